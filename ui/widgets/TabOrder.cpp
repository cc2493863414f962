// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/TabOrder.h"

#include <QGridLayout>
#include <QLayout>
#include <QList>
#include <QWidget>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace casewright::ui {
namespace {

void collect(const QLayout* layout, QList<QWidget*>& into);
void collectPlaced(const QWidget* widget, QList<QWidget*>& into);

bool standsForAPart(const QWidget* widget)
{
    return widget->focusProxy() && widget->isAncestorOf(widget->focusProxy());
}

void collect(QWidget* widget, QList<QWidget*>& into)
{
    if (widget->focusPolicy() & Qt::TabFocus) {
        into.append(widget); // its parts are its own affair
        return;
    }
    const qsizetype begin = into.size();
    if (widget->layout())
        collect(widget->layout(), into);
    else
        collectPlaced(widget, into);
    // Where the Tab key meets it, it leads to that part.
    if (standsForAPart(widget))
        into.insert(std::max(begin, into.indexOf(widget->focusProxy(), begin)), widget);
}

/// Without a layout, as in a scroll area, parts are read by where they are.
void collectPlaced(const QWidget* widget, QList<QWidget*>& into)
{
    QList<QWidget*> parts;
    for (QObject* const child : widget->children()) {
        auto* const part = qobject_cast<QWidget*>(child);
        if (part && !part->isWindow())
            parts.append(part);
    }
    std::stable_sort(parts.begin(), parts.end(), [](const QWidget* left, const QWidget* right) {
        return std::pair(left->y(), left->x()) < std::pair(right->y(), right->x());
    });
    for (QWidget* const part : parts)
        collect(part, into);
}

/// While it lives, a widget that stands for one of its parts is a widget like others. Qt leaves such ones where they
/// are, and from behind its parts it would lead the Tab key back to the first of them.
class Independence final {
public:
    explicit Independence(QWidget* widget)
        : m_widget(widget),
          m_part(widget->focusProxy()),
          m_policy(widget->focusPolicy())
    {
        m_widget->setFocusProxy(nullptr);
        m_widget->setFocusPolicy(Qt::TabFocus);
    }
    Independence(const Independence&) = delete;
    Independence& operator=(const Independence&) = delete;
    Independence(Independence&&) = delete;
    Independence& operator=(Independence&&) = delete;
    ~Independence()
    {
        m_widget->setFocusPolicy(m_policy);
        m_widget->setFocusProxy(m_part);
    }

private:
    QWidget* m_widget;
    QWidget* m_part;
    Qt::FocusPolicy m_policy;
};

void collect(QLayoutItem* item, QList<QWidget*>& into)
{
    if (item->widget())
        collect(item->widget(), into);
    else if (item->layout())
        collect(item->layout(), into);
}

void collect(const QLayout* layout, QList<QWidget*>& into)
{
    const auto* const grid = qobject_cast<const QGridLayout*>(layout);
    if (!grid) {
        for (int i = 0; i < layout->count(); ++i)
            collect(layout->itemAt(i), into);
        return;
    }
    QList<QLayoutItem*> seen; // an item may have several cells
    for (int row = 0; row < grid->rowCount(); ++row) {
        for (int column = 0; column < grid->columnCount(); ++column) {
            QLayoutItem* const item = grid->itemAtPosition(row, column);
            if (!item || seen.contains(item))
                continue;
            seen.append(item);
            collect(item, into);
        }
    }
}

/// Whether the Tab key comes from the one to the other already.
bool isNext(const QWidget* before, const QWidget* after)
{
    const QWidget* next = before->nextInFocusChain();
    // What nobody stops at, and the insides of the one before, such as a number's field.
    while (next != after && next != before
           && ((!(next->focusPolicy() & Qt::TabFocus) && !standsForAPart(next)) || before->isAncestorOf(next)))
        next = next->nextInFocusChain();
    return next == after;
}

} // namespace

void orderTabs(QWidget* root)
{
    QList<QWidget*> widgets;
    if (root->layout())
        collect(root->layout(), widgets);
    qsizetype first = 1; // that is not where it belongs; mostly they are, but for a few new ones
    while (first < widgets.size() && isNext(widgets[first - 1], widgets[first]))
        ++first;
    std::vector<std::unique_ptr<Independence>> independent;
    for (qsizetype i = first; i < widgets.size(); ++i) {
        if (standsForAPart(widgets[i]))
            independent.push_back(std::make_unique<Independence>(widgets[i]));
    }
    for (qsizetype i = first; i < widgets.size(); ++i)
        QWidget::setTabOrder(widgets[i - 1], widgets[i]);
}

} // namespace casewright::ui
