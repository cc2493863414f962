// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodEventCheck.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

namespace casewright::alerts {
namespace {

using base::Duration;
using Kind = FloodEventKind;

constexpr Duration Longest{3'660 * base::Day.milliseconds};
constexpr double SlowestRate = 1e-6;
constexpr double FastestRate = 1e8;
constexpr std::size_t MostEvents = 100;
constexpr std::int64_t MostFlaps = 100'000;
constexpr const char* LengthText = "must be whole seconds, from 1s to 3660d";

/// A problem of one event, by its key.
using Found = std::optional<FloodProblem>;

Duration endOf(const FloodEvent& event) { return {event.after.milliseconds + event.length.milliseconds}; }

const FloodField* fieldOf(const Flood& flood, const std::string& name)
{
    const auto found = std::ranges::find(flood.fields, name, &FloodField::name);
    return found == flood.fields.end() ? nullptr : &*found;
}

Found findTimeProblem(const FloodEvent& event)
{
    if (event.after != Duration{} && !isLength(event.after))
        return FloodProblem{"after", "must be whole seconds, at most 3660 days"};
    const bool toTheEnd = event.kind == Kind::Rename && event.length == Duration{};
    if (!toTheEnd && !isLength(event.length))
        return FloodProblem{"length", LengthText};
    if (hasDocuments(event.kind) && event.kind != Kind::Drip) {
        if (std::string problem = rateProblem(event.perMinute); !problem.empty())
            return FloodProblem{"perMinute", std::move(problem)};
    }
    if (event.kind == Kind::Drip && !isLength(event.every))
        return FloodProblem{"every", LengthText};
    if (event.kind == Kind::Rolling && !isLength(event.each))
        return FloodProblem{"each", LengthText};
    if (event.kind == Kind::Flapping) {
        if (!isLength(event.on))
            return FloodProblem{"on", LengthText};
        if (!isLength(event.off))
            return FloodProblem{"off", LengthText};
        if (event.length.milliseconds / (event.on.milliseconds + event.off.milliseconds) > MostFlaps)
            return FloodProblem{"length", fmt::format("goes on and off more than {} times; make on and off longer",
                                                      MostFlaps)};
    }
    if (event.kind == Kind::Backfill && !isLength(event.within))
        return FloodProblem{"within", LengthText};
    return std::nullopt;
}

Found findFieldProblem(const Flood& flood, const FloodEvent& event)
{
    const bool isOfField = event.kind == Kind::Rolling || event.kind == Kind::Scanner || event.kind == Kind::Giant
                           || event.kind == Kind::Rename || event.kind == Kind::Missing;
    if (!isOfField)
        return std::nullopt;
    const FloodField* const field = fieldOf(flood, event.field);
    if (field == nullptr)
        return FloodProblem{"field", fmt::format("{} is none of the flood's fields; list it in fields", event.field)};
    const bool needsRanks = event.kind == Kind::Rolling || event.kind == Kind::Scanner;
    if (needsRanks && (field->sequence || !field->of.empty()))
        return FloodProblem{"field", fmt::format("the values of {} are not drawn (sequence, of); take another field",
                                                 event.field)};
    if (event.kind == Kind::Rename && field->sequence)
        return FloodProblem{"field", fmt::format("{} counts up and cannot be renamed; take another field",
                                                 event.field)};
    if (event.kind == Kind::Scanner && field->number && !event.prefix.value_or("").empty())
        return FloodProblem{"prefix", fmt::format("{} is a number and has no prefix", event.field)};
    return std::nullopt;
}

Found findSettingProblem(const Flood& flood, const FloodEvent& event)
{
    const bool isOfField = event.kind == Kind::Rolling || event.kind == Kind::Scanner || event.kind == Kind::Giant;
    for (const FloodSetting& setting : event.set) {
        if (fieldOf(flood, setting.field) == nullptr)
            return FloodProblem{"set", fmt::format("{} is none of the flood's fields; list it in fields",
                                                   setting.field)};
        if (isOfField && setting.field == event.field)
            return FloodProblem{"set", fmt::format("{} is what the storm itself sets; leave it out", setting.field)};
    }
    return std::nullopt;
}

/// Late documents must come within the flood, and not wait twice.
Found findBackfillProblem(const Flood& flood, std::size_t position)
{
    const FloodEvent& event = flood.storms[position];
    if (event.kind != Kind::Backfill)
        return std::nullopt;
    if (endOf(event).milliseconds + event.within.milliseconds > flood.length.milliseconds)
        return FloodProblem{"within", "late documents would come behind the end of the flood; end it earlier"};
    for (std::size_t i = 0; i < position; ++i) {
        const FloodEvent& other = flood.storms[i];
        if (other.kind == Kind::Backfill && other.after < endOf(event) && event.after < endOf(other))
            return FloodProblem{"after", "overlaps with another back-fill; part them"};
    }
    return std::nullopt;
}

/// Why a rate cannot be kept as it is; empty if it can.
std::string finenessProblem(double perMinute)
{
    constexpr double MostLost = 0.001; // of the rate, by rounding: nobody would see less
    const double kept = std::round(perMinute / SlowestRate) * SlowestRate;
    if (std::fabs(kept - perMinute) <= MostLost * perMinute)
        return {};
    return fmt::format("rates are kept in millionths of a document a minute, and {:.9g} would become {:.9g}", perMinute,
                       kept);
}

} // namespace

bool isLength(Duration length)
{
    return length >= base::Second && length <= Longest && length.milliseconds % base::Second.milliseconds == 0;
}

bool isWithin(double value, double least, double most) { return value >= least && value <= most; }

std::string rateProblem(double perMinute)
{
    if (!(perMinute > 0) || perMinute > FastestRate)
        return "must be a number above 0, at most 100000000";
    const std::string problem = finenessProblem(perMinute);
    return problem.empty() ? std::string() : "is too fine: " + problem;
}

std::optional<FloodProblem> findStrengthProblem(const Flood& flood)
{
    const double strength = flood.mix ? flood.mix->strength : 1.0;
    std::string problem = finenessProblem(flood.perMinute * strength);
    for (const FloodEvent& event : flood.storms) {
        if (!problem.empty() || !hasDocuments(event.kind))
            continue;
        // A drip is one document after a time, so it is the strength itself that is kept.
        problem = finenessProblem((event.kind == Kind::Drip ? 1.0 : event.perMinute) * strength);
    }
    if (problem.empty())
        return std::nullopt;
    return FloodProblem{"/mix/strength", "makes a rate too fine: " + problem};
}

std::optional<FloodProblem> findEventProblem(const Flood& flood)
{
    if (flood.storms.size() > MostEvents)
        return FloodProblem{"/storms", fmt::format("at most {} storms", MostEvents)};
    for (std::size_t i = 0; i < flood.storms.size(); ++i) {
        const FloodEvent& event = flood.storms[i];
        Found found = findTimeProblem(event);
        if (!found)
            found = findFieldProblem(flood, event);
        if (!found)
            found = findSettingProblem(flood, event);
        if (!found)
            found = findBackfillProblem(flood, i);
        if (found)
            return FloodProblem{fmt::format("/storms/{}/{}", i, found->pointer), std::move(found->text)};
    }
    return std::nullopt;
}

} // namespace casewright::alerts
