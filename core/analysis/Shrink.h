// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/analysis/Explanation.h"
#include "core/base/Id.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

enum class SymptomKind : std::uint8_t {
    AlertLost,       ///< the alert of `alert` ends in no case; empty: any alert does
    MixedCase,       ///< a case has alerts with different values of `field`
    RunFailed,       ///< a whole run fails
    BreakerRun,      ///< grouping is given up
    CaseFull,        ///< a case is full, and an alert is left out of it
    CaseReopened,    ///< a case is reopened
};

/// What a person has seen and wants to see in as few alerts as possible.
struct Symptom {
    SymptomKind kind = SymptomKind::AlertLost;
    std::string alert{};                          ///< AlertLost: its `_id`
    std::string field{};                          ///< MixedCase
};

/// As programs read it: `alert-lost`.
[[nodiscard]] std::string_view nameOf(SymptomKind kind);
[[nodiscard]] base::Result<SymptomKind> symptomKind(std::string_view name);

/// Why a symptom shows. It stays the same while alerts are left out: another cause would be another failure.
struct SymptomReason {
    Bin bin = Bin::Attached;                      ///< AlertLost: where the alert ends
    Entry entry = Entry::Alert;                   ///< AlertLost of query rules: how it came that far, or did not
    bool isGivenUp = false;                       ///< MixedCase, CaseFull, Bin::OverLimit: grouping is given up there

    friend bool operator==(const SymptomReason&, const SymptomReason&) = default;
};

struct Shrunk {
    std::vector<base::AlertRow> rows{};           ///< of the input's table that are left, in order
    std::shared_ptr<const alerts::AlertTable> table{};   ///< of these only
    std::uint64_t simulations = 0;
    bool isMinimal = false;                       ///< no alert can be left out; false where time was up before
    std::string what{};                           ///< that shows, and why, in a sentence
    std::string text{};                           ///< how few are enough for what, and why not fewer: some sentences
    SymptomReason reason{};
    std::string alert{};                          ///< AlertLost: which one; empty: one of a rule that makes alerts
};

/// Whether the symptom shows in these alerts.
[[nodiscard]] base::Result<bool> shows(const engine::SimulationInput& input, const Symptom& symptom,
                                       const std::stop_token& stop = {});

/// Leaves out alerts as long as the symptom shows (Zeller and Hildebrandt's ddmin, beginning with cuts that the rule
/// speaks for: the time around it, its group). An error where it does not show at all. Stops within 100 ms of a request
/// with ErrorCode::Cancelled. `most`: when it ends with what it has. Progress is in alerts left out. Any thread.
[[nodiscard]] base::Result<Shrunk> shrink(const engine::SimulationInput& input, const Symptom& symptom,
                                          base::Progress* progress = nullptr, const std::stop_token& stop = {},
                                          base::Duration most = base::Minute);

} // namespace casewright::analysis
