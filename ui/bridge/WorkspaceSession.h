// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <optional>

#include "core/base/Result.h"
#include "core/rules/VersionProfile.h"
#include "core/store/Workspace.h"

namespace casewright::ui {

/// The workspace that the window shows: opens it, says when another one was opened, keeps its version
/// profile. One for the program, on the GUI thread; the bridge's other objects are given a reference.
class WorkspaceSession final : public QObject {
    Q_OBJECT
public:
    explicit WorkspaceSession(QObject* parent = nullptr);

    /// Closes what is open and opens another workspace. On an error what was open stays open. A
    /// workspace that can only be read is opened for reading.
    [[nodiscard]] base::Result<void> open(const QString& path, store::Access access);
    [[nodiscard]] bool isOpen() const { return m_workspace.has_value(); }
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] QString path() const;      ///< empty if none is open
    [[nodiscard]] QString name() const;      ///< the file's name, or database@host

    /// The connection of the GUI thread: for rules, sources and settings only, which are small. Cases,
    /// runs and whatever may be long are read on other threads through connections of their own.
    [[nodiscard]] store::Workspace& workspace() { return *m_workspace; }

    /// The version profile that the workspace's simulations follow.
    [[nodiscard]] const rules::VersionProfile& profile() const { return m_profile; }
    void setProfile(const QString& name);

    /// Tells the window about something that went wrong, or was done, away from where the person looks.
    void report(const QString& text) { Q_EMIT reported(text); }

Q_SIGNALS:
    void aboutToClose();      ///< finish what is being written: the workspace is going to be closed
    void opened();            ///< another workspace is open
    void profileChanged();
    void casesChanged();      ///< a simulation or a person changed cases: emitted by whoever changed them
    void reported(const QString& text);

public:
    void notifyCasesChanged() { Q_EMIT casesChanged(); }

private:
    std::optional<store::Workspace> m_workspace;
    rules::VersionProfile m_profile = rules::newestProfile();
};

} // namespace casewright::ui
