// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/SimulationReport.h"

namespace casewright::cli {

/// Prints the result of `simulate` as `"casewright": "result/1"`; resources/schemas has the schema.
void printJsonReport(const SimulationReport& report);

} // namespace casewright::cli
