// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::base {

/// A key that its object has once more. JSON allows it, and parsers silently take the last value.
struct RepeatedKey {
    std::string object;     ///< JSON pointer (RFC 6901) of the object
    std::string key;
    std::size_t first = 0;  ///< the byte where it stands in the text for the first time
    std::size_t again = 0;  ///< the byte where it stands again

    friend bool operator==(const RepeatedKey&, const RepeatedKey&) = default;
};

/// Each key of a text that came before in the same object, in order of the text, which must be JSON.
[[nodiscard]] std::vector<RepeatedKey> findRepeatedKeys(std::string_view text);

/// A key as a JSON pointer has it.
[[nodiscard]] std::string pointerStep(std::string_view key);

} // namespace casewright::base
