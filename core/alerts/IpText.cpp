// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/IpText.h"

#include <algorithm>
#include <cstddef>

namespace casewright::alerts {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// `10.0.0.1`
bool isIpV4(std::string_view text)
{
    int parts = 0;
    while (true) {
        const std::size_t end = std::min(text.find('.'), text.size());
        const std::string_view part = text.substr(0, end);
        if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), isDigit))
            return false;
        int number = 0;
        for (const char c : part)
            number = number * 10 + (c - '0');
        if (number > 255)
            return false;
        ++parts;
        if (end == text.size())
            return parts == 4;
        text.remove_prefix(end + 1);
    }
}

/// `fe80::1`; eight groups of four hexadecimal digits, or fewer and one gap. The last two may be an address of four
/// bytes.
bool isIpV6(std::string_view text)
{
    const std::size_t gap = text.find("::");
    if (std::count(text.begin(), text.end(), ':') < 2 || (gap != text.npos && text.find("::", gap + 1) != text.npos))
        return false;
    // One colon alone at an end parts nothing.
    if ((text.starts_with(':') && gap != 0) || (text.ends_with(':') && gap != text.size() - 2))
        return false;
    std::size_t groups = 0;
    while (true) {
        const std::size_t end = std::min(text.find(':'), text.size());
        const std::string_view group = text.substr(0, end);
        const bool isLast = end == text.size();
        const bool isFourBytes = isLast && isIpV4(group);
        if (!isFourBytes && (group.size() > 4 || !std::all_of(group.begin(), group.end(), isHex)))
            return false;
        groups += isFourBytes ? 2U : group.empty() ? 0U : 1U;
        if (isLast)
            return gap == text.npos ? groups == 8 : groups < 8;
        text.remove_prefix(end + 1);
    }
}

} // namespace

bool isIpAddress(std::string_view text) { return isIpV4(text) || isIpV6(text); }

} // namespace casewright::alerts
