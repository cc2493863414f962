// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleList.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/designer/RuleListFilter.h"
#include "ui/designer/RuleRowDelegate.h"
#include "ui/models/RuleGroupModel.h"
#include "ui/models/RuleListModel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

RuleList::RuleList(RuleDocuments& documents, RuleListModel& model, QWidget* parent)
    : QFrame(parent),
      m_documents(documents),
      m_model(new RuleGroupModel(model, this)),
      m_filter(new RuleListFilter(*m_model, this))
{
    setLook(this, u"side-left"_s);
    m_search = new SearchField(tr("Search rules"), this);
    m_search->setObjectName(u"ruleSearch"_s);
    m_search->setToolTip(tr("Lists only rules that have this in their name, type, consumer or tags"));
    m_new = new QToolButton(this);
    m_new->setObjectName(u"newRule"_s);
    m_new->setFocusPolicy(Qt::StrongFocus);
    m_new->setFixedSize(size::Control, size::Control);
    setLook(m_new, u"small"_s);
    m_nothing = new QLabel(this);
    m_nothing->setObjectName(u"noRuleFound"_s);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(size::GapMiddle, size::GapMiddle, size::GapMiddle, size::GapMiddle);
    setLook(m_nothing, u"muted"_s);
    m_nothing->hide();
    buildList();

    auto* const top = new QHBoxLayout;
    top->setContentsMargins(size::GapMiddle, size::GapMiddle, size::GapMiddle, size::GapMiddle);
    top->setSpacing(size::Gap);
    top->addWidget(m_search, 1);
    top->addWidget(m_new);
    auto* const below = new QHBoxLayout;
    below->setContentsMargins(size::GapMiddle, 0, size::GapMiddle, size::GapMiddle);
    below->addWidget(m_filter);
    auto* const line = new QFrame(this);
    setLook(line, u"rule"_s);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 1, 0);
    all->setSpacing(0);
    all->addLayout(top);
    all->addLayout(below);
    all->addWidget(line);
    all->addWidget(m_nothing);
    all->addWidget(m_list, 1);
    connect(m_search, &SearchField::searchChanged, this, &RuleList::search);
    connect(m_filter, &RuleListFilter::tagsChanged, this, &RuleList::showWhetherFound);
    connect(&m_documents, &RuleDocuments::currentChanged, this, [this] {
        if (m_documents.current())
            m_model->reveal(*m_documents.current());
        showCurrent();
    });
    showCurrent();
}

void RuleList::buildList()
{
    m_list = new QListView(this);
    m_list->setObjectName(u"ruleList"_s);
    m_list->setAccessibleName(tr("Rules"));
    // Before the view looks for another current row: that one was chosen by nobody.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_isLeaving = true; });
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RuleRowDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    connect(m_list, &QWidget::customContextMenuRequested, this, &RuleList::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RuleList::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RuleList::selectionChanged);
    // What comes back, or into the search's result, is chosen again if it is the current one.
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_isLeaving = false;
        showCurrent();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &RuleList::showCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RuleList::showCurrent);
}

void RuleList::setNewActions(const QList<QAction*>& actions)
{
    m_newActions = actions;
    QAction* const first = actions.constFirst();
    m_new->setIcon(first->icon());
    m_new->setToolTip(tr("New rule of any type"));
    m_new->setAccessibleName(first->text().remove(u'&'));
    m_new->setEnabled(first->isEnabled());
    connect(m_new, &QToolButton::clicked, this, &RuleList::showNewMenu);
    connect(first, &QAction::enabledChanged, m_new, &QWidget::setEnabled);
}

void RuleList::showNewMenu()
{
    auto* const menu = new QMenu(this);
    menu->setObjectName(u"newRuleMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_newActions);
    menu->setActiveAction(m_newActions.constFirst());
    menu->popup(m_new->mapToGlobal(QPoint(0, m_new->height())));
}

void RuleList::addMenuAction(QAction* action) { m_menu.append(action); }

void RuleList::focusList() { m_list->setFocus(Qt::OtherFocusReason); }

bool RuleList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto* const mouse = static_cast<QMouseEvent*>(event);
        const QModelIndex group = m_list->indexAt(mouse->position().toPoint());
        if (!group.isValid()) // which the list takes for the choice of none, when it gets it
            QMetaObject::invokeMethod(this, &RuleList::selectCurrent, Qt::QueuedConnection);
        if (mouse->button() == Qt::LeftButton && group.data(RuleGroupModel::IsGroupRole).toBool()) {
            m_model->setFolded(group.data(RuleGroupModel::GroupRole).toString(),
                               !group.data(RuleGroupModel::IsFoldedRole).toBool());
            showCurrent(); // a click is not the choice of another rule
        }
    }
    if (watched == m_list && event->type() == QEvent::KeyPress && m_list->currentIndex().isValid()) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        if (handleFoldKey(key->key()))
            return true;
        if (key->matches(QKeySequence::Delete)) {
            Q_EMIT removeRequested();
            return true;
        }
        if (key->key() == Qt::Key_F2 || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier) {
                Q_EMIT renameRequested();
                return true;
            }
        }
    }
    return QFrame::eventFilter(watched, event);
}

/// Left folds the group of the rule, Right unfolds one. On the name of a group there is no rule to rename or delete.
bool RuleList::handleFoldKey(int key)
{
    const QModelIndex current = m_list->currentIndex();
    const bool isGroup = current.data(RuleGroupModel::IsGroupRole).toBool();
    if (key == Qt::Key_Left && m_model->grouping() != RuleGroupModel::Grouping::None) {
        if (!isGroup)
            fold(true);
        return true;
    }
    switch (key) {
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (isGroup)
            fold(false);
        return isGroup;
    case Qt::Key_Delete:
    case Qt::Key_F2: return isGroup;
    default: return false;
    }
}

/// The group of the current place in the list, which stays in it.
void RuleList::fold(bool isFolded)
{
    const QString group = m_list->currentIndex().data(RuleGroupModel::GroupRole).toString();
    m_model->setFolded(group, isFolded);
    const QModelIndex name = m_model->indexOfGroup(group);
    if (!name.isValid())
        return;
    if (name.data(RuleGroupModel::IsFoldedRole).toBool())
        m_list->selectionModel()->setCurrentIndex(name, QItemSelectionModel::Clear);
    else if (m_list->currentIndex().data(RuleGroupModel::GroupRole).toString() != group
             || m_list->currentIndex() == name)
        m_list->setCurrentIndex(name.siblingAtRow(name.row() + 1));
}

void RuleList::search(const QString& text)
{
    m_model->setSearch(text);
    showWhetherFound();
}

void RuleList::showWhetherFound()
{
    const QString text = m_search->text();
    const bool isNarrowed = !text.isEmpty() || !m_model->tags().isEmpty();
    const QString withText = text.isEmpty() ? QString()
                                            : tr("No rule has “%1” in its name, type, consumer or tags.").arg(text);
    const QString withTags = tr("No rule has the tags that are chosen.");
    m_nothing->setText(m_model->tags().isEmpty() ? withText
                       : text.isEmpty()          ? withTags
                                                 : tr("No rule with the chosen tags has “%1”.").arg(text));
    m_nothing->setVisible(isNarrowed && !m_model->hasRules());
    showCurrent();
}

QList<std::int64_t> RuleList::selected() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QList<std::int64_t> keys;
    QSet<std::int64_t> known; // a rule stands in several groups
    for (const QModelIndex& row : std::as_const(rows)) {
        const std::int64_t key = row.data(RuleListModel::KeyRole).toLongLong();
        if (key == 0 || known.contains(key))
            continue;
        known.insert(key);
        keys.append(key);
    }
    if (keys.isEmpty() && m_documents.current())
        keys.append(*m_documents.current());
    return keys;
}

void RuleList::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid() && !m_isLeaving)
        m_documents.setCurrent(index.data(RuleListModel::KeyRole).toLongLong());
}

void RuleList::selectCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!m_list->selectionModel()->hasSelection() && current.isValid()
        && !current.data(RuleGroupModel::IsGroupRole).toBool())
        m_list->selectionModel()->select(current, QItemSelectionModel::Select);
}

void RuleList::showCurrent()
{
    // In groups by tag a rule may be chosen in another place than its first.
    const std::int64_t chosen = m_list->currentIndex().data(RuleListModel::KeyRole).toLongLong();
    if (m_documents.current() && chosen == *m_documents.current())
        return;
    const QModelIndex current = m_documents.current() ? m_model->indexOf(*m_documents.current()) : QModelIndex();
    if (current == m_list->currentIndex())
        return;
    if (current.isValid()) {
        m_list->setCurrentIndex(current);
        m_list->scrollTo(current);
    } else {
        m_list->selectionModel()->clear();
    }
}

void RuleList::showMenu(const QPoint& at)
{
    if (!m_list->currentIndex().isValid())
        return;
    auto* const menu = new QMenu(this);
    menu->setObjectName(u"ruleMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* const action : m_menu) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

} // namespace casewright::ui
