// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FieldChoiceModel.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/Text.h"
#include "ui/models/FieldText.h"

namespace casewright::ui {

using alerts::FieldStatistics;

FieldChoiceModel::FieldChoiceModel(QObject* parent) : QAbstractListModel(parent) {}

void FieldChoiceModel::setAlerts(std::shared_ptr<const LoadedAlerts> alerts, const QString& name)
{
    if (alerts == m_alerts && name == m_name)
        return;
    beginResetModel();
    m_alerts = std::move(alerts);
    m_name = name;
    m_fields.clear();
    if (m_alerts) {
        for (const FieldStatistics& field : m_alerts->fields)
            m_fields.push_back(&field);
    }
    std::ranges::sort(m_fields, {}, &FieldStatistics::name);
    endResetModel();
}

QModelIndex FieldChoiceModel::indexOf(const QString& field) const
{
    const std::string name = toUtf8(field);
    const auto found = std::ranges::lower_bound(m_fields, name, {}, &FieldStatistics::name);
    return found != m_fields.end() && (*found)->name == name ? index(static_cast<int>(found - m_fields.begin()))
                                                             : QModelIndex();
}

int FieldChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant FieldChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldStatistics& field = *m_fields[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return toText(field.name);
    case TypeRole: return FieldText::typeAndTag(field);
    case CoverageRole: return field.documents == 0 ? 0.0 : double(field.present) / field.documents;
    case DistinctRole: return qint64{field.values};
    case EvennessRole: return field.values < 2 ? QVariant() : QVariant(field.evenness());
    case NoteRole: return FieldText::note(alerts::groupingAdvice(field));
    case AdviceRole: return FieldText::sentence(alerts::groupingAdvice(field));
    default: return {};
    }
}

} // namespace casewright::ui
