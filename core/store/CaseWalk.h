// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/store/CaseCondition.h"
#include "core/store/CasePage.h"

namespace casewright::store {

// The two ways to a page of cases. A walk goes along indices in the order asked for and leaves out what does not meet
// the conditions: good where many cases do. Gathering takes all cases that meet one condition from its index, and sorts
// them: good where few do.

/// Whether cases may have nothing to be sorted by.
[[nodiscard]] bool mayBeMissing(CaseSort sort);

/// Statements one after the other until the page is full; the last value of each is the number of rows.
[[nodiscard]] std::vector<SqlPart> walkStatements(Dialect dialect, const CaseFilter& filter,
                                                  const CaseConditions& conditions,
                                                  const std::optional<CaseCursor>& after, std::uint32_t limit);

/// What comes out of the SELECTs of a walk.
enum class Passing : std::uint8_t {
    All,     ///< also cases that do not meet the conditions, which say so: nobody waits long for the next
    Met,     ///< only those that do; a case that is passed takes a third of the time
};
/// The same in a file, for CaseMerge: the SELECTs of each part of the order, part after part. FindFunctions says which
/// keys are wanted.
[[nodiscard]] std::vector<std::vector<SqlPart>> walkSources(const CaseFilter& filter, const CaseConditions& conditions,
                                                            const std::optional<CaseCursor>& after, Passing passing);

/// The rows of a page that was walked to, at least one, in any order.
[[nodiscard]] SqlPart caseRowsOf(const std::vector<std::int64_t>& keys);

/// `condition` is the one to gather by, which has keys. With `isFromRows` it has rows, and these are gathered.
[[nodiscard]] SqlPart gatherStatement(const CaseFilter& filter, const CaseConditions& conditions,
                                      std::size_t condition, const std::optional<CaseCursor>& after,
                                      std::uint32_t limit, bool isFromRows = false);

/// Facet, number of cases and sum of their alerts, of more facets than are wanted. `condition` as above, or one behind
/// the last to count along an index of all cases; `isByKey`: tests ask for nothing but the key.
[[nodiscard]] SqlPart countStatement(Dialect dialect, const CaseConditions& conditions, std::size_t condition,
                                     bool isByKey);

} // namespace casewright::store
