// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CasesPage.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Explanations.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/cases/CaseListView.h"
#include "ui/cases/CaseView.h"
#include "ui/cases/SimulationRemoval.h"
#include "ui/cases/StatusChanges.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QClipboard>
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
constexpr int OpenGroup = 0;
constexpr int StatusGroup = 1;
constexpr int OtherGroup = 2;

} // namespace

CasesPage::CasesPage(WorkspaceSession& session, CaseRepository& repository, QWidget* parent)
    : Page(parent), m_session(session), m_repository(repository)
{
    m_changes = new StatusChanges(repository, this);
    m_removal = new SimulationRemoval(repository, this);
    m_readOnly = new Banner(this);
    m_readOnly->setObjectName(u"readOnlyBanner"_s);
    m_readOnly->setClosable(false);
    m_banner = new Banner(this);
    m_banner->setObjectName(u"casesBanner"_s);
    m_list = new CaseListView(repository, this);
    m_case = new CaseView(repository, this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"casesStack"_s);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_case);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::PageMargin, size::GapMiddle, size::PageMargin, size::GapMiddle);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_readOnly);
    layout->addWidget(m_banner);
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
    reset();
}

CasesPage::~CasesPage() = default;

QString CasesPage::name() const { return u"cases"_s; }
QString CasesPage::title() const { return tr("Cases"); }
QString CasesPage::iconName() const { return u"cases"_s; }

void CasesPage::connectViews()
{
    const auto couldNotRead = [this](const QString& reason) {
        m_banner->showMessage(Tone::Loss, tr("Cases could not be read"), reason);
        showOffer(Offer::Reload, tr("Try again"));
    };
    connect(m_list, &CaseListView::openRequested, this, &CasesPage::openCase);
    connect(m_list, &CaseListView::selectionMoved, this, &CasesPage::updateActions);
    connect(m_list, &CaseListView::countChanged, this, &CasesPage::tellCount);
    connect(m_list, &CaseListView::failed, this, couldNotRead);
    connect(m_list, &CaseListView::actionWanted, this, &CasesPage::trigger);
    connect(m_list, &CaseListView::outdated, this, [this] {
        m_banner->showMessage(Tone::Neutral, tr("Cases have changed since they were read"),
                              tr("So far down the list is not brought up to date by itself."));
        showOffer(Offer::Reload, tr("Read again"));
    });
    connect(m_case, &CaseView::shown, this, [this] {
        if (!isCaseShown()) {
            m_stack->setCurrentWidget(m_case);
            m_case->setFocus(Qt::OtherFocusReason);
        }
        updateActions();
        tellCount();
    });
    connect(m_case, &CaseView::failed, this, [this, couldNotRead](const QString& reason) {
        leaveCase();
        couldNotRead(reason);
    });
    connect(m_case, &CaseView::backRequested, this, &CasesPage::leaveCase);
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
    connect(m_banner, &Banner::actionRequested, this, &CasesPage::acceptOffer);
    connect(m_changes, &StatusChanges::started, this, &CasesPage::updateActions);
    connect(m_changes, &StatusChanges::finished, this, [this](const QString& text) {
        m_banner->showMessage(Tone::Fine, text);
        showOffer(m_changes->canUndo() ? Offer::Undo : Offer::None, tr("Undo"));
        tell(text);
        updateActions();
    });
    const auto wentWrong = [this](const QString& title, const QString& reason) {
        m_banner->showMessage(Tone::Loss, title, reason);
        showOffer(m_changes->canUndo() ? Offer::Undo : Offer::None, tr("Undo"));
        tell(title);
        updateActions();
    };
    connect(m_changes, &StatusChanges::failed, this, wentWrong);
    connect(m_removal, &SimulationRemoval::failed, this, wentWrong);
    connect(m_removal, &SimulationRemoval::started, this, [this](const QString& text) {
        m_changes->forget(); // its cases may be among those that go
        m_banner->dismiss();
        tell(text);
        updateActions();
    });
    connect(m_removal, &SimulationRemoval::finished, this, [this](const QString& text) {
        tell(text);
        updateActions();
    });
}

void CasesPage::registerActions(ActionTable& actions)
{
    m_actions = &actions;
    m_open = actions.add({.id = u"cases.open"_s, .text = tr("&Open case"), .icon = u"cases"_s,
                          .tip = tr("Show the current case with its activity and alerts (Enter in the list)"),
                          .menu = MenuPlace::Cases, .group = OpenGroup},
                         this, [this] {
                             if (const std::optional<std::int64_t> key = m_list->currentKey())
                                 openCase(*key);
                         });
    m_back = actions.add({.id = u"cases.back"_s, .text = tr("&Back to the list"), .icon = u"chevron-left"_s,
                          .shortcut = Qt::ALT | Qt::Key_Left, .tip = tr("Leave the case"), .menu = MenuPlace::Cases,
                          .group = OpenGroup},
                         this, &CasesPage::leaveCase);
    actions.add({.id = u"cases.find"_s, .text = tr("&Find case"), .icon = u"search"_s, .shortcut = QKeySequence::Find,
                 .tip = tr("Search titles and ids"), .menu = MenuPlace::Cases, .group = OpenGroup},
                this, &CasesPage::find);
    addStatusActions(actions);
    m_copy = actions.add({.id = u"cases.copyId"_s, .text = tr("Copy case &id"), .icon = u"copy"_s,
                          .tip = tr("Copy the whole id of the case"), .menu = MenuPlace::Cases, .group = OtherGroup},
                         this, &CasesPage::copyId);
    m_remove = actions.add({.id = u"cases.removeSimulation"_s, .text = tr("&Remove simulation..."), .icon = u"trash"_s,
                            .tip = tr("Remove the chosen simulation with its cases, for good"),
                            .menu = MenuPlace::Cases, .group = OtherGroup},
                           this, &CasesPage::removeSimulation);
    if (m_explanations)
        m_explain = actions.add({.id = u"cases.explainAlert"_s, .text = tr("&Why is it here?"), .icon = u"help"_s,
                                 .tip = tr("Show why the chosen alert is in this case, and what would have changed "
                                           "that (Enter among the alerts)"),
                                 .menu = MenuPlace::Cases, .group = OtherGroup},
                                this, &CasesPage::explainAlert);
    m_list->addActions(actions);
    m_case->addActions(actions);
    updateActions();
}

void CasesPage::addStatusActions(ActionTable& actions)
{
    m_close = actions.add({.id = u"cases.close"_s, .text = tr("&Close case"), .icon = u"check"_s,
                           .tip = tr("Set the status to Closed"), .menu = MenuPlace::Cases, .group = StatusGroup},
                          this, [this] { setStatus(CaseStatus::Closed); });
    m_progress = actions.add({.id = u"cases.progress"_s, .text = tr("Mark in &progress"), .icon = u"clock"_s,
                              .tip = tr("Set the status to In progress"), .menu = MenuPlace::Cases,
                              .group = StatusGroup},
                             this, [this] { setStatus(CaseStatus::InProgress); });
    m_reopen = actions.add({.id = u"cases.reopen"_s, .text = tr("&Reopen case"), .icon = u"reopen"_s,
                            .tip = tr("Set the status to Open"), .menu = MenuPlace::Cases, .group = StatusGroup},
                           this, [this] { setStatus(CaseStatus::Open); });
}

void CasesPage::activated()
{
    if (m_isStale)
        refresh();
    if (isCaseShown())
        m_case->setFocus(Qt::OtherFocusReason);
    else
        m_list->focusTable();
}

void CasesPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    updateActions();
}

void CasesPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    updateActions();
}

void CasesPage::reset()
{
    m_pause->stop();
    m_isStale = false;
    m_changes->forget();
    m_removal->forget();
    m_banner->dismiss();
    if (m_session.isReadOnly())
        m_readOnly->showMessage(Tone::Limit, tr("This workspace can only be read"),
                                tr("The status of cases cannot be set. To change them, open a copy of %1 that you may "
                                   "write.")
                                    .arg(m_session.name()));
    else
        m_readOnly->dismiss();
    m_case->clear();
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

void CasesPage::openCase(std::int64_t caseKey) { m_case->showCase(caseKey); }

void CasesPage::leaveCase()
{
    m_case->clear();
    m_stack->setCurrentWidget(m_list);
    if (isVisible())
        m_list->focusTable();
    updateActions();
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
    QStringList ids;
    if (isCaseShown())
        ids.append(toText(m_case->detail()->row.id.text));
    else
        ids = m_list->selectedIds();
    QApplication::clipboard()->setText(ids.join(u'\n'));
    tell(ids.size() == 1 ? tr("Id copied") : tr("%1 ids copied").arg(ids.size()));
}

void CasesPage::explainAlert()
{
    if (const store::AttachedAlert* const alert = m_case->alert())
        m_explanations->explain(m_case->detail()->row.simulation, toText(alert->id), toText(alert->index));
}

void CasesPage::removeSimulation()
{
    if (const std::optional<std::int64_t> simulation = m_list->filter().simulation)
        m_removal->ask(*simulation, m_list->simulationName());
}

bool CasesPage::isCaseShown() const { return m_stack->currentWidget() == m_case && m_case->detail().has_value(); }

std::vector<std::int64_t> CasesPage::targets() const
{
    return isCaseShown() ? std::vector{m_case->detail()->row.key} : m_list->selectedKeys();
}

void CasesPage::setStatus(CaseStatus status) { m_changes->change(targets(), status); }

void CasesPage::updateActions()
{
    if (!m_actions)
        return;
    // What is not in sight is not changed: the actions are in reach of other pages too.
    const bool isInFront = isVisible();
    const bool isCase = isInFront && isCaseShown();
    const std::vector<CaseStatus> statuses = !isInFront ? std::vector<CaseStatus>()
        : isCase ? std::vector{m_case->detail()->row.status} : m_list->selectedStatuses();
    const bool canChange = m_repository.canWrite() && !m_changes->isRunning();
    const auto someAreNot = [&statuses](CaseStatus status) {
        return std::any_of(statuses.begin(), statuses.end(), [status](CaseStatus has) { return has != status; });
    };
    m_close->setEnabled(canChange && someAreNot(CaseStatus::Closed));
    m_progress->setEnabled(canChange && someAreNot(CaseStatus::InProgress));
    m_reopen->setEnabled(canChange && someAreNot(CaseStatus::Open));
    m_open->setEnabled(isInFront && !isCase && m_list->currentKey().has_value());
    m_back->setEnabled(isCase);
    if (m_explain)
        m_explain->setEnabled(isCase && m_case->alert());
    m_copy->setEnabled(!statuses.empty());
    m_remove->setEnabled(isInFront && !isCase && m_repository.canWrite() && !m_removal->isRunning()
                         && m_list->isSimulationFinished());
}

void CasesPage::tell(const QString& text) { Q_EMIT statusChanged(text); }

void CasesPage::tellCount()
{
    if (isCaseShown())
        tell(tr("Case %1").arg(toText(m_case->detail()->row.id.text)));
    else if (m_list->count())
        tell(tr("%1 in %2").arg(CaseText::cases(*m_list->count()), m_session.name()));
}

void CasesPage::showOffer(Offer offer, const QString& button)
{
    m_offer = offer;
    m_banner->setAction(offer == Offer::None ? QString() : button);
}

void CasesPage::acceptOffer()
{
    m_banner->dismiss();
    switch (std::exchange(m_offer, Offer::None)) {
    case Offer::None: break;
    case Offer::Undo: m_changes->undo(); break;
    case Offer::Reload:
        m_list->reload();
        m_case->refresh();
        break;
    }
}

} // namespace casewright::ui
