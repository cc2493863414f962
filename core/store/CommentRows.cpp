// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CommentRows.h"

#include "core/store/SqlValues.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

// In the order in which storedComment() reads them.
const QString Columns =
    u"m.key, m.id, m.version, c.owner, m.text, m.attachment, m.created_at, m.created_by, m.updated_at, m.updated_by,"
    u" m.pushed_at, m.pushed_by FROM comments AS m JOIN cases AS c ON c.key = m.case_key"_s;

StoredComment storedComment(const Row& row)
{
    return {.key = row.integer(0),
            .comment = {.id = row.text(1),
                        .version = row.integer(2),
                        .owner = row.text(3),
                        .text = row.text(4),
                        .attachment = optionalText(row, 5),
                        .createdAt = row.time(6),
                        .createdBy = row.text(7),
                        .updatedAt = row.optionalTime(8),
                        .updatedBy = optionalText(row, 9),
                        .pushedAt = row.optionalTime(10),
                        .pushedBy = optionalText(row, 11)}};
}

} // namespace

base::Result<void> addComment(Database& database, std::int64_t caseKey, const cases::Comment& comment)
{
    return database.execute(u"INSERT INTO comments (case_key, id, text, attachment, created_at, created_by, "
                            u"updated_at, updated_by, pushed_at,"
                            u" pushed_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                            {integer(caseKey), text(comment.id), text(comment.text), optionalValue(comment.attachment),
                             integer(comment.createdAt.milliseconds), text(comment.createdBy.value_or(std::string{})),
                             optionalValue(comment.updatedAt), optionalValue(comment.updatedBy),
                             optionalValue(comment.pushedAt), optionalValue(comment.pushedBy),
                             integer(comment.version)});
}

base::Result<StoredComment> readComment(Database& database, std::int64_t caseKey, const std::string& commentId)
{
    std::optional<StoredComment> found;
    const base::Result<void> done =
        database.forEach(u"SELECT "_s + Columns + u" WHERE m.case_key = ? AND m.id = ?"_s,
                         {integer(caseKey), text(commentId)}, [&](const Row& row) { found = storedComment(row); });
    if (!done)
        return base::fail(done.error());
    if (!found)
        return base::fail(ErrorCode::NotFound,
                          "The case with the key " + std::to_string(caseKey) + " has no comment with the id "
                              + commentId + "; it was removed. Read its comments again.");
    return std::move(*found);
}

base::Result<std::vector<StoredComment>> readComments(Database& database, std::int64_t caseKey,
                                                      std::optional<std::int64_t> after, std::uint32_t limit)
{
    std::vector<StoredComment> comments;
    const base::Result<void> done =
        database.forEach(u"SELECT "_s + Columns + u" WHERE m.case_key = ? AND m.key > ? ORDER BY m.key LIMIT ?"_s,
                         {integer(caseKey), integer(after.value_or(0)), limit},
                         [&](const Row& row) { comments.push_back(storedComment(row)); });
    if (!done)
        return base::fail(done.error());
    return comments;
}

base::Result<void> writeComment(Database& database, const StoredComment& before, const std::string& value,
                                const Signature& by)
{
    const base::Result<std::int64_t> changed =
        database.change(u"UPDATE comments SET text = ?, updated_at = ?, updated_by = ?, version = version + 1"
                        u" WHERE key = ? AND version = ?"_s,
                        {text(value), integer(by.at.milliseconds), text(by.user), integer(before.key),
                         integer(before.comment.version)});
    if (!changed)
        return base::fail(changed.error());
    if (*changed == 0)
        return base::fail(ErrorCode::Conflict,
                          "The comment " + before.comment.id
                              + " was changed by somebody else meanwhile. Nothing was changed; read "
                                "it again.");
    return {};
}

base::Result<void> removeComment(Database& database, std::int64_t commentKey)
{
    return database.execute(u"DELETE FROM comments WHERE key = ?"_s, {integer(commentKey)});
}

} // namespace casewright::store
