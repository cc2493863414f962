// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>
#include <QTimer>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace casewright::ui {

class WorkspaceCheck;

/// Checks a workspace and lists what is wrong with it and what to do. Closing it gives the check up. The window goes on
/// meanwhile. Deletes itself.
class WorkspaceCheckDialog final : public QDialog {
    Q_OBJECT

public:
    /// Begins at once.
    WorkspaceCheckDialog(const QString& path, QWidget* window);

private:
    void showProgress();
    void showResult(const QStringList& findings, const QStringList& advice, const QStringList& notChecked,
                    bool isSound);
    void showFailure(const QString& text);
    void end(const QString& title);

    QString m_name;
    WorkspaceCheck* m_check;
    QLabel* m_title;
    QProgressBar* m_bar;
    QPlainTextEdit* m_text;
    QPushButton* m_button;
    QTimer m_poll;
};

} // namespace casewright::ui
