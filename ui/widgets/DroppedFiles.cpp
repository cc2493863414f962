// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/DroppedFiles.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;

QStringList droppedFiles(const QMimeData* data)
{
    QStringList files;
    const QList<QUrl> urls = data->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

QStringList filesDroppedOnPage(const QMimeData* data)
{
    const QStringList files = droppedFiles(data);
    const bool hasWorkspace = std::any_of(files.begin(), files.end(), [](const QString& file) {
        return file.endsWith(u".casewright"_s, Qt::CaseInsensitive);
    });
    return hasWorkspace ? QStringList() : files;
}

} // namespace casewright::ui
