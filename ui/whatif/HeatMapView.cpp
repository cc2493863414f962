// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/HeatMapView.h"

#include "ui/models/SweepGridModel.h"
#include "ui/whatif/HeatDelegate.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeSizes.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int CellHeight = size::Control + size::Gap;
constexpr int LeastWidth = size::RailButton - size::GapMiddle;
constexpr int MostWidth = size::FormLabel;

} // namespace

HeatMapView::HeatMapView(SweepGridModel& model, QWidget* parent) : QTableView(parent), m_grid(model)
{
    setObjectName(u"heatMap"_s);
    setModel(&model);
    setItemDelegate(new HeatDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectItems);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    QHeaderView* const down = verticalHeader();
    down->setSectionResizeMode(QHeaderView::Fixed);
    down->setDefaultSectionSize(CellHeight);
    down->setFont(fonts::code(size::CodeText));
    down->setMaximumWidth(size::CaseSidebar);
    down->setTextElideMode(Qt::ElideMiddle);
    down->setHighlightSections(false);
    down->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QHeaderView* const across = horizontalHeader();
    across->setSectionResizeMode(QHeaderView::Fixed);
    across->setMinimumSectionSize(LeastWidth);
    across->setFixedHeight(size::Row);
    across->setHighlightSections(false);
    connect(&model, &QAbstractItemModel::modelReset, this, &HeatMapView::share);
}

/// Equal columns, in what the names of the rows leave.
void HeatMapView::share()
{
    const int columns = model()->columnCount();
    if (columns == 0)
        return;
    const int names = std::min(verticalHeader()->sizeHint().width(), size::CaseSidebar);
    const int room = width() - names - 2 * frameWidth() - size::Gap;
    horizontalHeader()->setDefaultSectionSize(std::clamp(room / columns, LeastWidth, MostWidth));
}

void HeatMapView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    share();
}

void HeatMapView::choosePoint(std::size_t point)
{
    const QModelIndex at = m_grid.indexOf(point);
    const QScopedValueRollback<bool> choosing(m_isChoosing, true);
    if (at.isValid())
        setCurrentIndex(at);
    else
        clearSelection();
}

void HeatMapView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (const auto point = m_grid.pointOf(current); point && !m_isChoosing)
        Q_EMIT pointChosen(*point);
}

void HeatMapView::activate(const QModelIndex& index)
{
    if (const auto point = m_grid.pointOf(index))
        Q_EMIT pointActivated(*point);
}

void HeatMapView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void HeatMapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        activate(indexAt(event->position().toPoint()));
}

void HeatMapView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex at = isByKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    const auto point = m_grid.pointOf(at);
    if (!point)
        return;
    setCurrentIndex(at);
    Q_EMIT menuRequested(*point, isByKey ? viewport()->mapToGlobal(visualRect(at).center()) : event->globalPos());
    event->accept();
}

void HeatMapView::paintAll(QPainter& painter) { render(&painter, {}, {}, DrawChildren); }

} // namespace casewright::ui
