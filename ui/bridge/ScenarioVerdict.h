// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace casewright::ui {

/// A place where a scenario did not come to what its file expects.
struct ScenarioDifference {
    QString path{};        ///< `expect.cases[2].title`
    QString expected{};    ///< JSON, or what was demanded of it
    QString actual{};      ///< JSON, or that it is not there

    friend bool operator==(const ScenarioDifference&, const ScenarioDifference&) = default;
};

/// Whether a scenario holds. A plain value.
struct ScenarioVerdict {
    QString name{};                        ///< of the scenario
    std::uint64_t expectations = 0;        ///< values that its file expects
    std::vector<ScenarioDifference> differences{};
    QString problem{};                     ///< why it could not be compared; empty if it was

    [[nodiscard]] bool holds() const { return problem.isEmpty() && differences.empty(); }

    friend bool operator==(const ScenarioVerdict&, const ScenarioVerdict&) = default;
};

} // namespace casewright::ui
