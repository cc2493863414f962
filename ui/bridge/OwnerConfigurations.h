// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class WorkspaceSession;

/// The configurations of cases in the open workspace, by owner, for who wants to look at them only: read in the
/// background when a workspace opens or its cases change, and again when somebody asks. GUI thread.
class OwnerConfigurations final : public QObject {
    Q_OBJECT

public:
    /// The session outlives it.
    explicit OwnerConfigurations(WorkspaceSession& session, QObject* parent = nullptr);

    /// Reads them again: they may have been changed on another page.
    void refresh();
    /// Null: the owner has none, or they were not read yet. Valid until the next change.
    [[nodiscard]] const cases::CaseConfiguration* find(const std::string& owner) const;
    /// What is to be said about the template of the rule's Cases action, if it is none of the owner's; nothing before
    /// they were read.
    [[nodiscard]] std::vector<rules::Finding> misfits(const rules::Rule& rule) const;
    /// Whether they were read.
    [[nodiscard]] bool isRead() const { return m_isRead; }

Q_SIGNALS:
    void changed();

private:
    using Configurations = std::vector<cases::CaseConfiguration>;

    void close();
    void take(base::Result<Configurations> answer);

    WorkspaceSession& m_session;
    bool m_isRead = false;
    Configurations m_configurations;
    LatestJob<base::Result<Configurations>> m_job;
};

} // namespace casewright::ui
