// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/TimeRangePopup.h"

#include "ui/cases/PopupPlace.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using store::TimeRange;

base::Timestamp beginOf(QDate day) { return {day.startOfDay().toMSecsSinceEpoch()}; }
base::Timestamp endOf(QDate day) { return {day.endOfDay().toMSecsSinceEpoch()}; }

QDate dayOf(base::Timestamp time) { return QDateTime::fromMSecsSinceEpoch(time.milliseconds).date(); }

} // namespace

TimeRangePopup::TimeRangePopup(QWidget* parent) : QFrame(parent, Qt::Popup)
{
    setObjectName(u"timeRange"_s);
    setLook(this, u"popup"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::Gap, size::Gap, size::Gap, size::Gap);
    layout->setSpacing(size::GapSmall);
    addPreset(layout, u"timeAny"_s, tr("At any time"), 0);
    addPreset(layout, u"timeDay"_s, tr("Since yesterday"), 1);
    addPreset(layout, u"timeWeek"_s, tr("In the last 7 days"), 7);
    addPreset(layout, u"timeMonth"_s, tr("In the last 30 days"), 30);
    addPreset(layout, u"timeQuarter"_s, tr("In the last 90 days"), 90);
    auto* const line = new QFrame(this);
    setLook(line, u"rule"_s);
    layout->addWidget(line);
    m_from = addEnd(layout, u"timeFrom"_s, tr("From"));
    m_to = addEnd(layout, u"timeTo"_s, tr("To"));
}

/// Zero days: no limit.
void TimeRangePopup::addPreset(QVBoxLayout* layout, const QString& name, const QString& text, int days)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(name);
    setLook(button, u"entry"_s);
    layout->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, days] {
        TimeRange range;
        if (days > 0)
            range.from = beginOf(QDate::currentDate().addDays(-days));
        close();
        Q_EMIT chosen(range);
    });
}

TimeRangePopup::End TimeRangePopup::addEnd(QVBoxLayout* layout, const QString& name, const QString& text)
{
    const End end{.box = new QCheckBox(text, this), .day = new QDateEdit(this)};
    end.box->setObjectName(name + u"Set"_s);
    end.day->setObjectName(name);
    end.day->setAccessibleName(text);
    end.day->setDisplayFormat(u"yyyy-MM-dd"_s);
    for (QWidget* const part : {static_cast<QWidget*>(end.box), static_cast<QWidget*>(end.day)})
        part->setToolTip(tr("Shows only cases of these days, the first and the last included"));
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::Gap);
    row->addWidget(end.box, 1);
    row->addWidget(end.day);
    layout->addLayout(row);
    connect(end.box, &QCheckBox::toggled, end.day, &QWidget::setEnabled);
    connect(end.box, &QCheckBox::toggled, this, &TimeRangePopup::take);
    connect(end.day, &QDateEdit::dateChanged, this, &TimeRangePopup::take);
    return end;
}

void TimeRangePopup::openBelow(QWidget* anchor, const QString& title, const TimeRange& range)
{
    setAccessibleName(title);
    show(range);
    setFixedWidth(size::RuleList);
    openPopupBelow(*this, *anchor);
    findChild<QPushButton*>(u"timeAny"_s)->setFocus(Qt::PopupFocusReason);
}

void TimeRangePopup::show(const TimeRange& range)
{
    m_isShowing = true;
    const auto showEnd = [](const End& end, const std::optional<base::Timestamp>& time) {
        end.box->setChecked(time.has_value());
        end.day->setEnabled(time.has_value());
        end.day->setDate(time ? dayOf(*time) : QDate::currentDate());
    };
    showEnd(m_from, range.from);
    showEnd(m_to, range.to);
    m_isShowing = false;
}

void TimeRangePopup::take()
{
    if (m_isShowing)
        return;
    TimeRange range;
    if (m_from.box->isChecked())
        range.from = beginOf(m_from.day->date());
    if (m_to.box->isChecked())
        range.to = endOf(m_to.day->date());
    Q_EMIT chosen(range);
}

} // namespace casewright::ui
