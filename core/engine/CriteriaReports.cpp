// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/CriteriaReports.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/engine/Ticks.h"
#include "core/rules/TimeWindow.h"

namespace casewright::engine {
namespace {

using base::ErrorCode;
using base::Result;
using base::Timestamp;

base::Location placeOf(std::string field) { return {.file = {}, .field = std::move(field)}; }

} // namespace

Result<std::unique_ptr<InstanceReports>> CriteriaReports::make(const rules::CustomThresholdParameters& parameters,
                                                               const MatchingDocuments& documents,
                                                               const DocumentGroups& groups,
                                                               const std::stop_token& stop)
{
    if (parameters.criteria.empty())
        return base::fail(ErrorCode::MissingValue, "The rule has no criteria, so that it can never alert. Add one.",
                          placeOf("params.criteria"));
    std::vector<Criterion> criteria;
    base::Duration longest{};
    for (const rules::Criterion& each : parameters.criteria) {
        Result<Criterion> made = makeCriterion(each, documents, groups, criteria.size(), stop);
        if (!made)
            return base::fail(made.error());
        longest = std::max(longest, made->window);
        criteria.push_back(std::move(*made));
    }
    std::unique_ptr<CriteriaReports> reports(
        new CriteriaReports(GroupWindow(documents, groups, longest), std::move(criteria)));
    reports->m_isGrouped = !groups.fields().empty();
    reports->m_reportsGone = reports->m_isGrouped && parameters.alertOnGroupDisappear.value_or(true);
    reports->m_reportsNoData = !reports->m_isGrouped && parameters.alertOnNoData.value_or(false);
    reports->m_holdsOnNothing = reports->allHold(std::nullopt);
    return Result<std::unique_ptr<InstanceReports>>(std::move(reports));
}

CriteriaReports::CriteriaReports(const GroupWindow& window, std::vector<Criterion> criteria)
    : m_window(window), m_criteria(std::move(criteria))
{
}

Result<CriteriaReports::Criterion> CriteriaReports::makeCriterion(const rules::Criterion& criterion,
                                                                  const MatchingDocuments& documents,
                                                                  const DocumentGroups& groups, std::size_t number,
                                                                  const std::stop_token& stop)
{
    const std::string place = fmt::format("params.criteria[{}]", number);
    const Result<base::Duration> window =
        rules::parseInterval(fmt::format("{}{}", criterion.window.size, criterion.window.unit));
    if (!window)
        return base::fail(ErrorCode::InvalidValue, window.error().text, placeOf(place + ".timeSize"));
    const base::Duration length = atMostLongest(*window);
    const Result<Comparator> comparator = Comparator::parse(criterion.comparison, place + ".threshold");
    if (!comparator)
        return base::fail(comparator.error());
    Criterion made{.comparator = *comparator, .metrics = {}, .letters = {}, .equation = {}, .window = length};
    for (std::size_t i = 0; i < criterion.metrics.size(); ++i) {
        const rules::Metric& metric = criterion.metrics[i];
        const std::string metricPlace = fmt::format("{}.metrics[{}]", place, i);
        const bool isLetter = metric.name.size() == 1 && metric.name[0] >= 'A' && metric.name[0] <= 'Z';
        const auto letter = static_cast<std::uint8_t>(isLetter ? metric.name[0] - 'A' : 0);
        const bool isTaken = std::find(made.letters.begin(), made.letters.end(), letter) != made.letters.end();
        if (!isLetter || isTaken)
            return base::fail(ErrorCode::InvalidValue,
                              "A metric needs a name of its own, a letter from A to Z, by which equations call it.",
                              placeOf(metricPlace + ".name"));
        Result<WindowMetric> read = WindowMetric::make(metric, length, documents, groups, metricPlace, stop);
        if (!read)
            return base::fail(read.error());
        made.metrics.push_back(std::move(*read));
        made.letters.push_back(letter);
    }
    if (made.metrics.empty())
        return base::fail(ErrorCode::MissingValue, "A criterion needs a metric to compare.",
                          placeOf(place + ".metrics"));
    if (const Result<void> done = readEquation(criterion, place, made); !done)
        return base::fail(done.error());
    return made;
}

Result<void> CriteriaReports::readEquation(const rules::Criterion& criterion, std::string_view place, Criterion& into)
{
    if (criterion.equation.find_first_not_of(" \t\r\n") == std::string::npos)
        return {};
    Result<rules::Equation> equation = rules::Equation::parse(criterion.equation);
    const std::string field = fmt::format("{}.equation", place);
    if (!equation)
        return base::fail(equation.error().code, equation.error().text, placeOf(field));
    for (const std::uint8_t letter : equation->metrics())
        if (std::find(into.letters.begin(), into.letters.end(), letter) == into.letters.end())
            return base::fail(ErrorCode::InvalidValue,
                              fmt::format("The equation names {}, and the criterion has no such metric.",
                                          static_cast<char>('A' + letter)),
                              placeOf(field));
    into.equation = std::move(*equation);
    return {};
}

std::optional<double> CriteriaReports::valueOf(Criterion& criterion, std::optional<std::uint32_t> group)
{
    const auto valueAt = [&](std::size_t number) {
        WindowMetric& metric = criterion.metrics[number];
        return group ? metric.value(*group) : metric.valueOfNothing();
    };
    if (criterion.equation) {
        rules::MetricValues values;
        for (std::size_t i = 0; i < criterion.metrics.size(); ++i)
            values[criterion.letters[i]] = valueAt(i);
        return criterion.equation->value(values);
    }
    double sum = 0;
    for (std::size_t i = 0; i < criterion.metrics.size(); ++i) {
        const std::optional<double> value = valueAt(i);
        if (!value)
            return std::nullopt;
        sum += *value;
    }
    return sum;
}

bool CriteriaReports::allHold(std::optional<std::uint32_t> group)
{
    return std::all_of(m_criteria.begin(), m_criteria.end(), [group](Criterion& criterion) {
        const std::optional<double> value = valueOf(criterion, group);
        return value && criterion.comparator.holds(*value);
    });
}

Result<void> CriteriaReports::moveTo(Timestamp now, const std::stop_token& stop)
{
    m_window.moveTo(now);
    for (Criterion& criterion : m_criteria)
        for (WindowMetric& metric : criterion.metrics)
            if (Result<void> done = metric.moveTo(now, std::nullopt, stop); !done)
                return done;
    m_reported.clear();
    if (m_isGrouped)
        reportGroups();
    else if (allHold(0) || (m_reportsNoData && m_window.isEmpty()))
        m_reported.push_back(0);
    return {};
}

/// In ascending order of the keys, which is that of their numbers; among them those that went away.
void CriteriaReports::reportGroups()
{
    const std::span<const std::uint32_t> there = m_window.groups();
    if (!m_reportsGone) {
        std::copy_if(there.begin(), there.end(), std::back_inserter(m_reported),
                     [this](std::uint32_t group) { return allHold(group); });
        return;
    }
    for (const std::uint32_t group : m_known)
        if (m_window.count(group) == 0)
            m_reported.push_back(group);
    const auto gone = static_cast<std::ptrdiff_t>(m_reported.size());
    std::copy_if(there.begin(), there.end(), std::back_inserter(m_reported),
                 [this](std::uint32_t group) { return allHold(group); });
    std::inplace_merge(m_reported.begin(), m_reported.begin() + gone, m_reported.end());
    std::vector<std::uint32_t> known;
    known.reserve(std::max(m_known.size(), there.size()));
    std::set_union(m_known.begin(), m_known.end(), there.begin(), there.end(), std::back_inserter(known));
    m_known = std::move(known);
}

ReportDetails CriteriaReports::details(std::uint32_t instance)
{
    ReportDetails details;
    for (Criterion& criterion : m_criteria)
        details.values.push_back(valueOf(criterion, instance));
    if (m_window.count(instance) > 0)
        details.newest = m_window.newest(instance);
    details.isNoData = m_isGrouped ? !details.newest : m_window.isEmpty() && !m_holdsOnNothing;
    return details;
}

bool CriteriaReports::reportsOnNothing() const
{
    return m_isGrouped ? !m_known.empty() : m_holdsOnNothing || m_reportsNoData;
}

} // namespace casewright::engine
