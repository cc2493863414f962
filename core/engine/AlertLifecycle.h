// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/rules/Rule.h"

namespace casewright::engine {

/// The numbers that decide when what is reported is an alert (spec/alerting, "Lifecycle rules, exactly", 5 to 7).
struct LifecycleSettings {
    std::uint64_t delay = 1;                 ///< runs in a row before an instance is an alert
    std::size_t mostAlerts = 1'000;          ///< Kibana's run.alerts.max
    bool flapping = true;
    std::uint32_t lookBack = 20;             ///< entries of a history, 1 to 64
    std::uint32_t statusChanges = 4;         ///< so many of them make an alert flap

    [[nodiscard]] static LifecycleSettings of(const rules::Rule& rule);
};

/// Who is new, goes on and recovers, run by run: instances by their numbers in, alerts out. An alert is one life of an
/// instance, from becoming new to recovering; alerts are numbered from 0 as they become new. One thread.
class AlertLifecycle final {
public:
    struct Alert {
        std::uint32_t number;
        std::uint32_t instance;
    };

    AlertLifecycle(LifecycleSettings settings, std::uint32_t instances);

    /// One run. `tick` grows; runs that were left out had nothing reported and nothing active.
    void run(std::int64_t tick, std::span<const std::uint32_t> reported);

    // Of the latest run.
    /// Active after it: those that went on, in order of their start and as they were reported then, then the new ones
    /// in
    /// reported order.
    [[nodiscard]] const std::vector<Alert>& active() const { return m_active; }
    [[nodiscard]] std::span<const Alert> started() const { return std::span(m_active).subspan(m_ongoing); }
    [[nodiscard]] std::span<const Alert> ongoing() const { return std::span(m_active).first(m_ongoing); }
    /// In the order in which they were active.
    [[nodiscard]] const std::vector<Alert>& recovered() const { return m_recovered; }
    /// Alerts that began to flap, or ceased to.
    [[nodiscard]] const std::vector<std::uint32_t>& turned() const { return m_turned; }
    [[nodiscard]] bool isReported(std::uint32_t instance) const
    {
        return m_instances[instance].reportedAt == m_tick;
    }
    [[nodiscard]] bool isFlapping(std::uint32_t instance) const { return m_instances[instance].isFlapping; }

private:
    struct Instance {
        std::uint64_t history = 0;               ///< the newest entry is the lowest bit
        std::uint32_t held = 0;                  ///< entries of it
        std::uint32_t pendingRecoveries = 0;     ///< runs in a row that it is held without a report
        std::optional<std::int64_t> historyAt{}; ///< the tick of the newest entry; none: never active
        std::optional<std::int64_t> reportedAt{};
        std::uint64_t reportedInRow = 0;
        bool isActive = false;
        bool isFlapping = false;
    };
    [[nodiscard]] bool noteReports(std::span<const std::uint32_t> reported);
    void turnFlapping();
    [[nodiscard]] bool staysActive(Instance& instance, bool isLimited) const;
    void start(std::span<const std::uint32_t> reported, bool isLimited);
    void enter(Instance& instance, bool entry) const;

    LifecycleSettings m_settings;
    std::vector<Instance> m_instances;
    std::vector<Alert> m_active;
    std::vector<Alert> m_recovered;
    std::vector<std::uint32_t> m_turned;
    std::size_t m_ongoing = 0;
    std::uint32_t m_next = 0;          ///< the number of the next alert
    std::optional<std::int64_t> m_tick{};
};

} // namespace casewright::engine
