// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>

#include "core/alerts/FieldStatistics.h"

namespace casewright::ui {

/// The most frequent values of a field, most frequent first; then a row for the other values, and one for the documents
/// without the field, where there are such. A snapshot: setField() gives another one.
class TopValueModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Row { Value, Others, Missing };
    enum Role {
        RowRole = Qt::UserRole,   ///< Row, as int
        CountRole,                ///< documents
        ShareRole,                ///< 0 to 1: of the documents that have the field; of Missing, of all
        BarRole,                  ///< 0 to 1: as a share of the most frequent value; none but for values
        OtherValuesRole,          ///< of Others: how many values they are
    };

    using QAbstractListModel::QAbstractListModel;

    /// The rows of the same field change in place.
    void setField(alerts::FieldStatistics field);
    [[nodiscard]] const alerts::FieldStatistics& field() const { return m_field; }
    /// How many rows it takes.
    [[nodiscard]] static int rowsOf(const alerts::FieldStatistics& field);
    /// Null for a row that is no value.
    [[nodiscard]] const alerts::FrequentValue* valueAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// Only values can be chosen.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] Row rowAt(int row) const;
    [[nodiscard]] std::uint32_t countAt(int row) const;
    [[nodiscard]] double shareAt(int row) const;
    [[nodiscard]] QString textAt(int row) const;

    alerts::FieldStatistics m_field;
};

} // namespace casewright::ui
