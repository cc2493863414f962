// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

/// The migration to version 5: what tells how a simulation stood at any moment. Simulations from before do not have it.
[[nodiscard]] base::Result<void> makeVersion5(Database& database);

} // namespace casewright::store
