// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/rules/Equation.h"

using namespace casewright;
using namespace casewright::rules;

class EquationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        const auto row = [](const char* text, double value) {
            QTest::newRow(text) << QString::fromLatin1(text) << value;
        };
        // A = 6, B = 4, C = 0, D = -0.5
        row("A", 6);
        row("A + B * 2", 14);
        row("(A + B) * 2", 20);
        row("A - B - 1", 1);
        row("A / B / 2", 0.75);
        row("-A + +B", -2);
        row("--A", 6);
        row("2 * -D", 1);
        row(".5 + 1.25", 1.75);
        row("A > B", 1);
        row("A < B", 0);
        row("A >= 6", 1);
        row("A <= 5", 0);
        row("A = 6", 1);
        row("A == B", 0);
        row("A === 6", 1);
        row("A != B", 1);
        row("A !== 6", 0);
        row("!C", 1);
        row("!A", 0);
        row("!!A", 1);
        row("C && 1 / C", 0);
        row("A || 1 / C", 1);
        row("C || B", 1);
        row("A && B", 1);
        row("A && C", 0);
        row("1 < 2 == 1", 1);
        row("A + 1 > B && C = 0", 1);
        row("C || 0 && A", 0);
        row("C = 0 ? 100 : A / C", 100);
        row("C ? 1 : A ? 2 : 3", 2);
        row("A > B ? A > 5 ? 7 : 8 : 9", 7);
        row("\t( A )\n", 6);
    }
    void values()
    {
        QFETCH(QString, text);
        QFETCH(double, value);
        const auto equation = Equation::parse(text.toStdString());
        QVERIFY2(equation.has_value(), equation ? "" : equation.error().text.c_str());
        MetricValues metrics;
        metrics[0] = 6;
        metrics[1] = 4;
        metrics[2] = 0;
        metrics[3] = -0.5;
        QVERIFY(equation->value(metrics).has_value());
        QCOMPARE(*equation->value(metrics), value);
    }

    void noValue_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* const text :
             {"A / B", "A / (B - B)", "1 / 0", "B ? 1 : A / B", "Z", "A > 0 ? 1 : Z", "1 / B && 0"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    /// Divisions by zero, and metrics without a value wherever they are named.
    void noValue()
    {
        QFETCH(QString, text);
        MetricValues metrics;
        metrics[0] = 6;
        metrics[1] = 0;
        QVERIFY(!Equation::parse(text.toStdString())->value(metrics).has_value());
    }

    void errors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* text, const char* says) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(says);
        };
        row("", "at column 1: here must stand a letter");
        row("A +", "at column 4");
        row("A B", "at column 3: here must stand an operator");
        row("(A", "at column 3: here must stand \")\"");
        row("A ? B", "\":\"");
        row("a + B", "at column 1");
        row("1.2.3", "at column 1");
        row("A & B", "at column 3");
        row("A = > B", "at column 5");
    }
    void errors()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto equation = Equation::parse(text.toStdString());
        QVERIFY(!equation.has_value());
        const QString said = QString::fromStdString(equation.error().text);
        QVERIFY2(said.contains(says), qUtf8Printable(said));
    }

    void endsWithoutAStack()
    {
        for (const std::string part : {"(", "!", "-", "A?", "A+(", "1<"}) {
            std::string text;
            while (text.size() + part.size() <= 4'000)
                text += part;
            QVERIFY(!Equation::parse(text).has_value());
        }
        std::string sum = "A";
        while (sum.size() < 4'000)
            sum += "+A";
        MetricValues metrics;
        metrics[0] = 1;
        QCOMPARE(*Equation::parse(sum)->value(metrics), static_cast<double>(sum.size() / 2 + 1));
        QVERIFY(!Equation::parse(std::string(5'000, 'A')).has_value());
    }

    void namesItsMetrics()
    {
        QCOMPARE(Equation::parse("C + A * C")->metrics(), (std::vector<std::uint8_t>{0, 2}));
    }
};

QTEST_APPLESS_MAIN(EquationTest)
#include "tst_Equation.moc"
