// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

#include "core/alerts/AlertTable.h"
#include "core/analysis/Shrink.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// A symptom that shows, and what is to be looked for in fewer alerts: the same for the same reason. One thread.
class SymptomProbe final {
public:
    /// Looks for the symptom in all alerts; nothing if it does not show. An error where the id of its alert or its
    /// field is not there.
    [[nodiscard]] static base::Result<std::optional<SymptomProbe>> find(const engine::SimulationInput& input,
                                                                        const Symptom& symptom,
                                                                        const std::stop_token& stop);

    /// The document that must stay, for it is the one that is spoken of.
    [[nodiscard]] std::optional<base::AlertRow> pinned() const { return m_pinned; }
    /// The run that showed it first.
    [[nodiscard]] base::Timestamp at() const { return m_at; }
    [[nodiscard]] const SymptomReason& reason() const { return m_reason; }
    /// Its alert as people know it: the `_id`, or the instance.
    [[nodiscard]] const std::string& alert() const { return m_alert; }

    /// Whether it shows in other documents. `pinned`: the row of pinned() among them.
    [[nodiscard]] base::Result<bool> shows(std::shared_ptr<const alerts::AlertTable> table,
                                           std::optional<base::AlertRow> pinned, const std::stop_token& stop);

private:
    SymptomProbe(const engine::SimulationInput& input, const Symptom& symptom) : m_input(input), m_symptom(symptom) {}
    [[nodiscard]] base::Result<bool> findAlert(const std::stop_token& stop);
    [[nodiscard]] base::Result<bool> findAnyAlert(const std::stop_token& stop);
    [[nodiscard]] base::Result<void> pinOneOf(base::Timestamp at, const std::stop_token& stop);
    [[nodiscard]] base::Result<bool> findRun(const std::stop_token& stop);
    [[nodiscard]] base::Result<bool> findFirst(std::span<const std::optional<SymptomReason>> wanted,
                                               const std::stop_token& stop);
    void take(const Explanation& explanation);

    engine::SimulationInput m_input;
    Symptom m_symptom;
    SymptomReason m_reason{};
    std::optional<base::AlertRow> m_pinned{};
    std::string m_alert{};
    base::Timestamp m_at{};
};

} // namespace casewright::analysis
