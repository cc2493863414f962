// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/DroppedFiles.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

bool hasWorkspace(const QStringList& files)
{
    return std::any_of(files.begin(), files.end(),
                       [](const QString& file) { return file.endsWith(u".casewright"_s, Qt::CaseInsensitive); });
}

} // namespace

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
    return hasWorkspace(files) ? QStringList() : files;
}

QStringList filesDroppedOnWindow(const QMimeData* data)
{
    const QStringList files = droppedFiles(data);
    const bool canBeAlerts = std::all_of(files.begin(), files.end(), [](const QString& file) {
        static const QStringList endings{u".json"_s, u".ndjson"_s, u".jsonl"_s, u".csv"_s, u".tsv"_s, u".gz"_s};
        return std::any_of(endings.begin(), endings.end(),
                           [&file](const QString& ending) { return file.endsWith(ending, Qt::CaseInsensitive); });
    });
    return canBeAlerts || hasWorkspace(files) ? files : QStringList();
}

} // namespace casewright::ui
