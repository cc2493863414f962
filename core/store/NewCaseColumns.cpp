// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/NewCaseColumns.h"

#include "core/cases/CaseConfigurationJson.h"
#include "core/rules/RuleJson.h"
#include "core/store/StoredAttributes.h"
#include "core/store/StoredText.h"

namespace casewright::store {
namespace {

void bindOptional(BulkInsert& statement, int position, const std::optional<std::string>& text)
{
    if (text)
        statement.bindText(position, *text);
    else
        statement.bindNull(position);
}

} // namespace

NewCaseColumns NewCaseColumns::of(const cases::NewCaseFields& fields)
{
    return {.severity = static_cast<std::int64_t>(fields.severity),
            .category = fields.category,
            .assignees = tagsToText(fields.assignees),
            .customFields = customFieldsToText(fields.customFields),
            .syncAlerts = fields.syncAlerts,
            .connector = connectorToText(fields.connector)};
}

void NewCaseColumns::bind(BulkInsert& statement, int position) const
{
    statement.bindInteger(position, severity);
    bindOptional(statement, position + 1, category);
    statement.bindText(position + 2, assignees);
    statement.bindText(position + 3, customFields);
    statement.bindInteger(position + 4, syncAlerts ? 1 : 0);
    bindOptional(statement, position + 5, connector);
}

base::Result<cases::NewCaseFields> newCaseFieldsOf(const StoredSimulation& simulation)
{
    if (simulation.configuration.empty())
        return cases::NewCaseFields{};
    const auto configuration = cases::parseConfiguration(simulation.configuration);
    if (!configuration)
        return base::fail(configuration.error());
    const auto rule = rules::parseRule(simulation.ruleJson);
    if (!rule)
        return base::fail(rule.error());
    return cases::newCaseFields(*configuration, rule->casesAction ? rule->casesAction->templateId : std::nullopt);
}

} // namespace casewright::store
