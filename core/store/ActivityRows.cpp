// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ActivityRows.h"

#include <array>
#include <cstddef>
#include <string>

#include "core/cases/CaseLimits.h"
#include "core/cases/UserActionPayload.h"
#include "core/store/AlertRows.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/SqlValues.h"
#include "core/store/StableId.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;
using cases::UserAction;
using cases::UserActionType;
using cases::UserActionVerb;

struct KindType {
    StoredKind kind;
    UserActionType type;
};

constexpr std::array KindTypes{
    KindType{StoredKind::Created, UserActionType::CreateCase},
    KindType{StoredKind::StatusChanged, UserActionType::Status},
    KindType{StoredKind::Commented, UserActionType::Comment},
    KindType{StoredKind::AlertsAttached, UserActionType::Comment},
    KindType{StoredKind::OtherAttachment, UserActionType::Comment},
    KindType{StoredKind::Title, UserActionType::Title},
    KindType{StoredKind::Description, UserActionType::Description},
    KindType{StoredKind::Tags, UserActionType::Tags},
    KindType{StoredKind::Assignees, UserActionType::Assignees},
    KindType{StoredKind::Severity, UserActionType::Severity},
    KindType{StoredKind::Category, UserActionType::Category},
    KindType{StoredKind::Connector, UserActionType::Connector},
    KindType{StoredKind::Settings, UserActionType::Settings},
    KindType{StoredKind::CustomFields, UserActionType::CustomFields},
    KindType{StoredKind::Pushed, UserActionType::Pushed},
    KindType{StoredKind::Deleted, UserActionType::DeleteCase},
};

UserActionType typeOf(StoredKind kind)
{
    for (const KindType& each : KindTypes)
        if (each.kind == kind)
            return each.type;
    return UserActionType::DeleteCase;
}

StoredKind kindOf(const UserAction& action)
{
    if (action.type == UserActionType::Comment) {
        const std::string type = cases::commentTypeOf(action);
        if (type == "user")
            return StoredKind::Commented;
        return type == "alert" ? StoredKind::AlertsAttached : StoredKind::OtherAttachment;
    }
    for (const KindType& each : KindTypes)
        if (each.type == action.type)
            return each.kind;
    return StoredKind::Deleted;
}

/// The kinds that a filter lets through, as SQL; empty: all.
QString kindCondition(const UserActionFilter& filter)
{
    QStringList kinds;
    for (const KindType& each : KindTypes) {
        const bool isComment = each.type == UserActionType::Comment;
        bool isShown = (filter.actions && !isComment) || (filter.comments && each.kind == StoredKind::Commented)
            || (filter.alerts && each.kind == StoredKind::AlertsAttached)
            || (filter.attachments && each.kind == StoredKind::OtherAttachment);
        for (const UserActionType type : filter.types)
            isShown = isShown || type == each.type;
        if (isShown)
            kinds += QString::number(static_cast<int>(each.kind));
    }
    const bool isAsked =
        filter.actions || filter.comments || filter.alerts || filter.attachments || !filter.types.empty();
    return isAsked ? u" AND kind IN ("_s + kinds.join(u", "_s) + u')' : QString();
}

/// A row as it is read, before payloads that follow from elsewhere are made.
struct ActivityRow {
    StoredUserAction value;
    StoredKind kind = StoredKind::Created;
    cases::CaseStatus status = cases::CaseStatus::Open;
    bool isDerived = false;
};

ActivityRow rowOf(const Row& row, const std::string& caseId)
{
    ActivityRow read;
    read.kind = static_cast<StoredKind>(row.integer(2));
    read.value.key = row.integer(0);
    read.value.alerts = row.number(4);
    read.value.alreadyAttached = row.number(5);
    read.status = static_cast<cases::CaseStatus>(row.integer(6));
    read.isDerived = row.isNull(8);
    cases::UserActionDocument& document = read.value.document;
    document.id = optionalText(row, 10).value_or(stableId("user-action", caseId, read.value.key));
    document.createdAt = row.time(1);
    document.createdBy = optionalText(row, 3);
    document.action.type = typeOf(read.kind);
    document.action.verb = static_cast<UserActionVerb>(row.integer(7));
    document.action.payload = row.text(8);
    document.action.commentId = optionalText(row, 9);
    return read;
}

/// Makes the payload of a row that a simulation left.
base::Result<void> derive(Database& database, const StoredCase& of, ActivityRow& row)
{
    UserAction& action = row.value.document.action;
    switch (row.kind) {
    case StoredKind::Created: action = cases::creationOf(of.document.attributes, of.document.owner); return {};
    case StoredKind::AlertsAttached: {
        const base::Result<cases::AlertAttachment> alerts = handedOverWith(database, of, row.value.key);
        if (!alerts)
            return base::fail(alerts.error());
        action = cases::alertsAction(stableId("comment", of.document.id, row.value.key), *alerts, of.document.owner);
        return {};
    }
    default: action = cases::statusAction(row.status); return {};
    }
}

} // namespace

base::Result<std::int64_t> nextActivity(Database& database, std::int64_t caseKey, std::size_t more)
{
    const auto next = database.number(u"SELECT coalesce(max(sequence) + 1, 0) FROM activity WHERE case_key = ?"_s,
                                      {integer(caseKey)});
    if (!next)
        return base::fail(next.error());
    const std::int64_t rows = next->value_or(0);
    if (rows + static_cast<std::int64_t>(more) > cases::MaximumUserActions)
        return base::fail(ErrorCode::LimitReached,
                          "The case with the key " + std::to_string(caseKey) + " has " + std::to_string(rows)
                              + " activities, and a case holds at most 10 000. It was not changed.");
    return rows;
}

base::Result<void> addActivity(Database& database, std::int64_t caseKey, std::int64_t sequence,
                               const std::vector<UserAction>& actions, const Signature& by,
                               std::optional<AlertCounts> alerts)
{
    for (const UserAction& action : actions) {
        const StoredKind kind = kindOf(action);
        const bool isStatus = kind == StoredKind::StatusChanged;
        const QVariant status = isStatus ? QVariant(static_cast<int>(cases::statusOf(action))) : nullValue();
        base::Result<void> done = database.execute(
            u"INSERT INTO activity (case_key, sequence, at, kind, \"user\", alerts, already_attached, status, action,"
            u" payload, comment_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {integer(caseKey), integer(sequence++), integer(by.at.milliseconds), static_cast<int>(kind), text(by.user),
             alerts ? QVariant(alerts->attached) : nullValue(),
             alerts ? QVariant(alerts->alreadyAttached) : nullValue(), status, static_cast<int>(action.verb),
             text(action.payload), optionalValue(action.commentId)});
        if (!done)
            return done;
    }
    return {};
}

base::Result<void> keepCreation(Database& database, const StoredCase& before)
{
    const UserAction creation = cases::creationOf(before.document.attributes, before.document.owner);
    return database.execute(u"UPDATE activity SET action = ?, payload = ? WHERE case_key = ? AND kind = 0"
                            u" AND payload IS NULL"_s,
                            {static_cast<int>(creation.verb), text(creation.payload), integer(before.key)});
}

base::Result<std::vector<StoredUserAction>> readUserActions(Database& database, std::int64_t caseKey,
                                                            const UserActionFilter& filter,
                                                            std::optional<std::int64_t> after, std::uint32_t limit)
{
    const base::Result<StoredCase> of = readStoredCase(database, caseKey);
    if (!of)
        return base::fail(of.error());
    QVariantList values{integer(caseKey)};
    if (after)
        values.append(integer(*after));
    values.append(limit);
    std::vector<ActivityRow> rows;
    const QString order = filter.newestFirst ? u" DESC"_s : u" ASC"_s;
    const base::Result<void> done = database.forEach(
        u"SELECT sequence, at, kind, \"user\", alerts, already_attached, status, action, payload, comment_id, id"
        u" FROM activity WHERE case_key = ?"_s
            + (after ? u" AND sequence "_s + (filter.newestFirst ? u'<' : u'>') + u" ?"_s : QString())
            + kindCondition(filter) + u" ORDER BY sequence"_s + order + u" LIMIT ?"_s,
        values, [&](const Row& row) { rows.push_back(rowOf(row, of->document.id)); });
    if (!done)
        return base::fail(done.error());
    std::vector<StoredUserAction> actions;
    for (ActivityRow& row : rows) {
        if (row.isDerived)
            if (base::Result<void> derived = derive(database, *of, row); !derived)
                return base::fail(derived.error());
        row.value.document.owner = of->document.owner;
        actions.push_back(std::move(row.value));
    }
    return actions;
}

base::Result<UserActionCounts> countUserActions(Database& database, std::int64_t caseKey)
{
    UserActionCounts counts;
    const base::Result<void> done = checkCase(database, caseKey).and_then([&] {
        return database.forEach(u"SELECT kind, count(*) FROM activity WHERE case_key = ? GROUP BY kind"_s,
                                {integer(caseKey)}, [&](const Row& row) {
                                    const std::uint64_t rows = row.large(1);
                                    counts.all += rows;
                                    switch (static_cast<StoredKind>(row.integer(0))) {
                                    case StoredKind::Commented: counts.comments += rows; break;
                                    case StoredKind::AlertsAttached: counts.alerts += rows; break;
                                    case StoredKind::OtherAttachment: counts.attachments += rows; break;
                                    default: counts.history += rows; break;
                                    }
                                });
    });
    if (!done)
        return base::fail(done.error());
    return counts;
}

base::Result<std::vector<cases::StatusStep>> readStatusSteps(Database& database, std::int64_t caseKey)
{
    std::vector<cases::StatusStep> steps;
    const base::Result<void> done = database.forEach(
        u"SELECT at, status FROM activity WHERE case_key = ? AND kind = ? ORDER BY sequence"_s,
        {integer(caseKey), static_cast<int>(StoredKind::StatusChanged)}, [&](const Row& row) {
            steps.push_back({.at = row.time(0), .status = static_cast<cases::CaseStatus>(row.integer(1))});
        });
    if (!done)
        return base::fail(done.error());
    return steps;
}

base::Result<std::vector<Activity>> readActivity(Database& database, std::int64_t caseKey,
                                                 std::optional<std::int64_t> after, std::uint32_t limit)
{
    std::vector<Activity> rows;
    const base::Result<void> done = checkCase(database, caseKey).and_then([&] {
        return database.forEach(
            u"SELECT sequence, at, kind, \"user\", alerts, already_attached, counter, reasons, status FROM activity"
            u" WHERE case_key = ? AND sequence > ? AND kind <= 2 ORDER BY sequence LIMIT ?"_s,
            {integer(caseKey), integer(after.value_or(-1)), limit}, [&](const Row& row) {
                const std::int64_t reasons = row.integer(7);
                rows.push_back({.key = row.integer(0),
                                .at = row.time(1),
                                .user = row.isNull(3) ? "rule" : row.text(3),
                                .kind = static_cast<ActivityKind>(row.integer(2)),
                                .alerts = row.number(4),
                                .alreadyAttached = row.number(5),
                                .counter = row.isNull(6) ? 1 : row.number(6),
                                .windowPassed = (reasons & ReasonWindowPassed) != 0,
                                .closedPassed = (reasons & ReasonClosedPassed) != 0,
                                .status = static_cast<cases::CaseStatus>(row.integer(8))});
            });
    });
    if (!done)
        return base::fail(done.error());
    return rows;
}

} // namespace casewright::store
