// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <string>

#include <QTest>

#include "core/archive/AttachmentText.h"
#include "core/archive/CsvText.h"
#include "core/archive/HtmlText.h"
#include "core/archive/MarkdownText.h"
#include "core/archive/SvgChart.h"

using namespace casewright;

class ArchiveTextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quotesCells_data();
    void quotesCells();
    void rowsHaveTheCellsOfTheHeader();
    void escapesHtml_data();
    void escapesHtml();
    void groupsNumbers();
    void tellsLengths_data();
    void tellsLengths();
    void escapesMarkdown();
    void endsScales_data();
    void endsScales();
    void thinsLongLines();
    void keepsAttachments();
    void tellsOfPayloadsThatAreOdd_data();
    void tellsOfPayloadsThatAreOdd();
};

void ArchiveTextsTest::quotesCells_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char* name, const char* text, const char* cell) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(cell);
    };
    row("plain", "a b", "a b");
    row("empty", "", "");
    row("comma", "a,b", "\"a,b\"");
    row("quote", "a\"b", "\"a\"\"b\"");
    row("lines", "a\nb", "\"a\nb\"");
    row("formula", "=1+1", "\"'=1+1\"");
    row("plus", "+1", "\"'+1\"");
    row("minus", "-1", "\"'-1\"");
    row("at", "@x", "\"'@x\"");
    row("tab", "\t=1", "\"'\t=1\"");
    row("within", "a=1", "a=1");
}

void ArchiveTextsTest::quotesCells()
{
    QFETCH(const QByteArray, text);
    QTEST(QByteArray::fromStdString(archive::csvCell(text.toStdString())), "cell");
}

void ArchiveTextsTest::rowsHaveTheCellsOfTheHeader()
{
    const std::string header = archive::csvHeader();
    const std::string row = archive::csvRow({.id = "c"});
    const auto commas = [](const std::string& text) { return std::count(text.begin(), text.end(), ','); };
    QCOMPARE(commas(row), commas(header));
    QVERIFY(header.ends_with(",description\r\n"));
    QVERIFY(row.starts_with("c,,open,low,"));
}

void ArchiveTextsTest::escapesHtml_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("html");
    const auto row = [](const char* name, const QByteArray& text, const char* html) {
        QTest::newRow(name) << text << QByteArray(html);
    };
    row("markup", "<a href=\"x\">'&", "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
    row("letters", "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80", "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
    row("lines", "a\n\tb", "a\n\tb");
    row("control", QByteArray("a\0b\x1b", 4),
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
    row("cut off", "\xE2\x82", "\xEF\xBF\xBD\xEF\xBF\xBD");
    row("surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    row("too long", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD");
    row("no character", "\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

void ArchiveTextsTest::escapesHtml()
{
    QFETCH(const QByteArray, text);
    QTEST(QByteArray::fromStdString(archive::htmlText(text.toStdString())), "html");
}

void ArchiveTextsTest::groupsNumbers()
{
    QCOMPARE(archive::htmlNumber(0), std::string("0"));
    QCOMPARE(archive::htmlNumber(999), std::string("999"));
    QCOMPARE(archive::htmlNumber(1'234'567),
             std::string("1\xE2\x80\xAF"
                         "234\xE2\x80\xAF"
                         "567"));
    QCOMPARE(archive::htmlTime({1'767'600'060'000}), std::string("2026-01-05 08:01"));
    QCOMPARE(archive::htmlTime({1'767'600'061'000}), std::string("2026-01-05 08:01:01"));
}

void ArchiveTextsTest::tellsLengths_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](qint64 milliseconds, const char* text) {
        QTest::newRow(text) << milliseconds << QByteArray(text);
    };
    row(0, "0ms");
    row(999, "999ms");
    row(61'999, "1m 1s");
    row(3'600'000, "1h");
    row(32'649'724, "9h 4m");
    row(86'460'000, "1d");
    row(90'000'000, "1d 1h");
}

void ArchiveTextsTest::tellsLengths()
{
    QFETCH(const qint64, milliseconds);
    QTEST(QByteArray::fromStdString(archive::lengthText({milliseconds})), "text");
}

void ArchiveTextsTest::escapesMarkdown()
{
    QCOMPARE(archive::markdownLine("a|b\n*c* <d> _e_ `f` [g]\\"),
             std::string("a\\|b \\*c\\* \\<d\\> \\_e\\_ \\`f\\` \\[g\\]\\\\"));
    QCOMPARE(archive::markdownLine("web-01 (2)"), std::string("web-01 (2)"));
}

void ArchiveTextsTest::endsScales_data()
{
    QTest::addColumn<quint64>("value");
    QTest::addColumn<quint64>("end");
    const auto row = [](quint64 value, quint64 end) { QTest::addRow("%llu", value) << value << end; };
    row(0, 1);
    row(1, 1);
    row(2, 2);
    row(3, 5);
    row(6, 10);
    row(11, 20);
    row(1'000, 1'000);
    row(1'001, 2'000);
    row(UINT64_MAX, 1'000'000'000'000'000'000U);
}

void ArchiveTextsTest::endsScales()
{
    QFETCH(const quint64, value);
    QTEST(quint64(archive::scaleEnd(value)), "end");
}

void ArchiveTextsTest::thinsLongLines()
{
    std::vector<archive::ChartStep> steps;
    for (std::int64_t i = 0; i < 100'000; ++i)
        steps.push_back({.at = {i * 1'000}, .value = i == 50'000 ? 900U : 1U});
    const std::string svg = archive::stepChart("t", steps, {100'000'000});
    QVERIFY(svg.size() < 40'000);
    // The highest is still there: on a scale to 1 000 it stands at a tenth from the top.
    QVERIFY(svg.find(",29.8") != svg.npos);
}

void ArchiveTextsTest::keepsAttachments()
{
    cases::SavedComment alerts{.caseId = "c",
                               .alerts = cases::AlertAttachment{.ids = {"x"}, .indices = {"i"}, .ruleId = "r"}};
    alerts.comment.id = "m";
    QVERIFY(archive::savedOf("c", archive::keptOf(alerts)) == alerts);
    cases::SavedComment newer{.caseId = "c", .isOfNewerType = true};
    newer.comment.attachment = "{\"type\":\"alert\"}";
    QVERIFY(archive::savedOf("c", archive::keptOf(newer)) == newer);
    newer.comment.attachment = "{\"attachmentId\":[\"x\"],\"metadata\":{\"index\":[\"i\"]},\"type\":\"alert\"}";
    newer.alerts = cases::AlertAttachment{.ids = {"x"}, .indices = {"i"}};
    QVERIFY(archive::savedOf("c", archive::keptOf(newer)) == newer);
    cases::SavedComment text{.caseId = "c"};
    text.comment.text = "t";
    QVERIFY(archive::savedOf("c", archive::keptOf(text)) == text);
    text.comment.createdBy = ""; // somebody without a name, and not the rule
    QVERIFY(archive::savedOf("c", archive::keptOf(text)) == text);
}

void ArchiveTextsTest::tellsOfPayloadsThatAreOdd_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("what");
    const auto row = [](cases::UserActionType type, const char* payload, const char* what) {
        QTest::newRow(payload) << static_cast<int>(type) << QByteArray(payload) << QByteArray(what);
    };
    using enum cases::UserActionType;
    row(Comment, R"({"comment":{"type":5}})", "attached something");
    row(Comment, R"({"comment":[5]})", "attached something");
    row(Comment, "[]", "attached something");
    row(Comment, R"({"comment":{"type":"user","comment":5}})", "added a comment");
    row(Comment, R"({"comment":{"type":"lens"}})", "attached something of the type lens");
    row(Status, R"({"status":5})", "set status to 5");
    row(Tags, R"({"tags":{"a":1}})", "added tags {\"a\":1}");
}

void ArchiveTextsTest::tellsOfPayloadsThatAreOdd()
{
    QFETCH(const int, type);
    QFETCH(const QByteArray, payload);
    QFETCH(const QByteArray, what);
    store::StoredUserAction row;
    row.document.createdBy = "";
    row.document.action = {.type = static_cast<cases::UserActionType>(type),
                           .verb = cases::UserActionVerb::Create,
                           .payload = payload.toStdString()};
    const std::string story = archive::markdownStory({.actions = {row}});
    const std::string line = "| somebody without a name | " + what.toStdString() + " |\n";
    QVERIFY2(story.find(line) != story.npos, story.c_str());
}

QTEST_APPLESS_MAIN(ArchiveTextsTest)
#include "tst_ArchiveTexts.moc"
