// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ConfigurationList.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

namespace casewright::ui {

using namespace Qt::StringLiterals;

ConfigurationList::ConfigurationList(const QString& name, const QString& title, const QString& add, QWidget* form,
                                     QWidget* parent)
    : Card(title, parent),
      m_name(name),
      m_form(form)
{
    m_add = new QPushButton(add, this);
    m_add->setObjectName(name + u"Add"_s);
    setLook(m_add, u"link"_s);
    addToHeader(m_add);
    connect(m_add, &QPushButton::clicked, this, &ConfigurationList::addWanted);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(size::GapSmall);
    body()->addLayout(m_lines);
    body()->addWidget(m_form);
    m_form->hide();
}

void ConfigurationList::setLines(const QStringList& lines)
{
    m_texts = lines;
    while (const std::unique_ptr<QLayoutItem> item{m_lines->takeAt(0)}) {
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    for (int row = 0; row < lines.size(); ++row)
        m_lines->addWidget(makeLine(row, lines[row]));
}

QWidget* ConfigurationList::makeLine(int row, const QString& text)
{
    auto* const line = new QWidget(this);
    auto* const layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    auto* const label = new ElidedLabel(line);
    label->setText(text);
    layout->addWidget(label, 1);
    const auto addButton = [&](const QString& name, const QString& icon, const QString& tip) {
        auto* const button = new QToolButton(line);
        button->setObjectName(u"%1%2%3"_s.arg(m_name, name).arg(row));
        button->setIcon(icons::icon(icon, icons::Ink::Muted));
        button->setAccessibleName(tip.arg(text));
        button->setToolTip(button->accessibleName());
        button->setVisible(!m_isReadOnly);
        layout->addWidget(button);
        return button;
    };
    connect(addButton(u"Edit"_s, u"edit"_s, tr("Edit %1")), &QToolButton::clicked, this,
            [this, row] { Q_EMIT editWanted(row); });
    connect(addButton(u"Remove"_s, u"trash"_s, tr("Remove %1")), &QToolButton::clicked, this,
            [this, row] { Q_EMIT removeWanted(row); });
    return line;
}

void ConfigurationList::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_add->setVisible(!isReadOnly);
    setLines(m_texts);
}

void ConfigurationList::showForm(bool isShown) { m_form->setVisible(isShown); }

} // namespace casewright::ui
