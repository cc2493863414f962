// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "app/cli/AlertInput.h"
#include "core/analysis/CaseAssignment.h"
#include "core/analysis/CaseComparison.h"
#include "core/engine/Simulation.h"

namespace casewright::cli {

/// One of two ways to run over the same alerts.
struct ComparedSide {
    std::string file{};                           ///< of its rule, as typed; empty: it is a kept simulation
    std::optional<std::int64_t> simulation{};     ///< its number in the workspace
    std::string simulationName{};
    engine::SimulationInput input{};
    analysis::CaseAssignment cases{};
};

/// Everything that `compare` found out, for a report of it.
struct CompareReport {
    ComparedSide before{};                        ///< A
    ComparedSide after{};                         ///< B
    std::optional<AlertInput> alerts{};           ///< none: those of the simulations
    std::string workspace{};                      ///< of the simulations
    analysis::CaseComparison comparison{};
    double readSeconds = 0;
    double compareSeconds = 0;
};

/// For people: both sides, what became of the cases of A, the largest flows and the first alerts that moved. `width` is
/// the terminal's, or 0.
[[nodiscard]] std::string compareText(const CompareReport& report, std::size_t width);
/// Prints it for programs, with all flows and all alerts that moved: `"casewright": "case-comparison/1"`.
void printCompareJson(const CompareReport& report);

} // namespace casewright::cli
