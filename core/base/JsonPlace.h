// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

#include "core/base/Result.h"

namespace casewright::base {

/// Where a value stands in a JSON text, so that an error about it can say line and column. `pointer`
/// is a JSON pointer (RFC 6901), such as `/actions/0/params`; the text must be JSON. Where the value is
/// missing, the place of the innermost value around it. Location::field becomes the dotted path.
[[nodiscard]] Location placeInJson(std::string_view text, std::string_view pointer, std::string_view file);

} // namespace casewright::base
