// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/AlertFile.h"
#include "ui/models/FieldChoiceModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using casewright::ui::alertsOf;
using casewright::ui::FieldChoiceModel;
using casewright::ui::LoadedAlerts;

/// The fields that alerts can be grouped by, under Qt's model tester.
class FieldChoiceModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isEmptyWithoutATable();
    void showsFieldsByName();
    void findsFields();

private:
    std::shared_ptr<const LoadedAlerts> read(const QByteArray& lines) { return alertsOf(lines, m_folder); }
    std::shared_ptr<const LoadedAlerts> sample()
    {
        return read(R"({"@timestamp":"2026-03-02T00:00:00Z","user.name":"a","count":1,"host":{"name":"h1"}}
{"@timestamp":"2026-03-02T00:00:01Z","user.name":"b","count":null,"ok":true}
{"@timestamp":"2026-03-02T00:00:02Z","user.name":"b","list":[1,2],"host":{"name":"h1"}}
{"@timestamp":"2026-03-02T00:00:03Z","user.name":"c","nothing":null}
)");
    }

    QTemporaryDir m_folder;
    FieldChoiceModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

void FieldChoiceModelTest::isEmptyWithoutATable()
{
    QCOMPARE(m_model.rowCount(), 0);
    QVERIFY(!m_model.hasAlerts());
    QVERIFY(!m_model.indexOf(u"host.name"_s).isValid());
}

void FieldChoiceModelTest::showsFieldsByName()
{
    QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
    const auto alerts = sample();
    m_model.setAlerts(alerts, u"a"_s);
    m_model.setAlerts(alerts, u"a"_s);
    QCOMPARE(reset.size(), 1);
    QStringList shown;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row);
        shown.append(u"%1: %2, %3, %4, %5, %6"_s.arg(index.data().toString(), index.data(FieldChoiceModel::TypeRole).toString())
                         .arg(index.data(FieldChoiceModel::CoverageRole).toDouble())
                         .arg(index.data(FieldChoiceModel::DistinctRole).toLongLong())
                         .arg(index.data(FieldChoiceModel::EvennessRole).toDouble(), 0, 'f', 2)
                         .arg(index.data(FieldChoiceModel::NoteRole).toString()));
    }
    QCOMPARE(shown, (QStringList{u"count: long, 0.5, 2, 1.00, nearly unique"_s, u"host.name: keyword, 0.5, 1, 0.00, one value"_s,
                                 u"list: long list, 0.25, 1, 0.00, one value"_s,
                                 u"nothing: keyword, 0.25, 1, 0.00, one value"_s,
                                 u"ok: boolean, 0.25, 1, 0.00, one value"_s,
                                 u"user.name: keyword, 1, 3, 0.95, nearly unique"_s}));
    m_model.setAlerts(nullptr, {});
    QCOMPARE(m_model.rowCount(), 0);
}

void FieldChoiceModelTest::findsFields()
{
    m_model.setAlerts(sample(), u"a"_s);
    QCOMPARE(m_model.indexOf(u"host.name"_s).data().toString(), u"host.name"_s);
    QVERIFY(!m_model.indexOf(u"host"_s).isValid());
    QVERIFY(!m_model.indexOf(QString()).isValid());
    QVERIFY(!m_model.indexOf(u"zzz"_s).isValid());
}

QTEST_GUILESS_MAIN(FieldChoiceModelTest)
#include "tst_FieldChoiceModel.moc"
