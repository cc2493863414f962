// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace casewright::ui {

/// Shows keys, and takes the first combination that is pressed in it in their place, at once. Tab and Esc are not taken:
/// they lead out of it.
class KeyEdit final : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyEdit(QWidget* parent = nullptr);

    void setKeys(const QKeySequence& keys);

Q_SIGNALS:
    void keysPressed(const QKeySequence& keys);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace casewright::ui
