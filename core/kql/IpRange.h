// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace casewright::kql {

/// An address in 16 bytes, that of four bytes as `::ffff:a.b.c.d`: one order for both.
using IpAddress = std::array<std::uint8_t, 16>;

/// Both ends included.
struct IpRange {
    IpAddress first{};
    IpAddress last{};

    friend bool operator==(const IpRange&, const IpRange&) = default;
};

/// Nothing if the text is no address (alerts::isIpAddress).
[[nodiscard]] std::optional<IpAddress> parseIp(std::string_view text);

/// An address alone, or a network such as `10.1.2.3/8`, whose host bits are ignored.
[[nodiscard]] std::optional<IpRange> parseIpRange(std::string_view text);

} // namespace casewright::kql
