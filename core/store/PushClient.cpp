// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/PushClient.h"

#include <chrono>
#include <optional>
#include <utility>

#include "core/cases/CaseConfiguration.h"
#include "core/cases/StatusEffects.h"
#include "core/cases/UserActionPayload.h"
#include "core/store/ActivityRows.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/CommentRows.h"
#include "core/store/ConfigurationRows.h"
#include "core/store/SqlValues.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

constexpr std::uint32_t PageSize = 500;
constexpr std::chrono::seconds Patience{30};

base::Result<std::vector<cases::Comment>> readUnpushed(Database& database, std::int64_t caseKey)
{
    std::vector<cases::Comment> unpushed;
    std::optional<std::int64_t> after;
    for (;;) {
        const base::Result<std::vector<StoredComment>> page = readComments(database, caseKey, after, PageSize);
        if (!page)
            return base::fail(page.error());
        for (const StoredComment& each : *page)
            if (!each.comment.pushedAt && !each.comment.attachment)
                unpushed.push_back(each.comment);
        if (page->size() < PageSize)
            return unpushed;
        after = page->back().key;
    }
}

base::Result<void> markComments(Database& database, std::int64_t caseKey, const std::vector<std::string>& ids,
                                const Signature& by)
{
    for (const std::string& id : ids) {
        base::Result<void> done = database.execute(
            u"UPDATE comments SET pushed_at = ?, pushed_by = ?, version = version + 1 WHERE case_key = ? AND id = ?"
            u" AND pushed_at IS NULL"_s,
            {integer(by.at.milliseconds), text(by.user), integer(caseKey), text(id)});
        if (!done)
            return done;
    }
    return {};
}

/// Each try waits as every writer does.
base::Result<Transaction> beginPatiently(Database& database)
{
    const auto end = std::chrono::steady_clock::now() + Patience;
    for (;;) {
        base::Result<Transaction> transaction = Transaction::begin(database);
        if (transaction || transaction.error().code != ErrorCode::Locked || std::chrono::steady_clock::now() >= end)
            return transaction;
    }
}

} // namespace

PushClient::PushClient(Workspace& workspace)
    : m_database(&WorkspaceAccess::databaseOf(workspace)),
      m_configure(workspace)
{
}

base::Result<CaseToPush> PushClient::read(std::int64_t caseKey, base::Timestamp now,
                                          const std::string& connectorId) const
{
    const base::Result<StoredCase> value = readForChange(*m_database, caseKey);
    if (!value)
        return base::fail(value.error());
    const std::string& id = connectorId.empty() ? value->document.attributes.connector.id : connectorId;
    if (id == "none" || id.empty())
        return base::fail(ErrorCode::InvalidValue,
                          "The case has no connector, so it cannot be pushed; choose one for it.");
    base::Result<cases::Connector> connector = m_configure.connector(id);
    if (!connector)
        return base::fail(connector.error());
    base::Result<std::vector<cases::Comment>> comments = readUnpushed(*m_database, caseKey);
    if (!comments)
        return base::fail(comments.error());
    return CaseToPush{
        .value = *value, .connector = std::move(*connector), .comments = std::move(*comments), .readAt = now};
}

base::Result<std::uint64_t> PushClient::unpushed(std::int64_t caseKey) const
{
    return m_database
        ->number(u"SELECT count(*) FROM comments WHERE case_key = ? AND pushed_at IS NULL AND attachment IS NULL"_s,
                 {integer(caseKey)})
        .map([](std::optional<std::int64_t> count) { return static_cast<std::uint64_t>(count.value_or(0)); });
}

base::Result<StoredCase> PushClient::record(std::int64_t caseKey, const PushRecord& push, const Signature& by)
{
    base::Result<Transaction> transaction = beginPatiently(*m_database);
    if (!transaction)
        return base::fail(transaction.error());
    const base::Result<StoredCase> before = readForChange(*m_database, caseKey);
    if (!before)
        return before;
    const base::Result<cases::CaseConfiguration> configuration = configurationOf(*m_database, before->document.owner);
    if (!configuration)
        return base::fail(configuration.error());
    cases::CaseDocument document = before->document;
    std::vector<cases::UserAction> actions;
    if (push.isComplete && configuration->closureType == cases::ClosureType::ByPushing
        && document.attributes.status != cases::CaseStatus::Closed) {
        document = cases::withStatus(std::move(document), cases::CaseStatus::Closed, by.at, by.user);
        actions.push_back(cases::statusAction(cases::CaseStatus::Closed));
    }
    cases::ExternalService service = push.service;
    service.pushedAt = push.version == 0 || push.version == before->document.version ? by.at : push.readAt;
    service.pushedBy = by.user;
    actions.push_back(cases::pushOf(service));
    document.externalService = std::move(service);
    const base::Result<std::int64_t> sequence = nextActivity(*m_database, caseKey, actions.size());
    if (!sequence)
        return base::fail(sequence.error());
    const base::Result<void> done =
        writeCase(*m_database, caseKey, std::move(document), by)
            .and_then([&] { return markComments(*m_database, caseKey, push.comments, by); })
            .and_then([&] { return addActivity(*m_database, caseKey, *sequence, actions, by); })
            .and_then([&] { return transaction->commit(); });
    if (!done)
        return base::fail(done.error());
    return readStoredCase(*m_database, caseKey);
}

} // namespace casewright::store
