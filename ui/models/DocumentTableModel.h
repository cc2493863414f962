// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <vector>

#include "core/alerts/AlertTable.h"

namespace casewright::ui {

/// The documents of a table in order of time: the time and the chosen fields, read straight from the columns. Rows are
/// rows of the table (base::AlertRow), so nothing is fetched or copied, however many there are.
class DocumentTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int TimeColumn = 0;
    static constexpr qsizetype LongestCell = 200;   ///< characters that a cell shows

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows. `fields` stand behind the time, in this order; those that the table does not have are left out.
    void setTable(std::shared_ptr<const alerts::AlertTable> table, const QStringList& fields);
    /// Shows or hides a field's column; a new one comes last.
    void setFieldShown(const QString& field, bool isShown);
    [[nodiscard]] const QStringList& fields() const { return m_fields; }
    [[nodiscard]] const std::shared_ptr<const alerts::AlertTable>& table() const { return m_table; }

    /// The fields that say most at first sight: well-known names in order, then those that most documents have.
    [[nodiscard]] static QStringList sensibleFields(const alerts::AlertTable& table, int count);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// Display: of the time, ms since 1970, qint64; of a field its text, invalid if the document does not have it.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const alerts::AlertTable> m_table;
    QStringList m_fields;
    std::vector<const alerts::Column*> m_columns;   ///< of m_fields, in the table
};

} // namespace casewright::ui
