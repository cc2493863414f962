// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/KqlFile.h"

#include <QTest>

#include <stop_token>

#include <fmt/format.h>

#include "core/scenario/Check.h"

using namespace casewright;

class KqlFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queries_data();
    void queries();
    void nowIsThatOfTheFile();
    void wrongFilesAreRefused_data();
    void wrongFilesAreRefused();
    void canBeStopped();
};

namespace {

/// The documents are not in order of their times, and the last one has none.
std::string fileWith(const std::string& queries, const std::string& more = {})
{
    return fmt::format(
        R"({{"casewright": "kql-vectors/1", "name": "a test", {} "types": {{"size": "integer", "@timestamp": "date"}},
        "documents": [{{"_id": "b", "@timestamp": "2026-01-05T08:00:00Z", "host": {{"name": "web-1"}}, "size": 10}},
                      {{"@timestamp": "2026-01-04T08:00:00Z", "host.name": "db-1", "size": 9}},
                      {{"host": {{"name": ["web-2", "web-1"]}}, "list": [{{"a": 1, "b": 2}}]}}],
        "queries": [{}]}})",
        more, queries);
}

/// What is not as expected, or the error.
QString complaints(const std::string& text)
{
    const scenario::CheckedFile file = scenario::checkFile("f", text, {});
    std::string all = file.error ? base::describe(*file.error) : std::string();
    for (const scenario::Checked& check : file.checks)
        for (const scenario::Difference& each : check.differences)
            all += fmt::format("{}: {} not {};", each.path, each.actual, each.expected);
    return QString::fromStdString(all);
}

} // namespace

void KqlFileTest::queries_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char* query, const char* wrong) {
        QTest::newRow(query) << QByteArray(query) << QString::fromUtf8(wrong);
    };
    row(R"({"query": "host.name: web-1", "matches": [true, false, true]})", "");
    row(R"({"query": "size > 9", "matches": [true, false, false]})", "");
    row(R"({"query": "@timestamp: *", "matches": [true, true, false]})", "");
    row(R"({"query": "@timestamp > 2026-01-04", "matches": [true, false, false]})", "");
    row(R"({"query": "@timestamp >= now-1h", "matches": [true, false, false]})", "");
    row(R"({"query": "_id: b", "matches": [true, false, false]})", "");
    row(R"({"query": "2 and not b", "matches": [false, false, true]})", "");
    row(R"({"query": "0 or 1970*", "matches": [false, false, false]})", "");
    row(R"({"query": "list: { a: 1 and b: 2 }", "matches": [false, false, true]})", "");
    row(R"({"query": "a:b", "ast": {"is": {"value": {"literal": "b"}, "field": {"literal": "a"}}}})", "");
    row(R"({"query": "a:", "error": true})", "");
    row(R"({"query": "host.name: web-1", "matches": [true, true, true]})", "queries[0].matches[1]: false not true;");
    row(R"({"query": "a:\"b\"", "ast": {"is": {"field": {"literal": "a"}, "value": {"literal": "b"}}}})",
        "queries[0].ast: {\"is\":{\"field\":{\"literal\":\"a\"},\"value\":{\"literal\":\"b\",\"quoted\":true}}} not "
        "{\"is\":{\"field\":{\"literal\":\"a\"},\"value\":{\"literal\":\"b\"}}};");
    row(R"({"query": "a:c", "ast": {"is": {"field": {"literal": "a"}, "value": {"literal": "b"}}}})",
        "queries[0].ast.is.value.literal: \"c\" not \"b\";");
    row(R"({"query": "a:b", "error": true})",
        "queries[0].error: it is read as {\"is\":{\"field\":{\"literal\":\"a\"},\"value\":{\"literal\":\"b\"}}} not "
        "true;");
    row(R"~({"query": "a:)", "matches": [false, false, false]})~",
        "queries[0].matches: an error at column 3: \")\" cannot stand here. Here could stand \"(\", \"{\" or a value. "
        "not [false,false,false];");
}

void KqlFileTest::queries()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, wrong);
    QCOMPARE(complaints(fileWith(query.toStdString())), wrong);
}

void KqlFileTest::nowIsThatOfTheFile()
{
    const std::string query = R"({"query": "@timestamp >= now-1h", "matches": [false, true, false]})";
    const QString wrong = complaints(fileWith(query, R"("now": "2026-01-04T08:30:00Z",)"));
    QVERIFY2(wrong.contains(QStringLiteral("matches[0]: true not false")), qUtf8Printable(wrong));
    QVERIFY(!wrong.contains(QStringLiteral("matches[1]")));
    const std::string later = R"({"query": "@timestamp >= now-1h", "matches": [false, false, false]})";
    QCOMPARE(complaints(fileWith(later, R"("now": "2026-02-04T08:30:00Z",)")), QString());
}

void KqlFileTest::wrongFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* text, const char* says) {
        QTest::newRow(says) << QByteArray(text) << QString::fromUtf8(says);
    };
    row(R"({"casewright": "kql-vectors/2", "documents": [], "queries": []})", "this Casewright reads");
    row(R"({"casewright": "kql-vectors/1", "documents": [], "querys": []})", "has no key \"querys\"");
    row(R"({"casewright": "kql-vectors/1", "documents": [1], "queries": []})", "a document is an object");
    row(R"({"casewright": "kql-vectors/1", "documents": [{"_id": "a"}, {"_id": "a"}], "queries": []})", "the same _id");
    row(R"({"casewright": "kql-vectors/1", "types": {"a.b": "word"}, "documents": [], "queries": []})",
        "a type of Elasticsearch");
    row(R"({"casewright": "kql-vectors/1", "now": "soon", "documents": [], "queries": []})", "now: ");
    row(R"({"casewright": "kql-vectors/1", "documents": [], "queries": [{"query": "a"}]})", "nothing is expected");
    row(R"({"casewright": "kql-vectors/1", "documents": [], "queries": [{"query": "a", "matches": [true]}]})",
        "has 1 values for 0 documents");
    row(R"({"casewright": "kql-vectors/1", "documents": [{}], "queries": [{"query": "a", "matches": [1]}]})",
        "must be true or false");
    row(R"({"casewright": "kql-vectors/1", "documents": [], "queries": [{"query": "a", "error": false}]})",
        "must be true; leave it out");
    row(R"({"casewright": "kql-vectors/1", "documents": [], "queries": [{"query": "a", "error": true, "matches": []}]})",
        "has no \"ast\" and no \"matches\"");
    row(R"({"casewright": "kql-vectors/1", "documents": [], "queries": [{"query": "a", "ast": {"is": {}}}]})",
        "needs \"field\"");
}

void KqlFileTest::wrongFilesAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const QString wrong = complaints(text.toStdString());
    QVERIFY2(wrong.contains(says) && wrong.startsWith(QStringLiteral("f:1:")), qUtf8Printable(wrong));
}

void KqlFileTest::canBeStopped()
{
    std::stop_source source;
    source.request_stop();
    const scenario::CheckedFile file = scenario::checkFile(
        "f", fileWith(R"({"query": "host.name: web-1", "matches": [true, false, true]})"), {}, source.get_token());
    QVERIFY(file.error && file.error->code == base::ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(KqlFileTest)
#include "tst_KqlFile.moc"
