// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/AlertInput.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "app/cli/RuleInput.h"
#include "app/cli/WrongFile.h"
#include "core/alerts/AlertPreview.h"
#include "core/alerts/Flood.h"
#include "core/alerts/MappingGuess.h"
#include "core/alerts/MixedAlerts.h"
#include "core/alerts/TableMerge.h"
#include "core/alerts/TextRecords.h"
#include "core/base/Json.h"

namespace casewright::cli {
namespace {

using base::Result;

constexpr std::string_view FloodPrefix = "flood:";

std::string absolutePath(const std::string& name)
{
    std::error_code error;
    const std::filesystem::path path = std::filesystem::absolute(name, error);
    return error ? name : path.lexically_normal().string();
}

/// As a shell takes it.
std::string shellWord(const std::string& text)
{
    constexpr std::string_view Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./-_";
    if (text.find_first_not_of(Plain) == text.npos)
        return text;
    std::string word = "'";
    for (const char c : text)
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + '\'';
}

/// What told where the time is.
std::string_view reasonOf(const alerts::FieldMapping& guessed)
{
    return alerts::isTimeName(guessed.front().first) ? "name" : "values";
}

/// The mapping is kept with the source, so that it is read the same way again.
void noteGuess(const alerts::FieldMapping& guessed, std::string_view what, AlertInput& input)
{
    input.source.mapping = alerts::mappingText(guessed);
    input.notes.push_back(fmt::format("Times are read from the {} \"{}\", by its {}. {} is read as with --map {}", what,
                                      guessed.front().first, reasonOf(guessed), shownName(input.name),
                                      shellWord(input.source.mapping)));
}

/// The flood's text with the whole path of its history, and with the mapping that was guessed for it.
void keepHistory(alerts::Flood& flood, const alerts::FieldMapping& guessed, AlertInput& input)
{
    if (!guessed.empty()) {
        flood.mix->map = alerts::mappingText(guessed);
        input.notes.push_back(fmt::format("Times of {} are read from the column \"{}\", by its {}. It is read as with "
                                          "\"map\": {}",
                                          flood.mix->into, guessed.front().first, reasonOf(guessed),
                                          base::javascriptString(flood.mix->map)));
    }
    input.history = flood.mix->into;
    input.source.flood = alerts::writeFlood(flood);
}

Result<AlertInput> makeFlood(const InputOptions& options, ProgressLine& progress, const std::stop_token& stop)
{
    AlertInput input;
    input.isFlood = true;
    input.name = options.alerts.substr(FloodPrefix.size());
    const Result<std::string> text = readText(input.name, stop);
    if (!text)
        return base::fail(text.error());
    Result<alerts::Flood> flood = alerts::parseFlood(*text, shownName(input.name));
    if (!flood)
        return base::fail(ofWrongFile(flood.error(), FileUse::Flood, *text, input.name));
    alerts::resolveHistory(*flood, input.name);
    Result<alerts::MixedAlerts> made = alerts::makeAlerts(*flood, options.seed, options.skipBadLines,
                                                          progress.begin("Making documents"), stop);
    if (!made) {
        base::Error error = made.error();
        if (!error.location)
            error.location.emplace();
        if (error.location->file.empty())
            error.location->file = shownName(input.name);
        return base::fail(std::move(error));
    }
    input.table = std::move(made->alerts.table);
    input.badLines = std::move(made->alerts.badLines);
    input.source = {.name = flood->name, .flood = *text, .seed = options.seed};
    // In a workspace the flood is in no folder that its history could be seen from.
    if (flood->mix)
        keepHistory(*flood, made->alerts.guessedMapping, input);
    return input;
}

/// The mapping that would read a file in which nothing is the time; empty if that is not what is wrong, or none would.
alerts::FieldMapping suggestion(const base::Error& error, const std::string& path, const alerts::ReadSettings& settings,
                                const std::stop_token& stop)
{
    if (error.code != base::ErrorCode::MissingValue)
        return {};
    const Result<alerts::AlertPreview> preview = alerts::previewAlerts(path, settings, stop);
    return preview ? alerts::suggestMapping(*preview, settings) : alerts::FieldMapping();
}

/// An error if all lines were left out: the file is another one than was meant, or the time is elsewhere.
Result<alerts::ReadAlerts> withDocuments(Result<alerts::ReadAlerts> read, const std::string& path,
                                         const std::string& timeField)
{
    if (!read || read->table->size() > 0 || read->badLines.empty())
        return read;
    if (std::ranges::all_of(read->badLines,
                            [](const alerts::BadLine& line) { return line.reason.ends_with(alerts::NoTime); }))
        return base::fail(base::ErrorCode::MissingValue, "no line has a time; --map FIELD=@timestamp names its field",
                          base::Location{.file = path, .field = timeField});
    const alerts::BadLine& first = read->badLines.front();
    return base::fail(base::ErrorCode::InvalidValue,
                      fmt::format("no line could be read, so that nothing is left; the first one: {}", first.reason),
                      base::Location{.file = path, .line = first.line, .field = {}});
}

Result<AlertInput> readFile(const InputOptions& options, ProgressLine& progress, const std::stop_token& stop)
{
    AlertInput input;
    input.name = options.alerts;
    std::string path = options.alerts;
    if (Spool::isNeeded(path)) {
        static_cast<void>(progress.begin("Reading " + shownName(options.alerts)));
        Result<std::unique_ptr<Spool>> spool = Spool::take(path, stop);
        if (!spool)
            return base::fail(spool.error());
        input.spool = std::move(*spool);
        input.isKept = false;
        path = input.spool->path();
    }
    alerts::ReadSettings settings{.skipBadLines = options.skipBadLines};
    if (Result<alerts::FieldMapping> mapping = alerts::parseMapping(options.mapping))
        settings.mapping = std::move(*mapping);
    else
        return base::fail(mapping.error());
    if (std::optional<base::Error> wrong = problemOfOwnFile(path, options.alerts))
        return base::fail(std::move(*wrong));
    Result<alerts::ReadAlerts> read = alerts::readAlerts(path, settings, progress.begin("Reading alerts"), stop);
    read = withDocuments(std::move(read), path, settings.timeField);
    if (!read) {
        base::Error error = read.error();
        if (const alerts::FieldMapping better = suggestion(error, path, settings, stop); !better.empty())
            error.text += fmt::format("; say --map {}", shellWord(alerts::mappingText(better)));
        if (error.location && error.location->file == path)
            error.location->file = shownName(options.alerts);
        return base::fail(std::move(error));
    }
    input.table = std::move(read->table);
    input.badLines = std::move(read->badLines);
    input.source.name = input.isKept ? std::filesystem::path(path).filename().string() : shownName(options.alerts);
    input.source.path = absolutePath(path);
    input.source.mapping = options.mapping;
    if (!read->guessedMapping.empty())
        noteGuess(read->guessedMapping, input.table->timeField() == settings.timeField ? "column" : "field", input);
    return input;
}

} // namespace

std::string fileOfLines(const AlertInput& input)
{
    return input.history.empty() ? shownName(input.name) : input.history;
}

Result<AlertInput> readAlertInput(const InputOptions& options, ProgressLine& progress, const std::stop_token& stop)
{
    return options.alerts.starts_with(FloodPrefix) ? makeFlood(options, progress, stop)
                                                   : readFile(options, progress, stop);
}

Result<AlertInput> readAlertInputs(const SimulateOptions& options, ProgressLine& progress, const std::stop_token& stop)
{
    Result<AlertInput> all = readAlertInput(options, progress, stop);
    if (!all || options.moreAlerts.empty())
        return all;
    std::vector<std::shared_ptr<const alerts::AlertTable>> tables{all->table};
    for (const std::string& name : options.moreAlerts) {
        InputOptions one = options;
        one.alerts = name;
        Result<AlertInput> read = readAlertInput(one, progress, stop);
        if (!read)
            return read;
        tables.push_back(read->table);
        all->more.push_back(std::move(*read));
    }
    Result<std::shared_ptr<const alerts::AlertTable>> merged =
        alerts::mergeTables(tables, progress.begin("Bringing the alerts together"), stop);
    if (!merged)
        return base::fail(merged.error());
    all->table = std::move(*merged);
    return all;
}

} // namespace casewright::cli
