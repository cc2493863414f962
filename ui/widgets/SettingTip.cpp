// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/SettingTip.h"

#include <QList>
#include <QWidget>

namespace casewright::ui {

void setTip(QWidget* setting, const QString& sentence)
{
    const QString before = setting->toolTip();
    setting->setToolTip(sentence);
    // Qt reads the tip of a widget out, but not that of what it is a part of.
    QList<QWidget*> all = setting->findChildren<QWidget*>();
    all.prepend(setting);
    for (QWidget* const part : all) {
        const bool isSilent = part->accessibleDescription().isEmpty() || part->accessibleDescription() == before;
        if (isSilent && tipAround(part) == sentence)
            part->setAccessibleDescription(sentence);
    }
}

QString tipAround(const QWidget* widget, const QWidget* page)
{
    for (const QWidget* part = widget; part && part != page; part = part->parentWidget()) {
        if (!part->toolTip().isEmpty())
            return part->toolTip();
    }
    return {};
}

} // namespace casewright::ui
