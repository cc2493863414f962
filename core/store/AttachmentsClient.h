// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/UserActionPayload.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

class Database;
class Workspace;

/// What people attach to a case: comments and alerts, after Kibana's API (reference/kibana-cases, calls 9 to 12).
/// Errors, transactions and threads as in CasesClient. Each change of an attachment also changes updated_at,
/// updated_by, the version and the totals of its case; those that give back a case give it back as it is then.
class AttachmentsClient final {
public:
    explicit AttachmentsClient(Workspace& workspace);

    /// User action: comment, create.
    [[nodiscard]] base::Result<StoredCase> addComment(std::int64_t caseKey, const std::string& text,
                                                      const Signature& by);
    /// NotFound where the case has no such comment, Conflict where it has another version, InvalidValue where it is no
    /// comment by a person. User action: comment, update.
    [[nodiscard]] base::Result<StoredCase> updateComment(std::int64_t caseKey, const std::string& commentId,
                                                         std::int64_t version, const std::string& text,
                                                         const Signature& by);
    /// Deletes a comment or another attachment; one of alerts takes its alerts with it, also where a simulation
    /// attached it. NotFound where the case has none of that id. User action: comment, delete.
    [[nodiscard]] base::Result<StoredCase> deleteComment(std::int64_t caseKey, const std::string& commentId,
                                                         const Signature& by);
    /// The same with several: all of them, or none.
    [[nodiscard]] base::Result<StoredCase> deleteComments(std::int64_t caseKey,
                                                          const std::vector<std::string>& commentIds,
                                                          const Signature& by);
    /// Deletes all comments and other attachments of the case, and so all its alerts; NotFound where it has none.
    [[nodiscard]] base::Result<StoredCase> deleteComments(std::int64_t caseKey, const Signature& by);

    [[nodiscard]] base::Result<StoredComment> comment(std::int64_t caseKey, const std::string& commentId) const;
    /// Oldest first, after the key of the last comment of the page before; at most 100.
    [[nodiscard]] base::Result<std::vector<StoredComment>>
    comments(std::int64_t caseKey, std::optional<std::int64_t> after, std::uint32_t limit) const;

    /// Attaches alerts. Refused where the case is closed, where ids and indices are not side by side, and where the
    /// case would hold more than 1 000 (counted before what it holds already is dropped). Alerts that it holds already
    /// are dropped in silence; if all are, nothing changes. User action: comment, create, with all ids that were given.
    [[nodiscard]] base::Result<StoredCase> attachAlerts(std::int64_t caseKey, const cases::AlertAttachment& alerts,
                                                        const Signature& by);

private:
    Database* m_database;
};

} // namespace casewright::store
