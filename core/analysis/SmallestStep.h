// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/base/Result.h"

namespace casewright::analysis {

/// The smallest k from 1 to `count` with which something holds, asked for as few times as can be: one by one, then by
/// doubling, then by halving. It is exact if what holds once goes on holding; else k - 1 at least does not hold. Nothing
/// if no k that was tried holds; an error is that of the answer.
[[nodiscard]] base::Result<std::optional<std::uint64_t>>
smallestStep(std::uint64_t count, const std::function<base::Result<bool>(std::uint64_t)>& holds);

} // namespace casewright::analysis
