// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/archive/SvgChart.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/store/CasePage.h"
#include "core/store/ReportQuery.h"
#include "core/store/StoredValues.h"
#include "core/store/Workspace.h"

namespace casewright::archive {

/// A span of time with the runs in it, so that a picture has room for all of them.
struct RunSpan {
    base::Timestamp from{};
    std::uint64_t runs = 0; ///< that had alerts or losses
    std::uint64_t alerts = 0; ///< handed over to the Cases action
    std::uint64_t struck = 0; ///< runs in which a limit struck
};

/// What a report tells of a simulation, gathered from the workspace.
struct ReportData {
    store::StoredSimulation simulation{};
    rules::Rule rule{}; ///< a default one where what is kept cannot be read
    store::StatusCounts cases{};
    base::Timestamp firstRun{}, lastRun{}; ///< that had alerts or losses; equal where there is none
    std::vector<RunSpan> spans{}; ///< in order of time, without gaps
    std::vector<store::OpenCases> open{}; ///< up to the last run
    std::vector<store::CaseSizeCount> sizes{};
    std::vector<store::GroupTotal> groups{}; ///< the largest
    std::vector<store::CaseRow> largest{}; ///< cases with the most alerts

    /// At most so many groups and cases are listed.
    static constexpr std::uint32_t MostGroups = 20;
    static constexpr std::uint32_t MostCases = 200;
};

/// Reads it, on the workspace's thread. Stops within 100 ms of a request with ErrorCode::Cancelled, but for single
/// queries.
[[nodiscard]] base::Result<ReportData> readReportData(const store::Workspace& workspace, std::int64_t simulation,
                                                      const std::stop_token& stop = {});

} // namespace casewright::archive
