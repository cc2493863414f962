// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/WindowCorner.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace casewright::ui {

using namespace Qt::StringLiterals;

WindowCorner::WindowCorner(QWidget* parent) : QWidget(parent)
{
    m_workspace = new QLabel(this);
    m_workspace->setObjectName(u"workspaceName"_s);
    m_workspace->setTextFormat(Qt::PlainText);
    setLook(m_workspace, u"muted"_s);
    m_profile = new QToolButton(this);
    m_profile->setObjectName(u"profileButton"_s);
    m_profile->setPopupMode(QToolButton::InstantPopup);
    m_profile->setFocusPolicy(Qt::TabFocus);
    m_profile->setMenu(new QMenu(m_profile));
    m_profile->setProperty("look", u"corner"_s);
    m_profile->setToolTip(tr("The version of Kibana whose behaviour is simulated"));
    m_profile->hide();
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, size::GapMiddle, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(m_workspace);
    layout->addWidget(m_profile);
}

void WindowCorner::setWorkspace(const QString& name, const QString& path)
{
    m_workspace->setText(name);
    m_workspace->setToolTip(path);
    m_workspace->setAccessibleName(tr("Workspace %1").arg(name));
}

void WindowCorner::setProfiles(const QStringList& names, const QString& current)
{
    QMenu* const menu = m_profile->menu();
    menu->clear();
    auto* const group = new QActionGroup(menu);
    for (const QString& name : names) {
        QAction* const action = menu->addAction(tr("Kibana %1").arg(name));
        action->setObjectName(u"profile."_s + name);
        action->setCheckable(true);
        action->setChecked(name == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] { Q_EMIT profileChosen(name); });
    }
    menu->addSeparator();
    QAction* const compare = menu->addAction(tr("Compare versions..."));
    compare->setObjectName(u"profile.compare"_s);
    connect(compare, &QAction::triggered, this, &WindowCorner::comparisonRequested);
    m_profile->setText(tr("·  Kibana %1 behaviour").arg(current));
    m_profile->setAccessibleName(tr("Version profile: Kibana %1").arg(current));
    m_profile->setVisible(!current.isEmpty());
}

QString WindowCorner::profileText() const { return m_profile->text(); }

} // namespace casewright::ui
