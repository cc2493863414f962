// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseFilterOptions.h"

#include <array>
#include <optional>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CaseOptionParts.h"
#include "app/cli/OptionParts.h"
#include "core/base/Result.h"

namespace casewright::cli {
namespace {

using base::Result;
using base::Timestamp;

constexpr std::string_view None = "none";
constexpr std::size_t DateLength = 10;

/// A time as typed. A date that something goes on to means its last moment.
Result<Timestamp> parseMoment(std::string_view text, bool isEnd, Timestamp now)
{
    constexpr std::string_view Now = "now";
    if (!text.starts_with(Now)) {
        const Result<Timestamp> at = base::parseTimestamp(text);
        if (!at || !isEnd || text.size() != DateLength)
            return at;
        return Timestamp{at->milliseconds + base::Day.milliseconds - 1};
    }
    const std::string_view offset = text.substr(Now.size());
    if (offset.empty())
        return now;
    const Result<base::Duration> length = base::parseDuration(offset.substr(1));
    if (!length || (offset.front() != '-' && offset.front() != '+'))
        return base::fail(base::ErrorCode::InvalidValue,
                          fmt::format("\"{}\" is no time; write now, now-7d, or a time in ISO 8601", text));
    return offset.front() == '-' ? now - *length : now + *length;
}

std::optional<Timestamp> momentOf(const std::string& text, bool isEnd, Timestamp now)
{
    if (text.empty())
        return std::nullopt;
    const Result<Timestamp> at = parseMoment(text, isEnd, now);
    return at ? std::optional(*at) : std::nullopt;
}

store::TimeRange rangeOf(const RangeOptions& options, Timestamp now)
{
    return {.from = momentOf(options.from, false, now), .to = momentOf(options.to, true, now)};
}

/// `none` is a case without any.
store::WantedTexts wanted(const std::vector<std::string>& texts)
{
    store::WantedTexts all;
    for (const std::string& text : texts)
        all.push_back(text.empty() || text == None ? std::nullopt : std::optional(text));
    return all;
}

/// Each case was made by somebody: `none` is one whose name is not known, which the filter has as an empty text.
store::WantedTexts wantedReporters(const std::vector<std::string>& names)
{
    store::WantedTexts all;
    for (const std::string& name : names)
        all.emplace_back(name == None ? std::string() : name);
    return all;
}

void addRange(CLI::App& app, const std::string& name, RangeOptions& range, const std::string& what,
              const std::string& shortFrom = {}, const std::string& shortTo = {})
{
    app.add_option(shortFrom + "--" + name + "-from", range.from,
                   "Only those " + what + " at this time or later, such as 2026-01-05 or now-7d")
        ->type_name("TIME");
    app.add_option(shortTo + "--" + name + "-to", range.to, "Only those " + what + " at this time or earlier")
        ->type_name("TIME");
}

std::string problemOfRange(const std::string& name, const RangeOptions& range)
{
    const Timestamp now{};
    for (const auto& [end, text] : {std::pair("from", &range.from), std::pair("to", &range.to)})
        if (!text->empty())
            if (const Result<Timestamp> at = parseMoment(*text, false, now); !at)
                return fmt::format("--{}{}: {}", name, end, at.error().text);
    return {};
}

} // namespace

void addFilters(CLI::App& app, CaseFilterOptions& options)
{
    wantWhole(app.add_option("--simulation", options.simulations,
                             "Of these, by their numbers: simulations, imports, cases by hand (the newest simulation)"))
        ->type_name("N");
    app.add_flag("--all", options.all, "Of all simulations, and cases that were imported or made by hand");
    addStatuses(app, options.statuses);
    addSeverities(app, options.severities);
    app.add_option("--text,--search", options.text,
                   "Only those with one of these words in title, description or comments; or an id, or its first 8 "
                   "digits or more. one + other: both")
        ->type_name("TEXT");
    app.add_flag("--all-words", options.needsAllWords, "Only those with all words of --text");
    app.add_option("--tag", options.tags, "Only those with this tag, or another that is given")->type_name("TAG");
    app.add_option("--assignee", options.assignees, "Only those that this person works on; none: nobody")
        ->type_name("NAME");
    app.add_option("--reporter", options.reporters,
                   "Only those that this person made; elastic/kibana: the rule; none: somebody whose name is not known")
        ->type_name("NAME");
    app.add_option("--category", options.categories, "Only those of this category; none: without one")
        ->type_name("TEXT");
    app.add_option("--owner", options.owners, "Only those of cases, observability or securitySolution")
        ->check(CLI::IsMember({"cases", "observability", "securitySolution"}).description(""))
        ->delimiter(',')
        ->type_name("OWNER");
    // Kibana's names of these two, but where --to is something else: it is there already then.
    const bool isFree = app.get_option_no_throw("--to") == nullptr;
    addRange(app, "created", options.created, "opened", isFree ? "--from," : "", isFree ? "--to," : "");
    addRange(app, "updated", options.updated, "updated");
    addRange(app, "closed", options.closed, "closed");
    app.add_option("--group", options.groupValue, "Only those whose group has this value")->type_name("VALUE");
    app.add_option("--alert", options.alertId, "Only those that hold the alert with this id")->type_name("ID");
}

std::string problemOfFilters(const CaseFilterOptions& options)
{
    if (options.all && !options.simulations.empty())
        return "--all and --simulation exclude each other";
    for (const std::string& problem :
         {problemOfRange("", options.created), problemOfRange("updated-", options.updated),
          problemOfRange("closed-", options.closed)})
        if (!problem.empty())
            return problem;
    return {};
}

store::CaseFilter filterOf(const CaseFilterOptions& options, Timestamp now)
{
    return {.statuses = options.statuses,
            .text = options.text,
            .needsAllWords = options.needsAllWords,
            .severities = options.severities,
            .owners = options.owners,
            .tags = options.tags,
            .assignees = wanted(options.assignees),
            .reporters = wantedReporters(options.reporters),
            .categories = wanted(options.categories),
            .created = rangeOf(options.created, now),
            .updated = rangeOf(options.updated, now),
            .closed = rangeOf(options.closed, now),
            .groupValue = options.groupValue,
            .alertId = options.alertId};
}

} // namespace casewright::cli
