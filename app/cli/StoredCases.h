// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/ExitCode.h"
#include "app/cli/Honesty.h"
#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/store/CasePage.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

// What the commands for workspaces share.

/// Opens a workspace to read it. One of an older Casewright is brought up to date first, by who may write it.
[[nodiscard]] base::Result<store::Workspace> openToRead(const std::string& path);
/// Opens a workspace to change it; `access` says whether it is made if it is not there. Says so where it is brought up
/// to date.
[[nodiscard]] base::Result<store::Workspace> openToWrite(const std::string& path,
                                                         store::Access access = store::Access::ReadWrite);
/// Says so where opening the workspace brought it up to date, and where its copy is.
void printUpgrade(const store::Workspace& workspace);

/// The simulation or other collection with the number, or the newest simulation, or, where there is none, the newest
/// collection; nothing where the workspace has none. A number that is not there
/// is an error that lists those that are.
[[nodiscard]] base::Result<std::optional<store::StoredSimulation>>
chooseSimulation(const std::string& workspace, const std::vector<store::StoredSimulation>& newestFirst,
                 const std::optional<std::int64_t>& number);

/// Reads the cases that the filter lets through and that follow `after`, up to `limit` of them (0: all), and calls `take`
/// for each page, until it fails. Where to go on, if there are more.
[[nodiscard]] base::Result<std::optional<store::CaseCursor>>
forEachPage(const store::Workspace& workspace, const store::CaseFilter& filter, std::optional<store::CaseCursor> after,
            std::uint64_t limit, const std::function<base::Result<void>(const std::vector<store::CaseRow>&)>& take);

/// `running`, `finished`, `cancelled`, `failed`.
[[nodiscard]] std::string_view stateText(store::SimulationState state);
/// `simulation`, `byHand`, `imported`: where the cases of a collection come from.
[[nodiscard]] std::string_view originText(store::CaseOrigin origin);
[[nodiscard]] base::Json simulationJson(const store::StoredSimulation& simulation);
/// What is modelled in it.
[[nodiscard]] Modelled modelledIn(const store::StoredSimulation& simulation);
[[nodiscard]] base::Json caseRowJson(const store::CaseRow& row);

/// Prints why a workspace could not be used.
[[nodiscard]] ExitCode refuseWorkspace(const base::Error& error);
/// Prints that a workspace has not what was asked for.
[[nodiscard]] ExitCode refuseInput(const base::Error& error);

} // namespace casewright::cli
