// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "ui/bridge/FieldStatistics.h"

namespace casewright::ui {

/// The fields of a table of alerts in numbers. A snapshot: setFields() gives another one. Sort by SortRole.
class FieldTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, Type, Present, Values, TopValue, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,  ///< what the column is sorted by: a text or a number
        ShareRole,                ///< of Present and TopValue: from 0 to 1
        TypeRole,                 ///< FieldType of the row, as int
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setFields(std::vector<FieldStatistics> fields);
    [[nodiscard]] const FieldStatistics& at(int row) const { return m_fields[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant sortValue(const FieldStatistics& field, int column) const;

    std::vector<FieldStatistics> m_fields;
};

} // namespace casewright::ui
