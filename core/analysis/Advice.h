// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/Sweep.h"

namespace casewright::analysis {

/// What a person wants of a rule. What is not said does not matter.
struct Goal {
    std::optional<double> mostCasesADay{};
    std::optional<std::uint64_t> mostOpenAtPeak{};
    std::optional<double> analystHoursADay{};     ///< that people have
    bool noneLost = true;                         ///< no alert may be in no case
    bool noneMixed = false;                       ///< grouping is never given up

    friend bool operator==(const Goal&, const Goal&) = default;
};

enum class GoalPart : std::uint8_t { CasesADay, OpenAtPeak, AnalystHours, Lost, Mixed };

/// How far a setting is from a part of the goal.
struct GoalMiss {
    GoalPart part = GoalPart::Lost;
    double value = 0;                             ///< what comes of the setting
    double allowed = 0;
};

struct RankedSetting {
    std::size_t point = 0;                        ///< of the sweep
    std::vector<GoalMiss> misses{};               ///< none: it satisfies the goal
    /// How much of the alerts' variety its cases tell apart, from 0 to 1: the entropy of its groups over that of the
    /// most telling field of the sweep, times the share of its alerts that are not mixed.
    double explained = 0;
    std::string reason{};                         ///< a sentence or two with the numbers
};

/// A point of the curve on which nothing is better in both: fewer cases a day, or fewer alerts lost or mixed. What does
/// not group mixes all that it attaches: else it would always be best.
struct TradeOff {
    std::size_t point = 0;
    double casesADay = 0;
    std::uint64_t lostOrMixed = 0;
};

struct Advice {
    std::vector<RankedSetting> ranked{};          ///< all that can be run, the best first
    bool isSatisfied = false;                     ///< whether the first one satisfies the goal
    std::string summary{};                        ///< what to do; or that nothing satisfies, and what is nearest
    std::vector<TradeOff> curve{};                ///< by cases a day
};

/// Alerts that a setting does not tell from others: in cases that grouping was given up for; without grouping all.
[[nodiscard]] std::uint64_t undistinguished(const SweptSetting& setting, const SweepOutcome& outcome);

/// How far a setting is from the goal as one number, by which those that do not satisfy it are ranked: the sum over its
/// misses, each as a share of what is allowed; of lost and mixed alerts, of the alerts. 0: it satisfies the goal.
[[nodiscard]] double missOf(const SweepOutcome& outcome, const Goal& goal);

/// The setting in a few words: `user.name, 1d`; besides field and window only what is otherwise than `current`.
[[nodiscard]] std::string settingText(const SweptSetting& setting, const SweptSetting& current);

/// Ranks the settings of a sweep by a goal. The order is total and the same for the same sweep. Any thread.
///
/// First comes what is nearest to the goal, which all that satisfy it are alike. Then what a lead of analysts asks for:
/// that no alert is lost; that none is in a case with strangers, which is why one case for all comes behind any field,
/// though it opens the fewest; that cases tell troubles apart, counted in steps of a twentieth, since less is no reason
/// for more work; then fewer cases a day, and fewer hours. What is left is a matter of taste: the fewest changes to the
/// rule, what explains more after all, and the earlier point.
[[nodiscard]] Advice advise(const Sweep& sweep, const Goal& goal);

} // namespace casewright::analysis
