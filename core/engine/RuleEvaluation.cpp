// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/RuleEvaluation.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "core/engine/EvaluationParts.h"
#include "core/engine/GroupWindow.h"
#include "core/engine/InstanceReports.h"
#include "core/rules/TimeWindow.h"

namespace casewright::engine {
namespace {

using base::ErrorCode;
using base::Result;
using base::Timestamp;
using rules::NewTermsParameters;
using rules::ThresholdParameters;

bool isNewTerms(const rules::Rule& rule) { return std::holds_alternative<NewTermsParameters>(rule.parameters); }
bool isThreshold(const rules::Rule& rule) { return std::holds_alternative<ThresholdParameters>(rule.parameters); }

/// The ids of the instances: the keys of the groups.
std::vector<std::string> instancesOf(const rules::Rule& rule, const DocumentGroups& groups)
{
    if (groups.fields().empty() && !isThreshold(rule))
        return {ungroupedInstance(rule)};
    std::vector<std::string> names;
    for (std::uint32_t group = 0; group < groups.count(); ++group)
        names.push_back(groups.key(group));
    return names;
}

} // namespace

bool makesAlerts(const rules::Rule& rule)
{
    return !std::holds_alternative<rules::CustomQueryParameters>(rule.parameters)
        && !std::holds_alternative<rules::UnknownParameters>(rule.parameters);
}

std::vector<std::string> instanceFieldsOf(const rules::Rule& rule)
{
    if (const auto* const threshold = std::get_if<ThresholdParameters>(&rule.parameters))
        return threshold->fields;
    if (const auto* const terms = std::get_if<NewTermsParameters>(&rule.parameters))
        return terms->fields;
    return groupFieldsOf(rule);
}

Result<Timestamp> beginTick(const EvaluationParts& parts, const TickRange& ticks, std::int64_t tick)
{
    if (parts.stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    if (parts.progress != nullptr && tick <= ticks.last)
        parts.progress->advanceTo(static_cast<std::uint64_t>(tick - ticks.first + 1));
    if (++parts.runs > MostRuns)
        return base::fail(ErrorCode::LimitReached,
                          fmt::format("The rule would run more than {} times over these documents. Choose a longer "
                                      "interval or fewer documents; look for one whose time is far off.",
                                      MostRuns));
    const Timestamp now = ticks.at(tick);
    return parts.documents.moveTo(now, parts.stop).map([now] { return now; });
}

Result<void> runDetections(const EvaluationParts& parts, const TickRange& ticks, GroupWindow& window,
                           const std::function<void(std::int64_t, Timestamp)>& run)
{
    for (std::int64_t tick = ticks.first; tick <= ticks.last;) {
        const Result<Timestamp> now = beginTick(parts, ticks, tick);
        if (!now)
            return base::fail(now.error());
        window.moveTo(*now);
        run(tick, *now);
        const std::size_t ahead = window.end();
        const bool isIdle = window.isIdle() && ahead < parts.documents.size();
        tick = isIdle ? std::max(tick + 1, tickAtOrAfter(parts.documents.times()[ahead], ticks.interval)) : tick + 1;
    }
    parts.log.ticks = static_cast<std::uint64_t>(ticks.last - ticks.first + 1);
    parts.log.lastAt = ticks.at(ticks.last);
    return {};
}

void endRun(const EvaluationParts& parts, const TickRange& ticks, std::int64_t tick, std::uint64_t overMaxSignals)
{
    const auto size = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
    parts.log.runs.push_back({.at = ticks.at(tick),
                              .tick = static_cast<std::uint64_t>(tick - ticks.first),
                              .overMaxSignals = overMaxSignals,
                              .startedEnd = size(parts.log.instances),
                              .recoveredEnd = size(parts.log.recovered),
                              .turnedEnd = size(parts.log.turned),
                              .rowsEnd = size(parts.records.rows)});
}

Result<EvaluatedRule> evaluate(const EvaluationInput& input, base::Progress* progress, const std::stop_token& stop)
{
    const rules::Rule& rule = input.rule;
    const Result<base::Duration> interval = rules::parseInterval(rule.interval);
    if (!interval)
        return base::fail(interval.error());
    if (*interval > LongestSpan)
        return base::fail(ErrorCode::InvalidValue, "The interval is longer than all of time. Choose a shorter one.",
                          base::Location{.file = {}, .field = "schedule.interval"});
    Result<MatchingDocuments> documents = MatchingDocuments::find(rule, input.documents, stop);
    if (!documents)
        return base::fail(documents.error());
    Result<DocumentGroups> found = DocumentGroups::find(*documents, instanceFieldsOf(rule), stop);
    if (!found)
        return base::fail(found.error());
    const auto groups = std::make_shared<const DocumentGroups>(std::move(*found));
    const auto records = std::make_shared<AlertRecords>(AlertRecords{.rule = rule,
                                                                     .space = input.space,
                                                                     .profile = input.profile,
                                                                     .documents = input.documents,
                                                                     .groups = groups,
                                                                     .instances = instancesOf(rule, *groups),
                                                                     .rows = {},
                                                                     .values = {},
                                                                     .sourceFields = {}});
    EvaluatedRule result{.log = {},
                         .records = records,
                         .table = nullptr,
                         .instances = std::make_shared<const std::vector<std::string>>(records->instances)};
    result.log.matched = documents->size();
    result.log.endsAtOnce = isThreshold(rule) || isNewTerms(rule);
    result.log.hasRowsOfOngoing = input.rowsOfOngoing && !result.log.endsAtOnce;
    std::uint64_t runs = 0;
    const EvaluationParts parts{.input = input, .documents = *documents, .groups = *groups, .records = *records,
                                .log = result.log, .progress = progress, .stop = stop, .runs = runs};
    Result<void> done;
    if (documents->size() > 0) {
        const TickRange ticks(*documents, *interval);
        result.log.firstAt = ticks.at(ticks.first);
        if (progress != nullptr)
            progress->begin(static_cast<std::uint64_t>(ticks.last - ticks.first + 1));
        done = isThreshold(rule) ? evaluateThreshold(parts, ticks)
               : isNewTerms(rule) ? evaluateNewTerms(parts, ticks) : evaluateLifecycle(parts, ticks);
    }
    if (!done)
        return base::fail(done.error());
    result.table = tableOf(records);
    return result;
}

} // namespace casewright::engine
