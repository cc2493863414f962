// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>

namespace casewright::base {

/// Where the character begins that a byte of a UTF-8 text belongs to, so that a text can be cut there; the place itself
/// at or behind the end.
[[nodiscard]] constexpr std::size_t characterBegin(std::string_view text, std::size_t at)
{
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

} // namespace casewright::base
