// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ScenarioOpening.h"

#include "ui/bridge/ScenarioPlays.h"
#include "ui/bridge/Text.h"
#include "ui/simulation/ScenarioCard.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/DroppedFiles.h"
#include "ui/widgets/Looks.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int OpenGroup = 5;       ///< of the File menu
constexpr int SimulationGroup = 1; ///< of the Simulation menu: beside "Save as scenario"

/// The one local file of a drag or drop; empty if it has none, or several.
QString fileOf(const QMimeData* data)
{
    const QStringList files = filesDroppedOnPage(data);
    return files.size() == 1 ? files.first() : QString();
}

} // namespace

ScenarioOpening::ScenarioOpening(ScenarioPlays& plays, ScenarioCard& card, QWidget* page)
    : QObject(page), m_plays(plays), m_card(card), m_page(page)
{
    page->setAcceptDrops(true);
    page->installEventFilter(this);
    connect(&m_card, &ScenarioCard::playAgainRequested, this, [this] { open(m_plays.path()); });
    connect(&m_card, &ScenarioCard::ruleRequested, this, &ScenarioOpening::addRule);
    connect(&m_plays, &ScenarioPlays::verdictChanged, this, &ScenarioOpening::showVerdict);
    connect(&m_plays, &ScenarioPlays::played, this, &ScenarioOpening::tellPlayed);
    connect(&m_plays, &ScenarioPlays::rulesAdded, this, &ScenarioOpening::tellRules);
    connect(&m_plays, &ScenarioPlays::failed, this, &ScenarioOpening::tellFailed);
    showVerdict();
}

void ScenarioOpening::registerActions(ActionTable& actions)
{
    m_actions = &actions;
    m_open = actions.add({.id = u"scenario.open"_s, .text = tr("Open s&cenario..."), .icon = u"folder"_s,
                          .tip = tr("Play a scenario file, and see run by run whether it holds"),
                          .menu = MenuPlace::File, .group = OpenGroup, .alsoIn = MenuPlace::Simulation,
                          .groupThere = SimulationGroup},
                         this, &ScenarioOpening::ask);
    m_open->setEnabled(m_canPlay);
}

void ScenarioOpening::ask()
{
    auto* const dialog = new QFileDialog(m_page, tr("Open scenario"), m_folder,
                                         tr("Scenario files (*.json);;All files (*)"));
    dialog->setObjectName(u"openScenarioDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        open(path);
    });
    dialog->open();
}

void ScenarioOpening::setPossible(bool canPlay, bool canAdd)
{
    m_canPlay = canPlay;
    m_card.setPossible(canPlay, canAdd);
    if (m_open)
        m_open->setEnabled(canPlay);
}

void ScenarioOpening::open(const QString& path)
{
    go(u"simulate"_s);
    if (m_canPlay)
        return m_plays.open(path);
    Q_EMIT failed({.title = tr("%1 was not opened").arg(QFileInfo(path).fileName()),
                   .text = tr("Something runs. Cancel it or wait for it, then open the file.")});
}

void ScenarioOpening::addRule()
{
    const ScenarioVerdict* const verdict = m_plays.verdict();
    const QString name = verdict ? verdict->name : QString();
    if (m_plays.addRule())
        Q_EMIT done(tr("The rule of %1 was added. It is chosen above").arg(name));
}

void ScenarioOpening::showVerdict()
{
    setShown(&m_card, m_plays.isShown());
    m_card.showVerdict(m_plays.verdict(), m_plays.path());
}

void ScenarioOpening::go(const QString& page) const
{
    if (QAction* const action = m_actions ? m_actions->action(u"go."_s + page) : nullptr)
        action->trigger();
}

void ScenarioOpening::tellPlayed()
{
    const ScenarioVerdict* const verdict = m_plays.verdict();
    if (verdict && verdict->holds())
        Q_EMIT done(tr("Scenario %1 holds").arg(verdict->name));
    else if (verdict)
        Q_EMIT done(tr("Scenario %1 does not hold").arg(verdict->name));
}

void ScenarioOpening::tellRules(const AddedRules& added)
{
    const QString alerts = added.hasAlerts
        ? tr("Its alerts, %1, are a source now.").arg(added.alerts)
        : tr("Its alerts, %1, do not lie beside it: open them on the Alerts page.").arg(added.alerts);
    Q_EMIT noticed({.title = added.rules == 1
                        ? tr("%1 is a rule-run file: its rule was added").arg(added.file)
                        : tr("%1 is a rule-run file: its %2 rules were added").arg(added.file).arg(added.rules),
                    .text = tr("%1 Choose a rule and the alerts above and run it, as Kibana %2. casewright-cli test "
                               "compares with what the file expects.")
                                .arg(alerts, added.profiles),
                    .action = added.hasAlerts ? tr("Go to the rules") : tr("Go to the alerts"),
                    .act = [this, page = added.hasAlerts ? u"rules"_s : u"alerts"_s] { go(page); }});
}

void ScenarioOpening::tellFailed(const QString& path, const base::Error& error)
{
    Q_EMIT failed({.title = tr("%1 was not opened").arg(QFileInfo(path).fileName()),
                   .text = tr("%1\nNothing of it was kept.").arg(toText(error)),
                   .action = tr("Try again"),
                   .act = [this, path] { open(path); }});
}

bool ScenarioOpening::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* const enter = static_cast<QDragEnterEvent*>(event);
        if (fileOf(enter->mimeData()).isEmpty())
            return false;
        enter->acceptProposedAction();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto* const drop = static_cast<QDropEvent*>(event);
        const QString file = fileOf(drop->mimeData());
        if (file.isEmpty())
            return false;
        drop->acceptProposedAction();
        open(file);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace casewright::ui
