// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/alerts/DocumentCells.h"
#include "core/alerts/ValueView.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// Documents on their way into a table, their values put together by column: a column's dictionary is then looked
/// into for many values in a row, and columns can be built on several threads. Used again, so that nothing is
/// allocated. What its texts look into outlives it, or is kept by next().
class DocumentBatch final {
public:
    static constexpr std::uint32_t NoRow = 0xffff'ffff;

    struct Document {
        std::optional<std::string_view> id;
        std::optional<std::string_view> index;
        std::optional<base::Timestamp> time;   ///< none: a record that is no document
        std::size_t cellsEnd = 0;              ///< position in the batch's cells
        bool irregular = false;                ///< whether some cell is
        std::uint32_t row = NoRow;             ///< of the table, once the builder took it
    };
    /// The values of a column, at most one a document, in the documents' order.
    struct Column {
        std::uint32_t number = 0;              ///< of FieldTree
        std::vector<ValueView> values;
        std::vector<std::uint32_t> rows;       ///< of the table, as many
        bool irregular = false;                ///< see alerts::Column::isIrregular()
    };

    /// The cells of the next document, to be filled.
    [[nodiscard]] DocumentCells& next() { return m_next; }
    /// Adds the document whose cells were filled.
    void add();
    /// Puts the values of the documents that have rows together by column. Several of a document in a column, from a list
    /// of objects, become one list.
    void sortByColumn();
    /// Forgets all documents.
    void clear();

    [[nodiscard]] std::vector<Document>& documents() { return m_documents; }
    /// After sortByColumn().
    [[nodiscard]] std::span<const Column> columns() const { return {m_columns.data(), m_used}; }

private:
    void sort(std::uint32_t row, const Cell& cell);
    void sortIrregular(std::uint32_t row, std::span<Cell> cells);

    DocumentCells m_next;
    std::vector<Document> m_documents;
    std::vector<Column> m_columns;             ///< those in use first
    std::size_t m_used = 0;
    std::vector<std::uint32_t> m_positions;    ///< in m_columns, by number; NoRow: not in use
};

} // namespace casewright::alerts
