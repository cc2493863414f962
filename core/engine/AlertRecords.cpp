// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AlertRecords.h"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "core/alerts/AlertTableBuilder.h"
#include "core/base/Sha256.h"
#include "core/engine/AlertDocument.h"

namespace casewright::engine {
namespace {

/// Writes the documents of alerts anew each time.
class AlertTexts final : public alerts::DocumentText {
public:
    explicit AlertTexts(std::shared_ptr<const AlertRecords> records) : m_records(std::move(records)) {}

    [[nodiscard]] base::Result<std::string> document(std::uint32_t record) const override
    {
        return writeAlert(*m_records, record);
    }
    [[nodiscard]] std::uint64_t memoryUse() const override
    {
        std::uint64_t bytes = m_records->rows.capacity() * sizeof(AlertRecord)
            + m_records->values.capacity() * sizeof(double);
        for (const std::string& fields : m_records->sourceFields)
            bytes += fields.capacity() + sizeof(fields);
        return bytes;
    }

private:
    std::shared_ptr<const AlertRecords> m_records;
};

} // namespace

AlertKind alertKindOf(const rules::Rule& rule)
{
    using rules::CustomThresholdParameters;
    using rules::EsQueryParameters;
    using rules::IndexThresholdParameters;
    using rules::NewTermsParameters;
    using rules::ThresholdParameters;
    if (std::holds_alternative<EsQueryParameters>(rule.parameters))
        return {.category = "Elasticsearch query", .producer = "stackAlerts", .context = "stack"};
    if (std::holds_alternative<IndexThresholdParameters>(rule.parameters))
        return {.category = "Index threshold", .producer = "stackAlerts", .context = "stack"};
    if (std::holds_alternative<CustomThresholdParameters>(rule.parameters))
        return {.category = "Custom threshold", .producer = "observability", .context = "observability.threshold"};
    if (std::holds_alternative<ThresholdParameters>(rule.parameters))
        return {.category = "Threshold Rule", .producer = "siem", .context = "security"};
    if (std::holds_alternative<NewTermsParameters>(rule.parameters))
        return {.category = "New Terms Rule", .producer = "siem", .context = "security"};
    return {.category = "Custom Query Rule", .producer = "siem", .context = "security"};
}

std::string alertIndex(const rules::Rule& rule, std::string_view space)
{
    return fmt::format(".internal.alerts-{}.alerts-{}-000001", alertKindOf(rule).context, space);
}

std::string alertId(const rules::Rule& rule, std::string_view space, std::string_view instance, base::Timestamp at)
{
    std::string hex = base::sha256Hex(
        fmt::format("{}:{}:{}:{}", rule.id.text, space, instance, base::formatTimestamp(at)));
    hex[12] = '8'; // the version
    constexpr std::string_view Digits = "0123456789abcdef";
    constexpr std::size_t LowBits = 3;
    constexpr std::size_t Variant = 8;
    hex[16] = Digits[(Digits.find(hex[16]) & LowBits) | Variant];
    const std::string_view text(hex);
    return fmt::format("{}-{}-{}-{}-{}", text.substr(0, 8), text.substr(8, 4), text.substr(12, 4), text.substr(16, 4),
                       text.substr(20, 12));
}

std::shared_ptr<const alerts::AlertTable> tableOf(std::shared_ptr<const AlertRecords> records)
{
    std::vector<alerts::AlertTableBuilder::HandedOver> alerts;
    alerts.reserve(records->rows.size());
    const std::string index = alertIndex(records->rule, records->space);
    for (const AlertRecord& record : records->rows)
        alerts.push_back({.id = alertId(records->rule, records->space, records->instances[record.instance],
                                        record.start),
                          .index = index,
                          .at = record.at});
    std::string name = records->rule.name;
    return alerts::AlertTableBuilder::listed(std::move(name), alerts, std::make_unique<AlertTexts>(std::move(records)));
}

} // namespace casewright::engine
