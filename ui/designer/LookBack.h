// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QString;

namespace casewright::ui {

class DurationEdit;

/// A time in the past as rules write it, `now-6m`, in a field for lengths of time.
namespace lookback {

/// Shows the text, as it is written if it is no plain length.
void show(DurationEdit* field, const QString& text);
/// What a rule gets.
[[nodiscard]] QString textOf(const DurationEdit* field);

} // namespace lookback
} // namespace casewright::ui
