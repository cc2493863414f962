// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/CasesActionSection.h"

#include "ui/bridge/Text.h"
#include "ui/designer/ShownText.h"
#include "ui/designer/WholeNumberEdit.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/FieldPicker.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Sentence.h"
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

QString valuesText(const QModelIndex& field)
{
    const qint64 values = field.data(FieldChoiceModel::DistinctRole).toLongLong();
    return values == 1 ? CasesActionSection::tr("1 value")
                       : CasesActionSection::tr("%1 values").arg(NumberText::grouped(values));
}

QString coverageText(const QModelIndex& field)
{
    return NumberText::percent(field.data(FieldChoiceModel::CoverageRole).toDouble());
}

/// There is room for little: what speaks against a field, or else how many values it has.
QString detailOf(const QModelIndex& field)
{
    const QString note = field.data(FieldChoiceModel::NoteRole).toString();
    return u"%1 · %2 · %3"_s.arg(field.data(FieldChoiceModel::TypeRole).toString(), coverageText(field),
                                 note.isEmpty() ? valuesText(field) : note);
}

/// "18 values, 78 % even"
QString spreadText(const QModelIndex& field)
{
    const QVariant evenness = field.data(FieldChoiceModel::EvennessRole);
    return evenness.isValid() ? CasesActionSection::tr("%1, %2 even")
                                    .arg(valuesText(field), NumberText::percent(evenness.toDouble()))
                              : valuesText(field);
}

} // namespace

CasesActionSection::CasesActionSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent)
    : RuleSection(documents, number, tr("Cases action"), parent),
      m_choices(choices)
{
    card()->setSubtitle(tr("one per rule"));
    card()->setTone(Tone::Accent);
    m_fields = new QWidget(this);
    auto* const fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(size::GapMiddle);
    buildGrouping(fields);
    buildLimits(fields);
    buildPresence();
    connectFields();
    connect(&m_choices, &QAbstractItemModel::modelReset, this, &CasesActionSection::showGroupByHint);
}

void CasesActionSection::buildPresence()
{
    m_remove = new QPushButton(tr("Remove"), this);
    m_remove->setObjectName(u"removeCasesAction"_s);
    m_remove->setAccessibleName(tr("Remove the Cases action"));
    setLook(m_remove, u"text"_s);
    card()->addToHeader(m_remove);
    m_add = new QPushButton(tr("Add a Cases action"), this);
    m_add->setObjectName(u"addCasesAction"_s);
    FieldNote* const note = addField(rules::RuleField::CasesAction, m_add);
    addField(rules::RuleField::CasesAction, m_groupBy, note);
    addField(rules::RuleField::Template, m_groupBy, note);
    card()->body()->addWidget(note);
    card()->body()->addWidget(m_add, 0, Qt::AlignLeft);
    card()->body()->addWidget(m_fields);
}

void CasesActionSection::buildGrouping(QBoxLayout* into)
{
    m_groupBy = new FieldPicker(tr("Group by alert field"), &m_choices, detailOf, this);
    m_groupBy->setObjectName(u"ruleGroupBy"_s);
    m_groupBy->setPlaceholderText(tr("no grouping"));
    m_groupByHint = new FieldNote(this);
    m_groupByHint->setObjectName(u"ruleGroupByHint"_s);
    m_window = new DurationEdit(u"mhdw"_s, tr("Time window"), this);
    m_window->setObjectName(u"ruleTimeWindow"_s);

    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(size::GapMiddle);
    grid->setVerticalSpacing(size::GapSmall);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(labelFor(tr("Group by alert field · optional"), m_groupBy), 0, 0);
    grid->addWidget(labelFor(tr("Time window"), m_window), 0, 1);
    grid->addWidget(m_groupBy, 1, 0);
    grid->addWidget(m_window, 1, 1);
    auto* const left = new QVBoxLayout;
    left->setSpacing(size::GapSmall);
    left->addWidget(m_groupByHint);
    left->addWidget(addField(rules::RuleField::GroupBy, m_groupBy));
    left->addStretch();
    grid->addLayout(left, 2, 0);
    grid->addWidget(addField(rules::RuleField::TimeWindow, m_window), 2, 1, Qt::AlignTop);
    into->addLayout(grid);
}

void CasesActionSection::buildLimits(QBoxLayout* into)
{
    m_reopen = new QCheckBox(tr("Reopen when the case is closed"), this);
    m_reopen->setObjectName(u"ruleReopen"_s);
    m_reopen->setMinimumHeight(size::Control); // on the line of the field beside it
    m_maximum = new WholeNumberEdit(tr("Most cases in one run"), this);
    m_maximum->setObjectName(u"ruleMaximum"_s);
    m_maximum->setFixedWidth(2 * size::Control);
    FieldNote* const note = addField(rules::RuleField::Maximum, m_maximum);
    addField(rules::RuleField::Reopen, m_reopen, note);
    // Beside each other where there is room.
    auto* const sentence = new Sentence(this);
    sentence->add({}, m_reopen);
    sentence->add(tr("Most cases in one run"), m_maximum);
    into->addWidget(sentence);
    into->addWidget(note);
}

void CasesActionSection::connectFields()
{
    connect(m_groupBy, &QLineEdit::textChanged, this, [this](const QString& text) {
        change(rules::RuleField::GroupBy, tr("Change group-by field"),
               [&text](rules::CasesAction& action) { action.groupBy = toUtf8(text); });
    });
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
    connect(m_add, &QPushButton::clicked, this, [this] {
        RuleSection::change(rules::RuleField::CasesAction, tr("Add Cases action"),
                            [](rules::Rule& rule) { rule.casesAction.emplace(); });
        m_groupBy->setFocus();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        RuleSection::change(rules::RuleField::CasesAction, tr("Remove Cases action"),
                            [](rules::Rule& rule) { rule.casesAction.reset(); });
        m_add->setFocus();
    });
}

void CasesActionSection::setReadOnly(bool isReadOnly)
{
    m_add->setEnabled(!isReadOnly);
    m_remove->setEnabled(!isReadOnly);
    m_groupBy->setReadOnly(isReadOnly);
    m_window->setEnabled(!isReadOnly);
    m_reopen->setEnabled(!isReadOnly);
    m_maximum->setReadOnly(isReadOnly);
}

void CasesActionSection::showProfile(const rules::VersionProfile& profile)
{
    m_window->setUnits(toText(profile.windowUnits));
    m_maximum->setPlaceholderText(QString::number(profile.defaultMaximum));
}

void CasesActionSection::fill(const rules::Rule& rule)
{
    setShown(m_fields, rule.casesAction.has_value());
    setShown(m_remove, rule.casesAction.has_value());
    setShown(m_add, !rule.casesAction.has_value());
    if (!rule.casesAction)
        return;
    showText(m_groupBy, toText(rule.casesAction->groupBy));
    m_window->setText(toText(rule.casesAction->timeWindow));
    m_reopen->setChecked(rule.casesAction->reopenClosedCases);
    m_maximum->setNumber(rule.casesAction->maximumCasesToOpen);
    showGroupByHint();
}

void CasesActionSection::showGroupByHint()
{
    const QString field = m_groupBy->text();
    const QModelIndex known = m_choices.indexOf(field);
    QString hint;
    if (field.isEmpty())
        hint = tr("All alerts of a run go to one case.");
    else if (known.isValid())
        hint = tr("%1; %2 of the alerts of %3 have it. %4")
                   .arg(spreadText(known), coverageText(known), m_choices.name(),
                        known.data(FieldChoiceModel::AdviceRole).toString());
    else if (m_choices.hasAlerts())
        hint = tr("No alert of %1 has this field: all of them would be one group, unknown.").arg(m_choices.name());
    const bool isFine = field.isEmpty()
                        || (known.isValid() && known.data(FieldChoiceModel::NoteRole).toString().isEmpty());
    if (hint != m_groupByHint->text())
        m_groupByHint->setNote(isFine ? Tone::Neutral : Tone::Limit, hint);
}

void CasesActionSection::change(rules::RuleField field, const QString& commandText,
                                const std::function<void(rules::CasesAction&)>& how)
{
    RuleSection::change(field, commandText, [&how](rules::Rule& rule) {
        if (rule.casesAction)
            how(*rule.casesAction);
    });
}

} // namespace casewright::ui
