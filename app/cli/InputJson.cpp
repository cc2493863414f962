// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/InputJson.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "app/cli/RuleInput.h"
#include "app/cli/Spool.h"

namespace casewright::cli {

using base::Json;

Json ruleJson(const rules::Rule& rule, const std::string& name)
{
    Json action;
    if (rule.casesAction) {
        action = {{"groupingBy", Json::array()},
                  {"timeWindow", rule.casesAction->timeWindow},
                  {"reopenClosedCases", rule.casesAction->reopenClosedCases},
                  {"maximumCasesToOpen", nullptr},
                  {"templateId", nullptr}};
        if (!rule.casesAction->groupBy.empty())
            action["groupingBy"].push_back(rule.casesAction->groupBy);
        if (rule.casesAction->maximumCasesToOpen)
            action["maximumCasesToOpen"] = *rule.casesAction->maximumCasesToOpen;
        if (rule.casesAction->templateId)
            action["templateId"] = *rule.casesAction->templateId;
    }
    return {{"file", shownName(name)},         {"id", rule.id.text},         {"name", rule.name},
            {"rule_type_id", rule.ruleTypeId}, {"interval", rule.interval},  {"from", rule.from},
            {"maxSignals", rule.maxSignals},   {"action", std::move(action)}};
}

Json sourceJson(const AlertInput& input)
{
    const alerts::AlertTable& table = *input.table;
    Json source = {{"kind", input.isFlood ? "flood" : "file"},
                   {"file", shownName(input.name)},
                   {"name", input.source.name},
                   {"seed", nullptr},
                   {"mixedInto", input.history.empty() ? Json(nullptr) : Json(input.history)},
                   {"map", input.source.mapping},
                   {"records", table.counts().records},
                   {"documents", table.size()},
                   {"duplicates", table.counts().duplicates},
                   {"badLines", table.counts().badRecords},
                   {"first", nullptr},
                   {"last", nullptr}};
    if (input.isFlood)
        source["seed"] = input.source.seed;
    for (const AlertInput& each : input.more)
        source["with"].push_back(sourceJson(each));
    if (table.size() > 0) {
        source["first"] = base::formatTimestamp(table.times().front());
        source["last"] = base::formatTimestamp(table.times().back());
    }
    return source;
}

Json findingsJson(const std::vector<rules::Finding>& findings, const rules::Rule& rule, const std::string& name)
{
    Json list = Json::array();
    for (const rules::Finding& finding : findings) {
        const base::Location place = placeOf(finding, rule, name);
        list.push_back({{"severity", severityName(finding.severity)},
                        {"field", place.field},
                        {"line", place.line},
                        {"column", place.column},
                        {"text", finding.text}});
    }
    return list;
}

} // namespace casewright::cli
