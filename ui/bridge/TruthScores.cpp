// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/TruthScores.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <utility>

#include "core/analysis/CaseAssignment.h"
#include "core/engine/PreparedRuns.h"
#include "ui/bridge/SweepWorkshop.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using base::Result;

Result<analysis::GroundTruth> readTruth(const alerts::AlertTable& table, const TruthSource& source)
{
    if (!source.field.empty())
        return analysis::truthByField(table, source.field);
    QFile file(source.path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::NotFound, toUtf8(file.errorString()));
    const QByteArray text = file.readAll();
    return analysis::truthByFile(table, {text.data(), static_cast<std::size_t>(text.size())},
                                 toUtf8(QFileInfo(source.path).fileName()));
}

/// Runs all settings over the same prepared runs, on one thread a core.
class Scoring final {
public:
    Scoring(const analysis::SweepInput& input, const analysis::GroundTruth& truth, TruthScores& scores,
            base::Progress& progress, const std::stop_token& stop)
        : m_input(input), m_truth(truth), m_scores(scores), m_progress(progress), m_stop(stop)
    {
    }

    [[nodiscard]] Result<void> run()
    {
        Result<std::shared_ptr<const engine::PreparedRuns>> runs
            = engine::PreparedRuns::prepare(m_input.runs, m_input.action.action.groupBy, nullptr, nullptr, m_stop);
        if (!runs)
            return base::fail(runs.error());
        m_runs = std::move(*runs);
        m_progress.begin(m_scores.settings.size());
        {
            std::vector<std::jthread> others;
            for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
                others.emplace_back([this] { work(); });
            work();
        }
        if (m_stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "Stopped on request");
        return {};
    }

private:
    void work()
    {
        for (;;) {
            const std::size_t at = m_next.fetch_add(1);
            if (at >= m_scores.settings.size() || m_stop.stop_requested())
                return;
            ScoredSetting& scored = m_scores.settings[at];
            engine::ActionInput action = m_input.action;
            action.action = *analysis::withSetting(m_input.runs.rule, scored.setting).casesAction;
            const Result<analysis::CaseAssignment> assigned = analysis::assignCases(*m_runs, action, m_stop);
            if (assigned)
                scored.score = analysis::scoreCases(*assigned, m_truth);
            m_progress.advanceTo(m_done.fetch_add(1) + 1);
        }
    }

    const analysis::SweepInput& m_input;
    const analysis::GroundTruth& m_truth;
    TruthScores& m_scores;
    base::Progress& m_progress;
    const std::stop_token& m_stop;
    std::shared_ptr<const engine::PreparedRuns> m_runs;
    std::atomic<std::size_t> m_next{0};
    std::atomic<std::size_t> m_done{0};
};

std::size_t bestOf(const std::vector<ScoredSetting>& settings)
{
    const auto rank = [](const ScoredSetting& each) { return each.score ? each.score->adjustedRand : -2.0; };
    return static_cast<std::size_t>(std::ranges::max_element(settings, {}, rank) - settings.begin());
}

} // namespace

Result<TruthScores> scoreSettings(const analysis::SweepInput& input, const std::vector<alerts::FieldStatistics>& fields,
                                  const TruthSource& source, base::Progress& progress, const std::stop_token& stop)
{
    const Result<analysis::GroundTruth> truth = readTruth(*input.runs.alerts, source);
    if (!truth)
        return base::fail(truth.error());
    SweepWorkshop workshop;
    Result<analysis::SweepAxes> axes = workshop.complete({}, input, fields, stop);
    if (!axes)
        return base::fail(axes.error());
    if (!source.field.empty())
        std::erase(axes->groupBys, source.field); // it would win each time
    analysis::SweepInput all = input;
    all.axes = std::move(*axes);
    Result<std::vector<analysis::SweptSetting>> points = analysis::sweepPoints(all);
    if (!points)
        return base::fail(points.error());
    TruthScores scores{.now = analysis::currentSetting(input.runs.rule, input.runs.profile),
                       .labels = truth->labels.size()};
    for (analysis::SweptSetting& point : *points)
        scores.settings.push_back({.setting = std::move(point)});
    const Result<void> scored = Scoring(input, *truth, scores, progress, stop).run();
    if (!scored)
        return base::fail(scored.error());
    scores.best = bestOf(scores.settings);
    return scores;
}

} // namespace casewright::ui
