// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <optional>

#include "core/store/SimulationComparison.h"

/// What is counted of simulations, in words and numbers for people.
namespace casewright::ui::CountText {

/// "Cases opened"
[[nodiscard]] QString nameOf(store::CountName name);
/// "1 204", "3 min 5 s"; a dash for nothing.
[[nodiscard]] QString valueOf(store::CountName name, const std::optional<std::int64_t>& value);
/// "+12 (+8 %)", of the second over the first; empty if they are the same.
[[nodiscard]] QString differenceOf(store::CountName name, std::int64_t first, std::int64_t second);

} // namespace casewright::ui::CountText
