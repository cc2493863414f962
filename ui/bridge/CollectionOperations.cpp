// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CollectionOperations.h"

#include "core/cases/CaseLimits.h"
#include "core/store/CasesClient.h"
#include "core/store/ServerAddress.h"
#include "ui/bridge/CaseWork.h"
#include "ui/bridge/Text.h"

#include <QFileInfo>

#include <algorithm>
#include <optional>
#include <utility>

namespace casewright::ui {
namespace {

using base::Result;
using store::Workspace;

using Keys = std::vector<std::int64_t>;

constexpr std::uint32_t PageOfKeys = 1'000;

Result<Keys> readKeys(const Workspace& workspace, const store::CaseFilter& filter, std::size_t most)
{
    Keys keys;
    std::optional<store::CaseCursor> after;
    while (keys.size() < most) {
        const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(PageOfKeys, most - keys.size()));
        const Result<std::vector<store::CaseRow>> rows = workspace.cases(filter, after, limit);
        if (!rows)
            return base::fail(rows.error());
        for (const store::CaseRow& row : *rows)
            keys.push_back(row.key);
        if (rows->size() < limit)
            break;
        after = store::cursorOf(rows->back(), filter.order);
    }
    return keys;
}

Result<SharedValues> readShared(Workspace& workspace, const Keys& keys)
{
    const store::CasesClient client(workspace);
    SharedValues shared;
    for (std::size_t first = 0; first < keys.size(); first += cases::MaximumCasesPerGet) {
        const std::size_t last = std::min(first + cases::MaximumCasesPerGet, keys.size());
        const Result<store::CasesByKey> read = client.get(Keys(keys.begin() + static_cast<std::ptrdiff_t>(first),
                                                               keys.begin() + static_cast<std::ptrdiff_t>(last)));
        if (!read)
            return base::fail(read.error());
        for (const store::StoredCase& each : read->cases) {
            ++shared.cases;
            for (const std::string& tag : each.document.attributes.tags)
                ++shared.tags[tag];
            for (const std::string& assignee : each.document.attributes.assignees)
                ++shared.assignees[assignee];
        }
    }
    return shared;
}

Result<std::string> nameOf(const Workspace& workspace, std::int64_t simulation)
{
    const Result<std::vector<store::StoredSimulation>> all = workspace.simulations();
    if (!all)
        return base::fail(all.error());
    const auto found = std::find_if(all->begin(), all->end(), [simulation](const store::StoredSimulation& each) {
        return each.key == simulation;
    });
    if (found == all->end())
        return base::fail(base::ErrorCode::NotFound, "It was removed meanwhile.");
    return found->name;
}

Result<std::string> renameFrom(Workspace& workspace, std::int64_t simulation, const std::string& seen,
                               const std::string& name)
{
    const Result<std::string> now = nameOf(workspace, simulation);
    if (!now)
        return now;
    if (*now != seen)
        return base::fail(base::ErrorCode::Conflict, "Somebody else called it " + *now + " meanwhile.");
    if (const Result<void> done = workspace.renameSimulation(simulation, name); !done)
        return base::fail(done.error());
    return nameOf(workspace, simulation);
}

/// With the log that belongs to it; 0 on a server.
std::int64_t sizeOf(const Workspace& workspace)
{
    const QString path = toText(workspace.path());
    if (store::isServerAddress(workspace.path()))
        return 0;
    return QFileInfo(path).size() + QFileInfo(path + QStringLiteral("-wal")).size();
}

} // namespace

CaseRequest CollectionOperations::remove(std::int64_t simulation, Answer<std::int64_t> answer) const
{
    return m_repository->write<std::int64_t>(
        [=](Workspace& workspace) -> Result<std::int64_t> {
            const std::int64_t before = sizeOf(workspace);
            if (const Result<void> removed = workspace.removeSimulation(simulation); !removed)
                return base::fail(removed.error());
            return std::max<std::int64_t>(before - sizeOf(workspace), 0);
        },
        std::move(answer));
}

CaseRequest CollectionOperations::rename(std::int64_t simulation, const std::string& seen, const std::string& name,
                                         Answer<std::string> answer) const
{
    return m_repository->write<std::string>(
        [=](Workspace& workspace) { return renameFrom(workspace, simulation, seen, name); }, std::move(answer));
}

CaseRequest CollectionOperations::compare(const Keys& simulations,
                                          Answer<std::vector<store::SimulationCounts>> answer) const
{
    return m_repository->read<std::vector<store::SimulationCounts>>(
        [=](Workspace& workspace) { return workspace.compareCounts(simulations); }, std::move(answer));
}

CaseRequest CollectionOperations::keys(const store::CaseFilter& filter, std::size_t most, Answer<Keys> answer) const
{
    return m_repository->read<Keys>([=](Workspace& workspace) { return readKeys(workspace, filter, most); },
                                    std::move(answer));
}

CaseRequest CollectionOperations::sharedValues(const Keys& keys, Answer<SharedValues> answer) const
{
    return m_repository->read<SharedValues>([=](Workspace& workspace) { return readShared(workspace, keys); },
                                            std::move(answer));
}

} // namespace casewright::ui
