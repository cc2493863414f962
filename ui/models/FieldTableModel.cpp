// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FieldTableModel.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/Text.h"
#include "ui/models/FieldText.h"

namespace casewright::ui {
namespace {

using alerts::FieldStatistics;
using alerts::GroupingAdvice;

double share(std::uint32_t part, std::uint32_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::uint32_t topCount(const FieldStatistics& field) { return field.top.empty() ? 0 : field.top.front().count; }

/// Present: of all documents; TopValue: of those that have the field.
QVariant shareOf(const FieldStatistics& field, int column)
{
    switch (column) {
    case FieldTableModel::Present: return share(field.present, field.documents);
    case FieldTableModel::Evenness: return field.values < 2 ? QVariant() : QVariant(field.evenness());
    case FieldTableModel::TopValue: return share(topCount(field), field.present);
    default: return {};
    }
}

/// Where no value says anything of the others.
QString noteOf(const FieldStatistics& field)
{
    const GroupingAdvice advice = alerts::groupingAdvice(field);
    const bool isNoted = advice == GroupingAdvice::NearlyUnique || advice == GroupingAdvice::LongText
                         || advice == GroupingAdvice::NoValues;
    return isNoted ? FieldText::note(advice) : QString();
}

} // namespace

void FieldTableModel::setFields(std::vector<FieldStatistics> fields)
{
    if (fields == m_fields)
        return;
    const bool areTheSame = std::ranges::equal(fields, m_fields, {}, &FieldStatistics::name, &FieldStatistics::name);
    if (areTheSame) {
        m_fields = std::move(fields);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_fields = std::move(fields);
    endResetModel();
}

int FieldTableModel::rowOf(std::string_view field) const
{
    const auto found = std::ranges::find(m_fields, field, &FieldStatistics::name);
    return found == m_fields.end() ? -1 : static_cast<int>(found - m_fields.begin());
}

int FieldTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int FieldTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FieldTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldStatistics& field = at(index.row());
    const int column = index.column();
    switch (role) {
    case SortRole: return sortValue(field, column);
    case ShareRole: return shareOf(field, column);
    case TagRole: return column == Type ? FieldText::tag(field) : QVariant();
    case MisfitRole: return column == Type && field.unfit > 0;
    case NoteRole: return column == TopValue ? noteOf(field) : QVariant();
    case Qt::AccessibleTextRole: return column == Type ? FieldText::typeAndTag(field) : QVariant();
    case Qt::DisplayRole: return display(field, column);
    default: return {};
    }
}

QVariant FieldTableModel::display(const FieldStatistics& field, int column)
{
    switch (column) {
    case Field: return toText(field.name);
    case Type: return FieldText::type(field.type);
    case Present: return static_cast<qint64>(field.present);
    case Values: return static_cast<qint64>(field.values);
    case Evenness: return shareOf(field, column);
    case TopValue: return field.top.empty() ? QString() : FieldText::value(field.top.front(), field.isMixed());
    default: return {};
    }
}

QVariant FieldTableModel::sortValue(const FieldStatistics& field, int column)
{
    switch (column) {
    case Field: return toText(field.name);
    case Type: return FieldText::typeAndTag(field);
    case Values: return static_cast<qint64>(field.values);
    // One value is no spread at all.
    case Evenness: return field.values < 2 ? -1.0 : field.evenness();
    default: return shareOf(field, column);
    }
}

QVariant FieldTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section == Present || section == Values || section == Evenness;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case Field: return isTip ? tr("The field's path in the documents") : tr("Field");
    case Type: return isTip ? tr("What Elasticsearch takes the values for: as ECS or Kibana maps the field, else guessed from them") : tr("Type");
    case Present: return isTip ? tr("The share of the documents that have the field") : tr("Present");
    case Values: return isTip ? tr("How many different values there are") : tr("Values");
    case Evenness:
        return isTip ? tr("How evenly the documents are spread over the values: 100 % if each value has as many, near 0 % "
                          "if one has nearly all. It is the entropy, as a share of the most that there can be.")
                     : tr("Evenness");
    case TopValue:
        return isTip ? tr("The most frequent value, and its share of the documents that have the field") : tr("Top value");
    default: return {};
    }
}

} // namespace casewright::ui
