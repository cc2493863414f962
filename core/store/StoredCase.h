// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Time.h"
#include "core/cases/CaseDocument.h"
#include "core/cases/UserAction.h"

namespace casewright::store {

/// Who changes something, and when: what user actions, updated_by and closed_by say.
struct Signature {
    std::string user{};
    base::Timestamp at{};
};

/// A case of the workspace with all its attributes. It is found by its key: ids repeat between simulations.
struct StoredCase {
    std::int64_t key = 0;
    std::int64_t simulation = 0; ///< key of its collection (StoredValues.h, CaseOrigin)
    cases::CaseDocument document{};
};

/// Cases by their keys: Kibana's bulk get.
struct CasesByKey {
    std::vector<StoredCase> cases{}; ///< in the order asked for
    std::vector<std::int64_t> missing{};
};

/// A comment or another attachment of a case; alerts are read apart (CasesClient::alerts()).
struct StoredComment {
    std::int64_t key = 0; ///< of the pages
    cases::Comment comment{};
};

/// A row of a case's activity. The key counts the rows of the case from 0, in the order in which they were written.
struct StoredUserAction {
    std::int64_t key = 0;
    cases::UserActionDocument document{};
    std::uint32_t alerts = 0; ///< of a comment of alerts: how many came to the case
    std::uint32_t alreadyAttached = 0; ///< of a comment of alerts: how many it had already
};

/// What a page of activity shows; several are or-ed, none stands for all. Kibana's types of user actions, and its words
/// for groups of them.
struct UserActionFilter {
    std::vector<cases::UserActionType> types{};
    bool actions = false; ///< everything but comments: Kibana's `action`
    bool comments = false; ///< comments by people: `user`
    bool alerts = false; ///< comments of alerts: `alert`
    bool attachments = false; ///< comments of anything else: `attachment`
    bool newestFirst = false;
};

/// How many rows of activity a case has.
struct UserActionCounts {
    std::uint64_t all = 0;
    std::uint64_t comments = 0; ///< by people
    std::uint64_t alerts = 0;
    std::uint64_t attachments = 0;
    std::uint64_t history = 0; ///< everything but comments
};

/// A case that holds an alert (Kibana's cases by alert).
struct CaseOfAlert {
    std::int64_t key = 0;
    std::int64_t simulation = 0;
    std::string id{};
    std::string title{};
    std::string description{};
    cases::CaseStatus status = cases::CaseStatus::Open;
    base::Timestamp createdAt{};
    std::uint32_t totalAlerts = 0;
    std::uint32_t totalComments = 0;
};

/// A case that has something in common with another, and what.
struct SimilarCase {
    std::int64_t key = 0;
    std::int64_t simulation = 0;
    std::string id{};
    std::string title{};
    cases::CaseStatus status = cases::CaseStatus::Open;
    base::Timestamp createdAt{};
    bool isSimulated = false; ///< a simulation made it; not a person, nor an export that was imported
    bool sameGroup = false; ///< the Cases action grouped by the same values
    std::vector<std::string> tags{}; ///< shared, beyond those that the Cases action gives to all
    std::vector<std::string> alerts{}; ///< ids of alerts that both hold, at most ten of them
    std::uint64_t sharedAlerts = 0; ///< how many alerts both hold
};

} // namespace casewright::store
