// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::base {

/// The line and column of a byte of a text, or of the text's end. A byte order mark is no part of its line.
[[nodiscard]] Location placeOfByte(std::string_view text, std::size_t byte, std::string_view file);

/// Where a value stands in a JSON text, so that an error about it can say line and column. `pointer`
/// is a JSON pointer (RFC 6901), such as `/actions/0/params`; the text must be JSON. Where the value is
/// missing, the place of the innermost value around it. Location::field becomes the dotted path.
[[nodiscard]] Location placeInJson(std::string_view text, std::string_view pointer, std::string_view file);

} // namespace casewright::base
