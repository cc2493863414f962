// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/ShortcutPage.h"

#include "ui/shell/KeyEdit.h"
#include "ui/shell/ShortcutKeys.h"
#include "ui/shell/ShortcutTableModel.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int CommandWidth = 280;
constexpr int MenuWidth = 110;
constexpr int KeysWidth = 150;
constexpr int PageWidth = 980;

} // namespace

ShortcutPage::ShortcutPage(const ActionTable& actions, ShortcutKeys& keys, QWidget* parent)
    : QWidget(parent), m_keys(keys), m_model(new ShortcutTableModel(actions, keys, this)),
      m_conflicts(new Banner(this)), m_table(new QTableView(this))
{
    setObjectName(u"shortcutPage"_s);
    m_conflicts->setObjectName(u"shortcutConflicts"_s);
    m_conflicts->setClosable(false);
    m_table->setObjectName(u"shortcutTable"_s);
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CellDelegate(m_table));
    setUpTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnWidth(ShortcutTableModel::Command, CommandWidth);
    m_table->setColumnWidth(ShortcutTableModel::Menu, MenuWidth);
    m_table->setColumnWidth(ShortcutTableModel::Keys, KeysWidth);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* const column = new QWidget(this);
    column->setMaximumWidth(PageWidth);
    auto* const layout = new QVBoxLayout(column);
    layout->setContentsMargins(size::PageMargin, size::GapLarge, size::PageMargin, size::GapLarge);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(header());
    layout->addWidget(m_conflicts);
    layout->addWidget(m_table, 1);
    layout->addWidget(editor());
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(column, 1);
    all->addStretch(0);
    setFocusProxy(m_search);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ShortcutPage::showChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ShortcutPage::showChosen);
    connect(&keys, &ShortcutKeys::changed, this, &ShortcutPage::showChosen);
    connect(&keys, &ShortcutKeys::changed, this, &ShortcutPage::showConflicts);
    connect(m_table, &QTableView::activated, this, [this] { m_edit->setFocus(Qt::OtherFocusReason); });
    showChosen();
    showConflicts();
}

QWidget* ShortcutPage::header()
{
    auto* const title = new QLabel(tr("Keyboard shortcuts"), this);
    setLook(title, u"title"_s);
    m_search = new SearchField(tr("Search commands and keys"), this);
    m_search->setObjectName(u"shortcutSearch"_s);
    m_search->setToolTip(tr("Lists only commands that have these letters in their name or their keys"));
    auto* const resetAll = new QPushButton(tr("Reset all"), this);
    resetAll->setObjectName(u"resetAllShortcuts"_s);
    resetAll->setToolTip(tr("Give every command the keys that it came with"));
    auto* const back = new QPushButton(icons::icon(u"chevron-left"_s), tr("Back"), this);
    back->setObjectName(u"shortcutsBack"_s);
    auto* const row = new QWidget(this);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(m_search, 1);
    layout->addWidget(resetAll);
    layout->addWidget(back);
    connect(m_search, &SearchField::searchChanged, m_model, &ShortcutTableModel::setSearch);
    connect(resetAll, &QPushButton::clicked, &m_keys, &ShortcutKeys::resetAll);
    connect(back, &QPushButton::clicked, this, &ShortcutPage::closeRequested);
    return row;
}

QWidget* ShortcutPage::editor()
{
    m_name = new QLabel(this);
    m_name->setObjectName(u"shortcutName"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_edit = new KeyEdit(this);
    m_edit->setObjectName(u"shortcutEdit"_s);
    m_edit->setAccessibleName(tr("New keys; press them"));
    m_edit->setToolTip(tr("Press the new keys"));
    m_none = new QPushButton(tr("No keys"), this);
    m_none->setObjectName(u"removeShortcut"_s);
    m_reset = new QPushButton(tr("Reset"), this);
    m_reset->setObjectName(u"resetShortcut"_s);
    auto* const row = new QWidget(this);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_edit);
    layout->addWidget(m_none);
    layout->addWidget(m_reset);
    connect(m_edit, &KeyEdit::keysPressed, this, [this](const QKeySequence& keys) {
        if (QAction* const action = chosen())
            m_keys.choose(action, keys);
    });
    connect(m_none, &QPushButton::clicked, this, [this] {
        if (QAction* const action = chosen())
            m_keys.choose(action, {});
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (QAction* const action = chosen())
            m_keys.reset(action);
    });
    return row;
}

QAction* ShortcutPage::chosen() const { return m_model->actionAt(m_table->currentIndex().row()); }

void ShortcutPage::showChosen()
{
    const QAction* const action = chosen();
    m_name->setText(action ? tr("Keys of “%1”").arg(ActionTable::plainText(action))
                           : tr("Choose a command to change its keys."));
    m_edit->setEnabled(action);
    m_none->setEnabled(action && !action->shortcut().isEmpty());
    m_reset->setEnabled(action && m_keys.isChosen(action));
    m_edit->setKeys(action ? action->shortcut() : QKeySequence());
}

void ShortcutPage::showConflicts()
{
    const int number = m_model->conflicts();
    if (number == 0)
        m_conflicts->dismiss();
    else
        m_conflicts->showMessage(Tone::Limit, tr("%1 commands share their keys").arg(number),
                                 tr("With such keys none of them is done. Give one of them other keys."));
}

void ShortcutPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace casewright::ui
