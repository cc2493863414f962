// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/store/CasePage.h"
#include "core/store/StoredCase.h"

namespace casewright::cli {

/// What a row of activity says, in words that follow who did it: `set the status to closed`. Long texts are cut.
[[nodiscard]] std::string describe(const store::StoredUserAction& action);
/// The same with why the Cases action opened the case, as it says of the same row.
[[nodiscard]] std::string describe(const store::StoredUserAction& action, const std::vector<store::Activity>& reasons);
/// Who did something: the rule, where nobody is named, or a person, whose name may not be known.
[[nodiscard]] std::string actorText(const std::optional<std::string>& name);

/// As Kibana's API has them.
[[nodiscard]] base::Json userActionsJson(const std::vector<store::StoredUserAction>& actions);
/// A line for each: when, who, what. The text is cut to `width` columns, unless that is 0.
[[nodiscard]] std::string userActionsText(const std::vector<store::StoredUserAction>& actions,
                                          const std::vector<store::Activity>& reasons, std::size_t width);

} // namespace casewright::cli
