// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/Flood.h"
#include "ui/alerts/AlertsPage.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Theme.h"

#include <QAbstractItemModel>
#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace casewright::ui {

/// A window with the Alerts page over a workspace in a temporary folder, driven by object names: what tests of the page
/// share. Tests derive from it.
class AlertsWindow {
protected:
    AlertsWindow();
    ~AlertsWindow();

    /// Shows a window over a new workspace.
    void build();
    void tearDown();
    template <typename Widget>
    Widget* find(const QString& name)
    {
        auto* const found = m_page->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    QString write(const QString& name, const QByteArray& content);
    /// Twenty documents, one a second; every fourth of the host db, the others of web.
    static QByteArray goodNdjson();
    void click(const QString& name);
    /// Opens a file and waits for its documents, or the reason why there are none.
    void open(const QString& path);
    bool isSettled();
    /// Waits until the documents are there and their fields counted.
    void settle();
    std::int64_t addFlood(double perMinute, base::Duration length = base::Hour);
    const store::StoredSource& current() { return *m_sources->find(m_sources->current().value_or(-1)); }
    /// Keeps a picture in each theme and in both sizes of the design, with the names of these behind the name (see
    /// keepScreenshot()), and fails if the table of fields does not fit. The window is light and small afterwards.
    void keepPictures(const QString& name);
    QString summary();
    QAbstractItemModel* documents();
    QAbstractItemModel* fields();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<MainWindow> m_window;
    AlertsPage* m_page = nullptr;
    int m_runs = 0;   ///< how often simulation.run was triggered
};

} // namespace casewright::ui
