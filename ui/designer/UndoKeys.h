// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace casewright::ui {

/// Gives the keys of undo and redo back to the window: fields have an undo of their own for these, which knows nothing
/// of the other fields. Owned by the form.
class UndoKeys final : public QObject {
    Q_OBJECT

public:
    explicit UndoKeys(QObject* parent);

    /// All fields that are below the widget now.
    void watch(const QWidget* form);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace casewright::ui
