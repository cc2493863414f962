// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/NewFlood.h"

#include <QCoreApplication>
#include <QDate>

#include <algorithm>

#include "core/alerts/Flood.h"
#include "ui/bridge/FloodPresets.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

/// The name, or the name and a number.
QString freeName(const AlertSources& sources, const QString& wantedName)
{
    QString name = wantedName;
    const auto isTaken = [&sources](const QString& wanted) {
        return std::ranges::any_of(sources.sources(), [&wanted](const store::StoredSource& source) {
            return toText(source.name) == wanted;
        });
    };
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1 %2").arg(wantedName).arg(number);
    return name;
}

alerts::Flood quietDay()
{
    alerts::Flood flood;
    flood.name = toUtf8(QCoreApplication::translate("NewFlood", "Flood"));
    flood.start.milliseconds = QDate::currentDate().startOfDay().toMSecsSinceEpoch();
    flood.fields = {{.name = "host.name", .prefix = "host-", .cardinality = 20, .skew = 1, .missing = 0},
                    {.name = "user.name", .prefix = "user-", .cardinality = 50, .skew = 0.8, .missing = 0.1},
                    {.name = "event.code", .prefix = "code-", .cardinality = 6, .skew = 1, .missing = 0}};
    return flood;
}

} // namespace

store::StoredSource newFlood(const AlertSources& sources, const QString& preset)
{
    const FloodPreset* const ready = findPreset(preset);
    alerts::Flood flood = ready ? ready->flood : quietDay();
    flood.name = toUtf8(freeName(sources, toText(flood.name)));
    store::StoredSource source;
    source.name = flood.name;
    source.flood = alerts::writeFlood(flood);
    return source;
}

} // namespace casewright::ui
