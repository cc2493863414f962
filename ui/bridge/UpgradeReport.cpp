// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/UpgradeReport.h"

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

/// Losses first, then other changes, then what cannot be told, then what stays.
int rankOf(const UpgradedRule& rule)
{
    if (rule.error)
        return 2;
    if (rule.change.differences.empty())
        return 3;
    return std::ranges::any_of(rule.change.differences, &analysis::VersionDifference::isLoss) ? 0 : 1;
}

} // namespace

base::Result<UpgradeReport> upgradeReport(const std::vector<analysis::SweepInput>& inputs,
                                          const rules::VersionProfile& from, const rules::VersionProfile& to,
                                          base::Progress& progress, const std::stop_token& stop)
{
    UpgradeReport report{.from = std::string(from.name), .to = std::string(to.name)};
    progress.begin(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        base::Result<analysis::UpgradeChange> change = analysis::upgradeChange(inputs[i], from, to, stop);
        if (!change && change.error().code == base::ErrorCode::Cancelled)
            return base::fail(change.error());
        UpgradedRule rule{.name = inputs[i].runs.rule.name};
        if (change)
            rule.change = std::move(*change);
        else
            rule.error = change.error();
        report.rules.push_back(std::move(rule));
        progress.advanceTo(i + 1);
    }
    std::ranges::stable_sort(report.rules, {}, rankOf);
    return report;
}

} // namespace casewright::ui
