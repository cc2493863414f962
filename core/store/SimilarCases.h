// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Result.h"
#include "core/store/Database.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

/// What CasesClient::similar() does, on a connection.
[[nodiscard]] base::Result<std::vector<SimilarCase>> readSimilarCases(Database& database, std::int64_t key,
                                                                      std::uint32_t limit,
                                                                      bool leavesOtherSimulations = false);

} // namespace casewright::store
