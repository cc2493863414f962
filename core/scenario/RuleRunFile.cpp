// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/RuleRunFile.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "core/rules/TimeWindow.h"
#include "core/scenario/ExpectationKeys.h"
#include "core/scenario/SharedKeys.h"

namespace casewright::scenario {
namespace {

using base::ErrorCode;
using base::JsonNode;

/// A length of time as the rule is to have it, in whose words errors speak.
template<class Parse>
std::string readLength(const JsonNode& node, const std::string& prefix, Parse parse)
{
    std::string text = prefix + node.text();
    if (const auto length = parse(text); node.isThere() && !length)
        node.reject(ErrorCode::InvalidValue, length.error().text);
    return text;
}

RuleRun readRun(const JsonNode& node, const RuleIdentity& identity, const std::string& query)
{
    node.only({"interval", "from", "maxSignals", "kibana", "action", "expect"});
    const JsonNode expect = node.required("expect");
    refuseUnknownKeysOfRun(expect);
    RuleRun run{.rule = queryRule(identity, readAction(node.required("action"))),
                .profile = readProfile(node.required("kibana")),
                .pointer = node.pointer(),
                .expect = &expect.json()};
    run.rule.query = query;
    run.rule.interval = readLength(node.required("interval"), {}, rules::parseInterval);
    run.rule.from = readLength(node.required("from"), "now-", rules::parseLookBack);
    run.rule.maxSignals = node.required("maxSignals").wholeNumber();
    // The owner is said by the file; for the engine it follows from consumer and type.
    return run;
}

} // namespace

base::Result<RuleRunFile> parseRuleRuns(std::string text, std::string file)
{
    base::Result<base::JsonFile> parsed = base::JsonFile::parse(std::move(text), std::move(file), "a rule-run file");
    if (!parsed)
        return base::fail(std::move(parsed.error()));
    RuleRunFile result{.file = std::move(*parsed), .alerts = {}, .owner = {}, .runs = {}};
    const JsonNode root(result.file);
    requireKind(root, "rule-run-vectors/1");
    root.only({"casewright", "name", "alerts", "rule", "query", "runs"});
    result.alerts = root.required("alerts").text();
    const RuleIdentity identity = readRule(root.required("rule"));
    result.owner = identity.owner;
    if (identity.owner != "securitySolution")
        root.member("rule").member("owner").reject(
            ErrorCode::InvalidValue, "a query rule's cases belong to \"securitySolution\"; write that here");
    const std::string query = root.required("query").text();
    for (const JsonNode& run : root.required("runs").elements())
        result.runs.push_back(readRun(run, identity, query));
    if (result.file.error)
        return base::fail(*result.file.error);
    return result;
}

} // namespace casewright::scenario
