// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int LevelsOfLayouts = 12;

} // namespace

void keepScreenshot(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("CASEWRIGHT_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    // Layouts take up what changed when they get events, one level at a time.
    for (int level = 0; level < LevelsOfLayouts; ++level)
        QCoreApplication::sendPostedEvents();
    const QString path = QDir(folder).filePath(name + u".png"_s);
    if (!widget.grab().save(path))
        qWarning("The picture %s could not be written.", qUtf8Printable(path));
}

} // namespace casewright::ui
