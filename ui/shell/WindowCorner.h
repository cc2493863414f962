// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace casewright::ui {

/// At the top right: the workspace's name and the version profile, which a menu changes.
class WindowCorner final : public QWidget {
    Q_OBJECT

public:
    explicit WindowCorner(QWidget* parent = nullptr);

    /// The tool tip says where the file is.
    void setWorkspace(const QString& name, const QString& path);
    /// The names to choose from, "8.14", and the one in force.
    void setProfiles(const QStringList& names, const QString& current);
    [[nodiscard]] QString profileText() const;

Q_SIGNALS:
    void profileChosen(const QString& name);
    /// A person wants to know in what the versions differ.
    void comparisonRequested();

private:
    QLabel* m_workspace = nullptr;
    QToolButton* m_profile = nullptr;
};

} // namespace casewright::ui
