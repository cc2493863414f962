// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/Simulation.h"

namespace casewright::engine {

/// Adds what another rule of the same queue came to. Not what is no sum of both: the documents, which may be the same
/// ones, the peak of open cases, and the queue.
void addCounts(SimulationSummary& sum, const SimulationSummary& one);

} // namespace casewright::engine
