// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <random>
#include <set>
#include <utility>

#include "core/engine/AttachedAlerts.h"

using namespace casewright;
using engine::AttachedAlerts;

class AttachedAlertsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty()
    {
        const AttachedAlerts attached;
        QVERIFY(!attached.contains(0, {0}));
        QVERIFY(!attached.contains(4'000'000'000, {7}));
    }

    void countsTheCasesOfAnAlert()
    {
        AttachedAlerts attached;
        for (std::uint32_t number = 0; number < 12; ++number)
            QCOMPARE(attached.add(5, {number}), number + 1);
        QCOMPARE(attached.add(6, {0}), 1U);
    }

    void aDeletedCaseIsForgotten()
    {
        AttachedAlerts attached;
        QCOMPARE(attached.add(1, {0}), 1U);
        QCOMPARE(attached.add(1, {1}), 2U);
        attached.removeCase({0});
        QVERIFY(!attached.contains(1, {0}));
        QVERIFY(attached.contains(1, {1}));
        QCOMPARE(attached.add(1, {2}), 2U);
    }

    /// The property: it says what a set of pairs says.
    void agreesWithASet()
    {
        std::mt19937 bits(7);
        AttachedAlerts attached;
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (int i = 0; i < 20'000; ++i) {
            const auto id = static_cast<std::uint32_t>(bits() % 500);
            const auto number = static_cast<std::uint32_t>(bits() % 40);
            if (bits() % 1'000 == 0) {
                attached.removeCase({number});
                std::erase_if(pairs, [number](const auto& pair) { return pair.second == number; });
            }
            const bool isThere = pairs.contains({id, number});
            QCOMPARE(attached.contains(id, {number}), isThere);
            if (isThere) {
                QCOMPARE(attached.add(id, {number}), 0U);
                continue;
            }
            pairs.emplace(id, number);
            const auto count = std::count_if(pairs.begin(), pairs.end(), [id](const auto& p) { return p.first == id; });
            QCOMPARE(attached.add(id, {number}), static_cast<std::uint32_t>(count));
        }
    }
};

QTEST_APPLESS_MAIN(AttachedAlertsTest)
#include "tst_AttachedAlerts.moc"
