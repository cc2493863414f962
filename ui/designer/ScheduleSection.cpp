// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ScheduleSection.h"

#include "core/rules/RuleTypes.h"
#include "ui/bridge/Text.h"
#include "ui/designer/FieldNames.h"
#include "ui/designer/LookBack.h"
#include "ui/designer/ShownText.h"
#include "ui/designer/WholeNumberEdit.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/FieldPicker.h"
#include "ui/widgets/HelpTopic.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Sentence.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <optional>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

bool looksBack(const rules::Rule& rule)
{
    return rules::isDetectionRule(rule.ruleTypeId) || std::holds_alternative<rules::UnknownParameters>(rule.parameters);
}

} // namespace

ScheduleSection::ScheduleSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent)
    : RuleSection(documents, number, tr("Schedule"), parent)
{
    build();
    buildTime(choices);
    setTip(m_interval, tr("How often the rule runs; all limits are limits of one run."));
    setTip(m_lookBack,
           tr("How old a document may be when the rule runs; longer than the interval, so that none is missed."));
    setTip(m_maxSignals, tr("How many alerts one run makes at most; those above wait for the next run, or are lost."));
    setTip(m_time, tr("The field that says when a document happened; without one it is @timestamp."));
    setHelpTopic(this, u"runs"_s);
    connectFields();
}

void ScheduleSection::build()
{
    m_interval = new DurationEdit(u"smhd"_s, tr("Run every"), this);
    m_interval->setObjectName(u"ruleInterval"_s);
    m_lookBack = new DurationEdit(u"smhdw"_s, tr("Look back"), this);
    m_lookBack->setObjectName(u"ruleLookBack"_s);
    m_maxSignals = new WholeNumberEdit(tr("At most, alerts a run"), this);
    m_maxSignals->setObjectName(u"ruleMaxSignals"_s);
    m_maxSignals->setFixedWidth(2 * size::Control);
    auto* const sentence = new Sentence(this);
    sentence->add(tr("Run every"), m_interval);
    m_lookBackPhrase = sentence->add(tr("look back"), m_lookBack);
    m_mostPhrase = sentence->add(tr("at most"), m_maxSignals, tr("alerts a run"));
    card()->body()->addWidget(sentence);
    card()->body()->addWidget(addField(rules::RuleField::Interval, m_interval));
    card()->body()->addWidget(addField(rules::RuleField::From, m_lookBack));
    card()->body()->addWidget(addField(rules::RuleField::MaxSignals, m_maxSignals));
}

void ScheduleSection::buildTime(FieldChoiceModel& choices)
{
    m_time = new FieldPicker(tr("Time field"), &choices, FieldNames::detail, this);
    m_time->setObjectName(u"ruleTimeField"_s);
    m_time->setPlaceholderText(u"@timestamp"_s);
    m_timeName = labelFor({}, m_time);
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::Gap);
    row->addWidget(m_timeName);
    row->addWidget(m_time, 1);
    card()->body()->addLayout(row);
    card()->body()->addWidget(addField(rules::RuleField::TimeField, m_time));
}

void ScheduleSection::connectFields()
{
    connect(m_interval, &DurationEdit::edited, this, [this](const QString& text) {
        change(rules::RuleField::Interval, tr("Change interval"),
               [&text](rules::Rule& rule) { rule.interval = toUtf8(text); });
    });
    connect(m_lookBack, &DurationEdit::edited, this, [this] {
        const QString from = lookback::textOf(m_lookBack);
        change(rules::RuleField::From, tr("Change look-back"),
               [&from](rules::Rule& rule) { rule.from = toUtf8(from); });
    });
    connect(m_maxSignals, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        change(rules::RuleField::MaxSignals, tr("Change most alerts a run"),
               [number](rules::Rule& rule) { rule.maxSignals = number.value_or(0); });
    });
    connect(m_time, &QLineEdit::textChanged, this, [this](const QString& text) {
        change(rules::RuleField::TimeField, tr("Change time field"),
               [&text](rules::Rule& rule) { rule.timeField = toUtf8(text); });
    });
}

void ScheduleSection::setReadOnly(bool isReadOnly)
{
    m_interval->setEnabled(!isReadOnly);
    m_lookBack->setEnabled(!isReadOnly);
    m_maxSignals->setReadOnly(isReadOnly);
    m_time->setReadOnly(isReadOnly);
}

void ScheduleSection::fill(const rules::Rule& rule)
{
    m_interval->setText(toText(rule.interval));
    lookback::show(m_lookBack, toText(rule.from));
    m_maxSignals->setNumber(rule.maxSignals);
    const bool isDetection = looksBack(rule);
    setShown(m_lookBackPhrase, isDetection);
    setShown(m_mostPhrase, isDetection);
    m_timeName->setText(isDetection ? tr("Timestamp override · optional") : tr("Time field"));
    showText(m_time, toText(rule.timeField));
}

} // namespace casewright::ui
