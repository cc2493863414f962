// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

/// The migration to version 7: simulations of several rules whose cases came into one queue, and those over the alerts
/// of several sources. Those from before have one rule and one source each.
[[nodiscard]] base::Result<void> makeVersion7(Database& database);

} // namespace casewright::store
