// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/AlertFiles.h"

#include "core/store/ServerAddress.h"

#include <QFileInfo>
#include <QStringList>

namespace casewright::desktop {

using namespace Qt::StringLiterals;

bool isOfAlerts(const QString& path)
{
    if (store::isServerAddress(path.toStdString()))
        return false;
    static const QStringList endings{u"ndjson"_s, u"jsonl"_s, u"json"_s, u"log"_s, u"txt"_s,
                                     u"csv"_s,    u"tsv"_s,   u"tab"_s,  u"gz"_s};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

} // namespace casewright::desktop
