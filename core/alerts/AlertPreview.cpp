// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/AlertPreview.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/CsvBeginning.h"
#include "core/alerts/CsvLayout.h"
#include "core/alerts/CsvRecords.h"
#include "core/alerts/DocumentJson.h"
#include "core/alerts/InputFile.h"
#include "core/alerts/JsonListReader.h"
#include "core/alerts/JsonMapping.h"
#include "core/alerts/LineReader.h"
#include "core/alerts/LongTexts.h"
#include "core/alerts/MappingGuess.h"
#include "core/alerts/SearchHit.h"
#include "core/alerts/TimeValue.h"
#include "core/base/Json.h"
#include "core/base/Utf8.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Json;
using base::Location;
using base::Result;

using File = std::shared_ptr<const InputFile>;

std::string shortened(std::string_view text)
{
    if (text.size() <= AlertPreview::LongestCell)
        return std::string(text);
    return std::string(text.substr(0, base::characterBegin(text, AlertPreview::LongestCell))) + "…";
}

std::string_view stripped(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// JSON ---------------------------------------------------------------------------------------------------------------

class JsonPreview final {
public:
    JsonPreview(const ReadSettings& settings, AlertPreview& preview) : m_settings(settings), m_preview(preview) {}

    Result<void> read(const File& file, const std::stop_token& stop)
    {
        if (Result<DocumentFields> fields = fieldsOf(m_settings))
            m_fields = std::move(*fields);
        else
            m_preview.problem = std::move(fields.error());
        Result<JsonLayout> layout = findDocuments(file, stop);
        if (!layout)
            return base::fail(std::move(layout.error()));
        m_preview.layout = std::move(*layout);
        std::unique_ptr<TextRecords> records;
        if (m_preview.layout.shape == JsonShape::Lines)
            records = std::make_unique<LineReader>(file, nullptr, stop);
        else
            records = std::make_unique<JsonListReader>(file, m_preview.layout, nullptr, stop);
        TextRecord record;
        while (m_preview.rows.size() < AlertPreview::MostRows && records->next(record)) {
            if (!record.problem.empty())
                m_preview.rows.push_back({.line = record.line, .problem = std::string(record.problem)});
            else if (!stripped(record.text).empty())
                add(record);
        }
        if (records->error())
            return base::fail(*records->error());
        finish();
        return {};
    }

private:
    void add(const TextRecord& record)
    {
        AlertPreview::Row row{.line = record.line};
        const std::optional<SearchHit> hit = cutHit(record.text);
        Result<Json> document = base::parseJson(hit ? documentOf(*hit) : withoutLongTexts(record.text));
        if (!document || !document->is_object()) {
            row.problem = document ? "it is no JSON object" : std::move(document.error().text);
        } else if (keyTooDeep(*document) != nullptr) {
            row.problem = "it is nested too deep, by the dots of a key";
        } else {
            if (m_preview.rows.empty())
                lookAtFirst(*document, hit.has_value());
            addFields(expandDottedKeys(std::move(*document)), {}, row);
        }
        m_preview.rows.push_back(std::move(row));
    }

    void lookAtFirst(const Json& document, bool isHit)
    {
        m_preview.areHits = isHit;
        m_preview.mapping = m_settings.mapping;
        if (!m_settings.mapping.empty())
            return;
        const DocumentFields usual = m_fields;
        m_fields = guessFields(document, usual);
        m_preview.mapping = mappingTo(m_fields, usual);
        m_preview.isGuessed = !m_preview.mapping.empty();
    }

    void addFields(const Json& object, const std::string& above, AlertPreview::Row& row)
    {
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const std::string path = above.empty() ? entry.key() : above + '.' + entry.key();
            if (entry->is_object() && !entry->empty())
                addFields(*entry, path, row);
            else
                addCell(path, *entry, row);
        }
    }

    void addCell(const std::string& path, const Json& value, AlertPreview::Row& row)
    {
        const std::string text = value.is_string() ? value.get<std::string>() : documentOrderJson(value);
        if (path == m_fields.time) {
            const Result<base::Timestamp> time = value.is_string() ? parseTimeValue(text)
                                                                   : parseTimeNumber(value.dump());
            if (time)
                row.time = *time;
            else
                row.problem = time.error().text;
        }
        auto place = std::find(m_preview.names.begin(), m_preview.names.end(), path);
        if (place == m_preview.names.end()) {
            if (m_preview.names.size() == AlertPreview::MostNames)
                return;
            place = m_preview.names.insert(place, path);
        }
        row.cells.resize(m_preview.names.size());
        row.cells[static_cast<std::size_t>(place - m_preview.names.begin())] = shortened(text);
    }

    void finish()
    {
        for (AlertPreview::Row& row : m_preview.rows) {
            row.cells.resize(m_preview.names.size());
            if (row.problem.empty() && !row.time)
                row.problem = "the document has no time in " + m_fields.time;
        }
        for (const std::string& name : m_preview.names) {
            const auto is = [&name](const std::string& field, std::string& where) {
                if (name == field)
                    where = name;
                return name == field;
            };
            m_preview.fields.push_back(is(m_fields.time, m_preview.time)     ? m_settings.timeField
                                       : is(m_fields.id, m_preview.id)       ? std::string("_id")
                                       : is(m_fields.index, m_preview.index) ? std::string("_index")
                                                                             : name);
        }
    }

    const ReadSettings& m_settings;
    AlertPreview& m_preview;
    DocumentFields m_fields;
};

// CSV ----------------------------------------------------------------------------------------------------------------

void addRow(const CsvRecord& record, const std::optional<CsvLayout>& layout, AlertPreview& preview)
{
    AlertPreview::Row row{.line = record.line, .problem = record.problem};
    row.cells.resize(preview.names.size());
    for (std::size_t i = 0; i < std::min(record.cells.size(), row.cells.size()); ++i) {
        row.cells[i] = shortened(record.cells[i]);
        if (!layout || layout->entries[i].role != FieldRole::Time || record.cells[i].empty())
            continue;
        const Result<base::Timestamp> time = parseTimeValue(record.cells[i]);
        if (time)
            row.time = *time;
        else
            row.problem = time.error().text;
    }
    if (row.problem.empty() && record.cells.size() != preview.names.size())
        row.problem = "the row has " + std::to_string(record.cells.size()) + " cells and the header "
                      + std::to_string(preview.names.size());
    else if (row.problem.empty() && layout && !row.time)
        row.problem = "the row has no time";
    else if (row.problem.empty() && layout)
        row.problem = problemOfNesting(*layout, record.cells);
    preview.rows.push_back(std::move(row));
}

/// Lays the columns out, or says why that cannot be.
std::optional<CsvLayout> layOutHeader(const std::vector<std::string_view>& header, const FirstRows& rows,
                                      const ReadSettings& settings, AlertPreview& preview)
{
    ReadSettings with = settings;
    if (FieldMapping guessed = guessMissing(header, rows, settings); !guessed.empty()) {
        with.mapping = std::move(guessed);
        preview.isGuessed = true;
    }
    preview.mapping = with.mapping;
    preview.names.assign(header.begin(), header.end());
    Result<CsvLayout> layout = layOut(header, with, timeHint(header, rows, settings.timeField));
    if (!layout) {
        preview.problem = std::move(layout.error());
        preview.fields = preview.names;
        return std::nullopt;
    }
    for (const CsvLayout::Entry& entry : layout->entries) {
        preview.fields.push_back(entry.field);
        if (entry.role == FieldRole::Time)
            preview.time = entry.header;
        else if (entry.role == FieldRole::Id)
            preview.id = entry.header;
        else if (entry.role == FieldRole::Index)
            preview.index = entry.header;
    }
    return std::move(*layout);
}

Result<void> readRows(const File& file, const ReadSettings& settings, const std::stop_token& stop,
                      AlertPreview& preview)
{
    CsvRecords records(file, nullptr, stop);
    CsvRecord record;
    const Result<CsvBeginning> beginning = readCsvBeginning(file, stop);
    if (!beginning)
        return base::fail(beginning.error());
    if (!records.next(record))
        return base::fail(records.error().value());
    if (!record.problem.empty())
        return base::fail(ErrorCode::InvalidValue, "the header is no CSV: " + record.problem,
                          Location{.file = file->path(), .line = record.line, .column = record.column, .field = {}});
    preview.delimiter = records.delimiter();
    const std::optional<CsvLayout> layout = layOutHeader(record.cells, beginning->rows, settings, preview);
    while (preview.rows.size() < AlertPreview::MostRows && records.next(record))
        addRow(record, layout, preview);
    return records.error() ? Result<void>(base::fail(*records.error())) : Result<void>();
}

} // namespace

Result<AlertPreview> previewAlerts(const std::string& path, const ReadSettings& settings, const std::stop_token& stop)
{
    const Result<File> file = InputFile::open(path);
    if (!file)
        return base::fail(file.error());
    const Result<AlertFormat> format = formatOf(**file);
    if (!format)
        return base::fail(format.error());
    AlertPreview preview;
    preview.format = *format;
    preview.isPacked = (*file)->isPacked();
    preview.size = (*file)->size();
    Result<void> read = *format == AlertFormat::Csv ? readRows(*file, settings, stop, preview)
                                                    : JsonPreview(settings, preview).read(*file, stop);
    if (!read)
        return base::fail(std::move(read.error()));
    if (preview.time.empty()) {
        FirstRows rows;
        for (const AlertPreview::Row& row : preview.rows)
            rows.push_back(row.cells);
        preview.likelyTime = offeredTime({preview.names.begin(), preview.names.end()}, rows);
    }
    return preview;
}

FieldMapping suggestMapping(const AlertPreview& preview, const ReadSettings& settings)
{
    if (preview.likelyTime.empty())
        return {};
    FieldMapping mapping{{preview.likelyTime, settings.timeField}};
    for (const auto& [from, to] : settings.mapping)
        if (to != settings.timeField && from != preview.likelyTime)
            mapping.emplace_back(from, to);
    return mapping;
}

} // namespace casewright::alerts
