// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desktop/Desktop.h"
#include "core/store/Workspace.h"
#include "ui/shell/MainWindow.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace casewright::desktop {

/// What tests of the whole program share: for each test a folder, settings and a place for the sample workspace of its
/// own, and the window, driven by object names and actions.
class DesktopWindow {
protected:
    /// Enough for whatever a test waits for on a busy machine, in ms.
    static constexpr int LongEnough = 20'000;

    void setUp();
    void tearDown();
    /// Shows the window on a workspace and waits until it is active; an empty path as at the first start.
    [[nodiscard]] bool show(const QString& path);

    /// The widget of that name. Ends the test if there is none.
    template<class Widget>
    Widget* find(const QString& name)
    {
        auto* const found = m_desktop->window().findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    void trigger(const QString& action);
    QString filePath(const QString& name) const { return m_folder->filePath(name); }
    /// Writes a file into the folder; its path.
    QString write(const QString& name, const QByteArray& content) const;
    /// Makes the workspace "w.casewright" with a rule, a case a host and day, and a file of these alerts; its path.
    QString writeWorkspace(const QByteArray& alerts) const;
    /// That workspace, to read. Ends the test if it cannot be opened.
    static store::Workspace reader(const QString& path);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace casewright::desktop
