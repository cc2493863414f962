// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/Lifetime.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/RunSource.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// A run that an alert was active in.
struct AlertRun {
    base::Timestamp at;
    base::AlertRow row;
    std::uint64_t place = 0;   ///< among the new or the ongoing ones that are not silenced, from 1
    bool isNew = false;
};

/// One life of an instance, and the runs that handed it over.
struct AlertLife {
    std::uint32_t instance = 0;
    Lifetime told;
    base::AlertRow row;                      ///< of its first run, in the table of alerts
    std::vector<AlertRun> handedOver{};
    std::optional<AlertRun> left{};          ///< the first run that did not hand it over
    std::optional<Silence> silence{};        ///< why not; none: it was over the cap
};

/// Which alerts of a rule that makes alerts are asked for.
struct AlertQuestion {
    std::vector<std::uint32_t> instances{};  ///< all their lives
    std::optional<base::AlertRow> row{};     ///< or the life that begins with a row of the table of alerts
};

/// What an id stands for: an instance, the `_id` of an alert, or a document, which stands for the instances that it
/// belongs to. Nothing: nobody has it.
struct AskedAlerts {
    AlertQuestion question{};
    std::optional<base::Timestamp> document{};   ///< the time of the document
};
[[nodiscard]] base::Result<std::optional<AskedAlerts>> findAsked(const engine::SimulationInput& input,
                                                                 const engine::AlertSource& source,
                                                                 std::string_view id, const std::stop_token& stop);

/// Goes through all runs, which are used up, and follows what is asked for; lives in order of their beginning.
[[nodiscard]] base::Result<std::vector<AlertLife>> followLives(const engine::SimulationInput& input,
                                                               engine::RunSource& runs, const AlertQuestion& question,
                                                               const std::stop_token& stop);

/// In how many runs an instance of a rule with a lifecycle was reported: fills in what is told of one that never
/// became an alert. Does nothing for detection rules.
[[nodiscard]] base::Result<void> countReports(const engine::SimulationInput& input, std::uint32_t instance,
                                              Lifetime& to, const std::stop_token& stop);

} // namespace casewright::analysis
