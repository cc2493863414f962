// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <functional>
#include <set>
#include <string>

#include <sys/stat.h>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::Outcome;

Q_DECLARE_METATYPE(std::function<bool(const Json&)>)

namespace {

const QString Floods = QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/floods/");

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

QStringList generate(const QString& flood, const QString& out, const QStringList& more = {})
{
    return QStringList{u"generate"_s, u"--flood"_s, flood, u"--out"_s, out} + more;
}

} // namespace

/// `generate`, and the floods that come with the program.
class CliGenerateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatTheFloodIs_data();
    void writesWhatTheFloodIs();
    void firstDocuments();
    void tellsLinesAndDocuments();
    void standardOutput();
    void keepsModeAndLink();
    void errors();
    void interruptionLeavesWhatWasThere();
    void readerThatStopsReading();
    void floodsShowWhatTheySay_data();
    void floodsShowWhatTheySay();
    void floodsKeepTheirBytes_data();
    void floodsKeepTheirBytes();
    void sweepHasNewAddresses();
};

void CliGenerateTest::writesWhatTheFloodIs_data()
{
    QTest::addColumn<QString>("out");
    QTest::newRow("plain") << u"out.ndjson"_s;
    QTest::newRow("gzip") << u"out.ndjson.gz"_s;
}

void CliGenerateTest::writesWhatTheFloodIs()
{
    QFETCH(QString, out);
    const Console console;
    console.writeRule();
    const QString flood = Floods + u"scanner-sweep.json"_s;
    const Outcome made = console.run(generate(flood, out, {u"--seed"_s, u"5"_s}));
    QVERIFY2(made.code == 0, made.messages.constData());
    QCOMPARE(made.output, QByteArray());
    QVERIFY2(made.says("Wrote 5 544 documents in 5 6"), made.messages.constData());
    QCOMPARE(content(console.path(out)).startsWith("\x1f\x8b"), out.endsWith(u".gz"));
    const QStringList json{u"--format"_s, u"json"_s};
    const Json fromFile = console.simulate(out, json).json();
    const Json fromFlood = console.simulate(u"flood:"_s + flood, json + QStringList{u"--seed"_s, u"5"_s}).json();
    QVERIFY(fromFlood.is_object());
    for (const char* const part : {"summary", "audit", "cases", "breakerRuns"})
        QCOMPARE(test::text(fromFile.at(part)), test::text(fromFlood.at(part)));
    QCOMPARE(QDir(console.path(u"."_s)).entryList({u"out*"_s}), QStringList{out});
}

void CliGenerateTest::firstDocuments()
{
    const Console console;
    const QString flood = Floods + u"quiet-week.json"_s;
    QCOMPARE(console.run(generate(flood, u"all"_s)).code, 0);
    QCOMPARE(console.run(generate(flood, u"some"_s, {u"--count"_s, u"10"_s})).code, 0);
    const QByteArray some = content(console.path(u"some"_s));
    QCOMPARE(some.count('\n'), qsizetype{10});
    QVERIFY(content(console.path(u"all"_s)).startsWith(some));
    const Outcome more = console.run(generate(flood, u"more"_s, {u"--count"_s, u"999999"_s}));
    QCOMPARE(more.code, 0);
    QVERIFY2(more.says("fewer than --count"), more.messages.constData());
    QCOMPARE(content(console.path(u"more"_s)), content(console.path(u"all"_s)));
    QCOMPARE(console.run(generate(flood, u"other"_s, {u"--seed"_s, u"2"_s})).code, 0);
    QVERIFY(content(console.path(u"other"_s)) != content(console.path(u"all"_s)));
}

void CliGenerateTest::tellsLinesAndDocuments()
{
    const Console console;
    const auto saysOf = [&console](const QByteArray& flood) {
        console.write(u"f.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05", "fields": [], )" + flood + "}");
        const Outcome made = console.run(generate(u"f.json"_s, u"out"_s));
        return made.code == 0 ? made.messages : QByteArray("failed: ") + made.messages;
    };
    const QByteArray twice = saysOf(R"("length": "1d", "perMinute": 1, "duplicates": 1)");
    QCOMPARE(content(console.path(u"out"_s)).count('\n'), qsizetype{2'880});
    QVERIFY2(twice.startsWith("Wrote 1 440 documents in 2 880 lines, as 1 440 come twice, 0."), twice.constData());
    const QByteArray one = saysOf(R"("length": "1m", "perMinute": 1)");
    QVERIFY2(one.startsWith("Wrote 1 document, 0.0 MB, to out"), one.constData());
    QVERIFY2(!one.contains(" in 0.00 s"), one.constData()); // a slow machine may take longer
    QVERIFY(saysOf(R"("length": "10d", "perMinute": 20)").contains(" documents/s, "));
}

void CliGenerateTest::standardOutput()
{
    const Console console;
    const QString flood = Floods + u"quiet-week.json"_s;
    QCOMPARE(console.run(generate(flood, u"all"_s)).code, 0);
    const Outcome printed = console.run(generate(u"-"_s, u"-"_s), content(flood));
    QCOMPARE(printed.code, 0);
    QCOMPARE(printed.output, content(console.path(u"all"_s)));
}

void CliGenerateTest::keepsModeAndLink()
{
    const Console console;
    console.write(u"real"_s, "old");
    QVERIFY(QFile::setPermissions(console.path(u"real"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QVERIFY(QFile::link(console.path(u"real"_s), console.path(u"link"_s)));
    QCOMPARE(console.run(generate(Floods + u"quiet-week.json"_s, u"link"_s)).code, 0);
    QVERIFY(QFileInfo(console.path(u"link"_s)).isSymLink());
    QVERIFY(content(console.path(u"real"_s)).startsWith("{\"_id\":\"flood-1\",\"_index\":\"quiet-week\""));
    struct stat there {};
    QCOMPARE(::stat(qPrintable(console.path(u"real"_s)), &there), 0);
    QCOMPARE(there.st_mode & 0777U, 0640U);
    QCOMPARE(console.run(generate(Floods + u"quiet-week.json"_s, u"/dev/null"_s)).code, 0);
    QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
}

void CliGenerateTest::errors()
{
    const Console console;
    console.write(u"bad.json"_s, "{\"casewright\": \"flood/1\",\n \"start\": \"2026-01-05\", \"storms\": [{\"kind\": \"x\"}]}");
    const Outcome bad = console.run(generate(u"bad.json"_s, u"out"_s));
    QCOMPARE(bad.code, 3);
    QVERIFY2(bad.says("bad.json:2:"), bad.messages.constData());
    QVERIFY2(bad.says("must be one of burst, ramp"), bad.messages.constData());
    QCOMPARE(console.run(generate(u"none.json"_s, u"out"_s)).code, 3);
    const Outcome full = console.run(generate(Floods + u"quiet-week.json"_s, u"/dev/full"_s));
    QCOMPARE(full.code, 4);
    QVERIFY2(full.says("/dev/full"), full.messages.constData());
    const Outcome nowhere = console.run(generate(Floods + u"quiet-week.json"_s, u"none/out"_s));
    QCOMPARE(nowhere.code, 4);
    QVERIFY2(nowhere.says("none/out"), nowhere.messages.constData());
    QVERIFY(!QFile::exists(console.path(u"out"_s)));
}

void CliGenerateTest::interruptionLeavesWhatWasThere()
{
    const Console console;
    console.write(u"out"_s, "old");
    console.write(u"big.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05", "length": "10d", "perMinute": 400,
        "fields": [{"name": "a", "prefix": "a", "cardinality": 1000000}, {"name": "b", "sequence": true}]})");
    QProcess process;
    console.start(process, generate(u"big.json"_s, u"out"_s));
    QVERIFY(process.waitForStarted());
    const QDir folder(console.path(u"."_s));
    QTRY_COMPARE_WITH_TIMEOUT(folder.entryList({u"out.*"_s}).size(), 1, 60'000); // it writes
    QCOMPARE(::kill(static_cast<::pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardError(), QByteArray("Stopped. Nothing was kept.\n"));
    QCOMPARE(folder.entryList({u"out*"_s}), QStringList{u"out"_s});
    QCOMPARE(content(console.path(u"out"_s)), QByteArray("old"));
}

/// Nobody reads the pipe, which is full soon.
void CliGenerateTest::readerThatStopsReading()
{
    const Console console;
    QCOMPARE(::mkfifo(qPrintable(console.path(u"pipe"_s)), 0600), 0);
    QFile reader(console.path(u"pipe"_s));
    QProcess process;
    console.start(process, generate(Floods + u"scanner-sweep.json"_s, u"pipe"_s));
    QVERIFY(process.waitForStarted());
    QVERIFY(reader.open(QIODevice::ReadOnly | QIODevice::Unbuffered)); // waits until it is opened for writing
    QVERIFY(reader.read(1) == "{");
    QCOMPARE(::kill(static_cast<::pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 130);
}

void CliGenerateTest::floodsShowWhatTheySay_data()
{
    using Check = std::function<bool(const Json&)>;
    QTest::addColumn<Check>("holds");
    const auto row = [](const char* name, const Check& holds) { QTest::newRow(name) << holds; };
    row("quiet-week", [](const Json& result) {
        return result["summary"]["breakerRuns"] == 0 && result["audit"]["attached"] == result["audit"]["total"];
    });
    row("patch-tuesday", [](const Json& result) { return result["summary"]["breakerRuns"] >= 40; });
    row("ransomware-evening", [](const Json& result) {
        return result["audit"]["overMaxSignals"] > 1'000 && result["summary"]["largestCase"] == 1'000;
    });
    row("flapping-load-balancer", [](const Json& result) {
        return result["summary"]["breakerRuns"] == 0 && result["audit"]["overLimit"] > 1'000;
    });
    row("scanner-sweep", [](const Json& result) {
        return result["summary"]["breakerRuns"] == 24 && result["summary"]["casesOpened"] <= 31;
    });
    row("deploy-gone-wrong", [](const Json& result) {
        return result["summary"]["casesOpened"] > 60 && result["summary"]["breakerRuns"] >= 4;
    });
    row("back-fill-after-an-outage", [](const Json& result) {
        return result["summary"]["breakerRuns"] >= 2 && result["summary"]["breakerRuns"] <= 3;
    });
}

void CliGenerateTest::floodsShowWhatTheySay()
{
    QFETCH(std::function<bool(const Json&)>, holds);
    QCOMPARE(QDir(Floods).entryList({u"*.json"_s}).size(), qsizetype{7}); // each has a row
    const Console console;
    const QString flood = u"flood:"_s + Floods + QString::fromLatin1(QTest::currentDataTag()) + u".json"_s;
    const Outcome outcome = console.run({u"simulate"_s, u"--rule"_s, Console::sample(u"endpoint-alerts-per-host.json"_s),
                                         u"--alerts"_s, flood, u"--no-store"_s, u"--format"_s, u"json"_s});
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const Json result = outcome.json();
    QVERIFY2(holds(result), test::text(result["summary"]).constData());
}

void CliGenerateTest::floodsKeepTheirBytes_data()
{
    QTest::addColumn<QByteArray>("sum");
    QTest::newRow("back-fill-after-an-outage")
        << QByteArray("4175413778a26a620bc94b49baf0c1a6dc49c9657886bcb569399b89d3820ac1");
    QTest::newRow("deploy-gone-wrong")
        << QByteArray("0a9d8afd248fccb4ec34ec97d6afc838873e706101914350dd547c13b7802a65");
    QTest::newRow("flapping-load-balancer")
        << QByteArray("edd8a5f3d475b879286f232ed699fbe887dfbca3c2f10d146af88a95352cdd1d");
    QTest::newRow("patch-tuesday")
        << QByteArray("55eb0a32b3e46f306d3599d2db563288fbb66cb6786c94b05d66d15871be3329");
    QTest::newRow("quiet-week")
        << QByteArray("45b85d310ba17d0f96d10c25b48267e1dbe7c02ea0a5ecf45e5004f81bf8df1d");
    QTest::newRow("ransomware-evening")
        << QByteArray("dc4c191d147e9ae2266d3a772fc9bcc449c8f43c1a5b38b1d08da301b8bec72a");
    QTest::newRow("scanner-sweep")
        << QByteArray("26b4948cedcb7d9aa9d72916748700ce467f55d9dfd581a9625144f45b871a75");
}

/// A simulation that somebody kept must come to the same with a newer program.
void CliGenerateTest::floodsKeepTheirBytes()
{
    QFETCH(QByteArray, sum);
    const QString flood = Floods + QString::fromLatin1(QTest::currentDataTag()) + u".json"_s;
    const Outcome printed = Console().run(generate(flood, u"-"_s));
    QCOMPARE(printed.code, 0);
    QCOMPARE(QCryptographicHash::hash(printed.output, QCryptographicHash::Sha256).toHex(), sum);
}

/// As its storm is named: no address, and no host, comes twice in the sweep.
void CliGenerateTest::sweepHasNewAddresses()
{
    const Outcome printed = Console().run(generate(Floods + u"scanner-sweep.json"_s, u"-"_s));
    std::set<std::string> ids;
    std::set<std::string> addresses;
    std::set<std::string> hosts;
    for (const QByteArray& line : printed.output.trimmed().split('\n')) {
        const Json document = Json::parse(line.toStdString());
        if (document["event"]["code"] != "port-scan")
            continue;
        ids.insert(document["_id"].get<std::string>());
        addresses.insert(document["source"]["ip"].get<std::string>());
        hosts.insert(document["host"]["name"].get<std::string>());
    }
    QCOMPARE(ids.size(), std::size_t{5'400});
    QCOMPARE(addresses.size(), ids.size());
    QCOMPARE(hosts.size(), ids.size());
}

QTEST_GUILESS_MAIN(CliGenerateTest)
#include "tst_CliGenerate.moc"
