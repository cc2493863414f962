// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/Json.h"

namespace casewright::push {

/// The text or number of an answer at a key such as `id`, `data.issue.key`, `issues[0].key` or `issues.0.key`, as text.
/// A member whose name is the whole key counts first. Nothing: there is none, or it is empty or of another type.
[[nodiscard]] std::optional<std::string> answerValue(const base::Json& answer, std::string_view key);

} // namespace casewright::push
