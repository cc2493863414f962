// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/CasePages.h"
#include "core/cases/CaseMetrics.h"
#include "core/store/CasePage.h"
#include "core/store/StoredCase.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

/// What `cases show` tells.
struct CaseReport {
    store::CaseDetail detail{};
    store::StoredCase stored{};
    store::StoredSimulation simulation{};      ///< or another collection
    cases::Lifespan lifespan{};
    Rows<store::Activity> activity{};          ///< what the Cases action and changes of the status did, with reasons
    Rows<store::StoredUserAction> userActions{}; ///< of the types that were asked for
    Rows<store::AttachedAlert> alerts{};
    std::vector<store::StoredComment> comments{};

    /// Alerts of the case that are not shown.
    [[nodiscard]] std::uint64_t moreAlerts() const { return detail.row.totalAlerts - alerts.rows.size(); }
};

/// For people. `width` is the terminal's, or 0.
[[nodiscard]] std::string caseText(const CaseReport& report, std::size_t width);
/// For programs: `"casewright": "case/1"`.
[[nodiscard]] std::string caseJson(const CaseReport& report, const std::string& workspace);

} // namespace casewright::cli
