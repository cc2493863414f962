// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "core/alerts/RankDraw.h"

using casewright::alerts::RankDraw;

class RankDrawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysInRange_data()
    {
        QTest::addColumn<quint32>("ranks");
        QTest::addColumn<double>("skew");
        QTest::newRow("one") << 1U << 1.0;
        QTest::newRow("uniform") << 7U << 0.0;
        QTest::newRow("Zipf") << 1'000U << 1.0;
        QTest::newRow("steep") << 1'000'000U << 4.0;
        QTest::newRow("flat") << 1'000'000U << 0.001;
    }
    void staysInRange()
    {
        QFETCH(quint32, ranks);
        QFETCH(double, skew);
        const RankDraw draw(ranks, skew);
        QCOMPARE(draw(0), 0U);
        QCOMPARE(draw(UINT64_MAX), ranks - 1);
        std::uint32_t before = 0;
        for (std::uint64_t chance = 0; chance < UINT64_MAX - (UINT64_MAX >> 12U); chance += UINT64_MAX >> 12U) {
            QVERIFY(draw(chance) >= before); // ranks ascend with the chance, none is skipped the wrong way
            before = draw(chance);
        }
        QVERIFY(before < ranks);
    }

    void followsTheLaw_data()
    {
        QTest::addColumn<double>("skew");
        for (const double skew : {0.0, 0.5, 1.0, 1.7})
            QTest::addRow("%.1f", skew) << skew;
    }
    void followsTheLaw()
    {
        QFETCH(double, skew);
        constexpr std::uint32_t Ranks = 50;
        constexpr int Draws = 400'000;
        const RankDraw draw(Ranks, skew);
        std::mt19937_64 bits(7);
        std::vector<double> seen(Ranks);
        for (int i = 0; i < Draws; ++i)
            seen[draw(bits())] += 1.0 / Draws;
        double total = 0;
        for (std::uint32_t rank = 1; rank <= Ranks; ++rank)
            total += std::pow(rank, -skew);
        for (std::uint32_t rank = 1; rank <= Ranks; ++rank) {
            const double expected = std::pow(rank, -skew) / total;
            QVERIFY(std::fabs(seen[rank - 1] - expected) < 6 * std::sqrt(expected / Draws));
        }
    }
};

QTEST_APPLESS_MAIN(RankDrawTest)
#include "tst_RankDraw.moc"
