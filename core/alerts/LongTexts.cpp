// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/LongTexts.h"

#include <algorithm>
#include <cstddef>

#include "core/base/Json.h"

namespace casewright::alerts {
namespace {

/// Behind the closing quote of the string that begins there.
std::size_t endOfString(std::string_view text, std::size_t begin)
{
    std::size_t at = begin + 1;
    while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2U : 1U;
    return std::min(at + 1, text.size());
}

} // namespace

std::string withoutLongTexts(std::string_view json)
{
    if (json.find(LongQuotes) == json.npos)
        return std::string(json);
    std::string plain;
    std::size_t at = 0;
    while (at < json.size()) {
        const std::size_t quote = std::min(json.find('"', at), json.size());
        plain += json.substr(at, quote - at);
        at = quote;
        if (at == json.size())
            break;
        if (!json.substr(at).starts_with(LongQuotes)) {
            const std::size_t end = endOfString(json, at);
            plain += json.substr(at, end - at);
            at = end;
            continue;
        }
        std::size_t end = json.find(LongQuotes, at + LongQuotes.size());
        if (end == json.npos)
            return plain.append(json.substr(at));
        while (json.substr(end + 1).starts_with(LongQuotes)) // a quote at the end of the text itself
            ++end;
        plain += base::javascriptString(json.substr(at + LongQuotes.size(), end - at - LongQuotes.size()));
        at = end + LongQuotes.size();
    }
    return plain;
}

} // namespace casewright::alerts
