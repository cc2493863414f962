// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/SimulationArchive.h"
#include "ui/simulation/DecisionAlternatives.h"

#include <QString>
#include <QStringList>

namespace casewright::ui {

/// What the rules of the simulation that is shown say beside its numbers: of one, or of several of a queue. Of a rule
/// that this version does not read the numbers are still true; they only lack the field's name.
class ShownRules final {
public:
    ShownRules() = default;
    explicit ShownRules(const ShownSimulation& shown);

    /// How far apart its runs are; of several rules those of the first.
    [[nodiscard]] base::Duration interval() const { return m_interval; }
    /// Other alerts than the documents that it matches; of several rules one of them.
    [[nodiscard]] bool makesAlerts() const { return m_makesAlerts; }
    /// What its decisions could have been taken under.
    [[nodiscard]] const DecisionSettings& settings() const { return m_settings; }
    /// The field that the alerts of a run are grouped by; empty: none.
    [[nodiscard]] QString groupBy(const store::StoredRun* run) const;
    /// The names of several rules; empty of one.
    [[nodiscard]] const QStringList& names() const { return m_names; }

private:
    void read(const store::StoredSimulation& simulation);

    base::Duration m_interval = base::Minute;
    bool m_makesAlerts = false;
    DecisionSettings m_settings;
    QStringList m_groupBy;      ///< by rule
    QStringList m_names;
    std::shared_ptr<const std::vector<RunPlace>> m_places;   ///< of several rules
};

} // namespace casewright::ui
