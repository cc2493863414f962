// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/CommandPalette.h"

#include "ui/shell/FuzzyMatch.h"
#include "ui/shell/PaletteDelegate.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ShownRows = 10;
const QString PaletteAction = u"go.palette"_s;

} // namespace

CommandPalette::CommandPalette(const ActionTable& actions, QWidget* window) : QWidget(window), m_actions(actions)
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Commands"));
    m_frame = new QFrame(this);
    m_frame->setObjectName(u"paletteFrame"_s);
    m_field = new QLineEdit(m_frame);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setPlaceholderText(tr("Type a command"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setToolTip(tr("A few letters find a command; Enter does it, Esc closes the list"));
    m_field->addAction(icons::icon(u"search"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_list = new QListWidget(m_frame);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    auto* const layout = new QVBoxLayout(m_frame);
    layout->setContentsMargins(size::Gap, size::Gap, size::Gap, size::Gap);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::trigger);
    hide();
}

void CommandPalette::open()
{
    if (isVisible())
        return;
    m_focusBefore = QApplication::focusWidget();
    m_field->clear();
    fill({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int rows = m_list->count();
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: trigger(); return true;
    case Qt::Key_Down: m_list->setCurrentRow(std::min(m_list->currentRow() + 1, rows - 1)); return true;
    case Qt::Key_Up: m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0)); return true;
    case Qt::Key_PageDown: m_list->setCurrentRow(std::min(m_list->currentRow() + ShownRows, rows - 1)); return true;
    case Qt::Key_PageUp: m_list->setCurrentRow(std::max(m_list->currentRow() - ShownRows, 0)); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true; // The focus stays until it is closed.
    default: return QWidget::eventFilter(watched, event);
    }
}

void CommandPalette::mousePressEvent(QMouseEvent* event)
{
    static_cast<void>(event);
    close();
}

void CommandPalette::paintEvent(QPaintEvent* event)
{
    static_cast<void>(event);
    QPainter(this).fillRect(rect(), ThemeColors::current().shade);
}

void CommandPalette::fill(const QString& typed)
{
    std::vector<std::pair<int, QAction*>> found;
    for (QAction* const action : m_actions.actions()) {
        if (!action->isEnabled() || action->objectName() == PaletteAction)
            continue;
        // The menu's name helps to find: "case close" finds Cases › Close.
        const QString text = ActionTable::plainText(action);
        const QString path = menuTitle(m_actions.spec(action).menu) + u' ' + text;
        const std::optional<int> here = fuzzyMatch(typed, text);
        const std::optional<int> withMenu = fuzzyMatch(typed, path);
        if (here || withMenu)
            found.emplace_back(std::max(here.value_or(0) + 1, withMenu.value_or(0)), action);
    }
    if (!typed.isEmpty())
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    for (const auto& [score, action] : found) {
        auto* const item = new QListWidgetItem(action->icon(), ActionTable::plainText(action), m_list);
        item->setData(PaletteDelegate::IdRole, action->objectName());
        item->setData(PaletteDelegate::MenuRole, menuTitle(m_actions.spec(action).menu));
        item->setData(PaletteDelegate::ShortcutRole, action->shortcut().toString(QKeySequence::NativeText));
        item->setToolTip(m_actions.spec(action).tip);
    }
    m_list->setCurrentRow(0);
    place();
}

void CommandPalette::trigger()
{
    const QListWidgetItem* const item = m_list->currentItem();
    if (!item)
        return;
    QAction* const action = m_actions.action(item->data(PaletteDelegate::IdRole).toString());
    close();
    if (action)
        action->trigger();
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int rows = std::clamp(m_list->count(), 1, ShownRows);
    const int width = std::min(size::Palette, this->width() - 2 * size::GapLarge);
    const int height = 3 * size::Gap + size::Control + rows * size::Row + 2;
    m_frame->setGeometry((this->width() - width) / 2, 2 * size::MenuBar, width, height);
}

} // namespace casewright::ui
