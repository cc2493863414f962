// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/Setting.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/PreparedRuns.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// Runs that lie next to each other, as one bar over time.
struct PreviewBar {
    base::Timestamp from{};          ///< its length is RulePreview::barLength
    std::uint32_t runs = 0;          ///< with alerts or losses
    std::uint32_t breakerRuns = 0;   ///< that gave grouping up
    std::uint32_t failedRuns = 0;    ///< that Kibana refuses as a whole
    std::uint64_t alerts = 0;        ///< of all its runs: those that came, also what was handed over to nobody
    std::uint64_t most = 0;          ///< of one run
    std::uint64_t lost = 0;          ///< alerts that are in no case
    std::uint64_t silenced = 0;      ///< of them, muted, snoozed or in a maintenance window: as somebody wants it
    base::Timestamp at{};            ///< of the run with the most alerts; of those with a loss or a limit, if any

    friend bool operator==(const PreviewBar&, const PreviewBar&) = default;
};

/// A group of alerts over all runs.
struct PreviewGroup {
    std::string name{};              ///< its values, joined by ` & `; empty: see what follows
    bool isUnknown = false;          ///< of alerts without a value in the field
    bool isUngrouped = false;        ///< one case for all: nothing groups, or grouping was given up
    std::uint64_t alerts = 0;        ///< handed over to it
    std::uint64_t overLimit = 0;     ///< of them left out, because its case was full
    std::uint32_t cases = 0;
    std::uint32_t fullest = 0;       ///< alerts in the fullest of its cases, of 1 000
    base::Timestamp at{};            ///< of the first run that has it

    friend bool operator==(const PreviewGroup&, const PreviewGroup&) = default;
};

/// A change of one setting that makes a warning go away, or better. What came of it was found by running the rule with
/// it, except for the raised maximum of RulePreview, which needs none.
struct PreviewFix {
    Setting setting = Setting::Grouping;
    std::string value{};                        ///< as a rule file has it: `10`, `user.name`, `1d`, `true`
    std::optional<std::uint64_t> inNoCase{};    ///< alerts, with it; so the next
    std::optional<std::uint64_t> breakerRuns{};
    std::optional<std::uint64_t> casesOpened{};

    friend bool operator==(const PreviewFix&, const PreviewFix&) = default;
};

enum class PreviewWarningKind : std::uint8_t {
    Refused,          ///< runs that fail as a whole
    GroupingGivenUp,  ///< the circuit breaker
    CaseFull,         ///< alerts over the limit of a case
    OverMaxSignals,   ///< documents that never become alerts
    OverRunCap,       ///< more alerts in a run than the version hands over
    Overwritten,      ///< the group of alerts without a value takes the place of a group called `unknown`
    Silenced,         ///< muted, snoozed, or in a maintenance window
    FollowUps,        ///< most cases are only there because the window of the one before had passed
    ClosedPassed,     ///< cases that are only there because the one before was closed
};

/// Something that a person should know of what comes of the rule, with the numbers.
struct PreviewWarning {
    PreviewWarningKind kind = PreviewWarningKind::GroupingGivenUp;
    std::uint64_t runs = 0;          ///< in which it happens
    std::uint64_t alerts = 0;        ///< that it concerns; FollowUps and ClosedPassed: cases
    std::uint64_t most = 0;          ///< GroupingGivenUp: groups in one run
    std::uint64_t limit = 0;         ///< what that was compared with
    std::uint64_t ceiling = 0;       ///< GroupingGivenUp: the highest that a rule may set it to; 0: it cannot be set
    std::uint64_t groups = 0;        ///< CaseFull: that lost alerts
    PreviewGroup group{};            ///< CaseFull: the one that lost most
    std::string text{};              ///< Refused: what Kibana complains of
    base::Timestamp at{};            ///< of the run to look at
    std::vector<PreviewFix> fixes{}; ///< best first

    friend bool operator==(const PreviewWarning&, const PreviewWarning&) = default;
};

/// The first case that the rule opens, of a real group if there is one.
struct PreviewCase {
    std::string title;
    std::string description;
    std::vector<std::string> tags;
    base::Timestamp createdAt;

    friend bool operator==(const PreviewCase&, const PreviewCase&) = default;
};

/// What would come of a rule: a simulation in short.
struct RulePreview {
    engine::SimulationSummary summary{};       ///< for the tiles, and the alerts in no case by reason
    base::Timestamp firstAt{};                 ///< the first run, and the last
    base::Timestamp lastAt{};
    /// False of rules that make alerts of their own: an alert counts once in each run that hands it over, also where a
    /// case has it from an earlier one.
    bool countsDocuments = true;
    base::Duration barLength{};
    std::vector<PreviewBar> bars{};            ///< without a gap, from the first run to the last
    std::vector<PreviewGroup> groups{};        ///< the largest, by alerts
    std::uint64_t groupCount = 0;              ///< all of them
    std::vector<PreviewWarning> warnings{};    ///< the gravest first
    std::optional<PreviewCase> firstCase{};
};

/// How much of it.
struct PreviewSize {
    std::size_t bars = 120;
    std::size_t groups = 8;
};

/// Simulates, and puts together what a person wants to see at once. Warnings have no fixes yet but the ones that need
/// no run: see findPreviewFixes(). Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<RulePreview> previewRule(const engine::PreparedRuns& runs, const engine::ActionInput& action,
                                                    const PreviewSize& size = {}, const std::stop_token& stop = {});

} // namespace casewright::analysis
