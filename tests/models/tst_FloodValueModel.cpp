// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "ui/bridge/FloodValueText.h"
#include "ui/models/FloodValueModel.h"

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using alerts::FloodValue;
using alerts::ValueKind;

/// The list of a field's values, and how values are written.
class FloodValueModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreReadBack_data();
    void textsAreReadBack();
    void editsValuesAndWeights();
    void growsAndShrinks();
    void setsWithoutTelling();
};

void FloodValueModelTest::textsAreReadBack_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("written");
    const auto add = [](ValueKind kind, const QString& value, const QString& written) {
        QTest::newRow(qPrintable(written)) << static_cast<int>(kind) << value << written;
    };
    add(ValueKind::String, u"db-7"_s, u"db-7"_s);
    add(ValueKind::String, QString(), QString());
    add(ValueKind::String, u"404"_s, u"\"404\""_s);
    add(ValueKind::String, u"-1.5e9"_s, u"\"-1.5e9\""_s);
    add(ValueKind::String, u"007"_s, u"007"_s);
    add(ValueKind::String, u"1\n"_s, u"1\n"_s);
    add(ValueKind::String, u"true"_s, u"\"true\""_s);
    add(ValueKind::String, u"\"quoted\""_s, u"\"\"quoted\"\""_s);
    add(ValueKind::String, u"\""_s, u"\""_s);
    add(ValueKind::Number, u"404"_s, u"404"_s);
    add(ValueKind::Number, u"-0.25"_s, u"-0.25"_s);
    add(ValueKind::Boolean, u"false"_s, u"false"_s);
}

void FloodValueModelTest::textsAreReadBack()
{
    QFETCH(const int, kind);
    QFETCH(const QString, value);
    QFETCH(const QString, written);
    const FloodValue wanted{static_cast<ValueKind>(kind), value.toStdString()};
    QCOMPARE(toText(wanted), written);
    QVERIFY(parseFloodValue(written) == wanted);
}

void FloodValueModelTest::editsValuesAndWeights()
{
    FloodValueModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy edited(&model, &FloodValueModel::edited);
    model.setValues({{ValueKind::String, "a"}, {ValueKind::Number, "2"}}, {});
    QCOMPARE(edited.size(), 0);
    QCOMPARE(model.index(1, FloodValueModel::Weight).data().toString(), u"1"_s);
    QVERIFY(model.setData(model.index(0, FloodValueModel::Value), u"true"_s, Qt::EditRole));
    QVERIFY((model.values()[0] == FloodValue{ValueKind::Boolean, "true"}));
    QVERIFY(model.weights().empty());
    QVERIFY(model.setData(model.index(1, FloodValueModel::Weight), u"2.5"_s, Qt::EditRole));
    QCOMPARE(model.weights(), (std::vector<double>{1, 2.5}));
    QCOMPARE(edited.size(), 2);
    for (const QString& wrong : {u"-1"_s, u"much"_s, u"1000001"_s, u"nan"_s, QString()})
        QVERIFY2(!model.setData(model.index(1, FloodValueModel::Weight), wrong, Qt::EditRole), qPrintable(wrong));
    QCOMPARE(edited.size(), 2);
    // The same again is no edit.
    QVERIFY(model.setData(model.index(0, FloodValueModel::Value), u"true"_s, Qt::EditRole));
    QCOMPARE(edited.size(), 2);
}

void FloodValueModelTest::growsAndShrinks()
{
    FloodValueModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setValues({{ValueKind::String, "value-2"}}, {3});
    QVERIFY(model.append());
    QCOMPARE(model.values()[1].text, std::string("value-3"));
    QCOMPARE(model.weights(), (std::vector<double>{3, 1}));
    model.remove(0);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.append());
    QCOMPARE(model.values()[1].text, std::string("value-2"));
    model.remove(7);
    model.remove(-1);
    QCOMPARE(model.rowCount(), 2);
    while (model.rowCount() < FloodValueModel::MostValues)
        QVERIFY(model.append());
    QVERIFY(!model.append());
}

void FloodValueModelTest::setsWithoutTelling()
{
    FloodValueModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy edited(&model, &FloodValueModel::edited);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setValues({{ValueKind::String, "a"}}, {});
    model.setValues({{ValueKind::String, "b"}}, {2});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), u"b"_s);
    model.setValues({}, {});
    QCOMPARE(reset.size(), 2);
    QCOMPARE(edited.size(), 0);
}

QTEST_GUILESS_MAIN(FloodValueModelTest)
#include "tst_FloodValueModel.moc"
