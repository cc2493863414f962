// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ShiftRow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using base::Duration;

constexpr int MostAnalysts = 1'000;

QTime timeOf(Duration sinceMidnight)
{
    return QTime::fromMSecsSinceStartOfDay(static_cast<int>(sinceMidnight.milliseconds % base::Day.milliseconds));
}

Duration durationOf(QTime time) { return {time.msecsSinceStartOfDay()}; }

} // namespace

ShiftRow::ShiftRow(int position, QWidget* parent) : QWidget(parent)
{
    const QString id = u"shift%1"_s.arg(position);
    buildDays(id);
    buildTimes(id);
    m_remove = new QToolButton(this);
    m_remove->setObjectName(id + u"Remove"_s);
    m_remove->setAccessibleName(tr("Remove the shift"));
    m_remove->setToolTip(tr("Remove the shift"));
    m_remove->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    m_remove->setIconSize({size::NoteIcon, size::NoteIcon});
    m_note = new FieldNote(this);
    m_note->setObjectName(id + u"Note"_s);
    layOut();
    connectEdits();
    setShift(m_shift);
}

void ShiftRow::buildDays(const QString& id)
{
    const std::array<std::pair<QString, QString>, 7> names = {{{tr("Mo"), tr("Monday")},
                                                               {tr("Tu"), tr("Tuesday")},
                                                               {tr("We"), tr("Wednesday")},
                                                               {tr("Th"), tr("Thursday")},
                                                               {tr("Fr"), tr("Friday")},
                                                               {tr("Sa"), tr("Saturday")},
                                                               {tr("Su"), tr("Sunday")}}};
    for (std::size_t day = 0; day < names.size(); ++day) {
        auto* const button = new QToolButton(this);
        button->setObjectName(u"%1Day%2"_s.arg(id).arg(day));
        button->setText(names[day].first);
        button->setAccessibleName(tr("Begins on %1").arg(names[day].second));
        button->setToolTip(tr("The shift begins on %1").arg(names[day].second));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setLook(button, u"small"_s);
        m_days[day] = button;
    }
}

void ShiftRow::buildTimes(const QString& id)
{
    const auto timeEdit = [this](const QString& name, const QString& label, const QString& tip) {
        auto* const edit = new QTimeEdit(this);
        edit->setObjectName(name);
        edit->setAccessibleName(label);
        edit->setToolTip(tip);
        edit->setDisplayFormat(u"HH:mm"_s);
        edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
        edit->setFixedWidth(2 * size::Control);
        return edit;
    };
    m_from = timeEdit(id + u"From"_s, tr("The shift begins at"), tr("When it begins, in the time zone below"));
    m_to = timeEdit(id + u"To"_s, tr("The shift ends at"),
                    tr("When it ends; 00:00 is midnight after it. A shift that does not end after it begins goes on "
                       "past midnight."));
    m_analysts = new QSpinBox(this);
    m_analysts->setObjectName(id + u"Analysts"_s);
    m_analysts->setAccessibleName(tr("Analysts of the shift"));
    const auto tellRange = [this] {
        m_analysts->setToolTip(tr("How many analysts come: 1 to %1").arg(NumberText::grouped(MostAnalysts)));
    };
    tellRange();
    shownunits::follow(m_analysts, tellRange);
    m_analysts->setRange(1, MostAnalysts);
    m_analysts->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_analysts->setFixedWidth(2 * size::Control - size::Gap);
}

void ShiftRow::layOut()
{
    auto* const days = new QHBoxLayout;
    days->setSpacing(size::GapSmall);
    for (QToolButton* const day : m_days)
        days->addWidget(day, 1);
    days->addWidget(m_remove);
    const auto words = [this](const QString& text, QWidget* buddy) {
        auto* const label = new QLabel(text, this);
        setLook(label, u"muted"_s);
        label->setBuddy(buddy);
        return label;
    };
    auto* const times = new QHBoxLayout;
    times->setSpacing(size::GapSmall);
    times->addWidget(m_from);
    times->addWidget(words(tr("to"), m_to));
    times->addWidget(m_to);
    times->addStretch();
    times->addWidget(m_analysts);
    times->addWidget(words(tr("analysts"), m_analysts));
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, size::GapSmall);
    all->setSpacing(size::GapSmall);
    all->addLayout(days);
    all->addLayout(times);
    all->addWidget(m_note);
}

void ShiftRow::connectEdits()
{
    for (std::size_t day = 0; day < m_days.size(); ++day) {
        connect(m_days[day], &QToolButton::clicked, this, [this, day](bool isChecked) {
            m_shift.days[day] = isChecked;
            changed();
        });
    }
    connect(m_from, &QTimeEdit::timeChanged, this, [this](QTime time) {
        m_shift.from = durationOf(time);
        changed();
    });
    connect(m_to, &QTimeEdit::timeChanged, this, [this](QTime time) {
        m_shift.to = durationOf(time);
        changed();
    });
    connect(m_analysts, &QSpinBox::valueChanged, this, [this](int analysts) {
        m_shift.analysts = static_cast<std::uint32_t>(analysts);
        changed();
    });
    connect(m_remove, &QToolButton::clicked, this, &ShiftRow::removeRequested);
}

void ShiftRow::changed()
{
    // Midnight at the end of a shift: also of one that began at midnight, which is a whole day then.
    if (m_shift.to == Duration{})
        m_shift.to = base::Day;
    Q_EMIT edited();
}

void ShiftRow::setShift(const engine::Shift& shift)
{
    m_shift = shift;
    const QSignalBlocker quietFrom(m_from);
    const QSignalBlocker quietTo(m_to);
    const QSignalBlocker quietAnalysts(m_analysts);
    for (std::size_t day = 0; day < m_days.size(); ++day)
        m_days[day]->setChecked(shift.days[day]);
    m_from->setTime(timeOf(shift.from));
    m_to->setTime(timeOf(shift.to));
    m_analysts->setValue(static_cast<int>(shift.analysts));
}

void ShiftRow::setProblem(const QString& text) { m_note->setNote(Tone::Loss, text); }

void ShiftRow::focusDays() { m_days.front()->setFocus(Qt::OtherFocusReason); }

} // namespace casewright::ui
