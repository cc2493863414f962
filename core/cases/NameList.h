// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace casewright::cases {

/// The value of an enumeration by its name, in a list of names in the order of the values; nothing: no such name.
template<class T, std::size_t Size>
[[nodiscard]] std::optional<T> valueNamed(const std::array<std::string_view, Size>& names, std::string_view name)
{
    for (std::size_t i = 0; i < Size; ++i)
        if (names[i] == name)
            return static_cast<T>(i);
    return std::nullopt;
}

} // namespace casewright::cases
