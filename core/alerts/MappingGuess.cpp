// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/MappingGuess.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/alerts/TimeValue.h"

namespace casewright::alerts {
namespace {

struct Guess {
    std::string_view field;
    std::vector<std::string_view> columns;   ///< lower case, only letters and digits; the first one wins
};

const std::vector<Guess>& guesses()
{
    // `id` is left out: it is the rule's as often as the document's, and documents would pass for duplicates. So would
    // the firings of an alert by its `fingerprint`.
    static const std::vector<Guess> all = {
        {"@timestamp", {"timestamp", "time", "eventtime", "datetime", "date", "ts", "timegenerated", "created",
                        "startsat", "eventcreated", "createdat", "dateandtime", "datetimeutc", "timestamputc"}},
        {"_id", {"documentid", "docid", "uuid"}},
        {"_index", {"index", "indexname"}},
        {"host.name", {"host", "hostname", "computer", "computername", "device", "devicename"}},
        {"user.name", {"user", "username", "account", "accountname", "suser"}},
        {"source.ip", {"sourceip", "srcip", "src", "ip", "clientip", "ipaddress"}},
        {"destination.ip", {"destinationip", "destip", "dstip", "dest", "dst"}},
        {"process.name", {"process", "processname", "image"}},
        {"kibana.alert.rule.name", {"rule", "rulename", "alert", "alertname", "signature", "name"}},
        {"event.code", {"eventcode", "eventid"}},
        {"event.severity", {"severity"}},
        {"message", {"message", "msg"}},
    };
    return all;
}

/// `Host Name` as `hostname`.
std::string simplified(std::string_view column)
{
    std::string letters;
    for (const char c : column) {
        if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            letters += c;
    }
    return letters;
}

/// The column that a field is probably in, of those that `fits` takes; without data if there is none.
template<class Fits>
std::string_view columnFor(const Guess& guess, const std::vector<std::string_view>& header, Fits fits)
{
    for (const std::string_view wanted : guess.columns)
        for (std::size_t i = 0; i < header.size(); ++i)
            if (simplified(header[i]) == wanted && canBeMapped(header[i]) && fits(i))
                return header[i];
    return {};
}

/// The column of the time, or why the one that is called so is none.
struct TimeColumn {
    std::string name{};
    std::string problem{};
};

std::string problemOfValue(std::string_view column, const std::string& value)
{
    const base::Result<base::Timestamp> time = parseTimeValue(value);
    return fmt::format("the column \"{}\" is called as a time, and {}", column,
                       time ? fmt::format("its values are none from 2000 to 2099: \"{}\"; map the one that has it", value)
                            : time.error().text);
}

/// By a name with values that are times, or else by values that are written as times.
TimeColumn timeColumn(const std::vector<std::string_view>& header, const FirstRows& rows)
{
    std::optional<std::size_t> found;
    std::optional<std::size_t> unread;
    for (const std::string_view wanted : guesses().front().columns) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (simplified(header[i]) != wanted || !canBeMapped(header[i]))
                continue;
            std::optional<std::size_t>& which = mayBeTime(i, rows) ? found : unread;
            which = which.value_or(i);
        }
    }
    if (found && unread && hasDaysOnly(*found, rows))
        return {.problem = fmt::format("\"{}\" has days only, and \"{}\" ({}) stands apart: write day and time into one "
                                       "column, like 2026-01-05T08:00:00Z, or map the one that is to be the time",
                                       header[*found], header[*unread], firstValue(*unread, rows))};
    if (found)
        return {.name = std::string(header[*found])};
    if (unread)
        return {.problem = problemOfValue(header[*unread], firstValue(*unread, rows))};
    return {.name = writtenTime({header.begin(), header.end()}, rows)};
}

/// Whether a column has what its field needs: an id that comes again would make duplicates of other documents.
bool fitsField(std::string_view field, std::size_t column, const FirstRows& rows)
{
    std::set<std::string_view> values;
    bool isNumber = true;
    for (const std::vector<std::string>& row : rows) {
        if (column >= row.size() || row[column].empty())
            continue;
        if (!values.insert(row[column]).second && field == "_id")
            return false;
        isNumber = isNumber && row[column].find_first_not_of("0123456789") == std::string::npos;
    }
    return field != "_index" || values.empty() || !isNumber;
}

} // namespace

FieldMapping guessMapping(const std::vector<std::string_view>& header, const FirstRows& rows)
{
    FieldMapping mapping;
    for (const Guess& guess : guesses()) {
        // A column that has the field's name already is the better one.
        if (std::find(header.begin(), header.end(), guess.field) != header.end())
            continue;
        if (guess.field == guesses().front().field) {
            if (TimeColumn column = timeColumn(header, rows); !column.name.empty())
                mapping.emplace_back(std::move(column.name), guess.field);
            continue;
        }
        const std::string_view column = columnFor(guess, header, [&](std::size_t i) {
            const bool isTaken = !mapping.empty() && mapping.front().first == header[i]; // as the time, by its values
            return !isTaken && fitsField(guess.field, i, rows);
        });
        if (!column.empty())
            mapping.emplace_back(column, guess.field);
    }
    return mapping;
}

FieldMapping guessMissing(const std::vector<std::string_view>& header, const FirstRows& rows,
                          const ReadSettings& settings)
{
    if (!settings.mapping.empty() || std::find(header.begin(), header.end(), settings.timeField) != header.end())
        return {};
    FieldMapping guessed = guessMapping(header, rows);
    const bool hasTime = !guessed.empty() && guessed.front().second == settings.timeField;
    return hasTime ? guessed : FieldMapping();
}

std::string offeredTime(const std::vector<std::string_view>& header, const FirstRows& rows)
{
    TimeColumn column = timeColumn(header, rows);
    return column.name.empty() && column.problem.empty() ? likelyTime({header.begin(), header.end()}, rows)
                                                         : std::move(column.name);
}

std::string timeHint(const std::vector<std::string_view>& header, const FirstRows& rows, std::string_view timeField)
{
    const TimeColumn column = timeColumn(header, rows);
    if (!column.problem.empty())
        return column.problem;
    if (!column.name.empty())
        return fmt::format("the values of \"{}\" are times: map it to {}", column.name, timeField);
    const std::string number = offeredTime(header, rows);
    return number.empty() ? std::string()
                          : fmt::format("the numbers in \"{}\" may be times: if they are, map it to {}", number, timeField);
}

bool isTimeName(std::string_view column)
{
    const std::vector<std::string_view>& names = guesses().front().columns;
    return std::find(names.begin(), names.end(), simplified(column)) != names.end();
}

bool canBeMapped(std::string_view name)
{
    constexpr std::string_view Blanks = " \t\r\n\v\f";
    return !name.empty() && name.find_first_of(",=") == name.npos && Blanks.find(name.front()) == Blanks.npos
        && Blanks.find(name.back()) == Blanks.npos;
}

std::string mappingText(const FieldMapping& mapping)
{
    std::string text;
    for (const auto& [column, field] : mapping)
        text += (text.empty() ? "" : ",") + column + '=' + field;
    return text;
}

} // namespace casewright::alerts
