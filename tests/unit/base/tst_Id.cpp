// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include "core/base/Id.h"

using namespace casewright::base;

// What an id names is part of its type: none can be taken for another, compared with it or made from a bare text.
static_assert(!std::is_convertible_v<RuleId, CaseId> && !std::is_convertible_v<AlertRow, CaseIndex>);
static_assert(!std::equality_comparable_with<RuleId, CaseId> && !std::equality_comparable_with<AlertRow, CaseIndex>);
static_assert(!std::is_convertible_v<std::string, RuleId> && !std::is_convertible_v<std::uint32_t, AlertRow>);
static_assert(sizeof(AlertRow) == 4);

class IdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesTexts()
    {
        QVERIFY(RuleId{"a"} == RuleId{"a"});
        QVERIFY(RuleId{"a"} != RuleId{"A"});
        QVERIFY(RuleId{"a"} < RuleId{"b"});
        QVERIFY(RuleId{"b"} > RuleId{"a"});
        QVERIFY(RuleId{"10"} < RuleId{"9"});
        QVERIFY(RuleId{}.empty());
        QVERIFY(!RuleId{" "}.empty());
    }

    void isAKeyOfHashedSets()
    {
        std::unordered_set<CaseId> ids;
        for (int i = 0; i < 1'000; ++i)
            ids.insert(CaseId{std::to_string(i % 500)});
        QCOMPARE(ids.size(), std::size_t{500});
        QVERIFY(ids.contains(CaseId{"499"}));
        QVERIFY(!ids.contains(CaseId{"500"}));
        // Ids that differ do not fall into one bucket: a constant hash would pass all of the above.
        std::unordered_set<std::size_t> hashes;
        for (const CaseId& id : ids)
            hashes.insert(std::hash<CaseId>{}(id));
        QVERIFY(hashes.size() > 490);
    }

    void ordersPositions()
    {
        std::vector<AlertRow> rows{{3}, {0xFFFF'FFFF}, {0}, {2}};
        std::sort(rows.begin(), rows.end());
        QVERIFY(rows == (std::vector<AlertRow>{{0}, {2}, {3}, {0xFFFF'FFFF}}));
        QCOMPARE(CaseIndex{}.value, 0U);
    }
};

QTEST_APPLESS_MAIN(IdTest)
#include "tst_Id.moc"
