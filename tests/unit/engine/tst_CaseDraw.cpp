// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/engine/CaseDraw.h"

using namespace casewright;
using namespace casewright::engine;
using base::Duration;

namespace {

constexpr Duration Day = base::Day;
constexpr int Many = 20'000;

CaseBits bits(int number, std::uint64_t seed = 1)
{
    return {seed, "case-" + std::to_string(number), 0, CaseBits::Purpose::Length};
}

std::vector<std::int64_t> drawMany(const DrawnLength& length)
{
    std::vector<std::int64_t> drawn;
    for (int i = 0; i < Many; ++i)
        drawn.push_back(draw(length, bits(i)).milliseconds);
    std::sort(drawn.begin(), drawn.end());
    return drawn;
}

} // namespace

class CaseDrawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Written down once: the same on every machine and with every compiler.
    void drawsAreTheSameEverywhere()
    {
        QCOMPARE(bits(1).next(), std::uint64_t{4049083745599997144U});
        const UniformLength uniform{base::Minute, base::Hour};
        const LogNormalLength logNormal{base::Hour, 2.5};
        QCOMPARE(draw(uniform, bits(1)).milliseconds, std::int64_t{837034});
        QCOMPARE(draw(logNormal, bits(1)).milliseconds, std::int64_t{926948});
        QCOMPARE(draw(logNormal, bits(2)).milliseconds, std::int64_t{2384903});
    }

    void drawsDependOnSeedCaseRoundAndPurpose()
    {
        const std::uint64_t first = bits(1).next();
        QCOMPARE(bits(1).next(), first);
        QVERIFY(bits(2).next() != first);
        QVERIFY(bits(1, 2).next() != first);
        QVERIFY(CaseBits(1, "case-1", 1, CaseBits::Purpose::Length).next() != first);
        QVERIFY(CaseBits(1, "case-1", 0, CaseBits::Purpose::Closing).next() != first);
    }

    void fixedIsFixed()
    {
        QCOMPARE(draw(FixedLength{base::Hour}, bits(7)).milliseconds, base::Hour.milliseconds);
    }

    void uniformKeepsItsBounds()
    {
        const std::vector<std::int64_t> drawn = drawMany(UniformLength{{1'000}, {1'003}});
        QCOMPARE(drawn.front(), 1'000);
        QCOMPARE(drawn.back(), 1'003);
        for (std::int64_t length = 1'000; length <= 1'003; ++length) {
            const auto number = static_cast<double>(std::count(drawn.begin(), drawn.end(), length));
            const double share = number * 4 / Many;
            QVERIFY2(std::fabs(share - 1) < 0.05, std::to_string(share).c_str());
        }
        QCOMPARE(draw(UniformLength{Day, Day}, bits(1)).milliseconds, Day.milliseconds);
        QVERIFY(drawMany(UniformLength{{1'000}, LongestDraw}).back() <= LongestDraw.milliseconds);
    }

    void logNormalHasItsMedianAndSpread()
    {
        const std::vector<std::int64_t> drawn = drawMany(LogNormalLength{base::Hour, 2});
        const auto shareBelow = [&drawn](double hours) {
            const auto edge = static_cast<std::int64_t>(hours * 3'600'000);
            return static_cast<double>(std::lower_bound(drawn.begin(), drawn.end(), edge) - drawn.begin()) / Many;
        };
        // The normal distribution at 0, -1, 1, -2 and 2.
        const std::pair<double, double> expected[] = {{1, 0.5}, {0.5, 0.1587}, {2, 0.8413}, {0.25, 0.0228}, {4, 0.9772}};
        for (const auto& [edge, share] : expected)
            QVERIFY2(std::fabs(shareBelow(edge) - share) < 0.012, std::to_string(shareBelow(edge)).c_str());
    }

    void logNormalKeepsItsBounds()
    {
        for (const std::int64_t length : drawMany(LogNormalLength{base::Hour, 1}))
            QCOMPARE(length, base::Hour.milliseconds);
        const std::vector<std::int64_t> wide = drawMany(LogNormalLength{LongestDraw, 100});
        QVERIFY(wide.front() >= 1'000);
        QCOMPARE(wide.back(), LongestDraw.milliseconds);
        const std::vector<std::int64_t> small = drawMany(LogNormalLength{base::Second, 100});
        QCOMPARE(small.front(), 1'000);
        QVERIFY(small.back() > base::Hour.milliseconds && small.back() <= LongestDraw.milliseconds);
    }

    void truthComesInItsShare()
    {
        int some = 0;
        for (int i = 0; i < Many; ++i) {
            QVERIFY(drawTruth(1, bits(i)));
            QVERIFY(!drawTruth(0, bits(i)));
            some += drawTruth(0.25, bits(i)) ? 1 : 0;
        }
        QVERIFY2(std::abs(some - Many / 4) < 300, std::to_string(some).c_str());
    }
};

QTEST_APPLESS_MAIN(CaseDrawTest)
#include "tst_CaseDraw.moc"
