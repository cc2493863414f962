// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/MergedSources.h"

#include <utility>

#include "core/alerts/TableMerge.h"

namespace casewright::ui {

using base::Result;
using Loaded = std::shared_ptr<const LoadedAlerts>;

Result<Loaded> mergeAlerts(const std::vector<Loaded>& alerts, base::Progress* progress, const std::stop_token& stop)
{
    if (alerts.size() == 1)
        return alerts.front();
    std::vector<std::shared_ptr<const alerts::AlertTable>> tables;
    LoadedAlerts merged;
    for (const Loaded& each : alerts) {
        tables.push_back(each->table);
        merged.badLines.insert(merged.badLines.end(), each->badLines.begin(), each->badLines.end());
        merged.seconds += each->seconds;
    }
    Result<std::shared_ptr<const alerts::AlertTable>> table = alerts::mergeTables(tables, progress, stop);
    if (!table)
        return base::fail(table.error());
    merged.table = std::move(*table);
    return std::make_shared<const LoadedAlerts>(std::move(merged));
}

Result<std::vector<Loaded>> loadEach(const store::StoredSource& source, const std::vector<store::StoredSource>& more,
                                     bool skipBadLines, base::Progress* progress, const std::stop_token& stop)
{
    std::vector<store::StoredSource> sources{source};
    sources.insert(sources.end(), more.begin(), more.end());
    std::vector<Loaded> all;
    for (const store::StoredSource& each : sources) {
        Result<LoadedAlerts> loaded = loadAlerts(each, skipBadLines, progress, stop);
        if (!loaded)
            return base::fail(loaded.error());
        all.push_back(std::make_shared<const LoadedAlerts>(std::move(*loaded)));
    }
    return all;
}

Result<Loaded> loadMerged(const store::StoredSource& source, const std::vector<store::StoredSource>& more,
                          bool skipBadLines, base::Progress* progress, const std::stop_token& stop)
{
    const Result<std::vector<Loaded>> all = loadEach(source, more, skipBadLines, progress, stop);
    return all ? mergeAlerts(*all, progress, stop) : Result<Loaded>(base::fail(all.error()));
}

} // namespace casewright::ui
