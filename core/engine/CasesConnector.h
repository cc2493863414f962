// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/cases/CaseConfiguration.h"
#include "core/engine/AlertGrouping.h"
#include "core/engine/AttachedAlerts.h"
#include "core/engine/Case.h"
#include "core/engine/CaseText.h"
#include "core/engine/RunResult.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::engine {

/// From the next case on, Kibana reports an error after it has attached the alert.
inline constexpr std::uint32_t MostCasesOfAnAlert = 10;

/// What an execution of the Cases action depends on, besides its alerts and the clock.
struct ConnectorSettings {
    RuleText rule;
    std::string owner;
    std::string space;
    base::Duration timeWindow;
    bool reopenClosedCases = false;
    std::uint32_t limit = 5;          ///< groups a run: what was asked for, under the version's ceiling
    rules::TitleStyle titleStyle = rules::TitleStyle::Long;
    cases::NewCaseFields newCases{};  ///< texts and tags go into each case, the rest is the same for all of them
};

/// How many groups a run may have: the version's default where the author said nothing or 0, and never more than the
/// version's ceiling.
[[nodiscard]] std::uint32_t groupLimit(std::optional<std::int64_t> maximumCasesToOpen,
                                       const rules::VersionProfile& profile);

/// Kibana's Cases connector: groups of alerts in, cases and counter records out. Executes steps 3 to 7 of
/// spec/cases-action, each for all groups before the next; AlertGrouping does the steps before. One thread.
class CasesConnector final {
public:
    explicit CasesConnector(ConnectorSettings settings) : m_settings(std::move(settings)) {}

    [[nodiscard]] const ConnectorSettings& settings() const { return m_settings; }

    /// One execution. `idNumbers` has the number of each alert's `_id`, by row. Without alerts nothing happens.
    [[nodiscard]] RunResult run(base::Timestamp now, const GroupedAlerts& grouped,
                                std::span<const std::uint32_t> idNumbers);

    /// What a person does to a case; the status it has already changes nothing.
    void setStatus(base::CaseIndex number, CaseStatus status, base::Timestamp at);
    void deleteCase(base::CaseIndex number);

    /// All cases that there ever were, also deleted ones, in order of creation.
    [[nodiscard]] const std::vector<Case>& cases() const { return m_cases; }
    /// In order of creation.
    [[nodiscard]] const std::vector<CounterRecord>& counters() const { return m_counters; }
    /// Deterministic JSON, by GroupIndex.
    [[nodiscard]] const std::vector<std::string>& groupings() const { return m_groupings; }
    /// The case that has the id now.
    [[nodiscard]] std::optional<base::CaseIndex> find(const base::CaseId& id) const;
    /// Cases that are not closed and not deleted.
    [[nodiscard]] std::uint64_t notClosed() const { return m_notClosed; }

private:
    /// A group on its way through the steps.
    struct Passage {
        AlertGroup group;
        Decision decision{};
        std::optional<base::CaseIndex> found{};   ///< the case of the counter, once it is there
    };
    using Passages = std::vector<Passage>;
    /// Lets a key be looked up without a copy of it.
    struct KeyHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
    };

    [[nodiscard]] base::GroupIndex groupIndex(std::string_view key);
    void findCounters(Passages& passages, base::Timestamp now);
    void moveWindows(Passages& passages, base::Timestamp now);
    [[nodiscard]] std::optional<RunFailure> createMissing(Passages& passages, base::Timestamp now);
    [[nodiscard]] std::optional<RunFailure> passClosed(Passages& passages, base::Timestamp now);
    void attachAll(Passages& passages, base::Timestamp now, std::span<const std::uint32_t> idNumbers,
                   RunResult& result);
    [[nodiscard]] bool fits(const Passage& passage) const;
    void attach(Passage& passage, base::Timestamp now, std::span<const std::uint32_t> idNumbers, RunResult& result);
    [[nodiscard]] std::uint32_t attachEach(Passage& passage, std::span<const std::uint32_t> idNumbers,
                                           RunResult& result);
    [[nodiscard]] Case makeCase(const Passage& passage, base::Timestamp now) const;
    [[nodiscard]] CounterRecord& counterOf(const Passage& passage);
    void raiseCounter(Passage& passage, base::Timestamp now);
    [[nodiscard]] std::optional<base::CaseIndex> currentCase(base::GroupIndex group, std::uint32_t counter) const;
    [[nodiscard]] std::string identity(std::string_view key) const;

    ConnectorSettings m_settings;
    std::vector<Case> m_cases;
    std::vector<CounterRecord> m_counters;
    std::vector<std::string> m_groupings;
    std::unordered_map<std::string, base::GroupIndex, KeyHash, std::equal_to<>> m_groups;
    std::vector<std::optional<std::uint32_t>> m_counterOf;        ///< by group: in m_counters
    std::vector<std::optional<base::CaseIndex>> m_latestCase;     ///< by group
    AttachedAlerts m_attached;
    std::uint64_t m_notClosed = 0;
};

} // namespace casewright::engine
