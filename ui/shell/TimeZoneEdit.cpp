// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/TimeZoneEdit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimeZone>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

TimeZoneEdit::TimeZoneEdit(const QString& system, QWidget* parent) : ElidedComboBox(parent)
{
    setAccessibleName(tr("Time zone"));
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    addItem(tr("As the system (%1)").arg(system), QString());
    addItem(u"UTC"_s, u"UTC"_s);
    QStringList zones;
    for (const QByteArray& zone : QTimeZone::availableTimeZoneIds())
        zones.append(QString::fromUtf8(zone));
    zones.sort();
    for (const QString& zone : std::as_const(zones)) {
        if (zone != u"UTC"_s)
            addItem(zone, zone);
    }
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    completer()->popup()->setObjectName(u"timeZonesFound"_s);
    connect(this, &QComboBox::activated, this, &TimeZoneEdit::choose);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &TimeZoneEdit::take);
}

void TimeZoneEdit::setZone(const QString& name)
{
    m_zone = name;
    setCurrentIndex(findData(name));
}

/// What was typed is a zone if it is the name of one, or a part of one name only; else the one before stays.
void TimeZoneEdit::take()
{
    const QString typed = lineEdit()->text().trimmed();
    if (const int same = findText(typed, Qt::MatchFixedString); same >= 0)
        return choose(same);
    QList<int> found;
    for (int index = 0; !typed.isEmpty() && index < count(); ++index) {
        if (itemText(index).contains(typed, Qt::CaseInsensitive))
            found.append(index);
    }
    choose(found.size() == 1 ? found.first() : -1);
}

void TimeZoneEdit::choose(int index)
{
    if (index < 0 || itemData(index).toString() == m_zone) {
        setZone(m_zone);
        return;
    }
    setZone(itemData(index).toString());
    Q_EMIT zoneChosen(m_zone);
}

void TimeZoneEdit::keyPressEvent(QKeyEvent* event)
{
    // The page's own Esc would leave the page with half a name in the field.
    if (event->key() == Qt::Key_Escape && lineEdit()->text() != itemText(findData(m_zone)))
        setZone(m_zone);
    else
        ElidedComboBox::keyPressEvent(event);
}

} // namespace casewright::ui
