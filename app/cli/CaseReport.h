// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/store/CasePage.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

/// What `cases show` tells.
struct CaseReport {
    store::CaseDetail detail{};
    store::StoredSimulation simulation{};
    std::vector<store::Activity> activity{};
    std::vector<store::AttachedAlert> alerts{};
    bool hasMoreActivity = false;

    /// Alerts of the case that are not shown.
    [[nodiscard]] std::uint64_t moreAlerts() const { return detail.row.totalAlerts - alerts.size(); }
};

/// For people. `width` is the terminal's, or 0.
[[nodiscard]] std::string caseText(const CaseReport& report, std::size_t width);
/// For programs: `"casewright": "case/1"`.
[[nodiscard]] std::string caseJson(const CaseReport& report, const std::string& workspace);

} // namespace casewright::cli
