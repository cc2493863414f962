// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodSample.h"

#include <algorithm>
#include <cmath>

namespace casewright::alerts {
namespace {

constexpr double SlowestRate = 1e-6;   ///< a minute; what FloodCheck allows
constexpr std::int64_t LongestPause = 3'660 * base::Day.milliseconds;
constexpr int MostTries = 8;

double slowed(double perMinute, double factor) { return std::max(SlowestRate, perMinute * factor); }

/// In whole seconds.
base::Duration stretched(base::Duration pause, double factor)
{
    const double second = static_cast<double>(base::Second.milliseconds);
    const double seconds = std::ceil(static_cast<double>(pause.milliseconds) / second / factor);
    const double longest = static_cast<double>(LongestPause / base::Second.milliseconds);
    return {static_cast<std::int64_t>(std::min(seconds, longest)) * base::Second.milliseconds};
}

void slowDown(Flood& flood, double factor)
{
    flood.perMinute = slowed(flood.perMinute, factor);
    for (FloodEvent& event : flood.storms) {
        if (event.kind == FloodEventKind::Drip)
            event.every = stretched(event.every, factor);
        else if (hasDocuments(event.kind))
            event.perMinute = slowed(event.perMinute, factor);
    }
}

} // namespace

base::Result<Flood> thinned(Flood flood, std::uint32_t most)
{
    const Flood whole = flood;
    base::Result<std::uint32_t> count = documentCount(flood);
    double factor = 1;
    // What the parts of the flood are rounded to may be a few documents more than wanted: then a little slower.
    for (int i = 0; count && *count > most && i < MostTries; ++i) {
        factor *= static_cast<double>(most) / static_cast<double>(*count) * (i == 0 ? 1.0 : 0.99);
        flood = whole;
        slowDown(flood, factor);
        count = documentCount(flood);
    }
    if (!count)
        return base::fail(std::move(count.error()));
    return flood;
}

} // namespace casewright::alerts
