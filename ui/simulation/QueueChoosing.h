// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/QueueChoice.h"

#include <QObject>

namespace casewright::ui {

class SimulationHeader;
struct SimulationRequest;

/// Between the choosers at the top of the page and what is chosen: which rules and sources are run together. Owned by
/// the page.
class QueueChoosing final : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it.
    QueueChoosing(RuleDocuments& rules, AlertSources& sources, SimulationHeader& header, QObject* parent);

    [[nodiscard]] bool hasRule() const { return !m_choice.rules().empty(); }
    [[nodiscard]] bool hasSource() const { return !m_choice.sources().empty(); }
    /// Ticks in the choosers what is chosen.
    void show();
    /// Fills in the rules and sources that are chosen; false if there is none of either, as while one is removed.
    [[nodiscard]] bool fill(SimulationRequest& request) const;

Q_SIGNALS:
    void changed();

private:
    RuleDocuments& m_rules;
    AlertSources& m_sources;
    SimulationHeader& m_header;
    QueueChoice m_choice;
};

} // namespace casewright::ui
