// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using test::Console;
using test::missing;
using test::Outcome;

/// `test`: files that hold, that do not, and that cannot be read, in every format.
class CliTestTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allThatWasRecordedHolds();
    void aDifferenceIsTold();
    void theHighestCodeApplies_data();
    void theHighestCodeApplies();
    void errorsHaveAPlace();
    void alertsAreFoundInADataFolder();
    void standardInputIsRead();
    void junitIsXml();
    void markdownIsATable();

private:
    [[nodiscard]] Outcome test(const QStringList& files, const QStringList& more = {}) const
    {
        return m_console.run(QStringList{u"test"_s} + files + more);
    }
    static QByteArray recorded()
    {
        QFile file(Console::golden(u"cases-action/01-no-grouping.json"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const Console m_console;
};

void CliTestTest::initTestCase()
{
    m_console.write(u"good.json"_s, recorded());
    m_console.write(u"false.json"_s, recorded().replace("\"attached\": 3", "\"attached\": 4")
                                         .replace("All alerts of", "<All> | \\u0007 alerts of"));
    m_console.write(u"broken.json"_s, recorded().replace("\"timeline\"", "\"time line\""));
    m_console.write(u"cut.json"_s, recorded().left(200));
}

void CliTestTest::allThatWasRecordedHolds()
{
    const QDir folder(Console::golden(u"cases-action"_s));
    QStringList files{Console::golden(u"rule-runs/synthetic.json"_s)};
    for (const QString& name : folder.entryList({u"*.json"_s}))
        files.append(folder.filePath(name));
    const Outcome outcome = test(files);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.prints("80 files, 87 checks: 87 as expected, 0 not\n"), missing("80 files", outcome).constData());
    QVERIFY(outcome.messages.isEmpty());
}

void CliTestTest::aDifferenceIsTold()
{
    const Outcome outcome = test({u"good.json"_s, u"false.json"_s});
    QCOMPARE(outcome.code, 1);
    for (const char* const part : {"ok      good.json: ", "FAILED  false.json: ", "expect.steps[0].audit.attached\n",
                                   "expected  4\n", "actual    3\n", "2 files, 2 checks: 1 as expected, 1 not\n"})
        QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
}

void CliTestTest::theHighestCodeApplies_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("holds") << QStringList{u"good.json"_s} << 0;
    QTest::newRow("does not") << QStringList{u"false.json"_s, u"good.json"_s} << 1;
    QTest::newRow("is broken") << QStringList{u"broken.json"_s, u"false.json"_s, u"good.json"_s} << 3;
    QTest::newRow("is not there") << QStringList{u"good.json"_s, u"nowhere.json"_s} << 3;
    QTest::newRow("nothing") << QStringList{} << 2;
    QTest::newRow("no such format") << QStringList{u"good.json"_s, u"--format"_s, u"html"_s} << 2;
}

void CliTestTest::theHighestCodeApplies()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QCOMPARE(test(arguments).code, code);
}

void CliTestTest::errorsHaveAPlace()
{
    const Outcome outcome = test({u"broken.json"_s, u"cut.json"_s, u"good.json"_s});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.prints("a scenario file has no key \"time line\" here"), missing("time line", outcome).constData());
    QVERIFY2(outcome.prints("broken.json:21:"), missing("broken.json:21:", outcome).constData());
    QVERIFY2(outcome.prints("cut.json:"), missing("cut.json:", outcome).constData());
    QVERIFY2(outcome.prints("; 2 files could not be tested\n"), missing("could not be tested", outcome).constData());
    QVERIFY(test({u"cut.json"_s}, {u"--format"_s, u"json"_s}).says("cut.json:"));
}

void CliTestTest::alertsAreFoundInADataFolder()
{
    QFile runs(Console::golden(u"rule-runs/synthetic.json"_s));
    QVERIFY(runs.open(QIODevice::ReadOnly));
    m_console.write(u"runs.json"_s, runs.readAll());
    const Outcome without = test({u"runs.json"_s});
    QCOMPARE(without.code, 3);
    QVERIFY2(without.prints("named with --data"), missing("named with --data", without).constData());
    const Outcome with = test({u"runs.json"_s}, {u"--data"_s, Console::golden(u"rule-runs"_s)});
    QCOMPARE(with.code, 0);
    QVERIFY2(with.prints("1 file, 8 checks: 8 as expected, 0 not\n"), missing("8 checks", with).constData());
}

void CliTestTest::standardInputIsRead()
{
    QCOMPARE(m_console.run({u"test"_s, u"-"_s}, recorded()).code, 0);
}

void CliTestTest::junitIsXml()
{
    const Outcome outcome = test({u"good.json"_s, u"false.json"_s, u"cut.json"_s}, {u"--format"_s, u"junit"_s});
    QCOMPARE(outcome.code, 3);
    QXmlStreamReader xml(outcome.output);
    QStringList seen;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            seen.append(xml.name().toString());
            if (xml.name() == u"testsuites"_s) {
                QCOMPARE(xml.attributes().value(u"tests"_s).toString(), u"3"_s);
                QCOMPARE(xml.attributes().value(u"failures"_s).toString(), u"1"_s);
                QCOMPARE(xml.attributes().value(u"errors"_s).toString(), u"1"_s);
            }
            if (xml.name() == u"failure"_s)
                QCOMPARE(xml.attributes().value(u"message"_s).toString(),
                         u"expect.steps[0].audit.attached: expected 4, is 3"_s);
        }
    QVERIFY2(!xml.hasError(), qUtf8Printable(xml.errorString()));
    QCOMPARE(seen, (QStringList{u"testsuites"_s, u"testsuite"_s, u"testcase"_s, u"testsuite"_s, u"testcase"_s,
                                u"failure"_s, u"testsuite"_s, u"testcase"_s, u"error"_s}));
}

void CliTestTest::markdownIsATable()
{
    const Outcome outcome = m_console.run({u"test"_s, u"--format"_s, u"markdown"_s, u"good.json"_s, u"false.json"_s});
    QCOMPARE(outcome.code, 1);
    for (const char* const part : {"**2 files, 2 checks: 1 as expected, 1 not**\n", "| | file | check |\n|---|---|---|\n",
                                   "| ✓ as expected | good.json |", "| ✗ not | false.json |",
                                   "\n```\nexpect.steps[0].audit.attached\n  expected  4\n  actual    3\n```\n"})
        QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
}

QTEST_GUILESS_MAIN(CliTestTest)
#include "tst_CliTest.moc"
