// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseView.h"

#include "ui/bridge/CaseOperations.h"
#include "ui/bridge/CaseValues.h"
#include "ui/bridge/Text.h"
#include "ui/cases/ActivityPane.h"
#include "ui/cases/CaseAlertsPane.h"
#include "ui/cases/CaseHeader.h"
#include "ui/cases/CaseSidebar.h"
#include "ui/cases/CaseWhyPane.h"
#include "ui/cases/DescriptionCard.h"
#include "ui/cases/SimilarList.h"
#include "ui/cases/TitleEdit.h"
#include "ui/models/ActivityModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

enum Tab { ActivityTab, AlertsTab, WhyTab, SimilarTab };

} // namespace

CaseView::CaseView(CaseRepository& repository, CaseValues& values, QWidget* parent)
    : QWidget(parent),
      m_repository(repository),
      m_values(values)
{
    setObjectName(u"caseView"_s);
    m_header = new CaseHeader(this);
    m_description = new DescriptionCard(this);
    auto* const main = new QVBoxLayout;
    main->setSpacing(size::GapMiddle);
    main->addWidget(m_header);
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
    connect(m_alerts, &CaseAlertsPane::failed, this, &CaseView::failed);
    connect(m_alerts, &CaseAlertsPane::runWanted, this, &CaseView::runWanted);
    connect(m_alerts, &CaseAlertsPane::activityWanted, this, [this](base::Timestamp at) {
        m_tabs->setCurrentIndex(ActivityTab);
        m_activity->showAttached(at);
    });
    connect(m_alerts, &CaseAlertsPane::alertMoved, this, [this] {
        if (const store::AttachedAlert* const first = m_alerts->first())
            m_why->setAlert(*first);
        Q_EMIT alertMoved();
    });
    connect(m_why, &CaseWhyPane::failed, this, &CaseView::failed);
    connect(m_why, &CaseWhyPane::runWanted, this, &CaseView::runWanted);
    connect(m_similar, &SimilarList::caseChosen, this, &CaseView::caseChosen);
    connect(m_similar, &SimilarList::scopeChanged, this, [this] {
        if (m_sheet)
            readSimilar(m_sheet->stored.key);
    });
    connect(m_activity, &ActivityPane::alertsWanted, this, &CaseView::showAlertsOf);
    shownunits::follow(this, [this] {
        if (m_sheet && isVisible())
            take(CaseSheet(*m_sheet));
    });
}

QWidget* CaseView::buildTabs()
{
    auto* const all = new QWidget(this);
    m_tabs = new QTabBar(all);
    m_tabs->setObjectName(u"caseTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of the case"));
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_parts = new QStackedWidget(all);
    m_activity = new ActivityPane(m_repository, m_parts);
    setFocusProxy(m_activity);
    m_alerts = new CaseAlertsPane(m_repository, m_parts);
    m_why = new CaseWhyPane(m_repository, m_parts);
    m_similar = new SimilarList(m_parts);
    addPart(tr("Activity"), m_activity, m_description);
    addPart(tr("Alerts"), m_alerts);
    addPart(tr("Why this case"), m_why);
    addPart(tr("Similar cases"), m_similar);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        const QWidget* const focus = QApplication::focusWidget();
        const bool wasInside = focus && m_parts->isAncestorOf(focus);
        m_parts->setCurrentIndex(tab);
        if (wasInside)
            m_parts->currentWidget()->setFocus(Qt::OtherFocusReason);
        Q_EMIT alertMoved();
    });
    auto* const layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_tabs); // alone in its line: it would scroll when a number in it grows
    layout->addWidget(m_parts, 1);
    return all;
}

/// A card, below another one if there is one.
void CaseView::addPart(const QString& name, QWidget* part, QWidget* above)
{
    auto* const page = new QWidget(m_parts);
    auto* const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    if (above)
        layout->addWidget(above);
    auto* const card = new Card({}, page);
    card->setFlush(true);
    card->layout()->setContentsMargins(1, size::GapSmall, 1, size::GapSmall);
    card->body()->addWidget(part);
    layout->addWidget(card, 1);
    page->setFocusProxy(part);
    m_tabs->addTab(name);
    m_parts->addWidget(page);
}

void CaseView::addActions(const ActionTable& actions)
{
    m_header->addActions(actions);
    m_sidebar->addActions(actions);
    m_alerts->addActions(actions);
}

void CaseView::setDocuments(CaseDocuments& documents) { m_alerts->setDocuments(documents); }
void CaseView::setExplanations(Explanations& ofTheCase) { m_why->setExplanations(ofTheCase); }

const store::AttachedAlert* CaseView::alert() const
{
    return m_sheet && m_tabs->currentIndex() == AlertsTab ? m_alerts->alert() : nullptr;
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
    read(caseKey);
}

void CaseView::read(std::int64_t caseKey)
{
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
    m_timesRequest.drop();
    m_sheet.reset();
    m_header->title().stopEditing();
    m_description->stopEditing();
    m_activity->setCase(std::nullopt);
    m_alerts->setCase(std::nullopt);
    m_why->setCase(std::nullopt);
}

void CaseView::refresh()
{
    if (!m_sheet)
        return;
    if (!m_request.isPending())
        read(m_sheet->stored.key);
    m_activity->model().refresh();
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
    m_alerts->setCase(sheet);
    m_why->setCase(sheet);
    if (isOther)
        takeOther(sheet);
    else if (hasOtherTags)
        readSimilar(sheet.stored.key);
    readTimes();
    if (m_wantedPart)
        m_tabs->setCurrentIndex(*std::exchange(m_wantedPart, std::nullopt));
    Q_EMIT shown();
}

void CaseView::takeOther(const CaseSheet& sheet)
{
    m_timesRequest.drop();
    m_timed = 0;
    m_alerts->setTimes({});
    m_sidebar->setTimes({});
    m_activity->setCase(sheet.stored.key);
    m_tabs->setTabText(SimilarTab, tr("Similar cases"));
    m_similar->setWaiting();
    readSimilar(sheet.stored.key);
    m_values.wantOfOwner(sheet.stored.document.owner);
}

void CaseView::readSimilar(std::int64_t caseKey)
{
    using Similar = std::vector<store::SimilarCase>;
    using Which = store::CasesClient::Similar;
    const Which which = m_similar->wantsOthers() ? Which::All : Which::WithoutOtherSimulations;
    m_similarRequest = CaseOperations(m_repository)
                           .similar(caseKey, SimilarList::Most, which, [this](const base::Result<Similar>& similar) {
                               if (!similar)
                                   return m_similar->setFailed(toText(similar.error()));
                               m_similar->setCases(*similar, m_sheet->stored.simulation);
                               const auto number = static_cast<qint64>(similar->size());
                               const bool mayBeMore = similar->size() == SimilarList::Most;
                               m_tabs->setTabText(SimilarTab,
                                                  (mayBeMore ? tr("Similar cases %1+") : tr("Similar cases %1"))
                                                      .arg(NumberText::grouped(number)));
                           });
}

/// Plots show all alerts at once, tables page by page.
void CaseView::readTimes()
{
    const std::uint32_t total = m_sheet->detail.row.totalAlerts;
    if (m_timed == total)
        return;
    m_timed = total;
    using Alerts = std::vector<store::AttachedAlert>;
    m_timesRequest = m_repository.alerts(m_sheet->stored.key, std::nullopt, engine::MaximumAlertsPerCase,
                                         [this](const base::Result<Alerts>& alerts) {
                                             if (!alerts)
                                                 return Q_EMIT failed(toText(alerts.error()));
                                             m_alerts->setTimes(*alerts);
                                             m_sidebar->setTimes(*alerts);
                                         });
}

int CaseView::part() const { return m_tabs->currentIndex(); }
void CaseView::setWayBack(const QString& text) { m_header->setWayBack(text); }

void CaseView::showAlertsOf(const ActivityEntry& entry)
{
    m_tabs->setCurrentIndex(AlertsTab);
    m_alerts->showAttached(entry.action.document.createdAt);
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
