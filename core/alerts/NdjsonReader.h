// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>

#include "core/alerts/AlertReader.h"
#include "core/alerts/InputFile.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Reads one JSON object a line; blank lines are no records. See readAlerts().
[[nodiscard]] base::Result<ReadAlerts> readNdjson(const std::shared_ptr<const InputFile>& file,
                                                  const ReadSettings& settings, base::Progress* progress,
                                                  const std::stop_token& stop);

} // namespace casewright::alerts
