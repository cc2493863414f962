// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/SimulationCommands.h"

#include "core/store/StoredValues.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseChanges.h"
#include "ui/cases/CaseListHeader.h"
#include "ui/cases/CaseListView.h"
#include "ui/cases/CaseMessages.h"
#include "ui/cases/CaseTransfer.h"
#include "ui/cases/CollectionChooser.h"
#include "ui/cases/SimulationRemoval.h"

#include <QAction>

#include <algorithm>

namespace casewright::ui {

using store::CaseOrigin;
using store::SimulationState;
using store::StoredSimulation;

SimulationCommands::SimulationCommands(CaseRepository& repository, CaseListView& list, CaseChanges& changes,
                                       CaseTransfer& transfer, CaseMessages& messages, QWidget* page)
    : QObject(page),
      m_repository(repository),
      m_list(list),
      m_changes(changes),
      m_transfer(transfer),
      m_messages(messages)
{
    m_removal = new SimulationRemoval(repository, page);
    connect(&list.header(), &CaseListHeader::nameWritten, this,
            [this](const QString& name) { m_changes.rename(m_renamed, m_nameBefore, name); });
    connectRemoval();
}

void SimulationCommands::connectRemoval()
{
    const auto sayFailed = [this](const QString& title, const QString& reason) {
        m_messages.say(Tone::Loss, title, reason);
        Q_EMIT told(title);
        Q_EMIT changed();
    };
    connect(m_removal, &SimulationRemoval::failed, this, sayFailed);
    connect(m_removal, &SimulationRemoval::agreed, this, [this, sayFailed](std::int64_t key, const QString& name) {
        if (m_changes.isRunning()) // since the question was asked
            sayFailed(tr("%1 was not removed").arg(name), tr("Cases are being changed. Remove it when that is done."));
        else
            m_removal->remove(key, name);
    });
    connect(m_removal, &SimulationRemoval::started, this, [this](const QString& text) {
        Q_EMIT removing();
        m_messages.dismiss();
        Q_EMIT told(text);
        Q_EMIT changed();
    });
    connect(m_removal, &SimulationRemoval::finished, this, [this](const QString& title, const QString& more) {
        m_messages.say(Tone::Fine, title, more);
        Q_EMIT told(title);
        Q_EMIT changed();
    });
}

void SimulationCommands::connectActions(const CaseListActions& actions, QAction* remove)
{
    m_can = actions;
    m_remove = remove;
    const auto withOne = [this](QAction* action, auto act) {
        connect(action, &QAction::triggered, this, [this, act] {
            if (const StoredSimulation* const one = m_list.collections().one())
                act(*one);
        });
    };
    withOne(actions.rename, [this](const StoredSimulation& one) {
        m_renamed = one.key;
        m_nameBefore = toText(one.name);
        m_list.header().editName(toText(one.name));
    });
    withOne(actions.runAgain, [this](const StoredSimulation& one) {
        m_transfer.runAgain(one.key, CollectionChooser::nameOf(one));
    });
    withOne(actions.report, [this](const StoredSimulation& one) {
        m_transfer.askForReport(one.key, toText(one.name));
    });
    withOne(remove, [this](const StoredSimulation& one) {
        m_removal->ask(one.key, CollectionChooser::nameOf(one), one.origin == CaseOrigin::Simulation,
                       one.queue != 0);
    });
    connect(actions.compare, &QAction::triggered, this,
            [this] { Q_EMIT comparisonWanted(m_list.filter().collections); });
}

void SimulationCommands::update(bool isInSight)
{
    if (!m_remove)
        return;
    const StoredSimulation* const one = isInSight ? m_list.collections().one() : nullptr;
    const bool canWrite = m_repository.canWrite();
    const bool isFinished = one && one->state != SimulationState::Running;
    const bool isSimulation = one && one->origin == CaseOrigin::Simulation;
    m_can.rename->setEnabled(canWrite && one && one->origin != CaseOrigin::ByHand);
    m_can.runAgain->setEnabled(canWrite && isFinished && isSimulation && !m_transfer.isRunning());
    m_can.report->setEnabled(isFinished && isSimulation && !m_transfer.isRunning());
    m_remove->setEnabled(canWrite && isFinished && !m_removal->isRunning() && !m_changes.isRunning());
    const std::vector<StoredSimulation>& all = m_list.collections().collections();
    const auto simulations = std::count_if(all.begin(), all.end(), [](const StoredSimulation& each) {
        return each.origin == CaseOrigin::Simulation;
    });
    m_can.compare->setEnabled(isInSight && simulations > 1);
}

void SimulationCommands::forget()
{
    m_removal->forget();
    m_renamed = 0;
}

} // namespace casewright::ui
