// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/CaseVersion.h"

#include <charconv>
#include <cstddef>
#include <system_error>

namespace casewright::cases {
namespace {

constexpr std::string_view Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string toBase64(std::string_view bytes)
{
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group = group << 8U | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            text += i + j <= bytes.size() ? Digits[group >> (18U - 6U * j) & 63U] : '=';
    }
    return text;
}

/// Wrong text gives bytes that no version is made of.
std::string fromBase64(std::string_view text)
{
    std::string bytes;
    std::uint32_t group = 0;
    int bits = 0;
    for (const char each : text) {
        const std::size_t digit = Digits.find(each);
        if (digit == std::string_view::npos)
            break;
        group = group << 6U | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(group >> static_cast<unsigned>(bits) & 255U);
        }
    }
    return bytes;
}

} // namespace

std::string versionText(std::int64_t version) { return toBase64('[' + std::to_string(version) + ",1]"); }

std::optional<std::int64_t> versionNamed(std::string_view text)
{
    const std::string bytes = fromBase64(text);
    std::int64_t version = 0;
    const auto read = std::from_chars(bytes.data() + (bytes.empty() ? 0 : 1), bytes.data() + bytes.size(), version);
    if (read.ec != std::errc{} || versionText(version) != text)
        return std::nullopt;
    return version;
}

} // namespace casewright::cases
