// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace casewright::ui {

/// The text with places in its long words (ids, groups as JSON) where a label may begin a new line; the places
/// themselves take no room.
[[nodiscard]] QString breakableText(const QString& text);

} // namespace casewright::ui
