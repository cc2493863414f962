// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/FactList.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QFormLayout>
#include <QLabel>

namespace casewright::ui {

using namespace Qt::StringLiterals;

FactList::FactList(QWidget* parent) : QWidget(parent)
{
    m_layout = new QFormLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setVerticalSpacing(size::Gap);
    m_layout->setHorizontalSpacing(size::GapLarge);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void FactList::addFact(const QString& objectName, const QString& name)
{
    auto* const value = new QLabel(this);
    value->setObjectName(objectName);
    value->setTextFormat(Qt::PlainText);
    value->setAlignment(Qt::AlignRight | Qt::AlignTop);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addWidget(name, value);
    m_lines.insert(objectName, {qobject_cast<QLabel*>(m_layout->labelForField(value)), value});
}

void FactList::addWidget(const QString& name, QWidget* value)
{
    auto* const label = new QLabel(name, this);
    label->setTextFormat(Qt::PlainText);
    setLook(label, u"muted"_s);
    m_layout->addRow(label, value);
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
    setFact(objectName, moment ? TimeText::second(*moment) : QString(), moment ? TimeText::utc(*moment) : QString());
}

} // namespace casewright::ui
