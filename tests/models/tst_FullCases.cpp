// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FullCases.h"

#include <QTest>

using namespace casewright;
using namespace casewright::ui;

/// What alerts that found their case full come to, at a moment and in all.
class FullCasesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsUpByCase();
    void partsAtTheMoment();
    void nothingIsLost()
    {
        const std::vector<store::StoredLoss> none;
        QVERIFY(FullCases().isEmpty() && FullCases(none).at({}, 3).empty());
    }

private:
    const std::vector<store::StoredLoss> m_losses{
        {.caseKey = 7, .caseTitle = "A (1)", .run = 3, .at = {3'000}, .held = 990, .lost = 40},
        {.caseKey = 9, .caseTitle = "B", .run = 3, .at = {3'000}, .held = 1'000, .lost = 5},
        {.caseKey = 7, .caseTitle = "A (1)", .run = 5, .at = {5'000}, .held = 990, .lost = 60},
        {.caseKey = 9, .caseTitle = "B", .run = 8, .at = {8'000}, .held = 1'000, .lost = 300},
        {.caseKey = 0, .caseTitle = "", .run = 9, .at = {9'000}, .held = 1'000, .lost = 1},
    };
};

void FullCasesTest::addsUpByCase()
{
    const std::vector<FullCase> expected{{.key = 9, .title = "B", .since = {3'000}, .lost = 305, .later = 0},
                                         {.key = 7, .title = "A (1)", .since = {3'000}, .lost = 100, .later = 0},
                                         {.key = 0, .title = "", .since = {9'000}, .lost = 1, .later = 0}};
    const FullCases cases(m_losses);
    QCOMPARE(cases.count(), std::size_t(3));
    QVERIFY(cases.at(std::nullopt, 5) == expected);
    QCOMPARE(cases.at(std::nullopt, 2).size(), std::size_t(2));
}

/// A run at the moment has happened.
void FullCasesTest::partsAtTheMoment()
{
    const std::vector<FullCase> cases = FullCases(m_losses).at(base::Timestamp{5'000}, 5);
    QCOMPARE(cases.size(), std::size_t(3));
    QCOMPARE(cases[0].lost, std::uint64_t(5));
    QCOMPARE(cases[0].later, std::uint64_t(300));
    QCOMPARE(cases[1].lost, std::uint64_t(100));
    QCOMPARE(cases[1].later, std::uint64_t(0));
    QCOMPARE(cases[2].lost, std::uint64_t(0));
    QCOMPARE(cases[2].later, std::uint64_t(1));
}

QTEST_GUILESS_MAIN(FullCasesTest)
#include "tst_FullCases.moc"
