// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/WhatIfPage.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfFindings.h"
#include "ui/bridge/WhatIfSubject.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/whatif/CadencePane.h"
#include "ui/whatif/ComparePane.h"
#include "ui/whatif/FindingsSaving.h"
#include "ui/whatif/ShrinkAction.h"
#include "ui/whatif/ShrinkPane.h"
#include "ui/whatif/SweepPane.h"
#include "ui/whatif/TruthPane.h"
#include "ui/whatif/UpgradePane.h"
#include "ui/whatif/WhatIfHeader.h"
#include "ui/whatif/WhatIfStart.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

WhatIfPage::WhatIfPage(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources,
                       AnalystModels& analysts, SimulationService& simulations, QWidget* parent)
    : Page(parent), m_session(session), m_rules(rules), m_sources(sources), m_simulations(simulations)
{
    m_subject = new WhatIfSubject(session, rules, sources, analysts, this);
    build();
    for (WhatIfPane* const pane : std::as_const(m_panes))
        connectPane(pane);
    connect(m_header, &WhatIfHeader::ruleChosen, &m_rules, [this](qint64 key) { m_rules.setCurrent(key); });
    connect(m_header, &WhatIfHeader::sourceChosen, &m_sources, [this](qint64 key) { m_sources.setCurrent(key); });
    connect(m_tabs, &SegmentedButtons::chosen, this, [this](int index) {
        m_banner->dismiss(); // it speaks of the pane before
        showPane(index);
        Q_EMIT placeChanged();
    });
    connect(m_start, &WhatIfStart::goRequested, this, &WhatIfPage::go);
    connect(m_subject, &WhatIfSubject::changed, this, &WhatIfPage::showSubject);
    connect(&m_session, &WorkspaceSession::opened, m_banner, &Banner::dismiss);
    shownunits::follow(this, [this] {
        if (m_subject->isActive())
            showSubject();
    });
}

/// In the order of their tabs.
void WhatIfPage::makePanes()
{
    m_shrink = new ShrinkPane(*m_subject, this);
    m_panes = {new SweepPane(*m_subject, m_simulations, this),
               new ComparePane(*m_subject, m_simulations.archive(), this),
               new CadencePane(*m_subject, this),
               new TruthPane(*m_subject, this),
               new UpgradePane(*m_subject, this),
               m_shrink};
    m_shrinkAction = new ShrinkAction(this);
    connect(m_shrinkAction, &ShrinkAction::symptomWanted, m_shrink, &ShrinkPane::setSymptom);
    connect(m_shrinkAction, &ShrinkAction::wanted, this, [this] {
        go(name());
        goTo(m_shrink->name());
    });
}

void WhatIfPage::build()
{
    makePanes();
    m_header = new WhatIfHeader(this);
    auto* const saving = new FindingsSaving([this] { return findings(); }, this);
    m_header->addButton(saving->button());
    connect(saving, &FindingsSaving::done, this, &WhatIfPage::statusChanged);
    connect(saving, &FindingsSaving::failed, this, &WhatIfPage::tell);
    QStringList titles;
    for (const WhatIfPane* const pane : std::as_const(m_panes))
        titles.append(pane->title());
    m_tools = new QWidget(this);
    m_tabs = new SegmentedButtons(tr("What to ask"), titles, m_tools);
    m_tabs->setObjectName(u"whatifTabs"_s);
    m_tabs->setVisible(m_panes.size() > 1);
    m_tools->setMinimumWidth(1); // what has no room beside each other stands below each other
    m_toolLayout = new QBoxLayout(QBoxLayout::LeftToRight, m_tools);
    m_toolLayout->setContentsMargins(0, 0, 0, 0);
    m_toolLayout->setSpacing(size::Gap);
    m_toolLayout->addWidget(m_tabs);
    m_choices = new QWidget(m_tools);
    m_choices->installEventFilter(this);
    auto* const choices = new QHBoxLayout(m_choices);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->addStretch(1);
    m_toolLayout->addWidget(m_choices, 1);
    m_banner = new Banner(this);
    m_banner->setObjectName(u"whatifBanner"_s);
    m_start = new WhatIfStart(*m_subject, this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"whatifStack"_s);
    m_stack->addWidget(m_start);
    for (WhatIfPane* const pane : std::as_const(m_panes)) {
        m_stack->addWidget(pane);
        if (QWidget* const controls = pane->controls()) {
            controls->setParent(m_choices);
            controls->hide();
            choices->addWidget(controls);
        }
    }
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(size::PageMargin, size::GapLarge, size::PageMargin, size::GapLarge);
    all->setSpacing(size::GapMiddle);
    all->addWidget(m_header);
    all->addWidget(m_tools);
    all->addWidget(m_banner);
    all->addWidget(m_stack, 1);
}

void WhatIfPage::connectPane(WhatIfPane* pane)
{
    connect(pane, &WhatIfPane::summaryChanged, this, [this, pane](const QString& text) {
        m_summaries.insert(pane, text);
        showSummary();
    });
    connect(pane, &WhatIfPane::statusChanged, this, &WhatIfPage::statusChanged);
    connect(pane, &WhatIfPane::failed, this, &WhatIfPage::tell);
    connect(pane, &WhatIfPane::paneRequested, this, [this](const QString& name) {
        goTo(name);
        Q_EMIT placeChanged();
    });
    connect(pane, &WhatIfPane::pageRequested, this, &WhatIfPage::go);
}

void WhatIfPage::tell(const QString& title, const QString& text) { m_banner->showMessage(Tone::Loss, title, text); }

WhatIfFindings WhatIfPage::findings() const
{
    WhatIfFindings all;
    const std::optional<analysis::SweepInput> input = m_subject->input();
    const store::StoredSource* const source = m_subject->source();
    if (!input || !source)
        return all;
    all.rule = input->runs.rule;
    all.source = toText(source->name);
    all.documents = input->runs.alerts->size();
    all.profile = toText(input->runs.profile.name);
    all.haveAnalystsWorked = !input->action.analysts.isIdle();
    for (const WhatIfPane* const pane : m_panes)
        pane->addTo(all);
    return all;
}

QString WhatIfPage::name() const { return u"whatif"_s; }
QString WhatIfPage::title() const { return tr("What-if"); }
QString WhatIfPage::iconName() const { return u"whatif"_s; }

void WhatIfPage::registerActions(ActionTable& actions) {
    m_actions = &actions;
    m_shrinkAction->registerActions(actions);
}

void WhatIfPage::setExplanations(Explanations& explanations) { m_shrinkAction->setExplanations(explanations); }

void WhatIfPage::activated()
{
    if (m_stack->currentWidget() != m_start)
        m_panes.at(m_front)->takeFocus();
}

void WhatIfPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_subject->setActive(true);
}

void WhatIfPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_panes.at(m_front)->setInSight(false);
    m_subject->setActive(false);
}

/// The choices of a pane come and go with what it shows.
bool WhatIfPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_choices && event->type() == QEvent::LayoutRequest)
        arrangeTools();
    return Page::eventFilter(watched, event);
}

void WhatIfPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrangeTools();
}

void WhatIfPage::arrangeTools()
{
    QWidget* const controls = m_panes.at(m_front)->controls();
    m_choices->setVisible(controls);
    const int wanted = m_tabs->sizeHint().width() + size::GapLarge + (controls ? controls->sizeHint().width() : 0);
    m_toolLayout->setDirection(wanted <= width() - 2 * size::PageMargin ? QBoxLayout::LeftToRight
                                                                       : QBoxLayout::TopToBottom);
}

void WhatIfPage::showSubject()
{
    m_header->setRules(m_rules.rules(), m_rules.current());
    m_header->setSources(m_sources.sources(), m_sources.current());
    m_start->showNext();
    showPane(m_front);
}

/// Without a rule and its alerts nothing can be asked.
void WhatIfPage::showPane(int index)
{
    const bool isReady = m_subject->state() == WhatIfState::Ready;
    if (index != m_front)
        m_panes.at(m_front)->setInSight(false);
    m_front = index;
    m_tabs->setCurrent(index);
    m_tools->setVisible(isReady);
    for (WhatIfPane* const pane : std::as_const(m_panes)) {
        if (QWidget* const controls = pane->controls())
            controls->setVisible(pane == m_panes.at(index));
    }
    arrangeTools();
    m_stack->setCurrentWidget(isReady ? static_cast<QWidget*>(m_panes.at(index)) : m_start);
    if (m_subject->isActive())
        m_panes.at(index)->setInSight(isReady);
    showSummary();
}

void WhatIfPage::showSummary()
{
    const bool isReady = m_subject->state() == WhatIfState::Ready;
    m_header->setSummary(isReady ? m_summaries.value(m_panes.at(m_front)) : QString());
}

QString WhatIfPage::place() const { return m_panes.at(m_front)->name(); }

void WhatIfPage::goTo(const QString& place)
{
    for (int i = 0; i < m_panes.size(); ++i) {
        if (m_panes.at(i)->name() == place)
            showPane(i);
    }
}

void WhatIfPage::go(const QString& page)
{
    if (QAction* const action = m_actions ? m_actions->action(u"go."_s + page) : nullptr)
        action->trigger();
}

QByteArray WhatIfPage::arrangement() const
{
    QJsonObject all;
    for (const WhatIfPane* const pane : std::as_const(m_panes)) {
        if (const QByteArray arranged = pane->arrangement(); !arranged.isEmpty())
            all.insert(pane->name(), QString::fromLatin1(arranged.toBase64()));
    }
    return all.isEmpty() ? QByteArray() : QJsonDocument(all).toJson(QJsonDocument::Compact);
}

void WhatIfPage::restoreArrangement(const QByteArray& arrangement)
{
    const QJsonObject all = QJsonDocument::fromJson(arrangement).object();
    for (WhatIfPane* const pane : std::as_const(m_panes))
        pane->restoreArrangement(QByteArray::fromBase64(all.value(pane->name()).toString().toLatin1()));
}

} // namespace casewright::ui
