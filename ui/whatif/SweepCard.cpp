// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SweepCard.h"

#include "ui/models/SweepTableModel.h"
#include "ui/models/SweepTexts.h"
#include "ui/whatif/HeatLegend.h"
#include "ui/whatif/HeatMapView.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/LongTable.h"
#include "ui/widgets/PlotMenu.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SweepCard::SweepCard(QWidget* parent) : Card({}, parent)
{
    setObjectName(u"sweepCard"_s);
    m_grid = new SweepGridModel(this);
    m_rows = new SweepTableModel(this);
    buildHeader();
    m_stack = new QStackedWidget(this);
    m_map = new HeatMapView(*m_grid, m_stack);
    m_map->setAccessibleName(tr("Settings that were tried"));
    m_stack->addWidget(m_map);
    buildTable();
    m_scale = new HeatLegend(HeatLegend::About::Scale, this);
    body()->addWidget(m_stack, 1);
    m_footer = new QHBoxLayout;
    m_footer->addStretch(1);
    m_footer->addWidget(m_scale);
    body()->addLayout(m_footer);
    buildExport();
    connect(m_map, &HeatMapView::pointChosen, this, &SweepCard::pointChosen);
    connect(m_map, &HeatMapView::pointActivated, this, &SweepCard::pointActivated);
    connect(m_map, &HeatMapView::menuRequested, this, &SweepCard::menuRequested);
    connectTable();
    showTable(false);
    showTitle();
}

void SweepCard::buildHeader()
{
    m_frames = new HeatLegend(HeatLegend::About::Frames, this);
    m_filter = new SearchField(tr("Filter settings"), this);
    m_filter->setObjectName(u"sweepFilter"_s);
    m_filter->setAccessibleName(tr("Filter settings"));
    m_filter->setToolTip(tr("Settings with these letters or digits in their row"));
    m_filter->setMaximumWidth(size::FormLabel);
    m_form = new SegmentedButtons(tr("How it is shown"), {tr("Map"), tr("Table")}, this);
    m_form->setObjectName(u"sweepForm"_s);
    m_axes = new QPushButton(tr("What is tried"), this);
    m_axes->setObjectName(u"sweepAxesButton"_s);
    m_axes->setAccessibleName(m_axes->text());
    m_axes->setCheckable(true);
    m_axes->setToolTip(tr("Choose the fields, windows and other values that are tried"));
    m_export = new QToolButton(this);
    m_export->setObjectName(u"sweepExport"_s);
    m_export->setIcon(icons::icon(u"export"_s));
    m_export->setAccessibleName(tr("Copy or save"));
    m_export->setToolTip(tr("Copy or save what is shown, as a picture or as CSV"));
    for (QWidget* const part : {static_cast<QWidget*>(m_frames), static_cast<QWidget*>(m_filter),
                                static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_axes),
                                static_cast<QWidget*>(m_export)})
        addToHeader(part);
    connect(m_axes, &QPushButton::toggled, this, &SweepCard::axesRequested);
    connect(m_form, &SegmentedButtons::chosen, this, [this](int form) {
        showTable(form == 1);
        takeFocus();
        Q_EMIT tableShown(form == 1);
    });
}

void SweepCard::buildTable()
{
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_rows);
    m_sorted->setSortRole(SweepTableModel::SortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table = new LongTable(m_stack);
    m_table->setObjectName(u"sweepTable"_s);
    m_table->setAccessibleName(tr("Settings that were tried"));
    m_table->setModel(m_sorted);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_stack->addWidget(m_table);
    connect(m_filter, &SearchField::searchChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
}

void SweepCard::connectTable()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (const auto point = pointAt(current); point && m_table->isVisible())
                    Q_EMIT pointChosen(*point);
            });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto point = pointAt(index))
            Q_EMIT pointActivated(*point);
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (const auto point = pointAt(m_table->indexAt(at)))
            Q_EMIT menuRequested(*point, m_table->viewport()->mapToGlobal(at));
    });
}

void SweepCard::buildExport()
{
    plotfile::Drawing drawing = plotfile::drawingOf(
        *m_stack, [this](QPainter& painter) { m_stack->render(&painter, {}, {}, QWidget::DrawChildren); },
        [this] { return csv(); });
    m_menu = new PlotMenu(std::move(drawing));
    connect(m_export, &QToolButton::clicked, this,
            [this] { m_menu->open(m_export->mapToGlobal(m_export->rect().bottomLeft())); });
}

std::optional<qulonglong> SweepCard::pointAt(const QModelIndex& index) const
{
    return index.isValid() ? std::optional(index.data(SweepTableModel::PointRole).toULongLong()) : std::nullopt;
}

void SweepCard::setBoard(const std::shared_ptr<const SweepBoard>& board)
{
    m_grid->setBoard(board);
    m_rows->setBoard(board);
    m_table->horizontalHeader()->resizeSections(QHeaderView::ResizeToContents);
    showTitle();
    showRange();
}

void SweepCard::takeCells(const std::vector<std::size_t>& points)
{
    m_grid->takeCells(points);
    m_rows->takeCells(points);
    showRange();
}

void SweepCard::setMeasure(analysis::Measure measure)
{
    m_grid->setMeasure(measure);
    showTitle();
    showRange();
}

void SweepCard::setAxes(SweepAxis rows, SweepAxis columns)
{
    m_grid->setAxes(rows, columns);
    showTitle();
}

void SweepCard::setSlice(SweepAxis axis, std::size_t value) { m_grid->setSlice(axis, value); }

void SweepCard::setAdvised(std::optional<std::size_t> point)
{
    m_grid->setAdvised(point);
    m_rows->setAdvised(point);
}

void SweepCard::choosePoint(std::size_t point)
{
    m_map->choosePoint(point);
    const QModelIndex at = m_sorted->mapFromSource(m_rows->index(static_cast<int>(point), 0));
    if (at.isValid() && at.row() != m_table->currentIndex().row())
        m_table->setCurrentIndex(at);
}

void SweepCard::showTitle()
{
    setTitle(SweepTexts::nameOf(m_grid->measure()));
    setSubtitle(tr("by %1 and %2").arg(SweepTexts::nameOf(m_grid->rows()).toLower(),
                                       SweepTexts::nameOf(m_grid->columns()).toLower()));
}

void SweepCard::showRange()
{
    const auto& range = m_grid->range();
    m_scale->setRange(range ? SweepTexts::valueOf(m_grid->measure(), range->least) : QString(),
                      range ? SweepTexts::valueOf(m_grid->measure(), range->most) : QString());
}

bool SweepCard::isTable() const { return m_stack->currentWidget() == m_table; }

void SweepCard::showTable(bool isTable)
{
    m_stack->setCurrentWidget(isTable ? static_cast<QWidget*>(m_table) : m_map);
    m_form->setCurrent(isTable ? 1 : 0);
    m_filter->setVisible(isTable);
    m_frames->setVisible(!isTable);
    m_scale->setVisible(!isTable);
}

void SweepCard::addToFooter(QWidget* widget) { m_footer->insertWidget(0, widget); }

void SweepCard::takeFocus() { m_stack->currentWidget()->setFocus(); }

QByteArray SweepCard::csvOfGrid() const
{
    QStringList head{SweepTexts::nameOf(m_grid->rows())};
    for (int column = 0; column < m_grid->columnCount(); ++column)
        head.append(m_grid->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QString text = plotfile::csvLine(head);
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        QStringList cells{m_grid->headerData(row, Qt::Vertical, Qt::DisplayRole).toString()};
        for (int column = 0; column < m_grid->columnCount(); ++column)
            cells.append(m_grid->plainValue(m_grid->index(row, column)));
        text += plotfile::csvLine(cells);
    }
    return text.toUtf8();
}

/// What is shown: the grid, or the rows of the table as they are filtered and sorted.
QByteArray SweepCard::csv() const
{
    if (!isTable())
        return csvOfGrid();
    QStringList head;
    for (int column = 0; column < m_sorted->columnCount(); ++column)
        head.append(m_sorted->headerData(column, Qt::Horizontal).toString());
    QString text = plotfile::csvLine(head);
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_sorted->columnCount(); ++column) {
            const QModelIndex at = m_sorted->index(row, column);
            const bool isNumber = !m_rows->axisOf(column) && at.data(SweepTableModel::SortRole).toDouble() >= 0;
            cells.append(isNumber ? QString::number(at.data(SweepTableModel::SortRole).toDouble(), 'g', 12)
                                  : at.data().toString());
        }
        text += plotfile::csvLine(cells);
    }
    return text.toUtf8();
}

} // namespace casewright::ui
