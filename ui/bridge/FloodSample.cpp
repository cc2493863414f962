// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/FloodSample.h"

#include <memory>
#include <utility>

#include "core/alerts/FloodSample.h"

namespace casewright::ui {
namespace {

base::Result<FloodSample::Counted> count(const alerts::Flood& flood, std::uint64_t seed, const std::stop_token& stop)
{
    const base::Result<std::uint32_t> whole = alerts::documentCount(flood);
    if (!whole)
        return base::fail(whole.error());
    base::Result<alerts::Flood> sample = alerts::thinned(flood, FloodSample::Most);
    if (!sample)
        return base::fail(std::move(sample.error()));
    const base::Result<std::shared_ptr<const alerts::AlertTable>> table
        = alerts::generate(*sample, seed, nullptr, stop);
    if (!table)
        return base::fail(table.error());
    std::optional<std::vector<alerts::FieldStatistics>> fields = alerts::fieldStatistics(**table, stop);
    if (!fields)
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    return FloodSample::Counted{.fields = std::move(*fields),
                                .documents = (*table)->size(),
                                .whole = *whole,
                                .isMixed = flood.mix.has_value()};
}

} // namespace

FloodSample::FloodSample(QObject* parent) : QObject(parent), m_job(this) {}

void FloodSample::start(const alerts::Flood& flood, std::uint64_t seed)
{
    m_job.start([flood, seed](const std::stop_token& stop) { return count(flood, seed, stop); },
                [this](base::Result<Counted> sample) {
                    // What is wrong with the flood is said by its form.
                    if (!sample)
                        return;
                    m_last = std::move(*sample);
                    Q_EMIT counted();
                });
}

void FloodSample::cancel()
{
    m_job.cancel();
    forget();
}

} // namespace casewright::ui
