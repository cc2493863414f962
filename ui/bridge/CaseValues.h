// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include "core/base/Result.h"
#include "ui/bridge/CaseSheet.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class WorkspaceSession;

/// What cases of the open workspace have for tags, assignees, categories and reporters, for filters to offer. Read in
/// the background when it is asked for, beside the pages of cases: with a million of them it takes a while. GUI thread.
class CaseValues final : public QObject {
    Q_OBJECT

public:
    /// The session outlives it.
    explicit CaseValues(WorkspaceSession& session, QObject* parent = nullptr);
    ~CaseValues() override;

    /// What was read last; empty before.
    [[nodiscard]] const KnownValues& values() const { return m_values; }
    [[nodiscard]] bool isReading() const { return m_job.isRunning(); }
    /// Reads them if cases have changed since, or nothing was read yet; changed() follows.
    void want();

Q_SIGNALS:
    void changed();
    void failed(const base::Error& error);

private:
    WorkspaceSession& m_session;
    KnownValues m_values;
    bool m_isStale = true;
    LatestJob<base::Result<KnownValues>> m_job;
};

} // namespace casewright::ui
