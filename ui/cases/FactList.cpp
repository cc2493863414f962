// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/FactList.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>

namespace casewright::ui {

using namespace Qt::StringLiterals;

FactList::FactList(QWidget* parent) : QWidget(parent)
{
    m_layout = new QGridLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setVerticalSpacing(size::Gap);
    m_layout->setHorizontalSpacing(size::GapLarge);
    m_layout->setColumnStretch(1, 1);
}

void FactList::addFact(const QString& objectName, const QString& name)
{
    auto* const value = new QLabel(this);
    value->setObjectName(objectName);
    value->setTextFormat(Qt::PlainText);
    value->setAlignment(Qt::AlignRight | Qt::AlignTop);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lines.insert(objectName, {.name = addRow(name, value), .value = value});
}

void FactList::addWidget(const QString& name, QWidget* value) { static_cast<void>(addRow(name, value)); }

QLabel* FactList::addRow(const QString& name, QWidget* value)
{
    auto* const label = new QLabel(name, this);
    label->setTextFormat(Qt::PlainText);
    setLook(label, u"muted"_s);
    const int row = m_layout->rowCount();
    const bool isText = qobject_cast<QLabel*>(value) != nullptr;
    m_layout->addWidget(label, row, 0, Qt::AlignLeft | (isText ? Qt::AlignTop : Qt::AlignVCenter));
    // Ticks stand where values end.
    const bool isTick = qobject_cast<QCheckBox*>(value) != nullptr;
    m_layout->addWidget(value, row, 1, isTick ? Qt::AlignRight | Qt::AlignVCenter : Qt::Alignment());
    return label;
}

void FactList::setFact(const QString& objectName, const QString& value, const QString& toolTip)
{
    const Line line = m_lines.value(objectName);
    line.value->setText(value);
    line.value->setToolTip(toolTip);
    line.name->setVisible(!value.isEmpty());
    line.value->setVisible(!value.isEmpty());
}

void FactList::setMoment(const QString& objectName, std::optional<qint64> moment)
{
    setFact(objectName, moment ? TimeText::shortly(*moment) : QString(),
            moment ? TimeText::exactly(*moment) : QString());
}

} // namespace casewright::ui
