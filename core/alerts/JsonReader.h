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

/// Reads JSON documents as they lie in the file (findDocuments()): one a line, where blank lines are no records, one
/// after the other, or in a list. If the first one is a hit of a search, all have to be. See readAlerts().
[[nodiscard]] base::Result<ReadAlerts> readJson(const std::shared_ptr<const InputFile>& file,
                                                const ReadSettings& settings, base::Progress* progress,
                                                const std::stop_token& stop);

} // namespace casewright::alerts
