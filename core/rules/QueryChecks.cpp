// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The queries of a rule: whether they are KQL, and can be read.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "core/kql/Parser.h"
#include "core/rules/RuleCheck.h"
#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

using Fix = RuleCheck::Fix;

constexpr std::array<std::string_view, 3> OtherLanguages{"lucene", "eql", "esql"};

bool isAmong(const std::array<std::string_view, 3>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<Fix> fixOf(const kql::SyntaxError& error, std::string query)
{
    if (!error.fix)
        return std::nullopt;
    const kql::Span& place = error.fix->replaced;
    query.replace(place.begin, place.end - place.begin, error.fix->text);
    return Fix{error.fix->description, quotedJson(query)};
}

std::string textOf(const kql::SyntaxError& error)
{
    return fmt::format("In the query at {}:{}: {}", error.line, error.column, error.text);
}

void checkFilters(RuleCheck& check, const CustomThresholdParameters& parameters)
{
    for (std::size_t i = 0; i < parameters.criteria.size(); ++i) {
        const std::vector<Metric>& metrics = parameters.criteria[i].metrics;
        for (std::size_t k = 0; k < metrics.size(); ++k) {
            const kql::Parsing parsing = kql::parse(metrics[k].filter);
            if (parsing.error)
                check.errorAt(fmt::format("criteria.{}.metrics.{}.filter", i, k), textOf(*parsing.error),
                              fixOf(*parsing.error, metrics[k].filter));
        }
    }
}

} // namespace

void checkQueries(RuleCheck& check)
{
    const Rule& rule = check.rule();
    if (const auto* const esQuery = std::get_if<EsQueryParameters>(&rule.parameters);
        esQuery != nullptr && esQuery->searchType != "searchSource") {
        const bool isEsql = esQuery->searchType == "esqlQuery";
        if (isEsql || esQuery->searchType == "esQuery")
            check.notSimulatedAt("searchType",
                                 fmt::format("{} is kept but not simulated. Write the query in KQL, with the search "
                                             "type searchSource.",
                                             isEsql ? "A query in ES|QL" : "A query in Elasticsearch's query DSL"));
        else
            check.errorAt("searchType",
                          fmt::format("\"{}\" is no type of search. Kibana takes searchSource, esQuery and esqlQuery.",
                                      esQuery->searchType),
                          Fix{"Write searchSource.", "\"searchSource\""});
        return;
    }
    if (isAmong(OtherLanguages, rule.language)) {
        check.notSimulated(RuleField::Query,
                           fmt::format("A query in {} is kept but not simulated. Write it in KQL.", rule.language));
    } else if (rule.language != "kuery") {
        check.error(RuleField::Query,
                    fmt::format("\"{}\" is no language of queries. Kibana takes kuery and lucene; Casewright runs "
                                "kuery.",
                                rule.language));
    } else if (const kql::Parsing parsing = kql::parse(rule.query); parsing.error) {
        check.error(RuleField::Query, textOf(*parsing.error), fixOf(*parsing.error, rule.query));
    }
    if (const auto* const custom = std::get_if<CustomThresholdParameters>(&rule.parameters))
        checkFilters(check, *custom);
}

} // namespace casewright::rules
