// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/TermText.h"

#include <algorithm>

namespace casewright::kql {

std::string termText(const Term& term)
{
    switch (term.kind) {
    case Term::Kind::Null: return "null";
    case Term::Kind::True: return "true";
    case Term::Kind::False: return "false";
    case Term::Kind::Text: return term.text;
    case Term::Kind::Wildcard: break;
    }
    std::string text = term.parts.front();
    std::for_each(term.parts.begin() + 1, term.parts.end(), [&text](const std::string& part) { text += '*' + part; });
    return text;
}

bool isLoneWildcard(const Term& term)
{
    return term.kind == Term::Kind::Wildcard
        && std::all_of(term.parts.begin(), term.parts.end(), [](const std::string& part) { return part.empty(); });
}

bool fitsParts(std::string_view text, const std::vector<std::string>& parts)
{
    const std::string& first = parts.front();
    const std::string& last = parts.back();
    if (text.size() < first.size() + last.size() || !text.starts_with(first) || !text.ends_with(last))
        return false;
    return fitsMiddleParts(text, parts);
}

} // namespace casewright::kql
