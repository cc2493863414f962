// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace casewright::store {

/// An id in the shape of a UUID for a row of a case that keeps none: the same whenever it is asked for, and another one
/// for each case, also in exports of several workspaces.
[[nodiscard]] std::string stableId(std::string_view kind, std::string_view caseId, std::int64_t row);

/// A random id: a UUID of version 4, as Kibana gives to cases and comments that people make.
[[nodiscard]] std::string randomId();

} // namespace casewright::store
