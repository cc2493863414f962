// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/Result.h"
#include "core/cases/CaseDocument.h"
#include "core/cases/UserAction.h"
#include "core/cases/UserActionPayload.h"

namespace casewright::store {

class Database;
class Workspace;

// What exports and imports of cases need beyond the clients (CasesClient.h). On the workspace's thread.

/// What is known of users beyond their names.
[[nodiscard]] base::Result<cases::Users> readUsers(const Workspace& workspace);

/// While it lives, the workspace is read as it was when it began, whatever is written meanwhile. Nothing can be written
/// through the workspace then.
class ReadSnapshot final {
public:
    [[nodiscard]] static base::Result<ReadSnapshot> begin(const Workspace& workspace);
    ReadSnapshot(ReadSnapshot&& other) noexcept : m_database(other.m_database) { other.m_database = nullptr; }
    ReadSnapshot& operator=(ReadSnapshot&&) = delete;
    ~ReadSnapshot();

private:
    explicit ReadSnapshot(Database* database) : m_database(database) {}
    Database* m_database;
};

/// Cases that come into a workspace from elsewhere, as a collection of their own (CaseOrigin::Imported): all of them
/// are there after finish(), or none. They keep ids, versions, times and users; nothing is recalculated but the totals
/// of alerts and comments, which are those of what came. The workspace must outlive it.
class CaseIntake final {
public:
    /// Waits as every writer does while another process writes.
    [[nodiscard]] static base::Result<CaseIntake> begin(Workspace& workspace, const std::string& name,
                                                        base::Timestamp at);
    CaseIntake(CaseIntake&&) noexcept;
    CaseIntake& operator=(CaseIntake&&) noexcept;
    /// Without finish() nothing of it stays.
    ~CaseIntake();

    /// Adds what is said of them, and forgets nothing that is known.
    [[nodiscard]] base::Result<void> addUsers(const cases::Users& users);
    /// Conflict where the collection has a case of that id.
    [[nodiscard]] base::Result<void> addCase(const cases::CaseDocument& document);
    /// A comment or another attachment, with the alerts that it attached, if any. False: the collection has no such
    /// case. Conflict where the collection has an attachment of that id, as it could not be told from this one.
    [[nodiscard]] base::Result<bool> addAttachment(const std::string& caseId, const cases::Comment& comment,
                                                   const std::optional<cases::AlertAttachment>& alerts);
    /// A row of activity; rows of a case come into order of time at the end. False and Conflict: as above.
    [[nodiscard]] base::Result<bool> addUserAction(const std::string& caseId,
                                                   const cases::UserActionDocument& document);
    /// The key of the collection.
    [[nodiscard]] base::Result<std::int64_t> finish();

private:
    struct State;
    explicit CaseIntake(std::unique_ptr<State> state);
    [[nodiscard]] base::Result<std::optional<std::int64_t>> keyOf(const std::string& caseId);
    std::unique_ptr<State> m_state;
};

} // namespace casewright::store
