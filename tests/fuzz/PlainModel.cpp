// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/PlainModel.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCryptographicHash>
#include <QString>
#include <QStringList>

#include "core/engine/CaseText.h"

namespace casewright::tests {
namespace {

using base::Json;
using engine::CaseOutcome;
using engine::CaseStatus;

/// Keys sorted, numbers as JavaScript has them; good for the plain numbers and keys of these tests.
nlohmann::json sorted(const Json& value)
{
    if (value.is_object()) {
        nlohmann::json object = nlohmann::json::object();
        for (const auto& [key, member] : value.items())
            object[key] = sorted(member);
        return object;
    }
    if (value.is_array()) {
        nlohmann::json list = nlohmann::json::array();
        for (const Json& element : value)
            list.push_back(sorted(element));
        return list;
    }
    if (value.is_number_float() && value.get<double>() == std::floor(value.get<double>()))
        return static_cast<std::int64_t>(value.get<double>());
    return nlohmann::json::parse(value.dump());
}

bool isTruthy(const Json& value)
{
    if (value.is_null() || value == false || value == "")
        return false;
    return !value.is_number() || value.get<double>() != 0;
}

/// Goes down a path and builds the shape on the way back; a list keeps its place with nulls before it.
std::optional<Json> cutPath(const Json& value, QStringList path)
{
    if (path.isEmpty())
        return value;
    const std::string head = path.takeFirst().toStdString();
    if (value.is_object()) {
        if (!value.contains(head))
            return std::nullopt;
        const std::optional<Json> below = cutPath(value.at(head), path);
        return below ? std::optional(Json{{head, *below}}) : std::nullopt;
    }
    if (!value.is_array() || head.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    const std::size_t place = std::stoul(head);
    if (place >= value.size())
        return std::nullopt;
    const std::optional<Json> below = cutPath(value.at(place), path);
    if (!below)
        return std::nullopt;
    Json list = Json::array();
    for (std::size_t i = 0; i < place; ++i)
        list.push_back(nullptr);
    list.push_back(*below);
    return list;
}

/// The value in the shape.
const Json& leafOf(const Json& shape, const std::string& field, bool literal)
{
    if (literal)
        return shape.at(field);
    const Json* at = &shape;
    for (const QString& part : QString::fromStdString(field).split(u'.'))
        at = at->is_array() ? &at->back() : &at->at(part.toStdString());
    return *at;
}

} // namespace

PlainModel::PlainModel(std::string field, engine::ConnectorSettings settings)
    : m_field(std::move(field)), m_settings(std::move(settings))
{
}

std::optional<Json> PlainModel::shapeOf(const Json& alert) const
{
    const bool literal = alert.contains(m_field);
    const std::optional<Json> shape = literal ? std::optional(Json{{m_field, alert.at(m_field)}})
                                              : cutPath(alert, QString::fromStdString(m_field).split(u'.'));
    return shape && isTruthy(leafOf(*shape, m_field, literal)) ? shape : std::nullopt;
}

std::string PlainModel::keyOf(const Json& alert) const
{
    if (m_field.empty())
        return "{}";
    const std::optional<Json> shape = shapeOf(alert);
    return shape ? sorted(*shape).dump() : "(none)";
}

std::vector<PlainModel::Group> PlainModel::groupsOf(const std::vector<Json>& alerts, PlainRun& run) const
{
    std::vector<Group> groups;
    std::vector<std::string> rest;
    for (const Json& alert : alerts) {
        const auto id = alert.at("_id").get<std::string>();
        const std::optional<Json> shape = m_field.empty() ? Json::object() : shapeOf(alert);
        if (!shape) {
            rest.push_back(id);
            continue;
        }
        const std::string key = sorted(*shape).dump();
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& each) { return each.key == key; });
        if (group == groups.end())
            group = groups.insert(group, Group{.key = key, .shape = *shape, .alerts = {}, .decision = {}, .found = {}});
        group->alerts.push_back(id);
    }
    if (!rest.empty()) {
        const Json shape = {{m_field, "unknown"}};
        const Group unknown{.key = shape.dump(), .shape = shape, .alerts = rest, .decision = {}, .found = {}};
        const auto taken =
            std::find_if(groups.begin(), groups.end(), [&](const Group& each) { return each.key == unknown.key; });
        if (taken == groups.end()) {
            groups.push_back(unknown);
        } else {
            run.overwritten = taken->alerts.size();
            *taken = unknown;
        }
    }
    run.groups = groups.size();
    run.breaker = groups.size() > m_settings.limit;
    if (!run.breaker)
        return groups;
    Group all{.key = "{}", .shape = Json::object(), .alerts = {}, .decision = {}, .found = {}};
    for (const Group& group : groups)
        all.alerts.insert(all.alerts.end(), group.alerts.begin(), group.alerts.end());
    return {all};
}

PlainRun PlainModel::run(std::int64_t now, const std::vector<Json>& alerts)
{
    PlainRun run;
    if (alerts.empty())
        return run;
    std::vector<Group> before;
    std::vector<Group> after;
    for (Group& group : groupsOf(alerts, run)) {                                           // step 3
        const bool isThere = std::any_of(counters.begin(), counters.end(),
                                         [&](const PlainCounter& each) { return each.key == group.key; });
        group.decision.key = group.key;
        group.decision.counterCreated = !isThere;
        if (!isThere)
            counters.push_back({.id = hash(group.key), .key = group.key, .createdAt = now});
        (isThere ? before : after).push_back(group);
    }
    std::vector<Group> groups = before;
    groups.insert(groups.end(), after.begin(), after.end());
    for (Group& group : groups) {                                                          // step 4
        PlainCounter& record = counterOf(group);
        group.decision.windowStart = record.updatedAt.value_or(record.createdAt);
        if (group.decision.windowStart < now - m_settings.timeWindow.milliseconds) {
            group.decision.windowPassed = true;
            ++record.counter;
            record.updatedAt = now;
        }
    }
    run.failed = !createMissing(groups, now);                                              // step 5
    if (run.failed)
        return run;
    bool again = false;
    for (Group& group : groups) {                                                          // step 6
        PlainCase& found = cases[*group.found];
        if (found.status != CaseStatus::Closed)
            continue;
        if (m_settings.reopenClosedCases) {
            found.status = CaseStatus::Open;
            found.closedAt.reset();
            found.updatedAt = now;
            ++found.reopened;
            group.decision.outcome = CaseOutcome::Reopened;
        } else {
            ++counterOf(group).counter;
            counterOf(group).updatedAt = now;
            group.decision.closedPassed = true;
            again = true;
        }
    }
    run.failed = again && !createMissing(groups, now);
    if (run.failed)
        return run;
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return *a.found < *b.found; });
    for (Group& group : groups)                                                            // step 7
        attach(group, now, run);
    return run;
}

bool PlainModel::createMissing(std::vector<Group>& groups, std::int64_t now)
{
    std::vector<PlainCase> made;
    for (Group& group : groups) {
        const std::uint32_t counter = counterOf(group).counter;
        const std::string id = hash(group.key + ':' + std::to_string(counter));
        group.decision.counter = counter;
        group.found.reset();
        for (std::size_t i = 0; i < cases.size(); ++i)
            if (cases[i].id == id && !cases[i].deleted)
                group.found = i;
        if (group.found)
            continue;
        const std::string title = engine::caseTitle(m_settings.rule, engine::flattenGrouping(group.shape.dump()),
                                                    counter, m_settings.titleStyle);
        if (QString::fromStdString(title).size() > 160)
            return false;
        group.found = cases.size() + made.size();
        group.decision.outcome = CaseOutcome::Created;
        made.push_back({.id = id, .key = group.key, .counter = counter, .createdAt = now});
    }
    cases.insert(cases.end(), made.begin(), made.end());
    return true;
}

void PlainModel::attach(Group& group, std::int64_t now, PlainRun& run)
{
    PlainCase& into = cases[*group.found];
    PlainDecision& decision = group.decision;
    decision.caseNumber = *group.found;
    decision.before = into.alerts.size();
    decision.alerts = group.alerts.size();
    if (into.alerts.size() + group.alerts.size() > 1'000) {
        decision.overLimit = group.alerts.size();
    } else {
        std::set<std::string> known(into.alerts.begin(), into.alerts.end());
        for (const std::string& id : group.alerts)
            if (known.insert(id).second)
                decision.attached.push_back(id);
    }
    for (const std::string& id : decision.attached) {
        into.alerts.push_back(id);
        const auto holders = std::count_if(cases.begin(), cases.end(), [&](const PlainCase& each) {
            return !each.deleted && std::find(each.alerts.begin(), each.alerts.end(), id) != each.alerts.end();
        });
        run.inManyCases += holders > 10 ? 1U : 0U;
    }
    if (!decision.attached.empty()) {
        into.updatedAt = now;
        if (decision.outcome == CaseOutcome::None)
            decision.outcome = CaseOutcome::Attached;
    }
    run.decisions.push_back(decision);
}

void PlainModel::setStatus(std::size_t number, CaseStatus status, std::int64_t now)
{
    PlainCase& changed = cases[number];
    if (changed.status == status)
        return;
    changed.status = status;
    changed.updatedAt = now;
    changed.closedAt = status == CaseStatus::Closed ? std::optional(now) : std::nullopt;
}

void PlainModel::deleteCase(std::size_t number) { cases[number].deleted = true; }

PlainCounter& PlainModel::counterOf(const Group& group)
{
    return *std::find_if(counters.begin(), counters.end(),
                         [&](const PlainCounter& each) { return each.key == group.key; });
}

std::string PlainModel::hash(const std::string& rest) const
{
    QStringList parts;
    for (const std::string& part : {m_settings.rule.id.text, m_settings.space, m_settings.owner, rest})
        if (!part.empty())
            parts.append(QString::fromStdString(part));
    return QCryptographicHash::hash(parts.join(u':').toUtf8(), QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace casewright::tests
