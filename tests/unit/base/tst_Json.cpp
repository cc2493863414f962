// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPoint>
#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"

using namespace casewright::base;

namespace {

QByteArray bytes(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

std::string nested(std::size_t depth, std::string_view innermost)
{
    return std::string(depth, '[') + std::string(innermost) + std::string(depth, ']');
}

} // namespace

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const QByteArray& text, int line, int column, const char* reason) {
            QTest::newRow(name) << text << line << column << QByteArray(reason);
        };
        row("empty", "", 1, 1, "unexpected end of input");
        row("blanks", " \n ", 2, 2, "unexpected end of input");
        row("word", "hello", 1, 1, "invalid literal hello");
        row("cut word", "{\"a\": tru}", 1, 10, "invalid literal tru");
        row("comma at the end", "{\"a\":1,}", 1, 8, "unexpected '}'");
        row("comma in a list", "[\n  1,\n  ]", 3, 3, "unexpected ']'");
        row("no comma", "{\"a\":1\n \"bcd\":2}", 2, 2, "unexpected string literal");
        row("no comma before an escape", "{\"a\":1  \"b\\\"c\":2}", 1, 9, "unexpected string literal");
        row("no colon", "{\"a\" true}", 1, 6, "unexpected true literal");
        row("no colon before a number", "{\"a\"\r\n\t-12.5e3}", 2, 2, "unexpected number literal");
        row("number for a key", "{12:1}", 1, 2, "unexpected number literal");
        row("word for a key", "{\"a\":1,null:1}", 1, 8, "unexpected null literal");
        row("second value", "{}\n{}", 2, 1, "unexpected '{'");
        row("second number", "1 23", 1, 3, "unexpected number literal");
        row("zero in front", "[01]", 1, 2, "unexpected number literal");
        row("point without digit", "[1.]", 1, 4, "invalid number");
        row("plus", "[+1]", 1, 2, "invalid literal");
        row("single quotes", "{'a':1}", 1, 2, "invalid literal");
        row("not closed", "{\"a\":[1", 1, 8, "unexpected end of input");
        row("text not closed", "{\"a\":\"bc", 1, 9, "missing closing quote");
        row("line end in a text", "{\"a\":\"b\nc\"}", 1, 8, "control character");
        row("wrong escape", "[\"\\x\"]", 1, 4, "forbidden character after backslash");
        row("short escape", "[\"\\u12\"]", 1, 7, "4 hex digits");
        row("lone high surrogate", "[\"\\ud800\"]", 1, 9, "must be followed by U+DC00");
        row("lone low surrogate", "[\"\\udc00\"]", 1, 8, "must follow U+D800");
        row("bad UTF-8", "[\"\xff\"]", 1, 3, "ill-formed UTF-8");
        row("cut UTF-8", "[\"\xc3\"]", 1, 4, "ill-formed UTF-8");
        row("surrogate in UTF-8", "[\"\xed\xa0\x80\"]", 1, 4, "ill-formed UTF-8");
        row("columns are bytes", "[\"\xc3\xa4\xf0\x9f\x98\x80\" x]", 1, 11, "invalid literal");
        row("after a byte order mark", "\xef\xbb\xbf{\"a\" 1}", 1, 6, "unexpected number literal");
        row("number too large", "{\"a\": 1,\n \"b\": [2, -1.5e999]}", 2, 11, "-1.5e999");
        row("too large, and more", "[1e999\xff]", 1, 2, "the number 1e999 is");
        row("NaN", "[NaN]", 1, 2, "JSON has no number NaN; write null");
        row("infinity", "[1, Infinity ]", 1, 5, "JSON has no number Infinity; write null");
        row("infinity below zero", "[-Infinity]", 1, 3, "JSON has no number -Infinity; write null");
        row("comment", "[1 /* one */]", 1, 4, "invalid literal");
        row("zero byte", QByteArray("[1\0]", 4), 1, 3, "zero byte");
        row("after a zero byte", QByteArray("[1]\0 x", 6), 1, 4, "zero byte");
        row("zero byte at the end", QByteArray("[1]\n\0", 5), 2, 1, "zero byte");
        row("zero byte in a text", QByteArray("[\"\0\"]", 5), 1, 3, "control character");
        row("before a zero byte", QByteArray("[1,]\0", 5), 1, 4, "unexpected ']'");
        row("too large, beside a text", "[\"2e999\", 3e999]", 1, 11, "3e999");
    }
    void saysWhereItIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QByteArray, reason);
        const Result<Json> read = parseJson(text.toStdString(), "dir/file.json");
        QVERIFY(!read);
        const Error& error = read.error();
        QCOMPARE(error.code, ErrorCode::InvalidJson);
        QVERIFY(error.location.has_value());
        QCOMPARE(bytes(error.location->file), QByteArray("dir/file.json"));
        QVERIFY2(bytes(error.text).contains(reason), error.text.c_str());
        QCOMPARE(QPoint(static_cast<int>(error.location->line), static_cast<int>(error.location->column)),
                 QPoint(line, column));
    }

    /// Error texts are for people: short, valid UTF-8, without the names of the library.
    void explainsItselfInPlainText()
    {
        const auto around = [](const char* before, std::size_t count, char filling, const char* after) {
            std::string text(before);
            return text.append(count, filling).append(after);
        };
        for (const std::string& text : {std::string("[1e999]"), std::string("{\"a\" 1}"), std::string("[\"\xff\"]"),
                                        nested(1'001, ""), around("[\"", 100'000, 'x', "\xff\"]"),
                                        around("[1, ", 100'000, 't', "]"), around("[", 100'000, '9', "]")}) {
            const Result<Json> read = parseJson(text);
            QVERIFY(!read);
            const QByteArray said = bytes(read.error().text);
            QVERIFY2(said.size() < 200, said.constData());
            for (const char* jargon : {"exception", "parse error", "last read"})
                QVERIFY2(!said.contains(jargon), said.constData());
            QVERIFY2(QString::fromUtf8(said).toUtf8() == said && !said.contains('\xff'), said.constData());
        }
    }

    void limitsNesting()
    {
        for (const char* innermost : {"", "1", "{\"a\":1}"}) {
            const bool object = *innermost == '{';
            QVERIFY(parseJson(nested(object ? 999 : 1'000, innermost)).has_value());
            QVERIFY(!parseJson(nested(object ? 1'000 : 1'001, innermost)));
        }
        const std::string brackets = "[\"" + std::string(5'000, '[') + "\\\"" + std::string(5'000, '{') + "\"]";
        QVERIFY(parseJson(brackets).has_value()); // in a text they nest nothing
        std::string wide = "[";
        for (int i = 0; i < 2'000; ++i)
            wide += "[],";
        QVERIFY(parseJson(wide + "[]]").has_value());
        const Result<Json> deep = parseJson("[\n " + nested(100'000, "") + "]", "f");
        QVERIFY(!deep);
        QCOMPARE(deep.error().code, ErrorCode::InvalidJson);
        QCOMPARE(bytes(describe(deep.error())), QByteArray("f:2:1001: nested over 1000 levels"));
    }

    void keepsTheOrderAndTheLastOfEqualKeys()
    {
        QCOMPARE(bytes(parseJson(R"({"b":1,"a":2,"b":3})")->dump()), QByteArray(R"({"b":3,"a":2})"));
    }

    /// What JavaScript's JSON.stringify gives for the number.
    void writesNumbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double value, const char* text) { QTest::newRow(text) << value << QByteArray(text); };
        row(1, "1");
        row(-1, "-1");
        row(100, "100");
        row(0.1, "0.1");
        row(0.1 + 0.2, "0.30000000000000004");
        row(4.35, "4.35");
        row(25e-1, "2.5");
        row(12345.678, "12345.678");
        row(1.0 / 3, "0.3333333333333333");
        row(4294967296, "4294967296");
        row(9007199254740991, "9007199254740991");
        row(9007199254740993.0, "9007199254740992");
        row(9223372036854775808.0, "9223372036854776000");
        row(18446744073709551616.0, "18446744073709552000");
        row(1000000000000000128.0, "1000000000000000100");
        row(1e20, "100000000000000000000");
        row(123456789012345680000.0, "123456789012345680000");
        row(1.2345678901234567e20, "123456789012345670000");
        row(999999999999999900000.0, "999999999999999900000");
        row(999999999999999999999.0, "1e+21");
        row(-1e21, "-1e+21");
        row(1.1e21, "1.1e+21");
        row(1.2345678901234567e21, "1.2345678901234568e+21");
        row(1e23, "1e+23");
        row(1e100, "1e+100");
        row(1.7976931348623157e308, "1.7976931348623157e+308");
        row(0.000035, "0.000035");
        row(1e-6, "0.000001");
        row(1.234e-6, "0.000001234");
        row(1e-7, "1e-7");
        row(1.5e-7, "1.5e-7");
        row(-1.5e-9, "-1.5e-9");
        row(123e-20, "1.23e-18");
        row(9.5367431640625e-7, "9.5367431640625e-7");
        row(2.2250738585072014e-308, "2.2250738585072014e-308");
        row(5e-324, "5e-324");
        row(-5e-324, "-5e-324");
        QTest::newRow("zero") << 0.0 << QByteArray("0");
        QTest::newRow("negative zero") << -0.0 << QByteArray("0");
        QTest::newRow("infinity") << std::numeric_limits<double>::infinity() << QByteArray("null");
        QTest::newRow("-infinity") << -std::numeric_limits<double>::infinity() << QByteArray("null");
        QTest::newRow("NaN") << std::nan("") << QByteArray("null");
    }
    void writesNumbers()
    {
        QFETCH(double, value);
        QFETCH(QByteArray, text);
        QCOMPARE(bytes(javascriptNumber(value)), text);
        QCOMPARE(bytes(plainJson(Json(value))), text);
    }

    void writesNumbersThatReadBack()
    {
        std::mt19937_64 bits(1);
        for (int i = 0; i < 50'000; ++i) {
            const std::uint64_t pattern = bits();
            double value = 0;
            std::memcpy(&value, &pattern, sizeof value);
            if (!std::isfinite(value))
                continue;
            const std::string text = javascriptNumber(value);
            QVERIFY2(std::strtod(text.c_str(), nullptr) == value, text.c_str());
            QVERIFY2(text.size() <= 25, text.c_str());
        }
    }

    /// Every number of a document is an IEEE double, however large it is written.
    void readsNumbersAsDoubles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("2^53+1") << QByteArray("9007199254740993") << QByteArray("9007199254740992");
        QTest::newRow("2^63-1") << QByteArray("9223372036854775807") << QByteArray("9223372036854776000");
        QTest::newRow("-2^63") << QByteArray("-9223372036854775808") << QByteArray("-9223372036854776000");
        QTest::newRow("2^64-1") << QByteArray("18446744073709551615") << QByteArray("18446744073709552000");
        QTest::newRow("2^64") << QByteArray("18446744073709551616") << QByteArray("18446744073709552000");
        QTest::newRow("-2^64") << QByteArray("-18446744073709551616") << QByteArray("-18446744073709552000");
        QTest::newRow("-0") << QByteArray("-0") << QByteArray("0");
        QTest::newRow("-0.0") << QByteArray("-0.0") << QByteArray("0");
        QTest::newRow("1.0") << QByteArray("1.0") << QByteArray("1");
        QTest::newRow("1E3") << QByteArray("1E3") << QByteArray("1000");
        QTest::newRow("too small") << QByteArray("1e-400") << QByteArray("0");
    }
    void readsNumbersAsDoubles()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(bytes(plainJson(parseJson(text.toStdString()).value())), expected);
    }

    void writesStrings()
    {
        using namespace std::string_literals;
        QCOMPARE(bytes(javascriptString("")), QByteArray("\"\""));
        QCOMPARE(bytes(javascriptString("\0\x01\b\t\n\x0b\f\r\x1f\x7f\"\\/"s)),
                 QByteArray("\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\x7f\\\"\\\\/\""));
        // JSON.stringify leaves line separators and everything above ASCII as they are.
        const std::string_view wide = "\xe2\x80\xa8\xe2\x80\xa9\xc3\xa9\xf0\x9f\x98\x80";
        QCOMPARE(bytes(javascriptString(wide)), '"' + bytes(wide) + '"');
        for (char c = 1; c < 0x20; ++c)
            QCOMPARE(bytes(parseJson(javascriptString(std::string(3, c)))->get<std::string>()), QByteArray(3, c));
    }

    void writesValues()
    {
        const Json value =
            parseJson(R"( {"t": [ true, false, null, [], {}, "a\u0041\/" ], "o": {"x": {"": 1.50}}} )").value();
        const QByteArray expected(R"({"t":[true,false,null,[],{},"aA/"],"o":{"x":{"":1.5}}})");
        QCOMPARE(bytes(plainJson(value)), expected);
        QCOMPARE(bytes(deterministicJson(value)),
                 QByteArray(R"({"o":{"x":{"":1.5}},"t":[true,false,null,[],{},"aA/"]})"));
    }

    void knowsWholeNumberKeys_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("index");
        for (const char* key : {"0", "1", "9", "10", "4294967294", "999999999"})
            QTest::newRow(key) << QByteArray(key) << true;
        for (const char* key : {"", "00", "01", "-1", "-0", "+1", "1.0", "1e3", " 1", "1 ", "0x1", "4294967295",
                                "4294967296", "9999999999", "10000000000", "18446744073709551617", "\xd9\xa1", "a"})
            QTest::newRow(*key == 0 ? "empty" : key) << QByteArray(key) << false;
    }
    void knowsWholeNumberKeys()
    {
        QFETCH(QByteArray, key);
        QFETCH(bool, index);
        QCOMPARE(isIndexKey(key.toStdString()), index);
    }

    void ordersKeysAsJavascript()
    {
        const Json value = parseJson(R"({"b":1,"10":2,"4294967295":3,"4294967294":4,"0":5,"01":6,"a":7,"2":8,"-1":9,)"
                                     R"("1.5":10,"":11,"4294967296":12,"00":13})")
                               .value();
        QCOMPARE(bytes(plainJson(value)),
                 QByteArray(R"({"0":5,"2":8,"10":2,"4294967294":4,"b":1,"4294967295":3,"01":6,"a":7,"-1":9,)"
                            R"("1.5":10,"":11,"4294967296":12,"00":13})"));
    }

    /// The order of JavaScript's sort(): surrogates (from D800) come before U+E000 and U+FF5A.
    void sortsKeysByCodeUnit()
    {
        const std::vector<std::string> sorted{std::string(),
                                              std::string(1, '\0'),
                                              "10",
                                              "9",
                                              "Z",
                                              "a",
                                              "aa",
                                              "\xc3\xa9",
                                              "\xed\x9f\xbf",
                                              "\xf0\x90\x80\x80",
                                              "\xf0\x9f\x98\x80",
                                              "\xf4\x8f\xbf\xbf",
                                              "\xee\x80\x80",
                                              "\xef\xbd\x9a",
                                              "\xef\xbf\xbf"};
        std::vector<std::string> keys = sorted;
        std::mt19937 shuffle(7);
        for (int round = 0; round < 20; ++round) {
            std::shuffle(keys.begin(), keys.end(), shuffle);
            Json inner = Json::object();
            for (const std::string& key : keys)
                inner[key] = 1;
            const Json value = {{"l", Json::array({inner})}};
            QByteArrayList members;
            for (const std::string& key : sorted)
                members.append(bytes(javascriptString(key)).append(":1"));
            QCOMPARE(bytes(deterministicJson(value)), QByteArray("{\"l\":[{" + members.join(',') + "}]}"));
        }
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_Json.moc"
