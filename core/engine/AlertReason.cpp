// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AlertReason.h"

#include <cmath>
#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/Json.h"

namespace casewright::engine {
namespace {

using rules::Comparison;
using rules::RuleWindow;

/// `0.95 > 0.9 in the last 1m`.
std::string comparisonText(double value, const Comparison& comparison, const RuleWindow& window)
{
    std::vector<std::string> thresholds;
    for (const double each : comparison.threshold)
        thresholds.push_back(base::javascriptNumber(each));
    return fmt::format("{} {} {} in the last {}{}", std::isnan(value) ? "no value" : base::javascriptNumber(value),
                       comparison.comparator, fmt::join(thresholds, " and "), window.size, window.unit);
}

class Reason final {
public:
    Reason(const AlertRecords& records, const AlertRecord& record) : m_records(records), m_record(record) {}

    std::string operator()(const rules::EsQueryParameters& parameters) const { return windowText(parameters.aggregation); }
    std::string operator()(const rules::IndexThresholdParameters& parameters) const
    {
        return windowText(parameters.aggregation);
    }
    std::string operator()(const rules::CustomThresholdParameters& parameters) const
    {
        if (m_record.isNoData)
            return "no data any more" + forWhom();
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < parameters.criteria.size(); ++i)
            texts.push_back(
                comparisonText(valueOf(i), parameters.criteria[i].comparison, parameters.criteria[i].window));
        return fmt::format("{}{}", fmt::join(texts, " and "), forWhom());
    }
    std::string operator()(const rules::ThresholdParameters& parameters) const
    {
        return fmt::format("{} documents reach the threshold of {}{}", m_record.count, parameters.value, forWhom());
    }
    std::string operator()(const rules::NewTermsParameters& parameters) const
    {
        return fmt::format("{} was not seen since {}", m_records.instances[m_record.instance],
                           parameters.historyWindowStart);
    }
    template<class Other>
    std::string operator()(const Other& /*parameters*/) const
    {
        return {};
    }

private:
    [[nodiscard]] double valueOf(std::size_t criterion) const
    {
        return m_records.values[m_record.firstValue + criterion];
    }
    [[nodiscard]] std::string forWhom() const
    {
        return m_records.groups->fields().empty()
            ? std::string() : fmt::format(" for {}", m_records.instances[m_record.instance]);
    }
    [[nodiscard]] std::string windowText(const rules::WindowAggregation& aggregation) const
    {
        return comparisonText(valueOf(0), aggregation.comparison, aggregation.window) + forWhom();
    }

    const AlertRecords& m_records;
    const AlertRecord& m_record;
};

} // namespace

std::string reasonOf(const AlertRecords& records, const AlertRecord& record)
{
    return std::visit(Reason(records, record), records.rule.parameters);
}

} // namespace casewright::engine
