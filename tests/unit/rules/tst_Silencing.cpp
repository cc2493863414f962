// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>

#include "core/rules/Silencing.h"
#include "core/rules/VersionProfile.h"
#include "tests/unit/rules/RuleText.h"

using namespace casewright;
using namespace casewright::rules;

namespace {

Rule ruleWith(const QByteArray& more) { return readOrFail(bodyWith(more).toStdString()); }

QByteArray snoozeWith(const QByteArray& rRule, const QByteArray& more = R"("duration":60000)")
{
    return R"(,"snooze_schedule":[{)" + more + R"(,"rRule":{)" + rRule + "}}]";
}

constexpr const char* Times = R"("dtstart":"2026-01-05T22:00:00.000Z","tzid":"UTC")";

} // namespace

/// What silences a rule in its own file.
class SilencingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing()
    {
        QVERIFY(silencingOf(Rule{}) == Silencing{});
        const Rule rule = ruleWith(R"(,"mute_all":false,"muted_alert_ids":[],"snooze_schedule":null)");
        QVERIFY(silencingOf(rule) == Silencing{});
    }

    void readsBothSpellings()
    {
        const QByteArray more = R"(,"mute_all":true,"muted_alert_ids":["a","b"],"snooze_schedule":[
            {"id":"x","duration":28800000,"rRule":{"dtstart":"2026-01-05T22:00:00.000Z","tzid":"Europe/Vienna","freq":2,
             "interval":2,"byweekday":["SU","SA"],"count":4,"until":"2026-12-01T00:00:00Z","bymonth":[1],
             "bymonthday":[2,1],"wkst":"MO","bysetpos":null},
             "skipRecurrences":["2026-01-19T22:00:00.000Z"]}])";
        const SnoozeSchedule expected{.start = base::parseTimestamp("2026-01-05T22:00:00Z").value(),
                                      .length = base::Duration{28'800'000},
                                      .zone = "Europe/Vienna",
                                      .frequency = SnoozeSchedule::Frequency::Weekly,
                                      .interval = 2,
                                      .weekdays = {6, 7},
                                      .monthDays = {1, 2},
                                      .months = {1},
                                      .count = 4,
                                      .until = base::parseTimestamp("2026-12-01T00:00:00Z").value(),
                                      .skipped = {base::parseTimestamp("2026-01-19T22:00:00Z").value()}};
        const Silencing read = silencingOf(ruleWith(more));
        QVERIFY(read.muteAll);
        QVERIFY(read.mutedAlerts == (std::vector<std::string>{"a", "b"}));
        QVERIFY(read.snoozes == std::vector<SnoozeSchedule>{expected});

        QByteArray saved = bodyWith(more);
        for (const auto& [ours, theirs] : {std::pair{"rule_type_id", "alertTypeId"},
                                           {"mute_all", "muteAll"},
                                           {"muted_alert_ids", "mutedInstanceIds"},
                                           {"snooze_schedule", "snoozeSchedule"}})
            saved.replace(ours, theirs);
        saved = R"({"id":"r","type":"alert","references":[],"attributes":)" + saved + "}";
        QVERIFY(silencingOf(readOrFail(saved.toStdString())) == read);
    }

    void places()
    {
        const auto read = [](const char* days) {
            return silencingOf(ruleWith(snoozeWith(QByteArray(Times) + R"(,"freq":1,"byweekday":)" + days)));
        };
        QCOMPARE(read(R"(["-1FR"])").snoozes.front().weekOfMonth, -1);
        QVERIFY(read(R"(["+2TU"])").snoozes.front().weekdays == std::vector<int>{2});
        QVERIFY(read("[1,7]").snoozes.front().weekdays == (std::vector<int>{1, 7}));
        // For good: no times are needed.
        QVERIFY(!silencingOf(ruleWith(R"(,"snooze_schedule":[{"duration":-1}])")).snoozes.front().length);
    }

    void findings_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<bool>("isError");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("text");
        const QByteArray times = Times;
        const QByteArray snooze = "/snooze_schedule/0/";
        const QByteArray rule = snooze + "rRule/";
        const auto row = [](const char* name, const QByteArray& more, bool isError, const QByteArray& pointer,
                            const char* text) {
            QTest::newRow(name) << more << isError << pointer << QByteArray(text);
        };
        row("muted", R"(,"mute_all":true)", false, "/mute_all", "The rule is muted: it hands over nothing");
        row("mute of a wrong kind", R"(,"mute_all":"yes")", true, "/mute_all", "Kibana takes true or false");
        row("ids of a wrong kind", R"(,"muted_alert_ids":"a")", true, "/muted_alert_ids", "a list of texts");
        row("no list", R"(,"snooze_schedule":{"duration":1})", true, "/snooze_schedule", "a list of snoozes");
        row("no object", R"(,"snooze_schedule":[7])", true, "/snooze_schedule/0", "an object");
        row("no length", snoozeWith(times, R"("id":"x")"), true, snooze + "duration", "its length here");
        row("length as a text", snoozeWith(times, R"("duration":"8h")"), true, snooze + "duration", "a whole number");
        row("length below zero", snoozeWith(times, R"("duration":-2)"), true, snooze + "duration", "0 or more");
        row("no times", R"(,"snooze_schedule":[{"duration":1}])", true, snooze + "rRule", "needs its times");
        row("times of a wrong kind", R"(,"snooze_schedule":[{"duration":1,"rRule":"FREQ=DAILY"}])", true,
            snooze + "rRule", "an object");
        row("no start", snoozeWith(R"("tzid":"UTC")"), true, rule + "dtstart", "needs a time here");
        row("a day that is not", snoozeWith(R"("dtstart":"2026-02-30T00:00:00Z","tzid":"UTC")"), true, rule + "dtstart",
            "\"2026-02-30T00:00:00Z\" is no time");
        row("start as a number", snoozeWith(R"("dtstart":1767650400000,"tzid":"UTC")"), true, rule + "dtstart",
            "a text");
        row("no zone", snoozeWith(R"("dtstart":"2026-01-05T22:00:00.000Z")"), true, rule + "tzid", "needs a time zone");
        row("an unknown zone", snoozeWith(R"("dtstart":"2026-01-05T22:00:00.000Z","tzid":"Mars/Base")"), false,
            rule + "tzid", "the time zone \"Mars/Base\", which is not known here, is kept but not simulated");
        row("hourly", snoozeWith(times + R"(,"freq":4)"), false, rule + "freq",
            "the frequency 4, more often than each day");
        row("no frequency", snoozeWith(times + R"(,"freq":9)"), true, rule + "freq", "Kibana takes 0 (each year)");
        row("frequency as a text", snoozeWith(times + R"(,"freq":"DAILY")"), true, rule + "freq", "a whole number");
        row("no interval", snoozeWith(times + R"(,"interval":0)"), true, rule + "interval", "from 1");
        row("half an interval", snoozeWith(times + R"(,"interval":1.5)"), true, rule + "interval", "a whole number");
        row("no count", snoozeWith(times + R"(,"count":0)"), true, rule + "count", "from 1");
        row("no end", snoozeWith(times + R"(,"until":"soon")"), true, rule + "until", "\"soon\" is no time");
        row("no weekday", snoozeWith(times + R"(,"freq":2,"byweekday":["MO","XX"])"), true, rule + "byweekday/1",
            "Kibana takes MO, TU");
        row("no weekday's number", snoozeWith(times + R"(,"freq":2,"byweekday":[0])"), true, rule + "byweekday/0",
            "Kibana takes MO, TU");
        row("a fifth", snoozeWith(times + R"(,"freq":1,"byweekday":["+5MO"])"), false, rule + "byweekday",
            "a fifth one");
        row("two places", snoozeWith(times + R"(,"freq":1,"byweekday":["+1MO","+2TU"])"), false, rule + "byweekday",
            "several weekdays with a place");
        row("a year's weekdays", snoozeWith(times + R"(,"byweekday":["MO"])"), false, rule + "byweekday", "each year");
        row("no month", snoozeWith(times + R"(,"bymonth":[13])"), true, rule + "bymonth/0", "1 to 12");
        row("no day", snoozeWith(times + R"(,"bymonthday":[0])"), true, rule + "bymonthday/0", "1 to 31");
        row("unknown", snoozeWith(times + R"(,"byhour":[3])"), false, rule + "byhour", "\"byhour\" is kept but not");
        row("weeks from Sunday", snoozeWith(times + R"(,"wkst":"SU")"), false, rule + "wkst", "\"wkst\"");
        row("no skipped time", snoozeWith(times, R"("duration":1,"skipRecurrences":["x"])"), true,
            snooze + "skipRecurrences/0", "\"x\" is no time");
        row("once more", snoozeWith(times + R"(,"freq":3,"until":"2026-01-07T00:00:00Z")"), false, "/snooze_schedule",
            "comes once more, at 2026-01-07T22:00:00.000Z");
    }

    /// Each is told with its place, and a snooze with it is not used.
    void findings()
    {
        QFETCH(QByteArray, more);
        QFETCH(bool, isError);
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, text);
        const Rule rule = ruleWith(more + actionWith("{}").mid(bodyWith("").size() - 1).chopped(1));
        const std::vector<Finding> all = validate(rule, newestProfile());
        const auto found = std::find_if(all.begin(), all.end(), [&](const Finding& finding) {
            return bytes(finding.text).contains(text) && bytes(finding.pointer) == pointer;
        });
        QByteArray said;
        for (const Finding& finding : all)
            said += bytes(finding.pointer) + ": " + bytes(finding.text) + '\n';
        QVERIFY2(found != all.end(), said.constData());
        QVERIFY((found->severity == Severity::Error) == isError);
        if (pointer.startsWith("/snooze_schedule/"))
            QVERIFY(silencingOf(rule).snoozes.empty());
    }

    void unmuting()
    {
        const Rule muted = ruleWith(R"(,"mute_all":true)");
        const std::vector<Finding> found = findSilencing(muted);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(!silencingOf(applyFix(muted, *found.front().fix).value()).muteAll);
    }
};

QTEST_APPLESS_MAIN(SilencingTest)
#include "tst_Silencing.moc"
