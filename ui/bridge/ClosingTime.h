// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstdint>
#include <optional>

#include "core/base/Result.h"
#include "core/store/CaseFilter.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class WorkspaceSession;

/// How long it took to close the closed cases that a filter lets through: Kibana's mean time to resolve. Read in the
/// background, beside the pages of cases. GUI thread.
class ClosingTime final : public QObject {
    Q_OBJECT

public:
    /// The session outlives it.
    explicit ClosingTime(WorkspaceSession& session, QObject* parent = nullptr);
    ~ClosingTime() override;

    /// Reads it; known() follows, unless another filter is wanted before. Where it is another filter than before,
    /// known() comes at once as well, with nothing: what was known is not of this one. Where cases change while it is
    /// read for this filter, it is read again afterwards.
    void want(const store::CaseFilter& filter);
    void forget();

Q_SIGNALS:
    /// In seconds; nothing: no case is closed, or it is not known yet.
    void known(std::optional<qint64> seconds);

private:
    void start();

    WorkspaceSession& m_session;
    std::optional<store::CaseFilter> m_filter; ///< none since forget()
    bool m_isWantedAgain = false;
    LatestJob<base::Result<std::optional<std::int64_t>>> m_job;
};

} // namespace casewright::ui
