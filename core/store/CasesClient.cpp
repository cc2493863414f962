// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CasesClient.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/cases/CaseDiff.h"
#include "core/cases/CaseLimits.h"
#include "core/cases/CaseValidation.h"
#include "core/cases/StatusEffects.h"
#include "core/cases/UserActionPayload.h"
#include "core/store/ActivityRows.h"
#include "core/store/AlertRows.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/CaseTerms.h"
#include "core/store/ConfigurationRows.h"
#include "core/store/SimilarCases.h"
#include "core/store/SqlValues.h"
#include "core/store/StableId.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;
using cases::CaseChange;
using cases::UserAction;

/// A case that is to change, and how.
struct PlannedUpdate {
    StoredCase before;
    CaseChange change;
};

base::Result<void> checkCount(std::size_t count, std::size_t maximum, std::string_view field)
{
    const base::Location at{.file = {}, .line = 0, .column = 0, .field = std::string(field)};
    if (count == 0)
        return base::fail(ErrorCode::InvalidValue,
                          fmt::format("The length of the field {} is too short. Array must be of length >= 1.", field),
                          at);
    if (count > maximum)
        return base::fail(
            ErrorCode::LimitReached,
            fmt::format("The length of the field {} is too long. Array must be of length <= {}.", field, maximum), at);
    return {};
}

base::Result<void> checkLimits(const std::vector<CaseUpdate>& updates)
{
    base::Result<void> done = checkCount(updates.size(), cases::MaximumCasesPerCall, "cases");
    std::vector<std::int64_t> keys;
    for (const CaseUpdate& each : updates) {
        if (done)
            done = cases::checkChange(each.change);
        if (done && std::find(keys.begin(), keys.end(), each.key) != keys.end())
            done =
                base::fail(ErrorCode::InvalidValue,
                           fmt::format("The case with the key {} is to be changed twice at once. No case was changed; "
                                       "change it once.",
                                       each.key));
        keys.push_back(each.key);
    }
    return done;
}

base::Error missing(const Database& database, const std::vector<std::int64_t>& keys)
{
    if (keys.size() == 1)
        return noSuchCase(database, keys.front());
    return {
        ErrorCode::NotFound,
        fmt::format("The workspace {} has no cases with the keys {}; they were removed. No case was changed; read the "
                    "list again.",
                    database.path(), fmt::join(keys, ", ")),
        std::nullopt};
}

base::Result<std::vector<PlannedUpdate>> readBefore(Database& database, const std::vector<CaseUpdate>& updates)
{
    std::vector<std::int64_t> keys;
    for (const CaseUpdate& each : updates)
        keys.push_back(each.key);
    base::Result<CasesByKey> found = readStoredCases(database, keys);
    if (!found)
        return base::fail(found.error());
    if (!found->missing.empty())
        return base::fail(missing(database, found->missing));
    std::vector<std::string> conflicts;
    std::vector<PlannedUpdate> planned;
    for (std::size_t i = 0; i < updates.size(); ++i) {
        StoredCase& before = found->cases[i];
        if (before.document.version != updates[i].version)
            conflicts.push_back(before.document.id);
        planned.push_back({.before = std::move(before), .change = cases::trimmed(updates[i].change)});
    }
    if (!conflicts.empty())
        return base::fail(
            ErrorCode::Conflict,
            fmt::format("These cases {} have been updated. No case was changed; refresh before saving more "
                        "updates.",
                        fmt::join(conflicts, ", ")));
    return planned;
}

/// Takes out what does not change; what is left is never empty.
base::Result<std::vector<PlannedUpdate>> withChangesOnly(Database& database, std::vector<PlannedUpdate> planned)
{
    std::vector<PlannedUpdate> changing;
    for (PlannedUpdate& each : planned) {
        each.change = cases::withoutUnchanged(each.before.document.attributes, std::move(each.change));
        if (cases::isEmpty(each.change))
            continue;
        if (const base::Result<void> done = checkFinished(database, each.before); !done)
            return base::fail(done.error());
        changing.push_back(std::move(each));
    }
    if (changing.empty())
        return base::fail(ErrorCode::Unchanged, "All fields to change are identical to the current version.");
    return changing;
}

base::Result<void> completeCustomFields(Database& database, PlannedUpdate& planned)
{
    if (!planned.change.customFields)
        return {};
    const base::Result<cases::CaseConfiguration> configuration =
        configurationOf(database, planned.before.document.owner);
    if (!configuration)
        return base::fail(configuration.error());
    if (base::Result<void> done = cases::checkCustomFields(*planned.change.customFields, *configuration); !done)
        return done;
    planned.change.customFields = cases::withMissingFields(*planned.change.customFields, *configuration);
    return {};
}

base::Result<StoredCase> writeUpdate(Database& database, const PlannedUpdate& planned, const Signature& by)
{
    const std::vector<UserAction> actions = cases::userActionsOf(planned.before.document.attributes, planned.change);
    const base::Result<std::int64_t> sequence = nextActivity(database, planned.before.key, actions.size());
    if (!sequence)
        return base::fail(sequence.error());
    cases::CaseDocument document = planned.before.document;
    document.attributes = cases::applied(std::move(document.attributes), planned.change);
    if (planned.change.status)
        document = cases::withStatus(std::move(document), *planned.change.status, by.at, by.user);
    const base::Result<void> done =
        keepCreation(database, planned.before)
            .and_then([&] { return writeCase(database, planned.before.key, document, by); })
            .and_then([&] { return addActivity(database, planned.before.key, *sequence, actions, by); });
    if (!done)
        return base::fail(done.error());
    return readStoredCase(database, planned.before.key);
}

} // namespace

CasesClient::CasesClient(Workspace& workspace) : m_database(&WorkspaceAccess::databaseOf(workspace)) {}

base::Result<StoredCase> CasesClient::create(const NewCase& given, const Signature& by)
{
    base::Result<Transaction> transaction = Transaction::begin(*m_database);
    if (!transaction)
        return base::fail(transaction.error());
    const base::Result<cases::CaseConfiguration> configuration = configurationOf(*m_database, given.owner);
    if (!configuration)
        return base::fail(configuration.error());
    base::Result<cases::CaseAttributes> attributes = cases::newCase(given.attributes, *configuration);
    if (!attributes)
        return base::fail(attributes.error());
    const base::Result<std::int64_t> collection = collectionByHand(*m_database, by);
    if (!collection)
        return base::fail(collection.error());
    cases::CaseDocument document{.id = randomId(), .owner = given.owner, .attributes = std::move(*attributes)};
    document.createdAt = by.at;
    document.createdBy = by.user;
    const base::Result<std::int64_t> key = insertCase(*m_database, *collection, document);
    if (!key)
        return base::fail(key.error());
    const base::Result<void> done =
        addActivity(*m_database, *key, 0, {cases::creationOf(document.attributes, document.owner)}, by).and_then([&] {
            return transaction->commit();
        });
    if (!done)
        return base::fail(done.error());
    return get(*key);
}

base::Result<StoredCase> CasesClient::get(std::int64_t key) const { return readStoredCase(*m_database, key); }

base::Result<CasesByKey> CasesClient::get(const std::vector<std::int64_t>& keys) const
{
    if (const base::Result<void> done = checkCount(keys.size(), cases::MaximumCasesPerGet, "ids"); !done)
        return base::fail(done.error());
    return readStoredCases(*m_database, keys);
}

base::Result<std::vector<StoredCase>> CasesClient::update(const std::vector<CaseUpdate>& updates, const Signature& by)
{
    if (const base::Result<void> done = checkLimits(updates); !done)
        return base::fail(done.error());
    base::Result<Transaction> transaction = Transaction::begin(*m_database);
    if (!transaction)
        return base::fail(transaction.error());
    base::Result<std::vector<PlannedUpdate>> planned = readBefore(*m_database, updates);
    if (planned)
        planned = withChangesOnly(*m_database, std::move(*planned));
    if (!planned)
        return base::fail(planned.error());
    for (PlannedUpdate& each : *planned)
        if (const base::Result<void> done = completeCustomFields(*m_database, each); !done)
            return base::fail(done.error());
    // A case may have all custom fields as they would be completed.
    planned = withChangesOnly(*m_database, std::move(*planned));
    if (!planned)
        return base::fail(planned.error());
    std::vector<StoredCase> updated;
    for (const PlannedUpdate& each : *planned) {
        base::Result<StoredCase> written = writeUpdate(*m_database, each, by);
        if (!written)
            return base::fail(written.error());
        updated.push_back(std::move(*written));
    }
    if (const base::Result<void> done = transaction->commit(); !done)
        return base::fail(done.error());
    return updated;
}

base::Result<void> CasesClient::remove(const std::vector<std::int64_t>& keys)
{
    if (base::Result<void> done = checkCount(keys.size(), cases::MaximumCasesPerCall, "ids"); !done)
        return done;
    base::Result<Transaction> transaction = Transaction::begin(*m_database);
    if (!transaction)
        return base::fail(transaction.error());
    const base::Result<CasesByKey> found = readStoredCases(*m_database, keys);
    if (!found)
        return base::fail(found.error());
    if (!found->missing.empty())
        return base::fail(missing(*m_database, found->missing));
    for (const StoredCase& each : found->cases) {
        base::Result<void> done = checkFinished(*m_database, each).and_then([&] {
            return m_database->execute(u"DELETE FROM cases WHERE key = ?"_s, {integer(each.key)});
        });
        if (!done)
            return done;
    }
    return transaction->commit();
}

base::Result<std::vector<AttachedAlert>> CasesClient::alerts(std::int64_t key, std::optional<std::int64_t> after,
                                                             std::uint32_t limit) const
{
    return readAlerts(*m_database, key, after, limit);
}

base::Result<std::vector<StoredUserAction>> CasesClient::userActions(std::int64_t key, const UserActionFilter& filter,
                                                                     std::optional<std::int64_t> after,
                                                                     std::uint32_t limit) const
{
    if (limit > cases::MaximumPage)
        return base::fail(ErrorCode::LimitReached,
                          "The provided perPage value is too high. The maximum allowed perPage value is 100.",
                          base::Location{.file = {}, .line = 0, .column = 0, .field = "perPage"});
    return readUserActions(*m_database, key, filter, after, limit);
}

base::Result<UserActionCounts> CasesClient::userActionCounts(std::int64_t key) const
{
    return countUserActions(*m_database, key);
}

base::Result<std::vector<CaseDecision>> CasesClient::decisions(std::int64_t key, std::optional<std::uint64_t> after,
                                                              std::uint32_t limit) const
{
    return readCaseDecisions(*m_database, key, after, limit);
}

base::Result<std::optional<base::Timestamp>> CasesClient::lastRun(std::int64_t key) const
{
    return readLastRun(*m_database, key);
}

base::Result<cases::Lifespan> CasesClient::lifespan(std::int64_t key, base::Timestamp now) const
{
    const base::Result<StoredCase> of = get(key);
    if (!of)
        return base::fail(of.error());
    const base::Result<std::vector<cases::StatusStep>> steps = readStatusSteps(*m_database, key);
    if (!steps)
        return base::fail(steps.error());
    return cases::lifespanOf(of->document.createdAt, of->document.closedAt, *steps, now);
}

base::Result<std::vector<CaseOfAlert>> CasesClient::casesOfAlert(const std::string& alertId,
                                                                 const std::string& owner) const
{
    return readCasesOfAlert(*m_database, alertId, owner);
}

base::Result<std::vector<SimilarCase>> CasesClient::similar(std::int64_t key, std::uint32_t limit,
                                                                Similar which) const
{
    return readSimilarCases(*m_database, key, limit, which == Similar::WithoutOtherSimulations);
}

base::Result<std::vector<std::string>> CasesClient::tags(const std::string& owner) const
{
    return readLists(*m_database, CaseList::Tags, owner);
}

base::Result<std::vector<std::string>> CasesClient::assignees(const std::string& owner) const
{
    return readLists(*m_database, CaseList::Assignees, owner);
}

base::Result<std::vector<std::string>> CasesClient::categories(const std::string& owner) const
{
    return readCategories(*m_database, owner);
}

base::Result<std::vector<std::string>> CasesClient::reporters(const std::string& owner) const
{
    return readReporters(*m_database, owner);
}

base::Result<OwnerMetrics> CasesClient::metrics(const std::string& owner) const
{
    return readOwnerMetrics(*m_database, owner);
}

} // namespace casewright::store
