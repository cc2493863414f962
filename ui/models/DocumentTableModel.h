// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/FieldStatistics.h"
#include "core/base/Id.h"
#include "core/base/Time.h"

namespace casewright::ui {

/// Rows of a table of alerts, ascending; null stands for all of them.
using DocumentRows = std::shared_ptr<const std::vector<base::AlertRow>>;

/// The documents of a table in order of time, all or those that a filter left: the time and the chosen fields, read
/// straight from the columns, so that nothing is fetched or copied, however many there are. All rows are there at once:
/// a view must not keep anything for each (see LongTable).
class DocumentTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int TimeColumn = 0;
    static constexpr qsizetype LongestCell = 200;   ///< characters that a cell shows

    explicit DocumentTableModel(QObject* parent = nullptr);

    /// Null: no rows. All rows are shown. `fields` stand behind the time, in this order; those that the table does not
    /// have are left out.
    void setTable(std::shared_ptr<const alerts::AlertTable> table, const QStringList& fields);
    /// Shows only these rows of the table; null: all.
    void setRows(DocumentRows rows);
    /// Shows or hides a field's column; a new one comes last.
    void setFieldShown(const QString& field, bool isShown);
    [[nodiscard]] const QStringList& fields() const { return m_fields; }
    [[nodiscard]] const std::shared_ptr<const alerts::AlertTable>& table() const { return m_table; }

    /// The row of the table that a row of the model shows.
    [[nodiscard]] base::AlertRow tableRow(int row) const;
    /// The row that shows a row of the table, or the next one after it; -1 if there is none.
    [[nodiscard]] int rowOf(base::AlertRow wanted) const;
    /// The first row at or after a moment, or the last one; -1 without rows.
    [[nodiscard]] int rowFrom(base::Timestamp moment) const;

    /// What is written in a cell, in full; nothing if the document does not have the field. Not of the time's column.
    [[nodiscard]] std::optional<QString> value(const QModelIndex& index) const;

    /// A value as a cell shows it: without line feeds, and not more than can be seen.
    [[nodiscard]] static QString cellText(std::string_view value);

    /// The fields that say most at first sight, at most `count` of a table's: those that at least half of the documents
    /// have, with more than one value and fewer than all distinct (or well known, in a handful of documents); well-known names in order, then those that are good
    /// for grouping, then the others, each by entropy. Where there are hardly any such fields, others fill up.
    [[nodiscard]] static QStringList sensibleFields(const std::vector<alerts::FieldStatistics>& fields, int count);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// Display: of the time, ms since 1970, qint64; of a field its text, invalid if the document does not have it.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// Finds nothing: a view asks when a letter is typed, and would go through millions of rows. There is a filter.
    [[nodiscard]] QModelIndexList match(const QModelIndex& start, int role, const QVariant& value, int hits,
                                        Qt::MatchFlags flags) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::optional<std::string_view> textAt(const QModelIndex& index) const;

    std::shared_ptr<const alerts::AlertTable> m_table;
    DocumentRows m_rows;
    QStringList m_fields;
    std::vector<const alerts::Column*> m_columns;   ///< of m_fields, in the table
};

} // namespace casewright::ui
