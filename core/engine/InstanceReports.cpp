// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/InstanceReports.h"

#include <variant>

#include "core/engine/CriteriaReports.h"
#include "core/engine/WindowReports.h"

namespace casewright::engine {
namespace {

using rules::CustomThresholdParameters;
using rules::EsQueryParameters;
using rules::IndexThresholdParameters;

} // namespace

std::vector<std::string> groupFieldsOf(const rules::Rule& rule)
{
    if (const auto* const custom = std::get_if<CustomThresholdParameters>(&rule.parameters))
        return custom->groupBy;
    const rules::WindowAggregation* const aggregation = aggregationOf(rule);
    return aggregation != nullptr && aggregation->groupBy == "top" ? aggregation->termField
                                                                   : std::vector<std::string>();
}

std::string ungroupedInstance(const rules::Rule& rule)
{
    if (std::holds_alternative<EsQueryParameters>(rule.parameters))
        return "query matched";
    return std::holds_alternative<IndexThresholdParameters>(rule.parameters) ? "all documents" : "*";
}

base::Result<std::unique_ptr<InstanceReports>> makeReports(const rules::Rule& rule, const MatchingDocuments& documents,
                                                           const DocumentGroups& groups, const std::stop_token& stop)
{
    if (const auto* const custom = std::get_if<CustomThresholdParameters>(&rule.parameters))
        return CriteriaReports::make(*custom, documents, groups, stop);
    if (aggregationOf(rule) != nullptr)
        return WindowReports::make(rule, documents, groups, stop);
    return base::fail(base::ErrorCode::NotSupported, "Rules of the type " + rule.ruleTypeId + " are no lifecycle rules.",
                      base::Location{.file = {}, .field = "rule_type_id"});
}

} // namespace casewright::engine
