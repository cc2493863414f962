// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
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

/// The same of a text that is known to begin with the first part and to end with the last, with room for both.
[[nodiscard]] inline bool fitsMiddleParts(std::string_view text, const std::vector<std::string>& parts)
{
    text.remove_prefix(parts.front().size());
    text.remove_suffix(parts.back().size());
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
        const std::string& part = parts[i];
        const std::size_t found = part.size() == 1 ? text.find(part.front()) : text.find(part);
        if (found == text.npos)
            return false;
        text.remove_prefix(found + part.size());
    }
    return true;
}

} // namespace casewright::kql
