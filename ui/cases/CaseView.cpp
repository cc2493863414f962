// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseView.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Text.h"
#include "ui/cases/ActionButton.h"
#include "ui/cases/CaseSidebar.h"
#include "ui/cases/CaseTones.h"
#include "ui/cases/NearEnd.h"
#include "ui/models/ActivityModel.h"
#include "ui/models/CaseAlertsModel.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using engine::CaseStatus;

enum Tab { ActivityTab, AlertsTab };

/// A description as Kibana shows it: what stands between backticks is code. Nothing else of Markdown is read, for the
/// text has values of alerts in it.
QString describedHtml(const QString& description)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    const QString family = fonts::code(size::CodeText).family().toHtmlEscaped();
    QString html = description.toHtmlEscaped();
    html.replace(code, u"<span style=\"font-family: '%1'\">\\1</span>"_s.arg(family));
    return u"<span style=\"white-space: pre-wrap\">%1</span>"_s.arg(html);
}

} // namespace

CaseView::CaseView(CaseRepository& repository, QWidget* parent) : QWidget(parent), m_repository(repository)
{
    setObjectName(u"caseView"_s);
    m_activity = new ActivityModel(repository, this);
    m_alerts = new CaseAlertsModel(repository, this);
    m_description = new QLabel(this);
    m_description->setObjectName(u"caseDescription"_s);
    m_description->setTextFormat(Qt::RichText);
    m_description->setWordWrap(true);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* const description = new Card({}, this);
    auto* const caption = new QLabel(tr("Description"), description);
    setLook(caption, u"hint"_s);
    description->body()->setSpacing(size::GapSmall);
    description->body()->addWidget(caption);
    description->body()->addWidget(m_description);
    description->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    auto* const main = new QVBoxLayout;
    main->setSpacing(size::GapMiddle);
    main->addWidget(buildHeader());
    main->addWidget(description);
    main->addWidget(buildTabs(), 1);
    m_sidebar = new CaseSidebar(this);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapLarge);
    layout->addLayout(main, 1);
    layout->addWidget(m_sidebar);
    connect(m_sidebar, &CaseSidebar::caseChosen, this, &CaseView::caseChosen);
    for (CasePartModel* const model :
         {static_cast<CasePartModel*>(m_activity), static_cast<CasePartModel*>(m_alerts)}) {
        connect(model, &CasePartModel::loaded, this, &CaseView::showCounts);
        connect(model, &CasePartModel::failed, this, &CaseView::failed);
    }
}

CaseView::~CaseView() = default;

QWidget* CaseView::buildHeader()
{
    auto* const header = new QWidget(this);
    auto* const back = new QPushButton(tr("Cases"), header);
    back->setObjectName(u"caseBack"_s);
    back->setIcon(icons::icon(u"chevron-left"_s, icons::Ink::Accent));
    back->setToolTip(tr("Back to the list (Esc)"));
    setLook(back, u"link"_s);
    connect(back, &QPushButton::clicked, this, &CaseView::backRequested);
    m_title = new QLabel(header);
    m_title->setObjectName(u"caseTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLook(m_title, u"title"_s);
    m_status = new Pill(header);
    m_status->setObjectName(u"caseStatus"_s);
    m_buttons = new QWidget(header);
    auto* const buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(size::Gap);

    auto* const line = new QHBoxLayout;
    line->setSpacing(size::Gap);
    line->addWidget(m_title, 1);
    line->addWidget(m_status);
    line->addWidget(m_buttons);
    auto* const layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(back, 0, Qt::AlignLeft);
    layout->addLayout(line);
    return header;
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
    QTableView* const activity = buildActivity();
    m_tabs->addTab(tr("Activity"));
    m_parts->addWidget(activity);
    setFocusProxy(activity);
    m_tabs->addTab(tr("Alerts"));
    m_parts->addWidget(buildAlerts());
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_parts->setCurrentIndex(tab);
        if (m_explain)
            m_explain->setVisible(tab == AlertsTab);
        chooseAlert();
        Q_EMIT alertMoved();
    });
    m_tabLine = new QHBoxLayout;
    m_tabLine->setContentsMargins(size::GapMiddle, 0, size::GapMiddle, 0);
    m_tabLine->addWidget(m_tabs, 1); // whole: it would scroll when a number in it grows
    card->body()->setSpacing(0);
    card->body()->addLayout(m_tabLine);
    card->body()->addWidget(m_parts, 1);
    return card;
}

QTableView* CaseView::makeTable(CasePartModel& model, const QString& name, const QString& accessibleName)
{
    auto* const table = new QTableView(m_parts);
    table->setObjectName(name);
    table->setAccessibleName(accessibleName);
    table->setModel(&model);
    setUpTable(table);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const auto fetchAhead = [table, &model] {
        if (isNearEnd(table))
            model.fetchMore({});
    };
    connect(table->verticalScrollBar(), &QScrollBar::valueChanged, &model, fetchAhead);
    connect(&model, &CasePartModel::loaded, table, fetchAhead);
    return table;
}

QTableView* CaseView::buildActivity()
{
    QTableView* const table = makeTable(*m_activity, u"activityTable"_s, tr("Activity"));
    const auto toneOf = [](const QModelIndex& index) {
        return casetones::of(static_cast<ActivityModel::Mark>(index.data(ActivityModel::MarkRole).toInt()));
    };
    table->setItemDelegateForColumn(ActivityModel::Who, new PillDelegate(toneOf, PillDelegate::Shape::Dot, table));
    table->setItemDelegateForColumn(ActivityModel::When, new TimeDelegate(table));
    QHeaderView* const header = table->horizontalHeader();
    header->hide();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ActivityModel::What, QHeaderView::Stretch);
    header->resizeSection(ActivityModel::Who, table->fontMetrics().horizontalAdvance(u"somebody's name"_s));
    header->resizeSection(ActivityModel::When,
                          table->fontMetrics().horizontalAdvance(u"0000-00-00 00:00:00"_s) + 2 * size::GapMiddle);
    return table;
}

QTableView* CaseView::buildAlerts()
{
    QTableView* const table = makeTable(*m_alerts, u"alertTable"_s, tr("Alerts of the case"));
    m_alertTable = table;
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
    m_progress = new ActionButton(actions.action(u"cases.progress"_s), {}, m_buttons);
    m_progress->setObjectName(u"caseProgress"_s);
    m_reopen = new ActionButton(actions.action(u"cases.reopen"_s), {}, m_buttons);
    m_reopen->setObjectName(u"caseReopen"_s);
    m_close = new ActionButton(actions.action(u"cases.close"_s), u"primary"_s, m_buttons);
    m_close->setObjectName(u"caseClose"_s);
    for (ActionButton* const button : {m_progress, m_reopen, m_close})
        m_buttons->layout()->addWidget(button);
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
    return m_detail && m_tabs->currentIndex() == AlertsTab && isChosen ? &m_alerts->at(current.row()) : nullptr;
}

/// The first one, where a person chose none: what the button explains is in sight.
void CaseView::chooseAlert()
{
    if (m_tabs->currentIndex() == AlertsTab && m_alerts->rowCount() > 0
        && !m_alertTable->selectionModel()->hasSelection())
        m_alertTable->selectRow(0);
}

void CaseView::showCase(std::int64_t caseKey)
{
    m_request = m_repository.caseDetail(caseKey, [this](const base::Result<store::CaseDetail>& detail) {
        if (detail)
            take(*detail);
        else
            Q_EMIT failed(toText(detail.error()));
    });
}

void CaseView::clear()
{
    m_request.drop();
    m_detail.reset();
    m_activity->setCase(std::nullopt);
    m_alerts->setCase(std::nullopt);
}

void CaseView::refresh()
{
    if (!m_detail)
        return;
    if (!m_request.isPending())
        showCase(m_detail->row.key);
    m_activity->refresh();
    m_alerts->refresh();
}

void CaseView::take(const store::CaseDetail& detail)
{
    const bool isOther = !m_detail || m_detail->row.key != detail.row.key;
    m_detail = detail;
    m_title->setText(toText(detail.row.title));
    m_description->setText(describedHtml(toText(detail.description)));
    const CaseStatus status = detail.row.status;
    m_status->setStatus(CaseText::status(status), casetones::of(status));
    if (m_close) {
        m_close->setVisible(status != CaseStatus::Closed);
        m_progress->setVisible(status == CaseStatus::Open);
        m_reopen->setVisible(status != CaseStatus::Open);
    }
    m_sidebar->showCase(detail);
    if (isOther) {
        m_activity->setCase(detail.row.key);
        m_alerts->setCase(detail.row.key);
        m_tabs->setCurrentIndex(ActivityTab);
    }
    showCounts();
    Q_EMIT shown();
}

void CaseView::showCounts()
{
    // How many activities there are is known when the last page is there.
    m_tabs->setTabText(ActivityTab, m_activity->isComplete() && m_activity->rowCount() > 0
                                        ? tr("Activity %1").arg(NumberText::grouped(m_activity->rowCount()))
                                        : tr("Activity"));
    if (m_detail)
        m_tabs->setTabText(AlertsTab, tr("Alerts %1").arg(NumberText::grouped(m_detail->row.totalAlerts)));
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
