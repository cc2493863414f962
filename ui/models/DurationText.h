// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace casewright::ui {

/// A length of time of a rule file in words: "49 minutes" for `49m`, "1 day" for `1d`, and a unit alone, "minutes"
/// for `m`; anything else as it is.
[[nodiscard]] QString durationText(const QString& code);

} // namespace casewright::ui
