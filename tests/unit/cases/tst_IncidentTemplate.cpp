// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/IncidentTemplate.h"

#include <QTest>

#include <string>

using namespace casewright;
using namespace casewright::cases;

namespace {

IncidentValues values()
{
    return {.caseId = "c-1",
            .title = "Disk \"full\"",
            .description = "line 1\nline 2\t\\ end",
            .tags = {"a", "b \"c\""},
            .severity = Severity::Critical,
            .status = CaseStatus::InProgress,
            .comment = "Schön 😀",
            .externalId = "10/1?a=b&c#d",
            .externalTitle = "ROC 1"};
}

} // namespace

/// Templates of connectors: what is filled in, and what is refused.
class IncidentTemplateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsIn_data();
    void fillsIn();
    void refuses_data();
    void refuses();
    void valuesAreNotFilledInAgain_data();
    void valuesAreNotFilledInAgain();
    void findsVariables();
};

void IncidentTemplateTest::fillsIn_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<std::string>("filled");
    const auto row = [](const char* name, const char* text, TemplateKind kind, const char* filled) {
        QTest::newRow(name) << std::string(text) << static_cast<int>(kind) << std::string(filled);
    };
    using enum TemplateKind;
    row("no variable", "{\"a\": {}}", Json, "{\"a\": {}}");
    row("nothing", "", Json, "");
    row("quotes", "{\"t\": {{{case.title}}}}", Json, "{\"t\": \"Disk \\\"full\\\"\"}");
    row("two braces", "{\"t\": {{case.title}}}", Json, "{\"t\": \"Disk \\\"full\\\"\"}");
    row("blanks in braces", "{{{ case.id }}}", Json, "\"c-1\"");
    row("line ends", "{{{case.description}}}", Json, "\"line 1\\nline 2\\t\\\\ end\"");
    row("tags", "{{{case.tags}}}", Json, "[\"a\",\"b \\\"c\\\"\"]");
    row("severity", "{{{case.severity}}}", Json, "\"critical\"");
    row("status", "{{{case.status}}}", Json, "\"in-progress\"");
    row("unicode", "{{{case.comment}}}", Json, "\"Schön 😀\"");
    row("several", "[{{{case.id}}},{{case.id}}]", Json, "[\"c-1\",\"c-1\"]");
    row("side by side", "{{{case.id}}}{{{case.id}}}", Json, "\"c-1\"\"c-1\"");
    row("ends nested objects", "{\"a\":{\"b\":{{{case.id}}}}}", Json, "{\"a\":{\"b\":\"c-1\"}}");
    row("external", "{{{external.system.id}}} {{{external.system.title}}}", Json, "\"10/1?a=b&c#d\" \"ROC 1\"");
    row("id in a URL", "https://x/i/{{{external.system.id}}}/c", Url, "https://x/i/10%2F1%3Fa%3Db%26c%23d/c");
    row("title in a URL", "https://x/{{external.system.title}}", Url, "https://x/ROC%201");
    row("unicode in a URL", "{{{case.comment}}}", Url, "Sch%C3%B6n%20%F0%9F%98%80");
    row("tags in a URL", "{{{case.tags}}}", Url, "a%2Cb%20%22c%22");
}

void IncidentTemplateTest::fillsIn()
{
    QFETCH(std::string, text);
    QFETCH(int, kind);
    QFETCH(std::string, filled);
    const base::Result<std::string> result = fillIn(text, static_cast<TemplateKind>(kind), values());
    QVERIFY2(result, result ? "" : result.error().text.c_str());
    QCOMPARE(*result, filled);
}

void IncidentTemplateTest::refuses_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("says");
    const auto row = [](const char* name, const char* text, const char* says) {
        QTest::newRow(name) << std::string(text) << std::string(says);
    };
    row("unknown", "{\"a\":\n {{{case.owner}}}}",
        "\"case.owner\" is no variable; the variables are case.id, case.title");
    row("its place", "{\"a\":\n {{{case.owner}}}}", "(line 2, column 2 of the template)");
    row("other capitals", "{{{case.Title}}}", "\"case.Title\" is no variable");
    row("empty", "{{}}", "\"\" is no variable");
    row("a section", "{{#case.tags}}x{{/case.tags}}", "\"#case.tags\" is no variable");
    row("a comment", "{{! hello }}", "\"! hello\" is no variable");
    row("no end", "{\"a\": {{{case.title", "\"{{{case.title\" opens a variable that }}} does not end");
    row("too few braces", "{{{case.title}}", "opens a variable that }}} does not end");
}

void IncidentTemplateTest::refuses()
{
    QFETCH(std::string, text);
    QFETCH(std::string, says);
    const base::Result<std::string> result = fillIn(text, TemplateKind::Json, values());
    QVERIFY(!result);
    QVERIFY2(result.error().text.find(says) != std::string::npos, result.error().text.c_str());
    QVERIFY(!variablesIn(text));
}

void IncidentTemplateTest::valuesAreNotFilledInAgain_data()
{
    QTest::addColumn<std::string>("title");
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("url");
    QTest::newRow("a variable") << std::string("{{{case.id}}}") << std::string("\"{{{case.id}}}\"")
                                << std::string("%7B%7B%7Bcase.id%7D%7D%7D");
    QTest::newRow("half of one") << std::string("{{") << std::string("\"{{\"") << std::string("%7B%7B");
    QTest::newRow("ends a JSON text") << std::string("\",\"admin\":true,\"x\":\"")
                                      << std::string("\"\\\",\\\"admin\\\":true,\\\"x\\\":\\\"\"")
                                      << std::string("%22%2C%22admin%22%3Atrue%2C%22x%22%3A%22");
    QTest::newRow("climbs in a path") << std::string("../../admin") << std::string("\"../../admin\"")
                                      << std::string("..%2F..%2Fadmin");
    QTest::newRow("a line of HTTP") << std::string("a\r\nX-Evil: 1") << std::string("\"a\\r\\nX-Evil: 1\"")
                                    << std::string("a%0D%0AX-Evil%3A%201");
}

void IncidentTemplateTest::valuesAreNotFilledInAgain()
{
    QFETCH(std::string, title);
    QFETCH(std::string, json);
    QFETCH(std::string, url);
    const IncidentValues evil{.caseId = "c-1", .title = title};
    QCOMPARE(fillIn("{{{case.title}}}", TemplateKind::Json, evil).value(), json);
    QCOMPARE(fillIn("{{{case.title}}}", TemplateKind::Url, evil).value(), url);
}

void IncidentTemplateTest::findsVariables()
{
    const auto found = variablesIn("a {{case.id}} b {{{case.tags}}}").value();
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(nameOf(found[0].variable), std::string_view("case.id"));
    QCOMPARE(found[0].begin, std::size_t{2});
    QCOMPARE(found[0].end, std::size_t{13});
    QCOMPARE(nameOf(found[1].variable), std::string_view("case.tags"));
}

QTEST_APPLESS_MAIN(IncidentTemplateTest)
#include "tst_IncidentTemplate.moc"
