// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture of a comparison: few cases of either side, in an order in which few flows cross.

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include "core/analysis/CaseComparison.h"

namespace casewright::analysis {
namespace {

constexpr std::uint32_t InNoCase = CaseAssignment::InNoCase;
constexpr std::uint32_t Rest = FlowPicture::Rest;
constexpr int MostSweeps = 12;

/// What a side of the picture shows.
struct Side {
    std::vector<std::uint32_t> cases{};   ///< those that are shown alone, from the top
    bool hasRest = false;
    bool hasNone = false;
    std::uint64_t rest = 0;

    [[nodiscard]] std::vector<std::uint32_t> all() const
    {
        std::vector<std::uint32_t> places = cases;
        if (hasRest)
            places.push_back(Rest);
        if (hasNone)
            places.push_back(InNoCase);
        return places;
    }
};

/// The largest cases of one side, the largest first. One that would be put together with nobody is shown alone.
Side chooseCases(const std::vector<CaseFlow>& flows, std::uint32_t CaseFlow::*own, std::size_t most)
{
    std::map<std::uint32_t, std::uint64_t> sizes;
    for (const CaseFlow& flow : flows)
        sizes[flow.*own] += flow.alerts;
    Side side;
    side.hasNone = sizes.erase(InNoCase) > 0;
    for (const auto& [number, size] : sizes)
        side.cases.push_back(number);
    std::stable_sort(side.cases.begin(), side.cases.end(),
                     [&sizes](std::uint32_t a, std::uint32_t b) { return sizes.at(a) > sizes.at(b); });
    if (side.cases.size() > most + 1) {
        side.rest = side.cases.size() - most;
        side.hasRest = true;
        side.cases.resize(most);
    }
    return side;
}

using Places = std::map<std::uint32_t, std::size_t>;

Places placesOf(const Side& side)
{
    Places places;
    for (const std::uint32_t each : side.all())
        places.emplace(each, places.size());
    return places;
}

/// How much crosses: for each two flows that do, the product of their alerts.
double crossings(const std::vector<CaseFlow>& flows, const Side& before, const Side& after)
{
    const Places left = placesOf(before);
    const Places right = placesOf(after);
    std::vector<std::tuple<std::size_t, std::size_t, double>> ends;
    for (const CaseFlow& flow : flows)
        ends.emplace_back(left.at(flow.before), right.at(flow.after), flow.alerts);
    std::sort(ends.begin(), ends.end());
    // Sums of what ended at a place or above it, in a Fenwick tree.
    std::vector<double> tree(right.size() + 1);
    double all = 0;
    double crossing = 0;
    for (const auto& [from, to, alerts] : ends) {
        double notBelow = 0;
        for (std::size_t i = to + 1; i > 0; i &= i - 1)
            notBelow += tree[i];
        crossing += (all - notBelow) * alerts;
        all += alerts;
        for (std::size_t i = to + 1; i < tree.size(); i += i & (~i + 1))
            tree[i] += alerts;
    }
    return crossing;
}

/// Moves the cases of a side to the middle of what they are bound to on the other one.
void sweepTo(Side& side, const Side& other, const std::vector<CaseFlow>& flows, std::uint32_t CaseFlow::*own,
             std::uint32_t CaseFlow::*far)
{
    const Places places = placesOf(other);
    std::map<std::uint32_t, std::pair<double, double>> sums;
    for (const CaseFlow& flow : flows) {
        auto& [weighted, weight] = sums[flow.*own];
        weighted += static_cast<double>(places.at(flow.*far)) * flow.alerts;
        weight += flow.alerts;
    }
    const auto middle = [&sums](std::uint32_t each) {
        const auto& [weighted, weight] = sums.at(each);
        return weighted / weight;
    };
    std::stable_sort(side.cases.begin(), side.cases.end(),
                     [&middle](std::uint32_t a, std::uint32_t b) { return middle(a) < middle(b); });
}

/// The flows between what is shown.
std::vector<CaseFlow> putTogether(const std::vector<CaseFlow>& flows, const Side& before, const Side& after)
{
    const Places left = placesOf(before);
    const Places right = placesOf(after);
    const auto shown = [](const Places& places, std::uint32_t each) {
        return places.count(each) > 0 ? each : Rest;
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> sums;
    for (const CaseFlow& flow : flows)
        sums[{shown(left, flow.before), shown(right, flow.after)}] += flow.alerts;
    std::vector<CaseFlow> together;
    for (const auto& [ways, alerts] : sums)
        together.push_back({.before = ways.first, .after = ways.second, .alerts = alerts});
    return together;
}

} // namespace

FlowPicture flowPicture(const CaseComparison& comparison, std::size_t most)
{
    Side before = chooseCases(comparison.flows, &CaseFlow::before, most);
    Side after = chooseCases(comparison.flows, &CaseFlow::after, most);
    FlowPicture picture{.restBefore = before.rest, .restAfter = after.rest};
    picture.flows = putTogether(comparison.flows, before, after);
    std::pair best(before, after);
    double fewest = crossings(picture.flows, before, after);
    for (int sweep = 0; sweep < MostSweeps && fewest > 0; ++sweep) {
        if (sweep % 2 == 0)
            sweepTo(after, before, picture.flows, &CaseFlow::after, &CaseFlow::before);
        else
            sweepTo(before, after, picture.flows, &CaseFlow::before, &CaseFlow::after);
        const double now = crossings(picture.flows, before, after);
        if (now < fewest) {
            fewest = now;
            best = {before, after};
        }
    }
    picture.before = best.first.all();
    picture.after = best.second.all();
    const Places left = placesOf(best.first);
    const Places right = placesOf(best.second);
    std::sort(picture.flows.begin(), picture.flows.end(), [&](const CaseFlow& a, const CaseFlow& b) {
        return std::pair(left.at(a.before), right.at(a.after)) < std::pair(left.at(b.before), right.at(b.after));
    });
    return picture;
}

} // namespace casewright::analysis
