// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ScheduleSection.h"

#include "ui/bridge/Text.h"
#include "ui/designer/WholeNumberEdit.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <optional>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

const QString LookBackPrefix = u"now-"_s;

/// A part of the sentence that is not broken.
QWidget* phrase(const QString& before, QWidget* field, const QString& after, QWidget* parent)
{
    auto* const part = new QWidget(parent);
    auto* const row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, size::Gap, 0);
    row->setSpacing(size::Gap);
    for (const QString& words : {before, after}) {
        auto* const label = new QLabel(words, part);
        label->setVisible(!words.isEmpty());
        row->addWidget(label);
    }
    row->insertWidget(1, field);
    part->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return part;
}

} // namespace

ScheduleSection::ScheduleSection(RuleDocuments& documents, int number, QWidget* parent)
    : RuleSection(documents, number, tr("Schedule"), parent)
{
    build();
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
    auto* const sentence = new QWidget(this);
    auto* const flow = new FlowLayout(sentence);
    flow->setSpacing(size::Gap);
    flow->addWidget(phrase(tr("Run every"), m_interval, {}, sentence));
    flow->addWidget(phrase(tr("look back"), m_lookBack, {}, sentence));
    flow->addWidget(phrase(tr("at most"), m_maxSignals, tr("alerts a run"), sentence));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    sentence->setSizePolicy(policy);
    card()->body()->addWidget(sentence);
    card()->body()->addWidget(addField(rules::RuleField::Interval, m_interval));
    card()->body()->addWidget(addField(rules::RuleField::From, m_lookBack));
    card()->body()->addWidget(addField(rules::RuleField::MaxSignals, m_maxSignals));
}

void ScheduleSection::connectFields()
{
    connect(m_interval, &DurationEdit::edited, this, [this](const QString& text) {
        change(rules::RuleField::Interval, tr("Change interval"),
               [&text](rules::Rule& rule) { rule.interval = toUtf8(text); });
    });
    connect(m_lookBack, &DurationEdit::edited, this, [this](const QString& text) {
        const QString from = m_lookBack->isPlain() ? QString(LookBackPrefix + text) : text;
        change(rules::RuleField::From, tr("Change look-back"),
               [&from](rules::Rule& rule) { rule.from = toUtf8(from); });
    });
    connect(m_maxSignals, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        change(rules::RuleField::MaxSignals, tr("Change most alerts a run"),
               [number](rules::Rule& rule) { rule.maxSignals = number.value_or(0); });
    });
}

void ScheduleSection::setReadOnly(bool isReadOnly)
{
    m_interval->setEnabled(!isReadOnly);
    m_lookBack->setEnabled(!isReadOnly);
    m_maxSignals->setReadOnly(isReadOnly);
}

void ScheduleSection::fill(const rules::Rule& rule)
{
    m_interval->setText(toText(rule.interval));
    const QString from = toText(rule.from);
    if (from.startsWith(LookBackPrefix))
        m_lookBack->setText(from.mid(LookBackPrefix.size()));
    if (!from.startsWith(LookBackPrefix) || !m_lookBack->isPlain())
        m_lookBack->setText(from); // with its beginning, as it was written
    m_maxSignals->setNumber(rule.maxSignals);
}

} // namespace casewright::ui
