// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Time.h"
#include "core/cases/CaseAttributes.h"

namespace casewright::store {

/// What cases are sorted by: Kibana's fields, and the number of alerts. Cases of one value follow by their key; those
/// without a value (never updated, not closed, without category) come last, upwards and downwards. Texts are compared
/// by their bytes, as in Elasticsearch.
enum class CaseSort : std::uint8_t { Created, Updated, Closed, Title, Category, Status, Severity, Alerts };

/// What cases are sorted by, and which way.
enum class CaseOrder : std::uint8_t {
    CreatedNewestFirst,
    CreatedOldestFirst,
    UpdatedNewestFirst,
    MostAlerts,
    UpdatedOldestFirst,
    FewestAlerts,
    ClosedNewestFirst,
    ClosedOldestFirst,
    TitleUpwards,
    TitleDownwards,
    CategoryUpwards,
    CategoryDownwards,
    StatusUpwards,             ///< open, in progress, closed
    StatusDownwards,
    SeverityUpwards,           ///< low first
    SeverityDownwards,
};
[[nodiscard]] CaseSort sortOf(CaseOrder order);
[[nodiscard]] bool isDescending(CaseOrder order);
[[nodiscard]] CaseOrder orderBy(CaseSort sort, bool descending);

/// From one time to another, both of them within it; what is not given has no end.
struct TimeRange {
    std::optional<base::Timestamp> from{};
    std::optional<base::Timestamp> to{};

    [[nodiscard]] bool isWhole() const { return !from && !to; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// Texts of which a case has one; nothing among them stands for a case without any.
using WantedTexts = std::vector<std::optional<std::string>>;

/// A text with fewer digits is no beginning of an id, but a word or a number.
inline constexpr std::size_t ShortestIdBeginning = 8;

/// Which cases a page shows, and in which order. Values of one filter are or-ed, different filters and-ed, as in
/// Kibana; an empty one lets all through. One of more than cases::MaximumFilterValues values is refused (LimitReached).
struct CaseFilter {
    std::optional<std::int64_t> simulation{};
    std::vector<cases::CaseStatus> statuses{};
    /// Words in title, description and comments, of which a case has one, as Kibana's `search` finds them
    /// (simple_query_string): `word`, `begin*`, `"a phrase"`. `one + other` asks for both, `one | other` for either;
    /// they are read from the left (`a b + c`: one of a and b, and c), parentheses first. `-word` takes away what has it,
    /// also where words are or-ed (there Kibana would add all that does not have it). Capitals and accents are no
    /// difference, and signs none but a gap: `web-1` is the phrase `"web 1"`. A text that is a case's id, or begins it
    /// with ShortestIdBeginning digits, finds that case too: Kibana finds the whole id only.
    std::string text{};
    CaseOrder order = CaseOrder::CreatedNewestFirst;
    bool isTextGoingOn = false;                  ///< the last word may be the beginning of one: somebody is typing it
    bool needsAllWords = false;                  ///< words beside each other are and-ed (Kibana's defaultSearchOperator)
    std::vector<std::int64_t> collections{};     ///< simulations and what else holds cases (StoredSimulation)
    std::vector<cases::Severity> severities{};
    std::vector<std::string> owners{};
    std::vector<std::string> tags{};
    WantedTexts assignees{};
    /// Who made the case. Nothing, or `elastic/kibana`: the rule. An empty text: somebody whose name nobody knows.
    WantedTexts reporters{};
    WantedTexts categories{};
    TimeRange created{};
    TimeRange updated{};
    TimeRange closed{};
    std::string groupValue{};                    ///< one of the values that the case's group has in common
    std::string alertId{};                       ///< of an attached alert

    friend bool operator==(const CaseFilter&, const CaseFilter&) = default;
};

} // namespace casewright::store
