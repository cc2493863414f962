// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/CasesActionSection.h"

#include "core/cases/CaseConfiguration.h"
#include "ui/bridge/GroupingOutlooks.h"
#include "ui/bridge/OwnerConfigurations.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/CasesActionPaste.h"
#include "ui/designer/FirstCaseView.h"
#include "ui/designer/GroupByEdit.h"
#include "ui/designer/GroupingEdit.h"
#include "ui/designer/TemplateChooser.h"
#include "ui/designer/WholeNumberEdit.h"
#include "ui/models/CaseText.h"
#include "ui/models/NewCaseTexts.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CodeComboBox.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/HelpTopic.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Sentence.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <optional>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QLabel* hint(const QString& name, QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    setLook(label, u"hint"_s);
    return label;
}

} // namespace

CasesActionSection::CasesActionSection(WorkspaceSession& session, RuleDocuments& documents, int number,
                                       const FieldChoiceModel& fields, QWidget* parent)
    : RuleSection(documents, number, tr("Cases action"), parent),
      m_session(session),
      m_documents(documents),
      m_configurations(new OwnerConfigurations(session, this))
{
    card()->setSubtitle(tr("one per rule"));
    card()->setTone(Tone::Accent);
    m_fields = new QWidget(this);
    auto* const all = new QVBoxLayout(m_fields);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(size::GapMiddle);
    grid->setVerticalSpacing(size::GapMiddle);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    all->addLayout(grid);
    buildGrouping(fields, grid);
    buildLimits(grid);
    buildCases(grid, all);
    buildPresence();
    setHelpTopic(this, u"action"_s);
    setHelpTopic(m_grouping, u"groups"_s);
    setHelpTopic(m_window, u"window"_s);
    setHelpTopic(m_reopen, u"reopening"_s);
    setHelpTopic(m_maximum, u"breaker"_s);
    setHelpTopic(m_template, u"texts"_s);
    setHelpTopic(m_firstCase, u"texts"_s);
    connectFields();
    connectPresence();
    connect(m_configurations, &OwnerConfigurations::changed, this, &CasesActionSection::showFirstCase);
    shownunits::follow(this, [this] { showFirstCase(); });
}

void CasesActionSection::buildPresence()
{
    m_copy = headerButton(u"copyCasesAction"_s, tr("Copy"), tr("Copy the Cases action"));
    m_insert = headerButton(u"pasteCasesAction"_s, tr("Paste"), tr("Paste a Cases action"));
    m_remove = headerButton(u"removeCasesAction"_s, tr("Remove"), tr("Remove the Cases action"));
    m_paste = new CasesActionPaste(this);
    m_add = new QPushButton(tr("Add a Cases action"), this);
    m_add->setObjectName(u"addCasesAction"_s);
    FieldNote* const note = addField(rules::RuleField::CasesAction, m_add);
    addField(rules::RuleField::CasesAction, m_grouping->field(), note);
    card()->body()->addWidget(m_paste);
    card()->body()->addWidget(note);
    card()->body()->addWidget(m_add, 0, Qt::AlignLeft);
    card()->body()->addWidget(m_fields);
}

QPushButton* CasesActionSection::headerButton(const QString& name, const QString& text, const QString& label)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(label);
    button->setToolTip(label);
    setLook(button, u"text"_s);
    card()->addToHeader(button);
    return button;
}

void CasesActionSection::buildGrouping(const FieldChoiceModel& fields, QGridLayout* into)
{
    m_grouping = new GroupingEdit(fields, this);
    m_window = new DurationEdit(u"mhdw"_s, tr("Time window"), this);
    m_window->setObjectName(u"ruleTimeWindow"_s);
    setTip(m_window,
           tr("How long alerts of a group go to the same case, from its first alert on. Later ones open "
              "the next case."));
    QVBoxLayout* const left = labelled(tr("Group by alert field · optional"), m_grouping,
                                       addField(rules::RuleField::GroupBy, m_grouping->field()));
    QVBoxLayout* const right =
        labelled(tr("Time window"), m_window, addField(rules::RuleField::TimeWindow, m_window));
    left->addStretch();
    right->addStretch();
    into->addLayout(left, 0, 0);
    into->addLayout(right, 0, 1);
}

void CasesActionSection::buildLimits(QGridLayout* into)
{
    m_reopen = new QCheckBox(tr("Reopen when the case is closed"), this);
    m_reopen->setObjectName(u"ruleReopen"_s);
    m_reopen->setMinimumHeight(size::Control); // on the line of the field beside it
    setTip(m_reopen,
           tr("A closed case opens again when alerts of its group come within the time window. Without, "
              "they open the next case."));
    m_maximum = new WholeNumberEdit(tr("Most cases in one run"), this);
    m_maximum->setObjectName(u"ruleMaximum"_s);
    m_maximum->setFixedWidth(2 * size::Control);
    FieldNote* const note = addField(rules::RuleField::Maximum, m_maximum);
    addField(rules::RuleField::Reopen, m_reopen, note);
    // Beside each other where there is room.
    auto* const sentence = new Sentence(this);
    sentence->add({}, m_reopen);
    sentence->add(tr("Most cases in one run"), m_maximum);
    auto* const both = new QVBoxLayout;
    both->setSpacing(size::GapSmall);
    both->addWidget(sentence);
    both->addWidget(note);
    into->addLayout(both, 1, 0, 1, 2);
}

void CasesActionSection::buildCases(QGridLayout* into, QBoxLayout* below)
{
    m_template = new TemplateChooser(*m_configurations, this);
    setTip(m_template, tr("What the cases get that the action creates; templates are made in the settings of cases."));
    m_owner = hint(u"ruleCasesOwner"_s, this);
    auto* const whose = new QLabel(tr("Whose cases they are"), this);
    setLook(whose, u"muted"_s);
    QVBoxLayout* const left = labelled(tr("Template · optional"), m_template,
                                       addField(rules::RuleField::Template, m_template->box()));
    left->addStretch();
    auto* const right = new QVBoxLayout;
    right->setSpacing(size::GapSmall);
    right->addWidget(whose);
    right->addWidget(m_owner);
    right->addStretch();
    into->addLayout(left, 2, 0);
    into->addLayout(right, 2, 1);
    m_firstCase = new FirstCaseView(this);
    m_firstCase->hide();
    below->addWidget(m_firstCase);
}

void CasesActionSection::connectFields()
{
    connect(m_grouping, &GroupingEdit::typed, this,
            [this](const QString& field) { changeGroupBy(field, Step::Typed); });
    connect(m_grouping, &GroupingEdit::chosen, this,
            [this](const QString& field) { changeGroupBy(field, Step::Alone); });
    connect(m_window, &DurationEdit::edited, this, [this](const QString& text) {
        change(rules::RuleField::TimeWindow, tr("Change time window"),
               [&text](rules::CasesAction& action) { action.timeWindow = toUtf8(text); });
    });
    connect(m_reopen, &QCheckBox::clicked, this, [this](bool isOn) {
        change(rules::RuleField::Reopen, tr("Change reopening"),
               [isOn](rules::CasesAction& action) { action.reopenClosedCases = isOn; });
    });
    connect(m_maximum, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        change(rules::RuleField::Maximum, tr("Change most cases in one run"),
               [number](rules::CasesAction& action) { action.maximumCasesToOpen = number; });
    });
    connect(m_template, &TemplateChooser::chosen, this, [this](const std::optional<std::string>& key) {
        change(rules::RuleField::Template, tr("Change template"),
               [&key](rules::CasesAction& action) { action.templateId = key; }, Step::Alone);
    });
}

void CasesActionSection::connectPresence()
{
    connect(m_add, &QPushButton::clicked, this, &CasesActionSection::add);
    connect(m_remove, &QPushButton::clicked, this, &CasesActionSection::remove);
    connect(m_copy, &QPushButton::clicked, this, &CasesActionSection::copy);
    connect(m_insert, &QPushButton::clicked, this, &CasesActionSection::paste);
    connect(m_paste, &CasesActionPaste::pasted, this, [this](const rules::CasesAction& action, const QString& text) {
        RuleSection::change(rules::RuleField::CasesAction, text,
                            [&action](rules::Rule& rule) { rule.casesAction = action; }, Step::Alone);
        m_grouping->field()->setFocus();
    });
}

void CasesActionSection::add()
{
    if (m_rule.casesAction)
        m_paste->refuse();
    else
        RuleSection::change(rules::RuleField::CasesAction, tr("Add Cases action"),
                            [](rules::Rule& rule) { rule.casesAction.emplace(); }, Step::Alone);
    m_grouping->field()->setFocus();
}

void CasesActionSection::remove()
{
    RuleSection::change(rules::RuleField::CasesAction, tr("Remove Cases action"),
                        [](rules::Rule& rule) { rule.casesAction.reset(); }, Step::Alone);
    m_add->setFocus();
}

void CasesActionSection::copy() { m_paste->copy(); }
void CasesActionSection::paste() { m_paste->paste(); }

void CasesActionSection::chooseGroupBy()
{
    if (!m_rule.casesAction)
        add();
    m_grouping->field()->openList();
}

void CasesActionSection::setPreviews(AlertSources& sources, RulePreviews& previews)
{
    m_previews = &previews;
    m_grouping->setOutlooks(*new GroupingOutlooks(m_session, m_documents, sources, previews, this));
    connect(m_previews, &RulePreviews::changed, this, &CasesActionSection::showFirstCase);
    showFirstCase();
}

void CasesActionSection::setReadOnly(bool isReadOnly)
{
    m_add->setEnabled(!isReadOnly);
    m_remove->setEnabled(!isReadOnly);
    m_insert->setEnabled(!isReadOnly);
    m_grouping->setReadOnly(isReadOnly);
    m_window->setEnabled(!isReadOnly);
    m_reopen->setEnabled(!isReadOnly);
    m_maximum->setReadOnly(isReadOnly);
    m_template->box()->setEnabled(!isReadOnly);
}

void CasesActionSection::showProfile(const rules::VersionProfile& profile)
{
    m_window->setUnits(toText(profile.windowUnits));
    m_maximum->setPlaceholderText(QString::number(profile.defaultMaximum));
    setTip(m_maximum,
           profile.maximumIsSetting
               ? tr("Kibana %1 takes 1 to %2, and %3 where nothing is set. With more groups in a run, "
                    "all of its alerts go to one case.")
                     .arg(toText(profile.name))
                     .arg(profile.ceiling)
                     .arg(profile.defaultMaximum)
               : tr("Kibana %1 opens at most %2 cases a run and has no setting for it. With more groups "
                    "in a run, all of its alerts go to one case.")
                     .arg(toText(profile.name))
                     .arg(profile.defaultMaximum));
    m_grouping->showRule(m_rule, profile);
    m_template->showRule(m_rule, profile.caseTemplates);
}

void CasesActionSection::showEvent(QShowEvent* event)
{
    RuleSection::showEvent(event);
    m_configurations->refresh(); // they are changed on another page
}

void CasesActionSection::fill(const rules::Rule& rule)
{
    m_rule = rule;
    setShown(m_fields, rule.casesAction.has_value());
    setShown(m_remove, rule.casesAction.has_value());
    setShown(m_copy, rule.casesAction.has_value());
    m_paste->showAction(rule.casesAction);
    setShown(m_add, !rule.casesAction.has_value());
    m_grouping->showRule(rule, m_session.profile());
    if (!rule.casesAction)
        return;
    m_window->setText(toText(rule.casesAction->timeWindow));
    m_reopen->setChecked(rule.casesAction->reopenClosedCases);
    m_maximum->setNumber(rule.casesAction->maximumCasesToOpen);
    m_template->showRule(rule, m_session.profile().caseTemplates);
    showOwner();
    showFirstCase();
}

/// What it means to whom cases belong.
void CasesActionSection::showOwner()
{
    const std::string owner = rules::ownerOf(m_rule);
    m_owner->setText(tr("%1 (owner %2), in the space default: the rule's type and its consumer, %3, say so. Ids of cases "
                        "are made of rule, space, owner and group; another owner begins new cases.")
                         .arg(CaseText::owner(owner), toText(owner), printableText(m_rule.consumer)));
}

void CasesActionSection::showFirstCase()
{
    const auto preview = m_previews ? m_previews->preview() : nullptr;
    setShown(m_firstCase, preview != nullptr);
    if (!preview)
        return;
    m_firstCase->setStale(m_previews->isStale() || m_previews->state() != PreviewState::Ready);
    if (!preview->firstCase) {
        m_firstCase->showNone(preview->summary.matched == 0 ? tr("None opens: nothing matches.")
                                                            : tr("None opens with these alerts."));
        return;
    }
    const cases::CaseConfiguration* const known = m_configurations->find(rules::ownerOf(m_rule));
    const cases::CaseConfiguration configuration = known ? *known : cases::CaseConfiguration();
    const auto key = m_rule.casesAction ? m_rule.casesAction->templateId : std::nullopt;
    m_firstCase->showCase(*preview->firstCase,
                          NewCaseTexts::factsOf(cases::newCaseFields(configuration, key), configuration));
}

void CasesActionSection::changeGroupBy(const QString& field, Step step)
{
    change(rules::RuleField::GroupBy, tr("Change group-by field"),
           [&field](rules::CasesAction& action) { action.groupBy = toUtf8(field); }, step);
}

void CasesActionSection::change(rules::RuleField field, const QString& commandText,
                                const std::function<void(rules::CasesAction&)>& how, Step step)
{
    RuleSection::change(
        field, commandText,
        [&how](rules::Rule& rule) {
            if (rule.casesAction)
                how(*rule.casesAction);
        },
        step);
}

} // namespace casewright::ui
