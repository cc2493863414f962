// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::ui {

/// Bytes of the largest rule file that is read: an export of some thousand rules.
inline constexpr std::int64_t LargestRuleFile = 10'000'000;

/// The text of a rule file. Errors name the file. Any thread.
[[nodiscard]] base::Result<std::string> readRuleFile(const QString& path);
/// Writes the text of rules; what was in the file before stays until all is written. Errors name the file. Any thread.
[[nodiscard]] base::Result<void> writeRuleFile(const QString& path, std::string_view text);

} // namespace casewright::ui
