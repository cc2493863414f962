// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseOperations.h"

#include "core/store/AttachmentsClient.h"
#include "core/store/ConfigureClient.h"
#include "core/store/PushClient.h"
#include "ui/bridge/CaseWork.h"
#include "ui/bridge/Text.h"

#include <QDateTime>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace casewright::ui {
namespace {

using base::Result;
using cases::UserActionType;
using store::Workspace;

base::Timestamp now() { return {QDateTime::currentMSecsSinceEpoch()}; }

store::Signature signature() { return {.user = toUtf8(CaseRepository::loginName()), .at = now()}; }

/// Keeps what was read, and says whether it could be.
template<class T>
Result<void> keep(Result<T> read, T& place)
{
    if (!read)
        return base::fail(read.error());
    place = std::move(*read);
    return {};
}

Result<ConfigurationSheet> readConfiguration(Workspace& workspace, const std::string& owner)
{
    const store::ConfigureClient client(workspace);
    ConfigurationSheet sheet;
    sheet.configuration.owner = owner;
    Result<std::optional<store::StoredConfiguration>> stored = client.configuration(owner);
    if (!stored)
        return base::fail(stored.error());
    if (*stored) {
        sheet.configuration = std::move((*stored)->configuration);
        sheet.version = (*stored)->version;
    }
    if (const Result<void> done = keep(client.connectors(), sheet.connectors); !done)
        return base::fail(done.error());
    return sheet;
}

/// A simulated case lives in the time of its simulation, which ends with the last run, or with what a person did since.
Result<void> readLifespan(const store::CasesClient& client, std::int64_t key, CaseSheet& sheet)
{
    const Result<std::optional<base::Timestamp>> last = client.lastRun(key);
    if (!last)
        return base::fail(last.error());
    sheet.isSimulated = last->has_value();
    sheet.asOf = sheet.isSimulated ? std::max(**last, sheet.stored.document.updatedAt.value_or(**last)) : now();
    return keep(client.lifespan(key, sheet.asOf), sheet.lifespan);
}

Result<CaseSheet> readSheet(Workspace& workspace, std::int64_t key)
{
    const store::CasesClient client(workspace);
    CaseSheet sheet;
    Result<void> done = keep(workspace.caseDetail(key), sheet.detail);
    done = done.and_then([&] { return keep(client.get(key), sheet.stored); });
    done = done.and_then([&] { return readLifespan(client, key, sheet); });
    done = done.and_then([&] { return keep(client.userActionCounts(key), sheet.counts); });
    done = done.and_then([&] { return keep(store::PushClient(workspace).unpushed(key), sheet.unpushedComments); });
    if (!done)
        return base::fail(done.error());
    Result<ConfigurationSheet> configuration = readConfiguration(workspace, sheet.stored.document.owner);
    if (!configuration)
        return base::fail(configuration.error());
    sheet.configuration = std::move(configuration->configuration);
    sheet.connectors = std::move(configuration->connectors);
    return sheet;
}

/// What is there of the row's comment, and why a rule opened the case.
Result<void> complete(Workspace& workspace, std::int64_t key, ActivityEntry& entry)
{
    const cases::UserAction& action = entry.action.document.action;
    if (action.type == UserActionType::CreateCase && !entry.action.document.createdBy) {
        const Result<std::vector<store::Activity>> first = workspace.activity(key, std::nullopt, 1);
        if (!first)
            return base::fail(first.error());
        if (!first->empty() && first->front().kind == store::ActivityKind::Created)
            entry.creation = first->front();
    }
    if (action.type != UserActionType::Comment || !action.commentId || entry.action.alerts > 0)
        return {};
    Result<store::StoredComment> comment = store::AttachmentsClient(workspace).comment(key, *action.commentId);
    if (comment)
        entry.comment = std::move(*comment);
    else if (comment.error().code != base::ErrorCode::NotFound)
        return base::fail(comment.error());
    return {};
}

Result<std::vector<ActivityEntry>> readActivity(Workspace& workspace, std::int64_t key,
                                                const store::UserActionFilter& filter,
                                                std::optional<std::int64_t> after, std::uint32_t limit)
{
    Result<std::vector<store::StoredUserAction>> actions =
        store::CasesClient(workspace).userActions(key, filter, after, limit);
    if (!actions)
        return base::fail(actions.error());
    std::vector<ActivityEntry> entries;
    for (store::StoredUserAction& action : *actions) {
        ActivityEntry entry{.action = std::move(action)};
        if (const Result<void> done = complete(workspace, key, entry); !done)
            return base::fail(done.error());
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

CaseRequest CaseOperations::sheet(std::int64_t key, Answer<CaseSheet> answer) const
{
    return m_repository->read<CaseSheet>([=](Workspace& workspace) { return readSheet(workspace, key); },
                                         std::move(answer));
}

CaseRequest CaseOperations::activity(std::int64_t key, const store::UserActionFilter& filter,
                                     std::optional<std::int64_t> after, std::uint32_t limit,
                                     Answer<std::vector<ActivityEntry>> answer) const
{
    return m_repository->read<std::vector<ActivityEntry>>(
        [=](Workspace& workspace) { return readActivity(workspace, key, filter, after, limit); }, std::move(answer));
}

CaseRequest CaseOperations::decisions(std::int64_t key, std::optional<std::uint64_t> after, std::uint32_t limit,
                                      Answer<std::vector<store::CaseDecision>> answer) const
{
    return m_repository->readOn<std::vector<store::CaseDecision>>(
        m_repository->m_counter,
        [=](Workspace& workspace) { return store::CasesClient(workspace).decisions(key, after, limit); },
        std::move(answer));
}

CaseRequest CaseOperations::similar(std::int64_t key, std::uint32_t limit, store::CasesClient::Similar which,
                                    Answer<std::vector<store::SimilarCase>> answer) const
{
    return m_repository->readOn<std::vector<store::SimilarCase>>(
        m_repository->m_counter,
        [=](Workspace& workspace) { return store::CasesClient(workspace).similar(key, limit, which); },
        std::move(answer));
}

CaseRequest CaseOperations::casesOfAlert(const std::string& alertId,
                                         Answer<std::vector<store::CaseOfAlert>> answer) const
{
    return m_repository->readOn<std::vector<store::CaseOfAlert>>(
        m_repository->m_counter,
        [=](Workspace& workspace) { return store::CasesClient(workspace).casesOfAlert(alertId); }, std::move(answer));
}

CaseRequest CaseOperations::configuration(const std::string& owner, Answer<ConfigurationSheet> answer) const
{
    return m_repository->read<ConfigurationSheet>(
        [=](Workspace& workspace) { return readConfiguration(workspace, owner); }, std::move(answer));
}

CaseRequest CaseOperations::edit(std::vector<CaseTarget> targets, ChangeOf changeOf, Answer<EditOutcome> answer,
                                 const std::shared_ptr<BulkWork>& work) const
{
    return m_repository->write<EditOutcome>(
        [targets = std::move(targets), changeOf = std::move(changeOf), work](Workspace& workspace) {
            return Result<EditOutcome>(editCases(workspace, targets, changeOf, signature(), work.get()));
        },
        std::move(answer));
}

CaseRequest CaseOperations::create(const store::NewCase& given, Answer<store::StoredCase> answer) const
{
    return m_repository->write<store::StoredCase>(
        [=](Workspace& workspace) { return store::CasesClient(workspace).create(given, signature()); },
        std::move(answer));
}

CaseRequest CaseOperations::remove(std::vector<std::int64_t> keys, Answer<RemovalOutcome> answer,
                                   const std::shared_ptr<BulkWork>& work) const
{
    return m_repository->write<RemovalOutcome>(
        [keys = std::move(keys), work](Workspace& workspace) {
            return Result<RemovalOutcome>(removeCases(workspace, keys, work.get()));
        },
        std::move(answer));
}

CaseRequest CaseOperations::addComment(std::int64_t key, const QString& text, Answer<store::StoredCase> answer) const
{
    return m_repository->write<store::StoredCase>(
        [=](Workspace& workspace) {
            return store::AttachmentsClient(workspace).addComment(key, toUtf8(text), signature());
        },
        std::move(answer));
}

CaseRequest CaseOperations::updateComment(std::int64_t key, const store::StoredComment& seen, const QString& text,
                                          Answer<store::StoredCase> answer) const
{
    return m_repository->write<store::StoredCase>(
        [key, id = seen.comment.id, version = seen.comment.version, text](Workspace& workspace) {
            return store::AttachmentsClient(workspace).updateComment(key, id, version, toUtf8(text), signature());
        },
        std::move(answer));
}

CaseRequest CaseOperations::deleteComment(std::int64_t key, const std::string& commentId,
                                          Answer<store::StoredCase> answer) const
{
    return m_repository->write<store::StoredCase>(
        [=](Workspace& workspace) {
            return store::AttachmentsClient(workspace).deleteComment(key, commentId, signature());
        },
        std::move(answer));
}

CaseRequest CaseOperations::setConfiguration(const ConfigurationSheet& sheet, Answer<ConfigurationSheet> answer) const
{
    return m_repository->write<ConfigurationSheet>(
        [sheet](Workspace& workspace) -> Result<ConfigurationSheet> {
            store::ConfigureClient client(workspace);
            const Result<store::StoredConfiguration> done = sheet.version
                ? client.update(sheet.configuration, *sheet.version, signature())
                : client.set(sheet.configuration, signature());
            if (!done)
                return base::fail(done.error());
            return readConfiguration(workspace, sheet.configuration.owner);
        },
        std::move(answer));
}

CaseRequest CaseOperations::saveConnector(const std::string& owner, const cases::Connector& connector,
                                          Answer<ConfigurationSheet> answer) const
{
    return m_repository->write<ConfigurationSheet>(
        [=](Workspace& workspace) {
            return store::ConfigureClient(workspace).saveConnector(connector).and_then(
                [&] { return readConfiguration(workspace, owner); });
        },
        std::move(answer));
}

CaseRequest CaseOperations::removeConnector(const std::string& owner, const std::string& id,
                                            Answer<ConfigurationSheet> answer) const
{
    return m_repository->write<ConfigurationSheet>(
        [=](Workspace& workspace) {
            return store::ConfigureClient(workspace).removeConnector(id).and_then(
                [&] { return readConfiguration(workspace, owner); });
        },
        std::move(answer));
}

} // namespace casewright::ui
