// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/GroupingVerdict.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace casewright;
using namespace casewright::analysis;
using alerts::FieldStatistics;
using Fault = GroupingFault;

namespace {

/// 100 alerts of 100 that have one of ten values, three groups a run at most, of five.
GroupingOutlook goodOutlook()
{
    GroupingOutlook outlook;
    outlook.field = "user.name";
    outlook.alerts = 100;
    outlook.withValue = 100;
    outlook.values = 10;
    outlook.peakGroups = 3;
    outlook.limit = 5;
    outlook.runs = 40;
    outlook.casesOpened = 12;
    return outlook;
}

/// The same as documents look like.
FieldStatistics goodDocuments()
{
    FieldStatistics field;
    field.name = "user.name";
    field.documents = 100;
    field.present = 100;
    field.values = 10;
    field.kinds[static_cast<std::size_t>(alerts::ValueKind::String)] = 100;
    field.entropy = std::log2(10.0);
    field.top = {{.text = "a", .count = 10}};
    return field;
}

GroupingVerdict judge(const GroupingOutlook& outlook)
{
    return judgeGrouping({.outlook = &outlook});
}
GroupingVerdict judge(const FieldStatistics& documents)
{
    return judgeGrouping({.documents = &documents});
}

std::vector<Fault> faultsOf(const GroupingVerdict& verdict)
{
    std::vector<Fault> faults;
    for (const GroupingReason& reason : verdict.against)
        faults.push_back(reason.fault);
    return faults;
}

} // namespace

class GroupingVerdictTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodFieldHasNothingAgainstIt()
    {
        for (const GroupingVerdict& verdict : {judge(goodOutlook()), judge(goodDocuments())}) {
            QVERIFY(verdict.against.empty());
            QVERIFY(!verdict.isGrave);
            QCOMPARE(verdict.coverage, std::optional(1.0));
            QCOMPARE(verdict.values, std::optional<std::uint64_t>(10));
            QVERIFY(verdict.use > 0);
        }
    }

    void nothingKnownIsNoVerdict()
    {
        const GroupingVerdict verdict = judgeGrouping({});
        QVERIFY(verdict.against.empty());
        QVERIFY(!verdict.coverage && !verdict.values);
    }

    void moreGroupsThanTheLimit()
    {
        GroupingOutlook outlook = goodOutlook();
        outlook.peakGroups = 9;
        outlook.breakerRuns = 3;
        const GroupingVerdict verdict = judge(outlook);
        QVERIFY((verdict.against == std::vector<GroupingReason>{{.fault = Fault::OverLimit, .count = 3}}));
        QVERIFY(verdict.isGrave);
    }

    void missingInSome()
    {
        GroupingOutlook outlook = goodOutlook();
        outlook.withValue = 96;
        QVERIFY(judge(outlook).against.empty());
        outlook.withValue = 60;
        const GroupingVerdict some = judge(outlook);
        QCOMPARE(faultsOf(some), std::vector{Fault::OftenMissing});
        QVERIFY(std::abs(some.against.front().share - 0.4) < 1e-9);
        QVERIFY(!some.isGrave);
        outlook.withValue = 40;
        QVERIFY(judge(outlook).isGrave);
    }

    void missingInAll()
    {
        GroupingOutlook outlook = goodOutlook();
        outlook.withValue = 0;
        outlook.values = 0;
        outlook.breakerRuns = 1; // its limit may be 0
        QCOMPARE(faultsOf(judge(outlook)), std::vector{Fault::NoValues});
        const GroupingVerdict never = judgeGrouping({.isCarried = false});
        QCOMPARE(faultsOf(never), std::vector{Fault::NotCarried});
        QVERIFY(never.isGrave);
    }

    void oneValueForAll()
    {
        GroupingOutlook outlook = goodOutlook();
        outlook.values = 1;
        QCOMPARE(faultsOf(judge(outlook)), std::vector{Fault::OneValue});
        outlook.withValue = 60; // those without it are another group
        QCOMPARE(faultsOf(judge(outlook)), std::vector{Fault::OftenMissing});
    }

    /// One alert with one value is no sign of thousands.
    void nearlyEveryAlertItsOwnCase()
    {
        GroupingOutlook outlook = goodOutlook();
        outlook.values = 51;
        const GroupingVerdict verdict = judge(outlook);
        QVERIFY((verdict.against == std::vector<GroupingReason>{{.fault = Fault::NearlyUnique, .count = 51}}));
        QVERIFY(verdict.isGrave);
        outlook.values = 50;
        QVERIFY(judge(outlook).against.empty());
        outlook.alerts = outlook.withValue = outlook.values = 1;
        QCOMPARE(faultsOf(judge(outlook)), std::vector{Fault::OneValue});
    }

    void casesThatAreFull()
    {
        GroupingOutlook outlook = goodOutlook();
        outlook.overLimit = 7;
        QVERIFY((judge(outlook).against == std::vector<GroupingReason>{{.fault = Fault::CaseFull, .count = 7}}));
        QVERIFY(!judge(outlook).isGrave);
    }

    void whatDocumentsLookLike()
    {
        FieldStatistics field = goodDocuments();
        field.top.front().count = 96;
        QCOMPARE(faultsOf(judge(field)), std::vector{Fault::MostlyOneValue});
        field = goodDocuments();
        field.type = alerts::FieldType::Text;
        QCOMPARE(faultsOf(judge(field)), std::vector{Fault::LongText});
        field = goodDocuments();
        field.kinds[static_cast<std::size_t>(alerts::ValueKind::List)] = 4;
        QVERIFY((judge(field).against == std::vector<GroupingReason>{{.fault = Fault::Lists, .count = 4}}));
    }

    /// What was run counts more than what the documents look like.
    void aRunCountsMore()
    {
        FieldStatistics documents = goodDocuments();
        documents.present = 30;
        const GroupingOutlook outlook = goodOutlook();
        const GroupingVerdict verdict = judgeGrouping({.documents = &documents, .outlook = &outlook});
        QVERIFY(verdict.against.empty());
        QCOMPARE(verdict.coverage, std::optional(1.0));
    }

    void theGravestComesFirst()
    {
        GroupingOutlook outlook = goodOutlook();
        outlook.withValue = 70;
        outlook.values = 60;
        outlook.breakerRuns = 2;
        outlook.overLimit = 1;
        QCOMPARE(faultsOf(judge(outlook)),
                 (std::vector{Fault::OverLimit, Fault::NearlyUnique, Fault::CaseFull, Fault::OftenMissing}));
        GroupingOutlook missing = goodOutlook();
        missing.withValue = 40;
        missing.overLimit = 1;
        QCOMPARE(faultsOf(judge(missing)), (std::vector{Fault::OftenMissing, Fault::CaseFull}));
    }

    void sortsByUse()
    {
        GroupingOutlook few = goodOutlook();
        few.values = 20;
        GroupingOutlook gaps = few;
        gaps.withValue = 80;
        GroupingOutlook crowded = few;
        crowded.breakerRuns = 1;
        GroupingOutlook moreCrowded = few;
        moreCrowded.breakerRuns = 20;
        GroupingOutlook none = few;
        none.withValue = none.values = 0;
        const std::vector<double> uses{judge(few).use,         judge(goodOutlook()).use, judge(gaps).use,
                                       judge(crowded).use,     judge(moreCrowded).use,   judge(none).use,
                                       judgeGrouping({.isCarried = false}).use};
        QVERIFY(std::is_sorted(uses.rbegin(), uses.rend()));
        QVERIFY(std::adjacent_find(uses.begin(), uses.end() - 1) == uses.end() - 1);
    }

    void aTimeIsNothingToGroupBy()
    {
        const GroupingOutlook outlook = goodOutlook();
        const GroupingVerdict verdict = judgeGrouping({.isTime = true, .outlook = &outlook});
        QCOMPARE(faultsOf(verdict), std::vector{Fault::Time});
        QVERIFY(verdict.isGrave);
    }

    void whatOneRunFoundIsNothingToGroupBy()
    {
        const GroupingOutlook outlook = goodOutlook();
        const GroupingVerdict verdict = judgeGrouping({.isOfOneRun = true, .outlook = &outlook});
        QCOMPARE(faultsOf(verdict), std::vector{Fault::OneRun});
        QVERIFY(verdict.isGrave);
        QVERIFY(isOfOneRun("kibana.alert.reason") && isOfOneRun("kibana.alert.threshold_result.count"));
        QVERIFY(!isOfOneRun("kibana.alert.instance.id") && !isOfOneRun("kibana.alert.reason.text"));
    }

    /// Before any other field that is as sound, whatever its number of values promises.
    void whatTellsAlertsApartComesFirst()
    {
        GroupingOutlook best = goodOutlook();
        best.values = 20;
        const GroupingOutlook few = goodOutlook();
        QVERIFY(judgeGrouping({.tellsApart = true, .outlook = &few}).use > judge(best).use);
        GroupingOutlook crowded = few;
        crowded.breakerRuns = 1;
        QVERIFY(judgeGrouping({.tellsApart = true, .outlook = &crowded}).use < judge(best).use);
    }

    void withoutGroupingOnlyAFullCaseMatters()
    {
        GroupingOutlook outlook = goodOutlook();
        outlook.withValue = outlook.values = 0;
        QVERIFY(judgeNoGrouping(&outlook).against.empty());
        QVERIFY(judgeNoGrouping(nullptr).against.empty());
        outlook.overLimit = 212;
        QVERIFY((judgeNoGrouping(&outlook).against
                 == std::vector<GroupingReason>{{.fault = Fault::CaseFull, .count = 212}}));
    }
};

QTEST_APPLESS_MAIN(GroupingVerdictTest)
#include "tst_GroupingVerdict.moc"
