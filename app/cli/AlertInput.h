// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/Options.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/Spool.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/AlertTable.h"
#include "core/base/Result.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

/// The documents that a simulation runs over, and where they came from.
struct AlertInput {
    std::shared_ptr<const alerts::AlertTable> table;
    std::vector<alerts::BadLine> badLines;         ///< skipped; at most 100 of them
    store::StoredSource source;                    ///< as the workspace keeps it; paths are absolute
    std::vector<std::string> notes;                ///< on how it was read, for printNote()
    std::string name;                              ///< of the file as typed, without `flood:`
    bool isFlood = false;
    std::string history{};                         ///< path of the file that the flood is mixed into; empty: none
    bool isKept = true;                            ///< whether it can be read again: it is no pipe
    std::unique_ptr<Spool> spool;                  ///< what the table's documents stand in, from a pipe
    /// Of several, the sources after this one, each with its own table; the table above has the documents of all.
    std::vector<AlertInput> more{};
};

/// How messages call the file that bad lines are of: of a flood, it is that of its history.
[[nodiscard]] std::string fileOfLines(const AlertInput& input);

/// Reads or makes them, as `--alerts`, `--map`, `--seed` and `--skip-bad-lines` say.
[[nodiscard]] base::Result<AlertInput> readAlertInput(const InputOptions& options, ProgressLine& progress,
                                                      const std::stop_token& stop);

/// All that `--alerts` names, brought together.
[[nodiscard]] base::Result<AlertInput> readAlertInputs(const SimulateOptions& options, ProgressLine& progress,
                                                       const std::stop_token& stop);

} // namespace casewright::cli
