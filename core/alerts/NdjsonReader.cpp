// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/NdjsonReader.h"

#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/BadRecords.h"
#include "core/alerts/DocumentJson.h"
#include "core/alerts/FileDocuments.h"
#include "core/alerts/LineFlattening.h"
#include "core/alerts/LineReader.h"
#include "core/base/JsonPlace.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Json;
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

/// What base::parseJson found wrong with a line, in the words of a file of lines.
base::Error lineProblem(base::Error error, const Line& line)
{
    if (const std::size_t tag = error.text.find("[json.exception"); tag != std::string::npos)
        error.text.erase(tag, error.text.find("] ", tag) + 2 - tag);
    const std::size_t end = line.text.find_last_not_of(Blanks) + 1;
    const std::size_t column = error.location ? error.location->column : 0;
    if (column > end) {
        error.text = line.whole ? "the line ends in the middle of a document, which must stand on one line"
                                : "the file ends in the middle of a document; it seems to be cut off";
    } else if (error.text.size() > LongestReason) {
        error.text = error.text.substr(0, LongestReason) + "...";
    }
    return error;
}

class NdjsonReader final {
public:
    NdjsonReader(const std::shared_ptr<const InputFile>& file, const ReadSettings& settings, base::Progress* progress,
                 const std::stop_token& stop)
        : m_file(file)
        , m_settings(settings)
        , m_stop(stop)
        , m_lines(file, progress, stop)
        , m_builder(file->stem(), settings.timeField)
        , m_flattening(m_builder.fields())
        , m_bad(file->path(), settings.skipBadLines)
    {
    }

    Result<ReadAlerts> read()
    {
        for (Line line; m_lines.next(line);) {
            if (line.text.find_first_not_of(Blanks) == std::string_view::npos)
                continue;
            m_offsets.push_back(line.offset);
            m_end = line.offset + line.text.size();
            if (Result<void> added = add(line); !added)
                return base::fail(std::move(added.error()));
        }
        if (m_lines.error())
            return base::fail(*m_lines.error());
        if (Result<void> unchanged = m_file->checkUnchanged(); !unchanged)
            return base::fail(std::move(unchanged.error()));
        auto documents = std::make_unique<const LineDocuments>(FileRecords(m_file, std::move(m_offsets), m_end));
        return m_builder.finish(std::move(documents), m_stop).map([this](std::shared_ptr<const AlertTable> table) {
            return ReadAlerts{.table = std::move(table), .badLines = m_bad.release()};
        });
    }

private:
    Result<void> add(const Line& line)
    {
        clear(m_document);
        Result<void> added =
            m_flattening.flatten(line.text, m_document) ? m_builder.add(m_document) : addSlowly(line);
        if (added)
            return {};
        Result<void> noted = m_bad.add(std::move(added.error()), line.number);
        if (noted)
            m_builder.skip();
        return noted;
    }

    Result<void> addSlowly(const Line& line)
    {
        Result<Json> parsed = base::parseJson(line.text);
        if (!parsed)
            return base::fail(lineProblem(std::move(parsed.error()), line));
        Result<void> added = m_builder.add(*parsed);
        if (!added && added.error().location && !added.error().location->field.empty()) {
            base::Location& at = *added.error().location;
            at.column = base::placeInJson(line.text, pointerTo(*parsed, at.field), {}).column;
        }
        return added;
    }

    const std::shared_ptr<const InputFile>& m_file;
    const ReadSettings& m_settings;
    std::stop_token m_stop;
    LineReader m_lines;
    AlertTableBuilder m_builder;
    LineFlattening m_flattening;
    BadRecords m_bad;
    DocumentCells m_document;
    std::vector<std::uint64_t> m_offsets;
    std::uint64_t m_end = 0;   ///< of the last record
};

} // namespace

Result<ReadAlerts> readNdjson(const std::shared_ptr<const InputFile>& file, const ReadSettings& settings,
                              base::Progress* progress, const std::stop_token& stop)
{
    return NdjsonReader(file, settings, progress, stop).read();
}

} // namespace casewright::alerts
