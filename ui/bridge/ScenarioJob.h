// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/rules/Rule.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/ScenarioVerdict.h"
#include "ui/bridge/SimulationArchive.h"

namespace casewright::ui {

/// What is asked of a job.
struct ScenarioOrder {
    QString path{};                 ///< of the file
    std::string workspace{};        ///< path of the file to keep it in; empty: it is not kept
    base::Timestamp startedAt{};    ///< wall clock
};

/// A scenario that was played: what it came to, and whether it holds.
struct PlayedFile {
    std::shared_ptr<const ShownSimulation> shown{};   ///< key 0: it is not kept
    ScenarioVerdict verdict{};
    std::shared_ptr<const std::string> text{};        ///< of the file
};

/// What a rule-run file has for a workspace.
struct RuleRunsFound {
    std::vector<rules::Rule> rules{};               ///< one a run, under names of their own
    std::optional<store::StoredSource> source{};    ///< none: the alerts are not beside the file
    QString alerts{};                               ///< as the file names them
    QString profiles{};                             ///< "9.4" or "8.14, 9.4": the versions that its runs are of
};

using OpenedScenario = std::variant<PlayedFile, RuleRunsFound>;

/// Reads a file and plays it, into the workspace where there is one. Nothing is kept of what was stopped or went wrong.
/// Progress is in steps of the timeline. Any thread but the GUI's.
[[nodiscard]] base::Result<OpenedScenario> openScenarioFile(const ScenarioOrder& order, base::Progress& progress,
                                                            const std::stop_token& stop);

/// What a workspace keeps of a scenario's simulation, compared once more.
struct KeptScenario {
    ScenarioVerdict verdict{};
    std::shared_ptr<const std::string> text{};
};
[[nodiscard]] base::Result<KeptScenario> compareKept(const std::string& workspace, std::int64_t simulation,
                                                     const std::stop_token& stop);

/// Takes a simulation out of a workspace that was kept after all when it was cancelled.
void forgetScenario(const std::string& workspace, std::int64_t simulation);

} // namespace casewright::ui
