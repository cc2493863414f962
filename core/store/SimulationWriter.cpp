// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationWriter.h"

#include <utility>
#include <vector>

#include "core/store/SimulationThread.h"

namespace casewright::store {

base::Result<std::unique_ptr<SimulationWriter>>
SimulationWriter::begin(const std::string& workspacePath, const StoredSimulation& simulation,
                        std::shared_ptr<const alerts::AlertTable> alerts, const std::stop_token& stop)
{
    auto thread = std::make_unique<SimulationThread>(workspacePath, std::vector{simulation});
    thread->prepare(0, std::move(alerts));
    if (base::Result<void> started = thread->start(stop); !started)
        return base::fail(started.error());
    return std::unique_ptr<SimulationWriter>(new SimulationWriter(std::move(thread)));
}

SimulationWriter::SimulationWriter(std::unique_ptr<SimulationThread> thread) : m_thread(std::move(thread)) {}
SimulationWriter::~SimulationWriter() = default;

base::Result<void> SimulationWriter::prepare(const engine::AlertSource& source)
{
    m_thread->prepare(0, source.table);
    return {};
}

base::Result<void> SimulationWriter::take(engine::RunResult run, const std::vector<engine::Case>& cases)
{
    return m_thread->take(0, std::move(run), cases);
}

base::Result<void> SimulationWriter::flush() { return m_thread->send(); }

base::Result<std::int64_t> SimulationWriter::finish(const engine::SimulationResult& result,
                                                    const std::stop_token& stop)
{
    return m_thread->finish({&result, 1}, stop).map([this] { return simulation(); });
}

base::Result<void> SimulationWriter::abandon(SimulationState state)
{
    return m_thread->abandon(state);
}

std::int64_t SimulationWriter::simulation() const
{
    return m_thread->keys().front();
}

double SimulationWriter::storeSeconds() const
{
    return m_thread->seconds();
}

} // namespace casewright::store
