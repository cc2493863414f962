// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <optional>
#include <string>
#include <vector>

#include "core/store/StoredValues.h"

namespace casewright::ui {

class AlertSources;
class AnalystModels;
class ElidedLabel;
class QueueChoosing;
class RuleDocuments;
class SimulationService;
class WorkspaceSession;
struct ShownSimulation;

/// Says what the result on the page is of, and where the next run would be of something else, that: rule, alerts,
/// analysts with their seed, version. One line. GUI thread.
class ShownLine final : public QObject {
    Q_OBJECT

public:
    /// They outlive it; it belongs to the label.
    ShownLine(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources, AnalystModels& analysts,
              QueueChoosing& choice, SimulationService& service, ElidedLabel& label);

private:
    void show();
    /// What would be simulated now.
    struct Coming {
        store::StoredSimulation simulation{};   ///< as one, also of several rules
        std::vector<std::string> rules{};       ///< as JSON
    };

    /// Nothing where something is missing.
    [[nodiscard]] std::optional<Coming> coming() const;
    [[nodiscard]] static bool isSame(const Coming& after, const ShownSimulation& shown);
    [[nodiscard]] QString next() const;

    WorkspaceSession& m_session;
    AnalystModels& m_analysts;
    QueueChoosing& m_choice;
    SimulationService& m_service;
    ElidedLabel& m_label;
    QString m_running;   ///< what runs
};

} // namespace casewright::ui
