// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"

#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace casewright::ui {

using namespace Qt::StringLiterals;

void keepScreenshot(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("CASEWRIGHT_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    const QString path = QDir(folder).filePath(name + u".png"_s);
    if (!widget.grab().save(path))
        qWarning("The picture %s could not be written.", qUtf8Printable(path));
}

} // namespace casewright::ui
