// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseView.h"

#include "ui/bridge/CaseOperations.h"
#include "ui/bridge/CaseValues.h"
#include "ui/bridge/Text.h"
#include "ui/cases/ActionButton.h"
#include "ui/cases/ActivityPane.h"
#include "ui/cases/CaseHeader.h"
#include "ui/cases/CaseSidebar.h"
#include "ui/cases/DescriptionCard.h"
#include "ui/cases/NearEnd.h"
#include "ui/cases/RowSearch.h"
#include "ui/cases/SimilarList.h"
#include "ui/cases/TitleEdit.h"
#include "ui/models/ActivityModel.h"
#include "ui/models/CaseAlertsModel.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

enum Tab { ActivityTab, AlertsTab, SimilarTab };

} // namespace

CaseView::CaseView(CaseRepository& repository, CaseValues& values, QWidget* parent)
    : QWidget(parent),
      m_repository(repository),
      m_values(values)
{
    setObjectName(u"caseView"_s);
    m_alerts = new CaseAlertsModel(repository, this);
    m_header = new CaseHeader(this);
    m_description = new DescriptionCard(this);
    auto* const main = new QVBoxLayout;
    main->setSpacing(size::GapMiddle);
    main->addWidget(m_header);
    main->addWidget(m_description);
    main->addWidget(buildTabs(), 1);
    m_sidebar = new CaseSidebar(this);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapLarge);
    layout->addLayout(main, 1);
    layout->addWidget(m_sidebar);
    connectParts();
}

CaseView::~CaseView() = default;

void CaseView::connectParts()
{
    connect(m_header, &CaseHeader::backRequested, this, &CaseView::backRequested);
    connect(&m_values, &CaseValues::changed, this, [this] { m_sidebar->setOffers(m_values.values()); });
    connect(m_sidebar, &CaseSidebar::caseChosen, this, &CaseView::caseChosen);
    connect(m_sidebar, &CaseSidebar::changeWanted, this, &CaseView::changeWanted);
    connect(&m_header->title(), &TitleEdit::accepted, this,
            [this](const QString& title) { Q_EMIT changeWanted({.title = toUtf8(title)}); });
    connect(m_description, &DescriptionCard::accepted, this,
            [this](const QString& text) { Q_EMIT changeWanted({.description = toUtf8(text)}); });
    connect(m_description, &DescriptionCard::quoteWanted, this, [this](const QString& text) {
        m_tabs->setCurrentIndex(ActivityTab);
        m_activity->quote(text);
    });
    connect(m_activity, &ActivityPane::commentAdded, this, &CaseView::commentAdded);
    connect(m_activity, &ActivityPane::commentEdited, this, &CaseView::commentEdited);
    connect(m_activity, &ActivityPane::commentRemovalWanted, this, &CaseView::commentRemovalWanted);
    connect(&m_activity->model(), &CasePartModel::failed, this, &CaseView::failed);
    connect(m_alerts, &CasePartModel::failed, this, &CaseView::failed);
    connect(m_similar, &SimilarList::caseChosen, this, &CaseView::caseChosen);
    connect(m_activity, &ActivityPane::alertsWanted, this, &CaseView::showAlertsOf);
}

QWidget* CaseView::buildTabs()
{
    auto* const card = new Card({}, this);
    card->setFlush(true);
    card->layout()->setContentsMargins(1, size::GapSmall, 1, size::GapSmall);
    m_tabs = new QTabBar(card);
    m_tabs->setObjectName(u"caseTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of the case"));
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_parts = new QStackedWidget(card);
    m_activity = new ActivityPane(m_repository, m_parts);
    setFocusProxy(m_activity);
    m_similar = new SimilarList(m_parts);
    addPart(tr("Activity"), m_activity);
    addPart(tr("Alerts"), buildAlerts());
    addPart(tr("Similar cases"), m_similar);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_parts->setCurrentIndex(tab);
        m_toActivity->setVisible(tab == AlertsTab);
        if (m_explain)
            m_explain->setVisible(tab == AlertsTab);
        chooseAlert();
        Q_EMIT alertMoved();
    });
    m_tabLine = new QHBoxLayout;
    m_tabLine->setContentsMargins(size::GapMiddle, 0, size::GapMiddle, 0);
    m_tabLine->setSpacing(size::Gap);
    m_tabLine->addWidget(m_tabs, 1); // whole: it would scroll when a number in it grows
    m_toActivity = new QPushButton(tr("Show in activity"), card);
    m_toActivity->setObjectName(u"alertInActivity"_s);
    m_toActivity->setToolTip(tr("Go to where the chosen alert was attached"));
    m_toActivity->hide();
    connect(m_toActivity, &QPushButton::clicked, this, &CaseView::showInActivity);
    m_tabLine->addWidget(m_toActivity);
    card->body()->setSpacing(0);
    card->body()->addLayout(m_tabLine);
    card->body()->addWidget(m_parts, 1);
    return card;
}

void CaseView::addPart(const QString& name, QWidget* part)
{
    m_tabs->addTab(name);
    m_parts->addWidget(part);
}

QTableView* CaseView::buildAlerts()
{
    auto* const table = new QTableView(m_parts);
    m_alertTable = table;
    table->setObjectName(u"alertTable"_s);
    table->setAccessibleName(tr("Alerts of the case"));
    table->setModel(m_alerts);
    setUpTable(table);
    m_alertSearch = new RowSearch(table, m_alerts);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const auto fetchAhead = [this] {
        if (isNearEnd(m_alertTable))
            m_alerts->fetchMore({});
    };
    connect(table->verticalScrollBar(), &QScrollBar::valueChanged, m_alerts, fetchAhead);
    connect(m_alerts, &CasePartModel::loaded, table, fetchAhead);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CaseView::alertMoved);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CaseView::alertMoved);
    connect(m_alerts, &CaseAlertsModel::modelReset, this, &CaseView::alertMoved);
    connect(m_alerts, &CasePartModel::loaded, this, &CaseView::chooseAlert);
    auto* const times = new TimeDelegate(table);
    table->setItemDelegateForColumn(CaseAlertsModel::Time, times);
    table->setItemDelegateForColumn(CaseAlertsModel::AttachedAt, times);
    QHeaderView* const header = table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(CaseAlertsModel::AlertId, QHeaderView::Stretch);
    const int time = table->fontMetrics().horizontalAdvance(u"0000-00-00 00:00:00"_s) + 2 * size::GapMiddle;
    header->resizeSection(CaseAlertsModel::Time, time);
    header->resizeSection(CaseAlertsModel::AttachedAt, time);
    return table;
}

void CaseView::addActions(const ActionTable& actions)
{
    m_header->addActions(actions);
    m_sidebar->addActions(actions);
    QAction* const explain = actions.action(u"cases.explainAlert"_s);
    if (!explain)
        return;
    m_explain = new ActionButton(explain, {}, m_tabs->parentWidget());
    m_explain->setObjectName(u"explainAlert"_s);
    m_explain->setVisible(m_tabs->currentIndex() == AlertsTab);
    m_tabLine->addWidget(m_explain);
    m_alertTable->addAction(explain);
    m_alertTable->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_alertTable, &QTableView::activated, explain, &QAction::trigger);
}

const store::AttachedAlert* CaseView::alert() const
{
    const QModelIndex current = m_alertTable->currentIndex();
    const bool isChosen = current.isValid() && m_alertTable->selectionModel()->isRowSelected(current.row());
    return m_sheet && m_tabs->currentIndex() == AlertsTab && isChosen ? &m_alerts->at(current.row()) : nullptr;
}

/// The first one, where a person chose none: what the button explains is in sight.
void CaseView::chooseAlert()
{
    if (m_tabs->currentIndex() == AlertsTab && m_alerts->rowCount() > 0
        && !m_alertTable->selectionModel()->hasSelection())
        m_alertTable->selectRow(0);
}

PushCard& CaseView::pushCard() const { return m_sidebar->pushCard(); }

void CaseView::focusComment()
{
    m_tabs->setCurrentIndex(ActivityTab);
    m_activity->focusComment();
}

void CaseView::showCase(std::int64_t caseKey, int part)
{
    m_wantedPart = part;
    m_request = CaseOperations(m_repository).sheet(caseKey, [this](const base::Result<CaseSheet>& sheet) {
        if (sheet)
            take(*sheet);
        else
            Q_EMIT failed(toText(sheet.error()));
    });
}

void CaseView::clear()
{
    m_request.drop();
    m_similarRequest.drop();
    m_sheet.reset();
    m_header->title().stopEditing();
    m_description->stopEditing();
    m_activity->setCase(std::nullopt);
    m_alerts->setCase(std::nullopt);
}

void CaseView::refresh()
{
    if (!m_sheet)
        return;
    if (!m_request.isPending())
        showCase(m_sheet->stored.key, part());
    m_activity->model().refresh();
    m_alerts->refresh();
}

void CaseView::take(const CaseSheet& sheet)
{
    const bool isOther = !m_sheet || m_sheet->stored.key != sheet.stored.key;
    const bool hasOtherTags =
        !isOther && m_sheet->stored.document.attributes.tags != sheet.stored.document.attributes.tags;
    if (isOther) {
        m_header->title().stopEditing();
        m_description->stopEditing();
    }
    m_sheet = sheet;
    const bool isReadOnly = !m_repository.canWrite();
    m_header->showCase(sheet);
    m_header->setReadOnly(isReadOnly);
    m_description->setDescription(toText(sheet.stored.document.attributes.description));
    m_description->setReadOnly(isReadOnly);
    m_sidebar->showCase(sheet);
    m_sidebar->setReadOnly(isReadOnly);
    m_activity->showCounts(sheet.counts);
    m_activity->setReadOnly(isReadOnly);
    m_activity->model().setLabels(ActivityText::labelsOf(sheet.configuration));
    showCounts();
    if (isOther)
        takeOther(sheet);
    else if (hasOtherTags)
        readSimilar(sheet.stored.key);
    Q_EMIT shown();
}

void CaseView::takeOther(const CaseSheet& sheet)
{
    m_alertSearch->stop();
    m_activity->setCase(sheet.stored.key);
    m_alerts->setCase(sheet.stored.key);
    m_tabs->setCurrentIndex(m_wantedPart);
    m_tabs->setTabText(SimilarTab, tr("Similar cases"));
    m_similar->setWaiting();
    readSimilar(sheet.stored.key);
    m_values.wantOfOwner(sheet.stored.document.owner);
}

void CaseView::readSimilar(std::int64_t caseKey)
{
    using Similar = std::vector<store::SimilarCase>;
    m_similarRequest = CaseOperations(m_repository)
                           .similar(caseKey, SimilarList::Most, [this](const base::Result<Similar>& similar) {
                               if (!similar)
                                   return m_similar->setFailed(toText(similar.error()));
                               m_similar->setCases(*similar);
                               const auto number = static_cast<qint64>(similar->size());
                               const bool mayBeMore = similar->size() == SimilarList::Most;
                               m_tabs->setTabText(SimilarTab,
                                                  (mayBeMore ? tr("Similar cases %1+") : tr("Similar cases %1"))
                                                      .arg(NumberText::grouped(number)));
                           });
}

int CaseView::part() const { return m_tabs->currentIndex(); }
void CaseView::setWayBack(const QString& text) { m_header->setWayBack(text); }

void CaseView::showAlertsOf(const ActivityEntry& entry)
{
    m_tabs->setCurrentIndex(AlertsTab);
    m_alertTable->setFocus(Qt::OtherFocusReason);
    m_alertSearch->start([this, at = entry.action.document.createdAt](int row) {
        return m_alerts->at(row).attachedAt == at;
    });
}

void CaseView::showInActivity()
{
    const store::AttachedAlert* const chosen = alert();
    if (!chosen)
        return;
    const base::Timestamp at = chosen->attachedAt;
    m_tabs->setCurrentIndex(ActivityTab);
    m_activity->showAttached(at);
}

void CaseView::showCounts()
{
    const auto grouped = [](std::uint64_t number) { return NumberText::grouped(static_cast<qint64>(number)); };
    m_tabs->setTabText(ActivityTab, tr("Activity %1").arg(grouped(m_sheet->counts.all)));
    m_tabs->setTabText(AlertsTab, tr("Alerts %1").arg(grouped(m_sheet->detail.row.totalAlerts)));
}

void CaseView::takeDone(const cases::CaseChange& change)
{
    if (change.title) {
        m_header->title().setTitle(toText(*change.title).trimmed());
        m_header->title().stopEditing();
    }
    if (change.description) {
        m_description->setDescription(toText(*change.description).trimmed());
        m_description->stopEditing();
    }
}

void CaseView::takeRefusal(const cases::CaseChange& change, const QString& reason)
{
    if (change.title)
        m_header->title().setNote(reason);
    if (change.description)
        m_description->setNote(reason);
}

void CaseView::takeCommentDone(std::int64_t caseKey) { m_activity->commentDone(caseKey); }

void CaseView::takeCommentRefusal(std::int64_t caseKey, const QString& reason)
{
    if (m_sheet && m_sheet->stored.key == caseKey)
        m_activity->commentRefused(reason);
}

void CaseView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT backRequested();
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace casewright::ui
