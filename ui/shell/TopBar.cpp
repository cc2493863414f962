// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/TopBar.h"

#include "ui/shell/WindowCorner.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>

namespace casewright::ui {

using namespace Qt::StringLiterals;

TopBar::TopBar(QWidget* parent) : QFrame(parent)
{
    setObjectName(u"topBar"_s);
    auto* const brand = new QLabel(tr("Casewright"), this);
    setLook(brand, u"brand"_s);
    m_menus = new QMenuBar(this);
    m_menus->setObjectName(u"menuBar"_s);
    m_menus->setNativeMenuBar(false);
    m_menus->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_corner = new WindowCorner(this);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(size::GapLarge - 2, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(brand);
    layout->addWidget(m_menus, 1, Qt::AlignVCenter);
    layout->addWidget(m_corner);
    setFixedHeight(size::MenuBar);
}

} // namespace casewright::ui
