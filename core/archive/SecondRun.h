// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "core/archive/KeptInput.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"

namespace casewright::archive {

/// Runs a kept simulation once more and keeps the result beside the first one, under the same name and with the same
/// inputs. The key of the new simulation. After an error, or a stop (ErrorCode::Cancelled, within 100 ms), what was
/// written is marked as failed or cancelled. Any thread.
[[nodiscard]] base::Result<std::int64_t> runAgain(const std::string& workspacePath, const KeptInput& kept,
                                                  base::Timestamp startedAt, base::Progress* progress = nullptr,
                                                  std::stop_token stop = {});

} // namespace casewright::archive
