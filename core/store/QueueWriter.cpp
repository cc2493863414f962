// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/QueueWriter.h"

#include <utility>

#include "core/store/SimulationThread.h"

namespace casewright::store {

/// Takes the runs of one rule.
class QueueWriter::Sink final : public engine::RunSink {
public:
    Sink(SimulationThread& thread, std::size_t rule) : m_thread(thread), m_rule(rule) {}

    [[nodiscard]] base::Result<void> prepare(const engine::AlertSource& source) override
    {
        m_thread.prepare(m_rule, source.table);
        return {};
    }
    [[nodiscard]] base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override
    {
        return m_thread.take(m_rule, std::move(run), cases);
    }

private:
    SimulationThread& m_thread;
    std::size_t m_rule;
};

base::Result<std::unique_ptr<QueueWriter>> QueueWriter::begin(const std::string& workspacePath,
                                                              std::vector<StoredSimulation> simulations,
                                                              const std::stop_token& stop)
{
    const std::size_t rules = simulations.size();
    auto thread = std::make_unique<SimulationThread>(workspacePath, std::move(simulations));
    if (base::Result<void> started = thread->start(stop); !started)
        return base::fail(started.error());
    return std::unique_ptr<QueueWriter>(new QueueWriter(std::move(thread), rules));
}

QueueWriter::QueueWriter(std::unique_ptr<SimulationThread> thread, std::size_t rules) : m_thread(std::move(thread))
{
    for (std::size_t rule = 0; rule < rules; ++rule)
        m_sinks.push_back(std::make_unique<Sink>(*m_thread, rule));
}

QueueWriter::~QueueWriter() = default;

engine::RunSink& QueueWriter::sink(std::size_t rule) { return *m_sinks[rule]; }

base::Result<void> QueueWriter::flush() { return m_thread->send(); }

base::Result<void> QueueWriter::finish(std::span<const engine::SimulationResult> results, const std::stop_token& stop)
{
    return m_thread->finish(results, stop);
}

base::Result<void> QueueWriter::abandon(SimulationState state) { return m_thread->abandon(state); }

const std::vector<std::int64_t>& QueueWriter::keys() const { return m_thread->keys(); }

double QueueWriter::storeSeconds() const { return m_thread->seconds(); }

} // namespace casewright::store
