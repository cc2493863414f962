// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstddef>
#include <optional>
#include <stop_token>

#include "core/analysis/CaseAssignment.h"
#include "core/analysis/CaseComparison.h"
#include "core/analysis/Sweep.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/Simulation.h"
#include "core/store/StoredValues.h"

namespace casewright::ui {

/// One side of a comparison: a rule with all that it is run with, or a simulation of the workspace, which is run again.
struct ComparedSide {
    QString name{};                                         ///< for people: "host.name, 7d"
    engine::SimulationInput input{};                        ///< with its alerts; of no meaning for a simulation
    std::optional<store::StoredSimulation> simulation{};
};

/// Two sides over the same alerts.
struct ComparedCases {
    /// Cases of either side that the picture has; the others are put together.
    static constexpr std::size_t MostInPicture = 24;

    QString beforeName{}, afterName{};
    analysis::CaseAssignment before{}, after{};
    analysis::CaseComparison comparison{};
    analysis::FlowPicture picture{};
};

/// The rule of the input with a setting. An error where the setting's version does not exist.
[[nodiscard]] base::Result<ComparedSide> sideOf(const analysis::SweepInput& input,
                                                const analysis::SweptSetting& setting);
/// Runs both and compares. Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<ComparedCases> compareSides(const ComparedSide& before, const ComparedSide& after,
                                                       base::Progress& progress, const std::stop_token& stop);

/// What a case is of, in a few words: the values of its group, else its title. Printable text.
[[nodiscard]] QString caseText(const analysis::AssignedCase& of);
/// The same of a number in a flow or of a moved alert: also "in no case", and "17 other cases" of the rest.
[[nodiscard]] QString caseText(const analysis::CaseAssignment& of, std::uint32_t number, std::uint64_t rest = 0);

} // namespace casewright::ui
