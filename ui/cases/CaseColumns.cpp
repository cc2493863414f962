// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseColumns.h"

#include "ui/cases/CaseTones.h"
#include "ui/cases/ChoicePopup.h"
#include "ui/models/CaseCells.h"
#include "ui/models/CaseTableModel.h"
#include "ui/models/ChoiceModel.h"
#include "ui/widgets/NumberDelegate.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/TagsDelegate.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"

#include <QDataStream>
#include <QIODevice>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <vector>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using Column = CaseTableModel::Column;

constexpr quint32 StateMark = 0x43434f31; ///< of the state's form
constexpr int LeastWidth = 40;

Tone statusTone(const QModelIndex& index)
{
    return casetones::of(static_cast<engine::CaseStatus>(index.data(CaseTableModel::StatusRole).toInt()));
}

Tone severityTone(const QModelIndex& index)
{
    return casetones::ofSeverity(index.data(CaseTableModel::SeverityRole).toString());
}

/// The widest that a column usually shows.
QString sampleOf(int column)
{
    switch (column) {
    case Column::Name: return u"Suspicious PowerShell - Grouping by LAPTOP-114 (2) (Auto-created)"_s;
    case Column::Status: return u"In progress pad"_s;
    case Column::Severity: return u"Critical severe"_s;
    case Column::Alerts: return u"100 000 n"_s;
    case Column::Reopened:
    case Column::Comments: return u"Reopened"_s;
    case Column::Tags: return u"auto-generated host.name:WIN-DC01"_s;
    case Column::Assignees:
    case Column::Category: return u"somebody else"_s;
    case Column::Incident: return u"INC-100, requires update"_s;
    default: return u"Mar 30 2000, 00:00"_s; // a time
    }
}

/// Which columns give way where there is no room, the first one first; some so that names are whole, the others only
/// so that names can be told from each other.
constexpr Column GivingWay[] = {Column::Updated,  Column::Closed,    Column::Comments, Column::Incident,
                                Column::Category, Column::Assignees, Column::Tags,     Column::Reopened,
                                Column::Severity};
constexpr Column FirstForShortNames = Column::Tags;
constexpr QStringView ShortName = u"Suspicious PowerShell - Grouping by LAPTOP-114 (2)";

constexpr Column AtFirst[] = {Column::Name,     Column::Status, Column::Severity,  Column::Alerts,
                              Column::Reopened, Column::Tags,   Column::Assignees, Column::Created};

} // namespace

CaseColumns::CaseColumns(QTableView& view)
    : QObject(&view),
      m_view(view),
      m_chosen(std::begin(AtFirst), std::end(AtFirst))
{
    view.setItemDelegateForColumn(Column::Status, new PillDelegate(statusTone, PillDelegate::Shape::Pill, &view));
    view.setItemDelegateForColumn(Column::Severity, new PillDelegate(severityTone, PillDelegate::Shape::Dot, &view));
    auto* const numbers = new NumberDelegate(&view);
    auto* const lists = new TagsDelegate(&view);
    auto* const times = new TimeDelegate(&view, TimeDelegate::Form::Short);
    for (const Column column : {Column::Alerts, Column::Reopened, Column::Comments})
        view.setItemDelegateForColumn(column, numbers);
    for (const Column column : {Column::Tags, Column::Assignees})
        view.setItemDelegateForColumn(column, lists);
    for (const Column column : {Column::Created, Column::Updated, Column::Closed})
        view.setItemDelegateForColumn(column, times);
    QHeaderView* const header = view.horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(Column::Name, QHeaderView::Stretch);
    header->setMinimumSectionSize(LeastWidth);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false); // the ticks stand before the name
    // Beside the tags, where people look for them.
    header->moveSection(header->visualIndex(Column::Assignees), header->visualIndex(Column::Tags) + 1);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (!m_isFitting && column != Column::Name && width > 0)
            m_widths.insert(column, width);
    });
    m_choices = new ChoiceModel(this);
    m_popup = new ChoicePopup(u"columns"_s, *m_choices, ChoicePopup::Use::Filter, &view);
    connect(m_choices, &ChoiceModel::toggled, this, &CaseColumns::take);
    fit();
}

int CaseColumns::widthOf(int column) const
{
    return m_widths.value(column, usualWidth(sampleOf(column)));
}

int CaseColumns::usualWidth(const QString& sample) const
{
    return m_view.fontMetrics().horizontalAdvance(sample) + 2 * size::GapMiddle;
}

void CaseColumns::fit()
{
    int wanted = 0;
    for (const int column : m_chosen)
        wanted += widthOf(column);
    QSet<int> shown = m_chosen;
    for (const Column column : GivingWay) {
        if (column == FirstForShortNames)
            wanted -= widthOf(Column::Name) - usualWidth(ShortName.toString());
        if (wanted <= m_view.viewport()->width())
            continue;
        if (shown.remove(column))
            wanted -= widthOf(column);
    }
    m_isFitting = true;
    for (int column = 0; column < Column::ColumnCount; ++column) {
        m_view.setColumnHidden(column, !shown.contains(column));
        if (column != Column::Name && shown.contains(column))
            m_view.setColumnWidth(column, widthOf(column));
    }
    m_isFitting = false;
}

void CaseColumns::openChoice(QWidget* anchor)
{
    showChoices();
    m_popup->openBelow(anchor, tr("Columns of the table"));
    m_popup->setHint(tr("Heads can be dragged to another place. Columns without room wait until there is some."));
}

void CaseColumns::showChoices()
{
    std::vector<Choice> choices;
    for (int column = Column::Status; column < Column::ColumnCount; ++column) {
        const bool isChosen = m_chosen.contains(column);
        choices.push_back({.value = column,
                           .text = CaseCells::title(column),
                           .detail = isChosen && m_view.isColumnHidden(column) ? tr("no room") : QString(),
                           .state = isChosen ? Qt::Checked : Qt::Unchecked});
    }
    m_choices->setChoices(std::move(choices));
}

void CaseColumns::take()
{
    m_chosen = {Column::Name};
    for (const QVariant& each : m_choices->checked())
        m_chosen.insert(each.toInt());
    fit();
    showChoices();
}

QList<int> CaseColumns::shown() const
{
    QList<int> columns;
    const QHeaderView* const header = m_view.horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column))
            columns.append(column);
    }
    return columns;
}

QByteArray CaseColumns::state() const
{
    QList<int> order;
    for (int place = 0; place < m_view.horizontalHeader()->count(); ++place)
        order.append(m_view.horizontalHeader()->logicalIndex(place));
    QList<int> chosen(m_chosen.begin(), m_chosen.end());
    std::sort(chosen.begin(), chosen.end());
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << StateMark << chosen << order << m_widths;
    return state;
}

void CaseColumns::restore(const QByteArray& state)
{
    quint32 mark = 0;
    QList<int> chosen;
    QList<int> order;
    QHash<int, int> widths;
    QDataStream stream(state);
    stream >> mark >> chosen >> order >> widths;
    const auto isColumn = [](int column) { return column >= 0 && column < Column::ColumnCount; };
    const bool isSound = stream.status() == QDataStream::Ok && mark == StateMark && order.size() == Column::ColumnCount
        && QSet<int>(order.begin(), order.end()).size() == Column::ColumnCount
        && std::all_of(order.begin(), order.end(), isColumn) && std::all_of(chosen.begin(), chosen.end(), isColumn);
    if (!isSound)
        return;
    m_chosen = QSet<int>(chosen.begin(), chosen.end());
    m_chosen.insert(Column::Name);
    m_widths.clear();
    for (auto width = widths.cbegin(); width != widths.cend(); ++width) {
        if (isColumn(width.key()) && width.value() >= LeastWidth)
            m_widths.insert(width.key(), width.value());
    }
    QHeaderView* const header = m_view.horizontalHeader();
    for (int place = 0; place < order.size(); ++place)
        header->moveSection(header->visualIndex(order.at(place)), place);
    fit();
}

} // namespace casewright::ui
