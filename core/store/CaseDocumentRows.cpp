// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseDocumentRows.h"

#include <optional>

#include "core/cases/StatusEffects.h"
#include "core/store/LiveLock.h"
#include "core/store/PackedId.h"
#include "core/store/SqlValues.h"
#include "core/store/StoredAttributes.h"
#include "core/store/StoredText.h"
#include "core/store/StoredValues.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;
using cases::CaseAttributes;
using cases::CaseDocument;

// In the order in which storedCase() reads them.
const QString Columns =
    u"key, simulation, id, version, owner, title, description, tags, category, status, severity_level, assignees,"
    u" sync_alerts, connector, custom_fields, external_service, created_at, created_by, updated_at, updated_by, "
    u"closed_at,"
    u" closed_by, in_progress_at, time_to_acknowledge, time_to_investigate, time_to_resolve, total_comments,"
    u" total_alerts"_s;

CaseAttributes attributesOf(const Row& row)
{
    return {
        .title = row.text(5),
        .description = row.text(6),
        .tags = tagsFromText(row.text(7)),
        .category = optionalText(row, 8),
        .status = static_cast<cases::CaseStatus>(row.integer(9)),
        .severity = static_cast<cases::Severity>(row.integer(10)),
        .assignees = tagsFromText(row.text(11)),
        .syncAlerts = row.integer(12) != 0,
        .connector = {},
        .customFields = {},
    };
}

/// The columns that are JSON.
base::Result<void> readValues(const Row& row, CaseDocument& into)
{
    base::Result<cases::CaseConnector> connector = connectorFromText(optionalText(row, 13));
    base::Result<std::vector<cases::CustomField>> fields = customFieldsFromText(row.text(14));
    base::Result<std::optional<cases::ExternalService>> service = serviceFromText(optionalText(row, 15));
    for (const base::Error* error : {connector ? nullptr : &connector.error(), fields ? nullptr : &fields.error(),
                                     service ? nullptr : &service.error()})
        if (error != nullptr)
            return base::fail(*error);
    into.attributes.connector = std::move(*connector);
    into.attributes.customFields = std::move(*fields);
    into.externalService = std::move(*service);
    return {};
}

base::Result<StoredCase> storedCase(const Row& row)
{
    StoredCase read{.key = row.integer(0), .simulation = row.integer(1)};
    CaseDocument& document = read.document;
    document.id = row.id(2);
    document.version = row.integer(3);
    document.owner = row.text(4);
    document.attributes = attributesOf(row);
    if (const base::Result<void> done = readValues(row, document); !done)
        return base::fail(done.error());
    document.createdAt = row.time(16);
    document.createdBy = optionalText(row, 17);
    document.updatedAt = row.optionalTime(18);
    document.updatedBy = optionalText(row, 19);
    document.closedAt = row.optionalTime(20);
    document.closedBy = optionalText(row, 21);
    document.duration = cases::durationOf(document.createdAt, document.closedAt);
    document.inProgressAt = row.optionalTime(22);
    document.timeToAcknowledge = optionalInteger(row, 23);
    document.timeToInvestigate = optionalInteger(row, 24);
    document.timeToResolve = optionalInteger(row, 25);
    document.totalComments = row.number(26);
    document.totalAlerts = row.number(27);
    return read;
}

base::Result<std::optional<StoredCase>> findStoredCase(Database& database, std::int64_t key)
{
    base::Result<std::optional<StoredCase>> found;
    const base::Result<void> done = database.forEach(u"SELECT "_s + Columns + u" FROM cases WHERE key = ?"_s,
                                                     {integer(key)}, [&](const Row& row) { found = storedCase(row); });
    if (!done)
        return base::fail(done.error());
    return found;
}

/// What insertCase() and writeCase() have in common, in the order of MutableColumns.
QVariantList mutableValues(const CaseDocument& document)
{
    const CaseAttributes& attributes = document.attributes;
    return {text(attributes.title),
            text(attributes.description),
            text(tagsToText(attributes.tags)),
            optionalValue(attributes.category),
            static_cast<int>(attributes.status),
            static_cast<int>(attributes.severity),
            text(tagsToText(attributes.assignees)),
            attributes.syncAlerts ? 1 : 0,
            optionalValue(connectorToText(attributes.connector)),
            text(customFieldsToText(attributes.customFields)),
            optionalValue(serviceToText(document.externalService)),
            optionalValue(document.updatedAt),
            optionalValue(document.updatedBy),
            optionalValue(document.closedAt),
            optionalValue(document.closedBy),
            optionalValue(document.inProgressAt),
            optionalValue(document.timeToAcknowledge),
            optionalValue(document.timeToInvestigate),
            optionalValue(document.timeToResolve),
            document.totalComments,
            document.totalAlerts};
}

} // namespace

base::Error noSuchCase(const Database& database, std::int64_t key)
{
    return {ErrorCode::NotFound,
            "The workspace " + database.path() + " has no case with the key " + std::to_string(key)
                + "; it was removed. Read the list again.",
            std::nullopt};
}

base::Result<void> checkCase(Database& database, std::int64_t key)
{
    const auto found = database.number(u"SELECT 1 FROM cases WHERE key = ?"_s, {integer(key)});
    if (!found)
        return base::fail(found.error());
    if (!*found)
        return base::fail(noSuchCase(database, key));
    return {};
}

base::Result<StoredCase> readStoredCase(Database& database, std::int64_t key)
{
    base::Result<std::optional<StoredCase>> found = findStoredCase(database, key);
    if (!found)
        return base::fail(found.error());
    if (!*found)
        return base::fail(noSuchCase(database, key));
    return std::move(**found);
}

base::Result<CasesByKey> readStoredCases(Database& database, const std::vector<std::int64_t>& keys)
{
    CasesByKey all;
    for (const std::int64_t key : keys) {
        base::Result<std::optional<StoredCase>> found = findStoredCase(database, key);
        if (!found)
            return base::fail(found.error());
        if (*found)
            all.cases.push_back(std::move(**found));
        else
            all.missing.push_back(key);
    }
    return all;
}

base::Result<void> checkFinished(Database& database, const StoredCase& value)
{
    const auto state = database.number(u"SELECT state FROM simulations WHERE key = ?"_s, {integer(value.simulation)});
    if (!state)
        return base::fail(state.error());
    const bool isRunning = *state && static_cast<SimulationState>(**state) == SimulationState::Running;
    if (isRunning && LiveLock::isHeld(database))
        return base::fail(ErrorCode::Conflict,
                          "The simulation of this case is still being written into " + database.path()
                              + ". It was not changed; wait until it is finished.");
    return {};
}

base::Result<StoredCase> readForChange(Database& database, std::int64_t key)
{
    base::Result<StoredCase> found = readStoredCase(database, key);
    if (!found)
        return found;
    if (const base::Result<void> done = checkFinished(database, *found); !done)
        return base::fail(done.error());
    return found;
}

base::Result<std::int64_t> collectionByHand(Database& database, const Signature& by)
{
    const QVariant origin = static_cast<int>(CaseOrigin::ByHand);
    const auto found =
        database.number(u"SELECT key FROM simulations WHERE origin = ? ORDER BY key LIMIT 1"_s, {origin});
    if (!found)
        return base::fail(found.error());
    if (*found)
        return **found;
    return database.insert(
        u"INSERT INTO simulations (name, rule_json, source, profile, seed, state, started_at, origin)"
        u" VALUES ('Cases by hand', '', '', '', 0, ?, ?, ?)"_s,
        {static_cast<int>(SimulationState::Finished), integer(by.at.milliseconds), origin});
}

base::Result<std::int64_t> insertCase(Database& database, std::int64_t simulation, const CaseDocument& document)
{
    // A case without a group of the Cases action is a group of its own.
    const auto number = database.number(u"SELECT coalesce(max(group_number) + 1, 0) FROM cases WHERE simulation = ?"_s,
                                        {integer(simulation)});
    if (!number)
        return base::fail(number.error());
    QVariantList values{integer(simulation),
                        integer(number->value_or(0)),
                        integer(number->value_or(0)),
                        packId(document.id),
                        text(document.owner),
                        integer(document.createdAt.milliseconds),
                        optionalValue(document.createdBy),
                        integer(document.version)};
    values += mutableValues(document);
    return database.insert(
        u"INSERT INTO cases (simulation, number, group_number, counter, times_reopened, id, owner, created_at, "
        u"created_by,"
        u" version, title, description, tags, category, status, severity_level, assignees, sync_alerts, connector,"
        u" custom_fields, external_service, updated_at, updated_by, closed_at, closed_by, in_progress_at,"
        u" time_to_acknowledge, time_to_investigate, time_to_resolve, total_comments, total_alerts)"
        u" VALUES (?, ?, ?, 1, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        values);
}

base::Result<void> writeCase(Database& database, std::int64_t key, CaseDocument document, const Signature& by)
{
    document.updatedAt = by.at;
    document.updatedBy = by.user;
    QVariantList values = mutableValues(document);
    values += {static_cast<int>(document.attributes.status), integer(key), integer(document.version)};
    const base::Result<std::int64_t> changed = database.change(
        u"UPDATE cases SET title = ?, description = ?, tags = ?, category = ?, status = ?, severity_level = ?,"
        u" assignees = ?, sync_alerts = ?, connector = ?, custom_fields = ?, external_service = ?, updated_at = ?,"
        u" updated_by = ?, closed_at = ?, closed_by = ?, in_progress_at = ?, time_to_acknowledge = ?,"
        u" time_to_investigate = ?, time_to_resolve = ?, total_comments = ?, total_alerts = ?,"
        u" times_reopened = times_reopened + (CASE WHEN status = 2 AND ? <> 2 THEN 1 ELSE 0 END), version = version + 1"
        u" WHERE key = ? AND version = ?"_s,
        values);
    if (!changed)
        return base::fail(changed.error());
    if (*changed == 0)
        return base::fail(ErrorCode::Conflict,
                          "The case with the key " + std::to_string(key)
                              + " was changed by somebody else meanwhile. Nothing was changed; read "
                                "it again.");
    return {};
}

} // namespace casewright::store
