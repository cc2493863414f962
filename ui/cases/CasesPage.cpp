// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CasesPage.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Explanations.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/cases/CaseChanges.h"
#include "ui/cases/CaseEditing.h"
#include "ui/cases/CaseListView.h"
#include "ui/cases/CaseMessages.h"
#include "ui/cases/CaseView.h"
#include "ui/cases/NewCaseForm.h"
#include "ui/cases/SimulationRemoval.h"
#include "ui/cases/StatusChanges.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using engine::CaseStatus;

constexpr int RefreshPause = 250; ///< ms: a running simulation changes cases ten times a second

} // namespace

CasesPage::CasesPage(WorkspaceSession& session, CaseRepository& repository, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_repository(repository)
{
    m_changes = new StatusChanges(repository, this);
    m_removal = new SimulationRemoval(repository, this);
    m_messages = new CaseMessages(this);
    m_list = new CaseListView(repository, this);
    m_case = new CaseView(repository, this);
    m_edits = new CaseChanges(repository, this);
    m_editing = new CaseEditing(repository, *m_edits, *m_case);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"casesStack"_s);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_case);
    m_form = new NewCaseForm(repository, this);
    m_stack->addWidget(m_form);
    connect(m_stack, &QStackedWidget::currentChanged, this, &CasesPage::updateActions);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::PageMargin, size::GapMiddle, size::PageMargin, size::GapMiddle);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);

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
    connectChanges();
    connectEdits();
    reset();
}

CasesPage::~CasesPage() = default;

QString CasesPage::name() const { return u"cases"_s; }
QString CasesPage::title() const { return tr("Cases"); }
QString CasesPage::iconName() const { return u"cases"_s; }

void CasesPage::connectViews()
{
    const auto couldNotRead = [this](const QString& reason) {
        m_messages->say(Tone::Loss, tr("Cases could not be read"), reason, Offer::TryAgain);
    };
    connect(m_list, &CaseListView::openRequested, this, &CasesPage::openCase);
    connect(m_list, &CaseListView::selectionMoved, this, &CasesPage::updateActions);
    connect(m_list, &CaseListView::countChanged, this, &CasesPage::tellCount);
    connect(m_list, &CaseListView::failed, this, couldNotRead);
    connect(m_list, &CaseListView::actionWanted, this, &CasesPage::trigger);
    connect(m_list, &CaseListView::outdated, this, [this] {
        m_messages->say(Tone::Neutral, tr("Cases have changed since they were read"),
                        tr("So far down the list is not brought up to date by itself."), Offer::ReadAgain);
    });
    connect(m_case, &CaseView::shown, this, [this] {
        if (!isCaseShown()) {
            m_stack->setCurrentWidget(m_case);
            m_case->setFocus(Qt::OtherFocusReason);
        }
        if (std::exchange(m_isOpening, false))
            tellCount();
        updateActions();
        if (std::exchange(m_isNewerWanted, false) && m_editing->canChangeAgain())
            m_messages->say(Tone::Limit, tr("This is the newer case"), tr("Your change is not made yet."),
                            Offer::Again);
    });
    connect(m_case, &CaseView::failed, this, [this, couldNotRead](const QString& reason) {
        leaveCase();
        couldNotRead(reason);
    });
    connect(m_case, &CaseView::backRequested, this, &CasesPage::leaveCase);
    connect(m_form, &NewCaseForm::created, this, &CasesPage::openCase);
    connect(m_form, &NewCaseForm::cancelled, this, &CasesPage::leaveCase);
    connect(m_form, &NewCaseForm::failed, this, couldNotRead);
    connect(m_case, &CaseView::caseChosen, this, &CasesPage::openCase);
    connect(m_case, &CaseView::alertMoved, this, &CasesPage::updateActions);
    connect(&m_repository, &CaseRepository::caseRequested, this, [this](qint64 caseKey) {
        trigger(u"go.cases"_s);
        openCase(caseKey);
    });
    connect(&m_repository, &CaseRepository::simulationRequested, this, [this](qint64 simulation) {
        trigger(u"go.cases"_s);
        leaveCase();
        m_list->showSimulation(simulation);
    });
}

void CasesPage::connectChanges()
{
    connect(m_messages, &CaseMessages::accepted, this, &CasesPage::acceptOffer);
    connect(m_changes, &StatusChanges::started, this, &CasesPage::updateActions);
    connect(m_changes, &StatusChanges::finished, this, [this](const QString& text) {
        m_isStatusLast = true;
        m_messages->say(Tone::Fine, text, {}, m_changes->canUndo() ? Offer::Undo : Offer::None);
        tell(text);
        updateActions();
    });
    const auto wentWrong = [this](const QString& title, const QString& reason) {
        m_messages->say(Tone::Loss, title, reason, m_changes->canUndo() ? Offer::Undo : Offer::None);
        tell(title);
        updateActions();
    };
    connect(m_changes, &StatusChanges::failed, this, wentWrong);
    connect(m_removal, &SimulationRemoval::failed, this, wentWrong);
    connect(m_removal, &SimulationRemoval::started, this, [this](const QString& text) {
        m_changes->forget(); // its cases may be among those that go
        m_edits->forget();
        m_messages->dismiss();
        tell(text);
        updateActions();
    });
    connect(m_removal, &SimulationRemoval::finished, this, &CasesPage::tell);
    connect(m_removal, &SimulationRemoval::finished, this, &CasesPage::updateActions);
}

void CasesPage::connectEdits()
{
    connect(m_edits, &CaseChanges::stateChanged, this, &CasesPage::updateActions);
    connect(m_edits, &CaseChanges::finished, this, [this](const QString& text) {
        m_isStatusLast = false;
        m_messages->dismiss();
        tell(m_edits->canUndo() ? tr("%1 (Ctrl+Z takes it back)").arg(text) : text);
        refresh();
    });
    const auto wentWrong = [this](const QString& title, const QString& reason) {
        m_messages->say(Tone::Loss, title, reason);
        tell(title);
        m_case->refresh(); // fields show what is
    };
    connect(m_edits, &CaseChanges::failed, this, wentWrong);
    connect(m_editing, &CaseEditing::failed, this, wentWrong);
    connect(m_editing, &CaseEditing::conflict, this, [this](const QString& title, const QString& reason) {
        m_messages->say(Tone::Limit, title,
                        tr("%1 What you wrote is still there. Look at the newer case first.").arg(reason),
                        Offer::Newer);
        tell(title);
    });
    connect(m_editing, &CaseEditing::deleted, this, [this](const std::vector<std::int64_t>& keys, const QString& text) {
        if (isCaseShown() && std::find(keys.begin(), keys.end(), m_case->sheet()->stored.key) != keys.end())
            leaveCase();
        m_list->reload();
        tell(text);
    });
}

void CasesPage::registerActions(ActionTable& actions)
{
    m_actions = &actions;
    m_can = addCaseActions(actions, m_explanations != nullptr);
    connectActions();
    m_list->addActions(actions);
    m_case->addActions(actions);
    updateActions();
}

void CasesPage::connectActions()
{
    connect(m_can.open, &QAction::triggered, this, [this] {
        if (const std::optional<std::int64_t> key = m_list->currentKey())
            openCase(*key);
    });
    connect(m_can.create, &QAction::triggered, this, [this] {
        trigger(u"go.cases"_s);
        m_stack->setCurrentWidget(m_form);
        m_form->begin();
    });
    connect(m_can.configure, &QAction::triggered, this, &CasesPage::find); // comes first: the list is in sight
    connect(m_can.configure, &QAction::triggered, m_list, &CaseListView::showConfiguration);
    connect(m_can.back, &QAction::triggered, this, &CasesPage::leaveCase);
    connect(m_can.find, &QAction::triggered, this, &CasesPage::find);
    connect(m_can.close, &QAction::triggered, this, [this] { setStatus(CaseStatus::Closed); });
    connect(m_can.progress, &QAction::triggered, this, [this] { setStatus(CaseStatus::InProgress); });
    connect(m_can.reopen, &QAction::triggered, this, [this] { setStatus(CaseStatus::Open); });
    connect(m_can.comment, &QAction::triggered, m_case, &CaseView::focusComment);
    connect(m_can.undo, &QAction::triggered, this, &CasesPage::undo);
    connect(m_can.copy, &QAction::triggered, this, &CasesPage::copyId);
    connect(m_can.erase, &QAction::triggered, this, [this] { m_editing->askToDelete(targets()); });
    connect(m_can.remove, &QAction::triggered, this, [this] {
        if (const std::optional<std::int64_t> simulation = m_list->filter().simulation)
            m_removal->ask(*simulation, m_list->simulationName());
    });
    if (m_can.explain)
        connect(m_can.explain, &QAction::triggered, this, &CasesPage::explainAlert);
}

bool CasesPage::event(QEvent* event)
{
    // The window's undo is that of the rules. Taken before a chooser with the focus gets the key as a letter.
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo)) {
        event->accept();
        if (event->type() == QEvent::ShortcutOverride)
            undo();
        return true;
    }
    const bool done = Page::event(event);
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        updateActions();
    return done;
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
    m_changes->forget();
    m_edits->forget();
    m_editing->forget();
    m_removal->forget();
    m_messages->dismiss();
    m_messages->setReadOnly(m_session.isReadOnly() ? m_session.name() : QString());
    m_case->clear();
    m_form->reset();
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
}

void CasesPage::openCase(std::int64_t caseKey)
{
    m_isOpening = true;
    m_case->showCase(caseKey);
}

void CasesPage::leaveCase()
{
    m_case->clear();
    m_stack->setCurrentWidget(m_list);
    if (isVisible())
        m_list->focusTable();
    tellCount();
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

void CasesPage::copyId()
{
    // One id a line, as lists of them are pasted.
    const QStringList ids =
        isCaseShown() ? QStringList(toText(m_case->sheet()->stored.document.id)) : m_list->selectedIds();
    QApplication::clipboard()->setText(ids.join(u'\n'));
    tell(ids.size() == 1 ? tr("Id copied") : tr("%1 ids copied").arg(ids.size()));
}

void CasesPage::explainAlert()
{
    if (const store::AttachedAlert* const alert = m_case->alert())
        m_explanations->explain(m_case->sheet()->detail.row.simulation, toText(alert->id), toText(alert->index));
}

void CasesPage::undo()
{
    const bool isStatus = std::exchange(m_isStatusLast, false) || !m_edits->canUndo();
    isStatus ? m_changes->undo() : m_edits->undo();
}

bool CasesPage::isCaseShown() const { return m_stack->currentWidget() == m_case && m_case->sheet().has_value(); }

std::vector<std::int64_t> CasesPage::targets() const
{
    return isCaseShown() ? std::vector{m_case->sheet()->detail.row.key} : m_list->selectedKeys();
}

void CasesPage::setStatus(CaseStatus status) { m_changes->change(targets(), status); }

void CasesPage::updateActions()
{
    if (!m_actions)
        return;
    // What is not in sight is not changed: the actions are in reach of other pages too.
    const bool isInFront = isVisible() && m_stack->currentWidget() != m_form;
    const bool isCase = isInFront && isCaseShown();
    const std::vector<CaseStatus> statuses = !isInFront ? std::vector<CaseStatus>()
        : isCase                                        ? std::vector{m_case->sheet()->detail.row.status}
                                                        : m_list->selectedStatuses();
    const bool canChange = m_repository.canWrite() && !m_changes->isRunning();
    const auto someAreNot = [&statuses](CaseStatus status) {
        return std::any_of(statuses.begin(), statuses.end(), [status](CaseStatus has) { return has != status; });
    };
    m_can.close->setEnabled(canChange && someAreNot(CaseStatus::Closed));
    m_can.progress->setEnabled(canChange && someAreNot(CaseStatus::InProgress));
    m_can.reopen->setEnabled(canChange && someAreNot(CaseStatus::Open));
    m_can.open->setEnabled(isInFront && !isCase && m_list->currentKey().has_value());
    m_can.back->setEnabled(isCase);
    if (m_can.explain)
        m_can.explain->setEnabled(isCase && m_case->alert());
    m_can.copy->setEnabled(!statuses.empty());
    m_can.create->setEnabled(m_repository.canWrite());
    m_can.erase->setEnabled(m_repository.canWrite() && !statuses.empty());
    m_can.comment->setEnabled(isCase && m_repository.canWrite());
    m_can.undo->setEnabled(isInFront && (m_changes->canUndo() || m_edits->canUndo()));
    m_can.remove->setEnabled(isInFront && !isCase && m_repository.canWrite() && !m_removal->isRunning()
                             && m_list->isSimulationFinished());
}

void CasesPage::tell(const QString& text) { Q_EMIT statusChanged(text); }

void CasesPage::tellCount()
{
    if (isCaseShown())
        tell(tr("Case %1").arg(toText(m_case->sheet()->detail.row.id.text)));
    else if (m_list->count())
        tell(tr("%1 in %2").arg(CaseText::cases(*m_list->count()), m_session.name()));
}

void CasesPage::acceptOffer(Offer offer)
{
    switch (offer) {
    case Offer::None: break;
    case Offer::Undo: m_changes->undo(); break;
    case Offer::Newer: m_isNewerWanted = true; [[fallthrough]];
    case Offer::TryAgain:
    case Offer::ReadAgain:
        m_list->reload();
        m_case->refresh();
        break;
    case Offer::Again: m_editing->changeAgain(); break;
    }
}

} // namespace casewright::ui
