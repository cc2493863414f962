// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CasesPage.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/CaseValues.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/cases/BulkEditing.h"
#include "ui/cases/CaseActions.h"
#include "ui/cases/CaseArrangement.h"
#include "ui/cases/CaseChanges.h"
#include "ui/cases/CaseColumns.h"
#include "ui/cases/CaseCommands.h"
#include "ui/cases/CaseListActions.h"
#include "ui/cases/CaseListView.h"
#include "ui/cases/CaseMessages.h"
#include "ui/cases/CaseRequests.h"
#include "ui/cases/CaseTable.h"
#include "ui/cases/CaseTrail.h"
#include "ui/cases/CaseTransfer.h"
#include "ui/cases/CaseView.h"
#include "ui/cases/CollectionChooser.h"
#include "ui/cases/ComparisonView.h"
#include "ui/cases/ConfigurationPane.h"
#include "ui/cases/NewCaseForm.h"
#include "ui/cases/PushCard.h"
#include "ui/cases/SimulationCommands.h"
#include "ui/cases/UndoKeys.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int RefreshPause = 250; ///< ms: a running simulation changes cases ten times a second

} // namespace

CasesPage::CasesPage(WorkspaceSession& session, CaseRepository& repository, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_repository(repository)
{
    m_messages = new CaseMessages(this);
    // One for each user: they want the values of other owners, and would take each other's away.
    const auto values = [&session, this]() -> CaseValues& { return *new CaseValues(session, this); };
    m_list = new CaseListView(session, repository, this);
    m_case = new CaseView(repository, values(), this);
    m_trail = new CaseTrail(*m_case, this);
    m_commands = new CaseCommands(repository, *m_list, *m_case, *m_messages, this);
    m_transfer = new CaseTransfer(session, repository, *m_list, *m_messages, this);
    m_bulk = new BulkEditing(repository, values(), *m_list, m_commands->changes(), *m_messages);
    m_simulations = new SimulationCommands(repository, *m_list, m_commands->changes(), *m_transfer, *m_messages, this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"casesStack"_s);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_case);
    m_form = new NewCaseForm(repository, values(), this);
    m_stack->addWidget(m_form);
    m_settings = new ConfigurationPane(repository, values(), this);
    m_stack->addWidget(m_settings);
    m_comparison = new ComparisonView(repository, this);
    m_stack->addWidget(m_comparison);
    connect(m_stack, &QStackedWidget::currentChanged, this, &CasesPage::updateActions);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::PageMargin, size::GapMiddle, size::PageMargin, size::GapMiddle);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_messages);
    layout->addWidget(m_transfer->progressLine());
    layout->addWidget(m_commands->progressLine());
    layout->addWidget(m_stack, 1);

    auto* const keys = new UndoKeys(this);
    connect(keys, &UndoKeys::undoWanted, m_commands, &CaseCommands::undo);
    connect(keys, &UndoKeys::redoWanted, m_commands, &CaseCommands::redo);
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(RefreshPause);
    connect(m_pause, &QTimer::timeout, this, &CasesPage::refresh);
    connect(&session, &WorkspaceSession::opened, this, &CasesPage::reset);
    connect(&session, &WorkspaceSession::casesChanged, this, [this] {
        if (!m_pause->isActive())
            m_pause->start();
    });
    connectViews();
    connectRequests();
    connectCommands();
    connectListCommands();
    setAcceptDrops(true);
    reset();
}

CasesPage::~CasesPage() = default;

void CasesPage::setCaseExplanations(Explanations& explanations) { m_case->setExplanations(explanations); }
void CasesPage::setDocuments(CaseDocuments& documents) { m_case->setDocuments(documents); }

void CasesPage::setPushing(CasePushing& pushing, ConnectorSecrets& secrets)
{
    m_commands->setPushing(pushing, secrets);
}

QString CasesPage::name() const { return u"cases"_s; }
QString CasesPage::title() const { return tr("Cases"); }
QString CasesPage::iconName() const { return u"cases"_s; }

void CasesPage::connectViews()
{
    const auto couldNotRead = [this](const QString& reason) {
        m_messages->say(Tone::Loss, tr("Cases could not be read"), reason, CaseMessages::Offer::TryAgain);
    };
    connect(m_list, &CaseListView::openRequested, m_trail, [this](qint64 key) { m_trail->open(key); });
    connect(m_trail, &CaseTrail::moved, this, &CasesPage::placeChanged);
    connect(m_list, &CaseListView::selectionMoved, this, &CasesPage::updateActions);
    connect(m_list, &CaseListView::countChanged, this, &CasesPage::tellCount);
    connect(m_list, &CaseListView::countChanged, this, &CasesPage::updateActions);
    connect(m_list, &CaseListView::failed, this, couldNotRead);
    connect(m_list, &CaseListView::actionWanted, this, &CasesPage::trigger);
    connect(m_list, &CaseListView::outdated, this, [this] {
        m_messages->say(Tone::Neutral, tr("Cases have changed since they were read"),
                        tr("So far down the list is not brought up to date by itself."),
                        CaseMessages::Offer::ReadAgain);
    });
    connect(m_case, &CaseView::shown, this, [this] {
        if (!isCaseShown()) {
            m_stack->setCurrentWidget(m_case);
            m_case->setFocus(Qt::OtherFocusReason);
        }
        if (m_trail->takeOpened())
            tellCount();
        updateActions();
        m_commands->offerAgain();
    });
    connect(m_case, &CaseView::failed, this, [this, couldNotRead](const QString& reason) {
        leaveCase();
        couldNotRead(reason);
    });
    connect(m_case, &CaseView::backRequested, this, &CasesPage::goBack);
    connect(m_form, &NewCaseForm::created, m_trail, [this](qint64 key) { m_trail->open(key); });
    connect(m_form, &NewCaseForm::cancelled, this, &CasesPage::leaveCase);
    connect(m_form, &NewCaseForm::failed, this, couldNotRead);
    connect(m_settings, &ConfigurationPane::closeWanted, this, &CasesPage::leaveCase);
    connect(m_settings, &ConfigurationPane::failed, this, couldNotRead);
    connect(m_case, &CaseView::caseChosen, m_trail, &CaseTrail::follow);
    connect(m_case, &CaseView::runWanted, this, [this](base::Timestamp at) {
        const store::CaseDetail& detail = m_case->sheet()->detail;
        m_repository.showRun(detail.row.simulation, at.milliseconds,
                             CaseText::groupingValues(detail.grouping).join(u" & "_s));
    });
    connect(&m_case->pushCard(), &PushCard::settingsWanted, this, [this] { trigger(u"cases.configure"_s); });
    connect(m_case, &CaseView::alertMoved, this, &CasesPage::updateActions);
}

void CasesPage::connectRequests()
{
    auto* const requests = new CaseRequests(m_repository, *m_trail, *m_list, this);
    connect(requests, &CaseRequests::listWanted, this, &CasesPage::leaveCase);
    connect(requests, &CaseRequests::pageWanted, this, [this] { trigger(u"go.cases"_s); });
}

void CasesPage::connectCommands()
{
    connect(m_commands, &CaseCommands::told, this, &CasesPage::tell);
    connect(m_commands, &CaseCommands::changed, this, &CasesPage::updateActions);
    connect(m_commands, &CaseCommands::refreshWanted, this, &CasesPage::refresh);
    connect(m_commands, &CaseCommands::deleted, this, [this](const std::vector<std::int64_t>& keys) {
        if (isCaseShown() && std::find(keys.begin(), keys.end(), m_case->sheet()->stored.key) != keys.end())
            leaveCase();
        m_list->reload();
    });
}

void CasesPage::connectListCommands()
{
    connect(m_transfer, &CaseTransfer::told, this, &CasesPage::tell);
    connect(m_transfer, &CaseTransfer::changed, this, &CasesPage::updateActions);
    connect(m_transfer, &CaseTransfer::comparisonWanted, this, &CasesPage::compare);
    connect(m_transfer, &CaseTransfer::collectionWanted, this, [this](qint64 collection) {
        leaveCase();
        m_list->showSimulation(collection);
    });
    connect(m_bulk, &BulkEditing::told, this, &CasesPage::tell);
    connect(m_simulations, &SimulationCommands::told, this, &CasesPage::tell);
    connect(m_simulations, &SimulationCommands::changed, this, &CasesPage::updateActions);
    connect(m_simulations, &SimulationCommands::comparisonWanted, this, &CasesPage::compare);
    connect(m_simulations, &SimulationCommands::removing, this, [this] { m_commands->changes().forget(); });
    connect(m_comparison, &ComparisonView::backRequested, this, &CasesPage::leaveCase);
    connect(m_comparison, &ComparisonView::failed, this, [this](const QString& reason) {
        leaveCase();
        m_messages->say(Tone::Loss, tr("The simulations could not be compared"), reason);
    });
}

void CasesPage::registerActions(ActionTable& actions)
{
    m_actions = &actions;
    m_commands->registerActions(actions, m_explanations);
    const CaseListActions can = addCaseListActions(actions);
    m_transfer->connectActions(can);
    m_bulk->connectActions(can);
    m_simulations->connectActions(can, m_commands->actions().remove);
    connectActions();
    m_list->addActions(actions);
    m_case->addActions(actions);
    updateActions();
}

void CasesPage::connectActions()
{
    const CaseActions& can = m_commands->actions();
    connect(can.open, &QAction::triggered, this, [this] {
        if (const std::optional<std::int64_t> key = m_list->currentKey())
            m_trail->open(*key);
    });
    connect(can.create, &QAction::triggered, this, [this] {
        trigger(u"go.cases"_s);
        m_stack->setCurrentWidget(m_form);
        m_form->begin();
    });
    connect(can.configure, &QAction::triggered, this, [this] {
        trigger(u"go.cases"_s);
        m_trail->forget();
        m_case->clear();
        m_stack->setCurrentWidget(m_settings);
        m_settings->refresh();
        m_settings->setFocus(Qt::OtherFocusReason);
    });
    connect(can.back, &QAction::triggered, this, &CasesPage::goBack);
    connect(can.find, &QAction::triggered, this, &CasesPage::find);
}

bool CasesPage::event(QEvent* event)
{
    const bool done = Page::event(event);
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        updateActions();
    return done;
}

void CasesPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_transfer->canImport() && !CaseTransfer::filesOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void CasesPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_transfer->import(CaseTransfer::filesOf(event->mimeData()));
}

QByteArray CasesPage::arrangement() const { return caseArrangement(m_list->table().columns(), m_case->alertsPane()); }

void CasesPage::restoreArrangement(const QByteArray& arrangement)
{
    restoreCaseArrangement(arrangement, m_list->table().columns(), m_case->alertsPane());
}

void CasesPage::activated()
{
    if (m_isStale)
        refresh();
    if (m_stack->currentWidget() == m_list)
        m_list->focusTable();
    else
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void CasesPage::reset()
{
    m_pause->stop();
    m_isStale = false;
    m_commands->forget();
    m_bulk->forget();
    m_simulations->forget();
    m_comparison->clear();
    m_messages->dismiss();
    m_messages->setReadOnly(m_session.isReadOnly() ? m_session.name() : QString());
    m_trail->forget();
    m_case->clear();
    m_form->reset();
    m_settings->reset();
    m_stack->setCurrentWidget(m_list);
    m_list->reset();
    updateActions();
}

void CasesPage::refresh()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    m_list->refresh();
    m_case->refresh();
    m_comparison->refresh();
}

void CasesPage::goBack()
{
    if (!m_trail->goBack())
        leaveCase();
}

QString CasesPage::place() const { return m_trail->place(); }

void CasesPage::goTo(const QString& place)
{
    if (!m_trail->goTo(place))
        leaveCase();
}

void CasesPage::leaveCase()
{
    m_trail->forget();
    m_case->clear();
    m_comparison->clear();
    m_stack->setCurrentWidget(m_list);
    if (isVisible())
        m_list->focusTable();
    tellCount();
    Q_EMIT placeChanged();
}

void CasesPage::compare(const std::vector<std::int64_t>& simulations)
{
    m_trail->forget();
    m_case->clear();
    m_comparison->show(simulations, m_list->collections().collections());
    m_stack->setCurrentWidget(m_comparison);
    m_comparison->setFocus(Qt::OtherFocusReason);
}

void CasesPage::find()
{
    trigger(u"go.cases"_s);
    leaveCase();
    m_list->focusSearch();
}

void CasesPage::trigger(const QString& actionId)
{
    QAction* const action = m_actions ? m_actions->action(actionId) : nullptr;
    if (action)
        action->trigger();
}

bool CasesPage::isCaseShown() const { return m_stack->currentWidget() == m_case && m_case->sheet().has_value(); }

void CasesPage::updateActions()
{
    using Front = CaseCommands::Front;
    const QWidget* const shown = m_stack->currentWidget();
    const bool isList = isVisible() && shown == m_list;
    m_commands->update(!isVisible()      ? Front::Nothing
                       : isList          ? Front::List
                       : shown == m_case ? Front::Case
                                         : Front::Form);
    m_bulk->update(isList);
    m_transfer->update(isList);
    m_simulations->update(isList);
    Q_EMIT stepsChanged();
}

std::optional<PageSteps> CasesPage::steps() const { return m_commands->steps(); }
void CasesPage::undoStep() { m_commands->undo(); }
void CasesPage::redoStep() { m_commands->redo(); }

void CasesPage::tell(const QString& text) { Q_EMIT statusChanged(text); }

void CasesPage::tellCount()
{
    if (isCaseShown())
        tell(tr("Case %1").arg(toText(m_case->sheet()->detail.row.id.text)));
    else if (m_list->count())
        tell(tr("%1 in %2").arg(CaseText::cases(*m_list->count()), m_session.name()));
}

} // namespace casewright::ui
