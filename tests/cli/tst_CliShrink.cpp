// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::missing;
using test::Outcome;
using test::text;

/// `shrink`: a flood comes down to a few alerts, and the file about them passes or fails as it should in `test`.
class CliShrinkTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFilePassesUntilTheRuleIsMended_data();
    void theFilePassesUntilTheRuleIsMended();
    void aBugReportFailsUntilTheRuleIsMended();
    void tellsWhatIsLeft();
    void writesTheFileInsteadOfTheResult();
    void endsWithACode_data();
    void endsWithACode();
    void runsOutOfTime();
    void isStopped();

private:
    [[nodiscard]] Outcome shrink(const QString& arguments, const QStringList& more = {}) const
    {
        return m_console.run(u"shrink --rule rule.json --alerts flood:flood.json --symptom "_s.append(arguments)
                                 .split(u' ', Qt::SkipEmptyParts)
                             + more);
    }
    [[nodiscard]] Json file() const
    {
        QFile file(m_console.path(u"few.json"_s));
        return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
    }
    [[nodiscard]] int test() const { return m_console.run({u"test"_s, u"few.json"_s}).code; }
    void mend(const QByteArray& pointer, const QByteArray& value) const
    {
        Json mended = file();
        mended[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
        m_console.write(u"few.json"_s, text(mended));
    }

    const Console m_console;
};

/// 50 000 documents of 30 hosts and 400 users.
void CliShrinkTest::init()
{
    m_console.writeRule();
    m_console.write(u"flood.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05T00:00:00Z", "length": "7d",
        "perMinute": 4.961, "fields": [{"name": "host.name", "prefix": "h", "cardinality": 30, "skew": 1},
        {"name": "user.name", "prefix": "u", "cardinality": 400},
        {"name": "path", "values": ["a", "b"]}], "storms": [{"kind": "burst", "after": "4d", "length": "5m",
        "perMinute": 4, "set": {"path": ")" + QByteArray(200, 'x') + R"("}}]})");
    m_console.write(u"closing.json"_s, R"({"casewright": "analysts/1", "closeAfter": {"distribution": "fixed",
        "length": "1h"}})");
}

void CliShrinkTest::theFilePassesUntilTheRuleIsMended_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<std::size_t>("left");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* name, const char* action, const char* arguments, std::size_t left,
                        const char* pointer, const char* value) {
        QTest::newRow(name) << QByteArray(action) << QString::fromLatin1(arguments) << left << QByteArray(pointer)
                            << QByteArray(value);
    };
    row("grouping is given up", "{}", "breaker", 6, "/action/maximumCasesToOpen", "20");
    row("two hosts in a case", R"({"groupingBy": []})", "mixed-case --field host.name", 2, "/action/groupingBy",
        R"(["host.name"])");
    row("a run fails", R"({"groupingBy": ["path"]})", "run-failed --kibana 8.18", 1, "/kibana", R"("9.4")");
    row("a case is reopened", R"({"reopenClosedCases": true})", "case-reopened --analysts closing.json", 2,
        "/action/reopenClosedCases", "false");
    row("an alert in a maintenance window", "{}",
        "alert-lost --alert flood-25000 --maintenance-window 2026-01-08/2026-01-09", 1, "/maintenanceWindows", "[]");
    row("a full case", R"({"groupingBy": [], "timeWindow": "30d"})", "case-full", 1'001, "/action/timeWindow",
        R"("1h")");
}

void CliShrinkTest::theFilePassesUntilTheRuleIsMended()
{
    QFETCH(const QByteArray, action);
    QFETCH(const QString, arguments);
    QFETCH(const std::size_t, left);
    QFETCH(const QByteArray, pointer);
    QFETCH(const QByteArray, value);
    m_console.writeRule(action);
    const Outcome outcome = shrink(arguments, {u"--out"_s, u"few.json"_s, u"--format"_s, u"json"_s});
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY2(outcome.says("Wrote few.json: casewright-cli test few.json passes as long as the symptom shows."),
             outcome.messages.constData());
    const Json result = outcome.json();
    QCOMPARE(result.at("left").get<std::size_t>(), left);
    QCOMPARE(result.at("alerts").size(), left);
    QVERIFY(result.at("documents").get<std::size_t>() >= 50'000);
    QVERIFY(result.at("minimal").get<bool>());
    QCOMPARE(test(), 0);
    mend(pointer, value);
    QCOMPARE(test(), 1);
}

void CliShrinkTest::aBugReportFailsUntilTheRuleIsMended()
{
    const Outcome outcome = shrink(u"breaker"_s, {u"--out"_s, u"few.json"_s, u"--expect-fixed"_s});
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY(outcome.says("fails until the symptom is gone"));
    QCOMPARE(test(), 1);
    mend("/action/maximumCasesToOpen", "20");
    QCOMPARE(test(), 0);
}

void CliShrinkTest::tellsWhatIsLeft()
{
    const Outcome outcome = shrink(u"breaker"_s);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    for (const char* const part : {"Every document\n", "  profile  Kibana 9.4\n", "\n6 alerts of 50 0",
                                   "so grouping is given up. Without any one of these alerts it does not show.\n",
                                   "_index", "flood-", "Found by running the rule ",
                                   "A simulation after Kibana 9.4; Kibana did not produce it.\n"})
        QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
    QCOMPARE(outcome.messages, QByteArray());
}

void CliShrinkTest::writesTheFileInsteadOfTheResult()
{
    const Outcome outcome = shrink(u"breaker --out -"_s);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QCOMPARE(text(outcome.json()["casewright"]), QByteArray("\"scenario/1\""));
    QVERIFY(outcome.says("6 alerts of 50 0"));
    QCOMPARE(m_console.run({u"test"_s, u"-"_s}, outcome.output).code, 0);
}

void CliShrinkTest::endsWithACode_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* arguments, int code, const char* message) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << code << QByteArray(message);
    };
    row("lost", 2, "there are alert-lost, mixed-case, run-failed, breaker, case-full, case-reopened");
    row("mixed-case", 2, "--symptom mixed-case needs --field");
    row("breaker --field host.name", 2, "--field is for --symptom mixed-case");
    row("breaker --alert a", 2, "--alert is for --symptom alert-lost");
    row("breaker --expect-fixed", 2, "--out, which is not given");
    row("breaker --out - --format json", 2, "leave out --format json");
    row("breaker --out rule.json", 2, "which would be lost");
    row("breaker --out flood.json", 2, "which would be lost");
    row("breaker --time-limit soon", 2, "\"soon\" is no whole number");
    row("run-failed", 3, "flood.json: The symptom does not show: \"A run fails as a whole.\" is not so.");
    row("alert-lost --alert nobody", 3, "No document has the _id nobody.");
    row("mixed-case --field none", 3, "No alert has the field none.");
    row("breaker --out none/few.json", 4, "none/few.json");
}

void CliShrinkTest::endsWithACode()
{
    QFETCH(const QString, arguments);
    QFETCH(const int, code);
    QFETCH(const QByteArray, message);
    const Outcome outcome = shrink(arguments);
    QVERIFY2(outcome.code == code, outcome.messages.constData());
    QVERIFY2(outcome.says(message.constData()), outcome.messages.constData());
    QCOMPARE(outcome.output, QByteArray());
}

void CliShrinkTest::runsOutOfTime()
{
    const Json result = shrink(u"breaker --time-limit 0 --format json"_s).json();
    QCOMPARE(text(result.at("minimal")), QByteArray("false"));
    QCOMPARE(text(result.at("left")), text(result.at("documents")));
}

void CliShrinkTest::isStopped()
{
    QProcess process;
    m_console.start(process, {u"shrink"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"-"_s, u"--symptom"_s,
                              u"breaker"_s, u"--out"_s, u"stopped.json"_s});
    QVERIFY(process.waitForStarted());
    process.write(document("2026-01-05T08:01:00Z", "a"));
    const QDir folder(m_console.path(u"."_s));
    QTRY_COMPARE(folder.entryList({u"casewright-*"_s}).size(), 1); // it reads, and waits for more
    QCOMPARE(::kill(static_cast<::pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(!QFile::exists(m_console.path(u"stopped.json"_s)));
}

QTEST_GUILESS_MAIN(CliShrinkTest)
#include "tst_CliShrink.moc"
