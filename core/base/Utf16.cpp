// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Utf16.h"

#include <algorithm>
#include <array>

namespace casewright::base {
namespace {

constexpr std::string_view Replacement = "\xEF\xBF\xBD";

struct CodePoint {
    char32_t value;
    std::size_t bytes;
};

/// The code point at the beginning of the text, which must not be empty.
CodePoint decode(std::string_view text)
{
    constexpr CodePoint Invalid{0xFFFD, 1};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size)
        return Invalid;
    char32_t value = size == 4 ? lead & 0x07U : size == 3 ? lead & 0x0FU : lead & 0x1FU;
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return Invalid;
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    const bool outside = value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
    return overlong || outside ? Invalid : CodePoint{value, size};
}

std::size_t units(char32_t value) { return value > 0xFFFF ? 2 : 1; }

/// The first UTF-16 code unit of a code point.
char32_t leadUnit(char32_t value)
{
    return value > 0xFFFF ? 0xD800 + ((value - 0x10000) >> 10U) : value;
}

bool isSpace(char32_t value)
{
    constexpr std::array<char32_t, 19> Other{0x20,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003,
                                             0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A,
                                             0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
    return (value >= 0x09 && value <= 0x0D) || value == 0xFEFF
           || std::find(Other.begin(), Other.end(), value) != Other.end();
}

} // namespace

std::size_t utf16Length(std::string_view text)
{
    std::size_t length = 0;
    while (!text.empty()) {
        const CodePoint point = decode(text);
        length += units(point.value);
        text.remove_prefix(point.bytes);
    }
    return length;
}

std::string utf16Cut(std::string_view text, std::int64_t end)
{
    if (end < 0)
        end = std::max<std::int64_t>(0, end + static_cast<std::int64_t>(utf16Length(text)));
    const auto wanted = static_cast<std::size_t>(end);
    std::size_t length = 0;
    std::size_t position = 0;
    while (position < text.size()) {
        const CodePoint point = decode(text.substr(position));
        const std::size_t next = length + units(point.value);
        if (next > wanted)
            break;
        length = next;
        position += point.bytes;
    }
    std::string cut(text.substr(0, position));
    if (length < wanted && position < text.size())
        cut += Replacement;
    return cut;
}

int compareUtf16(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        const CodePoint left = decode(a);
        const CodePoint right = decode(b);
        if (left.value != right.value) {
            const char32_t leftUnit = leadUnit(left.value);
            const char32_t rightUnit = leadUnit(right.value);
            if (leftUnit != rightUnit)
                return leftUnit < rightUnit ? -1 : 1;
            return left.value < right.value ? -1 : 1;
        }
        a.remove_prefix(left.bytes);
        b.remove_prefix(right.bytes);
    }
    return a.empty() ? (b.empty() ? 0 : -1) : 1;
}

std::string_view trimJavascript(std::string_view text)
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool started = false;
    std::size_t position = 0;
    while (position < text.size()) {
        const CodePoint point = decode(text.substr(position));
        if (!isSpace(point.value)) {
            if (!started)
                begin = position;
            started = true;
            end = position + point.bytes;
        }
        position += point.bytes;
    }
    return text.substr(begin, end - begin);
}

} // namespace casewright::base
