// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>

#include "core/base/Result.h"
#include "core/engine/AnalystModel.h"

namespace casewright::ui {

/// Bytes of the largest analyst file that is read: such files are small, and they are read while the window waits.
inline constexpr std::int64_t LargestAnalystFile = 1'000'000;

/// What the analyst file says. Errors name the file and, where its text is wrong, line, column and field. GUI thread.
[[nodiscard]] base::Result<engine::AnalystModel> readAnalystFile(const QString& path);
/// Writes the model as an analyst file; what was in the file before stays until all is written. Errors name the file.
/// GUI thread.
[[nodiscard]] base::Result<void> writeAnalystFile(const QString& path, const engine::AnalystModel& model);

} // namespace casewright::ui
