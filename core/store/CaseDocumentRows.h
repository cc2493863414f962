// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Result.h"
#include "core/store/Database.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

/// NotFound for the key of a case.
[[nodiscard]] base::Error noSuchCase(const Database& database, std::int64_t key);
/// Whether a case is there, for pages of what it holds: no rows may also mean that it is empty.
[[nodiscard]] base::Result<void> checkCase(Database& database, std::int64_t key);

/// A case with all its attributes.
[[nodiscard]] base::Result<StoredCase> readStoredCase(Database& database, std::int64_t key);
/// The same for many; those that are not there are listed.
[[nodiscard]] base::Result<CasesByKey> readStoredCases(Database& database, const std::vector<std::int64_t>& keys);

/// Conflict while the simulation of a case is still being written.
[[nodiscard]] base::Result<void> checkFinished(Database& database, const StoredCase& value);
/// A case that is about to change, checked so.
[[nodiscard]] base::Result<StoredCase> readForChange(Database& database, std::int64_t key);

/// The collection of cases by hand, which is made if it is not there.
[[nodiscard]] base::Result<std::int64_t> collectionByHand(Database& database, const Signature& by);

/// Adds a case to a collection; its key.
[[nodiscard]] base::Result<std::int64_t> insertCase(Database& database, std::int64_t simulation,
                                                    const cases::CaseDocument& document);
/// Writes what can change about a case with who changed it, and counts the version up. Conflict where the case no
/// longer has the version that the document names.
[[nodiscard]] base::Result<void> writeCase(Database& database, std::int64_t key, cases::CaseDocument document,
                                           const Signature& by);

} // namespace casewright::store
