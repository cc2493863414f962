// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Database.h"

namespace casewright::store {

/// All configurations, by owner, or the one of an owner.
[[nodiscard]] base::Result<std::vector<StoredConfiguration>>
readConfigurations(Database& database, const std::optional<std::string>& owner = std::nullopt);
/// What holds for the cases of an owner: the configuration, or one of nothing where the owner has none.
[[nodiscard]] base::Result<cases::CaseConfiguration> configurationOf(Database& database, const std::string& owner);

} // namespace casewright::store
