// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ComparisonModel.h"

#include "ui/models/CountText.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using store::CountName;
using store::SimulationCounts;
using ui::ComparisonModel;

namespace {

SimulationCounts simulation(std::int64_t key, std::uint64_t documents, std::uint64_t opened)
{
    SimulationCounts counts;
    counts.simulation.key = key;
    counts.simulation.name = "Simulation";
    counts.simulation.ruleJson = R"({"name": "A", "schedule": {"interval": "5m"}})";
    counts.simulation.state = store::SimulationState::Finished;
    counts.simulation.summary.documents = documents;
    counts.simulation.summary.casesOpened = opened;
    return counts;
}

} // namespace

/// Simulations side by side, under Qt's model tester.
class ComparisonModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoHaveADifference();
    void threeHaveNone();
    void onlyDifferencesAreLeft();
    void settingsThatDiffer();
    void numbersAreForPeople();

private:
    static QString cell(const ComparisonModel& model, const QString& name, int column)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data().toString() == name)
                return model.index(row, column).data().toString();
        }
        return u"no such row"_s;
    }
};

void ComparisonModelTest::twoHaveADifference()
{
    ComparisonModel model(ComparisonModel::About::Counts);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setSimulations({simulation(3, 1'000, 10), simulation(5, 1'000, 15)});
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), u"#5"_s);
    QCOMPARE(cell(model, u"Cases opened"_s, 1), u"10"_s);
    QCOMPARE(cell(model, u"Cases opened"_s, 2), u"15"_s);
    QCOMPARE(cell(model, u"Cases opened"_s, 3), u"+5 (+50 %)"_s);
    QCOMPARE(cell(model, u"Documents"_s, 3), QString());
}

void ComparisonModelTest::threeHaveNone()
{
    ComparisonModel model(ComparisonModel::About::Counts);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSimulations({simulation(1, 5, 1), simulation(2, 5, 1), simulation(3, 6, 1)});
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(cell(model, u"Documents"_s, 3), u"6"_s);
}

void ComparisonModelTest::onlyDifferencesAreLeft()
{
    ComparisonModel model(ComparisonModel::About::Counts);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSimulations({simulation(1, 5, 1), simulation(2, 5, 2)});
    model.setOnlyDifferences(true);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, 0).data(ComparisonModel::DiffersRole).toBool());
    model.setOnlyDifferences(false);
    QVERIFY(model.rowCount() > 1);
}

void ComparisonModelTest::settingsThatDiffer()
{
    ComparisonModel model(ComparisonModel::About::Settings);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    SimulationCounts other = simulation(2, 5, 1);
    other.simulation.ruleJson = R"({"name": "B", "schedule": {"interval": "1h"}})";
    model.setSimulations({simulation(1, 5, 1), other});
    QCOMPARE(cell(model, u"rule.schedule.interval"_s, 2), u"\"1h\""_s);
    QCOMPARE(model.columnCount(), 3);
    model.setSimulations({simulation(1, 5, 1), simulation(2, 5, 1)});
    QCOMPARE(model.rowCount(), 0);
}

void ComparisonModelTest::numbersAreForPeople()
{
    using ui::CountText::differenceOf;
    using ui::CountText::valueOf;
    QCOMPARE(valueOf(CountName::Documents, 1'204'000), u"1\u202F204\u202F000"_s);
    QCOMPARE(valueOf(CountName::Documents, std::nullopt), u"–"_s);
    QCOMPARE(valueOf(CountName::QueueWaitMedian, 185'000), u"3 min 5 s"_s);
    QCOMPARE(valueOf(CountName::QueueWaitMedian, 90'000'000), u"1 d 1 h"_s);
    QCOMPARE(valueOf(CountName::QueueWaitMedian, 0), u"0 ms"_s);
    QCOMPARE(differenceOf(CountName::Runs, 0, 7), u"+7"_s);
    QCOMPARE(differenceOf(CountName::Runs, 1'000, 999), u"−1"_s);
    QCOMPARE(differenceOf(CountName::QueueWaitMedian, 60'000, 30'000), u"−30 s (−50 %)"_s);
}

QTEST_APPLESS_MAIN(ComparisonModelTest)
#include "tst_ComparisonModel.moc"
