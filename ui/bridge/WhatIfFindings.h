// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <memory>
#include <optional>

#include "core/analysis/Advice.h"
#include "core/analysis/Cadence.h"
#include "core/analysis/Sweep.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "ui/bridge/ComparedCases.h"
#include "ui/bridge/TruthScores.h"
#include "ui/bridge/UpgradeReport.h"

namespace casewright::ui {

/// All that was found out about a rule and its alerts. What was not asked is null. Shared with those who show it.
struct WhatIfFindings {
    rules::Rule rule{};
    QString source{};                               ///< name of the alerts
    std::uint64_t documents = 0;
    QString profile{};
    bool haveAnalystsWorked = false;
    std::shared_ptr<const analysis::Sweep> sweep{};
    analysis::Goal goal{};
    std::shared_ptr<const analysis::Advice> advice{};   ///< over the sweep, for the goal
    std::shared_ptr<const analysis::Cadence> cadence{};
    std::shared_ptr<const ComparedCases> compared{};
    QString truth{};                                ///< the field or the file that scores are by
    std::shared_ptr<const analysis::TruthTable> scores{};
    std::shared_ptr<const UpgradeReport> upgrade{};

    [[nodiscard]] bool isEmpty() const { return !sweep && !cadence && !compared && !scores && !upgrade; }
};

/// Writes a report of it: a page in HTML, or Markdown where the file's name ends in `.md`, with its pictures beside it.
/// Each file is there whole or not at all. Any thread.
[[nodiscard]] base::Result<void> writeFindings(const WhatIfFindings& findings, const QString& path);

} // namespace casewright::ui
