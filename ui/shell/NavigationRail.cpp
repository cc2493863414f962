// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/NavigationRail.h"

#include "ui/widgets/ActionTable.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;

NavigationRail::NavigationRail(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"navigationRail"_s);
    setAccessibleName(tr("Pages"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(size::Rail);
    m_group = new QButtonGroup(this);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(6, size::Gap + 2, 6, size::Gap);
    m_layout->setSpacing(size::GapSmall);
    m_layout->addStretch();
}

void NavigationRail::addEntry(QAction* action, const QString& title, const QString& icon)
{
    auto* const button = new QToolButton(this);
    button->setObjectName(u"rail."_s + action->objectName());
    button->setText(title);
    button->setAccessibleName(title);
    button->setToolTip(action->toolTip());
    button->setIcon(icons::icon(icon, icons::Ink::Rail));
    button->setIconSize({size::RailIcon, size::RailIcon});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setFixedSize(size::Rail - 12, size::RailButton);
    // An exclusive group takes the Tab key from all but the chosen one; clicks keep the others reachable.
    button->setFocusPolicy(Qt::StrongFocus);
    button->installEventFilter(this);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    m_layout->insertWidget(count(), button);
    m_group->addButton(button, count());
    m_buttons.append(button);
}

void NavigationRail::addFoot(QAction* action)
{
    auto* const button = new QToolButton(this);
    button->setObjectName(u"rail."_s + action->objectName());
    button->setAccessibleName(ActionTable::plainText(action));
    button->setToolTip(action->toolTip());
    button->setIcon(icons::icon(u"settings"_s, icons::Ink::Rail));
    button->setIconSize({size::RailIcon, size::RailIcon});
    button->setFixedSize(size::Rail - 12, size::Control + size::Gap);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setToolTip(action->toolTip()); });
    m_layout->addWidget(button);
}

void NavigationRail::setCurrent(int index)
{
    if (QAbstractButton* const button = m_group->button(index)) {
        button->setChecked(true);
        return;
    }
    // A page without an entry is in front: nothing is chosen.
    m_group->setExclusive(false);
    for (QToolButton* const button : std::as_const(m_buttons))
        button->setChecked(false);
    m_group->setExclusive(true);
}

int NavigationRail::current() const { return m_group->checkedId(); }

bool NavigationRail::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && moveFrom(watched, static_cast<QKeyEvent*>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool NavigationRail::moveFrom(QObject* button, int key)
{
    const auto at = static_cast<int>(m_buttons.indexOf(static_cast<QToolButton*>(button)));
    int next = -1;
    switch (key) {
    case Qt::Key_Up: next = std::max(at - 1, 0); break;
    case Qt::Key_Down: next = std::min(at + 1, count() - 1); break;
    case Qt::Key_Home: next = 0; break;
    case Qt::Key_End: next = count() - 1; break;
    default: return false;
    }
    m_buttons.at(next)->setFocus(Qt::TabFocusReason);
    m_buttons.at(next)->click();
    m_buttons.at(next)->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace casewright::ui
