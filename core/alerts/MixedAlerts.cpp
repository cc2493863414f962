// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/MixedAlerts.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "core/alerts/FloodCheck.h"
#include "core/alerts/FloodParts.h"
#include "core/alerts/TableMix.h"

namespace casewright::alerts {
namespace {

using base::Result;

Result<ReadAlerts> readHistory(const FloodMix& mix, bool skipBadLines, base::Progress* progress,
                               const std::stop_token& stop)
{
    Result<FieldMapping> mapping = parseMapping(mix.map);
    if (!mapping)
        return base::fail(std::move(mapping.error()));
    ReadSettings settings{.skipBadLines = skipBadLines};
    settings.mapping = std::move(*mapping);
    Result<ReadAlerts> read = readAlerts(mix.into, settings, progress, stop);
    // A line says enough; of a file that is not there nobody would know why it is wanted.
    if (!read && read.error().location && read.error().location->line == 0 && read.error().location->file == mix.into)
        read.error().text += "; the flood is mixed into this file";
    return read;
}

} // namespace

Result<MixedAlerts> makeAlerts(const Flood& flood, std::uint64_t seed, bool skipBadLines, base::Progress* progress,
                               std::stop_token stop)
{
    // What is wrong with the flood is said before a long history is read.
    if (const Result<std::uint32_t> count = documentCount(flood); !count)
        return base::fail(count.error());
    if (!flood.mix)
        return generate(flood, seed, progress, std::move(stop)).map([](std::shared_ptr<const AlertTable> table) {
            return MixedAlerts{.alerts = {.table = std::move(table), .badLines = {}}};
        });
    Result<ReadAlerts> history = readHistory(*flood.mix, skipBadLines, progress, stop);
    if (!history)
        return base::fail(std::move(history.error()));
    Flood moved = flood;
    if (history->table->size() > 0)
        moved.start = history->table->times().front();
    if (const std::optional<FloodProblem> problem = findClash(moved, history->table->fields()))
        return base::fail(base::ErrorCode::InvalidValue, problem->text,
                          base::Location{.file = {}, .field = placeOf(*problem)});
    Result<FloodParts> parts = makeParts(moved, seed, progress, stop);
    if (!parts)
        return base::fail(std::move(parts.error()));
    TableMix mix(std::move(history->table), moved, std::move(*parts));
    return mix.make(progress, std::move(stop)).map([&](std::shared_ptr<const AlertTable> table) {
        history->table = std::move(table);
        return MixedAlerts{.alerts = std::move(*history), .order = mix.order()};
    });
}

void resolveHistory(Flood& flood, const std::string& floodFile)
{
    namespace fs = std::filesystem;
    if (!flood.mix || flood.mix->into.empty())
        return;
    std::error_code error;
    const fs::path folder = floodFile == "-" ? fs::path() : fs::path(floodFile).parent_path();
    const fs::path path = fs::absolute(folder / flood.mix->into, error);
    if (!error)
        flood.mix->into = path.lexically_normal().string();
}

} // namespace casewright::alerts
