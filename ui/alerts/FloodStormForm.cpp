// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodStormForm.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/bridge/Text.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double LargestFactor = 10'000;
constexpr int LabelWidth = 76;

/// "0m" and what is no length are no time at all.
base::Duration durationOf(const QString& text)
{
    return base::parseDuration(toUtf8(text)).value_or(base::Duration{});
}

QString textOf(base::Duration length)
{
    return length == base::Duration{} ? u"0m"_s : toText(base::formatDuration(length));
}

} // namespace

FloodStormForm::FloodStormForm(QWidget* parent) : QWidget(parent)
{
    m_isOn = new QCheckBox(tr("Events come faster for a while"), this);
    m_isOn->setObjectName(u"stormOn"_s);
    build();
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::Gap);
    all->addWidget(m_isOn);
    all->addWidget(m_body);
    connect(m_isOn, &QCheckBox::toggled, this, [this](bool isOn) {
        setShown(m_body, isOn);
        Q_EMIT edited();
    });
    setShown(m_body, false);
}

void FloodStormForm::build()
{
    m_body = new QWidget(this);
    auto* const grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(size::Gap);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, LabelWidth);
    m_after = new DurationEdit(u"smhd"_s, tr("The storm begins after"), m_body);
    m_after->setObjectName(u"stormAfter"_s);
    m_length = new DurationEdit(u"smhd"_s, tr("Length of the storm"), m_body);
    m_length->setObjectName(u"stormLength"_s);
    m_factor = new NumberEdit(m_body);
    m_factor->setObjectName(u"stormFactor"_s);
    m_factor->setAccessibleName(tr("How many times the base rate"));
    m_factor->setRange(1, LargestFactor);
    m_factor->setDecimals(3);
    m_factor->setMaximumWidth(3 * size::Control);
    int row = 0;
    const auto addRow = [&](const QString& label, QWidget* edit, FieldNote*& note) {
        auto* const words = new QLabel(label, m_body);
        setLook(words, u"muted"_s);
        words->setBuddy(edit);
        note = new FieldNote(m_body);
        note->setObjectName(edit->objectName() + u"Note"_s);
        grid->addWidget(words, row, 0);
        grid->addWidget(edit, row++, 1);
        grid->addWidget(note, row++, 1);
    };
    addRow(tr("Begins after"), m_after, m_afterNote);
    addRow(tr("Length"), m_length, m_lengthNote);
    addRow(tr("Times the rate"), m_factor, m_factorNote);
    connect(m_after, &DurationEdit::edited, this, [this](const QString& text) {
        m_storm.after = durationOf(text);
        Q_EMIT edited();
    });
    connect(m_length, &DurationEdit::edited, this, [this](const QString& text) {
        m_storm.length = durationOf(text);
        Q_EMIT edited();
    });
    connect(m_factor, &NumberEdit::valueChanged, this, [this](double factor) {
        m_storm.factor = factor;
        Q_EMIT edited();
    });
}

void FloodStormForm::setStorm(const std::optional<alerts::FloodStorm>& storm)
{
    const QSignalBlocker quietSwitch(m_isOn);
    const QSignalBlocker quietFactor(m_factor);
    m_isOn->setChecked(storm.has_value());
    setShown(m_body, storm.has_value());
    if (storm)
        m_storm = *storm;
    m_after->setText(textOf(m_storm.after));
    m_length->setText(textOf(m_storm.length));
    m_factor->setValue(m_storm.factor);
}

std::optional<alerts::FloodStorm> FloodStormForm::storm() const
{
    return m_isOn->isChecked() ? std::optional(m_storm) : std::nullopt;
}

void FloodStormForm::setProblem(const QString& part, const QString& text)
{
    m_afterNote->setNote(Tone::Loss, part == u"after" ? text : QString());
    m_lengthNote->setNote(Tone::Loss, part == u"length" ? text : QString());
    m_factorNote->setNote(Tone::Loss, part == u"factor" ? text : QString());
}

} // namespace casewright::ui
