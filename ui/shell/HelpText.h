// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace casewright::ui {

/// The text of the help page, as HTML, without the shortcuts.
[[nodiscard]] QString helpHtml();

} // namespace casewright::ui
