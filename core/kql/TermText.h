// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/kql/Tree.h"

namespace casewright::kql {

/// The characters of a term, stars for what is between the parts of a wildcard; not as KQL would have to be written.
[[nodiscard]] std::string termText(const Term& term);

/// Whether it is `*`, or several: any value at all.
[[nodiscard]] bool isLoneWildcard(const Term& term);

/// Whether a text is made of the parts of a wildcard, two or more, with anything between them.
[[nodiscard]] bool fitsParts(std::string_view text, const std::vector<std::string>& parts);

} // namespace casewright::kql
