// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string>

#include <QStringList>
#include <QTest>

#include "core/archive/HtmlReport.h"
#include "tests/unit/archive/ReadPage.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using archive::ReportData;

namespace {

constexpr const char* Hostile = "</title><script>alert(1)</script>\"'&<b>\x01\xff";

ReportData dataOf(const std::string& name)
{
    ReportData data;
    data.simulation.key = 3;
    data.simulation.name = name;
    data.simulation.ruleJson = name;
    data.simulation.profile = "9.4";
    data.simulation.state = store::SimulationState::Finished;
    data.simulation.summary.audit = {.overMaxSignals = 1,
                                     .muted = 2,
                                     .maintenanceWindow = 3,
                                     .overRunCap = 4,
                                     .overwritten = 5,
                                     .overLimit = 6,
                                     .alreadyAttached = 7,
                                     .attached = 8,
                                     .failed = 9};
    data.rule.name = name;
    data.rule.casesAction = rules::CasesAction{.groupBy = name};
    data.cases = {.open = 1'234, .inProgress = 1, .closed = 2, .alerts = 8};
    data.firstRun = {0};
    data.lastRun = {3'600'000};
    data.spans = {{.from = {0}, .runs = 2, .alerts = 10, .struck = 1}, {.from = {1'800'000}, .runs = 1, .alerts = 5}};
    data.open = {{.at = {0}, .open = 1}, {.at = {60'000}, .open = 3}, {.at = {120'000}, .open = 2}};
    data.sizes = {{.alerts = 1, .cases = 4}, {.alerts = 7, .cases = 2}, {.alerts = 1'000, .cases = 1}};
    data.groups = {{.grouping = "{\"host\":{\"name\":\"a<b\"}}", .cases = 2, .alerts = 20},
                   {.grouping = "{}", .cases = 1, .alerts = 1}};
    data.largest = {{.key = 1, .id = {name}, .title = name, .totalAlerts = 8}};
    return data;
}

} // namespace

class HtmlReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWellFormed_data();
    void isWellFormed();
    void needsNothingElse();
    void marksNothingOfOthersUp();
    void addsTheBinsUp();
    void tellsWhatIsLeftOut();
    void tellsThatThereIsNothing();
    void isTheSameForTheSame();
};

void HtmlReportTest::isWellFormed_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray("Rule against flood");
    QTest::newRow("hostile") << QByteArray(Hostile);
    QTest::newRow("empty") << QByteArray();
}

void HtmlReportTest::isWellFormed()
{
    QFETCH(const QByteArray, name);
    const archive::ReadPage page = archive::readPage(archive::htmlReport(dataOf(name.toStdString())));
    QCOMPARE(page.error, QString());
    QCOMPARE(page.elements.first(), u"html"_s);
    QCOMPARE(page.elements.count(u"svg"_s), 3);
    QCOMPARE(page.elements.count(u"h1"_s), 1);
}

void HtmlReportTest::needsNothingElse()
{
    const std::string html = archive::htmlReport(dataOf(Hostile));
    const archive::ReadPage page = archive::readPage(html);
    for (const char* element : {"script", "link", "img", "iframe", "object", "embed", "a", "form"})
        QVERIFY2(!page.elements.contains(QString::fromLatin1(element)), element);
    for (const QString& attribute : page.attributes)
        QVERIFY2(!attribute.startsWith(u"on"_s) && !attribute.startsWith(u"src="_s)
                     && !attribute.startsWith(u"href="_s),
                 qPrintable(attribute));
    QVERIFY(html.find("url(") == html.npos);
    QVERIFY(html.find("@import") == html.npos);
    QVERIFY(html.find("prefers-color-scheme: dark") != html.npos);
}

void HtmlReportTest::marksNothingOfOthersUp()
{
    const archive::ReadPage page = archive::readPage(archive::htmlReport(dataOf(Hostile)));
    QCOMPARE(page.elements.count(u"title"_s), 1 + 3 + 2 + 9); // the page, pictures, their bars
    QVERIFY(page.text.contains(u"</title><script>alert(1)</script>\"'&<b>\uFFFD\uFFFD"_s));
    QVERIFY(page.text.contains(u"host.name \na<b"_s));
    QVERIFY(!page.elements.contains(u"b"_s) || page.elements.count(u"b"_s) == 9); // those of the tiles
}

void HtmlReportTest::addsTheBinsUp()
{
    const archive::ReadPage page = archive::readPage(archive::htmlReport(dataOf("n")));
    const QStringList texts = page.text.split(u'\n', Qt::SkipEmptyParts);
    const qsizetype first = texts.indexOf(u"attached to a case"_s);
    const qsizetype all = texts.indexOf(u"all"_s);
    QVERIFY(first > 0 && all > first);
    int sum = 0;
    for (qsizetype i = first; i < all; i += 3)
        sum += texts[i + 1].toInt();
    QCOMPARE(texts[all + 1].toInt(), 45);
    QCOMPARE(sum, 45);
}

void HtmlReportTest::tellsWhatIsLeftOut()
{
    const archive::ReadPage page = archive::readPage(archive::htmlReport(dataOf("n")));
    QVERIFY(page.text.contains(u"Here are the 1 with the most alerts, of 1237"_s));
    QVERIFY(page.text.contains(u"Kibana did not produce it"_s));
    QVERIFY(page.text.contains(u"privileges"_s));
    QCOMPARE(page.attributes.count(u"class=limit"_s), 1);
}

void HtmlReportTest::tellsThatThereIsNothing()
{
    const archive::ReadPage page = archive::readPage(archive::htmlReport({}));
    QCOMPARE(page.error, QString());
    QVERIFY(page.text.contains(u"No run had alerts."_s));
    QVERIFY(page.text.contains(u"No cases."_s));
}

void HtmlReportTest::isTheSameForTheSame()
{
    QVERIFY(archive::htmlReport(dataOf("n")) == archive::htmlReport(dataOf("n")));
}

QTEST_APPLESS_MAIN(HtmlReportTest)
#include "tst_HtmlReport.moc"
