// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/SmallestStep.h"

#include <algorithm>

namespace casewright::analysis {
namespace {

using base::Result;

constexpr std::uint64_t LookedAtOneByOne = 4;

} // namespace

Result<std::optional<std::uint64_t>> smallestStep(std::uint64_t count,
                                                  const std::function<Result<bool>(std::uint64_t)>& holds)
{
    std::uint64_t no = 0;
    std::uint64_t yes = 0;
    for (std::uint64_t k = 1; k <= count && yes == 0; k = k < LookedAtOneByOne ? k + 1 : std::min(2 * k, count)) {
        const Result<bool> answer = holds(k);
        if (!answer)
            return base::fail(answer.error());
        if (*answer)
            yes = k;
        else
            no = k;
        if (k == count)
            break;
    }
    if (yes == 0)
        return std::nullopt;
    while (yes - no > 1) {
        const std::uint64_t middle = no + (yes - no) / 2;
        const Result<bool> answer = holds(middle);
        if (!answer)
            return base::fail(answer.error());
        (*answer ? yes : no) = middle;
    }
    return yes;
}

} // namespace casewright::analysis
