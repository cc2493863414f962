// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/store/CaseCondition.h"
#include "core/store/CasePage.h"
#include "core/store/CaseWalk.h"
#include "core/store/Database.h"
#include "core/store/FindFunctions.h"
#include "core/store/KeySet.h"

namespace casewright::store {

/// How far a search goes on one way before it takes another. They decide how, never what is found. Measured with a
/// million cases: a key from an index takes 0.05 µs, a step of a walk 0.15, one with a test in another index 0.4, a
/// case that is looked up 1.2 to 1.8; a case of an index that SQLite leaves out 0.07.
struct SearchLimits {
    std::size_t gathered = 4'000;        ///< so many cases are looked up and sorted; more are walked through
    std::size_t firstKeys = 5'000;       ///< of each condition, before anything is walked
    std::size_t moreKeys = 60'000;       ///< if the first ones lie so far apart that these are all, or after one in vain
    std::int64_t firstSteps = 6'000;     ///< finds a page where one case of sixty meets the conditions
    std::int64_t knownSteps = 60'000;    ///< along keys that are known
    std::size_t placed = 20'000;         ///< by title, for more cases than that the places of titles are made
};

/// Finds a page of cases in a file, by turns: it reads keys of the conditions from their indices and keeps those that
/// they have in common; few of them are looked up and sorted, else it walks in the order asked for. A walk that finds
/// too little is given up, and more keys are read.
class CaseSearch final {
public:
    /// All have to live on. `conditions` were made for `functions`.
    CaseSearch(Database& database, FindFunctions& functions, const CaseFilter& filter, CaseConditions conditions,
               SearchLimits limits);
    [[nodiscard]] base::Result<std::vector<CaseRow>> page(const std::optional<CaseCursor>& after, std::uint32_t limit);
    /// Facet, number of cases and sum of their alerts.
    [[nodiscard]] base::Result<SqlPart> countStatement();

private:
    using Rows = std::vector<CaseRow>;
    [[nodiscard]] base::Result<void> readKeys(std::size_t most, bool withDear = true);
    [[nodiscard]] base::Result<void> readFirstKeys();
    [[nodiscard]] base::Result<void> readKeysOf(std::size_t condition, std::size_t most,
                                                const std::function<std::size_t(const KeySet& read)>& goOnTo = {});
    [[nodiscard]] base::Result<void> readLastKey();
    [[nodiscard]] base::Result<void> readUnwanted();
    [[nodiscard]] base::Result<void> readEnds();
    [[nodiscard]] base::Result<void> bound();
    [[nodiscard]] bool isFew(std::int64_t lookupCost) const;
    [[nodiscard]] std::optional<std::size_t> rowsToGather() const;
    [[nodiscard]] std::size_t gatherCost() const;
    [[nodiscard]] base::Result<Rows> rowsOf(const std::vector<std::int64_t>& keys);
    [[nodiscard]] base::Result<std::optional<Rows>> walk(std::int64_t steps, Passing passing);
    [[nodiscard]] base::Result<std::optional<Rows>> walkBothWays(std::int64_t steps);
    [[nodiscard]] base::Result<std::optional<Rows>> walkByPlaces();
    [[nodiscard]] base::Result<Rows> walkToTheEnd();
    [[nodiscard]] base::Result<Rows> gather();
    [[nodiscard]] base::Result<std::optional<Rows>> firstTry();
    [[nodiscard]] base::Result<std::optional<Rows>> secondTry();
    [[nodiscard]] base::Result<Rows> lastTry();
    [[nodiscard]] CaseConditions remaining() const;
    [[nodiscard]] std::int64_t testCost() const;

    Database& m_database;
    FindFunctions& m_functions;
    const CaseFilter& m_filter;
    CaseConditions m_conditions;
    SearchLimits m_limits;
    std::vector<bool> m_isKnown;             ///< by condition: all its keys are in the sets
    std::vector<std::size_t> m_counts;       ///< by condition: its keys, where they are known
    std::optional<KeySet> m_wanted;          ///< what the known conditions have in common
    std::optional<KeySet> m_unwanted;
    Span m_ends;                             ///< the keys that the conditions have in common lie within
    std::int64_t m_lastKey = 0;              ///< of all cases
    std::optional<CaseCursor> m_after;
    std::uint32_t m_limit = 0;
};

} // namespace casewright::store
