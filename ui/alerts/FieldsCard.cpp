// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FieldsCard.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/alerts/FieldDelegate.h"
#include "ui/models/FieldTableModel.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int NarrowBelow = 560;     ///< width of the card
constexpr int NarrowField = 88;
constexpr int WideField = 200;
constexpr int NarrowType = 74;
constexpr int NarrowPresent = 64;
constexpr int NarrowValues = 56;
constexpr int WideNumber = 100;
constexpr int FewRows = 3;           ///< the least that there is room for

} // namespace

FieldsCard::FieldsCard(QWidget* parent) : Card({}, parent), m_job(this)
{
    setTitle(tr("Fields"));
    setFlush(true);
    m_filter = new SearchField(tr("Filter fields"), this);
    m_filter->setObjectName(u"fieldFilter"_s);
    m_filter->setMaximumWidth(size::RuleList);
    addToHeader(m_filter);
    m_model = new FieldTableModel(this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(FieldTableModel::SortRole);
    m_sorted->setFilterKeyColumn(FieldTableModel::Field);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    buildTable();
    connect(m_filter, &SearchField::searchChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
}

void FieldsCard::buildTable()
{
    m_view = new QTableView(this);
    m_view->setObjectName(u"fieldTable"_s);
    m_view->setAccessibleName(tr("Fields"));
    m_view->setModel(m_sorted);
    setUpTable(m_view);
    m_view->setItemDelegate(new FieldDelegate(m_view));
    m_view->setMouseTracking(true);
    m_view->setSortingEnabled(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    // Exactly what is left: a last section that is only stretched never becomes narrower than it once was.
    m_view->horizontalHeader()->setStretchLastSection(false);
    m_view->horizontalHeader()->setSectionResizeMode(FieldTableModel::TopValue, QHeaderView::Stretch);
    // As the documents have them, until a person sorts.
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->horizontalHeader()->setSortIndicatorClearable(true);
    body()->addWidget(m_view);
}

void FieldsCard::layOutColumns()
{
    const bool isNarrow = width() < NarrowBelow;
    QHeaderView* const header = m_view->horizontalHeader();
    header->resizeSection(FieldTableModel::Field, isNarrow ? NarrowField : WideField);
    header->resizeSection(FieldTableModel::Type, isNarrow ? NarrowType : WideNumber);
    header->resizeSection(FieldTableModel::Present, isNarrow ? NarrowPresent : WideNumber);
    header->resizeSection(FieldTableModel::Values, isNarrow ? NarrowValues : WideNumber);
}

void FieldsCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    // Widths that a person gave stay until there is much more room, or much less.
    const QSize before = event->oldSize();
    if (!before.isValid() || (before.width() < NarrowBelow) != (width() < NarrowBelow))
        layOutColumns();
}

void FieldsCard::setTable(std::shared_ptr<const alerts::AlertTable> table)
{
    if (table == m_table)
        return;
    m_table = std::move(table);
    if (!m_table) {
        m_job.cancel();
        show({});
        return;
    }
    m_job.start([counted = m_table](const std::stop_token& stop) { return fieldStatistics(*counted, stop); },
                [this](std::optional<std::vector<FieldStatistics>> fields) {
                    if (fields)
                        show(std::move(*fields));
                });
    showHint();
}

void FieldsCard::setOlder(bool isOlder)
{
    m_isOlder = isOlder;
    showHint();
}

void FieldsCard::show(std::vector<FieldStatistics> fields)
{
    m_model->setFields(std::move(fields));
    // No taller than its rows: the documents can use the room.
    const int rows = std::max(m_model->rowCount(), FewRows);
    const int around = sizeHint().height() - m_view->sizeHint().height();
    setMaximumHeight(around + (rows + 1) * size::Row + 2 * size::GapMiddle);
    showHint();
    Q_EMIT counted();
}

void FieldsCard::showHint()
{
    if (m_isOlder || m_job.isRunning())
        setSubtitle(m_model->rowCount() > 0 ? tr("older, being counted …") : tr("being counted …"));
    else
        setSubtitle(m_model->rowCount() > 0 ? NumberText::grouped(m_model->rowCount()) : QString());
}

} // namespace casewright::ui
