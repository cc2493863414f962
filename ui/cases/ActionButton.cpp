// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ActionButton.h"

#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Looks.h"

namespace casewright::ui {

ActionButton::ActionButton(QAction* action, const QString& look, QWidget* parent)
    : QPushButton(parent),
      m_action(action)
{
    setLook(this, look);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &ActionButton::follow);
    follow();
}

void ActionButton::follow()
{
    setText(ActionTable::plainText(m_action));
    setToolTip(m_action->toolTip());
    setEnabled(m_action->isEnabled());
}

} // namespace casewright::ui
