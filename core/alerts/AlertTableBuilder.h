// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/DocumentBatch.h"
#include "core/alerts/DocumentCells.h"
#include "core/alerts/DocumentIds.h"
#include "core/alerts/DocumentFields.h"
#include "core/alerts/FieldTree.h"
#include "core/alerts/IdSource.h"
#include "core/alerts/PackedNumbers.h"
#include "core/alerts/ValueDictionary.h"
#include "core/base/Json.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Puts an AlertTable together, document by document or in batches. One thread, unless it says otherwise.
class AlertTableBuilder final {
public:
    /// Documents without an id get `idPrefix` and the number of their record, those without an index the name.
    AlertTableBuilder(std::string name, const DocumentFields& names, std::string idPrefix = "row-");

    /// The fields that documents are cut into cells by.
    [[nodiscard]] FieldTree& fields() { return m_fields; }

    /// Expands the document's dotted keys and cuts it into cells; the error says what is wrong with it, or that there
    /// are too many fields. Of the builder it uses no more than fields().
    [[nodiscard]] base::Result<void> cut(base::Json document, DocumentCells& cells);
    /// An error if there are too many fields.
    [[nodiscard]] base::Result<void> checkFields() const;

    /// Gives the batch's documents their rows; duplicates and records that are no document are counted and get none. An
    /// error if the table is full. Uses nothing of fields(), which may be in use on another thread.
    [[nodiscard]] base::Result<void> admit(DocumentBatch& batch);
    /// Then appends one of its columns, which may go on for several of them at once, on any threads.
    void append(const DocumentBatch::Column& column);
    /// Both, and clears the batch.
    [[nodiscard]] base::Result<void> add(DocumentBatch& batch);
    /// Cuts a document and adds it.
    [[nodiscard]] base::Result<void> add(base::Json document);

    /// Sorts by time and gives the table; the builder is done then.
    [[nodiscard]] base::Result<std::shared_ptr<const AlertTable>> finish(std::unique_ptr<const DocumentText> text,
                                                                         std::stop_token stop = {});

    /// A column that is coded already.
    struct CodedColumn {
        std::string name;
        PackedNumbers codes;
        ValueDictionary values;
        std::uint32_t present = 0;
        bool irregular = false;
    };
    /// A table of documents that are coded and sorted already, one a record; ids and index are computed. `duplicates`
    /// is how many more came that are left out.
    [[nodiscard]] static std::shared_ptr<const AlertTable> assemble(std::string name, std::string idPrefix,
                                                                    std::string index,
                                                                    std::vector<base::Timestamp> times,
                                                                    std::vector<CodedColumn> columns,
                                                                    std::unique_ptr<const DocumentText> text,
                                                                    std::uint64_t duplicates = 0);

    /// All of a table whose rows are in order of time.
    struct Parts {
        std::string name{};
        DocumentFields fields{};
        IntakeCounts counts{};
        std::vector<base::Timestamp> times{};
        PackedNumbers records{};                    ///< by row, for the text and the ids
        std::vector<std::uint32_t> idNumbers{};     ///< by row
        std::uint32_t idCount = 0;
        std::vector<CodedColumn> columns{};
        std::shared_ptr<const DocumentText> text{};
        std::shared_ptr<const IdSource> ids{};
    };
    [[nodiscard]] static std::shared_ptr<const AlertTable> assemble(Parts parts);

    /// An alert as it was handed to an action.
    struct HandedOver {
        std::string id;
        std::string index;
        base::Timestamp at;   ///< its own time
    };
    /// A table of alerts in the order in which they were handed over, which need not be that of their times, and in
    /// which an alert may come again. It has no columns.
    [[nodiscard]] static std::shared_ptr<const AlertTable> listed(std::string name,
                                                                  const std::vector<HandedOver>& alerts,
                                                                  std::unique_ptr<const DocumentText> text);

private:
    [[nodiscard]] static Column toColumn(CodedColumn coded);

    std::string m_name;
    DocumentFields m_documentFields;
    IntakeCounts m_counts;
    FieldTree m_fields;
    DocumentIds m_ids;
    std::vector<base::Timestamp> m_times;
    PackedNumbers m_records;
    std::vector<std::uint32_t> m_idNumbers;
    std::vector<CodedColumn> m_columns;   ///< by number of the FieldTree
    DocumentBatch m_single;               ///< for a document that comes alone
};

} // namespace casewright::alerts
