// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/TruthTable.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "core/analysis/CaseAssignment.h"
#include "core/analysis/SweepBlock.h"
#include "core/engine/PreparedRuns.h"
#include "core/rules/VersionProfile.h"

namespace casewright::analysis {
namespace {

using base::Result;
using engine::PreparedRuns;

/// What of a setting the runs depend on: interval and profile.
using RunsKey = std::pair<std::string, std::string>;

/// Scores the settings that have the same runs, on one thread a core.
class Scoring final {
public:
    Scoring(const SweepInput& input, const TruthSource& source, TruthTable& table, base::Progress* progress,
            const std::stop_token& stop)
        : m_input(input), m_source(source), m_table(table), m_progress(progress), m_stop(stop)
    {
    }

    [[nodiscard]] Result<void> score(const std::vector<std::size_t>& points)
    {
        engine::RunsInput runs = m_input.runs;
        const SweptSetting& first = m_table.settings[points.front()].setting;
        runs.rule = withSetting(std::move(runs.rule), first);
        runs.profile = rules::versionProfile(first.profile).value();
        const Result<std::shared_ptr<const PreparedRuns>> prepared =
            PreparedRuns::prepare(std::move(runs), first.groupBy, m_groupings, nullptr, m_stop);
        if (!prepared) {
            for (const std::size_t point : points)
                finish(m_table.settings[point], base::fail(prepared.error()));
            return problem();
        }
        std::atomic<std::size_t> next{0};
        const auto work = [&] {
            for (std::size_t i = next++; i < points.size() && !isOver(); i = next++)
                finish(m_table.settings[points[i]], scoreOf(**prepared, m_table.settings[points[i]].setting));
        };
        {
            std::vector<std::jthread> others;
            for (std::size_t i = 1; i < std::min<std::size_t>(std::thread::hardware_concurrency(), points.size()); ++i)
                others.emplace_back(work);
            work();
        }
        return problem();
    }

private:
    [[nodiscard]] bool isOver() const { return m_stop.stop_requested() || m_isWrong; }

    [[nodiscard]] Result<void> problem()
    {
        if (m_stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        if (m_problem)
            return base::fail(*m_problem);
        return {};
    }

    [[nodiscard]] Result<TruthScore> scoreOf(const PreparedRuns& runs, const SweptSetting& setting)
    {
        const rules::Rule rule = withSetting(runs.input().rule, setting);
        if (std::optional<base::Error> reason = engine::reasonAgainst(rule, runs.input().profile))
            return base::fail(std::move(*reason));
        if (std::optional<base::Error> reason = reasonAgainst(setting, runs.input().profile);
            reason && setting != currentSetting(m_input.runs.rule, m_input.runs.profile))
            return base::fail(std::move(*reason));
        engine::ActionInput action = m_input.action;
        action.action = *rule.casesAction;
        const Result<CaseAssignment> assigned = assignCases(runs, action, m_stop);
        if (!assigned)
            return base::fail(assigned.error());
        const std::shared_ptr<const GroundTruth> truth = truthOf(assigned->table);
        if (!truth)
            return base::fail(base::ErrorCode::NotFound, "there is no truth");
        return scoreCases(*assigned, *truth);
    }

    /// Null where there is none: see m_problem.
    [[nodiscard]] std::shared_ptr<const GroundTruth> truthOf(const std::shared_ptr<const alerts::AlertTable>& table)
    {
        const std::scoped_lock lock(m_mutex);
        auto& [kept, truth] = m_truths[table.get()];
        if (truth || m_problem)
            return truth;
        Result<GroundTruth> made = m_source(*table);
        if (!made) {
            m_problem = std::move(made.error());
            m_isWrong = true;
            return nullptr;
        }
        if (m_table.labels.empty())
            m_table.labels = made->labels;
        kept = table;
        truth = std::make_shared<const GroundTruth>(std::move(*made));
        return truth;
    }

    void finish(ScoredSetting& scored, Result<TruthScore> score)
    {
        if (isOver())
            return;
        if (score)
            scored.score = *score;
        else
            scored.refusal = std::move(score.error().text);
        const std::scoped_lock lock(m_mutex);
        if (m_progress != nullptr)
            m_progress->advanceTo(++m_done);
    }

    /// A table and what is known of it. The table is kept, so that no other one comes to stand in its place.
    using Known = std::pair<std::shared_ptr<const alerts::AlertTable>, std::shared_ptr<const GroundTruth>>;

    const SweepInput& m_input;
    const TruthSource& m_source;
    TruthTable& m_table;
    base::Progress* m_progress;
    const std::stop_token& m_stop;
    std::shared_ptr<engine::AlertGroupings> m_groupings = std::make_shared<engine::AlertGroupings>();
    std::atomic<bool> m_isWrong{false};
    std::mutex m_mutex;                           ///< of what follows
    std::map<const alerts::AlertTable*, Known> m_truths;
    std::optional<base::Error> m_problem;
    std::size_t m_done = 0;
};

std::optional<std::size_t> bestOf(const std::vector<ScoredSetting>& settings)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < settings.size(); ++i)
        if (settings[i].score && (!best || settings[i].score->adjustedRand > settings[*best].score->adjustedRand))
            best = i;
    return best;
}

} // namespace

Result<TruthTable> scoreSettings(const SweepInput& input, const TruthSource& truth, base::Progress* progress,
                                 const std::stop_token& stop)
{
    Result<std::vector<SweptSetting>> points = sweepPoints(input);
    if (!points)
        return base::fail(std::move(points.error()));
    rules::Rule rule = input.runs.rule;
    rule.casesAction = input.action.action;
    TruthTable table{.current = currentSetting(rule, input.runs.profile)};
    std::map<RunsKey, std::vector<std::size_t>> sameRuns;
    for (SweptSetting& point : *points) {
        sameRuns[{point.interval, point.profile}].push_back(table.settings.size());
        table.settings.push_back({.setting = std::move(point)});
    }
    if (progress != nullptr)
        progress->begin(table.settings.size());
    Scoring scoring(input, truth, table, progress, stop);
    for (const auto& [key, indices] : sameRuns)
        if (Result<void> scored = scoring.score(indices); !scored)
            return base::fail(std::move(scored.error()));
    table.best = bestOf(table.settings);
    return table;
}

} // namespace casewright::analysis
