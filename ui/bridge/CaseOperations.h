// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/store/CasesClient.h"
#include "core/store/CaseDecisions.h"
#include "ui/bridge/CaseEdits.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/CaseSheet.h"

namespace casewright::ui {

/// What people do with cases, over store::CasesClient and its like, which the console has as well: it works and answers
/// as the CaseRepository does, on its threads. What is written is signed by loginName(), now, and emits
/// WorkspaceSession::casesChanged(). A view of the repository, which outlives it. GUI thread.
class CaseOperations final {
public:
    template<class T>
    using Answer = CaseRepository::Answer<T>;

    explicit CaseOperations(CaseRepository& repository) : m_repository(&repository) {}

    [[nodiscard]] CaseRequest sheet(std::int64_t key, Answer<CaseSheet> answer) const;
    /// A page of activity, which follows the row with the key.
    [[nodiscard]] CaseRequest activity(std::int64_t key, const store::UserActionFilter& filter,
                                       std::optional<std::int64_t> after, std::uint32_t limit,
                                       Answer<std::vector<ActivityEntry>> answer) const;
    /// A page of what runs decided about the case, which follows that run.
    [[nodiscard]] CaseRequest decisions(std::int64_t key, std::optional<std::uint64_t> after, std::uint32_t limit,
                                        Answer<std::vector<store::CaseDecision>> answer) const;
    [[nodiscard]] CaseRequest similar(std::int64_t key, std::uint32_t limit, store::CasesClient::Similar which,
                                      Answer<std::vector<store::SimilarCase>> answer) const;
    /// The cases that hold an alert, newest first.
    [[nodiscard]] CaseRequest casesOfAlert(const std::string& alertId,
                                           Answer<std::vector<store::CaseOfAlert>> answer) const;
    [[nodiscard]] CaseRequest configuration(const std::string& owner, Answer<ConfigurationSheet> answer) const;

    /// See editCases(). `changeOf` runs on another thread; `work` may be null.
    [[nodiscard]] CaseRequest edit(std::vector<CaseTarget> targets, ChangeOf changeOf, Answer<EditOutcome> answer,
                                   const std::shared_ptr<BulkWork>& work = nullptr) const;
    [[nodiscard]] CaseRequest create(const store::NewCase& given, Answer<store::StoredCase> answer) const;
    /// See removeCases().
    [[nodiscard]] CaseRequest remove(std::vector<std::int64_t> keys, Answer<RemovalOutcome> answer,
                                     const std::shared_ptr<BulkWork>& work = nullptr) const;

    // Comments; the case as it is then.
    [[nodiscard]] CaseRequest addComment(std::int64_t key, const QString& text, Answer<store::StoredCase> answer) const;
    /// Conflict where the comment has another version by now.
    [[nodiscard]] CaseRequest updateComment(std::int64_t key, const store::StoredComment& seen, const QString& text,
                                            Answer<store::StoredCase> answer) const;
    [[nodiscard]] CaseRequest deleteComment(std::int64_t key, const std::string& commentId,
                                            Answer<store::StoredCase> answer) const;

    /// In place of the version that the person saw, or of none.
    [[nodiscard]] CaseRequest setConfiguration(const ConfigurationSheet& sheet,
                                               Answer<ConfigurationSheet> answer) const;

    /// Adds the connector, or puts it in the place of the one with its id, and the owner's sheet as it is then.
    [[nodiscard]] CaseRequest saveConnector(const std::string& owner, const cases::Connector& connector,
                                            Answer<ConfigurationSheet> answer) const;
    /// Cases and configurations that name it keep its name, and cannot be pushed by it any more.
    [[nodiscard]] CaseRequest removeConnector(const std::string& owner, const std::string& id,
                                              Answer<ConfigurationSheet> answer) const;

private:
    CaseRepository* m_repository;
};

} // namespace casewright::ui
