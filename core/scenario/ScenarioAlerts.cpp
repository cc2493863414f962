// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/ScenarioAlerts.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/TimeValue.h"

namespace casewright::scenario {
namespace {

using base::Json;

/// Of one alert or another of the file.
class FileText final : public alerts::DocumentText {
public:
    FileText(std::shared_ptr<const Json> root, std::vector<const Json*> alerts)
        : m_root(std::move(root)), m_alerts(std::move(alerts))
    {
    }

    [[nodiscard]] base::Result<std::string> document(std::uint32_t record) const override
    {
        return m_alerts[record]->dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    [[nodiscard]] std::uint64_t memoryUse() const override { return m_alerts.capacity() * sizeof(const Json*); }

private:
    std::shared_ptr<const Json> m_root;   ///< keeps the alerts alive
    std::vector<const Json*> m_alerts;
};

base::Timestamp timeOf(const Json& alert, base::Timestamp otherwise)
{
    const auto time = alert.find("@timestamp");
    if (time == alert.end())
        return otherwise;
    if (time->is_string())
        return alerts::parseTimeValue(time->get_ref<const std::string&>()).value_or(otherwise);
    return time->is_number() ? alerts::parseTimeNumber(time->dump()).value_or(otherwise) : otherwise;
}

std::string indexOf(const Json& alert, const std::string& otherwise)
{
    const auto index = alert.find("_index");
    return index != alert.end() && index->is_string() ? index->get<std::string>() : otherwise;
}

} // namespace

std::shared_ptr<const alerts::AlertTable> alertsOf(const Scenario& scenario)
{
    std::vector<alerts::AlertTableBuilder::HandedOver> list;
    std::vector<const Json*> documents;
    for (const TimelineStep& step : scenario.timeline) {
        const RunStep* const run = std::get_if<RunStep>(&step.what);
        if (!run)
            continue;
        for (const Json* const alert : run->alerts) {
            list.push_back({.id = alert->at("_id").get<std::string>(),
                            .index = indexOf(*alert, scenario.name),
                            .at = timeOf(*alert, step.at)});
            documents.push_back(alert);
        }
    }
    return alerts::AlertTableBuilder::listed(scenario.name, list,
                                             std::make_unique<FileText>(scenario.file.root, std::move(documents)));
}

} // namespace casewright::scenario
