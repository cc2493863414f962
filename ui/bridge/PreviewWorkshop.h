// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/GroupingOutlook.h"
#include "core/analysis/RulePreview.h"
#include "core/base/Result.h"
#include "core/engine/PreparedRuns.h"
#include "ui/bridge/AlertSources.h"

namespace casewright::ui {

/// Everything that a preview is made from. A plain value, made on the GUI thread without looking at alerts.
struct PreviewOrder {
    engine::RunsInput runs{};
    engine::ActionInput action{};
    std::shared_ptr<const LoadedAlerts> alerts{};   ///< of the runs' documents
};

/// Where previews are made, away from the GUI thread: keeps the runs of the rule that was asked for last, and who is in
/// which group of its alerts, so that a change of the Cases action costs a simulation only, and one of the query no new
/// look at values. What it keeps is large, and is let go of on the threads that work here. Any thread.
class PreviewWorkshop final {
public:
    [[nodiscard]] base::Result<analysis::RulePreview> preview(const PreviewOrder& order, const std::stop_token& stop);
    /// Second stage: the warnings of that preview with what mends them.
    [[nodiscard]] base::Result<std::vector<analysis::PreviewWarning>>
    fixes(const PreviewOrder& order, const analysis::RulePreview& preview, const std::stop_token& stop);
    [[nodiscard]] base::Result<std::vector<analysis::GroupingOutlook>>
    outlooks(const PreviewOrder& order, std::span<const std::string> fields, const std::stop_token& stop);
    /// Keeps nothing any more.
    void clear();

private:
    using Runs = std::shared_ptr<const engine::PreparedRuns>;
    [[nodiscard]] base::Result<Runs> runsOf(const PreviewOrder& order, const std::stop_token& stop);

    std::mutex m_mutex;
    Runs m_runs;
    std::shared_ptr<engine::AlertGroupings> m_groupings = std::make_shared<engine::AlertGroupings>();
};

} // namespace casewright::ui
