// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/store/CasesClient.h"
#include "core/store/Database.h"

namespace casewright::store {

// What CasesClient says over all cases, on a connection. An empty owner stands for all.

enum class CaseList : std::uint8_t { Tags, Assignees };
/// Distinct texts of the lists.
[[nodiscard]] base::Result<std::vector<std::string>> readLists(Database& database, CaseList list,
                                                               const std::string& owner);
[[nodiscard]] base::Result<std::vector<std::string>> readCategories(Database& database, const std::string& owner);
[[nodiscard]] base::Result<std::vector<std::string>> readReporters(Database& database, const std::string& owner);
[[nodiscard]] base::Result<OwnerMetrics> readOwnerMetrics(Database& database, const std::string& owner);

} // namespace casewright::store
