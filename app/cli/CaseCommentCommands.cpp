// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/CaseComments.h"
#include "app/cli/CaseEditCommands.h"
#include "app/cli/CaseEditing.h"
#include "app/cli/CaseFields.h"
#include "app/cli/CaseReferences.h"
#include "app/cli/CaseRefusal.h"
#include "app/cli/Interruption.h"
#include "app/cli/Printable.h"
#include "core/cases/CaseVersion.h"
#include "core/store/AttachmentsClient.h"

namespace casewright::cli {
namespace {

using base::Result;
using store::AttachmentsClient;
using store::StoredCase;
using store::StoredComment;

/// A change of the comments of a case.
using Change = std::function<Result<StoredCase>(AttachmentsClient&, std::int64_t key, const store::Signature&)>;
/// What is said of it.
using Sentence = std::function<std::string(const StoredCase&, const std::vector<StoredComment>&)>;

ExitCode changeComments(const EditOptions& options, const std::string& which, const Change& change,
                        const Sentence& said, bool isRepeated = false)
{
    return editCases(
        options, {.isRepeated = isRepeated},
        [&](store::Workspace& workspace, const store::Signature& by) -> Result<EditResult> {
            AttachmentsClient client(workspace);
            const Result<std::int64_t> key = findCase(workspace, which);
            if (!key)
                return base::fail(key.error());
            const Result<StoredCase> changed = change(client, *key, by);
            if (!changed)
                return base::fail(changed.error());
            const Result<std::vector<StoredComment>> comments = readComments(client, *key);
            if (!comments)
                return base::fail(comments.error());
            return EditResult{.said = said(*changed, *comments), .cases = {*changed}, .comments = *comments};
        });
}

/// The text that was given, or the code with which the program ends.
Result<std::string> readComment(const CommentAddOptions& options)
{
    const Interruption interruption;
    return textOf(options.text, interruption.token());
}

} // namespace

ExitCode addComment(const CommentAddOptions& options)
{
    const Result<std::string> text = readComment(options);
    if (!text)
        return refuseInputFile(text.error(), options.format);
    return changeComments(
        options, options.which,
        [&](AttachmentsClient& client, std::int64_t key, const store::Signature& by) {
            return client.addComment(key, *text, by);
        },
        [](const StoredCase& changed, const std::vector<StoredComment>& comments) {
            return fmt::format("Added the comment {} to case {}.", comments.back().comment.id, changed.key);
        });
}

ExitCode editComment(const CommentEditOptions& options)
{
    const Result<std::string> text = readComment(options);
    if (!text)
        return refuseInputFile(text.error(), options.format);
    std::string id;
    const auto change = [&](AttachmentsClient& client, std::int64_t key, const store::Signature& by) {
        return findComment(client, key, options.comment).and_then([&](const StoredComment& found) {
            id = found.comment.id;
            const std::int64_t version = cases::versionNamed(options.version).value_or(found.comment.version);
            return client.updateComment(key, id, version, *text, by);
        });
    };
    const auto said = [&id](const StoredCase& changed, const std::vector<StoredComment>&) {
        return fmt::format("Changed the comment {} of case {}.", id, changed.key);
    };
    return changeComments(options, options.which, change, said, options.version.empty());
}

ExitCode deleteComments(const CommentDeleteOptions& options)
{
    std::size_t before = 0;
    std::vector<std::string> ids;
    const auto change = [&](AttachmentsClient& client, std::int64_t key,
                            const store::Signature& by) -> Result<StoredCase> {
        const Result<std::vector<StoredComment>> all = readComments(client, key);
        if (!all)
            return base::fail(all.error());
        before = all->size();
        if (options.all)
            return client.deleteComments(key, by);
        std::vector<base::Error> missing;
        for (const std::string& which : options.comments) {
            const Result<StoredComment> found = findComment(client, key, which);
            if (!found && found.error().code != base::ErrorCode::NotFound)
                return base::fail(found.error());
            // What is no comment may be alerts that were attached together.
            if (!found)
                missing.push_back(found.error());
            const std::string id = found ? found->comment.id : which;
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        }
        Result<StoredCase> deleted = client.deleteComments(key, ids, by);
        const bool isThatOne = !deleted && deleted.error().code == base::ErrorCode::NotFound && missing.size() == 1;
        return isThatOne ? base::fail(missing.front()) : std::move(deleted);
    };
    const auto said = [&](const StoredCase& changed, const std::vector<StoredComment>& comments) {
        if (options.all)
            return fmt::format("Deleted all comments and alerts of case {}.", changed.key);
        const std::size_t deleted = before - comments.size();
        const std::string alerts = counted(ids.size() - deleted, "attachment of alerts", "attachments of alerts");
        if (deleted == 0)
            return fmt::format("Deleted {} of case {}.", alerts, changed.key);
        return fmt::format("Deleted {}{} of case {}.", counted(deleted, "comment", "comments"),
                           deleted == ids.size() ? std::string() : " and " + alerts, changed.key);
    };
    return changeComments(options, options.which, change, said);
}

} // namespace casewright::cli
