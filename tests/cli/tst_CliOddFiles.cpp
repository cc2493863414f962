// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::Outcome;
using test::text;

namespace {

/// Rights bind root too.
void obeyRights()
{
    for (const unsigned long right : {1UL, 2UL}) // CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        if (::geteuid() == 0 && ::prctl(PR_CAPBSET_DROP, right, 0, 0, 0) != 0)
            ::_exit(99);
}

QByteArray good()
{
    return document("2026-01-05T08:01:00Z", "a");
}

} // namespace

/// Some rows of the table in core/alerts/README.md, as the console program tells them.
class CliOddFilesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areRefused_data();
    void areRefused();
    void areSkippedAndCounted_data();
    void areSkippedAndCounted();
    void withoutPermission();
    void idsKeepTheirDigits();

private:
    Console m_console;
};

void CliOddFilesTest::areRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* what, const char* name, const QByteArray& content, const char* message) {
        QTest::newRow(what) << QString::fromLatin1(name) << content << QByteArray(message);
    };
    row("zero bytes", "a.ndjson", good() + QByteArray(100, '\0'), "error: a.ndjson:2:1: not valid JSON: a zero byte");
    row("UTF-16", "a.csv", QByteArray("t\0,\0a\0\n\0", 8), "error: a.csv: the file is UTF-16 or UTF-32; convert it");
    row("deep", "a.ndjson", good() + "{\"a\":" + QByteArray(100'000, '['),
        "error: a.ndjson:2:1005: nested over 1000 levels; correct the line");
    row("NaN", "a.ndjson", good() + "{\"a\":NaN}\n", "error: a.ndjson:2:6: not valid JSON: JSON has no number NaN");
    row("blanks", "a.json", QByteArray(10'000, '\n'), "error: a.json: the file is empty: it has no documents");
    row("cut off", "a.json", "[" + good(), "error: a.json:2:1: the file ends in the middle of a list");
    row("no gzip behind gzip", "a.ndjson.gz",
        QByteArray::fromHex("1f8b0800000000000203abaee5020006b0a1dd03000000") + "more",
        "error: a.ndjson.gz: something else than gzip follows from byte 23 on");
    row("two columns", "a.csv", "time,host,host\n1767600000,a,b\n",
        "error: a.csv:1: two columns are called \"host\"; give one of them another name");
    row("a quote", "a.csv", "time,host\n1767600000,\"a\n1767600001,b\n",
        "error: a.csv:2:12: a quoted value is not closed when the file ends; correct the line");
    row("a folder", "folder", {}, "error: folder: this is a folder; name a file in it");
}

void CliOddFilesTest::areRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, message);
    if (content.isNull())
        QVERIFY(QDir(m_console.path(u"."_s)).mkdir(name));
    else
        m_console.write(name, content);
    const Outcome outcome = m_console.keep(name);
    QCOMPARE(outcome.code, 3);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.messages.contains(message), outcome.messages.constData());
    QCOMPARE(outcome.says("--skip-bad-lines leaves out such lines"), outcome.says("or skip bad lines"));
    QVERIFY(!QFile::exists(m_console.path(u"work.casewright"_s)));
}

void CliOddFilesTest::areSkippedAndCounted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("documents");
    QTest::addColumn<QList<int>>("lines");
    QTest::newRow("JSON") << u"b.ndjson"_s << good() + QByteArray("\0\n", 2) + "{\"a\":1}\n" + good() + "{\"@times" << 2
                          << QList<int>{2, 3, 5};
    QTest::newRow("CSV") << u"a.csv"_s
                         << QByteArray("time,host\n1767600000,\"a\n1767600001,b\nnoon,c\n1767600002\n1767600003,d\n") << 2
                         << QList<int>{2, 4, 5};
}

void CliOddFilesTest::areSkippedAndCounted()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const int, documents);
    QFETCH(const QList<int>, lines);
    m_console.write(name, content);
    const Outcome outcome = m_console.simulate(name, {u"--skip-bad-lines"_s, u"--format"_s, u"json"_s});
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const Json result = outcome.json();
    QCOMPARE(text(result["source"]["documents"]), text(documents));
    QCOMPARE(text(result["source"]["badLines"]), text(lines.size()));
    QCOMPARE(text(result["source"]["records"]), text(documents + static_cast<int>(lines.size())));
    QList<int> told;
    for (const Json& line : result["badLines"]) {
        told.append(line["line"].get<int>());
        QVERIFY(!line["reason"].get<std::string>().empty());
    }
    QCOMPARE(told, lines);
}

void CliOddFilesTest::withoutPermission()
{
    m_console.write(u"closed.ndjson"_s, good());
    QVERIFY(QFile::setPermissions(m_console.path(u"closed.ndjson"_s), {}));
    const Outcome outcome = m_console.run({u"simulate"_s, u"--no-store"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                           u"closed.ndjson"_s},
                                          {}, obeyRights);
    QCOMPARE(outcome.code, 3);
    QCOMPARE(outcome.messages, QByteArray("error: closed.ndjson: no permission to read the file; change its permissions "
                                          "or copy it\n"));
}

void CliOddFilesTest::idsKeepTheirDigits()
{
    m_console.write(u"ids.ndjson"_s, "{\"@timestamp\":1767600000,\"n\":9007199254740992}\n"
                                     "{\"@timestamp\":1767600000,\"n\":9007199254740993}\n");
    const Json result =
        m_console.simulate(u"ids.ndjson"_s, {u"--map"_s, u"n=_id"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(text(result["source"]["documents"]), text(2));
    QCOMPARE(text(result["source"]["duplicates"]), text(0));
}

QTEST_GUILESS_MAIN(CliOddFilesTest)
#include "tst_CliOddFiles.moc"
