// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/AlertSources.h"

namespace casewright::ui {

/// The alerts of several sources, brought together in order of time; of one source those, as they are. Without the
/// statistics of fields. Any thread; stops within 100 ms of a request with ErrorCode::Cancelled.
[[nodiscard]] base::Result<std::shared_ptr<const LoadedAlerts>>
mergeAlerts(const std::vector<std::shared_ptr<const LoadedAlerts>>& alerts, base::Progress* progress,
            const std::stop_token& stop);

/// Reads or makes the alerts of a source, and of those that come together with it, one by one. See loadAlerts().
[[nodiscard]] base::Result<std::vector<std::shared_ptr<const LoadedAlerts>>>
loadEach(const store::StoredSource& source, const std::vector<store::StoredSource>& more, bool skipBadLines,
         base::Progress* progress, const std::stop_token& stop);

/// The same, brought together with mergeAlerts().
[[nodiscard]] base::Result<std::shared_ptr<const LoadedAlerts>>
loadMerged(const store::StoredSource& source, const std::vector<store::StoredSource>& more, bool skipBadLines,
           base::Progress* progress, const std::stop_token& stop);

} // namespace casewright::ui
