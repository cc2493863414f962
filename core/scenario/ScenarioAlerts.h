// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "core/alerts/AlertTable.h"
#include "core/scenario/ScenarioFile.h"

namespace casewright::scenario {

/// The alerts of all runs of a scenario, in the order in which they are given: an alert that comes several times has
/// as many rows. An alert without a time has that of its run, one without an index the scenario's name. The documents
/// are those of the file, and live as long as the table.
[[nodiscard]] std::shared_ptr<const alerts::AlertTable> alertsOf(const Scenario& scenario);

} // namespace casewright::scenario
