// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/VersionTable.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/rules/TimeWindow.h"
#include "core/rules/VersionProfile.h"

namespace casewright::rules {
namespace {

using Value = std::function<std::string(const VersionProfile&)>;

VersionRow row(std::string_view what, std::string_view explanation, const Value& value)
{
    VersionRow made{.what = what, .explanation = explanation, .values = {}};
    std::transform(versionProfiles().begin(), versionProfiles().end(), std::back_inserter(made.values), value);
    return made;
}

bool hasMinutes(const VersionProfile& profile) { return profile.windowUnits.find('m') != std::string_view::npos; }

std::string mostCases(const VersionProfile& profile)
{
    return profile.maximumIsSetting ? fmt::format("1 to {}, else {}", profile.ceiling, profile.defaultMaximum)
                                    : fmt::format("{}, fixed", profile.defaultMaximum);
}

std::string shortestWindow(const VersionProfile& profile)
{
    return hasMinutes(profile) ? fmt::format("{}m", LeastMinutes) : std::string("1d");
}

} // namespace

std::vector<VersionRow> versionTable()
{
    return {
        row("Alerts a run hands over",
            "At most so many new alerts, and as many ongoing ones. The others never reach the "
            "Cases action.",
            [](const VersionProfile& profile) { return std::to_string(profile.documentsPerRun); }),
        row("Most cases in one run",
            "With more groups than that, all alerts of the run go into one case. Fixed: authors "
            "cannot change it.",
            mostCases),
        row("Most that a rule can get", "A rule that asks for more cases in one run than that gets so many.",
            [](const VersionProfile& profile) { return std::to_string(profile.ceiling); }),
        row("Units of the time window", "m minutes, h hours, d days, w weeks.",
            [](const VersionProfile& profile) { return fmt::format("{}", fmt::join(profile.windowUnits, ", ")); }),
        row("Shortest time window", "Alerts that come after the window has passed go into another case.",
            shortestWindow),
        row("Titles of cases",
            "Short: the rule's name is cut to fit. Long: the values that alerts are grouped by are "
            "cut too.",
            [](const VersionProfile& profile) {
                return std::string(profile.titleStyle == TitleStyle::Long ? "long" : "short");
            }),
        row("For detection rules", "Whether rules of Elastic Security have the Cases action; they have it from 8.16.",
            [](const VersionProfile& profile) { return std::string(profile.detectionRules ? "yes" : "no"); }),
        row("Templates of cases",
            "Whether the Cases action takes a template of the owner's configuration for the cases that it creates.",
            [](const VersionProfile& profile) { return std::string(profile.caseTemplates ? "yes" : "no"); }),
        row("Grouping in alerts",
            "Whether alerts of Elasticsearch query rules say what they are grouped by (kibana.alert.grouping), so that "
            "cases can be grouped by it.",
            [](const VersionProfile& profile) { return std::string(profile.groupingInAlerts ? "yes" : "no"); }),
    };
}

} // namespace casewright::rules
