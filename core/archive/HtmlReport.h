// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/archive/ReportData.h"

namespace casewright::archive {

/// The report of a simulation as one HTML page that needs nothing else: no script, no picture or style sheet of another
/// file or server, light and dark as the reader's system is. What came to a case and what did not, in bins that add up;
/// alerts of the runs with the limits that struck; cases that were open over time, and by size; the settings; what is
/// modelled and what is not; the largest groups and cases. A pure function of the data. The page is XML too.
[[nodiscard]] std::string htmlReport(const ReportData& data);

} // namespace casewright::archive
