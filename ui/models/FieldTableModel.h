// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "core/alerts/FieldStatistics.h"

namespace casewright::ui {

/// The fields of a table of alerts in numbers. A snapshot: setFields() gives another one. Sort by SortRole.
class FieldTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, Type, Present, Values, Evenness, TopValue, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,  ///< what the column is sorted by: a text or a number
        ShareRole,                ///< of Present, Evenness and TopValue: from 0 to 1; none without values
        TagRole,                  ///< of Type: "misfit", "mixed", "list", or empty
        MisfitRole,               ///< of Type: whether the tag is a warning
        NoteRole,                 ///< of TopValue: what is said instead of the value, "nearly unique"; or empty
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Fields with the names and the order of those before change in place: what is chosen stays chosen.
    void setFields(std::vector<alerts::FieldStatistics> fields);
    [[nodiscard]] const alerts::FieldStatistics& at(int row) const { return m_fields[static_cast<std::size_t>(row)]; }
    /// -1 if there is no such field.
    [[nodiscard]] int rowOf(std::string_view field) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QVariant display(const alerts::FieldStatistics& field, int column);
    [[nodiscard]] static QVariant sortValue(const alerts::FieldStatistics& field, int column);

    std::vector<alerts::FieldStatistics> m_fields;
};

} // namespace casewright::ui
