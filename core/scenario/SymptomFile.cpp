// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/SymptomFile.h"

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/rules/RuleJson.h"
#include "core/scenario/Check.h"
#include "core/scenario/LifecycleFile.h"
#include "core/scenario/LifecyclePlay.h"
#include "core/scenario/ScenarioWriter.h"

namespace casewright::scenario {
namespace {

using analysis::Bin;
using analysis::Shrunk;
using analysis::Symptom;
using analysis::SymptomKind;
using base::ErrorCode;
using base::Json;
using base::Result;

constexpr int Indent = 1; // as scenario files have it

std::string text(const Json& json) { return json.dump(Indent, ' ', false, Json::error_handler_t::replace) + '\n'; }

/// Whether alerts are lost before the Cases action, of which scenario files know nothing.
bool isBeforeTheAction(Bin bin)
{
    return bin == Bin::OverMaxSignals || bin == Bin::Muted || bin == Bin::MaintenanceWindow || bin == Bin::OverRunCap;
}

/// How many distinct values of the field the alerts have.
std::size_t valuesOf(const alerts::AlertTable& table, const std::string& field)
{
    std::set<std::uint32_t> values;
    if (const alerts::Column* const column = table.column(field))
        for (std::uint32_t row = 0; row < table.size(); ++row)
            values.insert(column->codes()[row]);
    values.erase(alerts::Column::Missing);
    return values.size();
}

/// Fewer cases than values: some case has two of them. Where there are more, the cases with their alerts say it.
Json mixedCase(const Json& outcome, std::size_t values, SymptomClaim claim)
{
    const auto opened = outcome.at("summary").at("casesOpened").get<std::size_t>();
    if (claim == SymptomClaim::IsMended)
        return {{"summary", {{"casesOpened", fmt::format(">= {}", std::max(values, opened + 1))}}}};
    const Json& audit = outcome.at("summary").at("audit");
    if (opened < values)
        return {{"summary", {{"casesOpened", fmt::format("< {}", values)},
                             {"audit", {{"attached", audit.at("attached")}}}}}};
    Json cases = Json::array();
    for (const Json& each : outcome.at("cases"))
        cases.push_back({{"alerts", each.at("alerts")}});
    return {{"cases", std::move(cases)}};
}

/// What a scenario file expects; `outcome`: all that comes of it.
Json expectOf(const Json& outcome, const Symptom& symptom, const Shrunk& shrunk, SymptomClaim claim)
{
    const Json number = claim == SymptomClaim::IsThere ? Json(">= 1") : Json(0);
    const auto ofAudit = [&number](std::string_view bin) {
        return Json{{"summary", {{"audit", {{std::string(bin), number}}}}}};
    };
    const auto ofSummary = [&number](const char* count) { return Json{{"summary", {{count, number}}}}; };
    switch (symptom.kind) {
    case SymptomKind::AlertLost:
        if (claim == SymptomClaim::IsMended) // it must not be lost otherwise
            return {{"summary", {{"audit", {{"overLimit", 0}, {"overwritten", 0}, {"failed", 0}}}}}};
        return ofAudit(analysis::nameOf(shrunk.reason.bin));
    case SymptomKind::MixedCase: return mixedCase(outcome, valuesOf(*shrunk.table, symptom.field), claim);
    case SymptomKind::RunFailed: return ofAudit("failed");
    case SymptomKind::BreakerRun: return ofSummary("breakerRuns");
    case SymptomKind::CaseFull: return ofAudit("overLimit");
    case SymptomKind::CaseReopened: return ofSummary("casesReopened");
    }
    return Json::object();
}

std::string nameOfFile(const engine::SimulationInput& input, const Shrunk& shrunk, SymptomClaim claim)
{
    return fmt::format("{} · {}{}", input.rule.name, claim == SymptomClaim::IsThere ? "" : "mended: ", shrunk.what);
}

Result<Json> scenarioJson(const engine::SimulationInput& input, const Symptom& symptom, const Shrunk& shrunk,
                          SymptomClaim claim, const std::stop_token& stop)
{
    const Result<std::string> written = writeScenario(input, stop);
    Result<Json> json = written ? base::parseJson(*written) : base::fail(written.error());
    if (!json)
        return json;
    (*json)["name"] = nameOfFile(input, shrunk, claim);
    const Json outcome = std::move((*json)["expect"]);
    (*json)["expect"] = expectOf(outcome, symptom, shrunk, claim);
    return json;
}

Json spansJson(const std::vector<engine::TimeSpan>& spans)
{
    Json list = Json::array();
    for (const engine::TimeSpan& span : spans)
        list.push_back({{"from", base::formatTimestamp(span.from)}, {"to", base::formatTimestamp(span.to)}});
    return list;
}

/// The documents as they came, with id, index and time where the file's reader looks for them.
Result<Json> documentsJson(const alerts::AlertTable& table, const std::stop_token& stop)
{
    Json list = Json::array();
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (stop.stop_requested())
            return base::fail(ErrorCode::Cancelled, "stopped on request");
        const Result<Json> document =
            table.document({row}).and_then([](const std::string& line) { return base::parseJson(line); });
        if (!document)
            return document;
        Json whole = {{"_id", table.id({row})},
                      {"_index", table.index({row})},
                      {"@timestamp", base::formatTimestamp(table.times()[row])}};
        for (const auto& [key, value] : document->items())
            if (!whole.contains(key))
                whole[key] = value;
        list.push_back(std::move(whole));
    }
    return list;
}

Result<Json> lifecycleJson(const engine::SimulationInput& input, const Shrunk& shrunk, SymptomClaim claim,
                           const std::stop_token& stop)
{
    const Result<Json> rule = base::parseJson(rules::writeRule(input.rule));
    Result<Json> documents = documentsJson(*input.alerts, stop);
    if (!rule || !documents)
        return rule ? documents : rule;
    Json json = {{"casewright", "lifecycle-vectors/1"},
                 {"name", nameOfFile(input, shrunk, claim)},
                 {"kibana", input.profile.name},
                 {"space", input.space},
                 {"mutedInstances", input.silences.mutedInstances},
                 {"snoozes", spansJson(input.silences.snoozes)},
                 {"maintenanceWindows", spansJson(input.silences.maintenanceWindows)},
                 {"rule", *rule},
                 {"owner", rules::ownerOf(input.rule)},
                 {"documents", std::move(*documents)},
                 {"expect", Json::object()}};
    const Result<LifecycleFile> file = parseLifecycle(text(json), {});
    const Result<Json> outcome = file ? play(*file, stop) : base::fail(file.error());
    if (!outcome)
        return outcome;
    const std::string bin(analysis::nameOf(shrunk.reason.bin));
    const Json lost = claim == SymptomClaim::IsThere ? outcome->at("audit").at(bin) : Json(0);
    json["expect"] = {{"audit", {{bin, lost}}}};
    return json;
}

/// Whether the file does what was claimed of it.
bool isTrue(const std::string& written, SymptomClaim claim, const std::stop_token& stop)
{
    const CheckedFile checked = checkFile({}, written, {}, stop);
    return !checked.error && checked.checks.size() == 1
        && checked.checks.front().differences.empty() == (claim == SymptomClaim::IsThere);
}

} // namespace

Result<std::string> writeSymptom(const engine::SimulationInput& input, const Symptom& symptom, const Shrunk& shrunk,
                                 SymptomClaim claim, std::stop_token stop)
{
    engine::SimulationInput less = input;
    less.alerts = shrunk.table;
    const bool isBefore = symptom.kind == SymptomKind::AlertLost && isBeforeTheAction(shrunk.reason.bin);
    const Result<Json> json = isBefore ? lifecycleJson(less, shrunk, claim, stop)
                                       : scenarioJson(less, symptom, shrunk, claim, stop);
    if (!json)
        return base::fail(json.error());
    std::string written = text(*json);
    if (isTrue(written, claim, stop))
        return written;
    if (stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    return base::fail(ErrorCode::InvalidValue,
                      "The file does not show what the simulation showed. This is an error of Casewright: please "
                      "report it with the rule and the alerts.");
}

} // namespace casewright::scenario
