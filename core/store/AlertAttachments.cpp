// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/AlertAttachments.h"

#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/store/ActivityRows.h"
#include "core/store/AlertRows.h"
#include "core/store/PackedId.h"
#include "core/store/SqlValues.h"
#include "core/store/StableId.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

/// The ids that an attachment of alerts names: a list, or in old exports a text.
std::vector<std::string> alertIdsOf(const std::string& attachment)
{
    const base::Result<base::Json> json = base::parseJson(attachment);
    if (!json || !json->is_object() || !json->contains("alertId"))
        return {};
    const base::Json& given = json->at("alertId");
    std::vector<std::string> ids;
    for (const base::Json& each : given.is_array() ? given : base::Json::array({given}))
        if (each.is_string())
            ids.push_back(each.get<std::string>());
    return ids;
}

/// The rule that a person's attachment names; that of a simulation names the simulation's.
void readRule(const std::string& payload, cases::AlertAttachment& into)
{
    const base::Result<base::Json> json = base::parseJson(payload);
    if (!json)
        return;
    const auto textAt = [&json](const char* pointer) -> std::optional<std::string> {
        const base::Json::json_pointer place(pointer);
        if (!json->contains(place) || !json->at(place).is_string())
            return std::nullopt;
        return json->at(place).get<std::string>();
    };
    into.ruleId = textAt("/comment/rule/id");
    into.ruleName = textAt("/comment/rule/name");
}

/// Writes out what a row of activity says that follows from the alerts.
base::Result<void> keepPayload(Database& database, const StoredCase& of, std::int64_t activity, const std::string& id)
{
    const base::Result<cases::AlertAttachment> alerts = handedOverWith(database, of, activity);
    if (!alerts)
        return base::fail(alerts.error());
    const cases::UserAction attached = cases::alertsAction(id, *alerts, of.document.owner);
    return database.execute(
        u"UPDATE activity SET action = ?, payload = ?, comment_id = ? WHERE case_key = ? AND sequence = ?"
        u" AND payload IS NULL"_s,
        {static_cast<int>(attached.verb), text(attached.payload), text(id), integer(of.key), integer(activity)});
}

/// Of all rows that name alerts of other rows.
base::Result<void> keepMixedPayloads(Database& database, const StoredCase& of)
{
    std::vector<std::int64_t> rows;
    base::Result<void> done = database.forEach(
        u"SELECT sequence FROM activity WHERE case_key = ? AND payload IS NULL AND handed_over IS NOT NULL"_s,
        {integer(of.key)}, [&rows](const Row& row) { rows.push_back(row.integer(0)); });
    for (std::size_t i = 0; done && i < rows.size(); ++i)
        done = keepPayload(database, of, rows[i], stableId("comment", of.document.id, rows[i]));
    return done;
}

base::Result<void> removeAlerts(Database& database, StoredCase& of, const std::vector<std::string>& ids)
{
    for (const std::string& id : ids) {
        const base::Result<std::int64_t> removed =
            database.change(u"DELETE FROM case_alerts WHERE case_key = ? AND id = ?"_s, {integer(of.key), packId(id)});
        if (!removed)
            return base::fail(removed.error());
        of.document.totalAlerts -= static_cast<std::uint32_t>(*removed);
    }
    return {};
}

} // namespace

base::Result<std::vector<HeldAttachment>> heldAttachments(Database& database, const StoredCase& of)
{
    std::vector<HeldAttachment> all;
    std::vector<std::optional<std::string>> payloads;
    base::Result<void> done = database.forEach(
        u"SELECT sequence, comment_id, payload FROM activity WHERE case_key = ? AND kind = ?"
        u" AND (payload IS NULL OR action = ?) AND alerts > 0 ORDER BY sequence"_s,
        {integer(of.key), static_cast<int>(StoredKind::AlertsAttached),
         static_cast<int>(cases::UserActionVerb::Create)},
        [&](const Row& row) {
            const std::int64_t sequence = row.integer(0);
            all.push_back({.id = optionalText(row, 1).value_or(stableId("comment", of.document.id, sequence)),
                           .alerts = {},
                           .activity = sequence});
            payloads.push_back(optionalText(row, 2));
        });
    if (!done)
        return base::fail(done.error());
    for (std::size_t i = 0; i < all.size(); ++i) {
        base::Result<cases::AlertAttachment> alerts = attachmentOf(database, of, all[i].activity);
        if (!alerts)
            return base::fail(alerts.error());
        all[i].alerts = std::move(*alerts);
        if (payloads[i])
            readRule(*payloads[i], all[i].alerts);
    }
    std::erase_if(all, [](const HeldAttachment& each) { return each.alerts.ids.empty(); });
    return all;
}

base::Result<void> detach(Database& database, StoredCase& of, const HeldAttachment& attachment)
{
    return keepPayload(database, of, attachment.activity, attachment.id)
        .and_then([&] { return keepMixedPayloads(database, of); })
        .and_then([&] { return removeAlerts(database, of, attachment.alerts.ids); });
}

base::Result<void> detach(Database& database, StoredCase& of, const std::string& attachment)
{
    return keepMixedPayloads(database, of).and_then([&] {
        return removeAlerts(database, of, alertIdsOf(attachment));
    });
}

} // namespace casewright::store
