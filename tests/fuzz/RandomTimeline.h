// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/engine/Case.h"
#include "core/engine/CasesConnector.h"

namespace casewright::tests {

/// A step: alerts that arrive, or what a person does to one of the cases that there are then.
struct RandomStep {
    enum class Kind { Run, Status, Delete };

    base::Timestamp at;
    Kind kind = Kind::Run;
    std::vector<base::Json> alerts{};
    std::uint32_t which = 0;                  ///< of the latest cases, counted back; modulo their number
    engine::CaseStatus status = engine::CaseStatus::Open;
};

struct RandomTimeline {
    std::string field;
    engine::ConnectorSettings settings;
    std::vector<RandomStep> steps;
};

/// The timeline of a seed: a rule with any settings, alerts with values of all types, in every shape, and without.
[[nodiscard]] RandomTimeline makeTimeline(std::uint64_t seed);

} // namespace casewright::tests
