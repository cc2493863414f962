// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/rules/Validation.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class OwnerConfigurations;
class RuleDocuments;
class WorkspaceSession;

/// What is to be said about all rules of the open workspace. It follows edits in the background: only the rules that
/// changed are looked at again, and what was said of a rule stays until that is done. GUI thread.
class WorkspaceFindings final : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    WorkspaceFindings(WorkspaceSession& session, RuleDocuments& documents, QObject* parent = nullptr);
    ~WorkspaceFindings() override;

    /// Looks at the templates of Cases actions too. They outlive it.
    void setConfigurations(const OwnerConfigurations& configurations);
    /// By the rule's key; only rules with findings.
    [[nodiscard]] const std::map<std::int64_t, std::vector<rules::Finding>>& byRule() const { return m_findings; }
    /// Whether all rules were looked at since they changed last.
    [[nodiscard]] bool isCurrent() const { return m_pending.empty(); }

Q_SIGNALS:
    void changed(); ///< see byRule(); also when only a rule's name is another

private:
    using Answer = std::vector<std::pair<std::int64_t, std::vector<rules::Finding>>>;
    void lookAtAll();
    void lookAt(std::int64_t key);
    void startSoon();
    void start();
    void forgetGone();
    void take(Answer answer);

    WorkspaceSession& m_session;
    RuleDocuments& m_documents;
    const OwnerConfigurations* m_configurations = nullptr; ///< null: nobody gave them
    std::map<std::int64_t, std::vector<rules::Finding>> m_findings;
    std::set<std::int64_t> m_pending; ///< rules that the job looks at
    QTimer m_soon;                    ///< starts the job
    LatestJob<Answer> m_job;
};

} // namespace casewright::ui
