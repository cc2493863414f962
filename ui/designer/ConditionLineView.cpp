// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ConditionLineView.h"

#include "ui/designer/ConditionHandle.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStringList>
#include <QToolButton>

#include <optional>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// "0_2", or nothing for the group at the top.
QString suffixOf(const ConditionPath& path)
{
    QString suffix;
    for (const int position : path)
        suffix += u'_' + QString::number(position);
    return suffix;
}

/// "1.3", as people count.
QString numberOf(const ConditionPath& path)
{
    QStringList numbers;
    for (const int position : path)
        numbers.append(QString::number(position + 1));
    return numbers.join(u'.');
}

QToolButton* smallButton(const QString& icon, QWidget* parent)
{
    auto* const button = new QToolButton(parent);
    button->setIcon(icons::icon(icon, icons::Ink::Muted));
    button->setIconSize({size::NoteIcon, size::NoteIcon});
    button->setFocusPolicy(Qt::StrongFocus);
    setLook(button, u"close"_s);
    return button;
}

} // namespace

ConditionLineView::ConditionLineView(const ConditionContext& context, ConditionLine::Kind kind, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_kind(kind)
{
    m_parts = new QHBoxLayout(this);
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(size::Gap);
}

void ConditionLineView::addPart(QWidget* part, const QString& name, const QString& heard, int stretch)
{
    m_parts->addWidget(part, stretch);
    m_named.push_back({part, name, heard, false});
    part->installEventFilter(this);
}

void ConditionLineView::addTail()
{
    m_off = new QToolButton(this);
    m_off->setText(tr("off"));
    m_off->setFocusPolicy(Qt::StrongFocus);
    m_off->setToolTip(tr("Not in the query. Press to switch it on again."));
    setLook(m_off, u"tag"_s);
    m_handle = new ConditionHandle(this);
    m_handle->setToolTip(tr("Drag to move, press for more. Alt+Up and Alt+Down move it too."));
    m_remove = smallButton(u"close"_s, this);
    m_remove->setToolTip(tr("Remove"));
    auto* const tail = new QHBoxLayout;
    tail->setSpacing(size::GapSmall);
    for (QToolButton* const button : {m_off, static_cast<QToolButton*>(m_handle), m_remove}) {
        tail->addWidget(button);
        button->installEventFilter(this);
    }
    m_parts->addLayout(tail);
    m_named.push_back({m_off, u"conditionOff"_s, tr("Switch on condition"), true});
    m_named.push_back({m_handle, u"conditionMore"_s, tr("Move or change condition"), true});
    m_named.push_back({m_remove, u"conditionRemove"_s, tr("Remove condition"), true});
    connect(m_off, &QToolButton::clicked, this, [this] { document().switchOff(path(), false); });
    connect(m_remove, &QToolButton::clicked, this, [this] { document().remove(path()); });
    connect(m_handle, &QToolButton::clicked, this, [this] {
        if (hasMenu())
            openMenu(new QMenu(this), m_handle->mapToGlobal(QPoint(0, m_handle->height())));
    });
    connect(m_handle, &ConditionHandle::dragged, this, &ConditionLineView::dragged);
    connect(m_handle, &ConditionHandle::dropped, this, &ConditionLineView::dropped);
    connect(m_handle, &ConditionHandle::dragCancelled, this, &ConditionLineView::dragCancelled);
}

void ConditionLineView::showLine(const ConditionLine& line)
{
    const bool isAnother = line.path != m_line.path || objectName().isEmpty();
    m_line = line;
    const ConditionNode* const node = document().node(line.path);
    if (!node)
        return;
    if (isAnother)
        nameParts();
    fill(*node);
    if (m_off) {
        setShown(m_off, node->isOff);
        const bool hasTail = !line.path.empty();
        setShown(m_handle, hasTail);
        setShown(m_remove, hasTail);
    }
    setPartsEnabled(document().isEditable() && !line.isOff);
}

void ConditionLineView::retire()
{
    hide();
    if (objectName().isEmpty())
        return;
    setObjectName({});
    for (const Part& part : m_named)
        part.widget->setObjectName({});
}

void ConditionLineView::setPartsEnabled(bool isEnabled)
{
    for (const Part& part : m_named)
        part.widget->setEnabled(part.isTail ? document().isEditable() : isEnabled);
}

void ConditionLineView::nameParts()
{
    const QString suffix = suffixOf(m_line.path);
    const QString number = numberOf(m_line.path);
    setObjectName(u"conditionLine"_s + suffix);
    for (const Part& part : m_named) {
        part.widget->setObjectName(part.name + suffix);
        part.widget->setAccessibleName(number.isEmpty() ? part.heard : u"%1 %2"_s.arg(part.heard, number));
    }
}

QList<QWidget*> ConditionLineView::stops() const
{
    QList<QWidget*> all;
    for (const Part& part : m_named) {
        if (part.widget->focusPolicy() != Qt::NoFocus)
            all.append(part.widget);
        else
            for (QWidget* const child : part.widget->findChildren<QWidget*>())
                if (child->focusPolicy() != Qt::NoFocus && child->focusProxy() == nullptr)
                    all.append(child);
    }
    return all;
}

void ConditionLineView::takeFocus()
{
    for (QWidget* const stop : stops()) {
        if (stop->isEnabled() && stop->isVisibleTo(this)) {
            stop->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

bool ConditionLineView::hasMenu() const
{
    return m_handle && !path().empty() && document().isEditable() && document().node(path());
}

void ConditionLineView::openMenu(QMenu* menu, const QPoint& place)
{
    menu->setObjectName(u"conditionMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(place);
}

void ConditionLineView::fillMenu(QMenu& menu)
{
    const ConditionNode* const node = document().node(path());
    const ConditionPath at = path();
    ConditionDocument& to = document();
    const auto add = [&menu](const QString& name, const QString& text, auto&& what) {
        QAction* const action = menu.addAction(text);
        action->setObjectName(name);
        QObject::connect(action, &QAction::triggered, &menu, std::forward<decltype(what)>(what));
        return action;
    };
    add(u"conditionDuplicate"_s, tr("Duplicate"), [&to, at] { to.duplicate(at); });
    add(u"conditionNegate"_s, node->isNegated ? tr("Take “not” away") : tr("Negate"), [&to, at] { to.negate(at); });
    const bool isOff = node->isOff;
    add(u"conditionSwitch"_s, isOff ? tr("Switch on") : tr("Switch off"),
        [&to, at, isOff] { to.switchOff(at, !isOff); });
    menu.addSeparator();
    add(u"conditionUp"_s, tr("Move up\tAlt+Up"), [&to, at] { to.step(at, MoveStep::Up); });
    add(u"conditionDown"_s, tr("Move down\tAlt+Down"), [&to, at] { to.step(at, MoveStep::Down); });
    add(u"conditionInto"_s, tr("Into a group\tAlt+Right"), [&to, at] { to.step(at, MoveStep::In); });
    add(u"conditionOut"_s, tr("Out of the group\tAlt+Left"), [&to, at] { to.step(at, MoveStep::Out); })
        ->setEnabled(at.size() > 1);
    menu.addSeparator();
    add(u"conditionDelete"_s, tr("Remove"), [&to, at] { to.remove(at); });
}

void ConditionLineView::contextMenuEvent(QContextMenuEvent* event)
{
    if (hasMenu())
        openMenu(new QMenu(this), event->globalPos());
    else
        QWidget::contextMenuEvent(event);
}

std::optional<MoveStep> ConditionLineView::stepOf(const QKeyEvent& event) const
{
    const bool isAlt = (event.modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier;
    if (!isAlt || path().empty() || m_kind == ConditionLine::Kind::Foot)
        return std::nullopt;
    switch (event.key()) {
    case Qt::Key_Up: return MoveStep::Up;
    case Qt::Key_Down: return MoveStep::Down;
    case Qt::Key_Right: return MoveStep::In;
    case Qt::Key_Left: return MoveStep::Out;
    default: return std::nullopt;
    }
}

bool ConditionLineView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        if (const std::optional<MoveStep> step = stepOf(*static_cast<QKeyEvent*>(event))) {
            event->accept(); // here they are the line's, though the window has two of them too
            if (event->type() == QEvent::KeyPress)
                document().step(path(), *step);
            return true;
        }
    }
    // Most of a line are fields: what they offer for their text stands first.
    auto* const edit = event->type() == QEvent::ContextMenu ? qobject_cast<QLineEdit*>(watched) : nullptr;
    if (edit && edit->isEnabled() && hasMenu()) {
        QMenu* const menu = edit->createStandardContextMenu();
        menu->addSeparator();
        openMenu(menu, static_cast<QContextMenuEvent*>(event)->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace casewright::ui
