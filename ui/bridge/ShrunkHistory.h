// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/analysis/Shrink.h"
#include "core/analysis/Sweep.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::ui {

/// The few alerts that still show a symptom, and the scenario files of them.
struct ShrunkHistory {
    analysis::Shrunk shrunk{};
    std::size_t alertsBefore = 0;
    std::shared_ptr<const std::string> whileThere{};   ///< passes as long as the symptom shows; null: see error
    std::shared_ptr<const std::string> untilMended{};  ///< fails until it is gone; null: see error
    std::optional<base::Error> error{};                ///< why there are no files
};

/// Leaves out alerts as long as the symptom shows. Stops within 100 ms of a request with ErrorCode::Cancelled. Any
/// thread.
[[nodiscard]] base::Result<ShrunkHistory> shrinkHistory(const analysis::SweepInput& input,
                                                        const analysis::Symptom& symptom, base::Progress& progress,
                                                        const std::stop_token& stop);

} // namespace casewright::ui
