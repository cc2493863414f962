// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

// Numbers of the column `facet`: an owner's number * OwnerFacets + AssignedFacets where somebody is assigned
// + severity * SeverityFacets + status.
inline constexpr int SeverityFacets = 3;
inline constexpr int AssignedFacets = 4 * SeverityFacets;
inline constexpr int OwnerFacets = 2 * AssignedFacets;

/// The kinds of `terms`: what a case may have several of.
enum class TermKind : std::uint8_t { Tag, Assignee };

/// The part of version 3 that finds cases: the column `facet`, indices in every order, terms, values of groups, words.
/// All of it follows what is written to cases, comments and groups by itself, through triggers.
[[nodiscard]] base::Result<void> makeSearch(Database& database);

/// The part of version 4: puts the facet as it is today, with its indices, in place of the one that is there.
[[nodiscard]] base::Result<void> makeFacetsAnew(Database& database);

/// What a PostgreSQL server has in place of SQLite's triggers and of its index of words, filled and kept.
[[nodiscard]] base::Result<void> makeServerSearch(Database& database);

/// Gives back the room of terms that no case has any more, and of the words of so many cases that were removed: all of
/// it where those were many of the cases, else step by step, so that others need not wait. In a transaction of its
/// caller.
[[nodiscard]] base::Result<void> tidySearch(Database& database, std::int64_t removedCases);

} // namespace casewright::store
