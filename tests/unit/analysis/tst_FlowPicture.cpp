// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>
#include <tuple>

#include "core/analysis/CaseComparison.h"

using namespace casewright::analysis;

namespace {

constexpr std::uint32_t InNoCase = CaseAssignment::InNoCase;
constexpr std::uint32_t Rest = FlowPicture::Rest;
using Cases = std::vector<std::uint32_t>;

CaseComparison comparisonOf(std::vector<CaseFlow> flows)
{
    CaseComparison made;
    made.flows = std::move(flows);
    return made;
}

CaseComparison drawn(std::uint32_t seed, std::uint32_t cases, int flows)
{
    std::mt19937 random(seed);
    std::vector<CaseFlow> made;
    for (int i = 0; i < flows; ++i) {
        const auto before = static_cast<std::uint32_t>(random() % (cases + 1));
        const auto after = static_cast<std::uint32_t>(random() % (cases + 1));
        if (before < cases || after < cases)
            made.push_back({.before = before == cases ? InNoCase : before,
                            .after = after == cases ? InNoCase : after,
                            .alerts = 1 + static_cast<std::uint32_t>(random() % 50)});
    }
    return comparisonOf(std::move(made));
}

std::uint64_t alertsOf(const std::vector<CaseFlow>& flows)
{
    return std::accumulate(flows.begin(), flows.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const CaseFlow& flow) { return sum + flow.alerts; });
}

std::ptrdiff_t placeOf(const Cases& cases, std::uint32_t each)
{
    return std::find(cases.begin(), cases.end(), each) - cases.begin();
}

/// Counted pair by pair.
double crossings(const std::vector<CaseFlow>& flows, const Cases& before, const Cases& after)
{
    double sum = 0;
    for (const CaseFlow& one : flows)
        for (const CaseFlow& other : flows)
            if (placeOf(before, one.before) < placeOf(before, other.before)
                && placeOf(after, one.after) > placeOf(after, other.after))
                sum += static_cast<double>(one.alerts) * other.alerts;
    return sum;
}

} // namespace

class FlowPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsFewCasesAlone()
    {
        const FlowPicture made = flowPicture(
            comparisonOf({{.before = 0, .after = 1, .alerts = 3}, {.before = 1, .after = InNoCase, .alerts = 9}}), 10);
        // "No case" stands below, so what goes there does too.
        QCOMPARE(made.before, (Cases{0, 1}));
        QCOMPARE(made.after, (Cases{1, InNoCase}));
        QCOMPARE(made.flows, (std::vector<CaseFlow>{{.before = 0, .after = 1, .alerts = 3},
                                                    {.before = 1, .after = InNoCase, .alerts = 9}}));
        QCOMPARE(made.restBefore + made.restAfter, 0U);
    }

    void isNothingOfNothing()
    {
        const FlowPicture made = flowPicture({}, 10);
        QVERIFY(made.before.empty() && made.after.empty() && made.flows.empty());
    }

    void putsTheSmallOnesTogether()
    {
        std::vector<CaseFlow> flows;
        for (std::uint32_t i = 0; i < 6; ++i)
            flows.push_back({.before = i, .after = i, .alerts = i + 1});
        const FlowPicture made = flowPicture(comparisonOf(flows), 2);
        QCOMPARE(made.before, (Cases{5, 4, Rest}));
        QCOMPARE(made.after, (Cases{5, 4, Rest}));
        QCOMPARE(made.restBefore, 4U);
        QCOMPARE(made.restAfter, 4U);
        QCOMPARE(made.flows.back(), (CaseFlow{.before = Rest, .after = Rest, .alerts = 10}));
        // One that is left would be put together with nobody.
        QCOMPARE(flowPicture(comparisonOf(flows), 5).before.size(), std::size_t{6});
        QCOMPARE(flowPicture(comparisonOf(flows), 5).restBefore, 0U);
    }

    void untanglesWhatCanBe()
    {
        // By size the second side would stand upside down.
        const FlowPicture made = flowPicture(comparisonOf({{.before = 0, .after = 2, .alerts = 5},
                                                           {.before = 0, .after = 3, .alerts = 5},
                                                           {.before = 1, .after = 1, .alerts = 9},
                                                           {.before = 2, .after = 0, .alerts = 8}}),
                                             10);
        QCOMPARE(made.before, (Cases{0, 1, 2}));
        QCOMPARE(made.after, (Cases{2, 3, 1, 0}));
        QCOMPARE(crossings(made.flows, made.before, made.after), 0.0);
    }

    void staysReadableWithThousands()
    {
        for (std::uint32_t seed = 1; seed <= 10; ++seed) {
            const CaseComparison all = drawn(seed, 3'000, 9'000);
            const FlowPicture made = flowPicture(all, 24);
            QCOMPARE(made.before.size(), std::size_t{26}); // with the rest and "no case"
            QCOMPARE(made.after.size(), std::size_t{26});
            QCOMPARE(made.before.back(), InNoCase);
            QCOMPARE(made.before[24], Rest);
            QCOMPARE(alertsOf(made.flows), alertsOf(all.flows));
            const FlowPicture again = flowPicture(all, 24);
            QCOMPARE(made.flows, again.flows);
            QCOMPARE(made.before, again.before);
            QCOMPARE(made.after, again.after);
        }
    }

    void crossesNotMoreThanInOrderOfSize()
    {
        double saved = 0;
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            const CaseComparison all = drawn(seed, 12, 25);
            const FlowPicture made = flowPicture(all, 50);
            const auto bySize = [&all](const Cases& shown, std::uint32_t CaseFlow::*own) {
                Cases sorted = shown;
                const auto size = [&](std::uint32_t each) {
                    std::uint64_t sum = 0;
                    for (const CaseFlow& flow : all.flows)
                        sum += flow.*own == each ? flow.alerts : 0;
                    return sum;
                };
                std::sort(sorted.begin(), sorted.end(), [&size](std::uint32_t a, std::uint32_t b) {
                    return std::tuple(a == InNoCase, ~size(a), a) < std::tuple(b == InNoCase, ~size(b), b);
                });
                return sorted;
            };
            const double now = crossings(made.flows, made.before, made.after);
            const double before = crossings(made.flows, bySize(made.before, &CaseFlow::before),
                                            bySize(made.after, &CaseFlow::after));
            QVERIFY(now <= before);
            saved += before - now;
        }
        QVERIFY(saved > 0);
    }
};

QTEST_GUILESS_MAIN(FlowPictureTest)
#include "tst_FlowPicture.moc"
