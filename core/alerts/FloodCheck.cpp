// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodCheck.h"

#include <cmath>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

namespace casewright::alerts {
namespace {

using base::Duration;

constexpr Duration Longest{3'660 * base::Day.milliseconds};
constexpr double SlowestRate = 1e-6;
constexpr double FastestRate = 1e8;
constexpr double LargestFactor = 10'000;
constexpr std::uint32_t LargestCardinality = 1'000'000;
constexpr double LargestSkew = 4;
constexpr std::size_t MostFields = 1'000;

bool isLength(Duration length)
{
    return length >= base::Second && length <= Longest && length.milliseconds % base::Second.milliseconds == 0;
}

/// Also false for what is no number.
bool isWithin(double value, double least, double most)
{
    return value >= least && value <= most;
}

/// Whether one field is the other one, or an object that the other one lies in.
bool collide(std::string_view a, std::string_view b)
{
    const auto isAbove = [](std::string_view above, std::string_view field) {
        return field.size() > above.size() && field.starts_with(above) && field[above.size()] == '.';
    };
    return a == b || isAbove(a, b) || isAbove(b, a);
}

std::optional<FloodProblem> findProblem(const Flood& flood, std::size_t position)
{
    const FloodField& field = flood.fields[position];
    const std::string place = fmt::format("/fields/{}", position);
    if (field.name.empty())
        return FloodProblem{place + "/name", "a field needs a name, such as host.name"};
    for (const std::string_view taken : {"_id", "_index", "@timestamp"}) {
        if (collide(field.name, taken))
            return FloodProblem{place + "/name",
                                fmt::format("the documents have {} anyway; name another field", taken)};
    }
    for (std::size_t i = 0; i < position; ++i) {
        if (collide(field.name, flood.fields[i].name))
            return FloodProblem{place + "/name", fmt::format("{} and {} cannot both be in a document; rename one",
                                                             flood.fields[i].name, field.name)};
    }
    if (field.cardinality < 1 || field.cardinality > LargestCardinality)
        return FloodProblem{place + "/cardinality", "must be a whole number from 1 to 1000000"};
    if (!isWithin(field.skew, 0, LargestSkew))
        return FloodProblem{place + "/skew", "must be a number from 0 (uniform) to 4"};
    if (!isWithin(field.missing, 0, 1))
        return FloodProblem{place + "/missing", "must be a share from 0 to 1"};
    return std::nullopt;
}

std::optional<FloodProblem> findProblem(const FloodStorm& storm)
{
    const bool atOnce = storm.after == Duration{};
    if (!atOnce && !isLength(storm.after))
        return FloodProblem{"/storm/after", "must be whole seconds, at most 3660 days"};
    if (!isLength(storm.length))
        return FloodProblem{"/storm/length", "must be whole seconds, from 1s to 3660d"};
    if (!isWithin(storm.factor, 1, LargestFactor))
        return FloodProblem{"/storm/factor", "must be a number from 1 to 10000"};
    return std::nullopt;
}

} // namespace

std::optional<FloodProblem> findProblem(const Flood& flood)
{
    constexpr base::Timestamp First{-62'167'219'200'000}; // year 0
    constexpr base::Timestamp Last{253'402'300'799'999};  // year 9999
    if (!isLength(flood.length))
        return FloodProblem{"/length", "must be whole seconds, from 1s to 3660d"};
    if (flood.start < First || flood.start > Last - flood.length)
        return FloodProblem{"/start", "the flood must lie in the years 0000 to 9999"};
    if (!isWithin(flood.perMinute, SlowestRate, FastestRate))
        return FloodProblem{"/perMinute", "must be a number above 0, at most 100000000"};
    if (flood.storm) {
        if (std::optional<FloodProblem> problem = findProblem(*flood.storm))
            return problem;
    }
    if (flood.fields.size() > MostFields)
        return FloodProblem{"/fields", "at most 1000 fields"};
    for (std::size_t i = 0; i < flood.fields.size(); ++i) {
        if (std::optional<FloodProblem> problem = findProblem(flood, i))
            return problem;
    }
    return std::nullopt;
}

} // namespace casewright::alerts
