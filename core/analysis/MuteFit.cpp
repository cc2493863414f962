// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/MuteFit.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/engine/DocumentGroups.h"
#include "core/engine/InstanceReports.h"
#include "core/engine/MatchingDocuments.h"
#include "core/engine/RuleEvaluation.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/Silencing.h"

namespace casewright::analysis {
namespace {

using alerts::AlertTable;
using rules::Finding;

using Names = std::unordered_set<std::string>;

/// The alerts of a rule by their names: none if that cannot be said of it.
std::optional<Names> alertsOf(const rules::Rule& rule, const AlertTable& table, const std::stop_token& stop)
{
    constexpr std::uint32_t RowsBetweenChecks = 4'096;
    Names names;
    if (std::holds_alternative<rules::CustomQueryParameters>(rule.parameters)) {
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            if (row % RowsBetweenChecks == 0 && stop.stop_requested())
                return std::nullopt;
            names.insert(table.id({row}));
        }
        return names;
    }
    if (!engine::makesAlerts(rule))
        return std::nullopt;
    const std::vector<std::string> fields = engine::instanceFieldsOf(rule);
    const bool hasLifecycle = !std::holds_alternative<rules::ThresholdParameters>(rule.parameters);
    if (fields.empty() && hasLifecycle)
        return Names{engine::ungroupedInstance(rule)};
    const std::shared_ptr<const AlertTable> shared(std::shared_ptr<void>(), &table); // it outlives the call
    const auto documents = engine::MatchingDocuments::find(rule, shared, stop);
    if (!documents)
        return std::nullopt;
    const auto groups = engine::DocumentGroups::find(*documents, fields, stop);
    if (!groups)
        return std::nullopt;
    for (std::uint32_t group = 0; group < groups->count(); ++group)
        names.insert(groups->key(group));
    return names;
}

} // namespace

std::optional<std::vector<Finding>> findMuteMisfits(const rules::Rule& rule, const AlertTable& table,
                                                    const std::stop_token& stop)
{
    std::vector<Finding> findings;
    const std::vector<std::string> muted = rules::silencingOf(rule).mutedAlerts;
    const base::Result<base::Json> body = muted.empty() ? base::Json() : base::parseJson(rule.body);
    if (muted.empty() || table.size() == 0 || !body)
        return findings;
    const std::optional<Names> names = alertsOf(rule, table, stop);
    if (stop.stop_requested())
        return std::nullopt;
    if (!names)
        return findings;
    const std::string root(rules::ruleRootOf(rules::ruleFormatOf(*body).value_or(rules::RuleFormat::Api)));
    std::string list = rules::spelledPointer(*body, root, "muted_alert_ids");
    if (!body->contains(base::Json::json_pointer(list)))
        list = rules::spelledPointer(*body, root, "muted_instance_ids");
    for (std::size_t i = 0; i < muted.size(); ++i) {
        if (names->count(muted[i]) > 0)
            continue;
        findings.push_back({rules::Severity::Warning, rules::RuleField::CasesAction,
                            fmt::format("These documents never make the alert {} that is muted: nothing is muted by "
                                        "it.",
                                        muted[i]),
                            fmt::format("{}/{}", list, i)});
    }
    return findings;
}

} // namespace casewright::analysis
