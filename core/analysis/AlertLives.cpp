// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/AlertLives.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/analysis/Explanation.h"
#include "core/engine/AlertDocument.h"
#include "core/engine/DocumentGroups.h"
#include "core/engine/InstanceReports.h"
#include "core/engine/MatchingDocuments.h"
#include "core/engine/RuleEvaluation.h"
#include "core/engine/RuleSilences.h"
#include "core/engine/Ticks.h"
#include "core/rules/RuleTypes.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::AlertRow;
using base::Result;
using base::Timestamp;
using engine::DueRun;
using engine::SimulationInput;

base::Error stopped() { return {base::ErrorCode::Cancelled, "stopped on request", std::nullopt}; }

/// Follows lives while it is shown the runs, one after the other.
class LifeWatch final {
public:
    LifeWatch(const SimulationInput& input, const engine::RunSource& runs, const AlertQuestion& question)
        : m_question(question), m_wanted(question.instances.begin(), question.instances.end()),
          m_silences(input.rule, input.silences, {.from = runs.span().firstAt, .to = runs.span().lastAt}),
          m_endsAtOnce(rules::isDetectionRule(input.rule.ruleTypeId)),
          m_hasRowsOfOngoing(!m_endsAtOnce
                             && engine::changesFromRunToRun(input.rule, input.rule.casesAction->groupBy))
    {
        const std::vector<std::string>& names = m_silences.mutedInstances();
        const std::unordered_set<std::string> muted(names.begin(), names.end());
        for (const std::string& name : *runs.source().instances)
            m_isMuted.push_back(muted.count(name) > 0);
    }

    void show(const DueRun& run)
    {
        if (m_endsAtOnce)
            m_active.clear();
        for (const std::uint32_t instance : run.instances.recovered) {
            if (const auto active = m_active.find(instance); active != m_active.end() && active->second.life)
                m_lives[*active->second.life].told.recovered = run.at;
            m_active.erase(instance);
        }
        const auto started = static_cast<std::uint32_t>(run.instances.started.size());
        std::uint64_t place = 0;
        for (std::uint32_t i = 0; i < started; ++i)
            begin(run, run.instances.started[i], {m_rows + i}, place);
        m_rows += started;
        place = 0;
        for (const std::uint32_t instance : run.instances.ongoing) {
            Active& active = m_active[instance];
            if (m_hasRowsOfOngoing)
                active.row = {m_rows++};
            note(run, instance, active, false, place);
        }
    }

    [[nodiscard]] std::vector<AlertLife> take()
    {
        std::unordered_map<std::uint32_t, std::uint64_t> lives;
        for (const auto& [instance, count] : m_counts)
            lives[instance] = count;
        for (AlertLife& life : m_lives)
            life.told.lives = lives[life.instance];
        return std::move(m_lives);
    }

private:
    struct Active {
        Timestamp start{};
        AlertRow row{};
        std::optional<std::size_t> life{};   ///< if somebody asks for it
    };

    void begin(const DueRun& run, std::uint32_t instance, AlertRow row, std::uint64_t& place)
    {
        Active active{.start = run.at, .row = row};
        const std::uint64_t number = ++m_counts[instance];
        if (m_wanted.count(instance) > 0 || m_question.row == row) {
            active.life = m_lives.size();
            m_lives.push_back({.instance = instance, .told = {.number = number, .start = run.at}, .row = row});
        }
        note(run, instance, m_active.insert_or_assign(instance, active).first->second, true, place);
    }

    /// What kept an alert back in a run.
    [[nodiscard]] std::optional<Silence> silenceOf(const DueRun& run, std::uint32_t instance, Timestamp start) const
    {
        if (m_silences.isMutedAsAWhole())
            return Silence{.kind = Silence::Kind::Rule};
        if (m_isMuted[instance])
            return Silence{.kind = Silence::Kind::Alert};
        if (const auto snooze = m_silences.snoozes().find(run.at))
            return Silence{.kind = Silence::Kind::Snooze, .span = *snooze};
        if (const auto window = m_silences.maintenance().find(start))
            return Silence{.kind = Silence::Kind::Maintenance, .span = *window};
        return std::nullopt;
    }

    void note(const DueRun& run, std::uint32_t instance, const Active& active, bool isNew, std::uint64_t& place)
    {
        const std::optional<Silence> silence = silenceOf(run, instance, active.start);
        place += silence ? 0U : 1U;
        if (!active.life)
            return;
        AlertLife& life = m_lives[*active.life];
        const AlertRun here{.at = run.at, .row = active.row, .place = silence ? 0 : place, .isNew = isNew};
        const std::vector<std::uint32_t>& flapping = run.instances.flapping;
        life.told.last = run.at;
        ++life.told.runs;
        life.told.flapping += std::binary_search(flapping.begin(), flapping.end(), instance) ? 1U : 0U;
        if (std::find(run.rows.begin(), run.rows.end(), active.row) != run.rows.end()) {
            life.handedOver.push_back(here);
            ++life.told.handedOver;
            return;
        }
        if (!silence)
            ++life.told.overRunCap;
        else
            ++(silence->kind == Silence::Kind::Maintenance ? life.told.maintenance : life.told.muted);
        if (!life.left) {
            life.left = here;
            life.silence = silence;
        }
    }

    const AlertQuestion& m_question;
    std::unordered_set<std::uint32_t> m_wanted;
    engine::RuleSilences m_silences;
    bool m_endsAtOnce;
    bool m_hasRowsOfOngoing;
    std::vector<bool> m_isMuted{};                                 ///< by instance
    std::unordered_map<std::uint32_t, Active> m_active{};          ///< by instance
    std::unordered_map<std::uint32_t, std::uint64_t> m_counts{};   ///< lives, by instance
    std::vector<AlertLife> m_lives{};
    std::uint32_t m_rows = 0;                                      ///< of the table of alerts, so far
};

/// The groups of the documents with an `_id`, and the time of the first.
Result<std::optional<AskedAlerts>> findDocument(const SimulationInput& input, std::string_view id,
                                                const std::stop_token& stop)
{
    const std::vector<AlertRow> rows = rowsOf(*input.alerts, id);
    if (rows.empty())
        return std::optional<AskedAlerts>();
    const auto documents = engine::MatchingDocuments::find(input.rule, input.alerts, stop);
    if (!documents)
        return base::fail(documents.error());
    const auto groups = engine::DocumentGroups::find(*documents, engine::instanceFieldsOf(input.rule), stop);
    if (!groups)
        return base::fail(groups.error());
    AskedAlerts asked{.question = {}, .document = input.alerts->times()[rows.front().value]};
    for (std::size_t place = 0; place < documents->size(); ++place) {
        if (std::find(rows.begin(), rows.end(), documents->row(place)) == rows.end())
            continue;
        for (const std::uint32_t group : groups->groupsOf(place))
            asked.question.instances.push_back(group);
    }
    return std::optional<AskedAlerts>(std::move(asked));
}

} // namespace

Result<std::optional<AskedAlerts>> findAsked(const SimulationInput& input, const engine::AlertSource& source,
                                             std::string_view id, const std::stop_token& stop)
{
    const std::vector<std::string>& names = *source.instances;
    AskedAlerts asked;
    for (std::uint32_t i = 0; i < names.size(); ++i)
        if (names[i] == id)
            asked.question.instances.push_back(i);
    if (!asked.question.instances.empty())
        return std::optional<AskedAlerts>(std::move(asked));
    for (std::uint32_t row = 0; row < source.table->size() && !stop.stop_requested(); ++row) {
        if (source.table->id({row}) != id)
            continue;
        asked.question.row = AlertRow{row};
        return std::optional<AskedAlerts>(std::move(asked));
    }
    return findDocument(input, id, stop);
}

Result<std::vector<AlertLife>> followLives(const SimulationInput& input, engine::RunSource& runs,
                                           const AlertQuestion& question, const std::stop_token& stop)
{
    LifeWatch watch(input, runs, question);
    DueRun run;
    for (;;) {
        if (stop.stop_requested())
            return base::fail(stopped());
        const Result<bool> isDue = runs.next(run);
        if (!isDue)
            return base::fail(isDue.error());
        if (!*isDue)
            return watch.take();
        watch.show(run);
    }
}

Result<void> countReports(const SimulationInput& input, std::uint32_t instance, Lifetime& to,
                          const std::stop_token& stop)
{
    if (rules::isDetectionRule(input.rule.ruleTypeId))
        return {};
    Result<engine::MatchingDocuments> documents = engine::MatchingDocuments::find(input.rule, input.alerts, stop);
    if (!documents)
        return base::fail(documents.error());
    const auto groups = engine::DocumentGroups::find(*documents, engine::instanceFieldsOf(input.rule), stop);
    if (!groups)
        return base::fail(groups.error());
    const auto reports = engine::makeReports(input.rule, *documents, *groups, stop);
    if (!reports)
        return base::fail(reports.error());
    if (documents->size() == 0)
        return {};
    const base::Duration interval = rules::parseInterval(input.rule.interval).value();
    const auto times = documents->times();
    const std::int64_t first = engine::tickAtOrAfter(times.front(), interval);
    const std::int64_t last = engine::tickAtOrAfter(times.back(), interval);
    std::uint64_t inRow = 0;
    std::int64_t before = 0;
    for (std::int64_t tick = first;;) {
        const Timestamp now = engine::timeOfTick(tick, interval);
        if (stop.stop_requested())
            return base::fail(stopped());
        if (const Result<void> moved = documents->moveTo(now, stop); !moved)
            return moved;
        if (const Result<void> moved = (*reports)->moveTo(now, stop); !moved)
            return moved;
        const bool isIdle = (*reports)->isIdle();
        if (tick > last && (isIdle || to.ruleRuns > engine::MostRuns)) // the rule's runs end there too
            return {};
        const auto reported = (*reports)->reported();
        if (std::find(reported.begin(), reported.end(), instance) != reported.end()) {
            inRow = to.reported > 0 && before == tick - 1 ? inRow + 1 : 1;
            before = tick;
            ++to.reported;
            to.longestRow = std::max(to.longestRow, inRow);
        }
        to.ruleRuns = static_cast<std::uint64_t>(tick - first + 1);
        const std::size_t ahead = (*reports)->firstAhead();
        const bool isPassedOver = isIdle && !(*reports)->reportsOnNothing() && ahead < times.size();
        tick = isPassedOver ? std::max(tick + 1, engine::tickAtOrAfter(times[ahead], interval)) : tick + 1;
    }
}

} // namespace casewright::analysis
