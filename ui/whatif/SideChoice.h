// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/Sweep.h"
#include "core/base/Result.h"
#include "ui/bridge/ComparedCases.h"

namespace casewright::ui {

class SimulationArchive;
class WhatIfSubject;

/// What a person may compare: the rule as it is, with the chosen setting, or under another version; another rule over
/// the same alerts; a simulation of the workspace.
struct SideChoice {
    enum class Kind : std::uint8_t { Now, Chosen, Version, Rule, Simulation };

    Kind kind = Kind::Now;
    std::int64_t key = 0;        ///< of a rule or a simulation
    std::string version{};

    friend bool operator==(const SideChoice&, const SideChoice&) = default;
};

/// All that there is to choose now, in that order. Simulations that are scenarios, that did not finish, or whose
/// analysts worked on the cases of other rules too, are left out: they cannot be run again alone.
[[nodiscard]] std::vector<SideChoice> sideChoices(const WhatIfSubject& subject, const SimulationArchive& archive);
/// "Now: host.name, 7 d"
[[nodiscard]] QString labelOf(const SideChoice& choice, const WhatIfSubject& subject, const SimulationArchive& archive);
/// An error where it is not there any more.
[[nodiscard]] base::Result<ComparedSide> sideOf(const SideChoice& choice, const analysis::SweepInput& input,
                                                const WhatIfSubject& subject, const SimulationArchive& archive);

} // namespace casewright::ui
