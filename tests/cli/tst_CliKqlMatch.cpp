// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::missing;
using test::Outcome;

/// `kql match`: the documents that a query matches.
class CliKqlMatchTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ids_data();
    void ids();
    void findings();
    void asJson();
    void syntaxErrors();
    void badInput();
    void wrongUsage();
    void floodsAndStandardInput();

private:
    [[nodiscard]] Outcome match(const QString& query, const QStringList& more = {}) const
    {
        return m_console.run(QStringList{u"kql"_s, u"match"_s, query, u"--alerts"_s, m_console.path(u"a.ndjson"_s)}
                             + more);
    }

    const Console m_console;
};

void CliKqlMatchTest::initTestCase()
{
    m_console.write(u"a.ndjson"_s,
                    R"({"_id":"late","@timestamp":"2026-01-06T00:00:00Z","host":{"name":"db-1"},"process":{"pid":7}})"
                    "\n"
                    R"({"_id":"early","_index":"i","@timestamp":"2026-01-05T00:00:00Z","host":{"name":"web-1"}})"
                    "\n"
                    R"({"_id":"l\n2","@timestamp":"2026-01-05T12:00:00Z","message":"Failed password"})"
                    "\n");
}

void CliKqlMatchTest::ids_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("output");
    const QStringList none;
    QTest::newRow("all, in order of time") << u""_s << none << QByteArray("early\nl\\n2\nlate\n");
    QTest::newRow("a field") << u"host.name: (web-* or db-1)"_s << none << QByteArray("early\nlate\n");
    QTest::newRow("a text") << u"message: password"_s << none << QByteArray("l\\n2\n");
    QTest::newRow("none") << u"host.name: web"_s << none << QByteArray();
    QTest::newRow("the newest document's time") << u"@timestamp >= now-12h"_s << none << QByteArray("l\\n2\nlate\n");
    QTest::newRow("another time") << u"@timestamp > now"_s << QStringList{u"--now"_s, u"2026-01-05T12:00:00Z"_s}
                                  << QByteArray("late\n");
}

void CliKqlMatchTest::ids()
{
    QFETCH(QString, query);
    QFETCH(QStringList, more);
    QFETCH(QByteArray, output);
    const Outcome outcome = match(query, more);
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.messages, QByteArray());
    QCOMPARE(outcome.output, output);
}

void CliKqlMatchTest::findings()
{
    const Outcome outcome = match(u"host.name: db-1 or\n process.pid: abc or hots: *"_s);
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.output, QByteArray("late\n"));
    QCOMPARE(
        outcome.messages,
        QByteArray("warning: line 2, column 2: process.pid has whole numbers, and \"abc\" is none; write one such as "
                   "443. This part matches nothing.\n"
                   "warning: line 2, column 22: No document has the field hots, so this part matches nothing.\n"));
}

void CliKqlMatchTest::asJson()
{
    const Outcome outcome = match(u"not host.name: w* and not a: *"_s, {u"--format"_s, u"json"_s});
    QCOMPARE(outcome.code, 0);
    const Json json = outcome.json();
    QCOMPARE(json.value("casewright", ""), std::string("matches/1"));
    QCOMPARE(test::text(json["now"]), QByteArray("\"2026-01-06T00:00:00.000Z\""));
    QCOMPARE(test::text(json["usesNow"]), QByteArray("false"));
    QCOMPARE(test::text(json["source"]["documents"]), QByteArray("3"));
    QCOMPARE(test::text(json["matching"]), QByteArray("2"));
    QCOMPARE(test::text(json["findings"]),
             QByteArray(R"([{"begin":26,"end":30,)"
                        R"("text":"No document has the field a, so this part matches nothing."}])"));
    QCOMPARE(test::text(json["matches"]), QByteArray(R"([{"_index":"a","_id":"l\n2"},{"_index":"a","_id":"late"}])"));
}

void CliKqlMatchTest::syntaxErrors()
{
    const Outcome outcome = match(u"host.name: ("_s);
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.messages.startsWith("error: column 13: "), outcome.messages.constData());
    const Outcome json = match(u"host.name: ("_s, {u"--format"_s, u"json"_s});
    QCOMPARE(json.code, 1);
    QCOMPARE(test::text(json.json()["error"]["offset"]), QByteArray("12"));
}

void CliKqlMatchTest::badInput()
{
    m_console.write(u"bad.ndjson"_s, "{\"@timestamp\":1}\n{]\n");
    const QStringList command{u"kql"_s, u"match"_s, u"*"_s, u"--alerts"_s, m_console.path(u"bad.ndjson"_s)};
    const Outcome refused = m_console.run(command);
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.says("bad.ndjson:2:"), missing("bad.ndjson:2:", refused).constData());
    const Outcome skipped = m_console.run(command + QStringList{u"--skip-bad-lines"_s});
    QCOMPARE(skipped.code, 0);
    QCOMPARE(skipped.output, QByteArray("row-1\n"));
    QVERIFY2(skipped.says("1 line could not be read and was left out"), skipped.messages.constData());
}

void CliKqlMatchTest::wrongUsage()
{
    QCOMPARE(m_console.run({u"kql"_s, u"match"_s, u"a"_s}).code, 2);
    const Outcome time = match(u"a"_s, {u"--now"_s, u"soon"_s});
    QCOMPARE(time.code, 2);
    QVERIFY2(time.says("--now: \"soon\" is no ISO 8601 time"), time.messages.constData());
}

void CliKqlMatchTest::floodsAndStandardInput()
{
    const QString flood = u"flood:"_s + Console::sample(u"two-days-one-storm.json"_s);
    const Outcome all = m_console.run({u"kql"_s, u"match"_s, u"*"_s, u"--alerts"_s, flood, u"--seed"_s, u"3"_s});
    QCOMPARE(all.code, 0);
    QVERIFY(all.output.count('\n') > 1'000);
    const Outcome piped =
        m_console.run({u"kql"_s, u"match"_s, u"host.name: b"_s, u"--alerts"_s, u"-"_s},
                      test::document("2026-01-05T00:00:00Z", "a") + test::document("2026-01-05T00:00:01Z", "b"));
    QCOMPARE(piped.code, 0);
    QCOMPARE(piped.output, QByteArray("row-2\n"));
}

QTEST_APPLESS_MAIN(CliKqlMatchTest)
#include "tst_CliKqlMatch.moc"
