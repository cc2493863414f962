// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/DrawnMean.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <variant>

namespace casewright::analysis {
namespace {

using base::Duration;

double milliseconds(Duration length) { return static_cast<double>(length.milliseconds); }

/// The density of the sum of twelve even draws from 0 to 1, at `sum` from 0 to 6 (Irwin and Hall).
double densityOfSum(double sum)
{
    double density = 0;
    double factor = 1.0 / 39'916'800; // of 11!
    for (int k = 0; k <= static_cast<int>(sum); ++k) {
        density += factor * std::pow(sum - k, 11);
        factor *= -static_cast<double>(12 - k) / (k + 1);
    }
    return density;
}

/// By Simpson's rule over the even draws' sum less its mean, which is between -6 and 6.
double meanOf(const engine::LogNormalLength& length)
{
    constexpr int Steps = 2'400;
    constexpr double Step = 12.0 / Steps;
    const double logarithm = std::log(length.spread);
    double sum = 0;
    for (int i = 0; i <= Steps; ++i) {
        const double at = -6 + i * Step;
        const double drawn = std::clamp(milliseconds(length.median) * std::exp(at * logarithm),
                                        milliseconds(base::Second), milliseconds(engine::LongestDraw));
        const double weight = i == 0 || i == Steps ? 1 : (i % 2 == 0 ? 2 : 4);
        sum += weight * densityOfSum(6 - std::abs(at)) * drawn;
    }
    return sum * Step / 3;
}

} // namespace

double meanHours(const engine::DrawnLength& length)
{
    double mean = 0;
    if (const auto* fixed = std::get_if<engine::FixedLength>(&length))
        mean = milliseconds(fixed->length);
    else if (const auto* uniform = std::get_if<engine::UniformLength>(&length))
        mean = (milliseconds(uniform->from) + milliseconds(uniform->to)) / 2;
    else
        mean = meanOf(std::get<engine::LogNormalLength>(length));
    return mean / milliseconds(base::Hour);
}

} // namespace casewright::analysis
