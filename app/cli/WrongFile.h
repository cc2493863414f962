// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::cli {

/// Where a file was given.
enum class FileUse : std::uint8_t { Alerts, Flood, Rule };

/// What is wrong if a file that was given as `--alerts` is a rule, a flood or another file of ours: what it is, and
/// where it goes. Nothing if it is none, or cannot be read, which whoever reads it says. `name` is as it was typed.
[[nodiscard]] std::optional<base::Error> problemOfOwnFile(const std::string& path, const std::string& name);

/// The error of a flood or a rule that could not be read; another one if the text is something else.
[[nodiscard]] base::Error ofWrongFile(base::Error error, FileUse use, std::string_view text, const std::string& name);

} // namespace casewright::cli
