// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/base/JsonEdit.h"

using namespace casewright;
using base::Json;
using base::JsonEdit;

/// Every byte but those of the value stays.
class JsonEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sets_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* text, const char* pointer, const char* value,
                            const char* expected) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(pointer) << QByteArray(value)
                                << QByteArray(expected);
        };
        row("a value", R"({ "a" : 1.0 , "b":1e3})", "/a", "2", R"({ "a" : 2 , "b":1e3})");
        row("the whole", " [1] ", "", "2", " 2 ");
        row("an element", "[1, 2 ,3]", "/1", "\"x\"", "[1, \"x\" ,3]");
        row("the last of equal keys", R"({"a":1,"a":2})", "/a", "3", R"({"a":1,"a":3})");
        row("an escaped key", R"({"\u0061":1})", "/a", "3", R"({"\u0061":3})");
        row("a new key", R"({"a":1})", "/b", "2", R"({"a":1,"b":2})");
        row("a new key, spaced", R"({"a": 1})", "/b", "2", R"({"a": 1, "b": 2})");
        row("a new key behind two", R"({"a": 1,  "c": 3})", "/b", "2", R"({"a": 1,  "c": 3,  "b": 2})");
        row("a new key over lines", "{\n\t\"a\": 1\n}", "/b", "[1,2]", "{\n\t\"a\": 1,\n\t\"b\": [1, 2]\n}");
        row("a new object over lines", "{\n    \"a\": 1\n}", "/b/c", "{\"d\":[{}]}",
            "{\n    \"a\": 1,\n    \"b\": {\n        \"c\": {\n            \"d\": [\n                {}\n            ]\n"
            "        }\n    }\n}");
        row("line ends of Windows", "{\r\n  \"a\": 1\r\n}", "/b", "2", "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}");
        row("into null", R"({"a":null})", "/a/b", "1", R"({"a":{"b":1}})");
        row("into a text", R"({"a":"x"})", "/a/b", "1", R"({"a":{"b":1}})");
        row("into an empty object", R"({"a":{ }})", "/a/b", "1", R"({"a":{"b":1}})");
        row("into an empty list", "{\n  \"a\": []\n}", "/a/0", "{\"b\":1}",
            "{\n  \"a\": [\n    {\n      \"b\": 1\n    }\n  ]\n}");
        row("a key into a list", R"({"a":[1]})", "/a/b", "1", R"({"a":{"b":1}})");
        row("behind a list", "[1, 2]", "/2", "3", "[1, 2, 3]");
        row("behind a list of one", "[1]", "/1", "3", "[1,3]");
        row("a key with marks", R"({"a/b":{"~":1}})", "/a~1b/~0", "2", R"({"a/b":{"~":2}})");
        row("byte order mark", "\xef\xbb\xbf{\"a\":1}", "/a", "2", "\xef\xbb\xbf{\"a\":2}");
        row("marks in texts", "{\"x\":\"],}\\\"\",\"a\":1}", "/a", "2", "{\"x\":\"],}\\\"\",\"a\":2}");
        row("a list on its line stays there", "{\n  \"a\": [1, 2],\n  \"b\": 1\n}", "/a", "[{\"c\":1}]",
            "{\n  \"a\": [{\"c\": 1}],\n  \"b\": 1\n}");
    }
    void sets()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        JsonEdit edit(text.toStdString());
        edit.set(pointer.toStdString(), base::parseJson(value.toStdString()).value());
        QTEST(QByteArray::fromStdString(edit.text()), "expected");
        const Json made = base::parseJson(edit.text()).value();
        QCOMPARE(made.at(Json::json_pointer(pointer.toStdString())).dump(),
                 base::parseJson(value.toStdString())->dump());
    }

    void erases_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* text, const char* pointer, const char* expected) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(pointer) << QByteArray(expected);
        };
        row("the first", R"({"a": 1, "b": 2})", "/a", R"({"b": 2})");
        row("the middle", R"({"a": 1, "b": 2 , "c":3})", "/b", R"({"a": 1 , "c":3})");
        row("the last", "{\n  \"a\": 1,\n  \"b\": 2\n}", "/b", "{\n  \"a\": 1\n}");
        row("the only one", "{ \"a\": 1 }", "/a", "{}");
        row("equal keys", R"({"a":1,"b":2,"a":3})", "/a", R"({"b":2})");
        row("an element", "[1, 2, 2]", "/1", "[1, 2]");
        row("nothing", R"({"a":1})", "/b/c", R"({"a":1})");
        row("the whole", "[1]", "", "[1]");
    }
    void erases()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, pointer);
        JsonEdit edit(text.toStdString());
        edit.erase(pointer.toStdString());
        QTEST(QByteArray::fromStdString(edit.text()), "expected");
    }
};

QTEST_APPLESS_MAIN(JsonEditTest)
#include "tst_JsonEdit.moc"
