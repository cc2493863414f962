// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

class QAction;

namespace casewright::ui {

/// A button that triggers an action: enabled while the action is, with its text, icon and tool tip.
class ActionButton final : public QPushButton {
    Q_OBJECT

public:
    /// `look` is one of setLook(), or empty.
    ActionButton(QAction* action, const QString& look, QWidget* parent);

private:
    void follow();

    QAction* m_action;
};

} // namespace casewright::ui
