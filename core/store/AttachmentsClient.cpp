// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/AttachmentsClient.h"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "core/cases/CaseLimits.h"
#include "core/cases/CaseValidation.h"
#include "core/store/ActivityRows.h"
#include "core/store/AlertAttachments.h"
#include "core/store/AlertRows.h"
#include "core/store/CaseDocumentRows.h"
#include "core/store/CommentRows.h"
#include "core/store/StableId.h"
#include "core/store/WorkspaceAccess.h"

namespace casewright::store {
namespace {

using base::ErrorCode;
using cases::UserAction;
using cases::UserActionVerb;

base::Location at(const char* field) { return {.file = {}, .line = 0, .column = 0, .field = field}; }

UserAction deletionOf(const cases::Comment& comment)
{
    if (comment.attachment)
        return cases::attachmentAction(UserActionVerb::Delete, comment.id, *comment.attachment, comment.owner);
    return cases::commentAction(UserActionVerb::Delete, comment.id, comment.text, comment.owner);
}

/// Changes attachments of a case in one transaction. `change` does it, given the case, whose totals it sets; it gives
/// back the user actions, none where nothing changed.
template<class Change>
base::Result<StoredCase> changeAttachments(Database& database, std::int64_t caseKey, const Signature& by, Change change)
{
    base::Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return base::fail(transaction.error());
    base::Result<StoredCase> of = readForChange(database, caseKey);
    if (!of)
        return of;
    const base::Result<std::vector<UserAction>> actions = change(*of);
    if (!actions)
        return base::fail(actions.error());
    if (actions->empty())
        return of;
    const base::Result<std::int64_t> sequence = nextActivity(database, caseKey, actions->size());
    if (!sequence)
        return base::fail(sequence.error());
    const base::Result<void> done =
        writeCase(database, caseKey, of->document, by)
            .and_then([&] { return addActivity(database, caseKey, *sequence, *actions, by); })
            .and_then([&] { return transaction->commit(); });
    if (!done)
        return base::fail(done.error());
    return readStoredCase(database, caseKey);
}

/// Deletes a comment or another attachment with its alerts.
base::Result<UserAction> remove(Database& database, StoredCase& of, const StoredComment& comment)
{
    base::Result<void> done = removeComment(database, comment.key);
    if (done && comment.comment.attachment)
        done = detach(database, of, *comment.comment.attachment);
    else if (done)
        --of.document.totalComments;
    if (!done)
        return base::fail(done.error());
    return deletionOf(comment.comment);
}

base::Result<UserAction> remove(Database& database, StoredCase& of, const HeldAttachment& attachment)
{
    if (const base::Result<void> done = detach(database, of, attachment); !done)
        return base::fail(done.error());
    return cases::alertsAction(attachment.id, attachment.alerts, of.document.owner, UserActionVerb::Delete);
}

template<class Attachment>
base::Result<void> removeAll(Database& database, StoredCase& of, const std::vector<Attachment>& all,
                             std::vector<UserAction>& actions)
{
    for (const Attachment& each : all) {
        base::Result<UserAction> action = remove(database, of, each);
        if (!action)
            return base::fail(action.error());
        actions.push_back(std::move(*action));
    }
    return {};
}

/// An attachment that is a row of comments, or came with a row of activity.
base::Result<UserAction> removeOne(Database& database, StoredCase& of, const std::string& id)
{
    const base::Result<StoredComment> comment = readComment(database, of.key, id);
    if (comment)
        return remove(database, of, *comment);
    const base::Result<std::vector<HeldAttachment>> held = heldAttachments(database, of);
    if (!held)
        return base::fail(held.error());
    for (const HeldAttachment& each : *held)
        if (each.id == id)
            return remove(database, of, each);
    return base::fail(comment.error());
}

/// First those that name their alerts, so that no alert is left to others.
base::Result<std::vector<UserAction>> removeAttachments(Database& database, StoredCase& of)
{
    const auto comments =
        readComments(database, of.key, std::nullopt, static_cast<std::uint32_t>(cases::MaximumUserActions));
    if (!comments)
        return base::fail(comments.error());
    std::vector<UserAction> actions;
    if (const base::Result<void> done = removeAll(database, of, *comments, actions); !done)
        return base::fail(done.error());
    const base::Result<std::vector<HeldAttachment>> held = heldAttachments(database, of);
    if (!held)
        return base::fail(held.error());
    if (const base::Result<void> done = removeAll(database, of, *held, actions); !done)
        return base::fail(done.error());
    if (actions.empty())
        return base::fail(ErrorCode::NotFound,
                          fmt::format("The case with the key {} has no comments. Nothing was deleted.", of.key));
    return actions;
}

base::Result<void> checkLists(const cases::AlertAttachment& alerts)
{
    if (alerts.ids.empty())
        return base::fail(ErrorCode::InvalidValue,
                          "The length of the field alertId is too short. Array must be of length >= 1.", at("alertId"));
    if (alerts.ids.size() > cases::MaximumAlerts)
        return base::fail(ErrorCode::LimitReached,
                          "The length of the field alertId is too long. Array must be of length <= 1000.",
                          at("alertId"));
    if (alerts.ids.size() != alerts.indices.size())
        return base::fail(ErrorCode::InvalidValue,
                          fmt::format("Each alert needs its index: {} ids and {} indices were given.",
                                      alerts.ids.size(), alerts.indices.size()),
                          at("index"));
    return {};
}

base::Result<void> checkRoom(const StoredCase& to, const cases::AlertAttachment& alerts)
{
    if (to.document.attributes.status == cases::CaseStatus::Closed)
        return base::fail(
            ErrorCode::InvalidValue,
            fmt::format("Alert cannot be attached to a closed case. Reopen the case {} first.", to.document.id));
    if (to.document.totalAlerts + alerts.ids.size() > cases::MaximumAlerts)
        return base::fail(
            ErrorCode::LimitReached,
            fmt::format("Case has reached the maximum allowed number (1000) of attached alerts: it holds {}, "
                        "and {} were given.",
                        to.document.totalAlerts, alerts.ids.size()));
    return {};
}

} // namespace

AttachmentsClient::AttachmentsClient(Workspace& workspace) : m_database(&WorkspaceAccess::databaseOf(workspace)) {}

base::Result<StoredCase> AttachmentsClient::addComment(std::int64_t caseKey, const std::string& text,
                                                       const Signature& by)
{
    if (const base::Result<void> done = cases::checkComment(text); !done)
        return base::fail(done.error());
    return changeAttachments(*m_database, caseKey, by, [&](StoredCase& of) -> base::Result<std::vector<UserAction>> {
        cases::Comment comment{.id = randomId(), .owner = of.document.owner, .text = text};
        comment.createdAt = by.at;
        comment.createdBy = by.user;
        if (const base::Result<void> done = store::addComment(*m_database, caseKey, comment); !done)
            return base::fail(done.error());
        ++of.document.totalComments;
        return std::vector{cases::commentAction(UserActionVerb::Create, comment.id, text, comment.owner)};
    });
}

base::Result<StoredCase> AttachmentsClient::updateComment(std::int64_t caseKey, const std::string& commentId,
                                                          std::int64_t version, const std::string& text,
                                                          const Signature& by)
{
    if (const base::Result<void> done = cases::checkComment(text); !done)
        return base::fail(done.error());
    return changeAttachments(
        *m_database, caseKey, by, [&](const StoredCase& of) -> base::Result<std::vector<UserAction>> {
            const base::Result<StoredComment> before = readComment(*m_database, caseKey, commentId);
            if (!before)
                return base::fail(before.error());
            if (before->comment.attachment)
                return base::fail(ErrorCode::InvalidValue,
                                  "You cannot change the type of the comment: " + commentId
                                      + " is another attachment.");
            if (before->comment.version != version)
                return base::fail(ErrorCode::Conflict,
                                  "The comment " + commentId
                                      + " has been updated. Nothing was changed; refresh before "
                                        "saving more updates.");
            if (const base::Result<void> done = writeComment(*m_database, *before, text, by); !done)
                return base::fail(done.error());
            return std::vector{cases::commentAction(UserActionVerb::Update, commentId, text, of.document.owner)};
        });
}

base::Result<StoredCase> AttachmentsClient::deleteComment(std::int64_t caseKey, const std::string& commentId,
                                                          const Signature& by)
{
    return deleteComments(caseKey, std::vector{commentId}, by);
}

base::Result<StoredCase> AttachmentsClient::deleteComments(std::int64_t caseKey,
                                                           const std::vector<std::string>& commentIds,
                                                           const Signature& by)
{
    if (commentIds.empty())
        return base::fail(ErrorCode::InvalidValue,
                          "The length of the field ids is too short. Array must be of length >= 1.", at("ids"));
    return changeAttachments(*m_database, caseKey, by, [&](StoredCase& of) -> base::Result<std::vector<UserAction>> {
        std::vector<UserAction> actions;
        for (const std::string& id : commentIds) {
            base::Result<UserAction> action = removeOne(*m_database, of, id);
            if (!action)
                return base::fail(action.error());
            actions.push_back(std::move(*action));
        }
        return actions;
    });
}

base::Result<StoredCase> AttachmentsClient::deleteComments(std::int64_t caseKey, const Signature& by)
{
    return changeAttachments(*m_database, caseKey, by,
                             [&](StoredCase& of) { return removeAttachments(*m_database, of); });
}

base::Result<StoredComment> AttachmentsClient::comment(std::int64_t caseKey, const std::string& commentId) const
{
    if (const base::Result<void> done = checkCase(*m_database, caseKey); !done)
        return base::fail(done.error());
    return readComment(*m_database, caseKey, commentId);
}

base::Result<std::vector<StoredComment>>
AttachmentsClient::comments(std::int64_t caseKey, std::optional<std::int64_t> after, std::uint32_t limit) const
{
    if (limit > cases::MaximumPage)
        return base::fail(ErrorCode::LimitReached,
                          "The provided perPage value is too high. The maximum allowed perPage value is 100.",
                          at("perPage"));
    if (const base::Result<void> done = checkCase(*m_database, caseKey); !done)
        return base::fail(done.error());
    return readComments(*m_database, caseKey, after, limit);
}

base::Result<StoredCase> AttachmentsClient::attachAlerts(std::int64_t caseKey, const cases::AlertAttachment& alerts,
                                                         const Signature& by)
{
    if (const base::Result<void> done = checkLists(alerts); !done)
        return base::fail(done.error());
    base::Result<Transaction> transaction = Transaction::begin(*m_database);
    if (!transaction)
        return base::fail(transaction.error());
    base::Result<StoredCase> to = readForChange(*m_database, caseKey);
    if (!to)
        return to;
    if (const base::Result<void> done = checkRoom(*to, alerts); !done)
        return base::fail(done.error());
    const base::Result<std::uint32_t> added = addAlerts(*m_database, *to, alerts, by.at);
    if (!added)
        return base::fail(added.error());
    if (*added == 0)
        return to;
    to->document.totalAlerts += *added;
    const base::Result<std::int64_t> sequence = nextActivity(*m_database, caseKey, 1);
    if (!sequence)
        return base::fail(sequence.error());
    const AlertCounts counts{.attached = *added,
                             .alreadyAttached = static_cast<std::uint32_t>(alerts.ids.size()) - *added};
    const base::Result<void> done =
        writeCase(*m_database, caseKey, to->document, by)
            .and_then([&] {
                return addActivity(*m_database, caseKey, *sequence,
                                   {cases::alertsAction(randomId(), alerts, to->document.owner)}, by, counts);
            })
            .and_then([&] { return transaction->commit(); });
    if (!done)
        return base::fail(done.error());
    return readStoredCase(*m_database, caseKey);
}

} // namespace casewright::store
