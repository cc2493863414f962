// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/CaseComparison.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/analysis/SameAlerts.h"

namespace casewright::analysis {
namespace {

using base::AlertRow;
using base::Result;
using base::Timestamp;

constexpr std::uint32_t InNoCase = CaseAssignment::InNoCase;
constexpr AlertRow NoRow = ComparedAlert::NoRow;
constexpr std::size_t AlertsBetweenChecks = 65'536;

/// The cases that an alert was in after its first one.
class LaterCases final {
public:
    explicit LaterCases(const CaseAssignment& of) : m_of(of)
    {
        for (const LaterCase& each : of.later)
            m_byId[idOf(each.row)].push_back(each);
    }
    [[nodiscard]] std::span<const LaterCase> of(AlertRow row) const
    {
        if (m_byId.empty() || row == NoRow)
            return {};
        const auto found = m_byId.find(idOf(row));
        return found == m_byId.end() ? std::span<const LaterCase>() : std::span<const LaterCase>(found->second);
    }

private:
    [[nodiscard]] std::uint32_t idOf(AlertRow row) const { return m_of.table->idNumbers()[row.value]; }

    const CaseAssignment& m_of;
    std::unordered_map<std::uint32_t, std::vector<LaterCase>> m_byId{};
};

/// Goes through the pairs of cases that an alert is in at the same time: one, unless a side has it in several.
class PairsOfCases final {
public:
    PairsOfCases(const CaseAssignment& before, const CaseAssignment& after)
        : m_before(before), m_after(after), m_laterBefore(before), m_laterAfter(after)
    {
    }

    /// Of alerts one after the other, until somebody asks to stop: takes an alert and a pair.
    template<class Take>
    void ofEach(const std::vector<ComparedAlert>& alerts, const std::stop_token& stop, const Take& take) const
    {
        for (std::size_t i = 0; i < alerts.size(); ++i) {
            if (i % AlertsBetweenChecks == 0 && stop.stop_requested())
                return;
            of(alerts[i], [&](std::uint32_t before, std::uint32_t after) { take(alerts[i], before, after); });
        }
    }

private:
    template<class Take>
    void of(const ComparedAlert& alert, const Take& take) const
    {
        std::uint32_t before = firstOf(m_before, alert.before);
        std::uint32_t after = firstOf(m_after, alert.after);
        take(before, after);
        std::span<const LaterCase> nextBefore = m_laterBefore.of(alert.before);
        std::span<const LaterCase> nextAfter = m_laterAfter.of(alert.after);
        while (!nextBefore.empty() || !nextAfter.empty()) {
            const Timestamp at = nextAfter.empty() ? nextBefore.front().since
                : nextBefore.empty()               ? nextAfter.front().since
                                                   : std::min(nextBefore.front().since, nextAfter.front().since);
            goOn(nextBefore, at, before);
            goOn(nextAfter, at, after);
            take(before, after);
        }
    }
    static std::uint32_t firstOf(const CaseAssignment& in, AlertRow row)
    {
        return row == NoRow ? InNoCase : in.caseOf[row.value];
    }
    /// One step, so that no case is passed over that began at the same time as another one.
    static void goOn(std::span<const LaterCase>& next, Timestamp at, std::uint32_t& current)
    {
        if (next.empty() || next.front().since != at)
            return;
        current = next.front().caseIndex;
        next = next.subspan(1);
    }

    const CaseAssignment& m_before;
    const CaseAssignment& m_after;
    LaterCases m_laterBefore;
    LaterCases m_laterAfter;
};

/// The flows of one case, the largest first; `ends`: where each of its alerts goes. `counts` is room to count in, by
/// place of a case after ("no case" last), and is left as it was found.
void addFlows(std::vector<CaseFlow>& to, std::uint32_t before, std::span<const std::uint32_t> ends,
              std::vector<std::uint32_t>& counts)
{
    const std::size_t none = counts.size() - 1;
    const std::size_t first = to.size();
    for (const std::uint32_t after : ends)
        if (counts[std::min<std::size_t>(after, none)]++ == 0)
            to.push_back({.before = before, .after = after});
    for (std::size_t i = first; i < to.size(); ++i)
        to[i].alerts = std::exchange(counts[std::min<std::size_t>(to[i].after, none)], 0);
    std::sort(to.begin() + static_cast<std::ptrdiff_t>(first), to.end(), [](const CaseFlow& a, const CaseFlow& b) {
        return std::tuple(~a.alerts, a.after) < std::tuple(~b.alerts, b.after);
    });
}

/// In the time that it takes to look at each alert a few times: they are brought in order of their cases by counting.
std::vector<CaseFlow> countFlows(const std::vector<ComparedAlert>& alerts, const PairsOfCases& pairs,
                                 std::size_t casesBefore, std::size_t casesAfter, const std::stop_token& stop)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ways;
    ways.reserve(alerts.size());
    std::vector<std::size_t> begins(casesBefore + 2);     // of "no case" the last
    const auto placeOf = [casesBefore](std::uint32_t before) { return std::min<std::size_t>(before, casesBefore); };
    pairs.ofEach(alerts, stop, [&](const ComparedAlert&, std::uint32_t before, std::uint32_t after) {
        if (before == InNoCase && after == InNoCase)
            return;
        ways.emplace_back(before, after);
        ++begins[placeOf(before) + 1];
    });
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<std::uint32_t> ends(ways.size());
    std::vector<std::size_t> next(begins.begin(), begins.end() - 1);
    for (const auto& [before, after] : ways)
        ends[next[placeOf(before)]++] = after;
    std::vector<CaseFlow> flows;
    std::vector<std::uint32_t> counts(casesAfter + 1);
    for (std::size_t place = 0; place <= casesBefore; ++place)
        addFlows(flows, place < casesBefore ? static_cast<std::uint32_t>(place) : InNoCase,
                 std::span(ends).subspan(begins[place], begins[place + 1] - begins[place]), counts);
    return flows;
}

/// Of the cases of one side: how many partners each has on the other one, and whether that is more than "no case".
struct Partners {
    std::vector<std::uint32_t> count{};
    std::vector<bool> isAnyCase{};

    Partners(const std::vector<CaseFlow>& flows, std::size_t cases, std::uint32_t CaseFlow::*own,
             std::uint32_t CaseFlow::*other)
        : count(cases), isAnyCase(cases)
    {
        for (const CaseFlow& flow : flows) {
            if (flow.*own == InNoCase)
                continue;
            ++count[flow.*own];
            if (flow.*other != InNoCase)
                isAnyCase[flow.*own] = true;
        }
    }
};

/// By case: whether a case among its partners has another partner.
std::vector<bool> findJoined(const std::vector<CaseFlow>& flows, std::size_t cases, const Partners& others,
                             std::uint32_t CaseFlow::*own, std::uint32_t CaseFlow::*other)
{
    std::vector<bool> isJoined(cases);
    for (const CaseFlow& flow : flows)
        if (flow.*own != InNoCase && flow.*other != InNoCase && others.count[flow.*other] > 1)
            isJoined[flow.*own] = true;
    return isJoined;
}

CaseFate fateOf(bool isTorn, bool isJoined, bool isBefore)
{
    if (isTorn && isJoined)
        return CaseFate::Mixed;
    if (!isTorn && !isJoined)
        return CaseFate::Kept;
    return isTorn == isBefore ? CaseFate::Split : CaseFate::Merged;
}

/// A case that was made for a batch that did not fit has no alerts to be known by: it is kept where the other side has
/// such a one of the same group and time.
void keepEmpty(CaseComparison& to, const CaseAssignment& before, const CaseAssignment& after,
               const std::vector<std::uint32_t>& partnersBefore, const std::vector<std::uint32_t>& partnersAfter)
{
    std::map<std::pair<Timestamp, std::string_view>, std::size_t> empty;
    for (std::size_t i = 0; i < after.cases.size(); ++i)
        if (partnersAfter[i] == 0)
            empty.emplace(std::pair(after.cases[i].createdAt, std::string_view(after.cases[i].group)), i);
    for (std::size_t i = 0; i < before.cases.size() && !empty.empty(); ++i) {
        if (partnersBefore[i] > 0)
            continue;
        const auto same = empty.find(std::pair(before.cases[i].createdAt, std::string_view(before.cases[i].group)));
        if (same == empty.end())
            continue;
        to.before[i] = CaseFate::Kept;
        to.after[same->second] = CaseFate::Kept;
        empty.erase(same);
    }
}

void findFates(CaseComparison& to, const CaseAssignment& before, const CaseAssignment& after)
{
    const std::size_t casesBefore = before.cases.size();
    const std::size_t casesAfter = after.cases.size();
    const Partners ofBefore(to.flows, casesBefore, &CaseFlow::before, &CaseFlow::after);
    const Partners ofAfter(to.flows, casesAfter, &CaseFlow::after, &CaseFlow::before);
    const auto joinedBefore = findJoined(to.flows, casesBefore, ofAfter, &CaseFlow::before, &CaseFlow::after);
    const auto joinedAfter = findJoined(to.flows, casesAfter, ofBefore, &CaseFlow::after, &CaseFlow::before);
    for (std::size_t i = 0; i < casesBefore; ++i)
        to.before.push_back(ofBefore.isAnyCase[i] ? fateOf(ofBefore.count[i] > 1, joinedBefore[i], true)
                                                  : CaseFate::Gone);
    for (std::size_t i = 0; i < casesAfter; ++i)
        to.after.push_back(ofAfter.isAnyCase[i] ? fateOf(ofAfter.count[i] > 1, joinedAfter[i], false) : CaseFate::New);
    keepEmpty(to, before, after, ofBefore.count, ofAfter.count);
    const auto count = [](const std::vector<CaseFate>& fates, CaseFate fate) {
        return static_cast<std::uint64_t>(std::count(fates.begin(), fates.end(), fate));
    };
    to.kept = count(to.before, CaseFate::Kept);
    to.split = count(to.before, CaseFate::Split);
    to.merged = count(to.before, CaseFate::Merged);
    to.mixed = count(to.before, CaseFate::Mixed);
    to.gone = count(to.before, CaseFate::Gone);
    to.fresh = count(to.after, CaseFate::New);
}

/// Where most alerts of each case go: its largest flow into a case.
std::vector<std::uint32_t> mainWays(const std::vector<CaseFlow>& flows, std::size_t casesBefore)
{
    std::vector<std::uint32_t> ways(casesBefore, InNoCase);
    for (const CaseFlow& flow : flows)
        if (flow.before != InNoCase && flow.after != InNoCase && ways[flow.before] == InNoCase)
            ways[flow.before] = flow.after;
    return ways;
}

void findMoved(CaseComparison& to, const std::vector<ComparedAlert>& alerts, const PairsOfCases& pairs,
               std::size_t casesBefore, const std::stop_token& stop)
{
    const std::vector<std::uint32_t> ways = mainWays(to.flows, casesBefore);
    const ComparedAlert* noted = nullptr;
    pairs.ofEach(alerts, stop, [&](const ComparedAlert& alert, std::uint32_t before, std::uint32_t after) {
        const bool isMoved = before == InNoCase ? after != InNoCase : after == InNoCase || after != ways[before];
        if (!isMoved || noted == &alert)
            return;
        noted = &alert;
        const bool isOnlyAfter = alert.before == NoRow;
        to.moved.push_back({.row = isOnlyAfter ? alert.after : alert.before,
                            .before = before,
                            .after = after,
                            .isOnlyAfter = isOnlyAfter});
    });
}

} // namespace

Result<CaseComparison> compareCases(const CaseAssignment& before, const CaseAssignment& after,
                                    const std::stop_token& stop)
{
    const Result<std::vector<ComparedAlert>> alerts = sameAlerts(before, after, stop);
    if (!alerts)
        return base::fail(alerts.error());
    const PairsOfCases pairs(before, after);
    CaseComparison comparison;
    comparison.flows = countFlows(*alerts, pairs, before.cases.size(), after.cases.size(), stop);
    findFates(comparison, before, after);
    findMoved(comparison, *alerts, pairs, before.cases.size(), stop);
    if (stop.stop_requested())
        return base::fail(base::ErrorCode::Cancelled, "stopped on request");
    return comparison;
}

} // namespace casewright::analysis
