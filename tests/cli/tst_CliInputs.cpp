// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <memory>

#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "core/store/Workspace.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::Outcome;
using test::text;

namespace {

const QStringList AsJson{u"--format"_s, u"json"_s};

QByteArray good()
{
    return document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:02:00Z", "b");
}

} // namespace

/// Where rules and alerts come from, and what is wrong with them.
class CliInputsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void badAlertsAreRefused_data();
    void badAlertsAreRefused();
    void badLinesAreSkippedOnRequest();
    void badRulesAreRefused_data();
    void badRulesAreRefused();
    void allThatIsWrongIsSaidAtOnce();
    void csvIsMapped();
    void csvIsMappedByItsHeader();
    void csvIsMappedByItsValues();
    void otherFilesAreNoRules();
    void standardInputIsRead();
    void floodFromStandardInput();
    void ruleFromStandardInput();
    void pipesAreRead();
    void duplicatesAreCounted();
    void namesDoNotReachTheTerminalRaw();

private:
    std::unique_ptr<Console> m_console;
};

void CliInputsTest::init()
{
    m_console = std::make_unique<Console>();
    m_console->write(u"good.ndjson"_s, good());
}

void CliInputsTest::badAlertsAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* what, const QByteArray& content, const char* name, const char* message) {
        QTest::newRow(what) << content << QString::fromLatin1(name) << QByteArray(message);
    };
    row("no JSON", "hello\n", "a.ndjson", "error: a.ndjson:1:1: not valid JSON");
    row("cut in the middle", good() + R"({"@timestamp":"2026-01-05T08:03:00Z","host":{"na)", "a.ndjson",
        "error: a.ndjson:3:49: the file ends in the middle of a document");
    row("no time", good() + "{\"host\":{\"name\":\"c\"}}\n", "a.ndjson", "error: a.ndjson:3:1: @timestamp: ");
    row("a wrong time", R"({"@timestamp":"yesterday"})", "a.ndjson", "error: a.ndjson:1:");
    row("empty", "", "a.ndjson", "error: a.ndjson: the file is empty");
    row("a list", "[]", "a.json", "error: a.json:1: there are no documents in the list");
    row("damaged gzip", "\x1f\x8b\x08 and so on", "a.ndjson.gz", "error: a.ndjson.gz: the file is damaged");
    row("CSV without a time", "when,host\n1,a\n", "a.csv",
        "error: a.csv:1: no column gives the time @timestamp; map the one that has it; the file has: when, host\n");
    row("CSV with a time by its name", "host,date\na,1767600000\na,never\n", "a.csv",
        "error: a.csv:3:3: @timestamp: \"never\" is no ISO 8601 time; write it like 2026-01-05T08:00:00.000Z; the "
        "column \"date\" was taken for the time, by its name");
    row("CSV with a time by its values", "when\n" + QByteArray("2026-01-05 08:00\n").repeated(20) + "never\n", "a.csv",
        "; the column \"when\" was taken for the time, by its values");
    row("CSV with a bad time", "@timestamp,host\nnever,a\n", "a.csv", "error: a.csv:2:1: @timestamp: ");
    row("JSON with another time", R"({"n": 1, "when": "2026-01-05T08:00:00Z"})", "a.ndjson",
        "error: a.ndjson:1:1: @timestamp: the document has no time; the values of \"when\" are times: map it to "
        "@timestamp; say --map when=@timestamp\n");
    row("JSON with a time of several words", R"({"it's when": 1767600000})", "a.ndjson",
        "; say --map 'it'\\''s when=@timestamp'\n");
    row("a flood as alerts", "{\"casewright\": \"flood/1\", \"start\": \"2026-01-05\"}", "a.json",
        "error: a.json: this is a flood file, and no alerts: write --alerts flood:a.json\n");
    row("a rule as alerts", R"({"rule_type_id": "siem.queryRule", "params": {}, "created_at": "2026-01-05T08:00:00Z"})",
        "a.json", "error: a.json: this is a rule, and no alerts: write --rule a.json\n");
    row("a scenario as alerts", R"({"casewright": "scenario/1"})", "a.json",
        "error: a.json: this is a scenario, and no alerts: casewright-cli test a.json runs it\n");
    row("a rule as a flood", R"({"rule_type_id": "siem.queryRule", "params": {}})", "flood:a.json",
        "error: a.json: this is a rule, and no flood: write --rule a.json\n");
    row("alerts as a flood", good(), "flood:a.ndjson",
        "error: a.ndjson: these are alerts, and no flood: write --alerts a.ndjson\n");
    row("a flood with a key twice",
        "{\"casewright\": \"flood/1\", \"start\": \"2026-01-05\",\n \"perMinute\": 1,\n"
        "  \"fields\": [],\n  \"perMinute\": 2}", "flood:a.json",
        "error: a.json:4:3: perMinute: the key \"perMinute\" stands in line 2 already; keep one of them\n");
    row("a flood with a field that is set twice",
        "{\"casewright\": \"flood/1\", \"start\": \"2026-01-05\", \"fields\": [],\n"
        "  \"storms\": [{\"kind\": \"burst\", \"length\": \"1h\", \"perMinute\": 1,\n    \"set\": {\"a\": 1, \"a\": 2}}]}", "flood:a.json",
        "error: a.json:3:21: storms[0].set.a: the key \"a\" stands in line 3 already");
    row("a flood with a rate that is too fine",
        R"({"casewright": "flood/1", "start": "2026-01-05", "perMinute": 0.0000015, "fields": []})", "flood:a.json",
        "perMinute: is too fine: rates are kept in millionths of a document a minute, and 1.5e-06 would become 2e-06\n");
    row("a flood of another format", R"({"casewright": "flood/2"})", "flood:a.json", "error: a.json:1:16: casewright: ");
    row("a flood with a wrong key", "{\"casewright\": \"flood/1\",\n  \"start\": \"2026-01-05\", \"fields\": [],\n  \"speed\": 1}",
        "flood:a.json", "error: a.json:3:12: speed: ");
    row("a flood that is none", "{", "flood:a.json", "error: a.json:1:2: not valid JSON");
    row("too many documents", R"({"casewright": "flood/1", "start": "2026-01-05", "perMinute": 1e8, "fields": []})",
        "flood:a.json", "error: a.json: the flood has 144000000000 documents");
}

void CliInputsTest::badAlertsAreRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, name);
    QFETCH(QByteArray, message);
    m_console->write(QString(name).remove(u"flood:"_s), content);
    const Outcome outcome = m_console->keep(name);
    QCOMPARE(outcome.code, 3);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.messages.contains(message), outcome.messages.constData());
    // Nothing is half-written: not even an empty workspace.
    QVERIFY(!QDir(m_console->path(u"."_s)).entryList().contains(u"work.casewright"_s));
    const Outcome missing = m_console->simulate(u"nowhere/"_s + name.section(u':', -1));
    QCOMPARE(missing.code, 3);
    QVERIFY2(missing.says("there is no such file"), missing.messages.constData());
}

void CliInputsTest::badLinesAreSkippedOnRequest()
{
    m_console->write(u"bad.ndjson"_s, "nonsense\n" + good() + "{\"host\": 1}\n");
    const Outcome refused = m_console->simulate(u"bad.ndjson"_s);
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.says("--skip-bad-lines leaves out such lines"), refused.messages.constData());
    const QStringList skip{u"--skip-bad-lines"_s};
    // A file without times has no bad lines, but another field for them.
    m_console->write(u"when.ndjson"_s, QByteArray(R"({"n": 1, "when": "2026-01-05T08:00:00Z"})"
                                                  "\n").repeated(3));
    const Outcome elsewhere = m_console->keep(u"when.ndjson"_s, skip);
    QCOMPARE(elsewhere.code, 3);
    QVERIFY2(elsewhere.says("error: when.ndjson: @timestamp: no line has a time; --map FIELD=@timestamp names its field; "
                            "say --map when=@timestamp\n"),
             elsewhere.messages.constData());
    m_console->write(u"never.ndjson"_s, "{\"n\": 1}\n{\"n\": 2}\n");
    const Outcome never = m_console->keep(u"never.ndjson"_s, skip);
    QCOMPARE(never.code, 3);
    QVERIFY2(never.says("no line has a time; --map FIELD=@timestamp names its field\n"), never.messages.constData());
    m_console->write(u"none.ndjson"_s, "[1]\n" + good());
    const Outcome none = m_console->simulate(u"none.ndjson"_s, skip);
    QCOMPARE(none.code, 3);
    QCOMPARE(none.messages, QByteArray("error: none.ndjson:1: no line could be read, so that nothing is left; the first one: "
                                       "column 2: a document must be a JSON object\n"));
    const Outcome printed = m_console->simulate(u"bad.ndjson"_s, skip);
    QCOMPARE(printed.code, 0);
    QVERIFY2(printed.prints("  2 lines could not be read and were left out"), printed.output.constData());
    QVERIFY2(printed.prints("    bad.ndjson:1: ") && printed.prints("    bad.ndjson:4: "), printed.output.constData());
    const Json result = m_console->simulate(u"bad.ndjson"_s, skip + AsJson).json();
    QCOMPARE(text(result["source"]["badLines"]), text(2));
    QCOMPARE(text(result["source"]["documents"]), text(2));
    QCOMPARE(text(result["badLines"][1]["line"]), text(4));
}

void CliInputsTest::badRulesAreRefused_data()
{
    QTest::addColumn<QByteArray>("find");
    QTest::addColumn<QByteArray>("replacement");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* what, const char* find, const char* replacement, int code, const char* message) {
        QTest::newRow(what) << QByteArray(find) << QByteArray(replacement) << code << QByteArray(message);
    };
    row("no JSON", "{", "", 3, "error: rule.json:");
    row("a number for a name", "\"Every document\"", "1", 1, "error: rule.json:3:11: name: Kibana takes a text here");
    row("no interval", "\"interval\"", "\"intervall\"", 1, "schedule");
    row("an unreadable interval", "\"5m\"", "\"5x\"", 1, "error: rule.json:10:17: schedule.interval: \"5x\" is no interval");
    row("a language that is not simulated", "\"kuery\"", "\"lucene\"", 1, "params.query: A query in lucene is kept");
    row("another rule type", "siem.queryRule", "siem.eqlRule", 1, "rule_type_id: Rules of the type siem.eqlRule");
    row("no alerts allowed", "1000", "0", 1, "params.maxSignals: ");
    row("an unreadable window", "\"7d\"", "\"7y\"", 1, "actions[0].params.subActionParams.timeWindow: ");
}

void CliInputsTest::badRulesAreRefused()
{
    QFETCH(QByteArray, find);
    QFETCH(QByteArray, replacement);
    QFETCH(int, code);
    QFETCH(QByteArray, message);
    QFile file(m_console->path(u"rule.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray rule = file.readAll();
    QVERIFY(rule.contains(find));
    m_console->write(u"rule.json"_s, rule.replace(rule.indexOf(find), find.size(), replacement));
    const Outcome outcome = m_console->simulate(u"good.ndjson"_s);
    QCOMPARE(outcome.code, code);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.messages.contains(message), outcome.messages.constData());
}

void CliInputsTest::allThatIsWrongIsSaidAtOnce()
{
    m_console->writeRule(R"({"timeWindow": "7y"})");
    m_console->write(u"work.casewright"_s, "no database, but longer than the header of one: " + QByteArray(100, '.'));
    const Outcome outcome = m_console->keep(u"good.ndjson"_s);
    // The highest code of those that apply.
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.says("timeWindow") && outcome.says("no Casewright workspace"), outcome.messages.constData());
}

void CliInputsTest::csvIsMapped()
{
    m_console->write(u"good.csv"_s, "when,machine\n1767600060,a\n2026-01-05T08:02:00Z,b\n");
    const Json lines = m_console->simulate(u"good.ndjson"_s, AsJson).json();
    const Outcome outcome =
        m_console->simulate(u"good.csv"_s, AsJson + QStringList{u"--map"_s, u"when=@timestamp,machine=host.name"_s});
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QCOMPARE(lines["cases"].size(), std::size_t{2});
    QVERIFY(outcome.json()["cases"] == lines["cases"]);
    QVERIFY(outcome.json()["audit"] == lines["audit"]);
}

void CliInputsTest::csvIsMappedByItsValues()
{
    m_console->write(u"good.csv"_s, "sep=;\nrank;a b c;host\n1;2026-01-05 08:01;a\n2;2026-01-05 08:02;b\n");
    const Outcome outcome = m_console->simulate(u"good.csv"_s, AsJson);
    QCOMPARE(outcome.messages,
             QByteArray("Times are read from the column \"a b c\", by its values. good.csv is read as with "
                        "--map 'a b c=@timestamp,host=host.name'\n"));
    QVERIFY(outcome.json()["cases"] == m_console->simulate(u"good.ndjson"_s, AsJson).json()["cases"]);
    // What is proposed keeps what was said.
    const Outcome half = m_console->simulate(u"good.csv"_s, {u"--map"_s, u"host=host.name"_s});
    QCOMPARE(half.code, 3);
    QVERIFY2(half.says("; say --map 'a b c=@timestamp,host=host.name'\n"), half.messages.constData());
}

void CliInputsTest::otherFilesAreNoRules()
{
    const auto messages = [this](const QString& name, const QByteArray& content) -> QByteArray {
        m_console->write(name, content);
        const Outcome outcome = m_console->run(
            {u"simulate"_s, u"--no-store"_s, u"--rule"_s, name, u"--alerts"_s, u"good.ndjson"_s});
        return QByteArray::number(outcome.code) + ' ' + outcome.messages;
    };
    QCOMPARE(messages(u"a.ndjson"_s, good()),
             QByteArray("3 error: a.ndjson: these are alerts, and no rule: write --alerts a.ndjson\n"));
    QCOMPARE(messages(u"f.json"_s, "{\"casewright\": \"flood/1\"}"),
             QByteArray("3 error: f.json: this is a flood file, and no rule: write --alerts flood:f.json\n"));
    QCOMPARE(messages(u"w.ndjson"_s, "{\"n\": 1, \"when\": \"2026-01-05T08:00:00Z\"}\n"),
             QByteArray("3 error: w.ndjson: these are alerts, and no rule: write --alerts w.ndjson\n"));
    QVERIFY(messages(u"r.json"_s, "{\"name\": \"a\"}").startsWith("3 error: r.json:1:1: "));
    const Outcome generated = m_console->run({u"generate"_s, u"--flood"_s, u"a.ndjson"_s, u"--out"_s, u"b"_s});
    QCOMPARE(generated.code, 3);
    QVERIFY2(generated.says("these are alerts, and no flood: write --alerts a.ndjson"), generated.messages.constData());
}

void CliInputsTest::csvIsMappedByItsHeader()
{
    m_console->write(u"good.csv"_s, "Event Time,host\n1767600060,a\n2026-01-05T08:02:00Z,b\n");
    const Json lines = m_console->simulate(u"good.ndjson"_s, AsJson).json();
    const Outcome outcome = m_console->simulate(u"good.csv"_s, AsJson);
    QCOMPARE(outcome.messages,
             QByteArray("Times are read from the column \"Event Time\", by its name. good.csv is read as with "
                        "--map 'Event Time=@timestamp,host=host.name'\n"));
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.json()["cases"] == lines["cases"]);
    QVERIFY(outcome.json()["audit"] == lines["audit"]);
    // The workspace keeps the mapping, for whoever reads the file again.
    QCOMPARE(m_console->keep(u"good.csv"_s).code, 0);
    const base::Result<store::Workspace> workspace =
        store::Workspace::open(m_console->path(u"work.casewright"_s).toStdString(), store::Access::ReadOnly);
    QVERIFY(workspace);
    QCOMPARE(workspace->sources().value().front().mapping, std::string("Event Time=@timestamp,host=host.name"));
    QCOMPARE(m_console->simulate(u"good.csv"_s, {u"--map"_s, u"Event Time=@timestamp"_s}).messages, QByteArray());
}

void CliInputsTest::standardInputIsRead()
{
    const Json fromFile = m_console->simulate(u"good.ndjson"_s, AsJson).json();
    const Outcome outcome = m_console->simulate(u"-"_s, AsJson, good());
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY(outcome.json()["cases"] == fromFile["cases"]);
    QCOMPARE(text(outcome.json()["source"]["file"]), text("standard input"));
    QCOMPARE(text(outcome.json()["source"]["records"]), text(2));
    // What it was kept in meanwhile is gone.
    QCOMPARE(QDir(m_console->path(u"."_s)).entryList({u"casewright-*"_s}), QStringList());

    const Outcome bad = m_console->simulate(u"-"_s, {}, good() + "{}\n");
    QCOMPARE(bad.code, 3);
    QVERIFY2(bad.says("error: standard input:3:1: @timestamp: "), bad.messages.constData());
    const Outcome empty = m_console->simulate(u"-"_s);
    QCOMPARE(empty.code, 3);
    QVERIFY2(empty.says("error: standard input: the file is empty"), empty.messages.constData());
    QCOMPARE(QDir(m_console->path(u"."_s)).entryList({u"casewright-*"_s}), QStringList());
}

void CliInputsTest::floodFromStandardInput()
{
    QFile file(Console::sample(u"steady-hundred-hosts.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Json fromFile = m_console->simulate(u"flood:"_s + file.fileName(), AsJson).json();
    const Outcome outcome = m_console->simulate(u"flood:-"_s, AsJson, file.readAll());
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QCOMPARE(text(outcome.json()["source"]["documents"]), text(2880));
    QVERIFY(outcome.json()["cases"] == fromFile["cases"]);
}

void CliInputsTest::ruleFromStandardInput()
{
    QFile file(m_console->path(u"rule.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList arguments{u"simulate"_s, u"--no-store"_s, u"--rule"_s, u"-"_s, u"--alerts"_s, u"good.ndjson"_s};
    const Outcome outcome = m_console->run(arguments, file.readAll());
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY2(outcome.prints("rule     standard input: every 5m"), outcome.output.constData());
    const Outcome bad = m_console->run(arguments, "{}");
    QCOMPARE(bad.code, 3);
    QVERIFY2(bad.says("error: standard input:1:1: rule_type_id: "), bad.messages.constData());
}

void CliInputsTest::pipesAreRead()
{
    const QString pipe = m_console->path(u"pipe"_s);
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QProcess process;
    m_console->start(process, {u"simulate"_s, u"--no-store"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"pipe"_s,
                               u"--format"_s, u"json"_s});
    QVERIFY(process.waitForStarted());
    QFile end(pipe);
    QVERIFY(end.open(QIODevice::WriteOnly | QIODevice::Unbuffered)); // waits for the reader
    QCOMPARE(end.write(good()), good().size());
    end.close();
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    const Json result = Json::parse(process.readAllStandardOutput().toStdString(), nullptr, false);
    QCOMPARE(text(result["summary"]["casesOpened"]), text(2));
}

void CliInputsTest::duplicatesAreCounted()
{
    m_console->write(u"twice.ndjson"_s, R"({"_id":"1","_index":"i","@timestamp":"2026-01-05T08:01:00Z"}
{"_id":"1","_index":"i","@timestamp":"2026-01-05T08:02:00Z"}
)");
    const Outcome outcome = m_console->simulate(u"twice.ndjson"_s);
    QVERIFY2(outcome.prints("  1 document was left out: the _id and _index came before.\n"),
             outcome.output.constData());
}

void CliInputsTest::namesDoNotReachTheTerminalRaw()
{
    const Outcome outcome = m_console->simulate(u"\x1b[2J.ndjson"_s);
    QCOMPARE(outcome.code, 3);
    QCOMPARE(outcome.messages, QByteArray("error: \\u{1B}[2J.ndjson: there is no such file; check the path\n"));
}

QTEST_GUILESS_MAIN(CliInputsTest)
#include "tst_CliInputs.moc"
