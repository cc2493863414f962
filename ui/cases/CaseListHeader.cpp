// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseListHeader.h"

#include "ui/cases/ActionButton.h"
#include "ui/cases/CollectionChooser.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace casewright::ui {

using namespace Qt::StringLiterals;

CaseListHeader::CaseListHeader(QWidget* parent) : QWidget(parent)
{
    auto* const title = new QLabel(tr("Cases"), this);
    setLook(title, u"title"_s);
    m_collections = new CollectionChooser(this);
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"simulationName"_s);
    m_name->setAccessibleName(tr("New name; Enter keeps it, Esc does not"));
    m_name->setToolTip(m_name->accessibleName());
    m_name->setMinimumWidth(size::RuleList);
    m_name->hide();
    connect(m_name, &QLineEdit::editingFinished, this, [this] { endEditing(true); });
    m_name->installEventFilter(this);
    m_columns = new QPushButton(tr("Columns"), this);
    m_columns->setObjectName(u"caseColumns"_s);
    m_columns->setToolTip(tr("Choose what the table shows"));
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::Gap);
    m_layout->addWidget(title);
    m_layout->addWidget(m_collections);
    m_layout->addWidget(m_name);
    m_layout->addStretch();
}

void CaseListHeader::addActions(const ActionTable& actions)
{
    QPushButton* const simulation = addMenuButton(
        actions, u"simulationMenu"_s, tr("Simulation"),
        {u"cases.renameSimulation"_s, u"cases.runAgain"_s, u"cases.compare"_s, u"cases.report"_s, {},
         u"cases.removeSimulation"_s});
    m_layout->insertWidget(m_layout->indexOf(m_name) + 1, simulation);
    m_layout->addWidget(m_columns);
    m_layout->addWidget(addMenuButton(actions, u"filesMenu"_s, tr("Export"),
                                      {u"cases.exportNdjson"_s, u"cases.exportCsv"_s, u"cases.exportMarkdown"_s, {},
                                       u"cases.import"_s}));
    const auto addButton = [&](const QString& id, const QString& look, const QString& name) {
        auto* const button = new ActionButton(actions.action(id), look, this);
        button->setObjectName(name);
        m_layout->addWidget(button);
    };
    addButton(u"cases.configure"_s, {}, u"configureCases"_s);
    addButton(u"cases.new"_s, u"primary"_s, u"createCase"_s);
}

/// An empty id is a line.
QPushButton* CaseListHeader::addMenuButton(const ActionTable& actions, const QString& name, const QString& text,
                                           const QStringList& ids)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setIcon(icons::icon(u"chevron-down"_s, icons::Ink::Muted));
    button->setIconSize({size::TagIcon, size::TagIcon});
    button->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the word
    auto* const menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    menu->setLayoutDirection(Qt::LeftToRight);
    for (const QString& id : ids) {
        if (id.isEmpty())
            menu->addSeparator();
        else if (QAction* const action = actions.action(id))
            menu->addAction(action);
    }
    button->setMenu(menu);
    return button;
}

void CaseListHeader::editName(const QString& name)
{
    m_name->setText(name);
    m_name->show();
    m_collections->hide();
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

bool CaseListHeader::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        endEditing(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CaseListHeader::endEditing(bool isKept)
{
    if (m_name->isHidden())
        return;
    const QString name = m_name->text().trimmed();
    const bool isOther = m_name->isModified();
    m_name->hide();
    m_collections->show();
    m_collections->setFocus(Qt::OtherFocusReason);
    if (isKept && isOther)
        Q_EMIT nameWritten(name);
}

} // namespace casewright::ui
