// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/PreparedRuns.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// What a sweep sets otherwise in a rule: a point of its grid. Texts are as a rule file has them.
struct SweptSetting {
    std::string groupBy{};                        ///< empty: one case for all
    std::string timeWindow = "7d";
    std::optional<std::int64_t> maximumCases{};   ///< none: what the version has where nothing is set
    bool reopenClosedCases = false;
    std::string interval = "5m";                  ///< of the rule's runs
    std::string profile{};                        ///< a name of rules::VersionProfile

    friend bool operator==(const SweptSetting&, const SweptSetting&) = default;
};

/// The values that are tried of each setting; an empty list: the rule's own value alone. The grid has one point for
/// each combination, the first axis slowest, in the order of the members.
struct SweepAxes {
    std::vector<std::string> groupBys{};
    std::vector<std::string> timeWindows{};
    std::vector<std::optional<std::int64_t>> maxima{};
    std::vector<bool> reopens{};
    std::vector<std::string> intervals{};
    std::vector<std::string> profiles{};

    friend bool operator==(const SweepAxes&, const SweepAxes&) = default;
};

/// A rule, its alerts and all that does not vary.
struct SweepInput {
    engine::RunsInput runs;                       ///< its rule's schedule and the profile are the current setting's
    engine::ActionInput action;                   ///< its action is the current setting
    SweepAxes axes{};
    /// Of an analyst for each case that is opened or reopened, where the analysts' model has no triage of its own.
    base::Duration workACase{4 * base::Hour.milliseconds};

    /// At most so many points; more are an error.
    static constexpr std::size_t MostPoints = 100'000;
};

/// What comes of a rule with one setting.
struct SweepOutcome {
    engine::SimulationSummary summary{};          ///< without the depths of its queue
    double days = 0;                              ///< of the runs; less than a day counts as one
    std::uint64_t mixed = 0;                      ///< alerts in cases that grouping by a field was given up for
    double analystHours = 0;
    double groupEntropy = 0;                      ///< of the alerts over the groups of the field: bits

    [[nodiscard]] double casesADay() const { return days == 0 ? 0 : static_cast<double>(summary.casesOpened) / days; }
    [[nodiscard]] double alertsACase() const
    {
        return summary.casesOpened == 0
                   ? 0
                   : static_cast<double>(summary.audit.attached) / static_cast<double>(summary.casesOpened);
    }
    /// Alerts in no case but the ones that somebody silenced on purpose.
    [[nodiscard]] std::uint64_t lost() const
    {
        return summary.audit.inNoCase() - summary.audit.muted - summary.audit.maintenanceWindow;
    }
};

/// A point that is done: what came of it, or why the rule cannot be run so (a version that does not know the setting).
struct SweepCell {
    std::size_t point = 0;
    base::Result<SweepOutcome> outcome = SweepOutcome{};
};

/// A sweep that is done.
struct Sweep {
    std::vector<SweptSetting> points{};
    std::vector<SweepCell> cells{};               ///< by point
    SweptSetting current{};                       ///< what the rule is set to; it need not be a point
    SweepOutcome now{};                           ///< what comes of that
    double seconds = 0;                           ///< wall time
};

/// What the rule is set to.
[[nodiscard]] SweptSetting currentSetting(const rules::Rule& rule, const rules::VersionProfile& profile);
/// The rule with the setting; what a rule file has there otherwise stays.
[[nodiscard]] rules::Rule withSetting(rules::Rule rule, const SweptSetting& setting);
/// The grid, see SweepAxes. An error where it has more than SweepInput::MostPoints points, a window or an interval that
/// cannot be read, or a profile that does not exist.
[[nodiscard]] base::Result<std::vector<SweptSetting>> sweepPoints(const SweepInput& input);

/// Called as cells are done, in any order, by one thread at a time, none of which is the caller's.
using CellSink = std::function<void(const SweepCell&)>;

/// Simulates all points: runs are found once for each interval and profile, groups once for each field, on one thread a
/// core. Each cell is what simulate() gives for its setting. Progress is in points. Stops within 100 ms of a request
/// with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<Sweep> sweep(const SweepInput& input, const CellSink& done = {},
                                        base::Progress* progress = nullptr, const std::stop_token& stop = {});

} // namespace casewright::analysis
