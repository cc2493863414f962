// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/AlertRows.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/rules/RuleJson.h"
#include "core/store/AlertIndex.h"
#include "core/store/AlertPlaces.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/PackedId.h"
#include "core/store/SqlValues.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

// The column `run` of an alert that a person attached.
constexpr int ByHand = -1;

/// The rule of the simulation that made the case; none for cases that no simulation made.
base::Result<void> readRule(Database& database, std::int64_t simulation, cases::AlertAttachment& into)
{
    return database.forEach(u"SELECT rule_json FROM simulations WHERE key = ?"_s, {integer(simulation)},
                            [&](const Row& row) {
                                const base::Result<rules::Rule> rule = rules::parseRule(row.text(0), database.path());
                                if (!rule)
                                    return;
                                into.ruleId = rule->id.text;
                                into.ruleName = rule->name;
                            });
}

/// The numbers of the names of indices in a collection of cases; new ones are added.
class IndexNumbers final {
public:
    IndexNumbers(Database& database, std::int64_t simulation) : m_database(database), m_simulation(simulation) {}

    base::Result<std::int64_t> numberOf(const std::string& name)
    {
        if (const auto known = m_known.find(name); known != m_known.end())
            return known->second;
        auto found = m_database.number(u"SELECT number FROM alert_indices WHERE simulation = ? AND name = ?"_s,
                                       {integer(m_simulation), text(name)});
        if (!found)
            return base::fail(found.error());
        if (!*found) {
            found = m_database.number(u"SELECT coalesce(max(number) + 1, 0) FROM alert_indices WHERE simulation = ?"_s,
                                      {integer(m_simulation)});
            if (!found)
                return base::fail(found.error());
            const base::Result<void> done =
                m_database.execute(u"INSERT INTO alert_indices (simulation, number, name) VALUES (?, ?, ?)"_s,
                                   {integer(m_simulation), integer(found->value_or(0)), text(name)});
            if (!done)
                return base::fail(done.error());
        }
        return m_known[name] = found->value_or(0);
    }

private:
    Database& m_database;
    std::int64_t m_simulation;
    std::unordered_map<std::string, std::int64_t> m_known;
};

} // namespace

base::Result<std::vector<AttachedAlert>> readAlerts(Database& database, std::int64_t caseKey,
                                                    std::optional<std::int64_t> after, std::uint32_t limit)
{
    std::vector<AttachedAlert> rows;
    const base::Result<void> done = checkCase(database, caseKey).and_then([&] {
        return database.forEach(
            u"SELECT a.sequence, a.id, i.name, a.at, coalesce(a.attached_at, r.at, a.at) FROM case_alerts AS a"
            u" JOIN cases AS c ON c.key = a.case_key"
            u" JOIN alert_indices AS i ON i.simulation = c.simulation AND i.number = a.index_number"
            u" LEFT JOIN runs AS r ON r.simulation = c.simulation AND r.number = a.run"
            u" WHERE a.case_key = ? AND a.sequence > ? ORDER BY a.sequence LIMIT ?"_s,
            {integer(caseKey), integer(after.value_or(-1)), limit}, [&](const Row& row) {
                rows.push_back({.key = row.integer(0),
                                .id = row.id(1),
                                .index = row.text(2),
                                .at = row.time(3),
                                .attachedAt = row.time(4)});
            });
    });
    if (!done)
        return base::fail(done.error());
    return rows;
}

base::Result<cases::AlertAttachment> attachmentOf(Database& database, const StoredCase& of, std::int64_t activity)
{
    cases::AlertAttachment attachment;
    base::Result<void> done = readRule(database, of.simulation, attachment);
    if (!done)
        return base::fail(done.error());
    const auto before = database.number(u"SELECT coalesce(sum(alerts), 0) FROM activity WHERE case_key = ?"
                                        u" AND sequence < ?"_s,
                                        {integer(of.key), integer(activity)});
    const auto count = database.number(u"SELECT alerts FROM activity WHERE case_key = ? AND sequence = ?"_s,
                                       {integer(of.key), integer(activity)});
    for (const auto* each : {&before, &count})
        if (!*each)
            return base::fail(each->error());
    const std::int64_t first = (*before).value_or(0);
    done = database.forEach(
        u"SELECT a.id, i.name FROM case_alerts AS a JOIN alert_indices AS i ON i.number = a.index_number"
        u" WHERE a.case_key = ? AND i.simulation = ? AND a.sequence >= ? AND a.sequence < ? ORDER BY a.sequence"_s,
        {integer(of.key), integer(of.simulation), integer(first), integer(first + (*count).value_or(0))},
        [&](const Row& row) {
            attachment.ids.push_back(row.id(0));
            attachment.indices.push_back(row.text(1));
        });
    if (!done)
        return base::fail(done.error());
    return attachment;
}

base::Result<cases::AlertAttachment> handedOverWith(Database& database, const StoredCase& of, std::int64_t activity)
{
    std::vector<std::int64_t> places;
    base::Result<void> done = database.forEach(
        u"SELECT handed_over FROM activity WHERE case_key = ? AND sequence = ? AND handed_over IS NOT NULL"_s,
        {integer(of.key), integer(activity)}, [&](const Row& row) { places = placesIn(row.text(0)); });
    if (!done)
        return base::fail(done.error());
    if (places.empty())
        return attachmentOf(database, of, activity);
    cases::AlertAttachment attachment;
    std::unordered_map<std::int64_t, std::pair<std::string, std::string>> alerts;
    const auto [first, last] = std::minmax_element(places.begin(), places.end());
    done = readRule(database, of.simulation, attachment).and_then([&, from = *first, to = *last] {
        return database.forEach(
            u"SELECT a.sequence, a.id, i.name FROM case_alerts AS a"
            u" JOIN alert_indices AS i ON i.number = a.index_number"
            u" WHERE a.case_key = ? AND i.simulation = ? AND a.sequence >= ? AND a.sequence <= ?"_s,
            {integer(of.key), integer(of.simulation), integer(from), integer(to)},
            [&](const Row& row) { alerts[row.integer(0)] = {row.id(1), row.text(2)}; });
    });
    if (!done)
        return base::fail(done.error());
    for (const std::int64_t place : places)
        if (const auto found = alerts.find(place); found != alerts.end()) {
            attachment.ids.push_back(found->second.first);
            attachment.indices.push_back(found->second.second);
        }
    return attachment;
}

base::Result<std::uint32_t> addAlerts(Database& database, const StoredCase& to, const cases::AlertAttachment& alerts,
                                      base::Timestamp at)
{
    // After all that ever came, of which some may have been deleted: attachmentOf() counts on it.
    const auto before = database.number(u"SELECT coalesce(sum(alerts), 0) FROM activity WHERE case_key = ?"_s,
                                        {integer(to.key)});
    if (!before)
        return base::fail(before.error());
    std::int64_t next = before->value_or(0);
    std::unordered_map<std::string, bool> held;
    base::Result<void> done =
        database.forEach(u"SELECT sequence, id FROM case_alerts WHERE case_key = ? ORDER BY sequence"_s,
                         {integer(to.key)}, [&](const Row& row) {
                             next = std::max(next, row.integer(0) + 1);
                             held[row.id(1)] = true;
                         });
    if (!done)
        return base::fail(done.error());
    IndexNumbers indices(database, to.simulation);
    std::uint32_t added = 0;
    for (std::size_t i = 0; i < alerts.ids.size(); ++i) {
        if (!held.try_emplace(alerts.ids[i], true).second)
            continue;
        const base::Result<std::int64_t> index = indices.numberOf(alerts.indices[i]);
        if (!index)
            return base::fail(index.error());
        done = database.execute(u"INSERT INTO case_alerts (case_key, sequence, id, index_number, at, run, attached_at)"
                                u" VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                                {integer(to.key), integer(next++), packId(alerts.ids[i]), integer(*index),
                                 integer(at.milliseconds), ByHand, integer(at.milliseconds)});
        if (!done)
            return base::fail(done.error());
        ++added;
    }
    return added;
}

base::Result<std::vector<CaseOfAlert>> readCasesOfAlert(Database& database, const std::string& alertId,
                                                        const std::string& owner)
{
    std::vector<CaseOfAlert> found;
    QVariantList values{packId(alertId)};
    if (!owner.empty())
        values.append(text(owner));
    const base::Result<void> done = database.forEach(
        u"SELECT c.key, c.simulation, c.id, c.title, c.description, c.status, c.created_at, c.total_alerts,"
        u" c.total_comments FROM (SELECT a.case_key AS key"_s
            + fromAlertsWithId(database.dialect()) + u") AS found CROSS JOIN cases AS c WHERE c.key = found.key"_s
            + (owner.empty() ? QString() : u" AND c.owner = ?"_s) + u" ORDER BY c.created_at DESC, c.key DESC"_s,
        values, [&](const Row& row) {
            found.push_back({.key = row.integer(0),
                             .simulation = row.integer(1),
                             .id = row.id(2),
                             .title = row.text(3),
                             .description = row.text(4),
                             .status = static_cast<cases::CaseStatus>(row.integer(5)),
                             .createdAt = row.time(6),
                             .totalAlerts = row.number(7),
                             .totalComments = row.number(8)});
        });
    if (!done)
        return base::fail(done.error());
    return found;
}

} // namespace casewright::store
