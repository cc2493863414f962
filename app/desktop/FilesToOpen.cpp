// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/FilesToOpen.h"

#include "app/desktop/AlertFiles.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace casewright::desktop {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(FilesToOpen)
};

bool isCalledWorkspace(const QString& path) { return path.endsWith(u".casewright"_s, Qt::CaseInsensitive); }

/// Whatever it is called, it begins as files of workspaces do.
bool beginsAsWorkspace(const QString& path)
{
    static const QByteArray beginning("SQLite format 3", 16); // with the zero at its end
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(beginning.size()) == beginning;
}

bool isWorkspace(const QString& path) { return isCalledWorkspace(path) || beginsAsWorkspace(path); }

} // namespace

FilesToOpen filesToOpen(const QStringList& paths)
{
    FilesToOpen files;
    const auto called = std::find_if(paths.begin(), paths.end(), isCalledWorkspace);
    const auto other = std::find_if(paths.begin(), paths.end(), beginsAsWorkspace);
    if (called != paths.end())
        files.workspace = *called;
    else if (other != paths.end())
        files.workspace = *other;
    for (const QString& path : paths) {
        const QString name = QFileInfo(path).fileName();
        if (path == files.workspace)
            continue;
        if (isWorkspace(path))
            files.leftOut.append(Words::tr("%1: one workspace is open at a time.").arg(name));
        else if (isOfAlerts(path))
            files.alerts.append(path);
        else
            files.leftOut.append(Words::tr("%1: it is neither a workspace nor a file of alerts.").arg(name));
    }
    return files;
}

} // namespace casewright::desktop
