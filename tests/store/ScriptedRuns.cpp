// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/ScriptedRuns.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include <QVariant>

#include "core/alerts/Flood.h"
#include "core/base/Sha256.h"
#include "core/store/Database.h"
#include "core/store/Opening.h"
#include "core/store/SimulationWriter.h"

using namespace Qt::StringLiterals;

namespace casewright::tests {
namespace {

constexpr std::uint32_t MaximumAlerts = 1'000;
constexpr base::Timestamp Start{1'767'600'000'000};

std::string groupName(std::uint32_t group)
{
    return "host-" + std::to_string(group);
}

std::string groupingOf(std::uint32_t group)
{
    return "{\"host.name\":\"" + groupName(group) + "\"}";
}

} // namespace

ScriptedRuns::ScriptedRuns(Script script) : m_script(script), m_current(script.groups, -1) {}

engine::RunResult ScriptedRuns::next()
{
    engine::RunResult run;
    run.at = Start + base::Duration{m_run * base::Minute.milliseconds * 5};
    run.alerts = m_script.alertsPerRun;
    run.maximumCases = m_script.groups;
    const std::uint32_t groups = std::min(m_script.groups, m_script.alertsPerRun);
    run.groups = groups;
    std::uint32_t left = m_script.alertsPerRun;
    for (std::uint32_t i = 0; i < groups; ++i) {
        const std::uint32_t batch = left / (groups - i);
        decide(run, (m_run * groups + i) % m_script.groups, batch);
        left -= batch;
    }
    // New cases as they are after the run.
    for (engine::Case& made : run.newCases)
        made = m_cases[static_cast<std::size_t>(m_current[made.group.value])];
    m_audit += run.audit;
    ++m_run;
    return run;
}

void ScriptedRuns::openCase(engine::RunResult& run, std::uint32_t group, std::uint32_t counter)
{
    engine::Case made;
    made.id.text = base::sha256Hex("rule:default:securitySolution:" + groupName(group) + ":" + std::to_string(counter));
    made.group.value = group;
    made.counter = counter;
    made.title = "Scripted rule - Grouping by " + groupName(group) + " (Auto-created)";
    made.description = "This case was created by the rule Scripted.";
    made.tags = {"auto-generated", "host.name:" + groupName(group)};
    made.owner = "securitySolution";
    made.createdAt = run.at;
    m_current[group] = static_cast<std::int64_t>(m_cases.size());
    m_cases.push_back(made);
    run.newCases.push_back(std::move(made));
    if (counter == 1)
        run.newGroupings.push_back(groupingOf(group));
}

void ScriptedRuns::decide(engine::RunResult& run, std::uint32_t group, std::uint32_t alerts)
{
    engine::Decision decision;
    decision.group.value = group;
    decision.counterCreated = m_current[group] < 0;
    const std::uint32_t counter =
        decision.counterCreated ? 1 : m_cases[static_cast<std::size_t>(m_current[group])].counter;
    decision.windowPassed = !decision.counterCreated
        && m_cases[static_cast<std::size_t>(m_current[group])].totalAlerts + alerts > MaximumAlerts;
    const bool opens = decision.counterCreated || decision.windowPassed;
    if (opens)
        openCase(run, group, decision.windowPassed ? counter + 1 : counter);
    engine::Case& current = m_cases[static_cast<std::size_t>(m_current[group])];
    decision.caseIndex.value = static_cast<std::uint32_t>(m_current[group]);
    decision.outcome = opens ? engine::CaseOutcome::Created : engine::CaseOutcome::Attached;
    decision.counter = current.counter;
    decision.windowStart = Start;
    decision.alertsBefore = current.totalAlerts;
    decision.alerts = alerts;
    decision.attached = alerts;
    decision.firstAttached = static_cast<std::uint32_t>(run.attached.size());
    for (std::uint32_t i = 0; i < alerts; ++i)
        run.attached.push_back(base::AlertRow{m_row++});
    current.totalAlerts += alerts;
    current.updatedAt = run.at;
    run.audit.attached += alerts;
    run.decisions.push_back(decision);
}

engine::SimulationResult ScriptedRuns::result() const
{
    engine::SimulationResult result;
    result.cases = m_cases;
    result.summary.documents = m_script.alerts();
    result.summary.matched = m_script.alerts();
    result.summary.runs = m_script.runs;
    result.summary.alerts = m_script.alerts();
    result.summary.audit = m_audit;
    result.summary.casesOpened = m_cases.size();
    for (std::uint32_t group = 0; group < m_script.groups; ++group) {
        result.groupings.push_back(groupingOf(group));
        engine::CounterRecord record;
        record.id.text = base::sha256Hex("rule:default:securitySolution:" + groupName(group));
        record.group.value = group;
        record.createdAt = Start;
        result.counters.push_back(record);
    }
    return result;
}

bool ScriptedRuns::playInto(engine::RunSink& sink)
{
    while (!atEnd()) {
        engine::RunResult run = next();
        if (!sink.take(std::move(run), m_cases))
            return false;
    }
    return true;
}

std::shared_ptr<const alerts::AlertTable> makeTable(std::uint32_t documents)
{
    alerts::Flood flood;
    flood.start = Start;
    flood.perMinute = 1'000;
    flood.length = base::Duration{(documents / 1'000 + 1) * base::Minute.milliseconds};
    const auto table = alerts::generate(flood, 1);
    if (!table || (*table)->size() < documents)
        qFatal("The table of alerts could not be made.");
    return *table;
}

store::StoredSimulation simulationNamed(const char* name)
{
    store::StoredSimulation simulation;
    simulation.name = name;
    simulation.ruleJson = "{}";
    simulation.source.name = "Flood";
    simulation.profile = "9.4";
    simulation.startedAt = Start;
    return simulation;
}

std::int64_t storeScript(const std::string& path, const Script& script,
                         const std::shared_ptr<const alerts::AlertTable>& table)
{
    auto writer = store::SimulationWriter::begin(path, simulationNamed("Scripted"), table);
    if (!writer)
        qFatal("%s", writer.error().text.c_str());
    ScriptedRuns runs(script);
    if (!runs.playInto(**writer))
        qFatal("A run was not taken.");
    const auto key = (*writer)->finish(runs.result());
    if (!key)
        qFatal("%s", key.error().text.c_str());
    return *key;
}

std::string disagreements(const std::string& path)
{
    const auto database = store::openDatabase(path, store::Access::ReadOnly);
    if (!database)
        return database.error().text;
    QStringList checks{
        u"SELECT 'alerts of case ' || key FROM cases WHERE total_alerts <>"
        u" (SELECT count(*) FROM case_alerts WHERE case_key = key)"_s,
        u"SELECT 'activity of case ' || key FROM cases WHERE total_alerts <>"
        u" (SELECT coalesce(sum(alerts), 0) FROM activity WHERE case_key = key)"_s,
        u"SELECT 'run ' || number FROM runs LEFT JOIN (SELECT simulation, run, sum(attached) AS decided"
        u" FROM decisions GROUP BY simulation, run) AS d ON d.simulation = runs.simulation AND d.run = number"
        u" WHERE attached <> coalesce(decided, 0)"_s,
        u"SELECT 'runs of simulation ' || s.key FROM simulations AS s WHERE (SELECT coalesce(sum(attached), 0)"
        u" FROM runs WHERE simulation = s.key) <> (SELECT coalesce(sum(total_alerts), 0) FROM cases"
        u" WHERE simulation = s.key) - (SELECT count(*) FROM case_alerts AS a JOIN cases AS c ON c.key = a.case_key"
        u" WHERE c.simulation = s.key AND a.run < 0)"_s,
        u"SELECT 'group ' || d.group_number || ' of simulation ' || d.simulation FROM decisions AS d LEFT JOIN groups"
        u" AS g ON g.simulation = d.simulation AND g.number = d.group_number WHERE g.number IS NULL"_s,
    };
    if ((*database)->dialect() == store::Dialect::SQLite)
        checks += {u"SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'"_s,
                   u"SELECT 'foreign key of ' || \"table\" FROM pragma_foreign_key_check"_s};
    std::string found;
    for (const QString& check : std::as_const(checks)) {
        const auto done = (*database)->forEach(check, {}, [&](const store::Row& row) { found += row.text(0) + '\n'; });
        if (!done)
            found += done.error().text + '\n';
    }
    return found;
}

} // namespace casewright::tests
