// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <string>

#include "core/base/Result.h"
#include "core/rules/Rule.h"

namespace casewright::ui {

/// Bytes of the largest rule file that is read: such files are small, and they are read while the window waits.
inline constexpr std::int64_t LargestRuleFile = 1'000'000;

/// The text of a rule file. Errors name the file. GUI thread.
[[nodiscard]] base::Result<std::string> readRuleFile(const QString& path);
/// Writes the rule as a Kibana create-rule body; what was in the file before stays until all is written. Errors name
/// the file. GUI thread.
[[nodiscard]] base::Result<void> writeRuleFile(const QString& path, const rules::Rule& rule);

} // namespace casewright::ui
