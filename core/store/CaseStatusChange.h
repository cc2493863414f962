// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/Case.h"
#include "core/store/Database.h"

namespace casewright::store {

/// What Workspace::setStatus does, on a connection.
[[nodiscard]] base::Result<void> changeStatus(Database& database, const std::vector<std::int64_t>& caseKeys,
                                              engine::CaseStatus status, base::Timestamp at, const std::string& user);

} // namespace casewright::store
