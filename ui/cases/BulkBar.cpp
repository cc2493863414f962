// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/BulkBar.h"

#include "ui/cases/CaseListActions.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;

BulkBar::BulkBar(QWidget* parent) : QWidget(parent)
{
    m_count = new QLabel(this);
    m_count->setObjectName(u"selectedCount"_s);
    setLook(m_count, u"muted"_s);
    m_all = new QPushButton(this);
    m_all->setObjectName(u"selectAllMatching"_s);
    m_all->setToolTip(tr("Choose all cases that match the filter, also those that are not in the table yet"));
    setLook(m_all, u"link"_s);
    m_all->hide();
    connect(m_all, &QPushButton::clicked, this, &BulkBar::allWanted);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::Gap);
    m_layout->addWidget(m_count);
    m_layout->addWidget(m_all);
    m_layout->addStretch();
    setSelected(0);
}

void BulkBar::addActions(const ActionTable& actions)
{
    addButton(actions.action(u"cases.progress"_s), u"bulkProgress"_s, tr("Mark in progress"));
    addButton(actions.action(u"cases.close"_s), u"bulkClose"_s, tr("Close"));
    addButton(actions.action(u"cases.reopen"_s), u"bulkReopen"_s, tr("Reopen"));
    addSeverities(actions);
    m_tags = addButton(actions.action(u"cases.editTags"_s), u"bulkTags"_s, tr("Edit tags"));
    m_assign = addButton(actions.action(u"cases.assign"_s), u"bulkAssign"_s, tr("Assign"));
    QPushButton* const erase = addButton(actions.action(u"cases.delete"_s), u"bulkDelete"_s, tr("Delete"));
    setLook(erase, u"danger"_s);
}

QPushButton* BulkBar::addButton(QAction* action, const QString& name, const QString& text)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(name);
    const auto follow = [this, button, action] {
        if (!action->isEnabled() && button->hasFocus())
            Q_EMIT focusLeft();
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, follow);
    follow();
    m_layout->insertWidget(m_layout->count() - 1, button);
    return button;
}

void BulkBar::addSeverities(const ActionTable& actions)
{
    auto* const button = new QPushButton(tr("Set severity"), this);
    button->setObjectName(u"bulkSeverity"_s);
    button->setIcon(icons::icon(u"chevron-down"_s, icons::Ink::Muted));
    button->setIconSize({size::TagIcon, size::TagIcon});
    button->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the words
    auto* const menu = new QMenu(button);
    menu->setLayoutDirection(Qt::LeftToRight);
    for (const QString& id : severityActions()) {
        QAction* const action = actions.action(id);
        menu->addAction(action);
        connect(action, &QAction::changed, button, [button, menu] {
            const QList<QAction*> all = menu->actions();
            button->setEnabled(std::any_of(all.begin(), all.end(), [](QAction* each) { return each->isEnabled(); }));
        });
    }
    button->setEnabled(false);
    button->setMenu(menu);
    m_layout->insertWidget(m_layout->count() - 1, button);
}

void BulkBar::setSelected(std::uint64_t count, std::uint64_t all)
{
    m_count->setText(tr("%1 selected").arg(NumberText::grouped(static_cast<qint64>(count))));
    m_all->setText(tr("Select all %1").arg(NumberText::grouped(static_cast<qint64>(all))));
    m_all->setVisible(all > 0);
}

void BulkBar::setAllSelected(std::uint64_t count, std::uint64_t all)
{
    const auto grouped = [](std::uint64_t number) { return NumberText::grouped(static_cast<qint64>(number)); };
    m_count->setText(all > count ? tr("%1 selected, the first of %2").arg(grouped(count), grouped(all))
                                 : tr("%1 selected, all that match").arg(grouped(count)));
    m_all->hide();
}

} // namespace casewright::ui
