// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/QueueChoice.h"

#include <QObject>

#include <optional>

namespace casewright::ui {

class SimulationArchive;
class SimulationHeader;
struct SimulationRequest;

/// Between the choosers at the top of the page and what is chosen: which rules and sources are run together, and which
/// simulations of a queue are shown. Owned by the page.
class QueueChoosing final : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it.
    QueueChoosing(RuleDocuments& rules, AlertSources& sources, SimulationArchive& archive, SimulationHeader& header,
                  QObject* parent);

    [[nodiscard]] const QueueChoice& choice() const { return m_choice; }
    /// Ticks in the choosers what is chosen.
    void show();
    /// Fills in the rules and sources that are chosen; there is one of either at least.
    void fill(SimulationRequest& request) const;

private:
    RuleDocuments& m_rules;
    AlertSources& m_sources;
    SimulationHeader& m_header;
    QueueChoice m_choice;
};

} // namespace casewright::ui
