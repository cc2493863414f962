// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/cases/CaseMetrics.h"
#include "core/cases/CaseVersion.h"
#include "core/cases/StatusEffects.h"

using namespace casewright;
using cases::CaseStatus;
using cases::StatusTimes;
using Seconds = std::optional<std::int64_t>;

namespace {

constexpr base::Timestamp Created{1'000'000};

base::Timestamp at(std::int64_t milliseconds) { return Created + base::Duration{milliseconds}; }

/// What a change leads to: minutes in progress before, the status, the moment in ms after the creation.
struct Step {
    const char* name;
    std::optional<std::int64_t> inProgressBefore;
    CaseStatus status;
    std::int64_t moment;
    Seconds acknowledge;
    Seconds investigate;
    Seconds resolve;
    Seconds duration;
};

// reference/kibana-cases, "Status transitions".
const std::vector<Step> Steps{
    {"closed at once", {}, CaseStatus::Closed, 90'000, 90, 0, 90, 90},
    {"closed after work", 30'000, CaseStatus::Closed, 90'000, 30, 60, 90, 90},
    {"duration is rounded down, the others to the nearest", {}, CaseStatus::Closed, 90'999, 91, 0, 91, 90},
    {"less than half a second is none", {}, CaseStatus::Closed, 499, 0, 0, 0, 0},
    {"half a second is one", {}, CaseStatus::Closed, 500, 1, 0, 1, 0},
    {"closed before it was created", {}, CaseStatus::Closed, -1, {}, {}, {}, {}},
    {"closed before it was in progress", 60'000, CaseStatus::Closed, 30'000, 60, {}, 30, 30},
    {"in progress", {}, CaseStatus::InProgress, 60'000, 60, {}, {}, {}},
    {"in progress again", 60'000, CaseStatus::InProgress, 120'000, 120, {}, {}, {}},
    {"in progress before it was created", {}, CaseStatus::InProgress, -5'000, {}, {}, {}, {}},
    {"open", 60'000, CaseStatus::Open, 120'000, {}, {}, {}, {}},
};

} // namespace

class StatusEffectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesTheTimes_data();
    void changesTheTimes();
    void namesWhoCloses();
    void measuresTheLifespan();
    void writesVersions();
};

void StatusEffectsTest::changesTheTimes_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < Steps.size(); ++i)
        QTest::newRow(Steps[i].name) << static_cast<int>(i);
}

void StatusEffectsTest::changesTheTimes()
{
    QFETCH(const int, row);
    const Step& step = Steps[static_cast<std::size_t>(row)];
    // What was set before is taken away, but for the first time in progress.
    StatusTimes before{.closedAt = at(1), .timeToAcknowledge = 1, .timeToInvestigate = 1, .timeToResolve = 1};
    if (step.inProgressBefore)
        before.inProgressAt = at(*step.inProgressBefore);
    const StatusTimes after = cases::afterStatus(before, step.status, Created, at(step.moment));
    QCOMPARE(after.timeToAcknowledge, step.acknowledge);
    QCOMPARE(after.timeToInvestigate, step.investigate);
    QCOMPARE(after.timeToResolve, step.resolve);
    QCOMPARE(cases::durationOf(Created, after.closedAt), step.duration);
    QCOMPARE(after.closedAt.has_value(), step.status == CaseStatus::Closed);
    if (step.inProgressBefore)
        QVERIFY(after.inProgressAt == at(*step.inProgressBefore));
    else
        QCOMPARE(after.inProgressAt.has_value(), step.status == CaseStatus::InProgress);
}

void StatusEffectsTest::namesWhoCloses()
{
    cases::CaseDocument document{.createdAt = Created};
    document = cases::withStatus(document, CaseStatus::Closed, at(2'000), "bo");
    QVERIFY(document.closedBy == "bo");
    QVERIFY(document.duration == 2);
    QVERIFY(document.attributes.status == CaseStatus::Closed);
    document = cases::withStatus(document, CaseStatus::InProgress, at(3'000), "bo");
    QVERIFY(!document.closedBy && !document.closedAt && !document.duration);
    QVERIFY(document.inProgressAt == at(3'000));
}

void StatusEffectsTest::measuresTheLifespan()
{
    const std::vector<cases::StatusStep> steps{{.at = at(10), .status = CaseStatus::InProgress},
                                               {.at = at(30), .status = CaseStatus::Closed},
                                               {.at = at(100), .status = CaseStatus::Open},
                                               {.at = at(101), .status = CaseStatus::Closed},
                                               {.at = at(200), .status = CaseStatus::InProgress}};
    const cases::Lifespan lifespan = cases::lifespanOf(Created, {}, steps, at(205));
    QCOMPARE(lifespan.openDuration.milliseconds, std::int64_t{11});
    QCOMPARE(lifespan.inProgressDuration.milliseconds, std::int64_t{25});
    QCOMPARE(lifespan.reopenDates, (std::vector{at(100), at(200)}));
    // Nothing happened yet, and a clock that ran backwards.
    QCOMPARE(cases::lifespanOf(Created, {}, {}, at(7)).openDuration.milliseconds, std::int64_t{7});
    QCOMPARE(cases::lifespanOf(Created, {}, {}, at(-7)).openDuration.milliseconds, std::int64_t{0});
}

void StatusEffectsTest::writesVersions()
{
    QCOMPARE(cases::versionText(1), std::string("WzEsMV0="));
    QCOMPARE(cases::versionText(42), std::string("WzQyLDFd"));
    QCOMPARE(cases::versionText(100), std::string("WzEwMCwxXQ=="));
    for (const std::int64_t version : {1, 9, 10, 4'711, 1'000'000})
        QCOMPARE(cases::versionNamed(cases::versionText(version)), std::optional(version));
    for (const char* wrong : {"", "WzEsMV0", "WzEsMl0=", "W10=", "[1,1]", "WzEsMV0=="})
        QVERIFY2(!cases::versionNamed(wrong), wrong);
}

QTEST_APPLESS_MAIN(StatusEffectsTest)
#include "tst_StatusEffects.moc"
