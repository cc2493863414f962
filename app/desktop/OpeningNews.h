// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

#include "core/base/Result.h"
#include "core/store/KeptCopy.h"

namespace casewright::ui {
class Banner;
class WorkspaceSession;
}

namespace casewright::desktop {

/// What the window's banner says of a workspace that was opened, or was not, and of files that came with it. GUI thread.
class OpeningNews final : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    OpeningNews(ui::Banner& banner, ui::WorkspaceSession& session, QObject* parent);

    /// Why it was not opened, with what was left out therefore, a line each.
    void complain(const QString& path, const base::Error& error, const QStringList& leftOut);
    /// What there is to know about the workspace that was opened, once each time it is: that it was brought up to date,
    /// who simulates, and which of its connectors keep secrets in clear.
    void tell(const std::optional<store::Upgrade>& upgrade);
    /// Beside what it says already; nothing for no lines.
    void tellLeftOut(const QStringList& lines);

Q_SIGNALS:
    void sampleRequested();
    void connectorsRequested();

private:
    void tellSecrets();
    void offer(const QString& text, bool isOfConnectors);
    void act();

    ui::Banner& m_banner;
    ui::WorkspaceSession& m_session;
    QString m_offer;                 ///< the text of the banner's button
    bool m_offersConnectors = false; ///< else the banner's button is for the sample
};

} // namespace casewright::desktop
