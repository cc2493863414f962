// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/SegmentedButtons.h"

#include "ui/widgets/ThemeSizes.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SegmentedButtons::SegmentedButtons(const QString& label, const QStringList& texts, QWidget* parent) : QWidget(parent)
{
    setAccessibleName(label);
    m_group = new QButtonGroup(this);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    for (const QString& text : texts) {
        auto* const button = new QPushButton(text, this);
        const int index = static_cast<int>(m_group->buttons().size());
        button->setObjectName(u"segment%1"_s.arg(index));
        button->setAccessibleName(u"%1: %2"_s.arg(label, text));
        button->setCheckable(true);
        button->setProperty("look", u"segment"_s);
        m_group->addButton(button, index);
        layout->addWidget(button);
    }
    layout->addStretch();
    setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedButtons::chosen);
}

void SegmentedButtons::setCurrent(int index)
{
    if (QAbstractButton* const button = m_group->button(index))
        button->setChecked(true);
}

int SegmentedButtons::current() const { return m_group->checkedId(); }

} // namespace casewright::ui
