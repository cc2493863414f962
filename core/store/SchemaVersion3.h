// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

/// The migration to version 3: all attributes of a case, comments, what people did to cases, configurations of owners,
/// connectors, and collections of cases that no simulation made.
[[nodiscard]] base::Result<void> makeVersion3(Database& database);

} // namespace casewright::store
