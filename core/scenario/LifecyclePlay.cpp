// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/LifecyclePlay.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/engine/Simulation.h"
#include "core/scenario/AuditBins.h"

namespace casewright::scenario {
namespace {

using base::Json;
using base::Result;

/// Writes the runs down as they come, and which alerts each case got.
class Recorder final : public engine::RunSink {
public:
    [[nodiscard]] Result<void> prepare(const engine::AlertSource& source) override
    {
        m_source = source;
        return {};
    }

    [[nodiscard]] Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override
    {
        m_alerts.resize(cases.size());
        for (const engine::Decision& decision : run.decisions)
            for (std::uint32_t i = 0; i < decision.attached; ++i)
                m_alerts[decision.caseIndex.value].push_back(
                    m_source.table->id(run.attached[std::size_t{decision.firstAttached} + i]));
        const engine::RunInstances& instances = run.instances;
        if (instances.started.empty() && instances.ongoing.empty() && instances.recovered.empty())
            return {};
        Json written = {{"at", base::formatTimestamp(run.at)},
                        {"new", names(instances.started)},
                        {"ongoing", names(instances.ongoing)},
                        {"recovered", names(instances.recovered)},
                        {"handedOver", run.alerts}};
        if (!instances.flapping.empty())
            written["flapping"] = names(instances.flapping);
        if (!instances.counts.empty())
            written["counts"] = instances.counts;
        m_runs.push_back(std::move(written));
        return {};
    }

    [[nodiscard]] Json write(const engine::SimulationResult& result)
    {
        const engine::Audit& audit = result.summary.audit;
        m_alerts.resize(result.cases.size());
        Json cases = Json::array();
        for (std::size_t i = 0; i < result.cases.size(); ++i)
            cases.push_back({{"id", result.cases[i].id.text},
                             {"title", result.cases[i].title},
                             {"counter", result.cases[i].counter},
                             {"alerts", m_alerts[i]}});
        Json bins = auditBins(audit);
        bins["handedOver"] = audit.handedOver();
        return {{"runs", std::move(m_runs)},
                {"audit", std::move(bins)},
                {"cases", std::move(cases)}};
    }

private:
    [[nodiscard]] Json names(const std::vector<std::uint32_t>& numbers) const
    {
        Json list = Json::array();
        for (const std::uint32_t number : numbers)
            list.push_back((*m_source.instances)[number]);
        return list;
    }

    engine::AlertSource m_source;
    Json m_runs = Json::array();
    std::vector<std::vector<std::string>> m_alerts;   ///< ids, by case
};

} // namespace

Result<Json> play(const LifecycleFile& file, std::stop_token stop)
{
    engine::SimulationInput input; // one by one: g++ 12 takes a part of it for uninitialized otherwise
    input.rule = file.rule;
    input.alerts = file.documents;
    input.profile = file.profile;
    input.space = file.space;
    input.silences = file.silences;
    Recorder recorder;
    const Result<engine::SimulationResult> result = engine::simulate(input, &recorder, nullptr, stop);
    if (!result && result.error().code == base::ErrorCode::Cancelled)
        return base::fail(result.error());
    if (!result) {
        const std::string field = result.error().location ? result.error().location->field + ": " : std::string();
        return base::fail(file.file.errorAt(result.error().code, field + result.error().text, "/rule"));
    }
    return recorder.write(*result);
}

} // namespace casewright::scenario
