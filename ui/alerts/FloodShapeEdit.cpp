// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodShapeEdit.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <vector>

#include "ui/alerts/FloodTexts.h"
#include "ui/alerts/FormRows.h"
#include "ui/widgets/BarEdit.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t Hours = 24;
constexpr std::size_t Days = 7;
constexpr double LargestShare = 100;
constexpr int FirstZone = -12 * 60; ///< minutes; the offsets that countries have, and halves between
constexpr int LastZone = 14 * 60;
constexpr int ZoneStep = 30;

struct Shape {
    std::vector<double> day;
    std::vector<double> week;
};

/// By place in the list; what is none of them stands behind.
const std::array<Shape, 4>& shapes()
{
    static const std::array<Shape, 4> known{{
        {{}, {}},
        {{0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.6, 1.2, 2,   2.2, 2.2, 2,
          1.6, 2,   2.2, 2,   1.8, 1.2, 0.6, 0.4, 0.3, 0.2, 0.2, 0.2},
         {1.2, 1, 1, 1, 0.9, 0.2, 0.2}},
        {{2, 2, 2, 2, 1.8, 1.4, 0.8, 0.4, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.4, 0.6, 1, 1.6, 2, 2.2, 2.2},
         {}},
        {{}, {1, 1, 1, 1, 1, 0.2, 0.2}},
    }};
    return known;
}

std::vector<double> onesOr(const std::vector<double>& shares, std::size_t count)
{
    return shares.size() == count ? shares : std::vector<double>(count, 1.0);
}

QStringList hourNames()
{
    QStringList names;
    for (int hour = 0; hour < static_cast<int>(Hours); ++hour)
        names.append(u"%1:00"_s.arg(hour, 2, 10, QChar(u'0')));
    return names;
}

QStringList hourMarks()
{
    QStringList marks;
    for (int hour = 0; hour < static_cast<int>(Hours); ++hour)
        marks.append(hour % 6 == 0 ? u"%1"_s.arg(hour, 2, 10, QChar(u'0')) : QString());
    return marks;
}

} // namespace

FloodShapeEdit::FloodShapeEdit(QWidget* parent) : QWidget(parent)
{
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapSmall);
    buildShapes(all);
    auto* const day = new BarEdit(hourNames(), LargestShare, tr("Times the base rate, by hour of the day"), this);
    day->setMarks(hourMarks());
    const QStringList days{tr("Monday"), tr("Tuesday"),  tr("Wednesday"), tr("Thursday"),
                           tr("Friday"), tr("Saturday"), tr("Sunday")};
    auto* const week = new BarEdit(days, LargestShare, tr("Times that, by day of the week"), this);
    week->setMarks({tr("Mo"), tr("Tu"), tr("We"), tr("Th"), tr("Fr"), tr("Sa"), tr("Su")});
    m_day = buildBars(u"floodDay"_s, day);
    m_week = buildBars(u"floodWeek"_s, week);
    all->addWidget(m_day.body);
    all->addWidget(m_week.body);
    buildZone(all);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"floodShapeNote"_s);
    all->addWidget(m_note);
    setFocusProxy(m_shape);
}

void FloodShapeEdit::buildShapes(QVBoxLayout* all)
{
    m_shape = new ElidedComboBox(this);
    m_shape->setObjectName(u"floodShape"_s);
    m_shape->setAccessibleName(tr("Shape of the base rate"));
    m_shape->setToolTip(tr("How the base rate goes with the hours of a day and the days of a week"));
    m_shape->addItems({tr("even"), tr("office hours"), tr("night shift"), tr("quiet weekend"), tr("own")});
    m_shape->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    all->addWidget(m_shape, 0, Qt::AlignLeft);
    connect(m_shape, &QComboBox::activated, this, &FloodShapeEdit::chooseShape);
}

FloodShapeEdit::Bars FloodShapeEdit::buildBars(const QString& id, BarEdit* bars)
{
    Bars built;
    built.body = new QWidget(this);
    built.bars = bars;
    bars->setObjectName(id);
    bars->setToolTip(tr("Draw the bars with the mouse; or choose one with the arrow keys Left and Right and change it "
                        "with Up and Down"));
    built.name = new QLabel(built.body);
    setLook(built.name, u"hint"_s);
    built.number = new NumberEdit(built.body);
    built.number->setObjectName(id + u"Number"_s);
    built.number->setAccessibleName(tr("Times the rate, at the chosen bar"));
    FormRows::takeAnyNumber(built.number);
    built.number->setDecimals(3);
    setTip(built.number, tr("How many times the rate, in the hour or on the day of the chosen bar"));
    built.number->setSingleStep(0.1);
    built.number->setSuffix(u"×"_s);
    built.number->setFixedWidth(2 * size::Control);
    auto* const side = new QVBoxLayout;
    side->setSpacing(2);
    side->addWidget(built.name);
    side->addWidget(built.number);
    side->addStretch();
    auto* const row = new QHBoxLayout(built.body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(size::Gap);
    row->addWidget(bars, 1);
    row->addLayout(side);
    connect(bars, &BarEdit::currentChanged, this, [built] { showNumber(built); });
    connect(bars, &BarEdit::edited, this, &FloodShapeEdit::changeBars);
    connect(built.number, &NumberEdit::valueChanged, this, [this, bars](double share) {
        const bool isShare = share >= 0 && share <= LargestShare;
        m_note->setNote(Tone::Loss, isShare ? QString() : tr("This must be from 0 to 100. The bar stays as it was."));
        if (isShare)
            bars->change(share);
    });
    showNumber(built);
    return built;
}

void FloodShapeEdit::buildZone(QVBoxLayout* all)
{
    m_zoneBody = new QWidget(this);
    m_zone = new ElidedComboBox(m_zoneBody);
    m_zone->setObjectName(u"floodZone"_s);
    m_zone->setAccessibleName(tr("Time zone of the hours and days"));
    m_zone->setToolTip(tr("The hours and days above are told in this time zone"));
    m_zone->setMaxVisibleItems(16);
    m_zone->setMinimumContentsLength(8);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* const label = new QLabel(tr("Hours in"), m_zoneBody);
    setLook(label, u"hint"_s);
    label->setBuddy(m_zone);
    auto* const row = new QHBoxLayout(m_zoneBody);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(size::Gap);
    row->addWidget(label);
    row->addWidget(m_zone, 1);
    all->addWidget(m_zoneBody);
    connect(m_zone, &QComboBox::activated, this, [this](int index) {
        const base::Duration zone{m_zone->itemData(index).toLongLong()};
        m_flood.zone = zone;
        Q_EMIT edited([zone](alerts::Flood& flood) { flood.zone = zone; });
    });
}

void FloodShapeEdit::showZones(base::Duration zone)
{
    const QSignalBlocker quiet(m_zone);
    m_zone->clear();
    const auto add = [this](base::Duration offset, const QString& text) {
        m_zone->addItem(text, static_cast<qlonglong>(offset.milliseconds));
    };
    for (int minutes = FirstZone; minutes <= LastZone; minutes += ZoneStep) {
        const base::Duration offset{minutes * base::Minute.milliseconds};
        add(offset, FloodTexts::zoneName(offset));
    }
    if (m_zone->findData(static_cast<qlonglong>(zone.milliseconds)) < 0)
        add(zone, FloodTexts::zoneName(zone));
    const int here =
        QTimeZone::systemTimeZone().offsetFromUtc(QDateTime::fromMSecsSinceEpoch(m_flood.start.milliseconds));
    const int own = m_zone->findData(static_cast<qlonglong>(here) * base::Second.milliseconds);
    if (own >= 0)
        m_zone->setItemText(own, tr("%1 (here)").arg(m_zone->itemText(own)));
    m_zone->setCurrentIndex(m_zone->findData(static_cast<qlonglong>(zone.milliseconds)));
}

void FloodShapeEdit::setFlood(const alerts::Flood& flood)
{
    const bool isSameZone = m_zone->count() > 0 && flood.zone == m_flood.zone && flood.start == m_flood.start;
    m_flood = flood;
    const auto found = std::ranges::find_if(
        shapes(), [&flood](const Shape& shape) { return shape.day == flood.day && shape.week == flood.week; });
    m_shape->setCurrentIndex(static_cast<int>(found - shapes().begin()));
    const bool isEven = flood.day.empty() && flood.week.empty();
    m_day.bars->setValues(onesOr(flood.day, Hours));
    m_week.bars->setValues(onesOr(flood.week, Days));
    setShown(m_day.body, !isEven);
    setShown(m_week.body, !isEven);
    setShown(m_zoneBody, !isEven || flood.zone != base::Duration{});
    if (!isSameZone)
        showZones(flood.zone);
}

void FloodShapeEdit::chooseShape(int index)
{
    const bool isOwn = index >= static_cast<int>(shapes().size());
    // Own bars begin with those of the shape before.
    const Shape shape = isOwn ? Shape{onesOr(m_flood.day, Hours), onesOr(m_flood.week, Days)}
                              : shapes()[static_cast<std::size_t>(index)];
    alerts::Flood changed = m_flood;
    changed.day = shape.day;
    changed.week = shape.week;
    setFlood(changed);
    Q_EMIT edited([shape](alerts::Flood& flood) {
        flood.day = shape.day;
        flood.week = shape.week;
    });
}

void FloodShapeEdit::changeBars()
{
    // What is even and stays so is not written out.
    const auto valuesOf = [](const BarEdit& bars, const std::vector<double>& before) {
        return before.empty() && std::ranges::all_of(bars.values(), [](double share) { return share == 1; })
            ? before
            : bars.values();
    };
    alerts::Flood changed = m_flood;
    changed.day = valuesOf(*m_day.bars, m_flood.day);
    changed.week = valuesOf(*m_week.bars, m_flood.week);
    setFlood(changed);
    Q_EMIT edited([day = changed.day, week = changed.week](alerts::Flood& flood) {
        flood.day = day;
        flood.week = week;
    });
}

void FloodShapeEdit::showNumber(const Bars& bars)
{
    const QSignalBlocker quiet(bars.number);
    bars.name->setText(bars.bars->currentName());
    // A number that a person is writing stays as it is.
    if (bars.number->value() != bars.bars->currentValue())
        bars.number->setValue(bars.bars->currentValue());
}

bool FloodShapeEdit::setProblem(const QString& key, const QString& text)
{
    const bool isHere = !text.isEmpty() && (key == u"day" || key == u"week" || key == u"zone");
    m_note->setNote(Tone::Loss, isHere ? text : QString());
    return isHere;
}

} // namespace casewright::ui
