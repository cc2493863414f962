// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/WidgetRules.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QToolButton>
#include <QWidget>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

bool isInteractive(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget)
        || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget)
        || qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QPlainTextEdit*>(widget)
        || qobject_cast<const QTextEdit*>(widget);
}

/// Parts that Qt puts into its own widgets: a spin box's field, a view's header and corner, a field's clear button.
bool isPartOfQt(const QWidget* widget)
{
    const QWidget* const parent = widget->parentWidget();
    return widget->objectName().startsWith(u"qt_") || widget->inherits("QHeaderView")
        || widget->inherits("QTableCornerButton") || widget->inherits("QLineEditIconButton")
        || widget->inherits("QTabBar") || (parent && isInteractive(parent)) || (parent && parent->inherits("QTabBar"))
        || widget->inherits("QComboBoxListView") || widget->inherits("QMenuBarExtension")
        || widget->objectName() == u"ScrollLeftButton"_s || widget->objectName() == u"ScrollRightButton"_s;
}

bool hasAccessibleName(const QWidget* widget)
{
    const auto* const button = qobject_cast<const QAbstractButton*>(widget);
    return !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
}

} // namespace

QStringList brokenRules(const QWidget& root)
{
    QStringList found;
    for (const QWidget* const widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&root) || !isInteractive(widget) || isPartOfQt(widget))
            continue;
        const QString name = u"%1 %2 in %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                                  widget->objectName(), widget->parentWidget()->objectName());
        if (widget->objectName().isEmpty())
            found.append(name + u": no object name"_s);
        if (!hasAccessibleName(widget))
            found.append(name + u": no accessible name"_s);
        if (widget->focusPolicy() == Qt::NoFocus && !widget->property("reachedOtherwise").toBool())
            found.append(name + u": cannot have the focus"_s);
    }
    return found;
}

} // namespace casewright::ui
