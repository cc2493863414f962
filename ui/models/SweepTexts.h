// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <optional>

#include "core/analysis/Sweep.h"
#include "core/analysis/SweepMeasure.h"
#include "ui/bridge/SweepBoard.h"

/// Settings that were tried, and what came of them, in words for people.
namespace casewright::ui::SweepTexts {

/// "Cases opened"
[[nodiscard]] QString nameOf(analysis::Measure measure);
/// What it counts, in a sentence.
[[nodiscard]] QString explanationOf(analysis::Measure measure);
/// "1 204"; what is no whole number with one decimal.
[[nodiscard]] QString valueOf(analysis::Measure measure, double value);
[[nodiscard]] QString valueOf(analysis::Measure measure, const analysis::SweepOutcome& outcome);

/// "Group field"
[[nodiscard]] QString nameOf(SweepAxis axis);
/// "user.name", "(no grouping)", "1 d", "5", "default", "on", "9.4"
[[nodiscard]] QString valueOf(SweepAxis axis, const analysis::SweptSetting& setting);
/// For ordering: a length in ms, a number; nothing where the text itself orders.
[[nodiscard]] std::optional<double> orderOf(SweepAxis axis, const analysis::SweptSetting& setting);

/// "1 setting", "72 settings"
[[nodiscard]] QString settings(std::uint64_t number);
/// "user.name, 1 day"
[[nodiscard]] QString nameOf(const analysis::SweptSetting& setting);
/// The same with all in which it is another than `now`: "user.name, 1 day, at most 10 cases".
[[nodiscard]] QString nameOf(const analysis::SweptSetting& setting, const analysis::SweptSetting& now);
/// All numbers, a line each.
[[nodiscard]] QString numbers(const analysis::SweepOutcome& outcome);

} // namespace casewright::ui::SweepTexts
