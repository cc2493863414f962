// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/alerts/AlertTable.h"
#include "core/analysis/Sweep.h"
#include "core/engine/AnalystModel.h"
#include "core/rules/Rule.h"

namespace casewright::ui {

/// What an answer is of, to tell whether it still holds. The alerts are not kept for it.
struct WhatIfBasis {
    rules::Rule rule{};
    std::string profile{};
    std::weak_ptr<const alerts::AlertTable> alerts{};
    engine::AnalystModel analysts{};
    std::uint64_t seed = 0;

    [[nodiscard]] static WhatIfBasis of(const analysis::SweepInput& input);
    [[nodiscard]] bool holdsFor(const analysis::SweepInput& input) const;
};

} // namespace casewright::ui
