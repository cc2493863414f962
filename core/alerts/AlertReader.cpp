// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/AlertReader.h"

#include <algorithm>
#include <cstddef>
#include <new>
#include <system_error>

#include <fmt/format.h>
#include <simdjson.h>

#include "core/alerts/AlertFormat.h"
#include "core/alerts/AlertPreview.h"
#include "core/alerts/CsvReader.h"
#include "core/alerts/InputFile.h"
#include "core/alerts/JsonReader.h"
#include "core/alerts/MappingGuess.h"
#include "core/alerts/TextRecords.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Names the field that may be the time, if no document of the beginning has one where it should be.
base::Error withLikelyTime(base::Error error, const std::string& path, const ReadSettings& settings,
                           const std::stop_token& stop)
{
    if (!error.text.starts_with(NoTime))
        return error;
    const Result<AlertPreview> preview = previewAlerts(path, settings, stop);
    if (!preview || !preview->time.empty())
        return error;
    FirstRows rows;
    for (const AlertPreview::Row& row : preview->rows)
        rows.push_back(row.cells);
    const std::string hint = timeHint({preview->names.begin(), preview->names.end()}, rows, settings.timeField);
    if (!hint.empty())
        error.text = fmt::format("{}; {}", NoTime, hint);
    return error;
}

Result<ReadAlerts> readFile(const std::string& path, const ReadSettings& settings, base::Progress* progress,
                            const std::stop_token& stop)
{
    const Result<std::shared_ptr<const InputFile>> file = InputFile::open(path);
    if (!file)
        return base::fail(file.error());
    const Result<AlertFormat> format = formatOf(**file);
    if (!format)
        return base::fail(format.error());
    if (*format == AlertFormat::Csv)
        return readCsv(*file, settings, progress, stop);
    Result<ReadAlerts> read = readJson(*file, settings, progress, stop);
    return read ? std::move(read) : base::fail(withLikelyTime(std::move(read.error()), path, settings, stop));
}

} // namespace

Result<FieldMapping> parseMapping(std::string_view text)
{
    if (!simdjson::validate_utf8(text.data(), text.size()))
        return base::fail(ErrorCode::InvalidValue, "the mapping is not UTF-8");
    FieldMapping mapping;
    while (!trimmed(text).empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view pair = text.substr(0, comma);
        text.remove_prefix(std::min(comma + 1, text.size()));
        const std::size_t sign = pair.find('=');
        const std::string_view from = trimmed(pair.substr(0, sign));
        const std::string_view to =
            sign == std::string_view::npos ? std::string_view() : trimmed(pair.substr(sign + 1));
        if (from.empty() || to.empty())
            return base::fail(ErrorCode::InvalidValue,
                              fmt::format("\"{}\" is no mapping; write column=field, such as time=@timestamp", pair));
        for (const auto& [column, field] : mapping) {
            if (column == from)
                return base::fail(ErrorCode::InvalidValue, fmt::format("the column \"{}\" is mapped twice", from));
            if (field == to)
                return base::fail(ErrorCode::InvalidValue,
                                  fmt::format("the columns \"{}\" and \"{}\" are both mapped to {}", column, from, to));
        }
        mapping.emplace_back(from, to);
    }
    return mapping;
}

Result<ReadAlerts> readAlerts(const std::string& path, const ReadSettings& settings, base::Progress* progress,
                              std::stop_token stop)
{
    const base::Location place{.file = path, .field = {}};
    try {
        return readFile(path, settings, progress, stop);
    } catch (const std::bad_alloc&) {
        return base::fail(ErrorCode::LimitReached,
                          "there is not enough memory to read it; close other programs, or read it in parts", place);
    } catch (const std::system_error& error) {
        return base::fail(ErrorCode::LimitReached,
                          fmt::format("the system gives no thread to read it ({}); try again", error.code().message()),
                          place);
    }
}

} // namespace casewright::alerts
