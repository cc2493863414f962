// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FieldsCard.h"

#include <QHeaderView>
#include <QPushButton>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/alerts/FieldDelegate.h"
#include "ui/models/FieldTableModel.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/PillPaint.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// Least widths of columns; numbers get what they need, and a field's name the room that is left.
struct Widths {
    int from;        ///< width of the card
    int field;
    int type;
    int topValue;
};
constexpr Widths Wide{.from = 680, .field = 184, .type = 132, .topValue = 190};
constexpr Widths Middle{.from = 460, .field = 112, .type = 76, .topValue = 84};
constexpr Widths Narrow{.from = 0, .field = 88, .type = 74, .topValue = 84};
constexpr int EvennessFrom = 460;    ///< width of the card; in a narrower one it is said of the chosen field only
constexpr int FewRows = 3;           ///< the least that there is room for
constexpr int CellPadding = size::Gap + 2;
constexpr int SortArrow = 16;        ///< width

const Widths& widthsFor(int width)
{
    if (width >= Wide.from)
        return Wide;
    return width >= Middle.from ? Middle : Narrow;
}

} // namespace

FieldsCard::FieldsCard(QWidget* parent) : Card({}, parent)
{
    setTitle(tr("Fields"));
    setFlush(true);
    m_filter = new SearchField(tr("Filter fields"), this);
    m_filter->setObjectName(u"fieldFilter"_s);
    m_filter->setMaximumWidth(size::RuleList);
    m_filter->setToolTip(tr("Lists only fields that have these letters in their name"));
    addToHeader(m_filter);
    m_topValues = new QPushButton(tr("Top values"), this);
    m_topValues->setObjectName(u"showTopValues"_s);
    m_topValues->setToolTip(tr("Show the most frequent values of the chosen field"));
    addToHeader(m_topValues);
    setShown(m_topValues, false);
    m_model = new FieldTableModel(this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(FieldTableModel::SortRole);
    m_sorted->setFilterKeyColumn(FieldTableModel::Field);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    buildTable();
    shownunits::follow(this, [this] { showHint(); });
    connect(m_filter, &SearchField::searchChanged, this, &FieldsCard::filter);
    connect(m_topValues, &QPushButton::clicked, this, &FieldsCard::topValuesRequested);
    connect(m_view, &QTableView::activated, this, [this] {
        if (!m_topValues->isHidden())
            Q_EMIT topValuesRequested();
    });
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
    setFocusProxy(m_view);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FieldsCard::keepChoice);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        // The last one has what is left.
        m_isArranged = m_isArranged || (!m_isLayingOut && column != FieldTableModel::TopValue);
    });
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] {
        if (!m_isArranged)
            layOutColumns();
    });
}

/// What no text of the column is cut in.
int FieldsCard::neededWidth(int column) const
{
    const QHeaderView* const header = m_view->horizontalHeader();
    const QFontMetrics cells(column == FieldTableModel::Field ? fonts::code(size::CodeText) : m_view->font());
    const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const bool isSorted = header->sortIndicatorSection() == column;
    const QFontMetrics titles(fonts::text(size::SectionText, QFont::DemiBold));
    int widest = titles.horizontalAdvance(title) + (isSorted ? SortArrow : 0);
    qsizetype longest = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString text = FieldDelegate::text(m_model->index(row, column));
        if (text.size() < longest)
            continue;
        longest = text.size();
        widest = std::max(widest, cells.horizontalAdvance(text));
    }
    return widest + 2 * CellPadding + 2;
}

int FieldsCard::neededTypeWidth() const
{
    const QFontMetrics metrics(m_view->font());
    int widest = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, FieldTableModel::Type);
        const QString tag = index.data(FieldTableModel::TagRole).toString();
        const int tagWidth = tag.isEmpty() ? 0 : pillpaint::pillWidth(tag) + size::GapSmall;
        widest = std::max(widest, metrics.horizontalAdvance(FieldDelegate::text(index)) + tagWidth);
    }
    return widest + 2 * CellPadding + 2;
}

void FieldsCard::layOutColumns()
{
    const QScopedValueRollback laying(m_isLayingOut, true);
    const Widths& widths = widthsFor(width());
    const int present = neededWidth(FieldTableModel::Present);
    const int values = neededWidth(FieldTableModel::Values);
    const int evenness = neededWidth(FieldTableModel::Evenness);
    int rest = width() - 2 - m_view->verticalScrollBar()->sizeHint().width() - widths.type - present - values
               - widths.topValue;
    const int names = neededWidth(FieldTableModel::Field);
    // A type and its tag are whole where there is room for them.
    const int type = std::clamp(neededTypeWidth(), widths.type, std::max(widths.type, widths.type + rest - names));
    rest -= type - widths.type;
    // Left out where names would be cut for it.
    const bool hasEvenness = width() >= EvennessFrom && rest - evenness >= std::min(names, widths.field);
    rest -= hasEvenness ? evenness : 0;
    QHeaderView* const header = m_view->horizontalHeader();
    header->setSectionHidden(FieldTableModel::Evenness, !hasEvenness);
    // All that is left over goes to the top value.
    const int least = std::min(widths.field, std::max(rest, Narrow.field));
    const int field = std::clamp(names, least, std::max(least, rest));
    header->resizeSection(FieldTableModel::Field, field);
    header->resizeSection(FieldTableModel::Type, type);
    header->resizeSection(FieldTableModel::Present, present);
    header->resizeSection(FieldTableModel::Values, values);
    if (hasEvenness)
        header->resizeSection(FieldTableModel::Evenness, evenness);
}

void FieldsCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    // Widths that a person gave stay until there is much more room, or much less.
    const QSize before = event->oldSize();
    if (!before.isValid() || &widthsFor(before.width()) != &widthsFor(width()))
        m_isArranged = false;
    if (!m_isArranged)
        layOutColumns();
}

void FieldsCard::setFields(std::vector<alerts::FieldStatistics> fields)
{
    m_isChanging = true;
    m_model->setFields(std::move(fields));
    m_isChanging = false;
    if (!m_isArranged)
        layOutColumns();
    chooseSensibly();
    showHint();
    Q_EMIT chosenChanged();
}

void FieldsCard::filter(const QString& text)
{
    m_isChanging = true;
    m_sorted->setFilterFixedString(text);
    m_isChanging = false;
    chooseSensibly();
    Q_EMIT chosenChanged();
}

void FieldsCard::setOrigin(const QString& origin)
{
    m_origin = origin;
    showHint();
}

const alerts::FieldStatistics* FieldsCard::chosen() const
{
    const QModelIndex current = m_sorted->mapToSource(m_view->currentIndex());
    return current.isValid() ? &m_model->at(current.row()) : nullptr;
}

void FieldsCard::setTopValuesElsewhere(bool isElsewhere) { setShown(m_topValues, isElsewhere); }

bool FieldsCard::hasFields() const { return m_model->rowCount() > 0; }

void FieldsCard::keepChoice()
{
    if (m_isChanging)
        return;
    if (const alerts::FieldStatistics* const field = chosen())
        m_wanted = field->name;
    Q_EMIT chosenChanged();
}

void FieldsCard::chooseSensibly()
{
    const auto isGood = [this](int row) {
        return alerts::groupingAdvice(m_model->at(row)) == alerts::GroupingAdvice::Good;
    };
    int row = m_model->rowOf(m_wanted);
    for (int i = 0; row < 0 && i < m_model->rowCount(); ++i)
        row = isGood(i) ? i : row;
    QModelIndex index = m_sorted->mapFromSource(m_model->index(std::max(row, 0), FieldTableModel::Field));
    if (!index.isValid())
        index = m_sorted->index(0, FieldTableModel::Field);
    // What was chosen for a person is not that person's choice.
    m_isChanging = true;
    m_view->setCurrentIndex(index);
    m_isChanging = false;
}

int FieldsCard::wantedHeight() const
{
    const int rows = std::max(m_model->rowCount(), FewRows);
    const int around = sizeHint().height() - m_view->sizeHint().height();
    return around + (rows + 1) * size::Row + 2 * size::GapMiddle;
}

void FieldsCard::showHint()
{
    setSubtitle(!m_origin.isEmpty() ? m_origin : hasFields() ? NumberText::grouped(m_model->rowCount()) : QString());
}

} // namespace casewright::ui
