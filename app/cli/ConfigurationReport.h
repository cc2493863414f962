// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/store/ConfigureClient.h"

namespace casewright::cli {

// Configurations of cases as results tell them.

[[nodiscard]] std::string configurationsText(const std::vector<store::StoredConfiguration>& configurations);
/// As Kibana's API has them; the id is the owner.
[[nodiscard]] base::Json configurationsJson(const std::vector<store::StoredConfiguration>& configurations);

} // namespace casewright::cli
