// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ScenarioJob.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <chrono>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/rules/RuleJson.h"
#include "core/scenario/Expectation.h"
#include "core/scenario/RuleRunFile.h"
#include "core/scenario/ScenarioAlerts.h"
#include "core/scenario/ScenarioPlay.h"
#include "core/scenario/SharedKeys.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "ui/bridge/LiveSimulation.h"
#include "ui/bridge/ScenarioText.h"
#include "ui/bridge/SourceFile.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using base::Result;
using Clock = std::chrono::steady_clock;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScenarioJob)
};

std::string nameOf(const scenario::Scenario& scenario, const QString& path)
{
    return scenario.name.empty() ? toUtf8(QFileInfo(path).completeBaseName()) : scenario.name;
}

ScenarioVerdict verdictOf(const scenario::Scenario& scenario, const base::Json& outcome)
{
    ScenarioVerdict verdict{.name = toText(scenario.name),
                            .expectations = scenario::countExpectations(*scenario.expect)};
    for (const scenario::Difference& each : scenario::compareScenario(*scenario.expect, outcome))
        verdict.differences.push_back(
            {.path = toText(each.path), .expected = toText(each.expected), .actual = toText(each.actual)});
    return verdict;
}

/// Notes the runs and hands them on to the workspace's writer.
class RunList final : public engine::RunSink {
public:
    explicit RunList(store::SimulationWriter* writer) : m_writer(writer) {}
    [[nodiscard]] Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override
    {
        m_runs.push_back(storedRunOf(run, m_runs.size()));
        return m_writer ? m_writer->take(std::move(run), cases) : Result<void>();
    }
    [[nodiscard]] std::vector<store::StoredRun> takeRuns() { return std::move(m_runs); }

private:
    store::SimulationWriter* m_writer;
    std::vector<store::StoredRun> m_runs;
};

/// One scenario on its way into a workspace.
class Playing final {
public:
    Playing(const ScenarioOrder& order, const scenario::Scenario& scenario, std::string text)
        : m_order(order), m_scenario(scenario), m_text(std::make_shared<const std::string>(std::move(text)))
    {
        m_simulation = {.name = nameOf(scenario, order.path),
                        .ruleJson = rules::writeRule(scenario::queryRule(scenario.rule, scenario.action)),
                        .source = {.name = toUtf8(QFileInfo(order.path).fileName()),
                                   .path = toUtf8(QFileInfo(order.path).absoluteFilePath())},
                        .profile = std::string(scenario.profile.name),
                        .isScenario = true,
                        .startedAt = order.startedAt};
    }

    [[nodiscard]] Result<PlayedFile> run(base::Progress& progress, const std::stop_token& stop)
    {
        Result<PlayedFile> played = begin(stop).and_then([&] { return play(progress, stop); });
        if (!played)
            giveUp();
        return played;
    }

private:
    /// The text is kept before anything is played, so that whatever the workspace has of it is known as a scenario.
    [[nodiscard]] Result<void> begin(const std::stop_token& stop)
    {
        m_alerts = scenario::alertsOf(m_scenario);
        if (m_order.workspace.empty())
            return {};
        Result<std::unique_ptr<store::SimulationWriter>> writer =
            store::SimulationWriter::begin(m_order.workspace, m_simulation, m_alerts, stop);
        if (!writer)
            return base::fail(writer.error());
        m_writer = std::move(*writer);
        m_simulation.key = m_writer->simulation();
        Result<store::Workspace> workspace = store::Workspace::open(m_order.workspace, store::Access::ReadWrite);
        return workspace ? workspace->setScenario(m_simulation.key, *m_text) : base::fail(workspace.error());
    }

    [[nodiscard]] Result<PlayedFile> play(base::Progress& progress, const std::stop_token& stop)
    {
        const auto begun = Clock::now();
        RunList runs(m_writer.get());
        const Result<scenario::PlayedScenario> played =
            scenario::play(m_scenario, *m_alerts, &runs, &progress, stop);
        if (!played)
            return base::fail(played.error());
        if (m_writer)
            if (const Result<std::int64_t> kept = m_writer->finish(played->result); !kept)
                return base::fail(kept.error());
        m_simulation.state = store::SimulationState::Finished;
        m_simulation.summary = played->result.summary;
        PlayedFile file{.verdict = verdictOf(m_scenario, *played->outcome), .text = m_text};
        file.verdict.name = toText(m_simulation.name);
        auto kept = std::make_shared<const ShownSimulation::Runs>(runs.takeRuns());
        file.shown = std::make_shared<const ShownSimulation>(ShownSimulation{
            .simulation = m_simulation,
            .runs = kept,
            .moments = std::make_shared<const SimulationMoments>(kept, engine::QueueHistory{}, false),
            .seconds = std::chrono::duration<double>(Clock::now() - begun).count()});
        return file;
    }

    void giveUp()
    {
        if (!m_writer)
            return;
        // What went wrong is told already; that this could not be marked is no news beside it.
        static_cast<void>(m_writer->abandon(store::SimulationState::Cancelled));
        forgetScenario(m_order.workspace, m_simulation.key);
    }

    const ScenarioOrder& m_order;
    const scenario::Scenario& m_scenario;
    std::shared_ptr<const std::string> m_text;
    store::StoredSimulation m_simulation;
    std::shared_ptr<const alerts::AlertTable> m_alerts;
    std::unique_ptr<store::SimulationWriter> m_writer;
};

/// Rules with names that tell them apart, and the alerts if they lie beside the file.
RuleRunsFound rulesOf(const scenario::RuleRunFile& file, const QString& path)
{
    RuleRunsFound found{.alerts = toText(file.alerts)};
    QStringList profiles;
    for (std::size_t i = 0; i < file.runs.size(); ++i) {
        rules::Rule rule = file.runs[i].rule;
        if (file.runs.size() > 1)
            rule.name = toUtf8(Words::tr("%1, run %2").arg(toText(rule.name)).arg(i + 1));
        found.rules.push_back(std::move(rule));
        if (const QString name = toText(file.runs[i].profile.name); !profiles.contains(name))
            profiles.append(name);
    }
    found.profiles = profiles.join(QStringLiteral(", "));
    const QString beside = QFileInfo(path).absoluteDir().filePath(found.alerts);
    if (QFileInfo(beside).isFile())
        if (Result<store::StoredSource> source = sourceOfFile(QDir::cleanPath(beside)))
            found.source = std::move(*source);
    return found;
}

} // namespace

Result<OpenedScenario> openScenarioFile(const ScenarioOrder& order, base::Progress& progress,
                                        const std::stop_token& stop)
{
    Result<std::string> text = readScenarioText(order.path, stop);
    const Result<ScenarioKind> kind =
        text ? kindOfScenario(*text, order.path) : Result<ScenarioKind>(base::fail(text.error()));
    if (!kind)
        return base::fail(kind.error());
    if (*kind == ScenarioKind::RuleRuns)
        return scenario::parseRuleRuns(std::move(*text), toUtf8(order.path))
            .map([&order](const scenario::RuleRunFile& file) -> OpenedScenario { return rulesOf(file, order.path); });
    const Result<scenario::Scenario> scenario = scenario::parseScenario(*text, toUtf8(order.path));
    if (!scenario)
        return base::fail(scenario.error());
    return Playing(order, *scenario, std::move(*text)).run(progress, stop).map([](PlayedFile file) -> OpenedScenario {
        return file;
    });
}

Result<KeptScenario> compareKept(const std::string& workspace, std::int64_t simulation, const std::stop_token& stop)
{
    const Result<store::Workspace> opened = store::Workspace::open(workspace, store::Access::ReadOnly);
    if (!opened)
        return base::fail(opened.error());
    const Result<std::optional<std::string>> text = opened->scenario(simulation);
    if (!text)
        return base::fail(text.error());
    if (!*text)
        return base::fail(base::ErrorCode::NotFound,
                          toUtf8(Words::tr("The workspace has no scenario of this simulation any more.")));
    const Result<scenario::Scenario> scenario = scenario::parseScenario(**text, {});
    if (!scenario)
        return base::fail(scenario.error());
    const Result<scenario::PlayedScenario> played =
        scenario::play(*scenario, *scenario::alertsOf(*scenario), nullptr, nullptr, stop);
    if (!played)
        return base::fail(played.error());
    return KeptScenario{.verdict = verdictOf(*scenario, *played->outcome),
                        .text = std::make_shared<const std::string>(**text)};
}

void forgetScenario(const std::string& workspace, std::int64_t simulation)
{
    Result<store::Workspace> opened = store::Workspace::open(workspace, store::Access::ReadWrite);
    // Where it cannot be removed it stays in the list, for the person to remove.
    if (opened)
        static_cast<void>(opened->removeSimulation(simulation));
}

} // namespace casewright::ui
