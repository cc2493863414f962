// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parameters of the rule's type, within the limits of reference/kibana-alerting, 2.

#include <algorithm>
#include <array>
#include <string>
#include <variant>

#include <fmt/format.h>

#include "core/base/Time.h"
#include "core/rules/RuleCheck.h"
#include "core/rules/RuleTypes.h"
#include "core/rules/TimeWindow.h"

namespace casewright::rules {
namespace {

using Fix = RuleCheck::Fix;

constexpr std::array<std::string_view, 5> Aggregations{"count", "avg", "min", "max", "sum"};
constexpr std::int64_t MostGroups = 1'000;
constexpr std::int64_t MostHits = 10'000;
constexpr std::size_t MostTermFields = 4;
constexpr std::size_t MostSourceFields = 5;
constexpr std::size_t MostThresholdFields = 5;
constexpr std::size_t MostNewTerms = 3;

/// A list of field names: none empty, none twice.
void checkFields(RuleCheck& check, const std::vector<std::string>& fields, const std::string& path)
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto same = std::find(fields.begin(), fields.end(), fields[i]) - fields.begin();
        const std::string place = fields.size() == 1 ? path : fmt::format("{}.{}", path, i);
        if (fields[i].empty())
            check.errorAt(place, "A field needs a name.");
        else if (static_cast<std::size_t>(same) < i)
            check.warningAt(place, fmt::format("{} is there twice.", fields[i]), Fix{"Take it out.", {}});
    }
}

void checkThreshold(RuleCheck& check, const ThresholdParameters& parameters)
{
    checkFields(check, parameters.fields, "threshold.field");
    if (parameters.fields.size() > MostThresholdFields)
        check.errorAt("threshold.field", fmt::format("Kibana groups by {} fields at most.", MostThresholdFields));
    if (parameters.value < 1)
        check.errorAt("threshold.value", "A group alerts with at least 1 document.", Fix{"Write 1.", "1"});
    if (parameters.cardinality.size() > 1)
        check.errorAt("threshold.cardinality.1", "Kibana counts the values of one field only. Leave one.",
                      Fix{"Take this one out.", {}});
    if (parameters.cardinality.empty())
        return;
    const ThresholdParameters::Cardinality& cardinality = parameters.cardinality.front();
    const std::string place = "threshold.cardinality.0.";
    if (cardinality.field.empty())
        check.errorAt(place + "field", "A field needs a name.");
    if (cardinality.value < 1)
        check.errorAt(place + "value", "Kibana takes 1 and more.", Fix{"Write 1.", "1"});
    const bool isGrouped =
        std::find(parameters.fields.begin(), parameters.fields.end(), cardinality.field) != parameters.fields.end();
    if (isGrouped && cardinality.value > 1)
        check.warningAt(place + "value",
                        fmt::format("The documents of a group have one value of {}, which they are grouped by: {} "
                                    "different ones are never reached, unless documents have lists of them.",
                                    cardinality.field, cardinality.value));
    else if (cardinality.value > parameters.value)
        check.warningAt(place + "value",
                        fmt::format("{} different values of {} need as many documents, unless they have lists of them: "
                                    "the threshold of {} decides nothing.",
                                    cardinality.value, cardinality.field, parameters.value),
                        std::nullopt);
}

/// The usual history, or more days than a look-back has.
Fix longerHistory(base::Duration from)
{
    constexpr std::int64_t UsualDays = 7;
    const std::int64_t days = std::max(UsualDays, from.milliseconds / base::Day.milliseconds + 1);
    const std::string text = fmt::format("now-{}d", days);
    return {fmt::format("Write {}.", text), quotedJson(text)};
}

void checkNewTerms(RuleCheck& check, const NewTermsParameters& parameters)
{
    checkFields(check, parameters.fields, "newTermsFields");
    if (parameters.fields.empty() || parameters.fields.size() > MostNewTerms)
        check.errorAt("newTermsFields", fmt::format("Kibana takes 1 to {} fields.", MostNewTerms));
    const auto history = parseLookBack(parameters.historyWindowStart);
    const auto from = parseLookBack(check.rule().from);
    if (!history)
        check.errorAt("historyWindowStart", history.error().text, Fix{"Write now-7d.", "\"now-7d\""});
    else if (from && *history <= *from)
        check.warningAt("historyWindowStart",
                        fmt::format("The history of {} is no longer than the look-back of {}: no time is left that "
                                    "could have the terms already, so all are new.",
                                    base::formatDuration(*history), base::formatDuration(*from)),
                        longerHistory(*from));
}

void checkTerms(RuleCheck& check, const WindowAggregation& aggregation)
{
    if (aggregation.groupBy == "all")
        return;
    if (aggregation.groupBy != "top") {
        const auto* const esQuery = std::get_if<EsQueryParameters>(&check.rule().parameters);
        const bool isRow = aggregation.groupBy == "row";
        if (isRow && esQuery != nullptr && esQuery->searchType == "esqlQuery")
            return; // that a query in ES|QL is not simulated is said of it as a whole
        return check.errorAt("groupBy",
                             isRow ? std::string("Groups by row are for queries in ES|QL only.")
                                   : fmt::format("\"{}\" is no way to group. Kibana takes all and top.",
                                                 aggregation.groupBy),
                             Fix{"Write all.", "\"all\""});
    }
    checkFields(check, aggregation.termField, "termField");
    if (aggregation.termField.empty())
        check.errorAt("termField", "Grouping by top values needs a field.");
    else if (aggregation.termField.size() > MostTermFields)
        check.errorAt("termField", fmt::format("Kibana groups by {} fields at most here.", MostTermFields));
    if (aggregation.termSize < 1 || aggregation.termSize > MostGroups)
        check.errorAt("termSize", fmt::format("Kibana takes 1 to {} groups.", MostGroups), Fix{"Write 5.", "5"});
}

void checkAggregation(RuleCheck& check, const WindowAggregation& aggregation)
{
    if (std::find(Aggregations.begin(), Aggregations.end(), aggregation.aggType) == Aggregations.end())
        check.errorAt("aggType", fmt::format("\"{}\" is no aggregation of this type of rules. Kibana takes {}.",
                                             aggregation.aggType, fmt::join(Aggregations, ", ")));
    const bool isCount = aggregation.aggType == "count";
    if (!isCount && aggregation.aggField.empty())
        check.errorAt("aggField", fmt::format("{} needs a field.", aggregation.aggType));
    checkTerms(check, aggregation);
    checkWindow(check, aggregation.window, "timeWindowSize", "timeWindowUnit");
    checkComparison(check, aggregation.comparison,
                    {.path = "threshold",
                     .comparatorPath = "thresholdComparator",
                     .what = "A count",
                     .isCount = isCount,
                     .isGrouped = aggregation.groupBy == "top"});
}

void checkEsQuery(RuleCheck& check, const EsQueryParameters& parameters)
{
    checkAggregation(check, parameters.aggregation);
    if (parameters.size < 0 || parameters.size > MostHits)
        check.errorAt("size", fmt::format("Kibana takes 0 to {} documents.", MostHits), Fix{"Write 100.", "100"});
    if (parameters.sourceFields.size() > MostSourceFields)
        check.errorAt("sourceFields", fmt::format("Kibana adds {} fields to an alert at most.", MostSourceFields));
    for (std::size_t i = 0; i < parameters.sourceFields.size(); ++i) {
        const auto& [label, path] = parameters.sourceFields[i];
        if (label.empty() || path.empty())
            check.errorAt(fmt::format("sourceFields.{}", i), "A field of the alert needs a label and a searchPath.");
    }
}

void checkIndexThreshold(RuleCheck& check, const IndexThresholdParameters& parameters)
{
    if (parameters.index.empty())
        check.warningAt("index", "The rule names no index. Kibana refuses it so.");
    checkAggregation(check, parameters.aggregation);
}

struct ParameterCheck {
    RuleCheck& check;

    void operator()(const CustomQueryParameters&) const {}
    void operator()(const UnknownParameters&) const {}
    void operator()(const ThresholdParameters& parameters) const { checkThreshold(check, parameters); }
    void operator()(const NewTermsParameters& parameters) const { checkNewTerms(check, parameters); }
    void operator()(const EsQueryParameters& parameters) const { checkEsQuery(check, parameters); }
    void operator()(const CustomThresholdParameters& parameters) const
    {
        checkCriteria(check, parameters);
        checkFields(check, parameters.groupBy, "groupBy");
    }
    void operator()(const IndexThresholdParameters& parameters) const { checkIndexThreshold(check, parameters); }
};

} // namespace

void checkParameters(RuleCheck& check)
{
    std::visit(ParameterCheck{check}, check.rule().parameters);
}

} // namespace casewright::rules
