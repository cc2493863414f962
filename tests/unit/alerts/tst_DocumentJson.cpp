// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"

using namespace casewright;
using alerts::documentOrderJson;
using alerts::expandDottedKeys;
using alerts::findValue;

namespace {

base::Json json(const char* text)
{
    return base::parseJson(text).value();
}

} // namespace

class DocumentJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expands_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("expanded");
        QTest::newRow("nothing dotted") << QByteArray(R"({"a":{"b.c":1}})") << QByteArray(R"({"a":{"b.c":1}})");
        QTest::newRow("one key") << QByteArray(R"({"a.b.c":1})") << QByteArray(R"({"a":{"b":{"c":1}}})");
        QTest::newRow("merge after") << QByteArray(R"({"a":{"x":1},"a.y":2})") << QByteArray(R"({"a":{"x":1,"y":2}})");
        QTest::newRow("merge before") << QByteArray(R"({"a.y":2,"a":{"x":1}})") << QByteArray(R"({"a":{"y":2,"x":1}})");
        QTest::newRow("later value wins") << QByteArray(R"({"a":{"x":1},"a.x":2})") << QByteArray(R"({"a":{"x":2}})");
        QTest::newRow("later object wins")
            << QByteArray(R"({"a":5,"b":1,"a.x":2})") << QByteArray(R"({"a":{"x":2},"b":1})");
        QTest::newRow("later scalar wins") << QByteArray(R"({"a.x":2,"a":5})") << QByteArray(R"({"a":5})");
        QTest::newRow("null wins too") << QByteArray(R"({"a.x":2,"a":null})") << QByteArray(R"({"a":null})");
        QTest::newRow("lists by index") << QByteArray(R"({"a.l":[1,{"p":1},3],"a":{"l":[9,{"q":2}]}})")
                                        << QByteArray(R"({"a":{"l":[9,{"p":1,"q":2},3]}})");
        QTest::newRow("longer list") << QByteArray(R"({"a.l":[1],"a":{"l":[2,3]}})")
                                     << QByteArray(R"({"a":{"l":[2,3]}})");
        QTest::newRow("list and object") << QByteArray(R"({"a.l":[1],"a":{"l":{"0":2}}})")
                                         << QByteArray(R"({"a":{"l":{"0":2}}})");
        QTest::newRow("below stays") << QByteArray(R"({"a.b":{"c.d":1}})") << QByteArray(R"({"a":{"b":{"c.d":1}}})");
        QTest::newRow("empty segments") << QByteArray(R"({".a":1,"b.":2})") << QByteArray(R"({"":{"a":1},"b":{"":2}})");
        QTest::newRow("no object") << QByteArray("[1]") << QByteArray("[1]");
    }
    void expands()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, expanded);
        QCOMPARE(QByteArray::fromStdString(expandDottedKeys(json(document.constData())).dump()), expanded);
    }

    void finds_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("found"); // the value, with ! behind it if it is a literal key; empty: missing
        QTest::newRow("path") << QByteArray(R"({"a":{"b":1}})") << QByteArray("a.b") << QByteArray("1");
        QTest::newRow("literal first") << QByteArray(R"({"a":{"b":1},"a.b":2})") << QByteArray("a.b")
                                       << QByteArray("2!");
        QTest::newRow("literal null hides")
            << QByteArray(R"({"a":{"b":1},"a.b":null})") << QByteArray("a.b") << QByteArray("null!");
        QTest::newRow("no dot") << QByteArray(R"({"a":"x"})") << QByteArray("a") << QByteArray("\"x\"!");
        QTest::newRow("object") << QByteArray(R"({"a":{"b":{"c":1}}})") << QByteArray("a.b")
                                << QByteArray(R"({"c":1})");
        QTest::newRow("list by number") << QByteArray(R"({"a":[{"b":7},8]})") << QByteArray("a.0.b") << QByteArray("7");
        QTest::newRow("list past its end") << QByteArray(R"({"a":[1]})") << QByteArray("a.1") << QByteArray();
        QTest::newRow("list by leading zero") << QByteArray(R"({"a":[1,2]})") << QByteArray("a.01") << QByteArray();
        QTest::newRow("list by name") << QByteArray(R"({"a":[{"b":1}]})") << QByteArray("a.b") << QByteArray();
        QTest::newRow("object by number") << QByteArray(R"({"a":{"0":3}})") << QByteArray("a.0") << QByteArray("3");
        QTest::newRow("dotted below") << QByteArray(R"({"a":{"b.c":1}})") << QByteArray("a.b.c") << QByteArray();
        QTest::newRow("through a text") << QByteArray(R"({"a":"b"})") << QByteArray("a.0") << QByteArray();
        QTest::newRow("missing") << QByteArray(R"({"a":1})") << QByteArray("b") << QByteArray();
        QTest::newRow("no object") << QByteArray("[1]") << QByteArray("0") << QByteArray();
    }
    void finds()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, found);
        const base::Json parsed = json(document.constData());
        const std::optional<alerts::FoundValue> value = findValue(parsed, field.toStdString());
        const std::string text = value ? value->value->dump() + (value->literal ? "!" : "") : std::string();
        QCOMPARE(QByteArray::fromStdString(text), found);
    }

    void writesInOrderOfTheDocument()
    {
        const char* const text =
            "{\"b\":1.0,\"10\":[2,{\"z\":1e21,\"1\":-0.0}],\"a\":\"ä\\n\\\"\",\"e\":{},\"n\":null}";
        QCOMPARE(documentOrderJson(json(text)),
                 std::string("{\"b\":1,\"10\":[2,{\"z\":1e+21,\"1\":0}],\"a\":\"ä\\n\\\"\",\"e\":{},\"n\":null}"));
    }
};

QTEST_APPLESS_MAIN(DocumentJsonTest)
#include "tst_DocumentJson.moc"
