// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonReader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/BadRecords.h"
#include "core/alerts/DocumentFields.h"
#include "core/alerts/DocumentIntake.h"
#include "core/alerts/DocumentJson.h"
#include "core/alerts/FileDocuments.h"
#include "core/alerts/JsonLayout.h"
#include "core/alerts/JsonListReader.h"
#include "core/alerts/JsonMapping.h"
#include "core/alerts/JsonValueScan.h"
#include "core/alerts/LineFlattening.h"
#include "core/alerts/LineReader.h"
#include "core/alerts/LongTexts.h"
#include "core/alerts/SearchHit.h"
#include "core/base/JsonPlace.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Json;
using base::Location;
using base::Result;

constexpr std::string_view Blanks = " \t\r";
constexpr std::size_t LongestReason = 200;

/// The JSON pointer of a field, as it would stand in the document.
std::string pointerTo(const Json& document, std::string_view field)
{
    const bool literal = document.contains(std::string(field));
    std::string pointer = "/";
    for (const char c : field) {
        if (c == '.' && !literal)
            pointer += '/';
        else if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

/// The place in the file of a place in a record; of an element of a list, where it begins if there is none.
Location placeIn(const TextRecord& record, Location at, JsonShape shape)
{
    if (at.column == 0 && shape != JsonShape::Lines)
        at.column = 1;
    if (at.line <= 1)
        at.column += at.column > 0 ? record.column - 1 : 0;
    at.line = record.line + (at.line > 1 ? at.line - 1 : 0);
    return at;
}

/// What base::parseJson found wrong with a record, in the words of a file of them.
base::Error recordProblem(base::Error error, const TextRecord& record, JsonShape shape)
{
    if (const std::size_t tag = error.text.find("[json.exception"); tag != std::string::npos)
        error.text.erase(tag, error.text.find("] ", tag) + 2 - tag);
    const std::size_t end = record.text.find_last_not_of(Blanks) + 1;
    const Location at = error.location.value_or(Location{});
    if (record.text.empty()) {
        error.text = "the file ends in the middle of a list; it seems to be cut off";
    } else if (shape == JsonShape::Lines ? at.column > end : !record.whole) {
        error.text = record.whole ? "the line ends in the middle of a document, which must stand on one line"
                                  : "the file ends in the middle of a document; it seems to be cut off";
    } else if (error.text.size() > LongestReason) {
        error.text = error.text.substr(0, LongestReason) + "...";
    }
    return error;
}

/// Documents that stand in a file as JSON.
class JsonDocuments final : public DocumentText {
public:
    JsonDocuments(FileRecords records, bool areLines, bool areHits)
        : m_records(std::move(records)), m_areLines(areLines), m_areHits(areHits)
    {
    }

    [[nodiscard]] Result<std::string> document(std::uint32_t record) const override
    {
        return m_records.bytes(record).map([this](std::string text) {
            text.resize(m_areLines ? std::min(text.find('\n'), text.size())
                                   : std::min(JsonValueScan().end(text), text.size()));
            text.resize(text.find_last_not_of(" \t\r\n") + 1);
            const std::optional<SearchHit> hit = m_areHits ? cutHit(text) : std::nullopt;
            return hit ? documentOf(*hit) : withoutLongTexts(text);
        });
    }
    [[nodiscard]] std::uint64_t memoryUse() const override { return m_records.memoryUse(); }

private:
    FileRecords m_records;
    bool m_areLines;
    bool m_areHits;
};

class JsonReader final {
public:
    JsonReader(const std::shared_ptr<const InputFile>& file, const ReadSettings& settings, JsonLayout layout,
               TextRecords& records, base::Progress* progress, const std::stop_token& stop)
        : m_file(file)
        , m_stop(stop)
        , m_layout(std::move(layout))
        , m_records(records)
        , m_progress(progress)
        , m_mayGuess(settings.mapping.empty())
        , m_bad(file->path(), settings.skipBadLines)
    {
    }

    Result<ReadAlerts> read(DocumentFields fields)
    {
        TextRecord record;
        bool isThere = nextRecord(record);
        if (isThere)
            fields = lookAtFirst(record, fields);
        m_builder.emplace(m_file->stem(), fields);
        m_flattening.emplace(m_builder->fields());
        DocumentIntake intake(*m_builder, m_stop);
        for (; isThere; isThere = nextRecord(record)) {
            m_offsets.push_back(record.offset);
            if (m_progress != nullptr)
                m_progress->countTo(m_offsets.size());
            m_end = record.offset + record.text.size();
            if (Result<void> added = add(record, intake); !added)
                return base::fail(std::move(added.error()));
        }
        if (Result<void> arrived = intake.finish(); !arrived)
            return base::fail(inFile(std::move(arrived.error())));
        if (m_records.error())
            return base::fail(*m_records.error());
        if (Result<void> unchanged = m_file->checkUnchanged(); !unchanged)
            return base::fail(std::move(unchanged.error()));
        if (m_offsets.empty())
            return base::fail(nothing());
        auto documents = std::make_unique<const JsonDocuments>(FileRecords(m_file, std::move(m_offsets), m_end),
                                                               m_layout.shape == JsonShape::Lines, m_areHits);
        return m_builder->finish(std::move(documents), m_stop).map([this](std::shared_ptr<const AlertTable> table) {
            return ReadAlerts{.table = std::move(table),
                              .badLines = m_bad.release(),
                              .guessedMapping = std::move(m_guessed)};
        });
    }

private:
    bool nextRecord(TextRecord& record)
    {
        while (m_records.next(record))
            if (m_layout.shape != JsonShape::Lines || record.text.find_first_not_of(Blanks) != std::string_view::npos)
                return true;
        return false;
    }

    /// Whether it is a document with a time where it should be: the quick look that most files need only.
    static bool hasTime(std::string_view text, const DocumentFields& fields)
    {
        FieldTree tree(fields);
        DocumentCells document;
        return LineFlattening(tree).flatten(text, document);
    }

    /// Whether records are hits, and where their fields are, if nobody said so.
    DocumentFields lookAtFirst(const TextRecord& record, const DocumentFields& fields)
    {
        const std::optional<SearchHit> hit = cutHit(record.text);
        m_areHits = hit.has_value();
        if (!m_mayGuess || hasTime(hit && !hit->isFields ? hit->source : record.text, fields))
            return fields;
        const Result<Json> document = base::parseJson(hit ? documentOf(*hit) : withoutLongTexts(record.text));
        if (!document || !document->is_object())
            return fields;
        const DocumentFields guess = guessFields(*document, fields);
        m_guessed = mappingTo(guess, fields);
        return guess;
    }

    /// A record that is no document is handed on without a time.
    Result<void> add(TextRecord record, DocumentIntake& intake)
    {
        if (Result<void> begun = intake.begin(record.text.size()); !begun)
            return base::fail(inFile(std::move(begun.error())));
        record.text = intake.keep(record.text);
        DocumentCells& document = intake.document();
        Result<void> cut = !record.problem.empty() ? base::fail(ErrorCode::InvalidJson, std::string(record.problem))
                           : m_areHits             ? cutSource(record, document)
                                                   : cutText(record, record.text, document);
        if (!cut) {
            clear(document);
            base::Error problem = std::move(cut.error());
            problem.location = placeIn(record, problem.location.value_or(Location{}), m_layout.shape);
            const std::uint64_t line = problem.location->line;
            cut = m_bad.add(std::move(problem), line);
        }
        intake.end();
        return cut;
    }

    Result<void> cutText(const TextRecord& record, std::string_view text, DocumentCells& document)
    {
        return m_flattening->flatten(text, document) ? m_builder->checkFields() : cutSlowly(record, text, document);
    }

    Result<void> cutSource(const TextRecord& record, DocumentCells& document)
    {
        const std::optional<SearchHit> hit = cutHit(record.text);
        if (!hit) {
            Result<Json> parsed = base::parseJson(record.text);
            return parsed ? base::fail(ErrorCode::MissingValue, "the hit has no document",
                                       Location{.file = {}, .field = "_source"})
                          : base::fail(recordProblem(std::move(parsed.error()), record, m_layout.shape));
        }
        if (hit->isFields || !m_flattening->flatten(hit->source, document))
            return cutSlowly(record, documentOf(*hit), document);
        if (hit->id)
            document.id = newText(document) = *hit->id;
        if (hit->index)
            document.index = newText(document) = *hit->index;
        return m_builder->checkFields();
    }

    Result<void> cutSlowly(const TextRecord& record, std::string_view text, DocumentCells& document)
    {
        clear(document);
        const std::string plain = withoutLongTexts(text);
        text = plain;
        Result<Json> parsed = base::parseJson(text);
        if (!parsed)
            return base::fail(recordProblem(std::move(parsed.error()), record, m_layout.shape));
        Result<void> cut = m_builder->cut(*parsed, document);
        if (!cut && cut.error().location && !cut.error().location->field.empty() && !m_areHits) {
            Location& at = *cut.error().location;
            const Location place = base::placeInJson(text, pointerTo(*parsed, at.field), {});
            at.line = place.line;
            at.column = place.column;
        }
        if (!cut && cut.error().code == ErrorCode::InvalidJson && cut.error().location)
            cut.error().location->field.clear(); // a key that is too long to be shown
        return cut;
    }

    /// No record was read.
    [[nodiscard]] base::Error nothing() const
    {
        if (m_layout.shape != JsonShape::List)
            return {ErrorCode::MissingValue, std::string(EmptyFile),
                    Location{.file = m_file->path(), .field = {}}};
        return {ErrorCode::MissingValue, "there are no documents in the list; check what wrote it",
                Location{.file = m_file->path(), .line = m_layout.line, .field = m_layout.list}};
    }

    [[nodiscard]] base::Error inFile(base::Error error) const
    {
        if (!error.location && error.code != ErrorCode::Cancelled)
            error.location = Location{.file = m_file->path(), .field = {}};
        return error;
    }

    const std::shared_ptr<const InputFile>& m_file;
    std::stop_token m_stop;
    JsonLayout m_layout;
    TextRecords& m_records;
    base::Progress* m_progress;   ///< may be null
    bool m_mayGuess;
    bool m_areHits = false;
    std::optional<AlertTableBuilder> m_builder;      ///< once the first record was seen
    std::optional<LineFlattening> m_flattening;
    BadRecords m_bad;
    FieldMapping m_guessed;
    std::vector<std::uint64_t> m_offsets;
    std::uint64_t m_end = 0;   ///< of the last record
};

} // namespace

Result<ReadAlerts> readJson(const std::shared_ptr<const InputFile>& file, const ReadSettings& settings,
                            base::Progress* progress, const std::stop_token& stop)
{
    const Result<DocumentFields> fields = fieldsOf(settings);
    if (!fields)
        return base::fail(fields.error().code, fields.error().text, Location{.file = file->path(), .field = {}});
    const Result<JsonLayout> layout = findDocuments(file, stop);
    if (!layout)
        return base::fail(layout.error());
    std::unique_ptr<TextRecords> records;
    if (layout->shape == JsonShape::Lines)
        records = std::make_unique<LineReader>(file, progress, stop);
    else
        records = std::make_unique<JsonListReader>(file, *layout, progress, stop);
    return JsonReader(file, settings, *layout, *records, progress, stop).read(*fields);
}

} // namespace casewright::alerts
