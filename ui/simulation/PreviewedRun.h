// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/base/Time.h"

namespace casewright::ui {

class AlertSources;
class RuleDocuments;
class RulePreviews;
class SimulationService;
class SimulationView;

/// Leads from a number of the live preview to the run behind it: in the simulation that is shown, if that is of the
/// rule and the alerts as they are now, else in one that is run for it.
class PreviewedRun final : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it.
    PreviewedRun(RulePreviews& previews, RuleDocuments& rules, AlertSources& sources, SimulationService& service,
                 SimulationView& view, QObject* parent = nullptr);

Q_SIGNALS:
    /// The page is to come to the front.
    void pageWanted();
    /// The current rule is to be run against the current alerts.
    void runRequested();

private:
    void show(base::Timestamp at, const QString& group);
    void follow();
    [[nodiscard]] bool isShown() const;

    RulePreviews& m_previews;
    RuleDocuments& m_rules;
    AlertSources& m_sources;
    SimulationService& m_service;
    SimulationView& m_view;
    std::optional<base::Timestamp> m_wanted;   ///< until the simulation is there, or will not come
    QString m_group; ///< in that run; null: none
};

} // namespace casewright::ui
