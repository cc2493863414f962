// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Text.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <memory>
#include <utility>

namespace casewright::ui {

/// Alerts for tests of models: written to a file in the folder, a line each, and read from there as the program reads
/// them. Ends the test if that does not work.
inline std::shared_ptr<const LoadedAlerts> alertsOf(const QByteArray& lines, const QTemporaryDir& folder)
{
    QFile file(folder.filePath(QStringLiteral("alerts.ndjson")));
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size())
        qFatal("the file cannot be written");
    file.close();
    store::StoredSource source;
    source.path = toUtf8(file.fileName());
    base::Result<LoadedAlerts> loaded = loadAlerts(source, false, nullptr, {});
    if (!loaded)
        qFatal("%s", qUtf8Printable(toText(loaded.error())));
    return std::make_shared<const LoadedAlerts>(std::move(*loaded));
}

} // namespace casewright::ui
