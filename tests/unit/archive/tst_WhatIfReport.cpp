// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>

#include <QRegularExpression>
#include <QStringList>
#include <QTest>

#include <fmt/format.h>

#include "core/archive/ReportSection.h"
#include "core/archive/WhatIfPictures.h"
#include "core/archive/WhatIfReport.h"
#include "tests/unit/archive/ReadPage.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using analysis::SweepOutcome;
using archive::HeatTable;
using archive::WhatIfReport;

namespace {

constexpr const char* Hostile = "</title><script>alert(1)</script>\"'&<b>|*_`\x01\xff";

SweepOutcome outcome(std::uint64_t opened, std::uint64_t lost)
{
    SweepOutcome it;
    it.summary.casesOpened = opened;
    it.summary.audit.overLimit = lost;
    it.summary.audit.attached = 100;
    it.days = 2;
    it.analystHours = static_cast<double>(opened) * 4;
    return it;
}

/// Two fields, two windows, two versions; the last one cannot be run.
std::shared_ptr<const analysis::Sweep> sweepOf(const std::string& field)
{
    auto sweep = std::make_shared<analysis::Sweep>();
    std::uint64_t opened = 1;
    for (const std::string& group : {field, std::string()})
        for (const char* const window : {"1d", "7d"})
            for (const char* const profile : {"9.1", "9.4"}) {
                const std::size_t point = sweep->points.size();
                sweep->points.push_back({.groupBy = group, .timeWindow = window, .profile = profile});
                sweep->cells.push_back({.point = point, .outcome = outcome(opened, 100 / opened)});
                opened *= 4;
            }
    sweep->cells.back().outcome = base::fail(base::ErrorCode::InvalidValue, "no such setting");
    sweep->current = sweep->points[1];
    sweep->now = outcome(4, 25);
    return sweep;
}

archive::ReportedComparison comparisonOf(const std::string& name)
{
    archive::ReportedComparison each{.before = name, .after = "after"};
    auto first = std::make_shared<analysis::CaseAssignment>();
    first->cases = {{.id = "1", .title = name}, {.id = "2", .title = "second"}};
    each.first = first;
    each.second = first;
    each.comparison.kept = 1'234;
    each.comparison.moved.resize(7);
    each.picture.before = {0, 1, analysis::FlowPicture::Rest};
    each.picture.after = {1, 0, analysis::CaseAssignment::InNoCase};
    each.picture.restBefore = 12'345;
    each.picture.flows = {{.before = 0, .after = 1, .alerts = 900},
                          {.before = 1, .after = 0, .alerts = 40},
                          {.before = analysis::FlowPicture::Rest,
                           .after = analysis::CaseAssignment::InNoCase,
                           .alerts = 60}};
    return each;
}

/// Everything that a report can have.
WhatIfReport reportOf(const std::string& name)
{
    WhatIfReport report{.title = name, .source = name, .documents = 50'000, .profile = "9.4", .sweep = sweepOf(name)};
    report.rule.name = name;
    report.goal = analysis::Goal{.mostCasesADay = 11};
    report.advice = analysis::Advice{.ranked = {{.point = 2, .reason = name}},
                                     .isSatisfied = true,
                                     .summary = name,
                                     .curve = {{.point = 0, .casesADay = 0.5, .lostOrMixed = 100},
                                               {.point = 2, .casesADay = 8, .lostOrMixed = 6}}};
    report.cadence = analysis::Cadence{
        .points = {{.interval = "5m", .outcome = outcome(10, 0)},
                   {.interval = "1h", .outcome = outcome(5, 3)},
                   {.interval = "2d", .refusal = name}},
        .current = "5m",
        .summary = name};
    report.comparisons = {comparisonOf(name)};
    report.truth = name;
    report.scores = {{.setting = name, .score = {.labelled = 9, .purity = 0.5, .adjustedRand = 0.25}}};
    report.upgrades = {{.ruleName = name,
                        .from = "8.14",
                        .to = "9.4",
                        .before = outcome(3, 1),
                        .differences = {{.what = name, .isLoss = true}},
                        .newFindings = {name}}};
    return report;
}

} // namespace

class WhatIfReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageNeedsNothingElse();
    void textsOfOthersAreNoMarkup();
    void tellsAllNumbers();
    void whatIsNotThereHasNoSection();
    void heatMapsOfTheSettingsThatVary();
    void markdownHasTablesAndPictures();
    void textsOnShadesCanBeRead();
};

void WhatIfReportTest::aPageNeedsNothingElse()
{
    const archive::ReadPage page = archive::readPage(archive::whatIfHtml(reportOf("Suspicious PowerShell")));
    QCOMPARE(page.error, QString());
    for (const char* const element : {"script", "link", "img", "iframe", "object"})
        QVERIFY(!page.elements.contains(QString::fromLatin1(element)));
    for (const QString& attribute : page.attributes)
        QVERIFY2(!attribute.contains(u"://"_s) || attribute.startsWith(u"xmlns"_s), qPrintable(attribute));
    QCOMPARE(page.elements.count(u"svg"_s), 5); // trade-off, three of the cadence, flows
    QVERIFY(page.text.contains(u"prefers-color-scheme: dark"_s));
}

void WhatIfReportTest::textsOfOthersAreNoMarkup()
{
    const archive::ReadPage page = archive::readPage(archive::whatIfHtml(reportOf(Hostile)));
    QCOMPARE(page.error, QString());
    QVERIFY(!page.elements.contains(u"script"_s));
    const archive::MarkdownReport markdown = archive::whatIfMarkdown(reportOf(Hostile), "r");
    QVERIFY(markdown.text.find("<script>") == std::string::npos);
    for (const archive::MarkdownPicture& picture : markdown.pictures) {
        const archive::ReadPage svg = archive::readPage(picture.svg);
        QCOMPARE(svg.error, QString());
        QVERIFY(!svg.elements.contains(u"script"_s));
    }
}

void WhatIfReportTest::tellsAllNumbers()
{
    const QString text = archive::readPage(archive::whatIfHtml(reportOf("Rule"))).text;
    for (const char* const part :
         {"Rule, 50 000 documents, 8 settings. After Kibana 9.4; Kibana did not produce it.",
          "The goal: at most 11 cases a day, no alert lost.", "now: Rule, 1d, Kibana 9.4",
          "advised: Rule, 7d, Kibana 9.1", "satisfied", "4 096", "0.250", "every 1h: 5", "2d: Rule", "1 234",
          "7 alerts are in another case", "Rule · 900", "other cases · 60", "in no case · 60",
          "From Kibana 8.14 to 9.4", "Loss: Rule", "New finding: Rule", "Not modelled:"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
}

void WhatIfReportTest::whatIsNotThereHasNoSection()
{
    const archive::ReadPage page = archive::readPage(archive::whatIfHtml({.title = "T", .profile = "9.4"}));
    QCOMPARE(page.error, QString());
    QCOMPARE(page.elements.count(u"section"_s), 1); // what it is
    WhatIfReport alone{.title = "T", .profile = "9.4"};
    alone.cadence = reportOf("Rule").cadence;
    QCOMPARE(archive::readPage(archive::whatIfHtml(alone)).elements.count(u"section"_s), 2);
}

/// Rows and columns are the first two settings that vary; the third makes a map of its own for each value.
void WhatIfReportTest::heatMapsOfTheSettingsThatVary()
{
    const std::vector<HeatTable> tables = archive::heatTables(reportOf("host.name"));
    QCOMPARE(tables.size(), std::size_t{2});
    QCOMPARE(tables[0].caption, std::string("Kibana 9.1"));
    QCOMPARE(tables[1].caption, std::string("Kibana 9.4"));
    QCOMPARE(tables[0].columns, (std::vector<std::string>{"1d", "7d"}));
    QCOMPARE(tables[0].rows[0].title, std::string("host.name"));
    QCOMPARE(tables[0].rows[1].title, std::string("(no grouping)"));
    QCOMPARE(tables[0].rows[1].cells[1].text, std::string("4 096"));
    QCOMPARE(tables[0].rows[1].cells[1].shade, HeatTable::Shades - 1);
    QCOMPARE(tables[0].rows[0].cells[0].shade, 0);
    QVERIFY(tables[1].rows[0].cells[0].isCurrent);
    QVERIFY(tables[0].rows[0].cells[1].isAdvised);
    QCOMPARE(tables[1].rows[1].cells[1].text, std::string("-"));
    QCOMPARE(tables[1].rows[1].cells[1].shade, -1);
}

void WhatIfReportTest::markdownHasTablesAndPictures()
{
    const archive::MarkdownReport report = archive::whatIfMarkdown(reportOf("host.name"), "my report");
    for (const char* const part :
         {"# host", "## Advice\n", "| | 1d | 7d |\n| --- | ---: | ---: |\n", "**4** now |", "✔ advised",
          "](<my report-trade-off.svg>)", "](<my report-flows-1.svg>)", "## What this is\n"})
        QVERIFY2(report.text.find(part) != std::string::npos, part);
    QCOMPARE(report.pictures.size(), std::size_t{5});
    for (const archive::MarkdownPicture& picture : report.pictures) {
        const archive::ReadPage svg = archive::readPage(picture.svg);
        QCOMPARE(svg.error, QString());
        QCOMPARE(svg.elements.first(), u"svg"_s);
        QVERIFY(svg.elements.contains(u"style"_s));
        QVERIFY(report.text.find("(<" + picture.file + ">)") != std::string::npos);
    }
}

namespace {

double channel(int value)
{
    const double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(const QString& colour)
{
    const auto part = [&colour](int at) { return channel(colour.mid(at, 2).toInt(nullptr, 16)); };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

} // namespace

/// Each shade has a text that stands out, and the next is darker, or in dark colours brighter: nobody needs its hue.
void WhatIfReportTest::textsOnShadesCanBeRead()
{
    const QString page = QString::fromStdString(archive::whatIfHtml({.title = "T", .profile = "9.4"}));
    const QRegularExpression shade(u"\\.h(\\d) \\{ background: (#\\w{6}); color: (#\\w{6}); \\}"_s);
    std::vector<double> backs;
    for (auto found = shade.globalMatch(page); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const double back = luminance(match.captured(2));
        const double text = luminance(match.captured(3));
        QVERIFY2((std::max(back, text) + 0.05) / (std::min(back, text) + 0.05) >= 4.5, qPrintable(match.captured(0)));
        backs.push_back(back);
    }
    QCOMPARE(backs.size(), std::size_t{2 * HeatTable::Shades});
    for (std::size_t i = 1; i < HeatTable::Shades; ++i) {
        QVERIFY(backs[i] < backs[i - 1]);
        QVERIFY(backs[HeatTable::Shades + i] > backs[HeatTable::Shades + i - 1]);
    }
}

QTEST_APPLESS_MAIN(WhatIfReportTest)
#include "tst_WhatIfReport.moc"
