// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include "core/base/Result.h"
#include "core/store/Workspace.h"

class QMessageBox;
class QPushButton;

namespace casewright::desktop {

/// Asks what to do about a workspace that cannot be opened as it was asked for, but in another way. Owned by the
/// window; GUI thread.
class OpeningQuestion final : public QObject {
    Q_OBJECT

public:
    explicit OpeningQuestion(QWidget* window);

    /// Whether there is a choice to ask about: of a file, not of a server.
    [[nodiscard]] static bool hasChoice(const QString& path, const base::Error& error);
    /// Asks, and emits what is chosen; nothing where the person leaves it. A question that is there goes.
    void ask(const QString& path, store::Access access, const base::Error& error);

Q_SIGNALS:
    void openRequested(const QString& path, casewright::store::Access access);
    void otherRequested();
    void left(); ///< nothing was chosen
    void failed(const QString& path, const casewright::base::Error& error);

private:
    void askWhileLocked(const QString& path, store::Access access);
    void askForCopy(const QString& path);
    void copyTo(const QString& path, const QString& copy);
    void begin(const QString& title, const base::Error& error);
    void addOther();

    QWidget* m_window;
    QPointer<QMessageBox> m_box;
};

} // namespace casewright::desktop
