// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

/// The migration to version 4: whether somebody is assigned as a part of the facet, all alerts that a run handed over,
/// and what is set aside of a rule. What comes from version 1 or 2 has them from the step before.
[[nodiscard]] base::Result<void> makeVersion4(Database& database);

} // namespace casewright::store
