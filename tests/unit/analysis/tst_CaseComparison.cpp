// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <stop_token>

#include "core/analysis/CaseComparison.h"
#include "tests/unit/analysis/DrawnAssignment.h"
#include "tests/unit/analysis/SmallHistory.h"

using namespace casewright;
using namespace casewright::analysis;
using test::assignmentOf;
using test::tableOf;

namespace {

constexpr std::uint32_t InNoCase = CaseAssignment::InNoCase;

char letterOf(CaseFate fate)
{
    constexpr std::string_view Letters = "KSMXGN";
    return Letters[static_cast<std::size_t>(fate)];
}

std::string lettersOf(const std::vector<CaseFate>& fates)
{
    std::string letters;
    std::transform(fates.begin(), fates.end(), std::back_inserter(letters), letterOf);
    return letters;
}

/// `A>b2`: two alerts of the first case before are in the second one after.
std::string textOf(const std::vector<CaseFlow>& flows)
{
    const auto name = [](std::uint32_t number, char first) {
        return number == InNoCase ? '.' : static_cast<char>(first + static_cast<char>(number));
    };
    std::string text;
    for (const CaseFlow& flow : flows)
        text += fmt::format("{}{}>{}{}", text.empty() ? "" : " ", name(flow.before, 'A'), name(flow.after, 'a'),
                            flow.alerts);
    return text;
}

std::string rowsOf(const std::vector<MovedAlert>& moved)
{
    std::string text;
    for (const MovedAlert& each : moved)
        text += fmt::format("{}{}{}", text.empty() ? "" : " ", each.isOnlyAfter ? "+" : "", each.row.value);
    return text;
}

CaseFate mirrored(CaseFate fate)
{
    switch (fate) {
    case CaseFate::Split: return CaseFate::Merged;
    case CaseFate::Merged: return CaseFate::Split;
    case CaseFate::Gone: return CaseFate::New;
    case CaseFate::New: return CaseFate::Gone;
    case CaseFate::Kept:
    case CaseFate::Mixed: break;
    }
    return fate;
}

std::vector<CaseFate> mirrored(std::vector<CaseFate> fates)
{
    for (CaseFate& fate : fates)
        fate = mirrored(fate);
    return fates;
}

std::string drawn(std::mt19937& random, std::size_t size, char last)
{
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        const auto choice = static_cast<char>(random() % static_cast<unsigned>(last - 'A' + 3));
        text += choice == 0 ? '-' : choice == 1 ? '.' : static_cast<char>('A' + choice - 2);
    }
    return text;
}

} // namespace

class CaseComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsFates_data()
    {
        QTest::addColumn<QString>("before");   // a case a row; . in none; - no alert
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("fates");    // Kept, Split, Merged, miXed, Gone, New
        QTest::addColumn<QString>("flows");
        QTest::addColumn<QString>("moved");

        const auto row = [](const char* name, const char* before, const char* after, const char* fates,
                            const char* flows, const char* moved) {
            QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(after)
                                << QString::fromLatin1(fates) << QString::fromLatin1(flows)
                                << QString::fromLatin1(moved);
        };
        row("no alerts", "--", "--", "/", "", "");
        row("the same", "AAB", "AAB", "KK/KK", "A>a2 B>b1", "");
        row("the same, made in another order", "AAB", "BBA", "KK/KK", "A>b2 B>a1", "");
        row("split", "AAAB", "AABC", "SK/SSK", "A>a2 A>b1 B>c1", "2");
        row("split in halves: the first one is its way", "AABB", "ABCC", "SK/SSK", "A>a1 A>b1 B>c2", "1");
        row("some are in none", "AAA", "A.A", "S/S", "A>a2 A>.1", "1");
        row("merged", "AAB", "AAA", "MM/M", "A>a2 B>a1", "");
        row("merged with what was in none", "AA.", "AAA", "M/M", "A>a2 .>a1", "2");
        row("split and merged", "AABB", "ABBB", "XM/SX", "A>a1 A>b1 B>b2", "1");
        row("gone", "AAB", "..A", "GK/K", "A>.2 B>a1", "0 1");
        row("gone: the other rule does not take them", "AAB", "--A", "GK/K", "A>.2 B>a1", "0 1");
        row("new", "..A", "AAB", "K/NK", "A>b1 .>a2", "0 1");
        row("new: the first rule does not take them", "--A", "AAB", "K/NK", "A>b1 .>a2", "+0 +1");
        row("two part and meet again", "AABB", "ABAB", "XX/XX", "A>a1 A>b1 B>a1 B>b1", "1 3");
        row("the larger part is its way", "AAAA", "ABBB", "S/SS", "A>b3 A>a1", "0");
        row("a part joins another whole", "AAAB", "AABB", "XM/SX", "A>a2 A>b1 B>b1", "2");
    }
    void tellsFates()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, fates);
        QFETCH(QString, flows);
        QFETCH(QString, moved);
        const auto table = tableOf(static_cast<std::size_t>(before.size()));
        const CaseComparison made = compareCases(assignmentOf(table, before.toStdString()),
                                                 assignmentOf(table, after.toStdString()))
                                        .value();
        QCOMPARE(lettersOf(made.before) + '/' + lettersOf(made.after), fates.toStdString());
        QCOMPARE(textOf(made.flows), flows.toStdString());
        QCOMPARE(rowsOf(made.moved), moved.toStdString());
    }

    void sumsAndMirrors()
    {
        std::mt19937 random(7);
        constexpr std::size_t Rows = 40;
        const auto table = tableOf(Rows);
        for (int round = 0; round < 300; ++round) {
            const CaseAssignment one = assignmentOf(table, drawn(random, Rows, static_cast<char>('A' + round % 9)));
            const CaseAssignment two = assignmentOf(table, drawn(random, Rows, static_cast<char>('A' + round % 7)));
            const CaseComparison there = compareCases(one, two).value();
            const CaseComparison back = compareCases(two, one).value();
            std::map<std::uint32_t, std::uint32_t> ofBefore;
            std::map<std::uint32_t, std::uint32_t> ofAfter;
            for (const CaseFlow& flow : there.flows) {
                ofBefore[flow.before] += flow.alerts;
                ofAfter[flow.after] += flow.alerts;
                const CaseFlow turned{.before = flow.after, .after = flow.before, .alerts = flow.alerts};
                QVERIFY(std::find(back.flows.begin(), back.flows.end(), turned) != back.flows.end());
            }
            QCOMPARE(there.flows.size(), back.flows.size());
            for (std::uint32_t i = 0; i < one.cases.size(); ++i)
                QCOMPARE(ofBefore[i], one.cases[i].alerts);
            for (std::uint32_t i = 0; i < two.cases.size(); ++i)
                QCOMPARE(ofAfter[i], two.cases[i].alerts);
            QCOMPARE(mirrored(there.before), back.after);
            QCOMPARE(mirrored(there.after), back.before);
            QCOMPARE(there.kept + there.split + there.merged + there.mixed + there.gone,
                     std::uint64_t{one.cases.size()});
            QCOMPARE(there.gone, back.fresh);
        }
    }

    /// An alert that goes on is in one case after the other; each goes with what the other side had at that time.
    void followsAlertsThroughTheirCases()
    {
        const auto table = tableOf(2);
        CaseAssignment windows = assignmentOf(table, "AA");
        windows.cases.resize(3);
        windows.later = {{.row = {0}, .caseIndex = 1, .since = base::Timestamp{10}},
                         {.row = {0}, .caseIndex = 2, .since = base::Timestamp{20}}};
        const CaseAssignment one = assignmentOf(table, "AA");
        const CaseComparison merged = compareCases(windows, one).value();
        QCOMPARE(lettersOf(merged.before) + '/' + lettersOf(merged.after), std::string("MMM/M"));
        QCOMPARE(textOf(merged.flows), std::string("A>a2 B>a1 C>a1"));
        QVERIFY(merged.moved.empty());
        CaseAssignment two = assignmentOf(table, "AA");
        two.cases.resize(2);
        two.later = {{.row = {0}, .caseIndex = 1, .since = base::Timestamp{20}}};
        const CaseComparison both = compareCases(windows, two).value();
        QCOMPARE(textOf(both.flows), std::string("A>a2 B>a1 C>b1"));
        QCOMPARE(lettersOf(both.before) + '/' + lettersOf(both.after), std::string("MMK/MK"));
    }

    void keepsEmptyCasesOfTheSameGroup()
    {
        const auto table = tableOf(2);
        CaseAssignment one = assignmentOf(table, "AA");
        one.cases.push_back({.group = "{\"h\":\"x\"}", .createdAt = base::Timestamp{5}});
        CaseAssignment two = one;
        std::swap(two.cases[0], two.cases[1]);
        two.caseOf = {1, 1};
        const CaseComparison same = compareCases(one, two).value();
        QCOMPARE(lettersOf(same.before) + '/' + lettersOf(same.after), std::string("KK/KK"));
        two.cases[0].createdAt = base::Timestamp{6};
        const CaseComparison other = compareCases(one, two).value();
        QCOMPARE(lettersOf(other.before) + '/' + lettersOf(other.after), std::string("KG/NK"));
    }

    void matchesTablesById()
    {
        const CaseAssignment one = assignmentOf(tableOf(4), "AABB");
        const CaseAssignment again = assignmentOf(tableOf(4), "AABB");
        QVERIFY(one.table != again.table);
        QCOMPARE(compareCases(one, again)->kept, 2U);
        // The second has one more document, in front of the others.
        const CaseAssignment more = assignmentOf(tableOf(5, -1), "CAABB");
        const CaseComparison shifted = compareCases(one, more).value();
        QCOMPARE(lettersOf(shifted.before) + '/' + lettersOf(shifted.after), std::string("KK/KKN"));
        QCOMPARE(rowsOf(shifted.moved), std::string("+0"));
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        const auto stopped = compareCases(assignmentOf(tableOf(2), "AB"), assignmentOf(tableOf(2), "AB"),
                                          source.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, base::ErrorCode::Cancelled);
    }

    void refusesWhatHasNothingInCommon()
    {
        const CaseAssignment one = assignmentOf(tableOf(4), "AABB");
        const auto strangers = compareCases(one, assignmentOf(tableOf(4, 100), "AABB"));
        QVERIFY(!strangers);
        QCOMPARE(strangers.error().code, base::ErrorCode::NotFound);
        CaseAssignment made = assignmentOf(tableOf(2), "AB");
        made.instances = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"x", "y"});
        made.births = {{.instance = 0}, {.instance = 1}};
        const auto kinds = compareCases(made, one);
        QVERIFY(!kinds);
        QCOMPARE(kinds.error().code, base::ErrorCode::NotSupported);
        QVERIFY(compareCases(made, made));
    }
};

QTEST_GUILESS_MAIN(CaseComparisonTest)
#include "tst_CaseComparison.moc"
