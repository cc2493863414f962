// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/engine/Comparator.h"

using namespace casewright;
using engine::Comparator;

class ComparatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<QByteArray>("comparator");
        QTest::addColumn<QList<double>>("threshold");
        QTest::addColumn<QByteArray>("values"); // of 0 to 6, those that hold
        const auto row = [](const char* comparator, const QList<double>& threshold, const char* values) {
            QTest::addRow("%s %s", comparator, values)
                << QByteArray(comparator) << threshold << QByteArray(values);
        };
        row(">", {3}, "456");
        row(">=", {3}, "3456");
        row("<", {3}, "012");
        row("<=", {3}, "0123");
        row("between", {2, 4}, "234");
        row("notBetween", {2, 4}, "0156");
        row("outside", {2, 4}, "0156");
        row("between", {3, 3}, "3");
        // Upside down is not turned round.
        row("between", {4, 2}, "");
        row("notBetween", {4, 2}, "0123456");
        // The second one is not used.
        row(">", {3, 1}, "456");
    }
    void holds()
    {
        QFETCH(QByteArray, comparator);
        QFETCH(QList<double>, threshold);
        const auto made = Comparator::parse({comparator.toStdString(), {threshold.begin(), threshold.end()}}, "f");
        QVERIFY(made.has_value());
        QByteArray values;
        for (int value = 0; value <= 6; ++value)
            values += made->holds(value) ? QByteArray::number(value) : QByteArray();
        QTEST(values, "values");
    }

    void refuses()
    {
        QCOMPARE(Comparator::parse({"=", {1}}, "f").error().location->field, std::string("f"));
        QVERIFY(!Comparator::parse({">", {}}, "f").has_value());
        QVERIFY(!Comparator::parse({"between", {1}}, "f").has_value());
    }
};

QTEST_APPLESS_MAIN(ComparatorTest)
#include "tst_Comparator.moc"
