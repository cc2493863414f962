// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The criteria of Custom threshold rules (reference/kibana-alerting, 2.3).

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "core/rules/Equation.h"
#include "core/rules/RuleCheck.h"

namespace casewright::rules {
namespace {

using Fix = RuleCheck::Fix;

constexpr std::array<std::string_view, 9> Aggregations{"count", "avg", "min", "max", "sum",
                                                       "cardinality", "p95", "p99", "rate"};

bool isLetter(char c) { return c >= 'A' && c <= 'Z'; }

bool isName(const std::string& name) { return name.size() == 1 && isLetter(name[0]); }

void checkMetric(RuleCheck& check, const Criterion& criterion, std::size_t place, const std::string& path)
{
    const Metric& metric = criterion.metrics[place];
    if (!isName(metric.name))
        check.errorAt(path + "name", fmt::format("\"{}\" is no name of a metric: a letter from A to Z is.",
                                                 metric.name));
    const auto same = std::find_if(criterion.metrics.begin(), criterion.metrics.end(),
                                   [&](const Metric& other) { return other.name == metric.name; });
    if (same - criterion.metrics.begin() < static_cast<std::ptrdiff_t>(place))
        check.errorAt(path + "name", fmt::format("Two metrics are called {}.", metric.name));
    if (std::find(Aggregations.begin(), Aggregations.end(), metric.aggType) == Aggregations.end())
        check.errorAt(path + "aggType", fmt::format("Metrics of the kind \"{}\" are kept but not simulated; {} are.",
                                                    metric.aggType, fmt::join(Aggregations, ", ")));
    else if (metric.aggType != "count" && metric.field.empty())
        check.errorAt(path + "field", fmt::format("{} needs a field.", metric.aggType));
    else if (metric.aggType != "count" && !metric.filter.empty())
        check.warningAt(path + "filter", "Kibana takes a filter for counts only.");
}

/// Letters that are no metric, marks that mean nothing, brackets that do not close, and all else that is no equation.
void checkEquation(RuleCheck& check, const Criterion& criterion, const std::string& path)
{
    constexpr std::string_view Marks = "+-*/()<>=!&|?:. \t\n0123456789";
    int depth = 0;
    for (const char c : criterion.equation) {
        const bool isMetric = std::any_of(criterion.metrics.begin(), criterion.metrics.end(), [c](const Metric& metric) {
            return metric.name == std::string(1, c);
        });
        if (isLetter(c) && !isMetric)
            return check.errorAt(path, fmt::format("The equation uses {}, and there is no metric of that name.", c));
        if (!isLetter(c) && Marks.find(c) == std::string_view::npos)
            return check.errorAt(path, fmt::format("\"{}\" means nothing in an equation: metrics from A to Z, numbers, "
                                                   "+ - * / ( ) and > < = ! & | ? : do.",
                                                   static_cast<unsigned char>(c) < 0x80 ? std::string(1, c)
                                                                                        : std::string("a character")));
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth < 0)
            break;
    }
    if (depth != 0)
        return check.errorAt(path, fmt::format("A bracket is {} in the equation.",
                                               depth < 0 ? "closed and not opened" : "opened and not closed"));
    if (criterion.equation.find_first_not_of(" \t\r\n") == std::string::npos)
        return;
    if (const base::Result<Equation> equation = Equation::parse(criterion.equation); !equation)
        check.errorAt(path, equation.error().text);
}

/// What a criterion compares, if it is one metric.
Compared comparedBy(const Criterion& criterion, const std::string& path, bool isGrouped)
{
    Compared compared{.path = path + "threshold", .comparatorPath = path + "comparator", .what = "The value"};
    if (criterion.metrics.size() != 1 || !criterion.equation.empty())
        return compared;
    const Metric& metric = criterion.metrics.front();
    compared.isCount = metric.aggType == "count";
    // A count with a filter may be 0 in a group that is there.
    compared.isGrouped = isGrouped && metric.filter.empty();
    compared.isNeverNegative = metric.aggType == "cardinality" || metric.aggType == "rate";
    compared.what = metric.aggType == "cardinality" ? "A number of different values"
                    : metric.aggType == "rate"      ? "A rate"
                                                    : "A count";
    return compared;
}

} // namespace

void checkCriteria(RuleCheck& check, const CustomThresholdParameters& parameters)
{
    if (parameters.criteria.empty())
        check.errorAt("criteria", "The rule has no criterion. Kibana needs one at least.");
    for (std::size_t i = 0; i < parameters.criteria.size(); ++i) {
        const Criterion& criterion = parameters.criteria[i];
        const std::string path = fmt::format("criteria.{}.", i);
        if (criterion.metrics.empty())
            check.errorAt(path + "metrics", "The criterion has no metric. Kibana needs one at least.");
        for (std::size_t k = 0; k < criterion.metrics.size(); ++k)
            checkMetric(check, criterion, k, fmt::format("{}metrics.{}.", path, k));
        checkEquation(check, criterion, path + "equation");
        checkWindow(check, criterion.window, path + "timeSize", path + "timeUnit");
        // The group is one of the longest window: a shorter one may be without documents.
        const bool isAlone = parameters.criteria.size() == 1;
        checkComparison(check, criterion.comparison,
                        comparedBy(criterion, path, isAlone && !parameters.groupBy.empty()));
    }
}

} // namespace casewright::rules
