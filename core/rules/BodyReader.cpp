// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/BodyReader.h"

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/rules/RuleJson.h"
#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

using base::Json;

CasesAction readCasesAction(const BodyNode& action)
{
    const BodyNode settings = action.of(RuleField::CasesAction).exactly("params").exactly("subActionParams");
    settings.requireObject();
    CasesAction result;
    std::vector<std::string> fields;
    const BodyNode grouping = settings.exactly("groupingBy").of(RuleField::GroupBy);
    grouping.read(fields);
    if (fields.size() > 1)
        grouping.elements("texts")[1].note("The Cases action groups by one field at most. Leave one.",
                                            FindingFix{"Leave out this field.", {}, {}});
    if (!fields.empty())
        result.groupBy = fields.front();
    settings.exactly("timeWindow").of(RuleField::TimeWindow).read(result.timeWindow);
    settings.exactly("reopenClosedCases").of(RuleField::Reopen).read(result.reopenClosedCases);
    settings.exactly("maximumCasesToOpen").of(RuleField::Maximum).read(result.maximumCasesToOpen);
    settings.exactly("templateId").of(RuleField::Template).read(result.templateId);
    return result;
}

void readActions(const BodyNode& root, const Json& body, Rule& rule)
{
    const std::vector<BodyNode> actions = root.member("actions").of(RuleField::CasesAction).elements("actions");
    const std::optional<std::size_t> first = findCasesAction(body);
    if (!first)
        return;
    rule.casesAction = readCasesAction(actions[*first]);
    for (std::size_t i = *first + 1; i < actions.size(); ++i) {
        if (isCasesAction(body.at(Json::json_pointer(actions[i].pointer()))))
            actions[i].note("A rule has one Cases action at most; Kibana refuses more. Remove this one.",
                            FindingFix{"Remove this Cases action.", {}, {}});
    }
}

void readFlapping(const BodyNode& flapping, Rule& rule)
{
    if (!flapping.isThere())
        return;
    rule.flapping.emplace();
    flapping.member("enabled").read(rule.flapping->enabled);
    flapping.member("look_back_window").read(rule.flapping->lookBackWindow);
    flapping.member("status_change_threshold").read(rule.flapping->statusChangeThreshold);
}

/// What is wrong is kept empty, so that validate() names it too.
void readText(const BodyNode& node, std::string& into)
{
    into.clear();
    node.read(into);
}

void readType(const BodyNode& root, RuleFormat format, Rule& rule)
{
    if (format == RuleFormat::DetectionRule) {
        std::string type;
        root.member("type").read(type);
        const std::string_view known = ruleTypeOf(type);
        rule.ruleTypeId = known.empty() ? "siem." + type : std::string(known); // a newer type of Security's
        rule.consumer = "siem";
        return;
    }
    const BodyNode old = root.member("alert_type_id");
    const BodyNode type = root.member("rule_type_id");
    readText(type.isThere() ? type : old, rule.ruleTypeId);
    readText(root.member("consumer").of(RuleField::Consumer), rule.consumer);
}

} // namespace

BodyReading readBody(const Json& body, RuleFormat format)
{
    BodyReading reading;
    Rule& rule = reading.rule;
    const BodyNode whole(body, reading.problems);
    const bool isSaved = format == RuleFormat::SavedObject;
    const bool isDetection = format == RuleFormat::DetectionRule;
    const BodyNode root = isSaved ? whole.member("attributes") : whole;
    readText(root.member("name").of(RuleField::Name), rule.name);
    readType(root, format, rule);
    const BodyNode schedule = isDetection ? root : root.member("schedule").of(RuleField::Interval);
    const BodyNode interval = schedule.member("interval").of(RuleField::Interval);
    if (!isDetection || interval.isThere()) // Security's API has 5m by default
        readText(interval, rule.interval);
    root.member("tags").of(RuleField::Tags).read(rule.tags);
    root.member("enabled").read(rule.enabled);
    whole.member("id").read(rule.id.text);
    rule.parameters = defaultParameters(rule.ruleTypeId);
    readParameters(isDetection ? root : root.member("params").of(RuleField::Parameters), rule);
    if (!isDetection) {
        root.member("alert_delay").of(RuleField::AlertDelay).member("active").read(rule.alertDelay);
        readFlapping(root.member("flapping").of(RuleField::Flapping), rule);
    }
    readActions(root, body, rule);
    reading.silencing = readSilencing(root, body, reading.notSimulated);
    reading.hasId = !rule.id.empty();
    if (!reading.hasId)
        rule.id = ruleIdOf(rule.name);
    return reading;
}

} // namespace casewright::rules
