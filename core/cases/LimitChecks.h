// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::cases {

// Whether a field keeps to its limits, in Kibana's sentences (reference/kibana-cases, "Validation wording pattern").
// Lengths are in UTF-16 code units, after trimming. `name` is how the sentences call the field: "title". Errors are
// InvalidValue and LimitReached; they have no place, which is for whoever asks.

/// A text that may be empty.
[[nodiscard]] base::Result<void> checkLength(std::string_view text, std::string_view name, std::size_t maximum);
/// A text that may not be blank.
[[nodiscard]] base::Result<void> checkFilled(std::string_view text, std::string_view name, std::size_t maximum);
/// A list.
[[nodiscard]] base::Result<void> checkCount(std::size_t count, std::string_view name, std::size_t maximum);

} // namespace casewright::cases
