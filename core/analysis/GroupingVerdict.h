// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/alerts/FieldStatistics.h"
#include "core/analysis/GroupingOutlook.h"

namespace casewright::analysis {

/// What speaks against grouping by a field.
enum class GroupingFault : std::uint8_t {
    NotCarried, ///< alerts of the rule's type never have it: all of them are one group, `unknown`
    NoValues, ///< none of the alerts has it: the same
    OverLimit, ///< runs with more groups than may open cases: grouping is given up in them
    Time, ///< a time tells runs apart, not what alerts are about
    OneRun, ///< the same: it says something of one run, such as what was counted in it
    NearlyUnique, ///< fewer than two alerts a value: nearly every alert is its own case
    OneValue, ///< all alerts go to one case
    CaseFull, ///< alerts are left out because their case holds all that it may
    OftenMissing, ///< alerts without a value go to one case
    MostlyOneValue, ///< one value has more than 19 of 20 documents
    LongText, ///< a text to Elasticsearch: it does not group by it
    Lists, ///< a whole list, in its order, is the value
};

/// A fault with its numbers; those that do not concern it are 0.
struct GroupingReason {
    GroupingFault fault = GroupingFault::NoValues;
    std::uint64_t count = 0; ///< OverLimit: runs; NearlyUnique: values; CaseFull: alerts; Lists: documents with one
    double share = 0;        ///< OftenMissing: of the alerts without a value; MostlyOneValue: of the documents with it

    friend bool operator==(const GroupingReason&, const GroupingReason&) = default;
};

/// What is known of a field. What a run of the rule showed counts more than what its documents look like.
struct GroupingFacts {
    bool isCarried = true;                                  ///< see rules::alertsCarry()
    bool tellsApart = false;                                ///< the rule makes an alert for each value of it
    bool isTime = false;                                    ///< its values are dates
    bool isOfOneRun = false; ///< see isOfOneRun(), of rules that make alerts
    const alerts::FieldStatistics* documents = nullptr;     ///< of the rule's documents, where these are its alerts
    const GroupingOutlook* outlook = nullptr;
};

/// Whether a field is one to group by.
struct GroupingVerdict {
    std::vector<GroupingReason> against{}; ///< the gravest first; none: a good field
    bool isGrave = false;                  ///< grouping by it does not do what grouping is for
    double use = 0;                        ///< higher is better; means nothing by itself
    std::optional<double> coverage{};      ///< share of alerts that have it, 0 to 1; so the next: nothing if not known
    std::optional<std::uint64_t> values{};

    friend bool operator==(const GroupingVerdict&, const GroupingVerdict&) = default;
};

/// How much a number of values promises, of which some share of the alerts has one: most for some twenty, not one and
/// not thousands. At most 1.
[[nodiscard]] double groupingPromise(double coverage, double values);

/// Whether Kibana writes into the field of an alert that a rule makes what it found in that run, such as a count or a
/// reason with the count in it: the same trouble has another value in the next run.
[[nodiscard]] bool isOfOneRun(std::string_view field);

[[nodiscard]] GroupingVerdict judgeGrouping(const GroupingFacts& facts);

/// Of an action that does not group: what speaks against one case for all, if a run of the rule showed it.
[[nodiscard]] GroupingVerdict judgeNoGrouping(const GroupingOutlook* outlook);

} // namespace casewright::analysis
