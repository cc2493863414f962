// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ConditionBuilder.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using LineKind = ConditionLine::Kind;

constexpr int Pitch = size::Control + size::Gap - 1;
constexpr int MostLines = 12;
constexpr int Beyond = 2; ///< lines above and below what is seen, for the keyboard to come to
constexpr int Indent = size::GapLarge;
constexpr int MostIndents = 8; ///< deeper groups stand below each other

int indentOf(int depth) { return std::min(depth, MostIndents) * Indent; }

} // namespace

ConditionBuilder::ConditionBuilder(const ConditionContext& context, QWidget* parent)
    : QScrollArea(parent),
      m_context(context),
      m_content(new QWidget)
{
    setObjectName(u"conditionBuilder"_s);
    setAccessibleName(tr("Conditions"));
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_content->setObjectName(u"conditionLines"_s);
    m_content->installEventFilter(this);
    setWidget(m_content);
    m_content->setAutoFillBackground(false); // the card shows through
    m_mark = new QFrame(m_content);
    m_mark->setObjectName(u"conditionMark"_s);
    setLook(m_mark, u"drop-mark"_s);
    m_mark->hide();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ConditionBuilder::arrange);
    connect(&m_context.document, &ConditionDocument::changed, this, &ConditionBuilder::showLines);
    connect(&m_context.document, &ConditionDocument::revealed, this, &ConditionBuilder::reveal);
    showLines();
}

void ConditionBuilder::showLines()
{
    const auto lines = static_cast<int>(m_context.document.lines().size());
    const int wanted = lines * Pitch - (Pitch - size::Control);
    if (m_content->minimumHeight() != wanted)
        m_content->setMinimumHeight(wanted);
    const int seen = std::min(lines, MostLines) * Pitch - (Pitch - size::Control) + 2;
    if (minimumHeight() != seen || maximumHeight() != seen)
        setFixedHeight(seen);
    arrange();
    m_content->update();
}

void ConditionBuilder::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

QRect ConditionBuilder::placeOf(int line) const
{
    const int indent = indentOf(m_context.document.lines()[static_cast<std::size_t>(line)].depth);
    return {indent, line * Pitch + 1, std::max(viewport()->width() - indent, 1), size::Control};
}

void ConditionBuilder::arrange()
{
    if (std::exchange(m_isArranging, true))
        return;
    const auto lines = static_cast<int>(m_context.document.lines().size());
    const int top = verticalScrollBar()->value();
    const int first = std::clamp(top / Pitch - Beyond, 0, lines - 1);
    const int last = std::clamp((top + viewport()->height()) / Pitch + Beyond, first, lines - 1);
    bind(first, last);
    m_isArranging = false;
}

/// One that is free.
ConditionLineView* ConditionBuilder::viewFor(LineKind kind)
{
    const auto found = std::find_if(m_spare.begin(), m_spare.end(),
                                    [kind](const ConditionLineView* view) { return view->kind() == kind; });
    if (found == m_spare.end())
        return makeView(kind);
    ConditionLineView* const view = *found;
    m_spare.erase(found);
    return view;
}

ConditionLineView* ConditionBuilder::makeView(LineKind kind)
{
    ConditionLineView* const view = makeLineView(m_context, kind, m_content);
    connect(view, &ConditionLineView::dragged, this, [this, view](const QPoint& place) {
        drag(view->line().path, place);
    });
    connect(view, &ConditionLineView::dropped, this, [this, view](const QPoint& place) {
        drop(ConditionPath(view->line().path), place); // the view comes to show another line
    });
    connect(view, &ConditionLineView::dragCancelled, m_mark, &QWidget::hide);
    return view;
}

void ConditionBuilder::bind(int first, int last)
{
    const std::vector<ConditionLine>& lines = m_context.document.lines();
    std::vector<int> wanted;
    // The first line is always there, and so is the one in which a person is.
    if (first > 0)
        wanted.push_back(0);
    for (const ConditionLineView* const view : m_views) {
        const auto same = std::find_if(lines.begin(), lines.end(), [view](const ConditionLine& line) {
            return view->kind() == line.kind && view->line().path == line.path;
        });
        const auto at = static_cast<int>(same - lines.begin());
        if (view->isAncestorOf(QApplication::focusWidget()) && same != lines.end() && (at < first || at > last)
            && at != 0)
            wanted.push_back(at);
    }
    for (int line = first; line <= last; ++line)
        wanted.push_back(line);
    std::sort(wanted.begin(), wanted.end());
    const std::vector<ConditionLineView*> before = m_views;
    m_spare.insert(m_spare.end(), m_views.begin(), m_views.end());
    m_views.clear();
    std::vector<ConditionLineView*> views(wanted.size(), nullptr);
    // Those that stay, before any is taken for another line.
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const ConditionLine& line = lines[static_cast<std::size_t>(wanted[i])];
        const auto same = std::find_if(m_spare.begin(), m_spare.end(), [&line](const ConditionLineView* view) {
            return view->kind() == line.kind && view->line().path == line.path && !view->objectName().isEmpty();
        });
        if (same == m_spare.end())
            continue;
        views[i] = *same;
        m_spare.erase(same);
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const ConditionLine& line = lines[static_cast<std::size_t>(wanted[i])];
        if (views[i] == nullptr)
            views[i] = viewFor(line.kind);
        views[i]->showLine(line);
        if (views[i]->geometry() != placeOf(wanted[i]))
            views[i]->setGeometry(placeOf(wanted[i]));
        if (views[i]->isHidden())
            views[i]->show();
    }
    m_views = std::move(views);
    for (ConditionLineView* const view : m_spare)
        view->retire();
    if (m_views != before)
        orderStops();
}

/// From left to right, from top to bottom.
void ConditionBuilder::orderStops()
{
    QWidget* before = nullptr;
    for (const ConditionLineView* const view : m_views) {
        for (QWidget* const stop : view->stops()) {
            if (before)
                QWidget::setTabOrder(before, stop);
            before = stop;
        }
    }
}

ConditionLineView* ConditionBuilder::lineOf(const ConditionPath& path)
{
    const std::vector<ConditionLine>& lines = m_context.document.lines();
    const auto line = std::find_if(lines.begin(), lines.end(), [&path](const ConditionLine& each) {
        return each.path == path && each.kind != LineKind::Foot;
    });
    if (line == lines.end())
        return nullptr;
    const int y = static_cast<int>(line - lines.begin()) * Pitch;
    ensureVisible(0, y + size::Control / 2, 0, size::Control);
    arrange();
    const auto view = std::find_if(m_views.begin(), m_views.end(), [&line](const ConditionLineView* each) {
        return each->line().path == line->path && each->kind() == line->kind;
    });
    return view == m_views.end() ? nullptr : *view;
}

void ConditionBuilder::reveal(const ConditionPath& path)
{
    if (ConditionLineView* const view = lineOf(path))
        view->takeFocus();
}

ConditionBuilder::Target ConditionBuilder::targetAt(const QPoint& screen) const
{
    const std::vector<ConditionLine>& lines = m_context.document.lines();
    const int y = m_content->mapFromGlobal(screen).y();
    // Never above the head of the whole.
    const int at = std::clamp((y + Pitch / 2) / Pitch, 1, static_cast<int>(lines.size()) - 1);
    const ConditionLine& line = lines[static_cast<std::size_t>(at)];
    Target target{.line = at, .depth = line.kind == LineKind::Head ? line.depth - 1 : line.depth};
    if (line.kind == LineKind::Foot) {
        target.group = line.path;
        target.position = static_cast<int>(m_context.document.node(line.path)->children.size());
        return target;
    }
    target.group = {line.path.begin(), line.path.end() - 1};
    target.position = line.path.back();
    return target;
}

void ConditionBuilder::drag(const ConditionPath& path, const QPoint& screen)
{
    const Target target = targetAt(screen);
    ConditionNode trial = m_context.document.top();
    // What is dragged may be gone: undo works meanwhile.
    const bool isPossible = m_context.document.node(path) != nullptr
        && moveNode(trial, path, target.group, target.position).has_value();
    m_mark->setVisible(isPossible && m_context.document.isEditable());
    const int indent = indentOf(target.depth);
    m_mark->setGeometry(indent, target.line * Pitch - (Pitch - size::Control) / 2 - 1, m_content->width() - indent, 2);
    m_mark->raise();
    const int y = viewport()->mapFromGlobal(screen).y();
    if (y < size::Gap)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - size::Gap);
    else if (y > viewport()->height() - size::Gap)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + size::Gap);
}

void ConditionBuilder::drop(const ConditionPath& path, const QPoint& screen)
{
    m_mark->hide();
    const Target target = targetAt(screen);
    m_context.document.move(path, target.group, target.position);
}

/// A line at the left of what a group holds.
void ConditionBuilder::paintGroups()
{
    QPainter painter(m_content);
    painter.setPen(ThemeColors::current().line);
    const std::vector<ConditionLine>& lines = m_context.document.lines();
    std::vector<int> heads;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == LineKind::Head)
            heads.push_back(static_cast<int>(i));
        if (lines[i].kind != LineKind::Foot || heads.empty())
            continue;
        if (lines[i].depth > 0) {
            const int x = indentOf(lines[i].depth) - Indent / 2;
            painter.drawLine(x, heads.back() * Pitch + 1, x, static_cast<int>(i) * Pitch + size::Control);
        }
        heads.pop_back();
    }
}

bool ConditionBuilder::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_content && event->type() == QEvent::Paint) {
        paintGroups();
        return false;
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace casewright::ui
