// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/store/CasePage.h"
#include "core/store/Database.h"

namespace casewright::store {

// What Workspace's functions of the same names do, on a connection.
[[nodiscard]] base::Result<CaseDetail> readCaseDetail(Database& database, std::int64_t key);
[[nodiscard]] base::Result<std::optional<std::int64_t>> findCaseKey(Database& database, const base::CaseId& id);

} // namespace casewright::store
