// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/store/StoredValues.h"

namespace casewright::ui {

/// A case that turned alerts away, as it is at a moment.
struct FullCase {
    std::int64_t key = 0;         ///< 0: it is gone
    std::string title{};
    base::Timestamp since{};      ///< of the first run whose alerts it turned away
    std::uint64_t lost = 0;       ///< until the moment
    std::uint64_t later = 0;      ///< after it: what reaches nobody if nothing is done

    friend bool operator==(const FullCase&, const FullCase&) = default;
};

/// The cases that turn alerts away, those first that lose most in all; without a moment at the end of the simulation.
/// `losses` are in order of runs.
[[nodiscard]] std::vector<FullCase> fullCases(const std::vector<store::StoredLoss>& losses,
                                              std::optional<base::Timestamp> moment);

} // namespace casewright::ui
