// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationEdits.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/base/Utf16.h"
#include "core/store/CaseFind.h"
#include "core/store/SimulationRows.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

/// In UTF-16 units. It stands on one line of lists and in names of files.
constexpr std::size_t LongestName = 200;

base::Error noSuchSimulation(const Database& database, std::int64_t key)
{
    return {ErrorCode::NotFound,
            "The workspace " + database.path() + " has no simulation with the key " + std::to_string(key)
                + "; it was removed. Read the list again.",
            std::nullopt};
}

} // namespace

base::Result<void> renameSimulation(Database& database, std::int64_t key, const std::string& name)
{
    const std::string wanted = std::string(base::trimJavascript(name));
    if (wanted.empty())
        return base::fail(ErrorCode::InvalidValue, "A simulation needs a name; nothing was changed.");
    if (base::utf16Length(wanted) > LongestName)
        return base::fail(ErrorCode::LimitReached,
                          "The name of a simulation is at most 200 characters long; nothing was changed.");
    if (std::any_of(wanted.begin(), wanted.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }))
        return base::fail(ErrorCode::InvalidValue, "The name of a simulation is one line; nothing was changed.");
    const base::Result<std::int64_t> changed =
        database.change(u"UPDATE simulations SET name = ? WHERE key = ?"_s,
                        {QString::fromStdString(wanted), QVariant::fromValue<qlonglong>(key)});
    if (!changed)
        return base::fail(changed.error());
    return *changed == 0 ? base::fail(noSuchSimulation(database, key)) : base::Result<void>();
}

base::Result<std::vector<SimulationCounts>> compareCounts(Database& database, const std::vector<std::int64_t>& keys)
{
    const base::Result<std::vector<StoredSimulation>> simulations = readSimulations(database);
    if (!simulations)
        return base::fail(simulations.error());
    std::vector<SimulationCounts> all;
    for (const std::int64_t key : keys) {
        const auto found = std::find_if(simulations->begin(), simulations->end(),
                                        [key](const StoredSimulation& each) { return each.key == key; });
        if (found == simulations->end())
            return base::fail(noSuchSimulation(database, key));
        const base::Result<StatusCounts> counts = readStatusCounts(database, {.simulation = key});
        if (!counts)
            return base::fail(counts.error());
        all.push_back({.simulation = *found, .cases = *counts});
    }
    return all;
}

} // namespace casewright::store
