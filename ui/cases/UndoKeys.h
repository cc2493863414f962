// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace casewright::ui {

/// The keys of undo and redo on a page that has an undo of its own, also where a chooser or an empty field would take
/// them for itself. A text that is being edited keeps them for itself while it has something to take back.
class UndoKeys final : public QObject {
    Q_OBJECT

public:
    explicit UndoKeys(QWidget* page);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void undoWanted();
    void redoWanted();

private:
    void follow(QWidget* before, QWidget* now);

    QWidget* m_page;
};

} // namespace casewright::ui
