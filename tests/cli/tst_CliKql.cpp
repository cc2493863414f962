// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::missing;
using test::Outcome;

/// `kql parse`: the tree of a query, or what is wrong with it.
class CliKqlTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTree_data();
    void theTree();
    void whatIsWrong_data();
    void whatIsWrong();
    void whatIsWrongAsJson();
    void longQueries();
    void wrongUsage();
    void filesAreTested();

private:
    const Console m_console;
};

void CliKqlTest::theTree_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("tree");
    const QByteArray is = R"({"is":{"field":{"literal":"a"},"value":{"literal":"b"}}})";
    QTest::newRow("text") << QStringList{u"a:b"_s} << is;
    QTest::newRow("JSON") << QStringList{u"a:b"_s, u"--format"_s, u"json"_s} << is;
    QTest::newRow("nothing") << QStringList{u""_s}
                             << QByteArray(R"({"is":{"field":{"wildcard":["",""]},"value":{"wildcard":["",""]}}})");
    QTest::newRow("a dash") << QStringList{u"--"_s, u"-enc"_s}
                            << QByteArray(R"({"is":{"field":{"literal":null},"value":{"literal":"-enc"}}})");
}

void CliKqlTest::theTree()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, tree);
    const Outcome outcome = m_console.run(QStringList{u"kql"_s, u"parse"_s} + arguments);
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.messages, QByteArray());
    QCOMPARE(test::text(outcome.json()), tree);
    QVERIFY(outcome.output.endsWith("}\n"));
}

void CliKqlTest::whatIsWrong_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("messages");
    QTest::newRow("with a fix") << u"message: cannot connect"_s
                                << QByteArray(
                                       "error: column 13: \"not\" cannot stand here: these letters and white space "
                                       "are a keyword, also at the end of a word. Here could stand \"and\", \"or\" "
                                       "or the end of the query.\n"
                                       "  message: cannot connect\n"
                                       "              ^\n"
                                       "Put quotes around the text. Then it is: message: \"cannot connect\"\n");
    QTest::newRow("without a fix") << u"a > "_s
                                   << QByteArray(
                                          "error: column 5: The query ends too early. Here could stand a value.\n"
                                          "  a > \n"
                                          "      ^\n");
    QTest::newRow("in a line") << u"a:b or\n  主: \u202e)c"_s
                               << QByteArray(
                                      "error: line 2, column 11: \")\" cannot stand here. Here could stand \"and\", "
                                      "\"or\" or the end of the query.\n"
                                      "    主: \\u{202E})c\n"
                                      "                ^\n"
                                      "Put quotes around the text. Then it is: a:b or\\n  主: \"\\u{202E})c\"\n");
}

void CliKqlTest::whatIsWrong()
{
    QFETCH(QString, query);
    QFETCH(QByteArray, messages);
    const Outcome outcome = m_console.run({u"kql"_s, u"parse"_s, query});
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.output, QByteArray());
    QCOMPARE(outcome.messages, messages);
}

void CliKqlTest::whatIsWrongAsJson()
{
    const Outcome outcome = m_console.run({u"kql"_s, u"parse"_s, u"ä:b\nor c:d)"_s, u"--format"_s, u"json"_s});
    QCOMPARE(outcome.code, 1);
    const Json error = outcome.json().at("error");
    QCOMPARE(error.at("offset").get<int>(), 11);
    QCOMPARE(error.at("line").get<int>(), 2);
    QCOMPARE(error.at("column").get<int>(), 7);
    QCOMPARE(test::text(error.at("expected")), QByteArray(R"(["\"and\"","\"or\"","the end of the query"])"));
    QVERIFY(error.at("text").get<std::string>().starts_with("\")\" cannot stand here."));
    QCOMPARE(QByteArray::fromStdString(error.at("fix").at("query").get<std::string>()), QByteArray("ä:b\nor c:d"));
    const Outcome without = m_console.run({u"kql"_s, u"parse"_s, u"a > "_s, u"--format"_s, u"json"_s});
    QVERIFY(without.json().at("error").at("fix").is_null());
}

/// Of a long line only what is around the place is shown.
void CliKqlTest::longQueries()
{
    const QString part = u"host.name: a or "_s;
    const Outcome outcome = m_console.run({u"kql"_s, u"parse"_s, part.repeated(50) + u"(b c:d "_s + part.repeated(50)});
    QCOMPARE(outcome.code, 1);
    const QList<QByteArray> lines = outcome.messages.split('\n');
    QVERIFY(lines.at(1).size() < 200);
    QCOMPARE(lines.at(2).indexOf('^'), lines.at(1).size() - 43); // the place is at the end of the query
}

void CliKqlTest::wrongUsage()
{
    for (const QStringList& arguments : {QStringList{u"kql"_s}, QStringList{u"kql"_s, u"parse"_s},
                                         QStringList{u"kql"_s, u"parse"_s, u"a:"_s, u"b"_s}}) {
        const Outcome outcome = m_console.run(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.says("--help"), outcome.messages.constData());
    }
}

/// `test` checks each query of a KQL file.
void CliKqlTest::filesAreTested()
{
    const Outcome outcome = m_console.run({u"test"_s, Console::golden(u"kql/kql.json"_s), u"--format"_s, u"json"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.json().at("files").at(0).at("checks").size() >= 242);
    m_console.write(
        u"one.json"_s,
        R"({"casewright": "kql-vectors/1", "documents": [{"a": "b"}], "queries": [{"query": "a:b", "matches": [false]}]})");
    const Outcome failed = m_console.run({u"test"_s, m_console.path(u"one.json"_s)});
    QCOMPARE(failed.code, 1);
    QVERIFY2(failed.prints("queries[0].matches[0]"), missing("queries[0].matches[0]", failed).constData());
}

QTEST_APPLESS_MAIN(CliKqlTest)
#include "tst_CliKql.moc"
