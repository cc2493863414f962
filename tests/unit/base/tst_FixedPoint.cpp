// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <cmath>

#include "core/base/FixedPoint.h"

using namespace casewright::base;

class FixedPointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logarithms()
    {
        QCOMPARE(log2Of(1), std::uint64_t{0});
        QCOMPARE(log2Of(65'536), 16 * FixedOne);
        for (const std::uint32_t value : {2U, 3U, 10U, 163'840U, 6'553'600U, 4'294'967'295U})
            QVERIFY(std::fabs(static_cast<double>(log2Of(value)) / static_cast<double>(FixedOne) - std::log2(value))
                    < 1e-8);
    }

    void powers()
    {
        QCOMPARE(powerOfHalf(0), FixedOne);
        for (const double fraction : {0.001, 0.25, 0.5, 0.75, 0.999}) {
            const auto fixed = static_cast<std::uint64_t>(fraction * static_cast<double>(FixedOne));
            QVERIFY(std::fabs(static_cast<double>(powerOfHalf(fixed)) / static_cast<double>(FixedOne)
                              - std::exp2(-fraction))
                    < 1e-8);
        }
    }

    void shares()
    {
        QCOMPARE(shareOf(0, 10), std::uint64_t{0});
        QCOMPARE(shareOf(~std::uint64_t{0}, 10), std::uint64_t{9});
        QCOMPARE(shareOf(std::uint64_t{1} << 63U, 10), std::uint64_t{5});
    }
};

QTEST_APPLESS_MAIN(FixedPointTest)
#include "tst_FixedPoint.moc"
