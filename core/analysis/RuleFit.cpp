// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/RuleFit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/alerts/FieldStatistics.h"
#include "core/analysis/MuteFit.h"
#include "core/analysis/QueryFit.h"
#include "core/analysis/RuleFields.h"
#include "core/rules/RuleCheck.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using alerts::AlertTable;
using alerts::FieldStatistics;
using alerts::GroupingAdvice;
using alerts::ValueKind;
using base::Duration;
using rules::RuleCheck;
using rules::RuleField;

/// How many characters must change to make one text of the other.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t k = 0; k < b.size(); ++k) {
            const std::size_t replaced = diagonal + (a[i] == b[k] ? 0 : 1);
            diagonal = row[k + 1];
            row[k + 1] = std::min({replaced, diagonal + 1, row[k] + 1});
        }
    }
    return row.back();
}

/// The most documents in any window of a length.
std::size_t mostWithin(std::span<const base::Timestamp> times, Duration length)
{
    std::size_t most = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < times.size(); ++last) {
        while (times[last].milliseconds - times[first].milliseconds >= length.milliseconds)
            ++first;
        most = std::max(most, last - first + 1);
    }
    return most;
}

/// The least and the most number in a column; none if it has anything but numbers.
struct NumberRange {
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
};

std::optional<NumberRange> numbersOf(const AlertTable& table, std::string_view field)
{
    const auto column = std::find_if(table.columns().begin(), table.columns().end(),
                                     [field](const alerts::Column& one) { return one.name() == field; });
    if (column == table.columns().end())
        return std::nullopt;
    NumberRange range;
    for (std::uint32_t code = 1; code <= column->distinctCount(); ++code) {
        const alerts::ValueView value = column->value(code);
        double number = 0;
        const auto read = std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
        if (value.kind != ValueKind::Number || read.ec != std::errc{})
            return std::nullopt;
        range.least = std::min(range.least, number);
        range.most = std::max(range.most, number);
    }
    return range.least <= range.most ? std::optional(range) : std::nullopt;
}

/// Whether a comparison never holds for numbers of a range.
bool isNever(const rules::Comparison& comparison, const NumberRange& range)
{
    if (comparison.threshold.empty())
        return false;
    const std::string& sign = comparison.comparator;
    const double first = comparison.threshold.front();
    if (sign == ">")
        return range.most <= first;
    if (sign == ">=" || sign == "between")
        return range.most < first;
    return sign == "<" ? range.least >= first : sign == "<=" && range.least > first;
}

std::string textOf(const rules::Comparison& comparison)
{
    return fmt::format("{} {}", comparison.comparator, fmt::join(comparison.threshold, " and "));
}

class Fit {
public:
    Fit(RuleCheck& check, const AlertTable& table, const std::vector<FieldStatistics>& statistics)
        : m_check(check), m_table(table), m_statistics(statistics)
    {
    }

    void checkField(const RuleFieldUse& use)
    {
        if (use.use == FieldUse::Query || use.path.ends_with(".filter"))
            return; // findQueryMisfits() has them
        if (!hasField(m_table, use.field))
            return sayMissing(use);
        const FieldStatistics* const statistics = statisticsOf(use.field);
        if (statistics == nullptr) {
            if (use.use == FieldUse::Group && isObject(use.field))
                say(use, fmt::format("{} is an object in these documents: nothing is grouped by it. Name one of its "
                                     "fields.",
                                     use.field));
            return;
        }
        if (use.use == FieldUse::Numbers && statistics->documentsOf(ValueKind::Number) == 0 && !statistics->isList())
            say(use, fmt::format("{} has no numbers in these documents, so there is nothing to compare.", use.field));
        if (use.use == FieldUse::Group)
            checkGrouping(use, *statistics, "group");
    }

    void checkCasesGrouping()
    {
        const rules::Rule& rule = m_check.rule();
        if (!rule.casesAction || rule.casesAction->groupBy.empty())
            return;
        const std::string& field = rule.casesAction->groupBy;
        const bool areDocuments = std::holds_alternative<rules::CustomQueryParameters>(rule.parameters)
            || std::holds_alternative<rules::NewTermsParameters>(rule.parameters);
        const RuleFieldUse use{.field = field, .use = FieldUse::CaseGroup, .path = {}};
        if (!areDocuments)
            return; // their alerts are made by Kibana: rules::validate() knows what is in them
        if (!hasField(m_table, field))
            return sayMissing(use);
        if (const FieldStatistics* const statistics = statisticsOf(field))
            return checkGrouping(use, *statistics, "case");
        if (field == "_id" || isUniqueTime(field))
            say(use, fmt::format("{} is another in nearly each document: nearly each of them gets a case of its own.",
                                 field));
        else if (isObject(field))
            say(use, fmt::format("{} is an object in these documents: all that is in it is the value that cases are "
                                 "made by. Name one of its fields.",
                                 field));
    }

    /// Counts of documents that no window of these has.
    void checkReach()
    {
        const rules::Rule& rule = m_check.rule();
        const auto from = rules::parseLookBack(rule.from);
        const auto* const threshold = std::get_if<rules::ThresholdParameters>(&rule.parameters);
        if (threshold != nullptr && from) {
            checkCount(">=", static_cast<double>(threshold->value), *from, "threshold.value");
            if (!threshold->cardinality.empty()) {
                const auto& [field, value] = threshold->cardinality.front();
                checkValues({.comparator = ">=", .threshold = {static_cast<double>(value)}}, field,
                            "threshold.cardinality.0.value");
            }
        }
        if (const auto* const query = std::get_if<rules::EsQueryParameters>(&rule.parameters))
            checkAggregation(query->aggregation);
        if (const auto* const index = std::get_if<rules::IndexThresholdParameters>(&rule.parameters))
            checkAggregation(index->aggregation);
        if (const auto* const custom = std::get_if<rules::CustomThresholdParameters>(&rule.parameters))
            checkCriteria(*custom);
    }

private:
    void say(const RuleFieldUse& use, std::string text, std::optional<RuleCheck::Fix> fix = std::nullopt)
    {
        switch (use.use) {
        case FieldUse::CaseGroup: return m_check.warning(RuleField::GroupBy, std::move(text), std::move(fix));
        case FieldUse::Time: return m_check.warning(RuleField::TimeField, std::move(text), std::move(fix));
        default: return m_check.warningAt(use.path, std::move(text), std::move(fix));
        }
    }

    void sayMissing(const RuleFieldUse& use)
    {
        const std::string near = nearestField(m_table, use.field);
        const std::string json = rules::quotedJson(near);
        std::optional<RuleCheck::Fix> fix;
        if (!near.empty())
            fix = RuleCheck::Fix{fmt::format("Take {}.", near), use.use == FieldUse::CaseGroup ? '[' + json + ']' : json};
        say(use,
            fmt::format("None of these documents has {}.{}", use.field,
                        near.empty() ? std::string() : fmt::format(" Is {} meant?", near)),
            std::move(fix));
    }

    void checkGrouping(const RuleFieldUse& use, const FieldStatistics& statistics, std::string_view what)
    {
        const std::string& field = use.field;
        if (statistics.isList() && use.use == FieldUse::CaseGroup)
            return say(use, fmt::format("{} is a list in {} of {} documents: the whole list in its order is the value "
                                        "that {}s are made by.",
                                        field, statistics.documentsOf(ValueKind::List), statistics.documents, what));
        switch (alerts::groupingAdvice(statistics)) {
        case GroupingAdvice::NearlyUnique:
            return say(use, fmt::format("{} has {} values in {} documents: nearly each of them gets a {} of its own.",
                                        field, statistics.values, statistics.present, what));
        case GroupingAdvice::LongText:
            return say(use, fmt::format("{} is a text, not a keyword: Elasticsearch does not group by it, and its values "
                                        "are long for names of {}s.",
                                        field, what));
        case GroupingAdvice::OftenMissing:
            return say(use, fmt::format("{} of {} documents do not have {}{}.", statistics.documents - statistics.present,
                                        statistics.documents, field,
                                        use.use == FieldUse::CaseGroup ? ": they share one group, unknown"
                                                                       : ": they count in no group"));
        case GroupingAdvice::OneValue:
            if (use.use == FieldUse::CaseGroup)
                say(use, fmt::format("{} has one value in all documents: cases are not told apart by it.", field));
            return;
        default: return;
        }
    }

    [[nodiscard]] const FieldStatistics* statisticsOf(std::string_view field) const
    {
        const auto found = std::find_if(m_statistics.begin(), m_statistics.end(),
                                        [field](const FieldStatistics& one) { return one.name == field; });
        return found == m_statistics.end() ? nullptr : &*found;
    }

    void checkCount(std::string_view comparator, double wanted, Duration length, const std::string& path)
    {
        const std::size_t most = mostWithin(m_table.times(), length);
        const auto count = static_cast<double>(most);
        const bool isNever = comparator == ">" ? count <= wanted : count < wanted;
        if (isNever)
            m_check.warningAt(path, fmt::format("At most {} of these documents lie within {}: {} {} is never reached.",
                                                most, base::formatDuration(length), comparator, wanted));
    }

    void checkComparison(const rules::Comparison& comparison, const rules::RuleWindow& window, const std::string& path)
    {
        const auto length = rules::parseInterval(fmt::format("{}{}", window.size, window.unit));
        const bool isAbove = comparison.comparator == ">" || comparison.comparator == ">=";
        const bool isBetween = comparison.comparator == "between";
        if (length && !comparison.threshold.empty() && (isAbove || isBetween))
            checkCount(isBetween ? ">=" : comparison.comparator, comparison.threshold.front(), *length, path);
    }

    void checkAggregation(const rules::WindowAggregation& aggregation)
    {
        const std::string& type = aggregation.aggType;
        if (type == "count")
            checkComparison(aggregation.comparison, aggregation.window, "threshold");
        else if (type != "sum")
            checkNumbers(aggregation.comparison, aggregation.aggField, "threshold");
    }

    /// How many different values there can be; nobody counts those in lists here.
    void checkValues(const rules::Comparison& comparison, const std::string& field, const std::string& path)
    {
        const FieldStatistics* const statistics = statisticsOf(field);
        if (statistics == nullptr || statistics->isList())
            return;
        if (isNever(comparison, {.least = 0, .most = static_cast<double>(statistics->values)}))
            m_check.warningAt(path, fmt::format("{} has {} in these documents: {} is never reached.", field,
                                                statistics->values == 1 ? "1 value"
                                                                        : fmt::format("{} values", statistics->values),
                                                textOf(comparison)));
    }

    /// What lies between the least and the most number of a field: averages, percentiles, and these themselves.
    void checkNumbers(const rules::Comparison& comparison, const std::string& field, const std::string& path)
    {
        const std::optional<NumberRange> range = numbersOf(m_table, field);
        if (range && isNever(comparison, *range))
            m_check.warningAt(path, fmt::format("{} lies between {} and {} in these documents: {} is never reached.",
                                                field, range->least, range->most, textOf(comparison)));
    }

    void checkMetric(const rules::Comparison& comparison, const rules::Metric& metric, const std::string& path)
    {
        constexpr std::array<std::string_view, 5> Between{"avg", "min", "max", "p95", "p99"};
        if (metric.aggType == "cardinality")
            checkValues(comparison, metric.field, path);
        else if (std::find(Between.begin(), Between.end(), metric.aggType) != Between.end())
            checkNumbers(comparison, metric.field, path);
    }

    /// An object with values, and no value itself.
    [[nodiscard]] bool isObject(std::string_view field) const
    {
        const std::string inside = std::string(field) + '.';
        return std::any_of(m_table.columns().begin(), m_table.columns().end(),
                           [&](const alerts::Column& column) { return column.name().starts_with(inside); });
    }

    [[nodiscard]] bool isUniqueTime(std::string_view field) const
    {
        if (field != "@timestamp" && field != m_table.timeField())
            return false;
        std::size_t distinct = 0;
        std::optional<base::Timestamp> before;
        for (const base::Timestamp time : m_table.times()) {
            if (before != time)
                ++distinct;
            before = time;
        }
        return distinct * 2 > m_table.size();
    }

    void checkCriteria(const rules::CustomThresholdParameters& parameters)
    {
        for (std::size_t i = 0; i < parameters.criteria.size(); ++i) {
            const rules::Criterion& criterion = parameters.criteria[i];
            if (criterion.metrics.size() != 1 || !criterion.equation.empty())
                continue;
            const std::string path = fmt::format("criteria.{}.threshold", i);
            if (criterion.metrics[0].aggType == "count")
                checkComparison(criterion.comparison, criterion.window, path);
            else
                checkMetric(criterion.comparison, criterion.metrics[0], path);
        }
    }

    RuleCheck& m_check;
    const AlertTable& m_table;
    const std::vector<FieldStatistics>& m_statistics;
};

} // namespace

std::optional<std::vector<rules::Finding>> findMisfits(const rules::Rule& rule, const rules::VersionProfile& profile,
                                                       const AlertTable& table, const std::stop_token& stop)
{
    std::optional<std::vector<rules::Finding>> ofQueries = findQueryMisfits(rule, profile, table, stop);
    if (!ofQueries || table.size() == 0)
        return ofQueries;
    const std::optional<std::vector<FieldStatistics>> statistics = alerts::fieldStatistics(table, stop);
    if (!statistics)
        return std::nullopt;
    RuleCheck check(rule, profile);
    Fit fit(check, table, *statistics);
    for (const RuleFieldUse& use : fieldsOf(rule))
        fit.checkField(use);
    fit.checkCasesGrouping();
    fit.checkReach();
    std::optional<std::vector<rules::Finding>> ofMutes = findMuteMisfits(rule, table, stop);
    if (!ofMutes)
        return std::nullopt;
    for (std::vector<rules::Finding>* const more : {&*ofQueries, &*ofMutes})
        for (rules::Finding& finding : *more)
            check.add(std::move(finding));
    return check.take();
}

bool hasField(const AlertTable& table, std::string_view field)
{
    const std::string inside = std::string(field) + '.';
    return field == table.timeField() || field == "@timestamp" || field == "_id" || field == "_index"
        || std::any_of(table.columns().begin(), table.columns().end(), [&](const alerts::Column& column) {
               return column.name() == field || column.name().starts_with(inside);
           });
}

std::string nearestField(const AlertTable& table, std::string_view field)
{
    constexpr std::size_t Farthest = 3;
    constexpr std::string_view Keyword = ".keyword"; // what Elasticsearch adds to texts, and documents do not have
    if (const std::string_view whole = field.substr(0, field.size() - std::min(field.size(), Keyword.size()));
        field.ends_with(Keyword) && !whole.empty() && hasField(table, whole))
        return std::string(whole);
    std::string nearest;
    std::size_t least = std::min(Farthest, field.size() / 3) + 1;
    for (const alerts::Column& column : table.columns()) {
        const std::string& name = column.name();
        // The last part of a longer name, or a slip.
        const bool isLonger = name.ends_with('.' + std::string(field));
        const std::size_t difference = std::max(name.size(), field.size()) - std::min(name.size(), field.size());
        if (difference > Farthest && !isLonger)
            continue;
        const std::size_t away = isLonger ? 1 : distance(name, field);
        if (away < least || (away == least && !nearest.empty() && name < nearest)) {
            least = away;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace casewright::analysis
