// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/base/JsonNode.h"

using namespace casewright::base;

namespace {

JsonFile file(std::string text) { return JsonFile::parse(std::move(text), "f.json", "a test file").value(); }

} // namespace

class JsonNodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsThere()
    {
        JsonFile read = file("{\"t\": \"x\", \"b\": true, \"n\": 7, \"l\": [\"a\", \"b\"], \"z\": null, \"o\": {}}");
        const JsonNode root(read);
        root.only({"t", "b", "n", "l", "z", "o"});
        QCOMPARE(root.required("t").text(), std::string("x"));
        QCOMPARE(root.member("b").truth(), true);
        QCOMPARE(root.member("n").wholeNumber(), 7);
        QCOMPARE(root.member("l").texts(), (std::vector<std::string>{"a", "b"}));
        QVERIFY(root.member("z").isNull() && root.member("z").isThere());
        QVERIFY(!root.member("nothing").isThere());
        QCOMPARE(root.member("nothing").text(), std::string());
        QCOMPARE(root.member("nothing").wholeNumber(), 0);
        QVERIFY(root.member("nothing").elements().empty());
        QVERIFY(root.member("o").member("p").json().is_null());
        QVERIFY(!read.error);
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no text") << "{\n  \"t\": 1}" << "f.json:2:8: t: must be a text";
        QTest::newRow("no truth") << "{\"t\":\"\",\"b\":0}" << "f.json:1:13: b: must be true or false";
        QTest::newRow("no number") << "{\"t\":\"\",\"n\":1.5}" << "f.json:1:13: n: must be a whole number";
        QTest::newRow("too large") << "{\"t\":\"\",\"n\":1e300}" << "f.json:1:13: n: must be a whole number";
        QTest::newRow("no list") << "{\"t\":\"\",\"l\":{}}" << "f.json:1:13: l: must be a list";
        QTest::newRow("in a list") << "{\"t\":\"\",\"l\":[\"a\",2]}" << "f.json:1:18: l[1]: must be a text";
        QTest::newRow("no object") << "[]" << "f.json:1:1: must be an object";
        QTest::newRow("missing") << "{}" << "f.json:1:1: a test file needs \"t\" here";
        QTest::newRow("unknown") << "{\"t\":\"\",\"a/b\":1}"
                                 << "a test file has no key \"a/b\" here; the keys are t, b, n, l";
    }
    void refusesAKeyThatIsThereTwice()
    {
        JsonFile read = file("{\"t\": \"x\",\n \"l\": [], \"o\": {\"d\": {\"x\": 1, \"x\": 2}},\n  \"t\": \"y\"}");
        const JsonNode root(read);
        root.member("o").only({"d"});
        QVERIFY(!read.error); // a document in it may have a key twice
        root.only({"t", "l", "o"});
        QVERIFY(read.error);
        QCOMPARE(describe(*read.error),
                 std::string("f.json:3:3: t: the key \"t\" stands in line 1 already; keep one of them"));
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        JsonFile read = file(text.toStdString());
        const JsonNode root(read);
        root.only({"t", "b", "n", "l"});
        static_cast<void>(root.required("t").text());
        static_cast<void>(root.member("b").truth());
        static_cast<void>(root.member("n").wholeNumber());
        static_cast<void>(root.member("l").texts());
        QVERIFY(read.error.has_value());
        const QString actual = QString::fromStdString(describe(*read.error));
        QVERIFY2(actual.endsWith(says), qUtf8Printable(actual));
    }

    void numbersMayBeFractions()
    {
        JsonFile read = file("{\"a\": 0.25, \"b\": \"1\"}");
        const JsonNode root(read);
        QCOMPARE(root.member("a").number(), 0.25);
        QCOMPARE(root.member("c").number(), 0.0);
        QVERIFY(!read.error);
        QCOMPARE(root.member("b").number(), 0.0);
        QCOMPARE(read.error->location->field, std::string("b"));
    }

    void theFirstErrorStays()
    {
        JsonFile read = file("{\"a\": 1, \"b\": 2}");
        const JsonNode root(read);
        static_cast<void>(root.member("a").text());
        static_cast<void>(root.member("b").text());
        QCOMPARE(read.error->location->field, std::string("a"));
    }

    void noJsonIsAnError()
    {
        QCOMPARE(JsonFile::parse("{", "f.json", "a test file").error().code, ErrorCode::InvalidJson);
    }
};

QTEST_APPLESS_MAIN(JsonNodeTest)
#include "tst_JsonNode.moc"
