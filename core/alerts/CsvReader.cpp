// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/CsvReader.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/BadRecords.h"
#include "core/alerts/CsvBeginning.h"
#include "core/alerts/CsvLayout.h"
#include "core/alerts/CsvRecords.h"
#include "core/alerts/DocumentIntake.h"
#include "core/alerts/DocumentJson.h"
#include "core/alerts/FileDocuments.h"
#include "core/alerts/MappingGuess.h"
#include "core/alerts/TextRecords.h"
#include "core/alerts/TimeValue.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Location;
using base::Result;

/// Rows of a CSV file, written as JSON when they are asked for.
class RowDocuments final : public DocumentText {
public:
    RowDocuments(FileRecords records, CsvLayout layout, char delimiter)
        : m_records(std::move(records))
        , m_layout(std::move(layout))
        , m_delimiter(delimiter)
    {
    }

    [[nodiscard]] Result<std::string> document(std::uint32_t record) const override
    {
        return m_records.bytes(record).and_then([this, record](const std::string& bytes) -> Result<std::string> {
            const std::optional<std::vector<std::string>> cells = parseCsvRecord(bytes, m_delimiter);
            if (!cells)
                return base::fail(ErrorCode::InvalidValue, "the row is no CSV",
                                  Location{.file = m_records.file().path(), .field = {}});
            return documentOrderJson(toDocument(m_layout, *cells, fmt::format("row-{}", std::uint64_t{record} + 1),
                                                m_records.file().stem()));
        });
    }
    [[nodiscard]] std::uint64_t memoryUse() const override { return m_records.memoryUse(); }

private:
    FileRecords m_records;
    CsvLayout m_layout;
    char m_delimiter;
};

class CsvReader final {
public:
    CsvReader(const std::shared_ptr<const InputFile>& file, const ReadSettings& settings, base::Progress* progress,
              const std::stop_token& stop)
        : m_file(file)
        , m_settings(settings)
        , m_stop(stop)
        , m_records(file, progress, stop)
        , m_progress(progress)
        , m_builder(file->stem(), {.time = settings.timeField})
        , m_bad(file->path(), settings.skipBadLines)
    {
    }

    Result<ReadAlerts> read()
    {
        CsvRecord record;
        if (!m_records.next(record))
            return base::fail(
                m_records.error().value_or(base::Error{ErrorCode::MissingValue, std::string(EmptyFile),
                                                       Location{.file = m_file->path(), .field = {}}}));
        if (Result<void> done = header(record); !done)
            return base::fail(std::move(done.error()));
        DocumentIntake intake(m_builder, m_stop);
        while (m_records.next(record)) {
            m_offsets.push_back(record.offset);
            if (m_progress != nullptr)
                m_progress->countTo(m_offsets.size());
            if (Result<void> added = add(record, intake); !added)
                return base::fail(std::move(added.error()));
        }
        if (Result<void> arrived = intake.finish(); !arrived)
            return base::fail(inFile(std::move(arrived.error())));
        if (m_records.error())
            return base::fail(*m_records.error());
        if (Result<void> unchanged = m_file->checkUnchanged(); !unchanged)
            return base::fail(std::move(unchanged.error()));
        auto documents = std::make_unique<const RowDocuments>(
            FileRecords(m_file, std::move(m_offsets), m_records.offset()), std::move(m_layout), m_records.delimiter());
        return m_builder.finish(std::move(documents), m_stop).map([this](std::shared_ptr<const AlertTable> table) {
            return ReadAlerts{.table = std::move(table),
                              .badLines = m_bad.release(),
                              .guessedMapping = std::move(m_guessed)};
        });
    }

private:
    /// A time that is none may be a column that is no time.
    [[nodiscard]] base::Error withGuess(base::Error error) const
    {
        if (!m_guessed.empty() && error.location && error.location->field == m_settings.timeField)
            error.text += fmt::format("; the column \"{}\" was taken for the time, by its {}", m_guessed.front().first,
                                      isTimeName(m_guessed.front().first) ? "name" : "values");
        return error;
    }

    /// With the line and the column in it: of the time's cell, if that is what is wrong.
    [[nodiscard]] base::Error placed(base::Error error, const CsvRecord& record) const
    {
        Location at = error.location.value_or(Location{.file = {}, .column = record.column, .field = {}});
        at.line = record.line;
        if (record.problem.empty() && at.column == 0) {
            const bool isTime = at.field == m_settings.timeField;
            const bool isSize = at.field.empty() && record.cells.size() != m_layout.size();
            const CsvPlace cell = placeOfCell(record.text, m_records.delimiter(), isTime ? m_time : m_layout.size());
            at.line += isTime || isSize ? cell.linesBelow : 0;
            at.column = isTime || isSize ? cell.column : 0;
        }
        error.location = std::move(at);
        return error;
    }

    /// Whether the values must tell where the time is: nobody says it.
    [[nodiscard]] bool needsLook(const CsvRecord& header) const
    {
        const auto isTime = [this](const auto& mapped) { return mapped.second == m_settings.timeField; };
        return std::ranges::find(header.cells, m_settings.timeField) == header.cells.end()
            && std::ranges::none_of(m_settings.mapping, isTime);
    }

    Result<void> header(const CsvRecord& record)
    {
        const Location at{.file = m_file->path(), .line = record.line, .column = record.column, .field = {}};
        if (!record.problem.empty())
            return base::fail(ErrorCode::InvalidValue, "the header is no CSV: " + record.problem, at);
        Result<CsvBeginning> beginning = needsLook(record) ? readCsvBeginning(m_file, m_stop) : CsvBeginning{};
        if (!beginning)
            return base::fail(std::move(beginning.error()));
        m_guessed = guessMissing(record.cells, beginning->rows, m_settings);
        if (!m_guessed.empty())
            m_settings.mapping = m_guessed;
        Result<CsvLayout> layout =
            layOut(record.cells, m_settings, timeHint(record.cells, beginning->rows, m_settings.timeField));
        if (!layout)
            return base::fail(layout.error().code, layout.error().text, at);
        m_layout = std::move(*layout);
        const auto time = std::ranges::find(m_layout.entries, FieldRole::Time, &CsvLayout::Entry::role);
        m_time = static_cast<std::size_t>(time - m_layout.entries.begin());
        for (const CsvLayout::Entry& entry : m_layout.entries)
            m_columns.push_back(entry.role == FieldRole::Value ? m_builder.fields().columnNamed(entry.field)
                                                               : FieldTree::None);
        return {};
    }

    /// A row that is no document is handed on without a time.
    Result<void> add(const CsvRecord& record, DocumentIntake& intake)
    {
        std::size_t bytes = 0;
        for (const std::string_view cell : record.cells)
            bytes += cell.size();
        if (Result<void> begun = intake.begin(bytes); !begun)
            return base::fail(inFile(std::move(begun.error())));
        Result<void> cut = this->cut(record, intake);
        if (!cut) {
            clear(intake.document());
            base::Error problem = placed(withGuess(std::move(cut.error())), record);
            const std::uint64_t line = problem.location->line;
            cut = m_bad.add(std::move(problem), line);
        }
        intake.end();
        return cut;
    }

    Result<void> cut(const CsvRecord& record, DocumentIntake& intake)
    {
        if (!record.problem.empty())
            return base::fail(ErrorCode::InvalidValue, record.problem);
        if (record.cells.size() != m_layout.size())
            return base::fail(ErrorCode::InvalidValue, problemOfSize(record));
        if (!m_layout.nested)
            return cutCells(record, intake);
        std::string problem = problemOfNesting(m_layout, record.cells);
        return problem.empty() ? cutMerged(record, intake.document())
                               : base::fail(ErrorCode::InvalidValue, std::move(problem));
    }

    [[nodiscard]] std::string problemOfSize(const CsvRecord& record) const
    {
        const std::size_t cells = record.cells.size();
        const bool isCutOff = !record.whole && cells < m_layout.size();
        return fmt::format("the row has {} cell{} and the header {}{}", cells, cells == 1 ? "" : "s", m_layout.size(),
                           isCutOff ? "; the file ends there, and seems to be cut off" : "");
    }

    Result<void> cutCells(const CsvRecord& record, DocumentIntake& intake)
    {
        DocumentCells& document = intake.document();
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            if (record.cells[i].empty())
                continue;
            const std::string_view cell = intake.keep(record.cells[i]);
            switch (m_layout.entries[i].role) {
            case FieldRole::Id: document.id = cell; break;
            case FieldRole::Index: document.index = cell; break;
            case FieldRole::Time: {
                Result<base::Timestamp> time = parseTimeValue(cell);
                if (!time)
                    return base::fail(ErrorCode::InvalidValue, std::move(time.error().text), atTime());
                document.time = *time;
                break;
            }
            case FieldRole::Value:
                document.cells.push_back(
                    Cell{.column = m_columns[i], .kind = ValueKind::String, .irregular = false, .text = cell});
            }
        }
        if (!document.time)
            return base::fail(ErrorCode::MissingValue, std::string(NoTime), atTime());
        return m_builder.checkFields();
    }

    Result<void> cutMerged(const CsvRecord& record, DocumentCells& into)
    {
        const std::vector<std::string> cells(record.cells.begin(), record.cells.end());
        base::Json document = toDocument(m_layout, cells, {}, {});
        if (document["_id"] == "")
            document.erase("_id");
        if (document["_index"] == "")
            document.erase("_index");
        return m_builder.cut(std::move(document), into);
    }

    [[nodiscard]] base::Error inFile(base::Error error) const
    {
        if (!error.location && error.code != ErrorCode::Cancelled)
            error.location = Location{.file = m_file->path(), .field = {}};
        return error;
    }

    [[nodiscard]] Location atTime() const { return Location{.file = {}, .field = m_settings.timeField}; }

    const std::shared_ptr<const InputFile>& m_file;
    ReadSettings m_settings;
    std::stop_token m_stop;
    CsvRecords m_records;
    base::Progress* m_progress;   ///< may be null
    AlertTableBuilder m_builder;
    BadRecords m_bad;
    FieldMapping m_guessed;
    CsvLayout m_layout;
    std::size_t m_time = 0;                 ///< position in a row
    std::vector<std::uint32_t> m_columns;   ///< of the FieldTree, by position in a row
    std::vector<std::uint64_t> m_offsets;
};

} // namespace

Result<ReadAlerts> readCsv(const std::shared_ptr<const InputFile>& file, const ReadSettings& settings,
                           base::Progress* progress, const std::stop_token& stop)
{
    return CsvReader(file, settings, progress, stop).read();
}

} // namespace casewright::alerts
