// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/kql/NumberText.h"

using namespace casewright::kql;

class NumberTextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesToTheLastDigit_data()
    {
        QTest::addColumn<QString>("smaller");
        QTest::addColumn<QString>("larger");
        const auto row = [](const char* smaller, const char* larger) {
            QTest::addRow("%s, %s", smaller, larger) << QString::fromLatin1(smaller) << QString::fromLatin1(larger);
        };
        row("9007199254740992", "9007199254740993");
        row("9007199254740993", "9007199254740994.0");
        row("9223372036854775807", "9223372036854775808");
        row("-9223372036854775809000", "-9223372036854775808");
        row("1", "1.5");
        row("-1.5", "-1");
        row("-1", "-0.5");
        row("0.1", "0.2");
        row("10", "1e2");
    }
    void comparesToTheLastDigit()
    {
        QFETCH(const QString, smaller);
        QFETCH(const QString, larger);
        const auto a = parseNumber(smaller.toStdString());
        const auto b = parseNumber(larger.toStdString());
        QVERIFY(a && b);
        QVERIFY(*a < *b);
        QVERIFY(*b > *a);
        QVERIFY(*a == *a);
        QVERIFY(*a != *b);
    }

    void isEqualHoweverItIsWritten()
    {
        for (const char* text : {"443.0", "+443", "4.43e2", "443.000"})
            QVERIFY2(*parseNumber(text) == *parseNumber("443"), text);
    }

    void refuses()
    {
        for (const char* text :
             {"", "abc", "1 ", " 1", "1,5", "0x10", "nan", "inf", "1e999", "++1", "+-1", "--1", "1d"})
            QVERIFY2(!parseNumber(text).has_value(), text);
    }

    void roundsAsTablesDo()
    {
        const auto rounded = [](const char* text) { return roundToDouble(*parseNumber(text)); };
        QVERIFY(rounded("9007199254740993") == *parseNumber("9007199254740992"));
        QVERIFY(rounded("-9007199254740993") == *parseNumber("-9007199254740992"));
        QVERIFY(rounded("9007199254740991") == *parseNumber("9007199254740991"));
        QVERIFY(rounded("9223372036854775807") == *parseNumber("9223372036854775808"));
        QVERIFY(rounded("-9223372036854775808") == *parseNumber("-9223372036854775808"));
        QVERIFY(rounded("1.5") == *parseNumber("1.5"));
    }

    void cutsDecimalsOff()
    {
        QVERIFY(cutOff(*parseNumber("10.9")) == *parseNumber("10"));
        QVERIFY(cutOff(*parseNumber("-10.9")) == *parseNumber("-10"));
        QVERIFY(cutOff(*parseNumber("1e30")) == *parseNumber("1e30"));
    }
};

QTEST_APPLESS_MAIN(NumberTextTest)
#include "tst_NumberText.moc"
