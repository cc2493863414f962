// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/QueueReport.h"
#include "app/cli/SimulationReport.h"

namespace casewright::cli {

/// Prints the result of `simulate` as `"casewright": "result/1"`; resources/schemas has the schema.
void printJsonReport(const SimulationReport& report);
/// Of several rules as `"casewright": "queue/1"`, in which each of them is a result/1.
void printJsonReport(const QueueReport& queue);

} // namespace casewright::cli
