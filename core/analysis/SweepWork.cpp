// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/SweepWork.h"

#include <algorithm>
#include <map>
#include <string>
#include <thread>
#include <utility>

namespace casewright::analysis {

using base::Result;

SweepWork::SweepWork(const SweepInput& input, std::vector<SweptSetting> points)
    : m_input(input), m_settings(std::move(points)), m_points(m_settings.size())
{
    const SweptSetting current = currentSetting(input.runs.rule, input.runs.profile);
    const auto known = std::find(m_settings.begin(), m_settings.end(), current);
    m_current = static_cast<std::size_t>(known - m_settings.begin());
    if (known == m_settings.end())
        m_settings.push_back(current);
    m_outcomes.resize(m_settings.size());
    makeBlocks();
}

/// In the order of their first points, so that those that group by the same field follow each other.
void SweepWork::makeBlocks()
{
    using RunsKey = std::pair<std::string, std::string>;                 // interval and profile
    std::map<RunsKey, std::shared_ptr<SweptRuns>> runs;
    std::map<std::pair<RunsKey, std::string>, SweepBlock*> blocks;       // and the field
    const auto groupings = std::make_shared<engine::AlertGroupings>();
    for (std::size_t i = 0; i < m_settings.size(); ++i) {
        const SweptSetting& setting = m_settings[i];
        const RunsKey key{setting.interval, setting.profile};
        std::shared_ptr<SweptRuns>& shared = runs[key];
        if (!shared) {
            engine::RunsInput input = m_input.runs;
            input.rule = withSetting(std::move(input.rule), setting);
            input.profile = rules::versionProfile(setting.profile).value();
            shared = std::make_shared<SweptRuns>(std::move(input), groupings);
        }
        SweepBlock*& block = blocks[{key, setting.groupBy}];
        if (block == nullptr)
            block = m_blocks.emplace_back(std::make_unique<SweepBlock>(m_input, shared)).get();
        block->add(i);
    }
    for (const std::unique_ptr<SweepBlock>& block : m_blocks)
        block->sort(m_settings);
}

Result<Sweep> SweepWork::run(const CellSink& done, base::Progress* progress, const std::stop_token& stop,
                             std::size_t threads)
{
    const Listeners listeners{.done = done, .progress = progress, .stop = stop};
    if (progress != nullptr)
        progress->begin(m_points);
    {
        std::vector<std::jthread> workers;
        const std::size_t wanted = threads > 0 ? threads : std::thread::hardware_concurrency();
        const std::size_t most = std::min<std::size_t>(wanted, m_settings.size());
        for (std::size_t i = 0; i < std::max<std::size_t>(most, 1); ++i)
            workers.emplace_back([this, &listeners] { work(listeners); });
    }
    if (stop.stop_requested())
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    Result<SweepOutcome>& now = *m_outcomes[m_current];
    if (!now)
        return base::fail(now.error());
    Sweep sweep{.points = {}, .cells = {}, .current = m_settings[m_current], .now = *now};
    for (std::size_t i = 0; i < m_points; ++i)
        sweep.cells.push_back({.point = i, .outcome = std::move(*m_outcomes[i])});
    m_settings.resize(m_points);
    sweep.points = std::move(m_settings);
    return sweep;
}

std::size_t SweepWork::simulations() const
{
    std::size_t sum = 0;
    for (const std::unique_ptr<SweepBlock>& block : m_blocks)
        sum += block->simulations();
    return sum;
}

void SweepWork::work(const Listeners& listeners)
{
    for (std::size_t i = m_nextBlock++; i < m_blocks.size(); i = m_nextBlock++)
        finish(*m_blocks[i], listeners);
    for (const std::unique_ptr<SweepBlock>& block : m_blocks)
        finish(*block, listeners);
}

void SweepWork::finish(SweepBlock& block, const Listeners& listeners)
{
    for (std::optional<std::size_t> point = block.next(); point; point = block.next()) {
        if (listeners.stop.stop_requested())
            return;
        Result<SweepOutcome> outcome = block.simulate(m_settings[*point], listeners.stop);
        block.finishPoint();
        if (!listeners.stop.stop_requested())
            take(*point, std::move(outcome), listeners);
    }
}

/// Cells are handed over one at a time.
void SweepWork::take(std::size_t point, Result<SweepOutcome> outcome, const Listeners& listeners)
{
    const std::scoped_lock lock(m_mutex);
    m_outcomes[point] = std::move(outcome);
    if (point >= m_points)
        return;
    if (listeners.done)
        listeners.done({.point = point, .outcome = *m_outcomes[point]});
    ++m_done;
    if (listeners.progress != nullptr)
        listeners.progress->advanceTo(m_done);
}

} // namespace casewright::analysis
