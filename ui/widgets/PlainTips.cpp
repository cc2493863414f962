// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/PlainTips.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QTextDocument>
#include <QToolTip>
#include <QWidget>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

const QString Begin = u"<qt>"_s;
const QString End = u"</qt>"_s;

/// Escaped already: breaks of lines are all the mark-up there is.
bool isEscaped(const QString& text)
{
    if (!text.startsWith(Begin) || !text.endsWith(End))
        return false;
    return !text.sliced(Begin.size(), text.size() - Begin.size() - End.size()).remove(u"<br>"_s).contains(u'<');
}

/// Of a header, that of the column or row; of another widget its own.
QString tipOf(const QWidget* widget, const QPoint& place)
{
    const auto* const header = qobject_cast<const QHeaderView*>(widget->parentWidget());
    if (!header || !header->model())
        return widget->toolTip();
    return header->model()
        ->headerData(header->logicalIndexAt(place), header->orientation(), Qt::ToolTipRole)
        .toString();
}

} // namespace

PlainTips::PlainTips(QObject* parent) : QObject(parent) {}

QString PlainTips::shown(const QString& text)
{
    if (!Qt::mightBeRichText(text) || isEscaped(text))
        return text;
    return Begin + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + End;
}

bool PlainTips::eventFilter(QObject* watched, QEvent* event)
{
    auto* const widget = event->type() == QEvent::ToolTip ? qobject_cast<QWidget*>(watched) : nullptr;
    if (!widget)
        return QObject::eventFilter(watched, event);
    const auto* const help = static_cast<const QHelpEvent*>(event);
    const QString tip = tipOf(widget, help->pos());
    if (!Qt::mightBeRichText(tip))
        return QObject::eventFilter(watched, event);
    QToolTip::showText(help->globalPos(), shown(tip), widget);
    event->accept();
    return true;
}

} // namespace casewright::ui
