// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationComparison.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"

namespace casewright::store {
namespace {

using Value = std::optional<std::int64_t>;

// By the values of CountName.
constexpr std::array<std::string_view, 30> Names{"documents",
                                                 "matched",
                                                 "alerts",
                                                 "runs",
                                                 "breakerRuns",
                                                 "failedRuns",
                                                 "casesOpened",
                                                 "casesReopened",
                                                 "casesOpen",
                                                 "casesInProgress",
                                                 "casesClosed",
                                                 "largestCase",
                                                 "openAtPeak",
                                                 "overMaxSignals",
                                                 "muted",
                                                 "maintenanceWindow",
                                                 "overRunCap",
                                                 "overwritten",
                                                 "overLimit",
                                                 "alreadyAttached",
                                                 "attached",
                                                 "failed",
                                                 "alertsInManyCases",
                                                 "queueTaken",
                                                 "queueClosed",
                                                 "queueMostWaiting",
                                                 "queueWaitingAtEnd",
                                                 "queueWaitMedian_ms",
                                                 "queueWaitP95_ms",
                                                 "queueOverload_ms"};
static_assert(Names.size() == static_cast<std::size_t>(CountName::QueueOverload) + 1);

Value number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

Value length(const std::optional<base::Duration>& value) { return value ? Value(value->milliseconds) : std::nullopt; }

/// In the order of CountName. Of cases that no simulation made there is nothing but how many they are.
std::vector<Value> valuesOf(const SimulationCounts& counts)
{
    const engine::SimulationSummary& summary = counts.simulation.summary;
    const engine::Audit& audit = summary.audit;
    std::vector<Value> values{number(summary.documents),
                              number(summary.matched),
                              number(summary.alerts),
                              number(summary.runs),
                              number(summary.breakerRuns),
                              number(summary.failedRuns),
                              number(summary.casesOpened),
                              number(summary.casesReopened),
                              number(counts.cases.open),
                              number(counts.cases.inProgress),
                              number(counts.cases.closed),
                              number(summary.largestCase),
                              number(summary.openAtPeak),
                              number(audit.overMaxSignals),
                              number(audit.muted),
                              number(audit.maintenanceWindow),
                              number(audit.overRunCap),
                              number(audit.overwritten),
                              number(audit.overLimit),
                              number(audit.alreadyAttached),
                              number(audit.attached),
                              number(audit.failed),
                              number(summary.alertsInManyCases)};
    if (counts.simulation.origin != CaseOrigin::Simulation)
        for (std::size_t i = 0; i < values.size(); ++i)
            if (i < static_cast<std::size_t>(CountName::CasesOpen)
                || i > static_cast<std::size_t>(CountName::CasesClosed))
                values[i] = std::nullopt;
    if (const auto& queue = summary.queue)
        values.insert(values.end(),
                      {number(queue->taken), number(queue->closed), number(queue->mostWaiting),
                       number(queue->waitingAtEnd), length(queue->waitMedian), length(queue->waitP95),
                       length(queue->overload)});
    values.resize(Names.size());
    return values;
}

/// A JSON text in one form, so that blanks make no difference.
std::string plain(const std::string& json)
{
    const base::Result<base::Json> value = base::parseJson(json);
    return value ? base::plainJson(*value) : base::javascriptString(json);
}

std::string textOrNone(const std::string& json) { return json.empty() ? std::string() : plain(json); }

std::string sourceText(const StoredSource& source)
{
    base::Json value = {{"name", source.name}};
    if (!source.path.empty())
        value["path"] = source.path;
    if (!source.mapping.empty())
        value["map"] = source.mapping;
    return base::plainJson(value);
}

/// The values of a rule by their paths, but for what only names it.
void flatten(const base::Json& value, const std::string& path, std::map<std::string, std::string>& found)
{
    if (value.is_object() && !value.empty()) {
        for (const auto& [key, inner] : value.items())
            flatten(inner, path + '.' + key, found);
    } else if (value.is_array() && !value.empty()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            flatten(value[i], path + '[' + std::to_string(i) + ']', found);
    } else if (path != "rule.name" && path != "rule.id" && path != "rule.rule_id") {
        found.emplace(path, base::plainJson(value));
    }
}

/// How many documents were in the source: a file may have changed between two runs.
constexpr const char* Documents = "source.documents";

/// Numbers of documents are none of the differences where the sources are others anyway, or not all are known.
void dropUnknown(std::map<std::string, std::vector<std::string>>& byPath)
{
    const auto differs = [&byPath](const char* path) {
        const auto found = byPath.find(path);
        return found != byPath.end()
            && std::adjacent_find(found->second.begin(), found->second.end(), std::not_equal_to<>())
            != found->second.end();
    };
    const auto documents = byPath.find(Documents);
    if (documents != byPath.end()
        && (differs("source") || differs("source.flood") || differs("source.seed")
            || std::any_of(documents->second.begin(), documents->second.end(),
                           [](const std::string& value) { return value.empty(); })))
        byPath.erase(documents);
}

std::map<std::string, std::string> settingsOf(const StoredSimulation& simulation)
{
    std::map<std::string, std::string> found;
    if (const base::Result<base::Json> rule = base::parseJson(simulation.ruleJson))
        flatten(*rule, "rule", found);
    found.emplace("source", sourceText(simulation.source));
    found.emplace("source.flood", textOrNone(simulation.source.flood));
    found.emplace("source.seed", std::to_string(simulation.source.seed));
    // Of one that was not finished it is not known how many there were.
    if (simulation.state == SimulationState::Finished && simulation.origin == CaseOrigin::Simulation)
        found.emplace(Documents, std::to_string(simulation.summary.documents));
    found.emplace("profile", base::javascriptString(simulation.profile));
    found.emplace("analysts", textOrNone(simulation.analysts));
    found.emplace("analysts.seed", std::to_string(simulation.analystsSeed));
    found.emplace("configuration", textOrNone(simulation.configuration));
    return found;
}

} // namespace

std::string_view nameOf(CountName name) { return Names.at(static_cast<std::size_t>(name)); }

bool isLength(CountName name) { return name >= CountName::QueueWaitMedian; }

bool CountRow::differs() const
{
    return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) != values.end();
}

std::vector<CountRow> countRows(std::span<const SimulationCounts> simulations)
{
    std::vector<CountRow> rows;
    for (std::size_t name = 0; name < Names.size(); ++name)
        rows.push_back({.name = static_cast<CountName>(name)});
    for (const SimulationCounts& each : simulations) {
        const std::vector<Value> values = valuesOf(each);
        for (std::size_t row = 0; row < rows.size(); ++row)
            rows[row].values.push_back(values[row]);
    }
    std::erase_if(rows, [](const CountRow& row) {
        return std::none_of(row.values.begin(), row.values.end(), [](const Value& value) { return value.has_value(); });
    });
    return rows;
}

std::vector<SettingRow> differingSettings(std::span<const SimulationCounts> simulations)
{
    std::map<std::string, std::vector<std::string>> byPath;
    for (std::size_t i = 0; i < simulations.size(); ++i)
        for (const auto& [path, value] : settingsOf(simulations[i].simulation)) {
            std::vector<std::string>& values = byPath[path];
            values.resize(simulations.size());
            values[i] = value;
        }
    dropUnknown(byPath);
    std::vector<SettingRow> rows;
    for (auto& [path, values] : byPath)
        if (std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) != values.end())
            rows.push_back({.path = path, .values = std::move(values)});
    return rows;
}

} // namespace casewright::store
