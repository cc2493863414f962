// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/QueueSummary.h"

#include <algorithm>

namespace casewright::engine {

std::optional<base::Duration> nearestRank(std::vector<base::Duration> lengths, std::size_t percent)
{
    if (lengths.empty())
        return std::nullopt;
    const auto ranked = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() * percent + 99) / 100 - 1);
    std::nth_element(lengths.begin(), ranked, lengths.end());
    return *ranked;
}

} // namespace casewright::engine
