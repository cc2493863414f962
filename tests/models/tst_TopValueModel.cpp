// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TopValueModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using casewright::ui::TopValueModel;

namespace {

/// 100 documents, 80 with the field: 40 times a, 20 times b, 20 of three others.
alerts::FieldStatistics field()
{
    alerts::FieldStatistics field{.name = "f", .documents = 100, .present = 80, .values = 5};
    field.kinds[static_cast<std::size_t>(alerts::ValueKind::String)] = 80;
    field.top = {{.text = "a", .code = 1, .count = 40}, {.text = "b\nc", .code = 3, .count = 20}};
    return field;
}

} // namespace

/// The top values of a field, under Qt's model tester.
class TopValueModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsValuesOthersAndMissing();
    void hasOnlyTheRowsThatThereAre();
    void showsTextsAsTheyAre();
    void rowsOfTheSameFieldChangeInPlace();

private:
    QVariant shown(int row, int role = Qt::DisplayRole) { return m_model.index(row).data(role); }

    TopValueModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

void TopValueModelTest::showsValuesOthersAndMissing()
{
    m_model.setField(field());
    QCOMPARE(m_model.rowCount(), 4);
    QCOMPARE(shown(0).toString(), u"a"_s);
    QCOMPARE(shown(0, TopValueModel::CountRole).toLongLong(), 40);
    QCOMPARE(shown(0, TopValueModel::ShareRole).toDouble(), 0.5);
    QCOMPARE(shown(0, TopValueModel::BarRole).toDouble(), 1.0);
    QCOMPARE(shown(1, TopValueModel::BarRole).toDouble(), 0.5);
    QCOMPARE(shown(2, TopValueModel::RowRole).toInt(), static_cast<int>(TopValueModel::Row::Others));
    QCOMPARE(shown(2, TopValueModel::OtherValuesRole).toLongLong(), 3);
    QCOMPARE(shown(2, TopValueModel::CountRole).toLongLong(), 20);
    QCOMPARE(shown(2, TopValueModel::ShareRole).toDouble(), 0.25);
    QVERIFY(!shown(2, TopValueModel::BarRole).isValid());
    QCOMPARE(shown(3, TopValueModel::RowRole).toInt(), static_cast<int>(TopValueModel::Row::Missing));
    QCOMPARE(shown(3, TopValueModel::CountRole).toLongLong(), 20);
    QCOMPARE(shown(3, TopValueModel::ShareRole).toDouble(), 0.2);
    QCOMPARE(shown(0, Qt::AccessibleTextRole).toString(), u"a: 40 documents, 50\u202F%"_s);
    QVERIFY(m_model.index(1).flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(!m_model.index(2).flags().testFlag(Qt::ItemIsSelectable));
    QCOMPARE(m_model.valueAt(1)->code, 3U);
    QVERIFY(!m_model.valueAt(2));
    QVERIFY(!m_model.valueAt(-1));
}

void TopValueModelTest::hasOnlyTheRowsThatThereAre()
{
    alerts::FieldStatistics whole = field();
    whole.values = 2;
    m_model.setField(whole);
    QCOMPARE(m_model.rowCount(), 3);
    QCOMPARE(shown(2, TopValueModel::RowRole).toInt(), static_cast<int>(TopValueModel::Row::Missing));
    whole.documents = whole.present;
    m_model.setField(whole);
    QCOMPARE(m_model.rowCount(), 2);
    m_model.setField({});
    QCOMPARE(m_model.rowCount(), 0);
}

void TopValueModelTest::showsTextsAsTheyAre()
{
    alerts::FieldStatistics mixed = field();
    mixed.top = {{.text = "5", .count = 3}, {.kind = alerts::ValueKind::Number, .text = "5", .count = 2},
                 {.text = "", .count = 1}, {.text = "long", .isWhole = false, .count = 1}};
    m_model.setField(mixed);
    QCOMPARE(shown(0).toString(), u"5"_s);
    QCOMPARE(shown(2).toString(), u"(empty)"_s);
    QCOMPARE(shown(3).toString(), u"long…"_s);
    mixed.kinds[static_cast<std::size_t>(alerts::ValueKind::Number)] = 2;
    m_model.setField(mixed);
    QCOMPARE(shown(0).toString(), u"\"5\""_s);
    QCOMPARE(shown(1).toString(), u"5"_s);
    m_model.setField(field());
    QCOMPARE(shown(1).toString(), u"b\\nc"_s);
}

void TopValueModelTest::rowsOfTheSameFieldChangeInPlace()
{
    m_model.setField(field());
    QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_model.setField(field());
    QCOMPARE(changed.size(), 0);
    alerts::FieldStatistics later = field();
    later.top[0].count = 41;
    m_model.setField(later);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size(), 0);
    later.name = std::string("g");
    m_model.setField(later);
    QCOMPARE(reset.size(), 1);
}

QTEST_GUILESS_MAIN(TopValueModelTest)
#include "tst_TopValueModel.moc"
