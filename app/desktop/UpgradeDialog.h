// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <stop_token>

#include <QDialog>

#include "core/base/Result.h"
#include "core/store/KeptCopy.h"
#include "ui/bridge/LatestJob.h"

class QPushButton;

namespace casewright::desktop {

/// Brings a large workspace of an older Casewright up to date on another thread, before the window opens it. Cancelled,
/// failed or destroyed meanwhile, nothing is changed. GUI thread.
class UpgradeDialog final : public QDialog {
    Q_OBJECT

public:
    using Outcome = base::Result<std::optional<store::Upgrade>>;

    /// Whether a file is older, and so large that opening it would keep the window waiting.
    [[nodiscard]] static bool isNeeded(const QString& path);
    /// Begins at once, shown over the window, which owns it. Calls `ended`, unless it is destroyed before, and deletes
    /// itself then.
    UpgradeDialog(const QString& path, QWidget* window, std::function<void(const Outcome&)> ended);
    ~UpgradeDialog() override;

    /// Cancels; the dialog goes when nothing is written any more.
    void reject() override;

private:
    QPushButton* m_cancel;
    std::stop_source m_stop;
    ui::LatestJob<Outcome> m_job{this};
};

} // namespace casewright::desktop
