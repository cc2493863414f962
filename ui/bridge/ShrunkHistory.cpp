// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ShrunkHistory.h"

#include <utility>

#include "core/engine/PreparedRuns.h"
#include "core/scenario/SymptomFile.h"

namespace casewright::ui {

base::Result<ShrunkHistory> shrinkHistory(const analysis::SweepInput& input, const analysis::Symptom& symptom,
                                          base::Progress& progress, const std::stop_token& stop)
{
    engine::SimulationInput of = engine::simulationInput(input.runs, input.action);
    ShrunkHistory history{.alertsBefore = of.alerts->size()};
    base::Result<analysis::Shrunk> shrunk = analysis::shrink(of, symptom, &progress, stop);
    if (!shrunk)
        return base::fail(shrunk.error());
    history.shrunk = std::move(*shrunk);
    const auto write = [&](scenario::SymptomClaim claim) -> std::shared_ptr<const std::string> {
        base::Result<std::string> text = scenario::writeSymptom(of, symptom, history.shrunk, claim, stop);
        if (text)
            return std::make_shared<const std::string>(std::move(*text));
        history.error = text.error();
        return nullptr;
    };
    history.whileThere = write(scenario::SymptomClaim::IsThere);
    history.untilMended = write(scenario::SymptomClaim::IsMended);
    if (history.error && history.error->code == base::ErrorCode::Cancelled)
        return base::fail(*history.error);
    return history;
}

} // namespace casewright::ui
