// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

#include "core/base/Result.h"
#include "core/store/CaseFilter.h"
#include "core/store/Database.h"
#include "core/store/KeySet.h"

namespace casewright::store {

/// From one value to another, both of them within it.
struct Span {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// Where cases can lie that meet some conditions. What is not given says nothing.
struct CaseBounds {
    Span keys{};
    Span created{};
    std::optional<Span> updated{};       ///< nothing: none of them was
    std::optional<Span> closed{};
};

/// The part of version 3 that keeps, in a file, the first and last times of blocks of cases whose keys follow each
/// other: cases of one time have keys of one part, so that a walk need not begin where none can be. A block may say
/// more than is true, never less.
[[nodiscard]] base::Result<void> makeCaseBlocks(Database& database);

/// Of cases that meet the filter's ranges of time, that are wanted if keys are given, and whose keys are `within`.
/// Nothing: there are none.
[[nodiscard]] base::Result<std::optional<CaseBounds>> readBounds(Database& database, const CaseFilter& filter,
                                                                 const KeySet* wanted, const Span& within);

} // namespace casewright::store
