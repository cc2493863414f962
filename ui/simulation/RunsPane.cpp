// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/RunsPane.h"

#include "ui/simulation/RunTimeDelegate.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/NumberDelegate.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// Widths of the columns on the grid of GapSmall; that of the cases takes what is left.
constexpr std::array<int, RunTableModel::ColumnCount> Widths = {26, 15, 15, 27, 20, 17, 16, 20};

constexpr int RoomForSeconds = 6;

/// In less, what was attached already is left to the pane that says why.
constexpr int WidthOfAllColumns = 3 * size::WindowLeastWidth / 4;

} // namespace

RunsPane::RunsPane(QWidget* parent) : QWidget(parent), m_model(new RunTableModel(this))
{
    m_card = new Card(tr("Runs"), this);
    m_card->setFlush(true);
    m_filter = new SegmentedButtons(tr("Which runs are shown"),
                                    {tr("All"), tr("Breaker"), tr("In no case"), tr("Failed"), tr("Reopened")}, m_card);
    m_filter->setObjectName(u"runFilter"_s);
    m_filter->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_filter->setCurrent(0);
    m_card->addToHeader(m_filter);
    buildTable();
    m_card->body()->addWidget(m_table, 1);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    connect(m_filter, &SegmentedButtons::chosen, this, &RunsPane::setFilter);
    shownunits::follow(this, [this] { showCount(); });
    showCount();
}

void RunsPane::buildTable()
{
    m_table = new QTableView(m_card);
    m_table->setObjectName(u"runTable"_s);
    m_table->setAccessibleName(tr("Runs of the simulation"));
    m_table->setMinimumHeight(5 * size::Row);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    setUpTable(m_table);
    m_table->setItemDelegateForColumn(RunTableModel::Time, new RunTimeDelegate(m_table));
    for (const int column : {RunTableModel::Alerts, RunTableModel::Groups, RunTableModel::Attached,
                             RunTableModel::AlreadyAttached, RunTableModel::Lost})
        m_table->setItemDelegateForColumn(column, new NumberDelegate(m_table));
    const auto toneOf = [this](const QModelIndex& index) {
        const store::StoredRun* const run = m_model->run(index.row());
        return run && run->audit.inNoCase() > 0 ? Tone::Loss : Tone::Limit;
    };
    m_table->setItemDelegateForColumn(RunTableModel::Limit,
                                      new PillDelegate(toneOf, PillDelegate::Shape::Pill, m_table));
    QHeaderView* const header = m_table->horizontalHeader();
    for (std::size_t column = 0; column < Widths.size(); ++column)
        m_table->setColumnWidth(static_cast<int>(column), Widths[column] * size::GapSmall);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(RunTableModel::Cases, QHeaderView::Stretch);
    header->setSortIndicator(RunTableModel::Time, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunsPane::chosenChanged);
}

void RunsPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_table->setColumnHidden(RunTableModel::AlreadyAttached, width() < WidthOfAllColumns);
}

void RunsPane::setRuns(std::shared_ptr<const RunTableModel::Runs> runs)
{
    // Times need more room where runs are not at whole minutes.
    const bool hasSeconds = runs && std::ranges::any_of(*runs, [](const store::StoredRun& run) {
        return run.at.milliseconds % base::Minute.milliseconds != 0;
    });
    m_table->setColumnWidth(RunTableModel::Time,
                            (Widths[RunTableModel::Time] + (hasSeconds ? RoomForSeconds : 0)) * size::GapSmall);
    m_model->setRuns(std::move(runs));
    chooseFirst();
}

void RunsPane::showFirst(std::size_t runs)
{
    m_model->showFirst(runs);
    int last = -1;
    std::uint64_t latest = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const std::uint64_t number = m_model->run(row)->number; last < 0 || number > latest) {
            last = row;
            latest = number;
        }
    if (last < 0)
        return chooseFirst();
    m_table->selectRow(last);
    m_table->scrollTo(m_model->index(last, 0));
    showCount();
}

void RunsPane::setFilter(int filter)
{
    const store::StoredRun* const before = chosen();
    const std::uint64_t number = before ? before->number : 0;
    m_model->setFilter(static_cast<RunTableModel::Filter>(filter));
    if (before && m_model->rowOf(number) >= 0)
        choose(number);
    else
        chooseFirst();
}

void RunsPane::choose(std::uint64_t number)
{
    if (m_model->rowOf(number) < 0) {
        m_filter->setCurrent(0);
        m_model->setFilter(RunTableModel::Filter::All);
    }
    const int row = m_model->rowOf(number);
    if (row < 0)
        return chooseFirst();
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    showCount();
}

void RunsPane::chooseFirst()
{
    if (m_model->rowCount() > 0)
        m_table->selectRow(0);
    showCount();
    Q_EMIT chosenChanged();
}

const store::StoredRun* RunsPane::chosen() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_model->run(current.row()) : nullptr;
}

void RunsPane::focusTable() { m_table->setFocus(Qt::OtherFocusReason); }

void RunsPane::showCount()
{
    const QString total = NumberText::grouped(static_cast<qint64>(m_model->total()));
    if (m_model->total() == 0)
        m_card->setSubtitle({});
    else if (m_model->filter() == RunTableModel::Filter::All)
        m_card->setSubtitle(tr("%1 with alerts").arg(total));
    else
        m_card->setSubtitle(tr("%1 of %2").arg(NumberText::grouped(m_model->rowCount()), total));
}

} // namespace casewright::ui
