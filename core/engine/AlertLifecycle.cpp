// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AlertLifecycle.h"

#include <algorithm>
#include <bit>

namespace casewright::engine {
namespace {

constexpr std::int64_t LongestHistory = 64;

std::uint64_t lowest(std::uint32_t bits) { return bits >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1; }

} // namespace

LifecycleSettings LifecycleSettings::of(const rules::Rule& rule)
{
    LifecycleSettings settings{.delay = static_cast<std::uint64_t>(std::max<std::int64_t>(rule.alertDelay, 1))};
    if (!rule.flapping)
        return settings;
    settings.flapping = rule.flapping->enabled;
    const auto within = [](std::int64_t number) {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 1, LongestHistory));
    };
    settings.lookBack = within(rule.flapping->lookBackWindow);
    settings.statusChanges = within(rule.flapping->statusChangeThreshold);
    return settings;
}

AlertLifecycle::AlertLifecycle(LifecycleSettings settings, std::uint32_t instances)
    : m_settings(settings), m_instances(instances)
{
}

void AlertLifecycle::run(std::int64_t tick, std::span<const std::uint32_t> reported)
{
    m_tick = tick;
    const bool isLimited = noteReports(reported);
    turnFlapping();
    m_recovered.clear();
    std::size_t kept = 0;
    for (const Alert alert : m_active) {
        Instance& instance = m_instances[alert.instance];
        if (staysActive(instance, isLimited)) {
            m_active[kept++] = alert;
            continue;
        }
        instance.isActive = false;
        instance.isFlapping = false;
        m_recovered.push_back(alert);
    }
    m_active.resize(kept);
    m_ongoing = kept;
    start(reported, isLimited);
}

/// Counts reports in a row. Whether so many are alerts that the limit of a run is reached.
bool AlertLifecycle::noteReports(std::span<const std::uint32_t> reported)
{
    std::size_t alerts = 0;
    for (const std::uint32_t number : reported) {
        Instance& instance = m_instances[number];
        const bool isInRow = instance.reportedAt && *instance.reportedAt == *m_tick - 1;
        instance.reportedInRow = isInRow ? instance.reportedInRow + 1 : 1;
        instance.reportedAt = m_tick;
        alerts += instance.isActive || instance.reportedInRow >= m_settings.delay ? 1U : 0U;
    }
    return alerts > m_settings.mostAlerts;
}

/// The status of active instances, from the history as it stands before this run's entry.
void AlertLifecycle::turnFlapping()
{
    m_turned.clear();
    if (!m_settings.flapping)
        return;
    for (const Alert alert : m_active) {
        Instance& instance = m_instances[alert.instance];
        const auto changes = static_cast<std::uint32_t>(std::popcount(instance.history));
        const bool turns = instance.isFlapping ? instance.held == m_settings.lookBack && changes == 0
                                               : changes >= m_settings.statusChanges;
        if (!turns)
            continue;
        instance.isFlapping = !instance.isFlapping;
        m_turned.push_back(alert.number);
    }
}

/// Enters this run into the history of an active instance. A flapping one that is not reported is held for a while.
bool AlertLifecycle::staysActive(Instance& instance, bool isLimited) const
{
    const bool isReported = instance.reportedAt == m_tick;
    enter(instance, !isReported && !isLimited);
    if (isReported || isLimited) {
        instance.pendingRecoveries = 0;
        return true;
    }
    if (instance.isFlapping && ++instance.pendingRecoveries < m_settings.statusChanges)
        return true;
    instance.pendingRecoveries = 0;
    return false;
}

void AlertLifecycle::start(std::span<const std::uint32_t> reported, bool isLimited)
{
    for (const std::uint32_t number : reported) {
        Instance& instance = m_instances[number];
        if (instance.isActive || instance.reportedInRow < m_settings.delay)
            continue;
        if (isLimited && m_active.size() >= m_settings.mostAlerts)
            break;
        instance.isActive = true;
        enter(instance, true);
        m_active.push_back({.number = m_next++, .instance = number});
    }
}

/// One entry for this run, after one `false` for each run since the entry before: the instance was recovered then.
void AlertLifecycle::enter(Instance& instance, bool entry) const
{
    const std::int64_t missed =
        instance.historyAt ? std::clamp<std::int64_t>(*m_tick - *instance.historyAt - 1, 0, LongestHistory) : 0;
    instance.history = missed >= LongestHistory ? 0 : instance.history << static_cast<unsigned>(missed);
    instance.history = ((instance.history << 1U) | (entry ? 1U : 0U)) & lowest(m_settings.lookBack);
    instance.held = std::min(instance.held + static_cast<std::uint32_t>(missed) + 1, m_settings.lookBack);
    instance.historyAt = m_tick;
}

} // namespace casewright::engine
