// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/Column.h"
#include "core/alerts/DocumentFields.h"
#include "core/alerts/IdSource.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// Finds the text of documents again, by the number of the record they came from. Implemented by the
/// readers (a file and the offsets in it) and by floods (which write a document anew).
class DocumentText {
public:
    virtual ~DocumentText() = default;

    /// The document as one JSON object, as it came in: keys not expanded, with `_id`, `_index` and
    /// `@timestamp` if it had them. An error if the file changed or went away. Any thread.
    [[nodiscard]] virtual base::Result<std::string> document(std::uint32_t record) const = 0;
    /// Bytes held in memory to find the text again.
    [[nodiscard]] virtual std::uint64_t memoryUse() const = 0;
};

/// What came in, counted.
struct IntakeCounts {
    std::uint64_t records = 0;     ///< documents read, good and bad
    std::uint64_t duplicates = 0;  ///< left out: `_id` and `_index` came before
    std::uint64_t badRecords = 0;  ///< left out on request (skip bad lines)

    friend bool operator==(const IntakeCounts&, const IntakeCounts&) = default;
};

/// Documents as columns, in order of time (ties in order of arrival; a table of AlertTableBuilder::listed() is in the
/// order that it was given): one column a field, values dictionary-encoded, 4 bytes a cell or less. Immutable; shared between
/// threads as shared_ptr<const>.
/// Top-level dotted keys are expanded and merged as spec/alerting says; a column is named by the
/// dotted path of its field.
class AlertTable final {
public:
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_times.size()); }
    [[nodiscard]] const std::string& name() const { return m_name; }       ///< the file's stem, or the flood's name
    [[nodiscard]] const std::string& timeField() const { return m_fields.time; }
    /// Where the documents say time, `_id` and `_index`.
    [[nodiscard]] const DocumentFields& fields() const { return m_fields; }
    [[nodiscard]] const IntakeCounts& counts() const { return m_counts; }

    /// Times of the documents by row, ascending where the table is in order of time.
    [[nodiscard]] std::span<const base::Timestamp> times() const { return m_times; }
    /// A number for each row's `_id`: rows with the same `_id` (in different indices) share it.
    /// Dense, from 0.
    [[nodiscard]] std::span<const std::uint32_t> idNumbers() const { return m_idNumbers; }
    [[nodiscard]] std::uint32_t idCount() const { return m_idCount; }
    [[nodiscard]] std::string id(base::AlertRow row) const;
    [[nodiscard]] std::string index(base::AlertRow row) const;

    [[nodiscard]] std::span<const Column> columns() const { return m_columns; }
    /// The column of a field, or null. Without `_id`, `_index` and the time field, which are above.
    [[nodiscard]] const Column* column(std::string_view field) const;

    /// The document as it came in; see DocumentText.
    [[nodiscard]] base::Result<std::string> document(base::AlertRow row) const;

    /// Bytes that the table holds in memory, for the status line.
    [[nodiscard]] std::uint64_t memoryUse() const;

private:
    friend class AlertTableBuilder;
    friend class TableMix;
    AlertTable() = default;

    std::string m_name;
    DocumentFields m_fields;
    IntakeCounts m_counts;
    std::vector<base::Timestamp> m_times;
    PackedNumbers m_records;                 ///< by row: the number of the record, for DocumentText
    std::vector<std::uint32_t> m_idNumbers;
    std::uint32_t m_idCount = 0;
    std::vector<Column> m_columns;
    RowOrder m_order;                        ///< null where the documents came in order of time
    std::shared_ptr<const DocumentText> m_text;   ///< a table that this one is mixed into has it too
    std::shared_ptr<const IdSource> m_ids;   ///< ids and indices, in whatever form is smallest
};

} // namespace casewright::alerts
