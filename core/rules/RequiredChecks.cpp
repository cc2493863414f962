// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Parameters that Kibana refuses a rule without, and that have a value here all the same
// (reference/kibana-alerting, 2).

#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonPlace.h"
#include "core/rules/BodyWriter.h"
#include "core/rules/RuleCheck.h"
#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

using base::Json;
using Fix = RuleCheck::Fix;

/// Says of one type what is missing; one overload each.
class Required {
public:
    explicit Required(RuleCheck& check) : m_check(check), m_used(parametersJson(check.rule())) {}

    void operator()(const CustomQueryParameters&) const {}
    void operator()(const UnknownParameters&) const {}
    void operator()(const ThresholdParameters&) const { want("threshold.value"); }
    void operator()(const NewTermsParameters&) const { want("historyWindowStart"); }

    void operator()(const EsQueryParameters& parameters) const
    {
        want("size");
        wantAggregation(parameters.aggregation);
    }

    void operator()(const IndexThresholdParameters& parameters) const
    {
        wantAggregation(parameters.aggregation);
        if (m_check.rule().timeField.empty() && !isThere("timeField"))
            m_check.warning(RuleField::TimeField,
                            "Kibana refuses the rule without a timeField. Here it counts as @timestamp.",
                            Fix{"Write @timestamp.", "\"@timestamp\""});
    }

    void operator()(const CustomThresholdParameters& parameters) const
    {
        for (std::size_t i = 0; i < parameters.criteria.size(); ++i) {
            const std::string criterion = fmt::format("criteria.{}.", i);
            for (const char* const key : {"comparator", "timeSize", "timeUnit"})
                want(criterion + key);
            for (std::size_t k = 0; k < parameters.criteria[i].metrics.size(); ++k) {
                for (const char* const key : {"name", "aggType"})
                    want(fmt::format("{}metrics.{}.{}", criterion, k, key));
            }
        }
    }

private:
    void wantAggregation(const WindowAggregation& aggregation) const
    {
        for (const char* const key : {"timeWindowSize", "timeWindowUnit", "thresholdComparator"})
            want(key);
        if (aggregation.groupBy == "top")
            want("termSize");
    }

    [[nodiscard]] bool isThere(std::string_view path) const
    {
        const bool isSnake = m_check.format() == RuleFormat::DetectionRule;
        const Json::json_pointer place(spelledPointer(m_check.body(), parametersRootOf(m_check.format()),
                                                      isSnake ? withUnderscores(path) : std::string(path)));
        return m_check.body().contains(place) && !m_check.body().at(place).is_null();
    }

    void want(std::string_view path) const
    {
        if (isThere(path))
            return;
        const Json::json_pointer place(spelledPointer(m_used, {}, path));
        const Json used = m_used.contains(place) ? m_used.at(place) : Json();
        const std::string json = used.dump(-1, ' ', false, Json::error_handler_t::replace);
        const std::string shown = used.is_string() ? used.get<std::string>() : json;
        m_check.warningAt(path,
                          fmt::format("Kibana refuses the rule without {}. Here it counts as {}.",
                                      path.substr(path.rfind('.') + 1), shown),
                          Fix{fmt::format("Write {}.", json), json});
    }

    RuleCheck& m_check;
    Json m_used;   ///< the parameters as the rule is simulated
};

} // namespace

void checkRequired(RuleCheck& check)
{
    std::visit(Required(check), check.rule().parameters);
}

} // namespace casewright::rules
