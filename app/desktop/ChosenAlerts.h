// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

class QSettings;

namespace casewright::ui {
class AlertSources;
class WorkspaceSession;
}

namespace casewright::desktop {

/// Which alerts a person works with in each workspace, from one start to the next. In the person's own settings: others
/// of a team choose for themselves, also where the workspace can only be read. GUI thread.
class ChosenAlerts final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    ChosenAlerts(ui::WorkspaceSession& session, ui::AlertSources& sources, QSettings& settings, QObject* parent);

private:
    void choose();
    void keep();
    [[nodiscard]] QString name() const;

    ui::WorkspaceSession& m_session;
    ui::AlertSources& m_sources;
    QSettings& m_settings;
    bool m_isFollowing = false; ///< not while a workspace opens: what it begins with is nobody's choice
};

} // namespace casewright::desktop
