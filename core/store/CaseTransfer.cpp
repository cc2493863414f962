// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseTransfer.h"

#include <unordered_set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/store/ActivityRows.h"
#include "core/store/AlertRows.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/CommentRows.h"
#include "core/store/PackedId.h"
#include "core/store/SimulationRows.h"
#include "core/store/SqlValues.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;
using base::Result;

/// Rows of activity wait for their places above all that a case can have.
constexpr std::int64_t FirstSequence = 1'000'000'000;

base::Error isThereTwice(const char* what, const std::string& id)
{
    return {ErrorCode::Conflict, std::string(what) + ' ' + id + " is there twice; take one of them out", std::nullopt};
}

/// How many alerts a user action of the type comment says that were attached.
std::optional<AlertCounts> alertsOf(const cases::UserAction& action)
{
    if (cases::commentTypeOf(action) != "alert")
        return std::nullopt;
    const Result<base::Json> payload = base::parseJson(action.payload);
    const base::Json ids = payload ? payload->at("comment").value("alertId", base::Json()) : base::Json();
    return AlertCounts{.attached = ids.is_array() ? static_cast<std::uint32_t>(ids.size()) : 1U};
}

/// A user action of an import that attached alerts, or took some away.
struct AttachedRow {
    std::int64_t caseKey = 0;
    std::int64_t sequence = 0;
    bool isRemoval = false;
    std::vector<std::string> ids{};
};

AttachedRow attachedRow(const Row& row)
{
    AttachedRow read{.caseKey = row.integer(0),
                     .sequence = row.integer(1),
                     .isRemoval = static_cast<cases::UserActionVerb>(row.integer(2)) == cases::UserActionVerb::Delete};
    const Result<base::Json> payload = base::parseJson(row.text(3));
    const base::Json ids = payload ? payload->at("comment").value("alertId", base::Json()) : base::Json();
    for (const base::Json& id : ids.is_array() ? ids : base::Json::array({ids}))
        if (id.is_string())
            read.ids.push_back(id.get<std::string>());
    return read;
}

/// A user action names all alerts that were handed over; which of them its case had already follows from those before
/// it.
Result<void> countAttached(Database& database, std::int64_t collection)
{
    std::vector<AttachedRow> repeats; // whose numbers are others than those that were written
    std::vector<std::size_t> attached;
    std::unordered_set<std::string> held;
    std::int64_t caseKey = 0;
    const Result<void> read = database.forEach(
        u"SELECT a.case_key, a.sequence, a.action, a.payload FROM activity AS a JOIN cases AS c ON c.key = a.case_key"
        u" WHERE c.simulation = ? AND a.alerts > 0 ORDER BY a.case_key, a.sequence"_s,
        {integer(collection)}, [&](const Row& row) {
            AttachedRow each = attachedRow(row);
            if (std::exchange(caseKey, each.caseKey) != each.caseKey)
                held.clear();
            std::size_t fresh = 0;
            for (const std::string& id : each.ids)
                fresh += each.isRemoval ? held.erase(id) : static_cast<std::size_t>(held.insert(id).second);
            if (each.isRemoval || fresh == each.ids.size())
                return;
            attached.push_back(fresh);
            repeats.push_back(std::move(each));
        });
    if (!read)
        return read;
    for (std::size_t i = 0; i < repeats.size(); ++i)
        if (Result<void> done = database.execute(
                u"UPDATE activity SET alerts = ?, already_attached = ? WHERE case_key = ? AND sequence = ?"_s,
                {integer(static_cast<std::int64_t>(attached[i])),
                 integer(static_cast<std::int64_t>(repeats[i].ids.size() - attached[i])), integer(repeats[i].caseKey),
                 integer(repeats[i].sequence)});
            !done)
            return done;
    return {};
}

} // namespace

Result<cases::Users> readUsers(const Workspace& workspace)
{
    cases::Users users;
    const Result<void> done = WorkspaceAccess::databaseOf(workspace).forEach(
        u"SELECT name, full_name, email, profile_uid FROM users"_s, {}, [&](const Row& row) {
            users[row.text(0)] = {
                .fullName = optionalText(row, 1), .email = optionalText(row, 2), .profileUid = optionalText(row, 3)};
        });
    if (!done)
        return base::fail(done.error());
    return users;
}

Result<ReadSnapshot> ReadSnapshot::begin(const Workspace& workspace)
{
    Database& database = WorkspaceAccess::databaseOf(workspace);
    // Within a transaction of its usual kind PostgreSQL shows what others write meanwhile.
    const QString begin =
        database.dialect() == Dialect::PostgreSQL ? u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s : u"BEGIN"_s;
    if (const Result<void> done = database.executeOnce(begin); !done)
        return base::fail(done.error());
    ReadSnapshot snapshot(&database);
    // The snapshot is taken by the first reading.
    if (const auto read = database.number(u"SELECT count(*) FROM simulations"_s); !read)
        return base::fail(read.error());
    return snapshot;
}

ReadSnapshot::~ReadSnapshot()
{
    // Nothing was written: there is nothing that could be lost with it.
    if (m_database != nullptr)
        static_cast<void>(m_database->executeOnce(u"ROLLBACK"_s));
}

struct CaseIntake::State {
    Database& database;
    Transaction transaction;
    std::int64_t collection = 0;
    std::int64_t sequence = FirstSequence;
    std::string lastId{}; ///< what follows a case is mostly of the same one
    std::int64_t lastKey = 0;
    std::unordered_set<std::string> attachments{}; ///< ids
    std::unordered_set<std::string> userActions{}; ///< ids
};

CaseIntake::CaseIntake(std::unique_ptr<State> state) : m_state(std::move(state)) {}
CaseIntake::CaseIntake(CaseIntake&&) noexcept = default;
CaseIntake& CaseIntake::operator=(CaseIntake&&) noexcept = default;
CaseIntake::~CaseIntake() = default;

Result<CaseIntake> CaseIntake::begin(Workspace& workspace, const std::string& name, base::Timestamp at)
{
    Database& database = WorkspaceAccess::databaseOf(workspace);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return base::fail(transaction.error());
    const Result<std::int64_t> key =
        database.insert(u"INSERT INTO simulations (name, rule_json, source, profile, seed, state, started_at, origin)"
                        u" VALUES (?, '', ?, '', 0, ?, ?, ?)"_s,
                        {text(name), text(name), static_cast<int>(SimulationState::Finished), integer(at.milliseconds),
                         static_cast<int>(CaseOrigin::Imported)});
    if (!key)
        return base::fail(key.error());
    return CaseIntake(std::make_unique<State>(
        State{.database = database, .transaction = std::move(*transaction), .collection = *key}));
}

Result<void> CaseIntake::addUsers(const cases::Users& users)
{
    for (const auto& [name, user] : users) {
        Result<void> done = m_state->database.execute(
            u"INSERT INTO users (name, full_name, email, profile_uid) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
            u" SET full_name = coalesce(excluded.full_name, users.full_name),"
            u" email = coalesce(excluded.email, users.email),"
            u" profile_uid = coalesce(excluded.profile_uid, users.profile_uid)"_s,
            {text(name), optionalValue(user.fullName), optionalValue(user.email), optionalValue(user.profileUid)});
        if (!done)
            return done;
    }
    return {};
}

Result<std::optional<std::int64_t>> CaseIntake::keyOf(const std::string& caseId)
{
    if (m_state->lastKey != 0 && m_state->lastId == caseId)
        return m_state->lastKey;
    Result<std::optional<std::int64_t>> key = m_state->database.number(
        u"SELECT key FROM cases WHERE id = ? AND simulation = ?"_s, {packId(caseId), integer(m_state->collection)});
    if (key && *key) {
        m_state->lastId = caseId;
        m_state->lastKey = **key;
    }
    return key;
}

Result<void> CaseIntake::addCase(const cases::CaseDocument& document)
{
    const Result<std::optional<std::int64_t>> known = keyOf(document.id);
    if (!known)
        return base::fail(known.error());
    if (*known)
        return base::fail(isThereTwice("the case", document.id));
    const Result<std::int64_t> key = insertCase(m_state->database, m_state->collection, document);
    return key ? Result<void>() : base::fail(key.error());
}

Result<bool> CaseIntake::addAttachment(const std::string& caseId, const cases::Comment& comment,
                                       const std::optional<cases::AlertAttachment>& alerts)
{
    const Result<std::optional<std::int64_t>> key = keyOf(caseId);
    if (!key)
        return base::fail(key.error());
    if (!*key)
        return false;
    if (!m_state->attachments.insert(comment.id).second)
        return base::fail(isThereTwice("the attachment", comment.id));
    if (const Result<void> added = addComment(m_state->database, **key, comment); !added)
        return base::fail(added.error());
    if (!alerts)
        return true;
    const StoredCase to{.key = **key, .simulation = m_state->collection};
    const Result<std::uint32_t> added = addAlerts(m_state->database, to, *alerts, comment.createdAt);
    return added ? Result<bool>(true) : base::fail(added.error());
}

Result<bool> CaseIntake::addUserAction(const std::string& caseId, const cases::UserActionDocument& document)
{
    const Result<std::optional<std::int64_t>> key = keyOf(caseId);
    if (!key)
        return base::fail(key.error());
    if (!*key)
        return false;
    if (!m_state->userActions.insert(document.id).second)
        return base::fail(isThereTwice("the user action", document.id));
    const std::int64_t sequence = m_state->sequence++;
    const Signature by{.user = document.createdBy.value_or(""), .at = document.createdAt};
    const Result<void> done =
        addActivity(m_state->database, **key, sequence, {document.action}, by, alertsOf(document.action)).and_then([&] {
            return m_state->database.execute(
                u"UPDATE activity SET id = ?, \"user\" = ? WHERE case_key = ? AND sequence = ?"_s,
                {text(document.id), optionalValue(document.createdBy), integer(**key), integer(sequence)});
        });
    return done ? Result<bool>(true) : base::fail(done.error());
}

Result<std::int64_t> CaseIntake::finish()
{
    const QVariant collection = integer(m_state->collection);
    const Result<void> done =
        m_state->database
            .execute(
                u"UPDATE activity SET sequence = n.number FROM (SELECT a.case_key AS case_key, a.sequence AS before,"
                u" row_number() OVER (PARTITION BY a.case_key ORDER BY a.at, a.sequence) - 1 AS number"
                u" FROM activity AS a JOIN cases AS c ON c.key = a.case_key WHERE c.simulation = ?) AS n"
                u" WHERE activity.case_key = n.case_key AND activity.sequence = n.before"_s,
                {collection})
            .and_then([&] {
                return m_state->database.execute(
                    u"UPDATE cases SET total_alerts = (SELECT count(*) FROM case_alerts AS a WHERE a.case_key = "
                    u"cases.key),"
                    u" total_comments = (SELECT count(*) FROM comments AS m WHERE m.case_key = cases.key"
                    u" AND m.attachment IS NULL) WHERE simulation = ?"_s,
                    {collection});
            })
            .and_then([&] { return countAttached(m_state->database, m_state->collection); })
            .and_then([&] { return m_state->transaction.commit(); });
    return done ? Result<std::int64_t>(m_state->collection) : base::fail(done.error());
}

} // namespace casewright::store
