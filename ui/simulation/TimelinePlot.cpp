// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/TimelinePlot.h"

#include "ui/simulation/MomentHandle.h"
#include "ui/simulation/TimelineTexts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

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

std::int64_t lengthOf(const TimeSpan& span) { return (span.to - span.from).milliseconds; }

constexpr int WheelStep = 120;
constexpr double ZoomOfAStep = 0.8;

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
    m_calm->setName(tr("alerts, no limit struck"));
    m_struck->setName(tr("alerts over a limit"));
    m_waiting->setName(tr("waiting cases"));
    yAxis2->setVisible(true);
    yAxis->setTicker(QSharedPointer<WholeTicker>::create());
    yAxis2->setTicker(yAxis->ticker());
    axisRect()->setMinimumMargins({0, size::GapSmall, 0, 0});
    useTimeAxis();
    setMinimumHeight(size::RuleList / 2);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_handle = std::make_unique<MomentHandle>(*this);
    updateTheme();
    gather();
}

TimelinePlot::~TimelinePlot() = default;

void TimelinePlot::setRuns(std::shared_ptr<const Runs> runs, base::Duration interval, TimelineCases cases)
{
    m_runs = std::move(runs);
    m_interval = interval;
    m_cases = std::move(cases);
    m_open->setName(m_cases.areOpen ? tr("open cases") : tr("cases opened"));
    m_zoom.reset();
    m_moment.reset();
    m_whole = whole();
    gather();
}

void TimelinePlot::grow()
{
    m_whole = whole();
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
    m_handle->applyTheme(colors);
}

void TimelinePlot::resizeEvent(QResizeEvent* event)
{
    xAxis->ticker()->setTickCount(std::max(2, width() / PixelsOfALabel));
    if (mostBars() != m_most) {
        m_whole = whole();
        gather();
    }
    PlotBase::resizeEvent(event); // paints the new bars at once
    placeHandle();
}

std::size_t TimelinePlot::mostBars() const { return static_cast<std::size_t>(std::max(10, width() / PixelsOfABar)); }

/// A bar more than the runs need, half at either end.
TimeSpan TimelinePlot::whole() const
{
    if (!m_runs || m_runs->empty())
        return {};
    if (m_expected) {
        const base::Duration half{leastBar().milliseconds / 2};
        return {m_expected->from - half, std::max(m_expected->to, m_runs->back().at) + leastBar() + half};
    }
    const RunBars all = gatherRuns(*m_runs, m_interval, mostBars());
    const base::Duration half{all.length.milliseconds / 2};
    return {all.bars.front().from - half, all.bars.back().from + all.length + half};
}

/// While a simulation runs its bars are as long as those of its whole time will be.
base::Duration TimelinePlot::leastBar() const
{
    if (!m_expected || m_zoom)
        return m_interval;
    const std::array ends{store::StoredRun{.at = m_expected->from}, store::StoredRun{.at = m_expected->to}};
    return gatherRuns(ends, m_interval, mostBars()).length;
}

TimeSpan TimelinePlot::visible() const { return m_zoom.value_or(m_whole); }

void TimelinePlot::gather()
{
    m_most = mostBars();
    m_shown = {};
    if (m_runs && !m_runs->empty()) {
        const TimeSpan time = visible();
        const auto runsIn = [this](const TimeSpan& span) {
            const auto begin = std::ranges::lower_bound(*m_runs, span.from, {}, &store::StoredRun::at);
            return std::pair(begin, std::ranges::upper_bound(begin, m_runs->end(), span.to, {}, &store::StoredRun::at));
        };
        auto [begin, end] = runsIn(time);
        // A bar at either side that is in sight in part has all of its runs.
        const base::Duration bar = gatherRuns({begin, end}, leastBar(), m_most).length;
        std::tie(begin, end) = runsIn({time.from - bar, time.to + bar});
        m_shown = gatherRuns({begin, end}, leastBar(), m_most + 2);
        std::erase_if(m_shown.bars, [&](const RunBar& each) {
            return each.from + m_shown.length <= time.from || each.from > time.to;
        });
        std::uint64_t before = 0;
        for (auto run = m_runs->begin(); run != begin; ++run)
            before += run->created;
        for (RunBar& each : m_shown.bars)
            each.opened += before;
        m_openedBefore = m_shown.bars.empty() ? before : m_shown.bars.front().opened - m_shown.bars.front().created;
    }
    const auto count = static_cast<qsizetype>(m_shown.bars.size());
    QVector<double> middles;
    QVector<double> calm;
    QVector<double> struck;
    for (QVector<double>* const list : {&middles, &calm, &struck})
        list->reserve(count);
    const double length = static_cast<double>(m_shown.length.milliseconds) / 1000;
    for (const RunBar& bar : m_shown.bars) {
        middles.append(secondsOf(bar.from) + length / 2);
        calm.append(static_cast<double>(bar.alerts));
        struck.append(static_cast<double>(bar.struckAlerts));
    }
    m_calm->setData(middles, calm, true);
    m_struck->setData(middles, struck, true);
    m_calm->setWidth(length * WidthOfABar);
    m_struck->setWidth(length * WidthOfABar);
    TimelineLines lines = linesOf(m_cases, visible(), m_shown, m_openedBefore, width());
    m_open->setData(lines.times, lines.open, true);
    m_waiting->setData(m_cases.hasWaiting ? lines.times : QVector<double>(), lines.waiting, true);
    scaleAxes();
    replot(rpQueuedReplot);
    Q_EMIT barsChanged();
}

void TimelinePlot::scaleAxes()
{
    const bool isEmpty = !m_runs || m_runs->empty();
    for (QCPAxis* const axis : {xAxis, yAxis, yAxis2})
        axis->setTickLabels(!isEmpty);
    if (isEmpty)
        return m_handle->hide();
    xAxis->setRange(secondsOf(visible().from), secondsOf(visible().to));
    double highest = 1;
    for (const RunBar& bar : m_shown.bars)
        highest = std::max(highest, static_cast<double>(bar.alerts + bar.struckAlerts));
    yAxis->setRange(0, highest * HeadRoom);
    bool isFound = false;
    const QCPRange cases = m_open->getValueRange(isFound);
    const QCPRange waiting = m_waiting->getValueRange(isFound);
    yAxis2->setRange(0, std::max({1.0, cases.upper, waiting.upper}) * HeadRoom);
    placeHandle();
}

void TimelinePlot::setMoment(std::optional<base::Timestamp> moment)
{
    m_moment = moment;
    const base::Duration half{lengthOf(visible()) / 2};
    // By keys or played, out of sight: it takes what is shown along.
    if (moment && m_zoom && m_drag == Drag::None && (*moment < m_zoom->from || *moment > m_zoom->to))
        show({*moment - half, *moment + half});
    placeHandle();
}

void TimelinePlot::placeHandle()
{
    if (!m_runs || m_runs->empty())
        return m_handle->hide();
    m_handle->moveTo(secondsOf(m_moment.value_or(m_runs->back().at)), !m_moment);
}

void TimelinePlot::showAll()
{
    m_zoom.reset();
    gather();
}

/// Not more than all, and no less than a few runs.
void TimelinePlot::show(TimeSpan visible)
{
    const std::int64_t all = lengthOf(m_whole);
    const std::int64_t length = std::clamp(lengthOf(visible), leastLength(), std::max(leastLength(), all));
    visible.from.milliseconds =
        std::clamp(visible.from.milliseconds, m_whole.from.milliseconds, m_whole.to.milliseconds - length);
    visible.to = visible.from + base::Duration{length};
    m_zoom = length < all ? std::optional(visible) : std::nullopt;
    gather();
}

std::int64_t TimelinePlot::leastLength() const
{
    return std::min(lengthOf(m_whole), 5 * std::max<std::int64_t>(1, m_interval.milliseconds));
}

void TimelinePlot::zoomBy(double factor, base::Timestamp around)
{
    if (!m_runs || m_runs->empty())
        return;
    const TimeSpan before = visible();
    const double least = std::min(1.0, static_cast<double>(leastLength()) / static_cast<double>(lengthOf(before)));
    factor = std::max(factor, least); // or the moment would not stay where it is
    const auto scaled = [factor](base::Duration length) {
        return base::Duration{std::llround(static_cast<double>(length.milliseconds) * factor)};
    };
    show({around - scaled(around - before.from), around + scaled(before.to - around)});
}

base::Timestamp TimelinePlot::timeAt(int x) const { return {std::llround(xAxis->pixelToCoord(x) * 1000)}; }

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

void TimelinePlot::mousePressEvent(QMouseEvent* event)
{
    PlotBase::mousePressEvent(event);
    m_pressedAt = event->pos();
    m_pannedFrom = visible();
    const bool isPan = event->button() == Qt::MiddleButton
        || (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (isPan)
        m_drag = Drag::Pan;
    else if (event->button() == Qt::LeftButton)
        m_drag = Drag::Pressed;
}

void TimelinePlot::mouseMoveEvent(QMouseEvent* event)
{
    PlotBase::mouseMoveEvent(event);
    dragTo(event->pos());
    showCursor(event->pos());
}

/// What was pressed takes the handle along once the mouse is moved.
void TimelinePlot::dragTo(const QPoint& position)
{
    if (m_drag == Drag::Pressed && (position - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_drag = Drag::Handle;
    if (m_drag == Drag::Handle)
        Q_EMIT momentWanted(timeAt(position.x()).milliseconds);
    if (m_drag != Drag::Pan)
        return;
    const double pixels = std::max(1, axisRect()->width());
    const double moved = static_cast<double>(lengthOf(m_pannedFrom)) * (m_pressedAt.x() - position.x()) / pixels;
    const base::Duration by{std::llround(moved)};
    show({m_pannedFrom.from + by, m_pannedFrom.to + by});
}

void TimelinePlot::showCursor(const QPoint& position)
{
    if (m_drag == Drag::Pan)
        setCursor(Qt::ClosedHandCursor);
    else if (m_drag == Drag::Handle || m_handle->isNear(position))
        setCursor(Qt::SizeHorCursor);
    else
        unsetCursor();
}

void TimelinePlot::mouseReleaseEvent(QMouseEvent* event)
{
    PlotBase::mouseReleaseEvent(event);
    const bool isClick = std::exchange(m_drag, Drag::None) == Drag::Pressed;
    showCursor(event->pos());
    const RunBar* const bar = isClick ? barAt(event->pos()) : nullptr;
    if (bar)
        Q_EMIT runChosen(bar->run);
}

void TimelinePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    PlotBase::mouseDoubleClickEvent(event);
    if (!barAt(event->pos()))
        showAll();
}

void TimelinePlot::wheelEvent(QWheelEvent* event)
{
    const bool isZoom = event->modifiers().testFlag(Qt::ControlModifier);
    const bool isPan = event->modifiers().testFlag(Qt::ShiftModifier) || event->angleDelta().x() != 0;
    if (!m_runs || m_runs->empty() || !(isZoom || isPan))
        return event->ignore();              // the page scrolls
    const int turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    const double steps = static_cast<double>(turned) / WheelStep;
    if (isZoom)
        return zoomBy(std::pow(ZoomOfAStep, steps), timeAt(qRound(event->position().x())));
    const base::Duration by{std::llround(-steps * static_cast<double>(lengthOf(visible())) / 10)};
    show({visible().from + by, visible().to + by});
}

void TimelinePlot::keyPressEvent(QKeyEvent* event)
{
    if (!m_runs || m_runs->empty())
        return PlotBase::keyPressEvent(event);
    const base::Timestamp moment = m_moment.value_or(m_runs->back().at);
    const int far = std::max<int>(1, static_cast<int>(m_runs->size() / 20));
    switch (event->key()) {
    case Qt::Key_Left: return Q_EMIT stepWanted(-1);
    case Qt::Key_Right: return Q_EMIT stepWanted(1);
    case Qt::Key_PageUp: return Q_EMIT stepWanted(-far);
    case Qt::Key_PageDown: return Q_EMIT stepWanted(far);
    case Qt::Key_Home: return Q_EMIT startWanted();
    case Qt::Key_End: return Q_EMIT endWanted();
    case Qt::Key_Plus: return zoomBy(ZoomOfAStep, moment);
    case Qt::Key_Minus: return zoomBy(1 / ZoomOfAStep, moment);
    case Qt::Key_0: return showAll();
    default: return PlotBase::keyPressEvent(event);
    }
}

QByteArray TimelinePlot::dataAsCsv() { return timelinetext::csv(m_runs ? *m_runs : Runs(), m_cases); }

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
    QToolTip::showText(help->globalPos(), timelinetext::bar(*bar, m_shown.length, m_cases), this);
    return true;
}

} // namespace casewright::ui
