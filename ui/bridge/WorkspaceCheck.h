// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/store/IntegrityCheck.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

/// Looks whether a workspace is sound, in the background. GUI thread.
class WorkspaceCheck final : public QObject {
    Q_OBJECT

public:
    explicit WorkspaceCheck(QObject* parent = nullptr);

    /// finished() or failed() follows, unless it is cancelled; an earlier one that still runs is given up.
    void start(const QString& path);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// Of what runs, to be asked at 30 Hz.
    [[nodiscard]] const base::Progress& progress() const { return *m_progress; }

Q_SIGNALS:
    /// `findings`: what is wrong, a line each; it may be sound all the same, with a secret in clear; `advice`: what to do about it, in order;
    /// `notChecked`: what was left out, a line each.
    void finished(const QStringList& findings, const QStringList& advice, const QStringList& notChecked,
                  bool isSound);
    void failed(const QString& text); ///< it could not be checked

private:
    void tell(const base::Result<store::CheckReport>& report);

    std::shared_ptr<base::Progress> m_progress = std::make_shared<base::Progress>();
    LatestJob<base::Result<store::CheckReport>> m_job{this};
};

} // namespace casewright::ui
