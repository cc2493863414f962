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
using test::text;

namespace {

const QStringList AsJson{u"--format"_s, u"json"_s};

QByteArray documents()
{
    return "{\"@timestamp\":\"2026-01-05T08:00:00Z\",\"host\":{\"name\":\"a\"},\"n\":1,\"tags\":[\"x\",\"y\"]}\n"
           "{\"@timestamp\":\"2026-01-05T08:01:00Z\",\"host\":{\"name\":\"b\"},\"n\":1,\"tags\":[\"x\"]}\n"
           "{\"@timestamp\":\"2026-01-05T08:02:00Z\",\"host\":{\"name\":\"a\"},\"n\":\"one\"}\n"
           "{\"@timestamp\":\"2026-01-05T08:03:00Z\",\"host\":{\"name\":\"b\"}}\n";
}

} // namespace

/// What `fields` says of documents.
class CliFieldsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOfEachField();
    void printsATable();
    void readsAsSimulateDoes();
    void tellsOfFloods();
    void refusesWhatCannotBeRead();
    void saysWhatWasLeftOut();

private:
    [[nodiscard]] Outcome fields(const QString& alerts, const QStringList& more = {},
                                 const QByteArray& input = {}) const
    {
        return m_console.run(QStringList{u"fields"_s, u"--alerts"_s, alerts} + more, input);
    }
    const Console m_console;
};

void CliFieldsTest::tellsOfEachField()
{
    m_console.write(u"a.ndjson"_s, documents());
    const Outcome outcome = fields(u"a.ndjson"_s, AsJson);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QCOMPARE(outcome.messages, QByteArray());
    const Json result = outcome.json();
    QCOMPARE(text(result["casewright"]), text("fields/1"));
    QCOMPARE(text(result["source"]["documents"]), text(4));
    QCOMPARE(result["fields"].size(), std::size_t{3});
    QCOMPARE(text(result["fields"][0]),
             text(Json::parse(R"({"name": "host.name", "type": "keyword", "isTypeKnown": true, "documents": 4,
                 "coverage": 1.0, "distinct": 2, "once": 0, "entropy": 1.0, "isList": false, "longestList": 0,
                 "isMixed": false, "unfit": 0, "top": [
                     {"kind": "string", "value": "a", "isWhole": true, "documents": 2},
                     {"kind": "string", "value": "b", "isWhole": true, "documents": 2}]})")));
    const Json& number = result["fields"][1];
    QCOMPARE(text(number["coverage"]), text(0.75));
    QCOMPARE(text(number["isMixed"]), text(true));
    QCOMPARE(text(number["isTypeKnown"]), text(false));
    QCOMPARE(text(number["once"]), text(1));
    QCOMPARE(text(number["entropy"]), text(0.918));
    QCOMPARE(text(number["top"][0]["value"]), text(1));
    const Json& tags = result["fields"][2];
    QCOMPARE(text(tags["isList"]), text(true));
    QCOMPARE(text(tags["longestList"]), text(2));
    QCOMPARE(text(tags["type"]), text("keyword"));
    QCOMPARE(text(tags["top"][0]["value"]), text(Json::parse(R"(["x","y"])")));
}

void CliFieldsTest::printsATable()
{
    m_console.write(u"a.ndjson"_s, documents());
    const Outcome outcome = fields(u"a.ndjson"_s);
    QCOMPARE(outcome.code, 0);
    for (const char* const part :
         {"a.ndjson: 4 documents\n2026-01-05T08:00:00Z to 2026-01-05T08:03:00Z, in @timestamp\n",
          "  host.name  keyword ", "100.0 %", "75.0 %", "0.92", "up to 2", "a (50.0 %), b (50.0 %)",
          "guessed from the values"})
        QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
}

void CliFieldsTest::readsAsSimulateDoes()
{
    m_console.write(u"a.csv"_s, "when,machine\n2026-01-05 08:01,a\n2026-01-05 08:01:01,b\n");
    const Outcome guessed = fields(u"a.csv"_s, AsJson);
    QVERIFY2(guessed.says("by its values. a.csv is read as with --map when=@timestamp"), guessed.messages.constData());
    QCOMPARE(text(guessed.json()["fields"][0]["name"]), text("machine"));
    const Outcome mapped = fields(u"a.csv"_s, AsJson + QStringList{u"--map"_s, u"when=@timestamp,machine=host.name"_s});
    QCOMPARE(mapped.messages, QByteArray());
    QCOMPARE(text(mapped.json()["fields"][0]["name"]), text("host.name"));
    const Outcome piped = fields(u"-"_s, AsJson, documents());
    QCOMPARE(text(piped.json()["source"]["file"]), text("standard input"));
    QCOMPARE(piped.json()["fields"].size(), std::size_t{3});
}

void CliFieldsTest::tellsOfFloods()
{
    const QString flood = u"flood:"_s + Console::sample(u"steady-hundred-hosts.json"_s);
    const Outcome outcome = fields(flood, AsJson);
    QCOMPARE(outcome.code, 0);
    QCOMPARE(text(outcome.json()["source"]["kind"]), text("flood"));
    QCOMPARE(text(outcome.json()["fields"][0]["distinct"]), text(100));
    QCOMPARE(outcome.output, fields(flood, AsJson).output);
    QVERIFY(outcome.output != fields(flood, AsJson + QStringList{u"--seed"_s, u"2"_s}).output);
}

void CliFieldsTest::refusesWhatCannotBeRead()
{
    const Outcome gone = fields(u"gone.ndjson"_s);
    QCOMPARE(gone.code, 3);
    QCOMPARE(gone.output, QByteArray());
    QCOMPARE(gone.messages, QByteArray("error: gone.ndjson: there is no such file; check the path\n"));
}

void CliFieldsTest::saysWhatWasLeftOut()
{
    m_console.write(u"bad.ndjson"_s, "{\n" + documents());
    const Outcome refused = fields(u"bad.ndjson"_s);
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.says("--skip-bad-lines leaves out such lines"), refused.messages.constData());
    const Outcome skipped = fields(u"bad.ndjson"_s, {u"--skip-bad-lines"_s});
    QCOMPARE(skipped.code, 0);
    QVERIFY2(skipped.says("warning: 1 line could not be read and was left out") && skipped.says("    bad.ndjson:1: "),
             skipped.messages.constData());
    m_console.write(u"twice.ndjson"_s, "{\"_id\":\"a\",\"@timestamp\":1}\n{\"_id\":\"a\",\"@timestamp\":1}\n");
    const Outcome twice = fields(u"twice.ndjson"_s);
    QCOMPARE(twice.code, 0);
    QVERIFY2(twice.says("warning: 1 document was left out: the _id and _index came before."), twice.messages.constData());
}

QTEST_GUILESS_MAIN(CliFieldsTest)
#include "tst_CliFields.moc"
