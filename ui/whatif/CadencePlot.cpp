// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/CadencePlot.h"

#include "ui/bridge/Text.h"
#include "ui/bridge/TipText.h"
#include "ui/models/DurationText.h"
#include "ui/models/SweepTexts.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/PlotFile.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using analysis::CadencePoint;

constexpr double Headroom = 1.35;      ///< for the words of the marks
constexpr double Margin = 1.25;        ///< factor beside the first and the last interval
constexpr double DotSize = 7;
constexpr double RowShare = 0.08;      ///< of the height, for the words of a mark

double keyOf(const CadencePoint& point) { return static_cast<double>(point.length.milliseconds); }

} // namespace

CadencePlot::CadencePlot(QWidget* parent) : PlotBase(parent)
{
    m_line = addGraph();
    m_dot = addGraph();
    m_line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, DotSize));
    m_dot->setLineStyle(QCPGraph::lsNone);
    m_dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, 2 * DotSize));
    xAxis->setScaleType(QCPAxis::stLogarithmic);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("What comes of the rule over its interval"));
    setMinimumHeight(size::RuleList);
    updateTheme();
}

void CadencePlot::setCadence(std::shared_ptr<const analysis::Cadence> cadence)
{
    m_cadence = std::move(cadence);
    m_pointed = -1;
    show();
}

void CadencePlot::setMeasure(analysis::Measure measure)
{
    m_measure = measure;
    show();
}

void CadencePlot::show()
{
    QVector<QCPGraphData> line;
    double most = 0;
    if (m_cadence) {
        for (const CadencePoint& point : m_cadence->points) {
            if (!point.outcome)
                continue;
            const double value = analysis::valueOf(*point.outcome, m_measure);
            line.append(QCPGraphData(keyOf(point), value));
            most = std::max(most, value);
        }
        if (!m_cadence->points.empty())
            xAxis->setRange(keyOf(m_cadence->points.front()) / Margin, keyOf(m_cadence->points.back()) * Margin);
    }
    m_line->data()->set(line, true);
    m_dot->data()->clear();
    yAxis->setRange(0, most > 0 ? most * Headroom : 1);
    yAxis->setLabel(SweepTexts::nameOf(m_measure));
    showTicks();
    showMarks();
    point(m_pointed);
    replot(rpQueuedReplot);
}

void CadencePlot::showTicks()
{
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    if (m_cadence) {
        for (const CadencePoint& point : m_cadence->points)
            ticker->addTick(keyOf(point), toText(point.interval));
    }
    xAxis->setTicker(ticker);
}

/// Those at the same interval share a line.
void CadencePlot::showMarks()
{
    for (const Mark& mark : m_marks) {
        removeItem(mark.line);
        removeItem(mark.text);
    }
    m_marks.clear();
    if (!m_cadence)
        return;
    std::map<std::size_t, QStringList> words;
    const auto add = [&words](const std::optional<std::size_t>& point, const QString& text) {
        if (point)
            words[*point].append(text);
    };
    add(m_cadence->firstBreaker, tr("breaker"));
    add(m_cadence->firstOverRunCap, tr("run's limit"));
    add(m_cadence->firstOverMaxSignals, tr("max signals"));
    add(m_cadence->firstOverLimit, tr("full cases"));
    int row = 0;
    for (const auto& [point, texts] : words)
        addMark(point, tr("%1 from %2").arg(texts.join(u", "_s), toText(m_cadence->points[point].interval)), row++,
                false);
    const auto now = std::ranges::find(m_cadence->points, m_cadence->current, &CadencePoint::interval);
    if (now != m_cadence->points.end())
        addMark(static_cast<std::size_t>(now - m_cadence->points.begin()), tr("now"), row, true);
    applyTheme(ThemeColors::current());
}

void CadencePlot::addMark(std::size_t point, const QString& words, int row, bool isNow)
{
    const double key = keyOf(m_cadence->points[point]);
    const bool isRight = point * 2 > m_cadence->points.size();
    Mark mark{.line = new QCPItemLine(this), .text = new QCPItemText(this), .isNow = isNow};
    for (QCPItemPosition* const position : {mark.line->start, mark.line->end, mark.text->position}) {
        position->setTypeX(QCPItemPosition::ptPlotCoords);
        position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    mark.line->start->setCoords(key, 0);
    mark.line->end->setCoords(key, 1);
    mark.text->setText(isRight ? QString(words + u' ') : QString(u' ' + words));
    mark.text->setPositionAlignment((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    mark.text->position->setCoords(key, row * RowShare);
    mark.text->setFont(fonts::text(size::HintText));
    m_marks.push_back(mark);
}

void CadencePlot::applyTheme(const ThemeColors& colors)
{
    if (!m_line)
        return;
    m_line->setPen(QPen(colors.accent.solid, 2));
    m_dot->setPen(QPen(colors.text, 2));
    for (const Mark& mark : m_marks) {
        mark.line->setPen(QPen(mark.isNow ? colors.accent.solid : colors.limit.solid, 1,
                               mark.isNow ? Qt::SolidLine : Qt::DashLine));
        mark.text->setColor(mark.isNow ? colors.accent.ink : colors.limit.ink);
    }
}

QString CadencePlot::textOf(int point) const
{
    const CadencePoint& of = m_cadence->points[static_cast<std::size_t>(point)];
    const QString interval = durationText(toText(of.interval));
    return of.outcome ? tr("Every %1\n%2").arg(interval, SweepTexts::numbers(*of.outcome))
                      : tr("Every %1: %2").arg(interval, toText(of.refusal));
}

void CadencePlot::point(int point)
{
    m_pointed = point;
    m_dot->data()->clear();
    setAccessibleDescription(point < 0 ? QString() : textOf(point));
    if (point >= 0 && m_cadence->points[static_cast<std::size_t>(point)].outcome) {
        const CadencePoint& of = m_cadence->points[static_cast<std::size_t>(point)];
        m_dot->addData(keyOf(of), analysis::valueOf(*of.outcome, m_measure));
    }
    replot(rpQueuedReplot);
}

void CadencePlot::mouseMoveEvent(QMouseEvent* event)
{
    PlotBase::mouseMoveEvent(event);
    if (!m_cadence || m_cadence->points.empty())
        return;
    const double x = event->position().x();
    const auto distance = [this, x](const CadencePoint& point) {
        return std::abs(xAxis->coordToPixel(keyOf(point)) - x);
    };
    const auto nearest = std::ranges::min_element(m_cadence->points, {}, distance);
    const int found = static_cast<int>(nearest - m_cadence->points.begin());
    if (found == m_pointed)
        return;
    point(found);
    QToolTip::showText(event->globalPosition().toPoint(), tipText(textOf(found)), this);
}

void CadencePlot::keyPressEvent(QKeyEvent* event)
{
    const int count = m_cadence ? static_cast<int>(m_cadence->points.size()) : 0;
    int next = -1;
    switch (event->key()) {
    case Qt::Key_Left: next = m_pointed < 0 ? count - 1 : m_pointed - 1; break;
    case Qt::Key_Right: next = m_pointed + 1; break;
    case Qt::Key_Home: next = 0; break;
    case Qt::Key_End: next = count - 1; break;
    default: return PlotBase::keyPressEvent(event);
    }
    if (count == 0)
        return;
    point(std::clamp(next, 0, count - 1));
    const double x = xAxis->coordToPixel(keyOf(m_cadence->points[static_cast<std::size_t>(m_pointed)]));
    QToolTip::showText(mapToGlobal(QPoint(static_cast<int>(x), height() / 2)), tipText(textOf(m_pointed)), this);
}

void CadencePlot::leaveEvent(QEvent* event)
{
    point(-1);
    PlotBase::leaveEvent(event);
}

void CadencePlot::focusOutEvent(QFocusEvent* event)
{
    point(-1);
    PlotBase::focusOutEvent(event);
}

QByteArray CadencePlot::dataAsCsv()
{
    QStringList head{tr("interval")};
    for (const analysis::Measure measure : analysis::AllMeasures)
        head.append(SweepTexts::nameOf(measure).toLower());
    QString text = plotfile::csvLine(head);
    if (!m_cadence)
        return text.toUtf8();
    for (const CadencePoint& point : m_cadence->points) {
        QStringList cells{toText(point.interval)};
        for (const analysis::Measure measure : analysis::AllMeasures)
            cells.append(point.outcome ? QString::number(analysis::valueOf(*point.outcome, measure), 'g', 12)
                                       : QString());
        text += plotfile::csvLine(cells);
    }
    return text.toUtf8();
}

} // namespace casewright::ui
