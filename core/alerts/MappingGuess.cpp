// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/MappingGuess.h"

#include <algorithm>
#include <cstddef>
#include <utility>

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
                        "startsat", "eventcreated", "createdat"}},
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

/// By a name with values that are times, or else by the values.
std::string timeColumn(const std::vector<std::string_view>& header, const FirstRows& rows)
{
    const auto named = columnFor(guesses().front(), header, [&rows](std::size_t i) { return mayBeTime(i, rows); });
    return named.empty() ? likelyTime({header.begin(), header.end()}, rows) : std::string(named);
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
            if (std::string column = timeColumn(header, rows); !column.empty())
                mapping.emplace_back(std::move(column), guess.field);
            continue;
        }
        const std::string_view column = columnFor(guess, header, [&](std::size_t i) {
            return mapping.empty() || mapping.front().first != header[i]; // which may be the time by its values
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
