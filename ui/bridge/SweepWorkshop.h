// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/FieldStatistics.h"
#include "core/analysis/Sweep.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"

namespace casewright::ui {

/// Finds out what a sweep tries, away from the GUI thread, and keeps the fields of the rule that was asked for last: a
/// change of the Cases action costs nothing. Any thread.
class SweepWorkshop final {
public:
    /// Time windows that are tried where none are chosen.
    [[nodiscard]] static std::vector<std::string> usualWindows();

    /// The axes with all that is left open in them, see WhatIfSweeps::setAxes(); windows and intervals by length.
    [[nodiscard]] base::Result<analysis::SweepAxes> complete(analysis::SweepAxes axes,
                                                             const analysis::SweepInput& input,
                                                             const std::vector<alerts::FieldStatistics>& fields,
                                                             const std::stop_token& stop);

private:
    [[nodiscard]] base::Result<std::vector<std::string>> candidates(const analysis::SweepInput& input,
                                                                    const std::vector<alerts::FieldStatistics>& fields,
                                                                    const std::stop_token& stop);

    std::mutex m_mutex;
    // What the candidates are of; the alerts are not kept for it.
    rules::Rule m_rule;                           ///< without its action
    std::string m_profile;
    std::weak_ptr<const alerts::AlertTable> m_alerts;
    std::vector<std::string> m_candidates;
};

} // namespace casewright::ui
