// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"
#include "core/cases/CaseDocument.h"
#include "core/cases/CaseMetrics.h"
#include "core/store/CaseDecisions.h"
#include "core/store/CasePage.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

class Database;
class Workspace;

/// A case that a person creates.
struct NewCase {
    std::string owner = "cases";
    cases::CaseAttributes attributes{}; ///< the status is always open
};

/// What a person changes about a case that they saw in a version.
struct CaseUpdate {
    std::int64_t key = 0;
    std::int64_t version = 0;
    cases::CaseChange change{};
};

/// Cases of an owner by status, and how long it took to close them.
struct OwnerMetrics {
    StatusCounts counts{};
    std::optional<std::int64_t> meanTimeToResolve{}; ///< seconds: the mean of the durations of closed cases
};

/// Kibana's operations on cases over a workspace, for the window and the console program, with the limits, texts and
/// kinds of error of Kibana's API (reference/kibana-cases, "HTTP API"): InvalidValue, MissingValue, UnknownKey and
/// LimitReached for 400, NotFound for 404, Unchanged for 406, Conflict for 409. An operation is one transaction: all of
/// it is done, or none. A case of a simulation that is still being written cannot be changed (Conflict). What is
/// changed, its user actions and the version are written together. Finding cases by filters is Workspace::cases();
/// pushing is PushClient's. Cases are named by their keys; a person's id becomes one by Workspace::findCase(). It works
/// on the workspace's connection, which must outlive it, on the thread that opened the workspace.
class CasesClient final {
public:
    explicit CasesClient(Workspace& workspace);

    /// Creates a case in the collection of cases by hand, which is made when it is first needed. Texts are trimmed,
    /// custom fields that are not given get their defaults or null. One user action: create_case.
    [[nodiscard]] base::Result<StoredCase> create(const NewCase& given, const Signature& by);

    [[nodiscard]] base::Result<StoredCase> get(std::int64_t key) const;
    /// At most 1 000; what is not there is listed.
    [[nodiscard]] base::Result<CasesByKey> get(const std::vector<std::int64_t>& keys) const;

    /// Changes 1 to 100 cases. In Kibana's order: limits (400), unknown cases (404), other versions (409), nothing that
    /// changes (406), custom fields (400), activities over the cap (400). Cases that nothing changes stay as they are.
    /// The cases that changed, as they are now.
    [[nodiscard]] base::Result<std::vector<StoredCase>> update(const std::vector<CaseUpdate>& updates,
                                                               const Signature& by);
    /// Removes 1 to 100 cases with comments, activity and alerts; none if one of them is not there.
    [[nodiscard]] base::Result<void> remove(const std::vector<std::int64_t>& keys);

    // What a case holds, by page; a page follows the last row of the page before. Pages of activity have at most 100
    // rows.
    [[nodiscard]] base::Result<std::vector<AttachedAlert>> alerts(std::int64_t key, std::optional<std::int64_t> after,
                                                                  std::uint32_t limit) const;
    [[nodiscard]] base::Result<std::vector<StoredUserAction>> userActions(std::int64_t key,
                                                                          const UserActionFilter& filter,
                                                                          std::optional<std::int64_t> after,
                                                                          std::uint32_t limit) const;
    [[nodiscard]] base::Result<UserActionCounts> userActionCounts(std::int64_t key) const;
    /// What the runs of the rule decided about the case, the one that opened it first; nothing of a case that no
    /// simulation made. A page follows the run of the last row.
    [[nodiscard]] base::Result<std::vector<CaseDecision>>
    decisions(std::int64_t key, std::optional<std::uint64_t> after, std::uint32_t limit) const;
    /// When the simulation that made the case ran last; nothing of a case that none made.
    [[nodiscard]] base::Result<std::optional<base::Timestamp>> lastRun(std::int64_t key) const;
    /// Times as open and in progress, from the status rows of the activity.
    [[nodiscard]] base::Result<cases::Lifespan> lifespan(std::int64_t key, base::Timestamp now) const;

    /// The cases that hold an alert, newest first; of all owners where none is given.
    [[nodiscard]] base::Result<std::vector<CaseOfAlert>> casesOfAlert(const std::string& alertId,
                                                                      const std::string& owner = {}) const;
    /// Cases that share the value of the group, a tag beyond `auto-generated` and `rule:…`, or an alert, with the
    /// reason; those with the most in common first. Kibana compares observables instead, which a case here does not
    /// have.
    /// Without its twins, on request: a case of a simulation then has no similar ones of other simulations.
    enum class Similar : std::uint8_t { All, WithoutOtherSimulations };
    [[nodiscard]] base::Result<std::vector<SimilarCase>> similar(std::int64_t key, std::uint32_t limit,
                                                                 Similar which = Similar::All) const;

    // Distinct values over all cases in the order of JavaScript's sort; of all owners where none is given.
    [[nodiscard]] base::Result<std::vector<std::string>> tags(const std::string& owner = {}) const;
    [[nodiscard]] base::Result<std::vector<std::string>> categories(const std::string& owner = {}) const;
    [[nodiscard]] base::Result<std::vector<std::string>> assignees(const std::string& owner = {}) const;
    /// Who created cases; `elastic/kibana` stands for rules.
    [[nodiscard]] base::Result<std::vector<std::string>> reporters(const std::string& owner = {}) const;
    [[nodiscard]] base::Result<OwnerMetrics> metrics(const std::string& owner = {}) const;

private:
    Database* m_database;
};

} // namespace casewright::store
