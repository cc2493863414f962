// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/TimelinePlot.h"

#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int PixelsOfABar = 7;
constexpr int PixelsOfALabel = 140;
constexpr double WidthOfABar = 0.82; ///< of its time; the rest is a gap
constexpr double HeadRoom = 1.08;

/// Ticks at whole numbers, written as all others: there is no half an alert.
class WholeTicker final : public QCPAxisTicker {
public:
    WholeTicker() { setTickCount(4); }

protected:
    double getTickStep(const QCPRange& range) override { return std::ceil(QCPAxisTicker::getTickStep(range)); }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return NumberText::grouped(static_cast<qint64>(std::llround(tick)));
    }
};

double secondsOf(base::Timestamp at) { return static_cast<double>(at.milliseconds) / 1000; }
double secondsOf(base::Duration length) { return static_cast<double>(length.milliseconds) / 1000; }

} // namespace

TimelinePlot::TimelinePlot(QWidget* parent) : PlotBase(parent)
{
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Alerts a run over time"));
    setAttribute(Qt::WA_OpaquePaintEvent, false); // or dimming it shows memory that nobody painted
    m_calm = new QCPBars(xAxis, yAxis);
    m_struck = new QCPBars(xAxis, yAxis);
    m_struck->moveAbove(m_calm);
    m_open = addGraph(xAxis, yAxis2);
    m_open->setLineStyle(QCPGraph::lsStepLeft);
    m_waiting = addGraph(xAxis, yAxis2);
    m_waiting->setLineStyle(QCPGraph::lsStepLeft);
    yAxis2->setVisible(true);
    yAxis->setTicker(QSharedPointer<WholeTicker>::create());
    yAxis2->setTicker(yAxis->ticker());
    axisRect()->setMinimumMargins({0, size::GapSmall, 0, 0});
    useTimeAxis();
    setMinimumHeight(size::RuleList / 2);
    updateTheme();
    gather();
}

void TimelinePlot::setRuns(std::shared_ptr<const Runs> runs, base::Duration interval, Cases cases)
{
    m_runs = std::move(runs);
    m_interval = interval;
    m_cases = std::move(cases);
    gather();
}

void TimelinePlot::applyTheme(const ThemeColors& colors)
{
    if (!m_waiting)
        return;
    m_calm->setPen(Qt::NoPen);
    m_calm->setBrush(colors.accent.solid);
    m_struck->setPen(Qt::NoPen);
    m_struck->setBrush(colors.loss.solid);
    m_open->setPen(QPen(colors.fine.solid, 2));
    m_waiting->setPen(QPen(colors.limit.solid, 2));
}

void TimelinePlot::resizeEvent(QResizeEvent* event)
{
    xAxis->ticker()->setTickCount(std::max(2, width() / PixelsOfALabel));
    if (mostBars() != m_most)
        gather();
    PlotBase::resizeEvent(event); // paints the new bars at once
}

std::size_t TimelinePlot::mostBars() const { return static_cast<std::size_t>(std::max(10, width() / PixelsOfABar)); }

void TimelinePlot::gather()
{
    m_most = mostBars();
    m_shown = m_runs ? gatherRuns(*m_runs, m_interval, m_most) : RunBars{};
    const auto count = static_cast<qsizetype>(m_shown.bars.size());
    QVector<double> middles;
    QVector<double> calm;
    QVector<double> struck;
    for (QVector<double>* const list : {&middles, &calm, &struck})
        list->reserve(count);
    const double length = secondsOf(m_shown.length);
    for (const RunBar& bar : m_shown.bars) {
        middles.append(secondsOf(bar.from) + length / 2);
        calm.append(static_cast<double>(bar.alerts));
        struck.append(static_cast<double>(bar.struckAlerts));
    }
    m_calm->setData(middles, calm, true);
    m_struck->setData(middles, struck, true);
    m_calm->setWidth(length * WidthOfABar);
    m_struck->setWidth(length * WidthOfABar);
    gatherCases();
    scaleAxes();
    replot(rpQueuedReplot);
    Q_EMIT barsChanged();
}

void TimelinePlot::gatherCases()
{
    QVector<double> times;
    QVector<double> open;
    QVector<double> waiting;
    const bool hasDepth = !m_cases.depth.empty();
    const auto add = [&](base::Timestamp at, std::uint64_t openThen, std::uint64_t waitingThen) {
        times.append(secondsOf(at));
        open.append(static_cast<double>(openThen));
        if (m_cases.hasWaiting)
            waiting.append(static_cast<double>(waitingThen));
    };
    for (const engine::QueueDepth& depth : m_cases.depth)
        add(depth.at, depth.open, depth.waiting);
    if (hasDepth) {
        const engine::QueueDepth& last = m_cases.depth.back();
        add({last.at.milliseconds + m_cases.step.milliseconds}, last.open, last.waiting);
    } else {
        for (const RunBar& bar : m_shown.bars)
            add({bar.from.milliseconds + m_shown.length.milliseconds}, bar.opened, 0);
    }
    m_open->setData(times, open, true);
    m_waiting->setData(m_cases.hasWaiting ? times : QVector<double>(), waiting, true);
}

void TimelinePlot::scaleAxes()
{
    const bool isEmpty = m_shown.bars.empty();
    for (QCPAxis* const axis : {xAxis, yAxis, yAxis2})
        axis->setTickLabels(!isEmpty);
    if (isEmpty)
        return;
    double highest = 1;
    for (const RunBar& bar : m_shown.bars)
        highest = std::max(highest, static_cast<double>(bar.alerts + bar.struckAlerts));
    const double length = secondsOf(m_shown.length);
    xAxis->setRange(secondsOf(m_shown.bars.front().from) - length / 2,
                    secondsOf(m_shown.bars.back().from) + length * 3 / 2);
    yAxis->setRange(0, highest * HeadRoom);
    bool isFound = false;
    const QCPRange cases = m_open->getValueRange(isFound);
    const QCPRange waiting = m_waiting->getValueRange(isFound);
    yAxis2->setRange(0, std::max({1.0, cases.upper, waiting.upper}) * HeadRoom);
}

const RunBar* TimelinePlot::barAt(const QPoint& position) const
{
    if (!axisRect()->rect().contains(position))
        return nullptr;
    const double at = xAxis->pixelToCoord(position.x()) * 1000;
    const auto found = std::ranges::find_if(m_shown.bars, [&](const RunBar& bar) {
        const auto from = static_cast<double>(bar.from.milliseconds);
        return from <= at && at < from + static_cast<double>(m_shown.length.milliseconds);
    });
    return found == m_shown.bars.end() ? nullptr : &*found;
}

void TimelinePlot::mouseReleaseEvent(QMouseEvent* event)
{
    PlotBase::mouseReleaseEvent(event);
    const RunBar* const bar = event->button() == Qt::LeftButton ? barAt(event->pos()) : nullptr;
    if (bar)
        Q_EMIT runChosen(bar->run);
}

QString TimelinePlot::casesIn(const RunBar& bar) const
{
    const auto number = [](std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); };
    if (m_cases.depth.empty())
        return m_cases.areOpen ? tr("%1 open cases then").arg(number(bar.opened))
                               : tr("%1 cases opened until then").arg(number(bar.opened));
    std::uint64_t open = 0;
    std::uint64_t waiting = 0;
    for (const engine::QueueDepth& depth : m_cases.depth) {
        const bool isInBar = depth.at.milliseconds < bar.from.milliseconds + m_shown.length.milliseconds
            && depth.at.milliseconds + m_cases.step.milliseconds > bar.from.milliseconds;
        open = isInBar ? std::max(open, depth.open) : open;
        waiting = isInBar ? std::max(waiting, depth.waiting) : waiting;
    }
    return m_cases.hasWaiting
        ? tr("At most %1 open cases, %2 waiting for an analyst").arg(number(open), number(waiting))
        : tr("At most %1 open cases").arg(number(open));
}

bool TimelinePlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PlotBase::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const RunBar* const bar = barAt(help->pos());
    if (!bar) {
        QToolTip::hideText();
        return true;
    }
    const auto number = [](std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); };
    const QString from = TimeText::minute(bar->from.milliseconds);
    const QString alerts = number(bar->alerts + bar->struckAlerts);
    QString text = bar->runs == 1 ? tr("%1: %2 alerts").arg(from, alerts)
                                  : tr("From %1: %2 alerts in %3 runs").arg(from, alerts, number(bar->runs));
    if (bar->struckRuns > 0)
        text += tr("\nRuns in which a limit struck: %1. Alerts in no case: %2")
                    .arg(number(bar->struckRuns), number(bar->lost));
    text += u'\n' + casesIn(*bar);
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace casewright::ui
