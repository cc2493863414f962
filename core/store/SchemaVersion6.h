// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

/// The migration to version 6: how often titles were changed, for those who keep in memory how titles lie
/// (TitlePlaces.h).
[[nodiscard]] base::Result<void> makeVersion6(Database& database);

} // namespace casewright::store
