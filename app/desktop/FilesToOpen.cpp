// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/FilesToOpen.h"

#include "app/desktop/AlertFiles.h"

#include <QCoreApplication>
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

} // namespace

FilesToOpen filesToOpen(const QStringList& paths)
{
    FilesToOpen files;
    const auto called = std::find_if(paths.begin(), paths.end(), isCalledWorkspace);
    const auto other = std::find_if_not(paths.begin(), paths.end(), isOfAlerts);
    if (called != paths.end())
        files.workspace = *called;
    else if (other != paths.end())
        files.workspace = *other;
    for (const QString& path : paths) {
        const QString name = QFileInfo(path).fileName();
        if (path == files.workspace)
            continue;
        if (isOfAlerts(path))
            files.alerts.append(path);
        else if (isCalledWorkspace(path))
            files.leftOut.append(Words::tr("%1: one workspace is open at a time.").arg(name));
        else
            files.leftOut.append(Words::tr("%1: it is neither a workspace nor a file of alerts.").arg(name));
    }
    return files;
}

} // namespace casewright::desktop
