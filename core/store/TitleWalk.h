// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/store/CaseCondition.h"
#include "core/store/CasePage.h"
#include "core/store/FindFunctions.h"

namespace casewright::store {

/// The keys of a page by title, of `wanted` cases, which FindFunctions was told too. It walks along the index as a walk
/// does otherwise, and leaves out parts of it in which the places have none of them. `conditions` have no others.
[[nodiscard]] base::Result<std::vector<std::int64_t>> walkTitles(FindFunctions& functions, const TitlePlaces& places,
                                                                 const KeySet& wanted, const CaseFilter& filter,
                                                                 const CaseConditions& conditions,
                                                                 const std::optional<CaseCursor>& after,
                                                                 std::uint32_t limit);

} // namespace casewright::store
