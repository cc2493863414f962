// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string_view>

namespace casewright::ui {

/// Text of somebody else's that a label shows as it is: control characters, ends of lines and marks that turn the
/// direction of writing become `\n`, `\u{202E}`; bytes that are no UTF-8 become U+FFFD. Any thread.
[[nodiscard]] QString printableText(QStringView text);
[[nodiscard]] QString printableText(std::string_view text);

} // namespace casewright::ui
