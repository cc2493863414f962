// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/StaffForm.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

#include "ui/simulation/AnalystTexts.h"
#include "ui/simulation/DrawnLengthEdit.h"
#include "ui/simulation/ShiftRow.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using base::Duration;

constexpr std::size_t MostShifts = 50;
constexpr double Percent = 100;

/// Minutes ahead of UTC that are in use somewhere on Earth.
constexpr std::array Zones = {-720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -120,
                              -60,  0,    60,   120,  180,  210,  240,  270,  300,  330,  345,  360,  390,
                              420,  480,  525,  540,  570,  600,  630,  660,  720,  765,  780,  840};

QLabel* section(const QString& text, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
    setLook(label, u"section"_s);
    return label;
}

/// "shifts[3].to" is 3; -1 for what is no part of a shift.
int shiftIn(const QString& field)
{
    static const QRegularExpression pattern(u"^shifts\\[(\\d+)\\]"_s);
    const QRegularExpressionMatch match = pattern.match(field);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

} // namespace

StaffForm::StaffForm(QWidget* parent) : QWidget(parent)
{
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::Gap);
    buildZone();
    buildShifts(all);
    buildTriage(all);
    connectEdits();
    setQueue(m_queue);
}

void StaffForm::buildShifts(QVBoxLayout* all)
{
    all->addWidget(section(tr("SHIFTS"), this));
    m_shiftLayout = new QVBoxLayout;
    m_shiftLayout->setSpacing(size::GapSmall);
    all->addLayout(m_shiftLayout);
    m_shiftsNote = new FieldNote(this);
    m_shiftsNote->setObjectName(u"shiftsNote"_s);
    all->addWidget(m_shiftsNote);
    m_addShift = new QPushButton(icons::icon(u"plus"_s), tr("Shift"), this);
    m_addShift->setObjectName(u"addShift"_s);
    m_addShift->setAccessibleName(tr("Add a shift"));
    auto* const below = new QHBoxLayout;
    below->setSpacing(size::Gap);
    below->addWidget(m_addShift);
    below->addStretch();
    below->addWidget(m_zone);
    all->addLayout(below);
}

void StaffForm::buildZone()
{
    m_zone = new QComboBox(this);
    m_zone->setObjectName(u"analystZone"_s);
    m_zone->setAccessibleName(tr("Time zone of the shifts"));
    m_zone->setToolTip(tr("Time zone of the shifts, the same all year: clocks are not put forward in summer"));
    for (const int minutes : Zones)
        m_zone->addItem(analysttext::zone({minutes * base::Minute.milliseconds}),
                        qlonglong(minutes * base::Minute.milliseconds));
}

void StaffForm::buildTriage(QVBoxLayout* all)
{
    all->addWidget(section(tr("WORK ON A CASE"), this));
    m_triage = new DrawnLengthEdit(u"triage"_s, tr("Work on a case"), this);
    setTip(m_triage, tr("How long an analyst works on a case"));
    all->addWidget(m_triage);
    m_closes = new NumberEdit(this);
    m_closes->setObjectName(u"analystCloses"_s);
    m_closes->setAccessibleName(tr("Share of cases that are closed then, in percent"));
    m_closes->setToolTip(tr("The others stay in progress"));
    m_closes->setRange(0, Percent);
    m_closes->setDecimals(1);
    m_closes->setSuffix(u" %"_s);
    m_closes->setFixedWidth(2 * size::Control);
    m_closesNote = new FieldNote(this);
    m_closesNote->setObjectName(u"analystClosesNote"_s);
    m_order = new SegmentedButtons(tr("Which case comes first"), {tr("Oldest"), tr("Newest")}, this);
    m_order->setObjectName(u"analystOrder"_s);
    setTip(m_order, tr("Which of the waiting cases an analyst takes next"));
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(size::Gap);
    grid->setVerticalSpacing(size::GapSmall);
    grid->setColumnStretch(0, 1);
    const auto addRow = [&](QWidget* edit, const QString& text) {
        auto* const words = new QLabel(text, this);
        setLook(words, u"muted"_s);
        words->setBuddy(edit);
        const int row = grid->rowCount();
        grid->addWidget(words, row, 0);
        grid->addWidget(edit, row, 1, Qt::AlignRight);
    };
    addRow(m_closes, tr("Closed after the work"));
    addRow(m_order, tr("Which case comes first"));
    all->addLayout(grid);
    all->addWidget(m_closesNote);
}

void StaffForm::connectEdits()
{
    connect(m_addShift, &QPushButton::clicked, this, &StaffForm::addShift);
    connect(m_zone, &QComboBox::activated, this, [this] {
        m_queue.zone = {m_zone->currentData().toLongLong()};
        Q_EMIT edited();
    });
    connect(m_triage, &DrawnLengthEdit::edited, this, [this] {
        m_queue.triage = m_triage->length();
        Q_EMIT edited();
    });
    connect(m_closes, &NumberEdit::valueChanged, this, [this](double percent) {
        m_queue.closes = percent / Percent;
        Q_EMIT edited();
    });
    connect(m_order, &SegmentedButtons::chosen, this, [this](int order) {
        m_queue.order = order == 0 ? engine::QueueOrder::OldestFirst : engine::QueueOrder::NewestFirst;
        Q_EMIT edited();
    });
}

void StaffForm::setQueue(const engine::StaffedQueue& queue)
{
    m_queue = queue;
    showShifts();
    showZone();
    m_triage->setLength(queue.triage);
    const QSignalBlocker quiet(m_closes);
    m_closes->setValue(queue.closes * Percent);
    m_order->setCurrent(queue.order == engine::QueueOrder::OldestFirst ? 0 : 1);
}

void StaffForm::showZone()
{
    int index = m_zone->findData(qlonglong(m_queue.zone.milliseconds));
    if (index < 0) {
        m_zone->addItem(analysttext::zone(m_queue.zone), qlonglong(m_queue.zone.milliseconds));
        index = m_zone->count() - 1;
    }
    m_zone->setCurrentIndex(index);
}

void StaffForm::showShifts()
{
    while (m_rows.size() < m_queue.shifts.size()) {
        const std::size_t position = m_rows.size();
        auto* const row = new ShiftRow(static_cast<int>(position), this);
        m_shiftLayout->addWidget(row);
        m_rows.push_back(row);
        connect(row, &ShiftRow::edited, this, [this, row, position] {
            m_queue.shifts[position] = row->shift();
            Q_EMIT edited();
        });
        connect(row, &ShiftRow::removeRequested, this, [this, position] { removeShift(position); });
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool isUsed = i < m_queue.shifts.size();
        setShown(m_rows[i], isUsed);
        if (isUsed)
            m_rows[i]->setShift(m_queue.shifts[i]);
    }
    m_addShift->setEnabled(m_queue.shifts.size() < MostShifts);
}

void StaffForm::addShift()
{
    const Duration begin{8 * base::Hour.milliseconds};
    engine::Shift shift{.days = {true, true, true, true, true, false, false},
                        .from = begin,
                        .to = {17 * base::Hour.milliseconds}};
    // The next one goes on where the last one ends.
    if (!m_queue.shifts.empty()) {
        const engine::Shift& last = m_queue.shifts.back();
        shift = last;
        shift.from = {last.to.milliseconds % base::Day.milliseconds};
        shift.to = {(shift.from.milliseconds + begin.milliseconds) % base::Day.milliseconds};
        if (shift.to == Duration{})
            shift.to = base::Day;
    }
    m_queue.shifts.push_back(shift);
    showShifts();
    m_rows[m_queue.shifts.size() - 1]->focusDays();
    Q_EMIT edited();
}

void StaffForm::removeShift(std::size_t position)
{
    if (position >= m_queue.shifts.size())
        return;
    m_queue.shifts.erase(m_queue.shifts.begin() + static_cast<std::ptrdiff_t>(position));
    showShifts();
    m_addShift->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void StaffForm::setProblem(const QString& field, const QString& text)
{
    const int row = shiftIn(field);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setProblem(static_cast<int>(i) == row ? text : QString());
    const bool isTriage = field.startsWith(u"triage"_s);
    const bool isCloses = field == u"closes"_s;
    m_triage->setProblem(isTriage ? text : QString());
    m_closesNote->setNote(Tone::Loss, isCloses ? text : QString());
    m_shiftsNote->setNote(Tone::Loss, row < 0 && !isTriage && !isCloses ? text : QString());
}

} // namespace casewright::ui
