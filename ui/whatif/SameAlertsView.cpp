// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SameAlertsView.h"

#include "ui/bridge/TipText.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using analysis::CaseAssignment;

constexpr int LineHeight = 24;
constexpr int BarHeight = 8;
constexpr double Radius = 3;
constexpr double Space = 8;          ///< between bars
constexpr double LeastBar = 4;
constexpr double NameShare = 0.32;
constexpr double FirstShare = 0.4;   ///< of what the name leaves, for the longest case before

QFont nameFont() { return fonts::code(size::CodeText); }

QString countText(std::uint64_t number) { return NumberText::grouped(static_cast<qint64>(number)); }

} // namespace

SameAlertsView::SameAlertsView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("The largest cases, and what becomes of them"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void SameAlertsView::setCases(std::shared_ptr<const ComparedCases> cases)
{
    m_cases = std::move(cases);
    m_lines.clear();
    m_pointed = -1;
    setAccessibleDescription({});
    if (m_cases) {
        const std::vector<analysis::AssignedCase>& before = m_cases->before.cases;
        std::vector<std::uint32_t> order(before.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(MostLines, order.size()));
        const auto isLarger = [&before](std::uint32_t a, std::uint32_t b) {
            return std::pair(before[b].alerts, a) < std::pair(before[a].alerts, b);
        };
        std::partial_sort(order.begin(), end, order.end(), isLarger);
        for (auto number = order.begin(); number != end; ++number)
            m_lines.push_back({.number = *number, .alerts = before[*number].alerts});
        // Flows stand by case before, the largest first.
        const std::vector<analysis::CaseFlow>& flows = m_cases->comparison.flows;
        for (Line& line : m_lines) {
            auto flow = std::ranges::lower_bound(flows, line.number, {}, &analysis::CaseFlow::before);
            for (; flow != flows.end() && flow->before == line.number; ++flow) {
                if (flow->after == CaseAssignment::InNoCase)
                    line.inNone += flow->alerts;
                else
                    line.parts.push_back(flow->alerts);
            }
            std::ranges::sort(line.parts, std::greater<>());
        }
    }
    updateGeometry();
    update();
}

QString SameAlertsView::textOf(int line) const
{
    const Line& of = m_lines[static_cast<std::size_t>(line)];
    const std::size_t parts = of.parts.size();
    const QString cases = parts == 1 ? tr("then in 1 case") : tr("then in %1 cases").arg(countText(parts));
    const QString none = of.inNone == 0 ? QString() : tr("; %1 in no case").arg(countText(of.inNone));
    return tr("%1: %2, %3%4").arg(caseText(m_cases->before, of.number), CaseText::alerts(of.alerts), cases, none);
}

QSize SameAlertsView::sizeHint() const
{
    return {size::CaseSidebar, LineHeight * std::max(1, static_cast<int>(m_lines.size()))};
}

QSize SameAlertsView::minimumSizeHint() const { return {size::RuleList, LineHeight}; }

void SameAlertsView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int line = 0; line < lines() && line * LineHeight < height(); ++line)
        paintLine(painter, line);
}

void SameAlertsView::paintLine(QPainter& painter, int line) const
{
    const ThemeColors& colors = ThemeColors::current();
    const Line& of = m_lines[static_cast<std::size_t>(line)];
    const QRectF row(0, line * LineHeight, width(), LineHeight);
    if (line == m_pointed)
        painter.fillRect(row, colors.hover);
    const double name = row.width() * NameShare;
    const QFontMetricsF metrics(nameFont());
    painter.setFont(nameFont());
    painter.setPen(colors.text);
    painter.drawText(QRectF(0, row.top(), name - Space, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(caseText(m_cases->before, of.number), Qt::ElideRight, name - Space));
    const double room = (row.width() - name) * FirstShare;
    const double anAlert = room / std::max(1U, m_lines.front().alerts);
    const double arrow = metrics.horizontalAdvance(u'→') + 2 * Space;
    double x = name;
    const auto bar = [&](double alerts, const QColor& color) {
        const double wide = std::max(LeastBar, alerts * anAlert);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(x, row.center().y() - BarHeight / 2.0, wide, BarHeight), Radius, Radius);
        x += wide;
    };
    bar(of.alerts, colors.accent.solid);
    painter.setPen(colors.muted);
    painter.drawText(QRectF(x, row.top(), arrow, row.height()), Qt::AlignCenter, u"→"_s);
    x += arrow;
    for (std::size_t part = 0; part < of.parts.size(); ++part) {
        const bool isLast = part + 1 == MostParts || x + of.parts[part] * anAlert + 5 * Space > row.right();
        if (isLast && part + 1 < of.parts.size()) {
            painter.setPen(colors.muted);
            painter.drawText(QRectF(x, row.top(), row.right() - x, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                             tr("+%1").arg(countText(of.parts.size() - part)));
            return;
        }
        bar(of.parts[part], colors.fine.solid);
        x += Space;
    }
    if (of.inNone > 0)
        bar(of.inNone, colors.loss.solid);
}

int SameAlertsView::lineAt(const QPoint& place) const
{
    const int line = place.y() / LineHeight;
    return place.y() >= 0 && line < lines() ? line : -1;
}

void SameAlertsView::point(int line)
{
    m_pointed = std::clamp(line, -1, lines() - 1);
    setAccessibleDescription(m_pointed < 0 ? QString() : textOf(m_pointed));
    update();
}

bool SameAlertsView::event(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int line = lineAt(help->pos());
    QToolTip::showText(help->globalPos(), line < 0 ? QString() : tipText(textOf(line)), this);
    return true;
}

void SameAlertsView::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0 || m_lines.empty())
        return QWidget::keyPressEvent(event);
    point(std::clamp(m_pointed + step, 0, lines() - 1));
    QToolTip::showText(mapToGlobal(QPoint(0, (m_pointed + 1) * LineHeight)), tipText(textOf(m_pointed)), this);
}

void SameAlertsView::focusOutEvent(QFocusEvent* event)
{
    point(-1);
    QWidget::focusOutEvent(event);
}

} // namespace casewright::ui
