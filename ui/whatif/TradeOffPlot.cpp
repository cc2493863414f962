// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/TradeOffPlot.h"

#include "ui/models/SweepTexts.h"
#include "ui/widgets/PlotFile.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Headroom = 1.08;
constexpr double Reach = 14;      ///< pixels from a dot that a click still means it
constexpr double DotSize = 5;
constexpr double MarkSize = 11;

} // namespace

TradeOffPlot::TradeOffPlot(QWidget* parent) : PlotBase(parent)
{
    setObjectName(u"tradeOffPlot"_s);
    setAccessibleName(tr("Cases a day against alerts that are lost or mixed"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(size::RuleList - size::PageMargin * 2);
    m_all = addGraph();
    m_all->setName(tr("All settings"));
    m_all->setLineStyle(QCPGraph::lsNone);
    m_best = addGraph();
    m_best->setName(tr("Nothing is better in both"));
    m_mark = addGraph();
    m_mark->setName({});
    m_mark->setLineStyle(QCPGraph::lsNone);
    xAxis->setLabel(tr("Cases a day"));
    yAxis->setLabel(tr("Alerts lost or mixed"));
    updateTheme();
}

void TradeOffPlot::applyTheme(const ThemeColors& colors)
{
    if (!m_mark)
        return;
    m_all->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colors.muted, DotSize));
    m_best->setPen(QPen(colors.accent.solid, 1.5));
    m_best->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colors.accent.solid, DotSize + 2));
    m_mark->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(colors.fine.solid, 2), Qt::NoBrush, MarkSize));
}

void TradeOffPlot::setCurve(const std::vector<analysis::TradeOff>& curve,
                            std::shared_ptr<const SweepBoard> board)
{
    m_line = curve;
    m_board = std::move(board);
    m_dots.clear();
    double right = 0;
    double top = 0;
    QVector<QCPGraphData> all;
    for (std::size_t point = 0; m_board && point < m_board->points.size(); ++point) {
        const analysis::SweepOutcome* const outcome = m_board->outcome(point);
        if (!outcome)
            continue;
        const Dot dot{.point = point, .casesADay = outcome->casesADay(),
                      .lostOrMixed = static_cast<double>(
                          outcome->lost() + analysis::undistinguished(m_board->points[point], *outcome))};
        m_dots.push_back(dot);
        all.append(QCPGraphData(dot.casesADay, dot.lostOrMixed));
        right = std::max(right, dot.casesADay);
        top = std::max(top, dot.lostOrMixed);
    }
    QVector<QCPGraphData> best;
    for (const analysis::TradeOff& each : curve)
        best.append(QCPGraphData(each.casesADay, static_cast<double>(each.lostOrMixed)));
    m_all->data()->set(all);
    m_best->data()->set(best);
    xAxis->setRange(0, right > 0 ? right * Headroom : 1);
    yAxis->setRange(-top * (Headroom - 1), top > 0 ? top * Headroom : 1);
    yAxis->ticker()->setTickCount(3);
    mark(m_marked);
}

void TradeOffPlot::clear()
{
    m_marked.reset();
    setCurve({}, nullptr);
}

void TradeOffPlot::mark(std::optional<std::size_t> point)
{
    m_marked = point;
    m_mark->data()->clear();
    for (const Dot& dot : m_dots) {
        if (dot.point == point)
            m_mark->addData(dot.casesADay, dot.lostOrMixed);
    }
    replot(rpQueuedReplot);
}

void TradeOffPlot::mousePressEvent(QMouseEvent* event)
{
    PlotBase::mousePressEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    double nearest = Reach;
    std::optional<std::size_t> found;
    for (const Dot& dot : m_dots) {
        const double across = xAxis->coordToPixel(dot.casesADay) - event->position().x();
        const double down = yAxis->coordToPixel(dot.lostOrMixed) - event->position().y();
        if (const double distance = std::hypot(across, down); distance < nearest) {
            nearest = distance;
            found = dot.point;
        }
    }
    if (found)
        Q_EMIT pointChosen(*found);
}

/// Along the line.
void TradeOffPlot::keyPressEvent(QKeyEvent* event)
{
    const bool isForward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool isBack = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if (m_line.empty() || (!isForward && !isBack))
        return PlotBase::keyPressEvent(event);
    const auto at = std::find_if(m_line.begin(), m_line.end(),
                                 [this](const analysis::TradeOff& each) { return each.point == m_marked; });
    auto next = m_line.begin();
    if (at != m_line.end() && isForward)
        next = at + 1 == m_line.end() ? at : at + 1;
    else if (at != m_line.end())
        next = at == m_line.begin() ? at : at - 1;
    Q_EMIT pointChosen(next->point);
}

QByteArray TradeOffPlot::dataAsCsv()
{
    QString text = plotfile::csvLine({tr("Setting"), tr("Cases a day"), tr("Alerts lost or mixed"), tr("On the line")});
    for (const Dot& dot : m_dots) {
        const bool isOnLine = std::any_of(m_line.begin(), m_line.end(), [&dot](const analysis::TradeOff& each) {
            return each.point == dot.point;
        });
        text += plotfile::csvLine({SweepTexts::nameOf(m_board->points[dot.point], m_board->now),
                                   QString::number(dot.casesADay, 'g', 12), QString::number(dot.lostOrMixed, 'g', 12),
                                   isOnLine ? u"1"_s : u"0"_s});
    }
    return text.toUtf8();
}

} // namespace casewright::ui
