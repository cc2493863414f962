// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/BulkBar.h"

#include "ui/cases/ActionButton.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>

namespace casewright::ui {

using namespace Qt::StringLiterals;

BulkBar::BulkBar(QWidget* parent) : QWidget(parent)
{
    m_count = new QLabel(this);
    m_count->setObjectName(u"selectedCount"_s);
    setLook(m_count, u"muted"_s);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::Gap);
    m_layout->addWidget(m_count);
    m_layout->addStretch();
    setSelected(0);
}

void BulkBar::addAction(QAction* action, const QString& name)
{
    auto* const button = new ActionButton(action, {}, this);
    button->setObjectName(name);
    m_layout->insertWidget(m_layout->count() - 1, button);
}

void BulkBar::setSelected(qint64 count) { m_count->setText(tr("%1 selected").arg(NumberText::grouped(count))); }

} // namespace casewright::ui
