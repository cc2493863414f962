// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/store/CasePage.h"
#include "core/store/Database.h"

namespace casewright::store {

/// The statement that reads a page: a part per status, each from an index in the order asked for, merged.
/// Its values are what pageValues() gives.
[[nodiscard]] QString pageSql(const CaseFilter& filter, bool after);
[[nodiscard]] QVariantList pageValues(const CaseFilter& filter, const std::optional<CaseCursor>& after,
                                      std::uint32_t limit);

// What Workspace's functions of the same names do, on a connection.
[[nodiscard]] base::Result<std::vector<CaseRow>> readCases(Database& database, const CaseFilter& filter,
                                                           const std::optional<CaseCursor>& after, std::uint32_t limit);
[[nodiscard]] base::Result<StatusCounts> readStatusCounts(Database& database, const CaseFilter& filter);
[[nodiscard]] base::Result<CaseDetail> readCaseDetail(Database& database, std::int64_t key);
[[nodiscard]] base::Result<std::optional<std::int64_t>> findCaseKey(Database& database, const base::CaseId& id);

} // namespace casewright::store
