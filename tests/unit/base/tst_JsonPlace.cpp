// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/base/JsonPlace.h"

using namespace casewright::base;

namespace {

/// `line:column` of a pointer, and the field behind it.
QByteArray placed(const char* text, const char* pointer)
{
    const Location at = placeInJson(text, pointer, "f");
    return QByteArray::number(static_cast<qulonglong>(at.line)) + ':'
        + QByteArray::number(static_cast<qulonglong>(at.column)) + ' ' + QByteArray::fromStdString(at.field);
}

} // namespace

class JsonPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char* name, const char* text, const char* pointer, const char* place) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(pointer) << QByteArray(place);
        };
        const char* const rule =
            "{\n  \"name\" : \"a, b: {\\\"}\",\n  \"list\": [ [], {\"x\":1}, \"]\" ,\n    {\"deep\":"
            " {\"er\": true } } ],\n  \"n\": -1.5e3\n}\n";
        row("whole", rule, "", "1:1 ");
        row("text", rule, "/name", "2:12 name");
        row("list", rule, "/list", "3:11 list");
        row("empty list", rule, "/list/0", "3:13 list[0]");
        row("in a list", rule, "/list/1/x", "3:22 list[1].x");
        row("bracket in a text", rule, "/list/2", "3:26 list[2]");
        row("on the next line", rule, "/list/3", "4:5 list[3]");
        row("deep", rule, "/list/3/deep/er", "4:21 list[3].deep.er");
        row("last", rule, "/n", "5:8 n");
        // Missing: the place of the innermost value around it, the field of the pointer.
        row("missing key", rule, "/none", "1:1 none");
        row("missing in an object", rule, "/list/3/deep/none/at/all", "4:14 list[3].deep.none.at.all");
        row("beyond the list", rule, "/list/4", "3:11 list[4]");
        row("beyond the list, far", rule, "/list/99999999999999999999999", "3:11 list[99999999999999999999999]");
        row("key of a list", rule, "/list/x", "3:11 list.x");
        row("in a text", rule, "/name/0", "2:12 name[0]");
        row("in a number", rule, "/n/x", "5:8 n.x");
        // Keys
        row("empty key", R"({"a":1,"":{"":2}})", "//", "1:15 ");
        row("key like a number", R"([7,{"0":1}])", "/1/0", "1:9 [1][0]");
        row("slash and tilde", R"({"a/b":{"c~d":1,"~1":2}})", "/a~1b/c~0d", "1:15 a/b.c~d");
        row("tilde and one", R"({"a/b":{"c~d":1,"~1":2,"/":3}})", "/a~1b/~01", "1:22 a/b.~1");
        row("escaped quote", "{\"x\\\"\":1,\"a\\\"b\\\\\":2}", "/a\"b\\", "1:19 a\"b\\");
        row("escaped letters", "{\"n\\u0061me\":1}", "/name", "1:14 name");
        row("escaped pair", "{\"\\ud83d\\ude00\":1}", "/\xf0\x9f\x98\x80", "1:17 \xf0\x9f\x98\x80");
        row("part of a key", R"({"ab":1,"a":2,"abc":3})", "/a", "1:13 a");
        row("key inside of another value", R"({"b":{"a":1},"a":2})", "/a", "1:18 a");
        row("text like the key", R"({"b":"a","a":2})", "/a", "1:14 a");
        row("equal keys: the last", R"({"a":1,"b":2,"a":3})", "/a", "1:18 a");
        row("equal keys: in the last", R"({"a":{"x":1},"a":{"x":3}})", "/a/x", "1:23 a.x");
    }
    void finds()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, place);
        QCOMPARE(placed(text.constData(), pointer.constData()), place);
    }

    void namesTheFile() { QCOMPARE(placeInJson("{}", "", "a/b.json").file, std::string("a/b.json")); }

    void findsInAnyLayout_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char* name, const char* text, const char* pointer, const char* place) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(pointer) << QByteArray(place);
        };
        row("CRLF", "{\r\n\t\"a\":\r\n  [1,\r\n2]\r\n}", "/a/1", "4:1 a[1]");
        row("no blanks", R"({"a":[{"b":[[1,2],[3]]}]})", "/a/0/b/1/0", "1:20 a[0].b[1][0]");
        row("byte order mark", "\xef\xbb\xbf{\n\"a\": 1}", "/a", "2:6 a");
        row("byte order mark, first line", "\xef\xbb\xbf{\"a\": 1}", "/a", "1:7 a");
        row("byte order mark, whole", "\xef\xbb\xbf {}", "/a", "1:2 a");
        row("bytes", "{\"\xc3\xa4\":\"\xf0\x9f\x98\x80\",\"a\":1}", "/a", "1:18 a");
        row("scalar", " 5 ", "", "1:2 ");
        row("in a scalar", " 5 ", "/a", "1:2 a");
        row("empty containers", R"({"a":{},"b":[],"c":1})", "/c", "1:20 c");
        row("in an empty object", R"({"a":{}})", "/a/b", "1:6 a.b");
        row("in an empty list", R"({"a":[]})", "/a/0", "1:6 a[0]");
    }
    void findsInAnyLayout() { finds(); }

    /// A place in any text that is not JSON lies at least within it.
    void standsBrokenText()
    {
        const std::string whole = "\xef\xbb\xbf{\"a\\\"\": [1, {\"b\": \"\\u00e4\"}],\n \"a\": {\"b\": [[], 2]}}";
        for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
            for (const char* pointer : {"/a/b/1", "/a\"/1/b", "", "/a"}) {
                const Location at = placeInJson(std::string_view(whole).substr(0, cut), pointer, "f");
                QVERIFY(at.line >= 1 && at.line <= 2);
                QVERIFY(at.column >= 1 && at.column <= whole.size() + 1);
            }
        }
    }
};

QTEST_APPLESS_MAIN(JsonPlaceTest)
#include "tst_JsonPlace.moc"
