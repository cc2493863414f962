// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/SmallestStep.h"

#include <QTest>

using namespace casewright;
using analysis::smallestStep;

class SmallestStepTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheFirstThatHolds()
    {
        for (std::uint64_t count = 0; count < 40; ++count) {
            for (std::uint64_t first = 1; first <= count + 1; ++first) {
                const auto found = smallestStep(count, [first](std::uint64_t k) -> base::Result<bool> {
                    return k >= first;
                });
                QVERIFY(found);
                QCOMPARE(found->value_or(count + 1), first);
            }
        }
    }

    void asksFewTimes()
    {
        std::uint64_t asked = 0;
        const auto found = smallestStep(1'000'000, [&asked](std::uint64_t k) -> base::Result<bool> {
            ++asked;
            return k >= 600'000;
        });
        QCOMPARE(found.value().value(), std::uint64_t{600'000});
        QVERIFY2(asked < 45, qPrintable(QString::number(asked)));
    }

    void handsAnErrorOn()
    {
        const auto found = smallestStep(10, [](std::uint64_t k) -> base::Result<bool> {
            if (k < 3)
                return false;
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        });
        QVERIFY(!found);
        QCOMPARE(found.error().code, base::ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(SmallestStepTest)
#include "tst_SmallestStep.moc"
