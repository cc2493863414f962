// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FieldAdviceModel.h"
#include "ui/models/OutcomeTableModel.h"
#include "ui/models/SweepGridModel.h"
#include "ui/models/SweepTableModel.h"
#include "ui/models/SweepTexts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using analysis::SweepOutcome;
using analysis::SweptSetting;

namespace {

SweepOutcome outcome(std::uint64_t opened, std::uint32_t largest = 1)
{
    SweepOutcome made;
    made.summary.casesOpened = opened;
    made.summary.largestCase = largest;
    made.days = 2;
    return made;
}

/// Two fields, three windows, reopening or not: nothing is done yet.
std::shared_ptr<SweepBoard> board()
{
    auto made = std::make_shared<SweepBoard>();
    made->axes = {.groupBys = {"", "host.name"}, .timeWindows = {"5m", "1h", "7d"}, .maxima = {std::nullopt},
                  .reopens = {false, true}, .intervals = {"5m"}, .profiles = {"9.4"}};
    for (const std::string& field : made->axes.groupBys) {
        for (const std::string& window : made->axes.timeWindows) {
            for (const bool reopens : made->axes.reopens)
                made->points.push_back({.groupBy = field, .timeWindow = window, .reopenClosedCases = reopens,
                                        .interval = "5m", .profile = "9.4"});
        }
    }
    made->cells.resize(made->points.size());
    made->now = {.groupBy = "host.name", .timeWindow = "1h", .reopenClosedCases = true, .interval = "5m",
                 .profile = "9.4"};
    return made;
}

} // namespace

/// A sweep as a grid, as a table and side by side, under Qt's model tester.
class SweepModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointsHaveTheirPlaces();
    void theGridBeginsWhereTheRuleIs();
    void cellsCome();
    void shadesAreByFactors();
    void axesChangePlaces();
    void refusedCellsSayWhy();
    void theTableSortsByNumbers();
    void settingsStandSideBySide();
    void fieldsHaveNumbersAndASentence();
    void textsAreForPeople();
};

void SweepModelsTest::pointsHaveTheirPlaces()
{
    const auto made = board();
    for (std::size_t point = 0; point < made->points.size(); ++point) {
        QCOMPARE(made->pointAt(made->placeOf(point)), point);
        QCOMPARE(made->find(made->points[point]), point);
    }
    SweptSetting other = made->now;
    other.timeWindow = "3d";
    QVERIFY(!made->find(other));
}

void SweepModelsTest::theGridBeginsWhereTheRuleIs()
{
    SweepGridModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setBoard(board());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), u"(no grouping)"_s);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), u"7\u00a0d"_s);
    QCOMPARE(model.slice(SweepAxis::Reopen), std::size_t{1});
    QVERIFY(model.index(1, 1).data(SweepGridModel::IsNowRole).toBool());
    model.setSlice(SweepAxis::Reopen, 0);
    QVERIFY(!model.index(1, 1).data(SweepGridModel::IsNowRole).toBool());
    QVERIFY(!model.indexOf(*board()->find(board()->now)).isValid());
}

void SweepModelsTest::cellsCome()
{
    SweepGridModel model;
    SweepTableModel table;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester other(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto made = board();
    model.setBoard(made);
    table.setBoard(made);
    const std::size_t point = *made->find(made->now);
    QCOMPARE(model.index(1, 1).data(SweepGridModel::StateRole).toInt(), int(SweepGridModel::State::Waiting));
    QVERIFY(model.index(1, 1).data(Qt::ToolTipRole).toString().contains(u"Not done yet"_s));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    made->cells[point] = outcome(1'204);
    model.takeCells({point});
    table.takeCells({point});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.index(1, 1).data().toString(), u"1\u202f204"_s);
    QCOMPARE(model.plainValue(model.index(1, 1)), u"1204"_s);
    const int opened = table.columnOf(analysis::Measure::CasesOpened);
    QCOMPARE(table.index(int(point), opened).data().toString(), u"1\u202f204"_s);
    // One that changes the range of the colours changes them all; another only itself.
    made->cells[point - 2] = outcome(10);
    model.takeCells({point - 2});
    QCOMPARE(changed.last().at(0).toModelIndex(), model.index(0, 0));
    made->cells[point + 2] = outcome(20);
    model.takeCells({point + 2});
    QCOMPARE(changed.last().at(0).toModelIndex(), model.indexOf(point + 2));
}

void SweepModelsTest::shadesAreByFactors()
{
    SweepGridModel model;
    const auto made = board();
    const std::size_t first = *made->find(made->now);
    made->cells[first] = outcome(0, 7);
    made->cells[first - 2] = outcome(9, 7);
    made->cells[first + 2] = outcome(99, 7);
    model.setBoard(made);
    const auto shade = [&](std::size_t point) {
        return model.indexOf(point).data(SweepGridModel::ShadeRole).toDouble();
    };
    QCOMPARE(shade(first), 0.0);
    QCOMPARE(shade(first - 2), 0.5);
    QCOMPARE(shade(first + 2), 1.0);
    QVERIFY(!model.index(0, 0).data(SweepGridModel::ShadeRole).isValid());
    model.setMeasure(analysis::Measure::LargestCase);
    QCOMPARE(shade(first + 2), 0.0); // all are the same
}

void SweepModelsTest::axesChangePlaces()
{
    SweepGridModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto made = board();
    model.setBoard(made);
    model.setAxes(SweepAxis::TimeWindow, SweepAxis::Reopen);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"on"_s);
    QVERIFY(model.index(1, 1).data(SweepGridModel::IsNowRole).toBool());
    model.setAxes(SweepAxis::Reopen, SweepAxis::Reopen); // that is none
    QCOMPARE(model.rowCount(), 3);
}

void SweepModelsTest::refusedCellsSayWhy()
{
    SweepGridModel model;
    const auto made = board();
    const std::size_t point = *made->find(made->now);
    made->cells[point] = base::fail(base::ErrorCode::InvalidValue, "Version 8.14 knows no minutes.");
    model.setBoard(made);
    model.setAdvised(point - 2);
    const QModelIndex at = model.indexOf(point);
    QCOMPARE(at.data(SweepGridModel::StateRole).toInt(), int(SweepGridModel::State::Refused));
    QCOMPARE(at.data().toString(), u"–"_s);
    QVERIFY(at.data(Qt::ToolTipRole).toString().contains(u"Version 8.14 knows no minutes."_s));
    QVERIFY(model.indexOf(point - 2).data(SweepGridModel::IsAdvisedRole).toBool());
    QCOMPARE(model.plainValue(at), QString());
}

void SweepModelsTest::theTableSortsByNumbers()
{
    SweepTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto made = board();
    for (std::size_t point = 0; point + 1 < made->cells.size(); ++point)
        made->cells[point] = outcome(point * 100 + 5);
    model.setBoard(made);
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), u"Reopen"_s);
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.setSortRole(SweepTableModel::SortRole);
    const int opened = model.columnOf(analysis::Measure::CasesOpened);
    sorted.sort(opened, Qt::DescendingOrder);
    QCOMPARE(sorted.index(0, opened).data().toString(), u"1\u202f005"_s);
    QCOMPARE(sorted.index(11, opened).data().toString(), u"…"_s);
    sorted.sort(1, Qt::AscendingOrder);
    QCOMPARE(sorted.index(0, 1).data().toString(), u"5\u00a0m"_s);
    QCOMPARE(sorted.index(11, 1).data().toString(), u"7\u00a0d"_s);
    QCOMPARE(model.index(int(*made->find(made->now)), 0).data().toString(), u"host.name (now)"_s);
}

void SweepModelsTest::settingsStandSideBySide()
{
    OutcomeTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.columnCount(), 1);
    model.setColumns({{.title = u"now"_s, .outcome = outcome(31, 9)},
                      {.title = u"advised"_s, .outcome = outcome(77, 9)},
                      {.title = u"chosen"_s, .outcome = std::nullopt}});
    QCOMPARE(model.index(0, 0).data().toString(), u"Cases opened"_s);
    QCOMPARE(model.index(0, 2).data().toString(), u"77"_s);
    QVERIFY(model.index(0, 2).data(OutcomeTableModel::StrongRole).toBool());
    QVERIFY(!model.index(5, 2).data(OutcomeTableModel::StrongRole).toBool());
    QCOMPARE(model.index(0, 3).data().toString(), u"–"_s);
    QCOMPARE(model.index(1, 1).data().toString(), u"15.5"_s);
}

void SweepModelsTest::fieldsHaveNumbersAndASentence()
{
    FieldAdviceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    analysis::FieldAdvice advice;
    advice.field = "user.name";
    advice.outlook = {.alerts = 200, .withValue = 196, .values = 18, .peakGroups = 7, .limit = 20, .casesADay = 3.52};
    advice.spread = {.alerts = 200, .entropy = 3.14, .topShare = 0.25};
    advice.sentence = "Each user gets a case.";
    model.setFields({advice});
    const QStringList wanted{u"user.name"_s, u"98 %"_s, u"18"_s, u"25 %"_s, u"3.1"_s, u"7 of 20"_s, u"3.5"_s};
    for (int column = 0; column < model.columnCount(); ++column)
        QCOMPARE(model.index(0, column).data().toString().replace(QChar(0x202f), u' '), wanted.at(column));
    QCOMPARE(model.index(0, 0).data(FieldAdviceModel::SentenceRole).toString(), u"Each user gets a case."_s);
    QVERIFY(model.index(0, 3).data(Qt::ToolTipRole).toString().contains(u"user.name"_s));
}

void SweepModelsTest::textsAreForPeople()
{
    const SweptSetting now = board()->now;
    SweptSetting other = now;
    other.groupBy = "user.name";
    other.timeWindow = "1d";
    QCOMPARE(SweepTexts::nameOf(other), u"user.name, 1 day"_s);
    other.maximumCases = 10;
    other.reopenClosedCases = false;
    QCOMPARE(SweepTexts::nameOf(other, now), u"user.name, 1 day, at most 10 cases a run, not reopening"_s);
    QCOMPARE(SweepTexts::nameOf(SweptSetting{}), u"no grouping, 7 days"_s);
    QCOMPARE(SweepTexts::valueOf(analysis::Measure::AlertsACase, 2.04), u"2"_s);
    QCOMPARE(SweepTexts::valueOf(analysis::Measure::AlertsACase, 2.06), u"2.1"_s);
    QCOMPARE(SweepTexts::valueOf(analysis::Measure::AlertsACase, 9.96), u"10"_s);
}

QTEST_GUILESS_MAIN(SweepModelsTest)
#include "tst_SweepModels.moc"
