// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Workspace.h"

#include "core/engine/AnalystModel.h"
#include "core/rules/RuleJson.h"
#include "core/store/ActivityRows.h"
#include "core/store/AlertRows.h"
#include "core/store/CaseFind.h"
#include "core/store/CaseQuery.h"
#include "core/store/CaseStatusChange.h"
#include "core/store/Database.h"
#include "core/store/DecisionQuery.h"
#include "core/store/Opening.h"
#include "core/store/QueueRows.h"
#include "core/store/SimulationEdits.h"
#include "core/store/SimulationRemoval.h"
#include "core/store/SimulationRows.h"
#include "core/store/SqlValues.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

QVariantList sourceValues(const StoredSource& source)
{
    return {text(source.name), text(source.path), text(source.mapping), text(source.flood),
            integer(static_cast<std::int64_t>(source.seed))};
}

base::Result<void> removeRow(Database& database, const QString& sql, std::int64_t key, const std::string& what)
{
    const base::Result<std::int64_t> removed = database.change(sql, {integer(key)});
    if (!removed)
        return base::fail(removed.error());
    if (*removed == 0)
        return base::fail(ErrorCode::NotFound, "The workspace " + database.path() + " has no " + what
                                                   + " with the key " + std::to_string(key)
                                                   + "; it was removed. Read the list again.");
    return {};
}

} // namespace

struct Workspace::Connection {
    std::unique_ptr<Database> database;
    Access access;
    std::optional<Upgrade> upgrade;
};

base::Result<Workspace> Workspace::open(const std::string& path, Access access, const std::stop_token& stop)
{
    std::optional<Upgrade> upgrade;
    base::Result<std::unique_ptr<Database>> database = openDatabase(path, access, &upgrade, stop);
    if (!database)
        return base::fail(database.error());
    return Workspace(std::make_unique<Connection>(Connection{std::move(*database), access, std::move(upgrade)}));
}

Workspace::Workspace(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Database& WorkspaceAccess::databaseOf(const Workspace& workspace)
{
    return *workspace.m_connection->database;
}

const std::string& Workspace::path() const
{
    return m_connection->database->path();
}

bool Workspace::isReadOnly() const
{
    return m_connection->access == Access::ReadOnly;
}

const std::optional<Upgrade>& Workspace::upgrade() const
{
    return m_connection->upgrade;
}

base::Result<std::optional<std::string>> Workspace::setting(const std::string& name) const
{
    std::optional<std::string> value;
    const base::Result<void> done =
        m_connection->database->forEach(u"SELECT value FROM settings WHERE name = ?"_s, {text(name)},
                                        [&](const Row& row) { value = row.text(0); });
    if (!done)
        return base::fail(done.error());
    return value;
}

base::Result<void> Workspace::setSetting(const std::string& name, const std::string& value)
{
    return m_connection->database->execute(u"INSERT INTO settings (name, value) VALUES (?, ?)"
                                           u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                                           {text(name), text(value)});
}

base::Result<std::vector<StoredRule>> Workspace::rules() const
{
    std::vector<StoredRule> rules;
    std::optional<base::Error> unreadable;
    const base::Result<void> done = m_connection->database->forEach(
        u"SELECT key, json FROM rules ORDER BY key"_s, {}, [&](const Row& row) {
            base::Result<rules::Rule> rule = rules::parseRule(row.text(1), path());
            if (rule)
                rules.push_back({.key = row.integer(0), .rule = std::move(*rule)});
            else if (!unreadable)
                unreadable = rule.error();
        });
    if (!done)
        return base::fail(done.error());
    if (unreadable)
        return base::fail(std::move(*unreadable));
    return rules;
}

base::Result<std::int64_t> Workspace::addRule(const rules::Rule& rule)
{
    return m_connection->database->insert(u"INSERT INTO rules (json) VALUES (?)"_s, {text(rules::writeRule(rule))});
}

base::Result<void> Workspace::saveRule(std::int64_t key, const rules::Rule& rule)
{
    return m_connection->database->execute(
        u"INSERT INTO rules (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json"_s,
        {integer(key), text(rules::writeRule(rule))});
}

base::Result<void> Workspace::removeRule(std::int64_t key)
{
    return removeRow(*m_connection->database, u"DELETE FROM rules WHERE key = ?"_s, key, "rule");
}

base::Result<std::vector<StoredSource>> Workspace::sources() const
{
    std::vector<StoredSource> sources;
    const base::Result<void> done = m_connection->database->forEach(
        u"SELECT key, name, path, mapping, flood, seed FROM sources ORDER BY key"_s, {}, [&](const Row& row) {
            sources.push_back({.key = row.integer(0),
                               .name = row.text(1),
                               .path = row.text(2),
                               .mapping = row.text(3),
                               .flood = row.text(4),
                               .seed = row.large(5)});
        });
    if (!done)
        return base::fail(done.error());
    return sources;
}

base::Result<std::int64_t> Workspace::addSource(const StoredSource& source)
{
    return m_connection->database->insert(
        u"INSERT INTO sources (name, path, mapping, flood, seed) VALUES (?, ?, ?, ?, ?)"_s, sourceValues(source));
}

base::Result<void> Workspace::saveSource(const StoredSource& source)
{
    QVariantList values = sourceValues(source);
    values.prepend(integer(source.key));
    return m_connection->database->execute(
        u"INSERT INTO sources (key, name, path, mapping, flood, seed) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key)"
        u" DO UPDATE SET name = excluded.name, path = excluded.path, mapping = excluded.mapping,"
        u" flood = excluded.flood, seed = excluded.seed"_s,
        values);
}

base::Result<void> Workspace::removeSource(std::int64_t key)
{
    return removeRow(*m_connection->database, u"DELETE FROM sources WHERE key = ?"_s, key, "source");
}

base::Result<std::vector<StoredAnalysts>> Workspace::analysts() const
{
    std::vector<StoredAnalysts> all;
    std::optional<base::Error> unreadable;
    const base::Result<void> done = m_connection->database->forEach(
        u"SELECT key, json FROM analysts ORDER BY key"_s, {}, [&](const Row& row) {
            base::Result<engine::AnalystModel> model = engine::parseAnalysts(row.text(1), path());
            if (model)
                all.push_back({.key = row.integer(0), .model = std::move(*model)});
            else if (!unreadable)
                unreadable = model.error();
        });
    if (!done)
        return base::fail(done.error());
    if (unreadable)
        return base::fail(std::move(*unreadable));
    return all;
}

base::Result<std::int64_t> Workspace::addAnalysts(const engine::AnalystModel& model)
{
    return m_connection->database->insert(u"INSERT INTO analysts (json) VALUES (?)"_s,
                                          {text(engine::writeAnalysts(model))});
}

base::Result<void> Workspace::saveAnalysts(const StoredAnalysts& analysts)
{
    return m_connection->database->execute(
        u"INSERT INTO analysts (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json"_s,
        {integer(analysts.key), text(engine::writeAnalysts(analysts.model))});
}

base::Result<void> Workspace::removeAnalysts(std::int64_t key)
{
    return removeRow(*m_connection->database, u"DELETE FROM analysts WHERE key = ?"_s, key, "analyst model");
}

base::Result<std::vector<StoredSimulation>> Workspace::simulations() const
{
    return readSimulations(*m_connection->database);
}

base::Result<std::vector<engine::QueueDepth>> Workspace::queueDepths(std::int64_t simulation) const
{
    return readQueueDepths(*m_connection->database, simulation);
}

base::Result<engine::QueueHistory> Workspace::queueHistory(std::int64_t simulation, const std::stop_token& stop) const
{
    return keyOfQueue(*m_connection->database, simulation).and_then([&](std::int64_t queue) {
        return readQueueHistory(*m_connection->database, queue, stop);
    });
}

base::Result<void> Workspace::setScenario(std::int64_t simulation, const std::string& scenario)
{
    return m_connection->database->execute(u"INSERT INTO scenarios (simulation, text) VALUES (?, ?)"
                                           u" ON CONFLICT (simulation) DO UPDATE SET text = excluded.text"_s,
                                           {integer(simulation), text(scenario)});
}

base::Result<std::optional<std::string>> Workspace::scenario(std::int64_t simulation) const
{
    std::optional<std::string> found;
    const base::Result<void> done =
        m_connection->database->forEach(u"SELECT text FROM scenarios WHERE simulation = ?"_s, {integer(simulation)},
                                        [&](const Row& row) { found = row.text(0); });
    if (!done)
        return base::fail(done.error());
    return found;
}

base::Result<void> Workspace::removeSimulation(std::int64_t key)
{
    return removeSimulationRows(*m_connection->database, {key});
}

base::Result<void> Workspace::renameSimulation(std::int64_t key, const std::string& name)
{
    return store::renameSimulation(*m_connection->database, key, name);
}

base::Result<std::vector<SimulationCounts>> Workspace::compareCounts(const std::vector<std::int64_t>& keys) const
{
    return store::compareCounts(*m_connection->database, keys);
}

base::Result<std::vector<StoredRun>> Workspace::runs(std::int64_t simulation, std::optional<std::uint64_t> after,
                                                     std::uint32_t limit) const
{
    return readRuns(*m_connection->database, simulation, after, limit);
}

base::Result<std::vector<StoredDecision>> Workspace::decisions(std::int64_t simulation, std::uint64_t run) const
{
    return readDecisions(*m_connection->database, simulation, run);
}

base::Result<std::vector<std::uint64_t>> Workspace::runsOfGroups(std::int64_t simulation, const std::string& text,
                                                                 const std::stop_token& stop) const
{
    return readRunsOfGroups(*m_connection->database, simulation, text, stop);
}

base::Result<std::vector<StoredLoss>> Workspace::losses(std::int64_t simulation) const
{
    return readLosses(*m_connection->database, simulation);
}

base::Result<std::vector<CaseRow>> Workspace::cases(const CaseFilter& filter, const std::optional<CaseCursor>& after,
                                                    std::uint32_t limit) const
{
    return readCases(*m_connection->database, filter, after, limit);
}

base::Result<StatusCounts> Workspace::statusCounts(const CaseFilter& filter) const
{
    return readStatusCounts(*m_connection->database, filter);
}

base::Result<CaseDetail> Workspace::caseDetail(std::int64_t key) const
{
    return readCaseDetail(*m_connection->database, key);
}

base::Result<std::optional<std::int64_t>> Workspace::findCase(const base::CaseId& id) const
{
    return findCaseKey(*m_connection->database, id);
}

base::Result<std::vector<Activity>> Workspace::activity(std::int64_t caseKey, std::optional<std::int64_t> after,
                                                        std::uint32_t limit) const
{
    return readActivity(*m_connection->database, caseKey, after, limit);
}

base::Result<std::vector<AttachedAlert>> Workspace::alerts(std::int64_t caseKey, std::optional<std::int64_t> after,
                                                           std::uint32_t limit) const
{
    return readAlerts(*m_connection->database, caseKey, after, limit);
}

base::Result<void> Workspace::setStatus(const std::vector<std::int64_t>& caseKeys, engine::CaseStatus status,
                                        base::Timestamp at, const std::string& user)
{
    return changeStatus(*m_connection->database, caseKeys, status, at, user);
}

} // namespace casewright::store
