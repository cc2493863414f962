// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

using namespace casewright;
using namespace Qt::StringLiterals;
using test::Console;
using test::document;
using test::Outcome;

/// `--report`: what the commands about what-ifs print, as a page or as Markdown.
class CliWhatIfReportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPageIsWritten_data();
    void aPageIsWritten();
    void markdownHasItsPicturesBesideIt();
    void endsWithACode();

private:
    [[nodiscard]] Outcome run(const QString& command, const QString& report) const
    {
        return m_console.run(command.split(u' ') + QStringList{u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                                               u"some.ndjson"_s, u"--report"_s, report});
    }
    [[nodiscard]] QString read(const QString& name) const
    {
        QFile file(m_console.path(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    const Console m_console;
};

void CliWhatIfReportTest::initTestCase()
{
    m_console.writeRule(R"({"maximumCasesToOpen": 2})");
    QByteArray lines;
    for (const char* const time : {"2026-01-05T08:01:00Z", "2026-01-05T09:01:00Z", "2026-01-06T08:01:00Z"})
        for (const char* const host : {"a", "b", "c"})
            lines += document(time, host);
    m_console.write(u"some.ndjson"_s, lines);
}

void CliWhatIfReportTest::aPageIsWritten_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("section");
    QTest::newRow("sweep") << u"sweep"_s << u"Sweep: cases opened"_s;
    QTest::newRow("cadence") << u"cadence"_s << u"Cadence"_s;
    QTest::newRow("advise") << u"advise"_s << u"Advice"_s;
    QTest::newRow("compare") << u"compare --set-b timeWindow=1h"_s << u"Comparison: "_s;
    QTest::newRow("upgrade") << u"upgrade --from 8.18"_s << u"From Kibana 8.18 to 9.4"_s;
}

void CliWhatIfReportTest::aPageIsWritten()
{
    QFETCH(const QString, command);
    QFETCH(const QString, section);
    const Outcome outcome = run(command, u"page.html"_s);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY2(outcome.says("Wrote the report page.html."), outcome.messages.constData());
    const QString page = read(u"page.html"_s);
    QVERIFY2(page.contains(u"<h2>"_s + section), qPrintable(page));
    QXmlStreamReader reader(page);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(QFile::remove(m_console.path(u"page.html"_s)));
}

void CliWhatIfReportTest::markdownHasItsPicturesBesideIt()
{
    QVERIFY(QDir(m_console.path(u"."_s)).mkdir(u"out"_s));
    const Outcome outcome = run(u"cadence"_s, u"out/rule.md"_s);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const QString text = read(u"out/rule.md"_s);
    QVERIFY(text.contains(u"## Cadence\n"_s));
    QVERIFY(text.contains(u"(<rule-cadence-cases.svg>)"_s));
    QVERIFY(read(u"out/rule-cadence-cases.svg"_s).startsWith(u"<svg "_s));
}

void CliWhatIfReportTest::endsWithACode()
{
    const Outcome named = run(u"cadence"_s, u"rule.txt"_s);
    QCOMPARE(named.code, 2);
    QVERIFY2(named.says("let it end with .html or .md"), named.messages.constData());
    const Outcome nowhere = run(u"cadence"_s, u"none/rule.html"_s);
    QCOMPARE(nowhere.code, 4);
    QVERIFY2(nowhere.says("none/rule.html"), nowhere.messages.constData());
}

QTEST_GUILESS_MAIN(CliWhatIfReportTest)
#include "tst_CliWhatIfReport.moc"
