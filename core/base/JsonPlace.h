// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"

namespace casewright::base {

/// The line and column of a byte of a text, or of the text's end. A byte order mark is no part of its line.
[[nodiscard]] Location placeOfByte(std::string_view text, std::size_t byte, std::string_view file);

/// Where a value stands in a JSON text, so that an error about it can say line and column. `pointer`
/// is a JSON pointer (RFC 6901), such as `/actions/0/params`; the text must be JSON. Where the value is
/// missing, the place of the innermost value around it. Location::field becomes the dotted path.
[[nodiscard]] Location placeInJson(std::string_view text, std::string_view pointer, std::string_view file);

/// Bytes [begin, end) of a value in a JSON text, and of its key with the quotes, if it is a member of an object.
struct JsonPart {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t keyBegin = 0;
    std::size_t keyEnd = 0;
};

/// The members of the object, or the elements of the list, that begins at a byte; none of any other value. The text
/// must be JSON. In the order of the text, equal keys each on their own.
[[nodiscard]] std::vector<JsonPart> partsOf(std::string_view text, std::size_t begin);

/// Where the value at a JSON pointer stands; of equal keys the last one counts. The text must be JSON.
[[nodiscard]] std::optional<JsonPart> findPart(std::string_view text, std::string_view pointer);

/// Whether the text of a key, between its quotes, stands for the key.
[[nodiscard]] bool isJsonKey(std::string_view quoted, std::string_view key);

/// The keys and numbers of a JSON pointer, and back.
[[nodiscard]] std::vector<std::string> stepsOf(std::string_view pointer);
[[nodiscard]] std::string pointerTo(std::string_view pointer, std::string_view key);

} // namespace casewright::base
