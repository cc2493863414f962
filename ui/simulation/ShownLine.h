// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/store/StoredValues.h"

namespace casewright::ui {

class AlertSources;
class AnalystModels;
class ElidedLabel;
class RuleDocuments;
class SimulationService;
class WorkspaceSession;

/// Says what the result on the page is of, and where the next run would be of something else, that: rule, alerts,
/// analysts with their seed, version. One line. GUI thread.
class ShownLine final : public QObject {
    Q_OBJECT

public:
    /// They outlive it; it belongs to the label.
    ShownLine(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources, AnalystModels& analysts,
              SimulationService& service, ElidedLabel& label);

private:
    void show();
    /// What would be simulated now; nothing where something is missing.
    [[nodiscard]] std::optional<store::StoredSimulation> coming() const;
    [[nodiscard]] QString next() const;

    WorkspaceSession& m_session;
    RuleDocuments& m_rules;
    AlertSources& m_sources;
    AnalystModels& m_analysts;
    SimulationService& m_service;
    ElidedLabel& m_label;
    QString m_running;   ///< what runs
};

} // namespace casewright::ui
