// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

#include "core/base/Utf16.h"

using namespace casewright::base;

namespace {

constexpr const char* Family = "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9"; // two people, joined
constexpr const char* Mixed = "a\xf0\x9f\x98\x80" // a, a face (two units),
                              "b\xc3\xa9"; // b, e with an accent

QByteArray bytes(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

std::string utf8(char32_t point) { return QString::fromUcs4(&point, 1).toStdString(); }

} // namespace

class Utf16Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measures_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("length");
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("ASCII") << QByteArray("abc") << 3;
        QTest::newRow("zero byte") << QByteArray("a\0b", 3) << 3;
        QTest::newRow("two bytes") << QByteArray("\xc3\xa9") << 1;
        QTest::newRow("three bytes") << QByteArray("\xef\xbf\xbd") << 1;
        QTest::newRow("surrogate pair") << QByteArray("\xf0\x9f\x98\x80") << 2;
        QTest::newRow("first above U+FFFF") << QByteArray("\xf0\x90\x80\x80") << 2;
        QTest::newRow("last") << QByteArray("\xf4\x8f\xbf\xbf") << 2;
        QTest::newRow("mixed") << QByteArray(Mixed) << 5;
        QTest::newRow("combining accent") << QByteArray("e\xcc\x81") << 2;
        QTest::newRow("joined emoji") << QByteArray(Family) << 5;
        // Each byte that is no UTF-8 counts one.
        QTest::newRow("stray byte") << QByteArray("a\xff") << 2;
        QTest::newRow("stray continuations") << QByteArray("\x80\xbf") << 2;
        QTest::newRow("cut") << QByteArray("\xf0\x9f\x98") << 3;
        QTest::newRow("cut before a letter") << QByteArray("\xe2\x82"
                                                           "a")
                                             << 3;
        QTest::newRow("overlong, two bytes") << QByteArray("\xc0\xaf") << 2;
        QTest::newRow("overlong, three bytes") << QByteArray("\xe0\x80\xaf") << 3;
        QTest::newRow("overlong, four bytes") << QByteArray("\xf0\x80\x80\xaf") << 4;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 3;
        QTest::newRow("beyond U+10FFFF") << QByteArray("\xf4\x90\x80\x80") << 4;
        QTest::newRow("five bytes") << QByteArray("\xf8\x88\x80\x80\x80") << 5;
    }
    void measures()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, length);
        QCOMPARE(utf16Length(text.toStdString()), static_cast<std::size_t>(length));
    }

    /// What JavaScript's slice(0, end) leaves when it is stored as UTF-8.
    void cuts_data()
    {
        QTest::addColumn<qint64>("end");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("0") << qint64{0} << QByteArray();
        QTest::newRow("1") << qint64{1} << QByteArray("a");
        QTest::newRow("2") << qint64{2} << QByteArray("a\xef\xbf\xbd");
        QTest::newRow("3") << qint64{3} << QByteArray("a\xf0\x9f\x98\x80");
        QTest::newRow("4") << qint64{4}
                           << QByteArray("a\xf0\x9f\x98\x80"
                                         "b");
        QTest::newRow("5") << qint64{5} << QByteArray(Mixed);
        QTest::newRow("6") << qint64{6} << QByteArray(Mixed);
        QTest::newRow("most") << qint64{std::numeric_limits<std::int64_t>::max()} << QByteArray(Mixed);
        QTest::newRow("-1") << qint64{-1}
                            << QByteArray("a\xf0\x9f\x98\x80"
                                          "b");
        QTest::newRow("-2") << qint64{-2} << QByteArray("a\xf0\x9f\x98\x80");
        QTest::newRow("-3") << qint64{-3} << QByteArray("a\xef\xbf\xbd");
        QTest::newRow("-4") << qint64{-4} << QByteArray("a");
        QTest::newRow("-5") << qint64{-5} << QByteArray();
        QTest::newRow("-6") << qint64{-6} << QByteArray();
        QTest::newRow("least") << qint64{std::numeric_limits<std::int64_t>::min()} << QByteArray();
    }
    void cuts()
    {
        QFETCH(qint64, end);
        QFETCH(QByteArray, expected);
        QCOMPARE(bytes(utf16Cut(Mixed, end)), expected);
    }

    void cutsEmptyAndBrokenText()
    {
        QCOMPARE(utf16Cut("", 5), std::string());
        QCOMPARE(utf16Cut("", -5), std::string());
        QCOMPARE(bytes(utf16Cut("\xff\xfe"
                                "a",
                                1)),
                 QByteArray("\xff"));
        QCOMPARE(bytes(utf16Cut("\xf0\x9f\x98", 2)), QByteArray("\xf0\x9f"));
    }

    void compares_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<int>("sign");
        QTest::newRow("equal") << QByteArray("a\xc3\xa9") << QByteArray("a\xc3\xa9") << 0;
        QTest::newRow("empty") << QByteArray() << QByteArray() << 0;
        QTest::newRow("shorter") << QByteArray("a") << QByteArray("aa") << -1;
        QTest::newRow("nothing") << QByteArray() << QByteArray("\0", 1) << -1;
        QTest::newRow("digits") << QByteArray("10") << QByteArray("9") << -1;
        QTest::newRow("case") << QByteArray("Z") << QByteArray("a") << -1;
        QTest::newRow("pair before U+E000") << QByteArray("\xf4\x8f\xbf\xbf") << QByteArray("\xee\x80\x80") << -1;
        QTest::newRow("pair before U+FF5A") << QByteArray("\xf0\x9f\x98\x80") << QByteArray("\xef\xbd\x9a") << -1;
        QTest::newRow("pair after U+D7FF") << QByteArray("\xed\x9f\xbf") << QByteArray("\xf0\x90\x80\x80") << -1;
        QTest::newRow("second unit decides") << QByteArray("\xf0\x9f\x98\x80") << QByteArray("\xf0\x9f\x98\x81") << -1;
        QTest::newRow("after a pair") << QByteArray("\xf0\x9f\x98\x80"
                                                    "a")
                                      << QByteArray("\xf0\x9f\x98\x80"
                                                    "b")
                                      << -1;
    }
    void compares()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(int, sign);
        QCOMPARE(compareUtf16(a.toStdString(), b.toStdString()), sign);
        QCOMPARE(compareUtf16(b.toStdString(), a.toStdString()), -sign);
    }

    /// QString is UTF-16: its lengths, cuts and code-unit order are a second opinion.
    void agreesWithQString()
    {
        std::mt19937 bits(3);
        const std::vector<char32_t> points{'a',    'b',     0xE9,    0xD7FF,   0xE000, 0xFF5A,
                                           0xFFFF, 0x10000, 0x1F600, 0x10FFFF, 0};
        const auto random = [&] {
            std::string text;
            for (std::size_t i = 0, count = bits() % 6; i < count; ++i)
                text += utf8(points[bits() % points.size()]);
            return text;
        };
        for (int round = 0; round < 20'000; ++round) {
            const std::string a = random();
            const std::string b = random();
            const QString left = QString::fromStdString(a);
            const QString right = QString::fromStdString(b);
            QCOMPARE(utf16Length(a), static_cast<std::size_t>(left.size()));
            const int order = left < right ? -1 : (left > right ? 1 : 0);
            QCOMPARE(compareUtf16(a, b), order);
            const auto end = static_cast<qsizetype>(bits() % 13);
            QString cut = left.left(end);
            if (!cut.isEmpty() && cut.back().isHighSurrogate())
                cut.back() = QChar::ReplacementCharacter;
            QCOMPARE(QString::fromStdString(utf16Cut(a, end)), cut);
        }
    }

    /// The code points that String.prototype.trim takes off, out of all there are.
    void trimsWhatJavascriptTrims()
    {
        const std::vector<char32_t> spaces{0x9,    0xA,    0xB,    0xC,    0xD,    0x20,   0xA0,   0x1680, 0x2000,
                                           0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,
                                           0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF};
        std::vector<char32_t> trimmed;
        for (char32_t point = 0; point <= 0x10FFFF; ++point) {
            if (point >= 0xD800 && point <= 0xDFFF)
                continue;
            const std::string character = utf8(point);
            const std::string text = character + "x" + character;
            const std::string_view left = trimJavascript(text);
            if (left == "x")
                trimmed.push_back(point);
            else
                QVERIFY(left == text);
        }
        QVERIFY(trimmed == spaces);
    }

    void trims()
    {
        QCOMPARE(bytes(trimJavascript("")), QByteArray());
        QCOMPARE(bytes(trimJavascript(" \t\xe2\x80\xa8\xef\xbb\xbf\r\n")), QByteArray());
        QCOMPARE(bytes(trimJavascript("\xc2\xa0 a \xe3\x80\x80 b \xe3\x80\x80")), QByteArray("a \xe3\x80\x80 b"));
        QCOMPARE(bytes(trimJavascript("a")), QByteArray("a"));
        QCOMPARE(bytes(trimJavascript(" \xff ")), QByteArray("\xff"));
        QCOMPARE(bytes(trimJavascript("\xe3\x80 a\xe3\x80")), QByteArray("\xe3\x80 a\xe3\x80"));
    }
};

QTEST_APPLESS_MAIN(Utf16Test)
#include "tst_Utf16.moc"
