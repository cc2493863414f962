// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/IpRange.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <vector>

#include "core/alerts/IpText.h"

namespace casewright::kql {
namespace {

constexpr int BitsOfMapping = 96; ///< before the four bytes

/// The part before the sign, which is taken away with it.
std::string_view takePart(std::string_view& text, char sign)
{
    const std::size_t end = std::min(text.find(sign), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

std::uint16_t numberIn(std::string_view text, int base)
{
    std::uint16_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number, base);
    return number;
}

void appendFourBytes(std::string_view text, std::vector<std::uint8_t>& bytes)
{
    while (!text.empty())
        bytes.push_back(static_cast<std::uint8_t>(numberIn(takePart(text, '.'), 10)));
}

/// Groups of two bytes, with colons between them.
std::vector<std::uint8_t> groupsIn(std::string_view text)
{
    std::vector<std::uint8_t> bytes;
    while (!text.empty()) {
        const std::string_view part = takePart(text, ':');
        if (part.find('.') != part.npos) {
            appendFourBytes(part, bytes);
            continue;
        }
        const std::uint16_t group = numberIn(part, 16);
        bytes.push_back(static_cast<std::uint8_t>(group >> 8U));
        bytes.push_back(static_cast<std::uint8_t>(group & 0xffU));
    }
    return bytes;
}

} // namespace

std::optional<IpAddress> parseIp(std::string_view text)
{
    if (!alerts::isIpAddress(text))
        return std::nullopt;
    IpAddress address{};
    if (text.find(':') == text.npos) {
        std::vector<std::uint8_t> bytes = {0xff, 0xff};
        appendFourBytes(text, bytes);
        std::copy(bytes.begin(), bytes.end(), address.end() - 6);
        return address;
    }
    const std::size_t gap = std::min(text.find("::"), text.size());
    const std::vector<std::uint8_t> front = groupsIn(text.substr(0, gap));
    const std::vector<std::uint8_t> back = groupsIn(text.substr(std::min(gap + 2, text.size())));
    std::copy(front.begin(), front.end(), address.begin());
    std::copy(back.rbegin(), back.rend(), address.rbegin());
    return address;
}

std::optional<IpRange> parseIpRange(std::string_view text)
{
    const std::size_t slash = std::min(text.find('/'), text.size());
    const std::string_view host = text.substr(0, slash);
    const std::optional<IpAddress> address = parseIp(host);
    if (!address)
        return std::nullopt;
    if (slash == text.size())
        return IpRange{.first = *address, .last = *address};
    const int shift = host.find(':') == host.npos ? BitsOfMapping : 0;
    const std::string_view length = text.substr(slash + 1);
    int bits = 0;
    const char* const end = length.data() + length.size();
    const auto [stop, problem] = std::from_chars(length.data(), end, bits);
    if (problem != std::errc() || stop != end || bits < 0 || bits + shift > 128)
        return std::nullopt;
    bits += shift;
    IpRange range{.first = *address, .last = *address};
    for (std::size_t i = 0; i < address->size(); ++i) {
        const int kept = std::clamp(bits - static_cast<int>(i) * 8, 0, 8);
        const auto hostBits = static_cast<std::uint8_t>(0xffU >> static_cast<unsigned>(kept));
        range.first[i] = static_cast<std::uint8_t>(range.first[i] & ~hostBits);
        range.last[i] = static_cast<std::uint8_t>(range.last[i] | hostBits);
    }
    return range;
}

} // namespace casewright::kql
