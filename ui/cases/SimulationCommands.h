// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/cases/CaseListActions.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <vector>

class QAction;

namespace casewright::ui {

class CaseChanges;
class CaseListView;
class CaseMessages;
class CaseRepository;
class CaseTransfer;
class SimulationRemoval;

/// What a person does with the simulation, or another collection, that is chosen in the list of cases: another name,
/// run it again, compare it, its report, remove it.
class SimulationCommands final : public QObject {
    Q_OBJECT

public:
    /// All outlive it but the page, which owns it.
    SimulationCommands(CaseRepository& repository, CaseListView& list, CaseChanges& changes, CaseTransfer& transfer,
                       CaseMessages& messages, QWidget* page);

    /// `remove`: see CaseActions.
    void connectActions(const CaseListActions& actions, QAction* remove);
    void update(bool isInSight);
    /// Another workspace.
    void forget();

Q_SIGNALS:
    /// update() is wanted.
    void changed();
    /// In one line, for the status line.
    void told(const QString& text);
    /// Cases go: what was done to them cannot be taken back any more.
    void removing();
    /// These are wanted side by side.
    void comparisonWanted(const std::vector<std::int64_t>& simulations);

private:
    void connectRemoval();

    CaseRepository& m_repository;
    CaseListView& m_list;
    CaseChanges& m_changes;
    CaseTransfer& m_transfer;
    CaseMessages& m_messages;
    SimulationRemoval* m_removal = nullptr;
    CaseListActions m_can;
    QAction* m_remove = nullptr;
    std::int64_t m_renamed = 0; ///< whose name is being written
    QString m_nameBefore; ///< of that
};

} // namespace casewright::ui
