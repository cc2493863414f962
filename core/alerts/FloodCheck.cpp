// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodCheck.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/alerts/AlertReader.h"
#include "core/alerts/FloodEventCheck.h"

namespace casewright::alerts {
namespace {

using base::Duration;

constexpr double LargestFactor = 10'000;
constexpr std::uint32_t LargestCardinality = 1'000'000;
constexpr double LargestSkew = 4;
constexpr std::size_t MostFields = 1'000;
constexpr std::size_t MostValues = 1'000;
constexpr double LargestWeight = 1e6;
constexpr double SmallestWeight = 0.001; // weights and shares are kept in thousandths
constexpr double LargestShare = 100;
constexpr std::int64_t FarthestZone = 24 * base::Hour.milliseconds - base::Minute.milliseconds;

/// Whether one field is the other one, or an object that the other one lies in.
bool collide(std::string_view a, std::string_view b)
{
    const auto isAbove = [](std::string_view above, std::string_view field) {
        return field.size() > above.size() && field.starts_with(above) && field[above.size()] == '.';
    };
    return a == b || isAbove(a, b) || isAbove(b, a);
}

std::optional<FloodProblem> findValuesProblem(const FloodField& field, const std::string& place)
{
    if (field.values.empty())
        return field.weights.empty()
            ? std::nullopt
            : std::optional(FloodProblem{place + "/weights", "are those of values; give these"});
    if (field.values.size() > MostValues)
        return FloodProblem{place + "/values", "at most 1000 values"};
    if (field.cardinality != field.values.size() || !field.prefix.empty() || field.number)
        return FloodProblem{place + "/values", "go without prefix, cardinality and number: they are all there is"};
    for (std::size_t i = 0; i < field.values.size(); ++i) {
        if (std::find(field.values.begin(), field.values.begin() + static_cast<std::ptrdiff_t>(i), field.values[i])
            != field.values.begin() + static_cast<std::ptrdiff_t>(i))
            return FloodProblem{fmt::format("{}/values/{}", place, i), "is there twice; a value with weight is enough"};
    }
    if (field.weights.empty())
        return std::nullopt;
    if (field.weights.size() != field.values.size() || field.skew > 0)
        return FloodProblem{place + "/weights", "must be as many as there are values, and without skew"};
    if (!std::ranges::all_of(field.weights, [](double weight) { return isWithin(weight, 0, LargestWeight); })
        || std::ranges::none_of(field.weights, [](double weight) { return weight >= SmallestWeight; }))
        return FloodProblem{place + "/weights", "must be numbers from 0 to 1000000, not all of them 0"};
    return std::nullopt;
}

std::optional<FloodProblem> findSourceProblem(const Flood& flood, std::size_t position, const std::string& place)
{
    const FloodField& field = flood.fields[position];
    if (field.number && !field.prefix.empty())
        return FloodProblem{place + "/number", "a number has no prefix; leave one of them out"};
    const bool isDrawn = field.cardinality > 1 || field.skew > 0 || !field.values.empty();
    if (field.sequence && (isDrawn || !field.of.empty()))
        return FloodProblem{place + "/sequence", "goes without cardinality, skew, values and of: it counts up"};
    if (field.of.empty())
        return std::nullopt;
    const auto above = std::span(flood.fields).first(position);
    if (std::ranges::find(above, field.of, &FloodField::name) == above.end())
        return FloodProblem{place + "/of", fmt::format("{} is no field further up; list it before", field.of)};
    if (field.skew > 0 || !field.weights.empty())
        return FloodProblem{place + "/of", "goes without skew and weights: the other field decides"};
    return std::nullopt;
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
    if (std::optional<FloodProblem> problem = findValuesProblem(field, place))
        return problem;
    return findSourceProblem(flood, position, place);
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

std::optional<FloodProblem> findShapeProblem(const Flood& flood)
{
    const auto areShares = [](const std::vector<double>& shares, std::size_t count) {
        return shares.empty()
               || (shares.size() == count
                   && std::ranges::all_of(shares, [](double share) { return isWithin(share, 0, LargestShare); })
                   && std::ranges::any_of(shares, [](double share) { return share >= SmallestWeight; }));
    };
    if (!areShares(flood.day, 24))
        return FloodProblem{"/day", "must be 24 numbers from 0 to 100, one an hour, not all of them 0"};
    if (!areShares(flood.week, 7))
        return FloodProblem{"/week", "must be 7 numbers from 0 to 100, Monday's first, not all of them 0"};
    if (std::abs(flood.zone.milliseconds) > FarthestZone || flood.zone.milliseconds % base::Minute.milliseconds != 0)
        return FloodProblem{"/zone", "must be an offset from UTC of whole minutes, below a day"};
    if (!isWithin(flood.duplicates, 0, 1))
        return FloodProblem{"/duplicates", "must be a share from 0 to 1"};
    return std::nullopt;
}

std::optional<FloodProblem> findProblem(const FloodMix& mix)
{
    constexpr double LargestStrength = 1'000;
    if (mix.into.empty())
        return FloodProblem{"/mix/into", "must be the path of a file with documents"};
    if (const base::Result<FieldMapping> mapping = parseMapping(mix.map); !mapping)
        return FloodProblem{"/mix/map", mapping.error().text};
    if (!(mix.strength > 0) || mix.strength > LargestStrength)
        return FloodProblem{"/mix/strength", "must be a number above 0, at most 1000; 1 leaves the rates as they are"};
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
    if (std::string problem = rateProblem(flood.perMinute); !problem.empty())
        return FloodProblem{"/perMinute", std::move(problem)};
    if (flood.storm) {
        if (std::optional<FloodProblem> problem = findProblem(*flood.storm))
            return problem;
    }
    if (std::optional<FloodProblem> problem = findShapeProblem(flood))
        return problem;
    if (flood.mix) {
        if (std::optional<FloodProblem> problem = findProblem(*flood.mix))
            return problem;
    }
    if (flood.fields.size() > MostFields)
        return FloodProblem{"/fields", "at most 1000 fields"};
    for (std::size_t i = 0; i < flood.fields.size(); ++i) {
        if (std::optional<FloodProblem> problem = findProblem(flood, i))
            return problem;
    }
    if (std::optional<FloodProblem> problem = findEventProblem(flood))
        return problem;
    return findStrengthProblem(flood);
}

std::optional<FloodProblem> findClash(const Flood& flood, const DocumentFields& fields)
{
    for (std::size_t i = 0; i < flood.fields.size(); ++i) {
        for (const std::string& taken : {fields.time, fields.id, fields.index}) {
            if (collide(flood.fields[i].name, taken))
                return FloodProblem{fmt::format("/fields/{}/name", i),
                                    fmt::format("the history that the flood is mixed into has {} in each document; name "
                                                "another field",
                                                taken)};
        }
    }
    return std::nullopt;
}

std::string placeOf(const FloodProblem& problem)
{
    std::string field = problem.pointer.substr(1);
    std::replace(field.begin(), field.end(), '/', '.');
    return field;
}

} // namespace casewright::alerts
