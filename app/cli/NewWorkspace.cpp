// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/NewWorkspace.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/Messages.h"
#include "core/store/ServerAddress.h"

namespace casewright::cli {

bool isMissingFile(const std::string& path)
{
    std::error_code unknown;
    return !store::isServerAddress(path) && !std::filesystem::exists(path, unknown) && !unknown;
}

void removeUnused(store::Workspace made)
{
    const std::string path = made.path();
    const base::Result<std::vector<store::StoredSimulation>> collections = made.simulations();
    if (!collections || !collections->empty())
        return;
    {
        const store::Workspace closing = std::move(made);
    }
    std::error_code error;
    // SQLite's log goes with the last program that has the file open.
    if (!std::filesystem::exists(path + "-wal", error) && !error)
        std::filesystem::remove(path, error);
    if (error)
        printNote(fmt::format("The new workspace {} is empty and stays: {}.", path, error.message()));
}

} // namespace casewright::cli
