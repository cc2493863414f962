// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RunTableModel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using casewright::store::StoredRun;
using casewright::ui::RunTableModel;
using Filter = RunTableModel::Filter;

namespace {

constexpr std::int64_t Start = 1'772'409'600'000; // 2026-03-02T00:00:00Z
constexpr std::int64_t FiveMinutes = 300'000;

/// A quiet run, one with the breaker that reopened, one that lost alerts, one that failed.
std::shared_ptr<const RunTableModel::Runs> fourRuns()
{
    RunTableModel::Runs runs(4);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        runs[i].number = i;
        runs[i].at.milliseconds = Start + static_cast<std::int64_t>(i) * FiveMinutes;
    }
    runs[0].alerts = 12;
    runs[0].groups = 2;
    runs[0].created = 1;
    runs[0].attachedTo = 1;
    runs[0].audit.attached = 10;
    runs[0].audit.alreadyAttached = 2;
    runs[1].alerts = 300;
    runs[1].groups = 7;
    runs[1].breaker = true;
    runs[1].reopened = 1;
    runs[1].audit.attached = 300;
    runs[2].alerts = 40;
    runs[2].groups = 1;
    runs[2].audit.overLimit = 30;
    runs[2].audit.overMaxSignals = 5;
    runs[2].audit.attached = 10;
    runs[3].alerts = 7;
    runs[3].groups = 1;
    runs[3].audit.failed = 7;
    runs[3].failure = "400: The title is too long.";
    return std::make_shared<const RunTableModel::Runs>(std::move(runs));
}

/// "12|2||1 created, 1 attached|10|2|0", a row a line; without the time.
QString picture(const RunTableModel& model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = RunTableModel::Alerts; column < RunTableModel::ColumnCount; ++column)
            cells.append(model.index(row, column).data().toString());
        rows.append(cells.join(u'|'));
    }
    return rows.join(u'\n');
}

} // namespace

/// The table of runs, under Qt's model tester.
class RunTableModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<RunTableModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }
    void isEmptyWithoutRuns();
    void showsTheNumbersOfARun();
    void tellsWhichRunsStruckALimit();
    void namesTheLimitThatStruck_data();
    void namesTheLimitThatStruck();
    void filters_data();
    void filters();
    void filtersByNumbersToo();
    void growsWithItsRuns_data();
    void growsWithItsRuns();
    void showsTheFirstRuns();
    void sorts_data();
    void sorts();
    void sortingKeepsWhatIsChosen();
    void findsRowsByNumber();
    void sameRunsChangeNothing();
    void manyRunsAreQuick();

private:
    std::unique_ptr<RunTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void RunTableModelTest::isEmptyWithoutRuns()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->columnCount(), int(RunTableModel::ColumnCount));
    QVERIFY(!m_model->run(0));
    QCOMPARE(m_model->rowOf(0), -1);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    m_model->setRuns(fourRuns());
    m_model->setRuns(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
}

void RunTableModelTest::showsTheNumbersOfARun()
{
    m_model->setRuns(fourRuns());
    QCOMPARE(picture(*m_model), u"7|1|failed||0|0|7\n"
                                "40|1|case full||10|0|35\n"
                                "300|7|breaker|1 reopened|300|0|0\n"
                                "12|2||1 created, 1 attached|10|2|0"_s);
    QCOMPARE(m_model->index(3, RunTableModel::Time).data().toLongLong(), qint64(Start));
    QCOMPARE(m_model->index(0, RunTableModel::Limit).data(Qt::ToolTipRole).toString(),
             u"400: The title is too long."_s);
}

void RunTableModelTest::tellsWhichRunsStruckALimit()
{
    m_model->setRuns(fourRuns());
    QList<bool> struck;
    for (int row = 0; row < m_model->rowCount(); ++row)
        struck.append(m_model->index(row, 0).data(RunTableModel::StruckRole).toBool());
    QCOMPARE(struck, QList<bool>({true, true, true, false}));
}

void RunTableModelTest::namesTheLimitThatStruck_data()
{
    using Bin = std::uint64_t casewright::engine::Audit::*;
    QTest::addColumn<Bin>("bin");
    QTest::addColumn<QString>("limit");
    using casewright::engine::Audit;
    QTest::addRow("attached") << Bin(&Audit::attached) << QString();
    QTest::addRow("muted") << Bin(&Audit::muted) << QString();
    QTest::addRow("case full") << Bin(&Audit::overLimit) << u"case full"_s;
    QTest::addRow("max signals") << Bin(&Audit::overMaxSignals) << u"max signals"_s;
    QTest::addRow("run cap") << Bin(&Audit::overRunCap) << u"run cap"_s;
}

void RunTableModelTest::namesTheLimitThatStruck()
{
    using Bin = std::uint64_t casewright::engine::Audit::*;
    QFETCH(const Bin, bin);
    QFETCH(const QString, limit);
    RunTableModel::Runs runs(1);
    runs[0].audit.*bin = 3;
    m_model->setRuns(std::make_shared<const RunTableModel::Runs>(runs));
    QCOMPARE(m_model->index(0, RunTableModel::Limit).data().toString(), limit);
    QCOMPARE(m_model->index(0, 0).data(RunTableModel::StruckRole).toBool(), !limit.isEmpty());
    runs[0].breaker = true;
    m_model->setRuns(std::make_shared<const RunTableModel::Runs>(runs));
    // A full case loses alerts, the breaker none.
    QCOMPARE(m_model->index(0, RunTableModel::Limit).data().toString(),
             bin == &casewright::engine::Audit::overLimit ? limit : u"breaker"_s);
    const QString tip = m_model->index(0, RunTableModel::Limit).data(Qt::ToolTipRole).toString();
    QCOMPARE(tip.count(u'\n'), limit.isEmpty() ? 0 : 1);
}

void RunTableModelTest::filters_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<QList<qint64>>("numbers");
    const auto row = [](const char* name, Filter filter, const QList<qint64>& numbers) {
        QTest::addRow("%s", name) << static_cast<int>(filter) << numbers;
    };
    row("all", Filter::All, {3, 2, 1, 0});
    row("breaker", Filter::Breaker, {1});
    row("lost", Filter::Lost, {3, 2});
    row("failed", Filter::Failed, {3});
    row("reopened", Filter::Reopened, {1});
}

void RunTableModelTest::filters()
{
    QFETCH(const int, filter);
    QFETCH(const QList<qint64>, numbers);
    m_model->setRuns(fourRuns());
    m_model->setFilter(static_cast<Filter>(filter));
    QList<qint64> shown;
    for (int row = 0; row < m_model->rowCount(); ++row)
        shown.append(m_model->index(row, 0).data(RunTableModel::NumberRole).toLongLong());
    QCOMPARE(shown, numbers);
    QCOMPARE(m_model->total(), std::size_t(4));
}

/// Those until a moment; other runs are all shown.
void RunTableModelTest::showsTheFirstRuns()
{
    m_model->setRuns(fourRuns());
    m_model->showFirst(3);
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->total(), std::size_t(3));
    QCOMPARE(m_model->rowOf(3), -1);
    QCOMPARE(m_model->run(0)->number, std::uint64_t(2));
    m_model->setFilter(Filter::Failed);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->showFirst(100);
    QCOMPARE(m_model->rowCount(), 1);
    m_model->showFirst(0);
    QCOMPARE(m_model->total(), std::size_t(0));
    m_model->setRuns(fourRuns());
    QCOMPARE(m_model->total(), std::size_t(4));
}

void RunTableModelTest::sorts_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QList<qint64>>("numbers");
    QTest::addRow("oldest first") << int(RunTableModel::Time) << Qt::AscendingOrder << QList<qint64>{0, 1, 2, 3};
    QTest::addRow("most alerts") << int(RunTableModel::Alerts) << Qt::DescendingOrder << QList<qint64>{1, 2, 0, 3};
    QTest::addRow("ties by time") << int(RunTableModel::Groups) << Qt::AscendingOrder << QList<qint64>{2, 3, 0, 1};
    QTest::addRow("failed first") << int(RunTableModel::Limit) << Qt::DescendingOrder << QList<qint64>{3, 2, 1, 0};
    QTest::addRow("no limit first") << int(RunTableModel::Limit) << Qt::AscendingOrder << QList<qint64>{0, 1, 2, 3};
    QTest::addRow("cases") << int(RunTableModel::Cases) << Qt::DescendingOrder << QList<qint64>{0, 1, 3, 2};
    QTest::addRow("attached") << int(RunTableModel::Attached) << Qt::AscendingOrder << QList<qint64>{3, 0, 2, 1};
    QTest::addRow("lost") << int(RunTableModel::Lost) << Qt::DescendingOrder << QList<qint64>{2, 3, 1, 0};
}

void RunTableModelTest::sorts()
{
    QFETCH(const int, column);
    QFETCH(const Qt::SortOrder, order);
    QFETCH(const QList<qint64>, numbers);
    m_model->setRuns(fourRuns());
    m_model->sort(column, order);
    QList<qint64> shown;
    for (int row = 0; row < m_model->rowCount(); ++row)
        shown.append(m_model->index(row, 0).data(RunTableModel::NumberRole).toLongLong());
    QCOMPARE(shown, numbers);
}

void RunTableModelTest::sortingKeepsWhatIsChosen()
{
    m_model->setRuns(fourRuns());
    const QPersistentModelIndex chosen = m_model->index(2, RunTableModel::Alerts);
    QCOMPARE(chosen.data().toInt(), 300);
    m_model->sort(RunTableModel::Alerts, Qt::DescendingOrder);
    QCOMPARE(chosen.row(), 0);
    QCOMPARE(chosen.data().toInt(), 300);
}

void RunTableModelTest::findsRowsByNumber()
{
    m_model->setRuns(fourRuns());
    QCOMPARE(m_model->rowOf(0), 3);
    QCOMPARE(m_model->run(3)->alerts, 12U);
    m_model->setFilter(Filter::Failed);
    QCOMPARE(m_model->rowOf(0), -1);
    QCOMPARE(m_model->rowOf(3), 0);
    QVERIFY(!m_model->run(1));
    QVERIFY(!m_model->run(-1));
}

void RunTableModelTest::sameRunsChangeNothing()
{
    const auto runs = fourRuns();
    m_model->setRuns(runs);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy layout(m_model.get(), &QAbstractItemModel::layoutChanged);
    m_model->setRuns(runs);
    m_model->setFilter(Filter::All);
    m_model->sort(RunTableModel::Time, Qt::DescendingOrder);
    m_model->sort(-1, Qt::AscendingOrder);
    QCOMPARE(reset.size() + layout.size(), 0);
}

void RunTableModelTest::filtersByNumbersToo()
{
    m_model->setRuns(fourRuns());
    QVERIFY(!m_model->isFiltered());
    m_model->setNumbers(std::vector<std::uint64_t>{0, 1, 9});
    QVERIFY(m_model->isFiltered());
    QCOMPARE(m_model->rowCount(), 2);
    m_model->setFilter(Filter::Breaker);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->run(0)->number, std::uint64_t{1});
    m_model->setNumbers(std::vector<std::uint64_t>{});
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setNumbers(std::nullopt);
    QCOMPARE(m_model->rowCount(), 1);
}

void RunTableModelTest::growsWithItsRuns_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QList<int>>("numbers");
    QTest::newRow("newest first") << int(RunTableModel::Time) << Qt::DescendingOrder << QList<int>{3, 2, 1, 0};
    QTest::newRow("oldest first") << int(RunTableModel::Time) << Qt::AscendingOrder << QList<int>{0, 1, 2, 3};
    QTest::newRow("most alerts first") << int(RunTableModel::Alerts) << Qt::DescendingOrder << QList<int>{1, 2, 0, 3};
}

/// What is chosen stays, wherever the new rows come.
void RunTableModelTest::growsWithItsRuns()
{
    QFETCH(const int, column);
    QFETCH(const Qt::SortOrder, order);
    QFETCH(const QList<int>, numbers);
    const auto all = fourRuns();
    auto runs = std::make_shared<RunTableModel::Runs>(all->begin(), all->begin() + 1);
    m_model->setRuns(runs);
    m_model->sort(column, order);
    const QPersistentModelIndex first = m_model->index(0, RunTableModel::Alerts);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    runs->insert(runs->end(), all->begin() + 1, all->end());
    m_model->grow();
    m_model->grow(); // nothing more
    QCOMPARE(reset.size(), 0);
    QList<int> shown;
    for (int row = 0; row < m_model->rowCount(); ++row)
        shown.append(static_cast<int>(m_model->run(row)->number));
    QCOMPARE(shown, numbers);
    QCOMPARE(m_model->run(first.row())->number, std::uint64_t{0});
    m_model->setFilter(Filter::Breaker);
    RunTableModel::Runs more(*all);
    more[1].number = 4;
    runs->push_back(more[1]);
    runs->push_back(more[0]);
    m_model->grow();
    QCOMPARE(m_model->rowCount(), 2);
}

void RunTableModelTest::manyRunsAreQuick()
{
    m_tester.reset(); // it reads every cell, again and again
    RunTableModel::Runs runs(100'000);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        runs[i].number = i;
        runs[i].alerts = static_cast<std::uint32_t>(i * 7919 % 1000);
        runs[i].breaker = i % 10 == 0;
    }
    m_model->setRuns(std::make_shared<const RunTableModel::Runs>(std::move(runs)));
    QElapsedTimer clock;
    clock.start();
    m_model->setFilter(Filter::Breaker);
    const qint64 filtered = clock.restart();
    m_model->setFilter(Filter::All);
    clock.restart();
    m_model->sort(RunTableModel::Alerts, Qt::DescendingOrder);
    const qint64 sorted = clock.elapsed();
    qInfo("100 000 runs: filtered in %lld ms, sorted in %lld ms", filtered, sorted);
    QCOMPARE(m_model->rowCount(), 100'000);
    QCOMPARE(m_model->run(0)->alerts, 999U);
    QVERIFY(filtered < 500);
    QVERIFY(sorted < 2'000);
}

QTEST_GUILESS_MAIN(RunTableModelTest)
#include "tst_RunTableModel.moc"
