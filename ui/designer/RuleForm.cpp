// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleForm.h"

#include "ui/bridge/OwnerConfigurations.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/AggregationSection.h"
#include "ui/designer/CasesActionCommands.h"
#include "ui/designer/CasesActionSection.h"
#include "ui/designer/CriteriaSection.h"
#include "ui/designer/DefinitionSection.h"
#include "ui/designer/FieldFilter.h"
#include "ui/designer/FindingPath.h"
#include "ui/designer/LifecycleSection.h"
#include "ui/designer/NewTermsSection.h"
#include "ui/designer/NotedFindings.h"
#include "ui/designer/ScheduleSection.h"
#include "ui/designer/SettingCommands.h"
#include "ui/designer/ThresholdSection.h"
#include "ui/models/RuleTexts.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/TabOrder.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int Most = 1'000; ///< of a row's width, up to the widget's largest

} // namespace

RuleForm::RuleForm(WorkspaceSession& session, RuleDocuments& documents, FieldChoiceModel& choices, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_documents(documents)
{
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"ruleScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addWidget(header());
    m_scroll->setWidget(cards(choices));
    all->addWidget(m_scroll, 1);
    auto* const filter = new FieldFilter(this);
    filter->watch(this);

    connect(&m_session, &WorkspaceSession::aboutToClose, this, &RuleForm::finishTyping);
    connect(&m_documents, &RuleDocuments::currentChanged, this, &RuleForm::showCurrent);
    connect(&m_documents, &RuleDocuments::reset, this, [this] {
        m_key.reset();
        showAccess();
        showProfile();
    });
    connect(&m_documents, &RuleDocuments::changed, this, [this](std::int64_t key) {
        if (key == m_key)
            showRule();
    });
    connect(&m_documents, &RuleDocuments::findingsChanged, this, [this] {
        showProfile();
        showFindings();
    });
    connect(&configurations(), &OwnerConfigurations::changed, this, &RuleForm::showFindings);
    showAccess();
    showProfile();
    showCurrent();
}

QWidget* RuleForm::header()
{
    m_title = new ElidedLabel(this);
    m_title->setObjectName(u"ruleTitle"_s);
    setLook(m_title, u"title"_s);
    m_state = new Pill(this);
    m_state->setObjectName(u"ruleState"_s);
    m_export = new QPushButton(icons::icon(u"chevron-down"_s, icons::Ink::Muted), tr("Export"), this);
    m_export->setIconSize({size::TagIcon, size::TagIcon});
    m_export->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the word
    m_export->setObjectName(u"exportRule"_s);
    m_simulate = new QPushButton(icons::icon(u"play"_s, icons::Ink::OnAccent), tr("Simulate"), this);
    m_simulate->setObjectName(u"simulateRule"_s);
    setLook(m_simulate, u"primary"_s);
    auto* const row = new QWidget(this);
    row->setMaximumWidth(size::Form + 2 * size::PageMargin);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(size::PageMargin, 0, size::PageMargin, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_title);
    layout->addWidget(m_state);
    layout->addStretch();
    layout->addWidget(m_export);
    layout->addWidget(m_simulate);
    return row;
}

QWidget* RuleForm::cards(FieldChoiceModel& choices)
{
    auto* const page = new QWidget;
    setLook(page, u"page"_s);
    auto* const column = new QWidget(page);
    column->setMaximumWidth(size::Form + 2 * size::PageMargin);
    // In the order of the keyboard, each once; showSections() numbers those that a type needs.
    m_sections = {new DefinitionSection(m_documents, 1, choices, column),
                  new ThresholdSection(m_documents, 2, choices, column),
                  new NewTermsSection(m_documents, 2, choices, column),
                  new AggregationSection(m_documents, 2, choices, column),
                  new CriteriaSection(m_documents, 2, choices, column),
                  new ScheduleSection(m_documents, 3, choices, column),
                  new LifecycleSection(m_documents, 4, column)};
    m_casesAction = new CasesActionSection(m_session, m_documents, 5, choices, column);
    m_sections.push_back(m_casesAction);
    auto* const layout = new QVBoxLayout(column);
    layout->setContentsMargins(size::PageMargin, 0, size::PageMargin, size::GapLarge);
    layout->setSpacing(size::GapMiddle);
    auto* const others = new FieldNote(column);
    others->setObjectName(u"otherFindings"_s);
    m_others = new NotedFindings(m_documents, others);
    layout->addWidget(others);
    for (RuleSection* const section : m_sections)
        layout->addWidget(section);
    layout->addStretch(1);
    // The bar comes into the margin, so that the cards stay as wide as the header.
    QScrollBar* const bar = m_scroll->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, layout, [layout, column, bar](int least, int most) {
        const int room = most > least ? bar->sizeHint().width() : 0;
        column->setMaximumWidth(size::Form + 2 * size::PageMargin - room);
        layout->setContentsMargins(size::PageMargin, 0, size::PageMargin - room, size::GapLarge);
    });
    auto* const all = new QHBoxLayout(page);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(column, Most);
    all->addStretch(1);
    orderTabs(page);
    return page;
}

void RuleForm::setPreviews(AlertSources& sources, RulePreviews& previews)
{
    m_casesAction->setPreviews(sources, previews);
}

void RuleForm::registerActions(ActionTable& actions)
{
    addCasesActionCommands(actions, *m_casesAction, m_session, m_documents);
    addSettingCommands(actions, *this, m_documents);
}

void RuleForm::finishTyping()
{
    for (RuleSection* const section : m_sections)
        section->finishTyping();
}

bool RuleForm::hasField(rules::RuleField field) const
{
    return std::any_of(m_sections.begin(), m_sections.end(), [field](const RuleSection* section) {
        return !section->isHidden() && section->fieldOf(field) != nullptr;
    });
}

void RuleForm::focusFinding(const rules::Finding& finding) { focusField(finding.field, parameterPath(finding)); }

void RuleForm::focusField(rules::RuleField field, const QString& path)
{
    for (const RuleSection* const section : m_sections) {
        QWidget* const widget = section->isHidden() ? nullptr : section->fieldOf(field, path);
        if (!widget)
            continue;
        if (const QWidget* const focus = QApplication::focusWidget(); focus != widget && !widget->isAncestorOf(focus))
            widget->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(widget);
        return;
    }
}

void RuleForm::focusName()
{
    focusField(rules::RuleField::Name);
    if (auto* const name = qobject_cast<QLineEdit*>(m_sections.front()->fieldOf(rules::RuleField::Name)))
        name->selectAll();
}

void RuleForm::showCurrent()
{
    if (m_documents.current() == m_key)
        return;
    finishTyping();
    m_key = m_documents.current();
    m_scroll->verticalScrollBar()->setValue(0);
    showRule();
    // A long text of the rule before leaves the cursor at the end, and the beginning out of sight.
    for (QLineEdit* const field : findChildren<QLineEdit*>()) {
        if (!field->hasFocus())
            field->setCursorPosition(0);
    }
}

void RuleForm::showRule()
{
    const rules::Rule* const rule = m_key ? m_documents.find(*m_key) : nullptr;
    if (!rule)
        return;
    m_title->setText(RuleTexts::nameOf(*rule));
    showSections(*rule);
    showFindings();
}

void RuleForm::showSections(const rules::Rule& rule)
{
    int number = 0;
    for (RuleSection* const section : m_sections) {
        const bool isNeeded = section->isFor(rule);
        if (isNeeded) {
            section->setNumber(++number);
            section->showRule(*m_key, rule);
        }
        setShown(section, isNeeded);
    }
}

void RuleForm::showFindings()
{
    if (!m_key)
        return;
    std::vector<rules::Finding> findings = m_documents.findings(*m_key);
    std::vector<rules::Finding> others = findings;
    for (RuleSection* const section : m_sections) {
        if (section->isHidden())
            continue;
        section->showFindings(findings);
        std::erase_if(others, [section](const auto& finding) { return section->hasFieldOf(finding); });
    }
    m_others->show(*m_key, others);
    // The field of the template says itself what is wrong with it.
    if (const rules::Rule* const rule = m_documents.find(*m_key)) {
        const std::vector<rules::Finding> misfits = configurations().misfits(*rule);
        findings.insert(findings.end(), misfits.begin(), misfits.end());
    }
    const RuleTexts::FindingCounts counts = RuleTexts::count(findings);
    if (findings.empty())
        m_state->setStatus(tr("Valid"), Tone::Fine);
    else
        m_state->setStatus(RuleTexts::summary(counts), counts.errors > 0 ? Tone::Loss : Tone::Limit);
}

const OwnerConfigurations& RuleForm::configurations() const { return m_casesAction->configurations(); }

void RuleForm::showProfile() { m_casesAction->showProfile(m_session.profile()); }

void RuleForm::showAccess()
{
    for (RuleSection* const section : m_sections)
        section->setReadOnly(m_session.isReadOnly());
    for (FieldNote* const note : findChildren<FieldNote*>())
        note->setActionsEnabled(!m_session.isReadOnly());
}

} // namespace casewright::ui
