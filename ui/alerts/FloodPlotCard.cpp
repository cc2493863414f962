// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodPlotCard.h"

#include <QVBoxLayout>

#include <algorithm>

#include "ui/widgets/AreaPlot.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Height = 140;

double secondsOf(base::Timestamp at) { return static_cast<double>(at.milliseconds) / 1000; }

} // namespace

FloodPlotCard::FloodPlotCard(QWidget* parent) : Card({}, parent)
{
    setTitle(tr("Events a minute"));
    setHint(tr("follows every change"));
    m_plot = new AreaPlot(this);
    m_plot->setObjectName(u"floodPlot"_s);
    m_plot->setAccessibleName(tr("Events a minute over the time of the flood"));
    m_plot->setFixedHeight(Height);
    body()->addWidget(m_plot);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FloodPlotCard::setFlood(const alerts::Flood& flood)
{
    const double base = std::max(flood.perMinute, 0.0);
    const base::Timestamp end = flood.start + flood.length;
    std::vector<AreaPlot::Point> points{{secondsOf(flood.start), base}};
    QString note;
    double noteAt = 0;
    if (flood.storm && flood.storm->after < flood.length && flood.storm->length > base::Duration{}) {
        const base::Timestamp from = flood.start + flood.storm->after;
        const base::Timestamp to = std::min(from + flood.storm->length, end);
        const double high = base * flood.storm->factor;
        for (const AreaPlot::Point& point : {AreaPlot::Point{secondsOf(from), base}, {secondsOf(from), high},
                                             {secondsOf(to), high}, {secondsOf(to), base}})
            points.push_back(point);
        note = tr("storm: %1 times the base rate for %2")
                   .arg(QString::number(flood.storm->factor), TimeText::length(flood.storm->length.milliseconds));
        noteAt = secondsOf(from);
    }
    points.push_back({secondsOf(end), base});
    m_plot->setPoints(points);
    m_plot->setNote(noteAt, note);
}

} // namespace casewright::ui
