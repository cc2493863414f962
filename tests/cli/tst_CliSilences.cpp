// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <optional>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::missing;
using test::Outcome;

namespace {

constexpr const char* Monday = "2026-01-05T08:";
const QStringList AsJson{u"--format"_s, u"json"_s};

} // namespace

/// Mutes and snoozes of a rule's own file, and maintenance windows of the command line.
class CliSilencesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Hosts a and b are in trouble from 08:00 on for 30 minutes, c from 08:10 on.
    void init()
    {
        m_console.emplace();
        QByteArray documents;
        for (int minute = 0; minute < 30; ++minute) {
            const QByteArray at = Monday + QByteArray::number(minute).rightJustified(2, '0') + ":30Z";
            for (const char* host : {"a", "b", "c"})
                if (host[0] != 'c' || minute >= 10)
                    documents += test::document(at.constData(), host);
        }
        m_console->write(u"alerts.ndjson"_s, documents);
        writeRule("{}");
    }

    void nothingIsSilenced()
    {
        const Outcome outcome = m_console->simulate(u"alerts.ndjson"_s);
        QVERIFY2(!outcome.prints("silenced") && !outcome.prints("muted"), outcome.output.constData());
        const Json result = m_console->simulate(u"alerts.ndjson"_s, AsJson).json();
        QCOMPARE(test::text(result["audit"]["muted"]), QByteArray("0"));
        QCOMPARE(test::text(result["silences"]),
                 QByteArray(R"({"muteAll":false,"mutedAlerts":[],"snoozes":[],"maintenanceWindows":[]})"));
    }

    /// What a result models is named by the type of the rule.
    void lifecyclesAreModelled()
    {
        const Outcome outcome = m_console->simulate(u"alerts.ndjson"_s);
        for (const char* part : {"mutes, snoozes and maintenance windows,\n", "the groups, conditions and windows",
                                 "the life of its alerts: new, ongoing, recovered, delay, flapping"})
            QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
        QVERIFY2(m_console->keep(u"alerts.ndjson"_s).code == 0, "kept");
        const Outcome cases = m_console->run({u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s});
        QVERIFY2(cases.prints("the life of its alerts"), missing("the life of its alerts", cases).constData());
        m_console->writeRule();
        const Outcome query = m_console->simulate(u"alerts.ndjson"_s);
        QVERIFY2(query.code == 0 && !query.prints("the life of its alerts"), query.output.constData());
    }

    void mutedRule()
    {
        writeRule(R"({"mute_all": true})");
        const Outcome outcome = m_console->simulate(u"alerts.ndjson"_s);
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.says("mute_all: The rule is muted: it hands over nothing"), outcome.messages.constData());
        for (const char* part : {"silenced  the rule is muted\n", "muted or snoozed                      80  100.0 %\n",
                                 "Cases: none"})
            QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
    }

    /// a is muted, nobody is not there.
    void mutedAlerts()
    {
        writeRule(R"({"muted_alert_ids": ["a", "nobody"]})");
        const Outcome outcome = m_console->simulate(u"alerts.ndjson"_s);
        for (const char* part : {"silenced  2 alerts muted\n", "muted or snoozed                      30  37.5 %\n",
                                 "1 muted alert was never raised over these documents: nobody."})
            QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
        const Json result = m_console->simulate(u"alerts.ndjson"_s, AsJson).json();
        QCOMPARE(test::text(result["silences"]["mutedAlerts"]), QByteArray(R"(["a","nobody"])"));
        QCOMPARE(result["cases"].size(), std::size_t{2});
        QCOMPARE(result["warnings"].size(), std::size_t{1});
    }

    /// Sundays and Mondays, 08:05 to before 08:08 (UTC): three runs of two alerts.
    void snoozedRule()
    {
        writeRule(R"({"snooze_schedule": [{"id": "s", "duration": 180000, "rRule": {
                      "dtstart": "2025-12-29T09:05:00+01:00", "tzid": "Europe/Vienna", "freq": 2,
                      "byweekday": ["MO", "SU"]}}]})");
        const Outcome outcome = m_console->simulate(u"alerts.ndjson"_s);
        for (const char* part : {"silenced  snoozed once, from 2026-01-05T08:05:00Z to 2026-01-05T08:08:00Z\n",
                                 "muted or snoozed                       6   7.5 %\n"})
            QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
        const Json result = m_console->simulate(u"alerts.ndjson"_s, AsJson).json();
        QCOMPARE(test::text(result["silences"]["snoozes"]),
                 QByteArray(R"([{"from":"2026-01-05T08:05:00.000Z","to":"2026-01-05T08:08:00.000Z"}])"));
    }

    void unreadableSnoozes()
    {
        writeRule(R"({"snooze_schedule": [{"duration": 1, "rRule": {"dtstart": "2026-02-30T00:00:00Z",
                      "tzid": "UTC"}}]})");
        const Outcome wrong = m_console->simulate(u"alerts.ndjson"_s);
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.says("snooze_schedule[0].rRule.dtstart: \"2026-02-30T00:00:00Z\" is no time."),
                 wrong.messages.constData());
        writeRule(R"({"snooze_schedule": [{"duration": 1, "rRule": {"dtstart": "2026-01-05T00:00:00Z", "tzid": "UTC",
                      "freq": 5}}]})");
        const Outcome unknown = m_console->simulate(u"alerts.ndjson"_s);
        QCOMPARE(unknown.code, 0);
        QVERIFY2(unknown.says("rRule.freq: A snooze with the frequency 5, more often than each day, is kept but not"),
                 unknown.messages.constData());
    }

    /// c becomes new in it, and stays out also after it; a and b were there before.
    void maintenanceWindows()
    {
        const QStringList windows{u"--maintenance-window"_s, u"2026-01-05T08:10Z/2026-01-05T08:15Z"_s,
                                  u"--maintenance-window"_s, u"2026-01-06/2026-01-07"_s};
        const Outcome outcome = m_console->simulate(u"alerts.ndjson"_s, windows);
        for (const char* part : {"in maintenance 2 times, first from 2026-01-05T08:10:00Z to 2026-01-05T08:15:00Z\n",
                                 "new in a maintenance window           20  25.0 %\n"})
            QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
        const Json result = m_console->simulate(u"alerts.ndjson"_s, windows + AsJson).json();
        QCOMPARE(test::text(result["audit"]["maintenanceWindow"]), QByteArray("20"));
        QCOMPARE(result["cases"].size(), std::size_t{2});
        QCOMPARE(result["silences"]["maintenanceWindows"].size(), std::size_t{2});
        const Outcome kept = m_console->keep(u"alerts.ndjson"_s, windows);
        QVERIFY2(kept.says("The maintenance windows are not kept"), kept.messages.constData());
    }

    /// A rule with a query that is snoozed and in maintenance: why its documents are in no case.
    void explains()
    {
        m_console->write(u"query.json"_s, R"({"id": "q", "name": "Q", "rule_type_id": "siem.queryRule", "consumer": "siem",
            "schedule": {"interval": "1m"}, "params": {"query": "host.name: a or host.name: c", "from": "now-2m"},
            "snooze_schedule": [{"duration": 60000, "rRule": {"dtstart": "2026-01-05T08:01:00Z", "tzid": "UTC"}}],
            "actions": [{"id": "system-connector-.cases", "params": {"subAction": "run", "subActionParams":
            {"groupingBy": ["host.name"], "timeWindow": "7d", "reopenClosedCases": false}}}]})");
        const auto explain = [this](const QString& id, const QStringList& more = {}) {
            return m_console->run(QStringList{u"explain"_s, u"--rule"_s, u"query.json"_s, u"--alerts"_s,
                                              u"alerts.ndjson"_s, u"--alert"_s, id} + more);
        };
        const QStringList window{u"--maintenance-window"_s, u"2026-01-05T08:02Z/2026-01-05T08:03Z"_s};
        const auto verify = [](const Outcome& outcome, const char* part) {
            QVERIFY2(outcome.code == 0 && outcome.prints(part), missing(part, outcome).constData());
        };
        verify(explain(u"row-2"_s), "The rule's query, host.name: a or host.name: c, does not match it.");
        verify(explain(u"row-1"_s), "The rule was snoozed from 2026-01-05T08:01:00Z until before 2026-01-05T08:02:00Z");
        verify(explain(u"row-1"_s), "Without mutes and snoozes it would have opened case");
        verify(explain(u"row-3"_s, window), "in the maintenance window from 2026-01-05T08:02:00Z");
        verify(explain(u"row-5"_s, window), "It was attached to");
        const Json json = explain(u"row-1"_s, AsJson).json();
        QCOMPARE(test::text(json["explanations"][0]["bin"]), QByteArray("\"muted\""));
        QCOMPARE(test::text(json["explanations"][0]["counterfactuals"][0]["setting"]), QByteArray("\"silences\""));
    }

    /// Of a rule that makes alerts: an instance, and a document.
    void explainsInstances()
    {
        writeRule(R"({"muted_alert_ids": ["a"]})");
        const auto explain = [this](const QString& id, const QStringList& more = {}) {
            return m_console->run(QStringList{u"explain"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                              u"alerts.ndjson"_s, u"--alert"_s, id} + more);
        };
        const Outcome muted = explain(u"a"_s);
        QVERIFY2(muted.code == 0 && muted.prints("Of its 30 runs, 0 handed it over; 30 left it out as muted"),
                 missing("30 left out", muted).constData());
        const Json json = explain(u"a"_s, AsJson).json()["explanations"][0];
        QCOMPARE(test::text(json["bin"]), QByteArray("\"muted\""));
        QCOMPARE(test::text(json["silence"]), QByteArray(R"({"kind":"alert","from":null,"to":null})"));
        QCOMPARE(test::text(json["life"]["muted"]), QByteArray("30"));
        const Json c = explain(u"c"_s, AsJson).json()["explanations"][0];
        QVERIFY(c["inCase"] == true && c["life"]["handedOver"] == 20 && c["queue"].is_null());
        QCOMPARE(test::text(explain(u"row-2"_s, AsJson).json()["explanations"][0]["life"]["instance"]),
                 QByteArray("\"b\""));
        const Outcome nobody = explain(u"nobody"_s);
        QCOMPARE(nobody.code, 3);
        QVERIFY2(nobody.says("No instance of the rule, and no alert or document, has the id nobody"),
                 nobody.messages.constData());
    }

    void wrongWindows_data()
    {
        QTest::addColumn<QString>("window");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one time") << u"2026-01-05"_s << QByteArray("is no maintenance window; write two times");
        QTest::newRow("no time") << u"2026-02-30/2026-03-01"_s << QByteArray("2026-02-30");
        QTest::newRow("no end") << u"2026-02-03/"_s << QByteArray("--maintenance-window: \"\"");
        QTest::newRow("backwards") << u"2026-01-06/2026-01-05"_s << QByteArray("does not end after it begins");
        QTest::newRow("empty") << u"2026-01-06/2026-01-06"_s << QByteArray("does not end after it begins");
    }
    void wrongWindows()
    {
        QFETCH(QString, window);
        QFETCH(QByteArray, text);
        const Outcome outcome = m_console->simulate(u"alerts.ndjson"_s, {u"--maintenance-window"_s, window});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.messages.contains(text), outcome.messages.constData());
    }

private:
    void writeRule(const char* more) const
    {
        Json rule = Json::parse(R"({"id": "r", "name": "R", "rule_type_id": "observability.rules.custom_threshold",
            "consumer": "observability", "schedule": {"interval": "1m"}, "params": {"criteria": [{"comparator": ">",
            "threshold": [0], "timeSize": 1, "timeUnit": "m", "metrics": [{"name": "A", "aggType": "count"}]}],
            "groupBy": ["host.name"], "alertOnGroupDisappear": false},
            "actions": [{"id": "system-connector-.cases", "params": {"subAction": "run", "subActionParams":
            {"groupingBy": ["host.name"], "timeWindow": "7d", "reopenClosedCases": false}}}]})");
        rule.update(Json::parse(more));
        m_console->write(u"rule.json"_s, QByteArray::fromStdString(rule.dump(2)));
    }

    std::optional<Console> m_console;
};

QTEST_GUILESS_MAIN(CliSilencesTest)
#include "tst_CliSilences.moc"
