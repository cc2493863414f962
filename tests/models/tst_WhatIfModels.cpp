// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/AlertFile.h"
#include "ui/models/CadenceModel.h"
#include "ui/models/FateTexts.h"
#include "ui/models/MovedAlertModel.h"
#include "ui/models/TruthScoreModel.h"
#include "ui/models/UpgradeModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto Reporting = Tester::FailureReportingMode::QtTest;

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

analysis::SweepOutcome outcome(std::uint64_t opened)
{
    analysis::SweepOutcome of;
    of.summary.casesOpened = opened;
    of.days = 2;
    return of;
}

} // namespace

/// What the panes of the What-if page show, under Qt's model tester.
class WhatIfModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alertsThatMoved();
    void groupsAreTextForPeople();
    void intervals();
    void rulesUnderAnotherVersion();
    void scores();

private:
    QTemporaryDir m_folder;
};

void WhatIfModelsTest::alertsThatMoved()
{
    const auto alerts = alertsOf(R"({"_id": "a", "@timestamp": "2026-03-02T00:00:00Z"}
{"_id": "b", "@timestamp": "2026-03-02T00:01:00Z"}
)", m_folder);
    auto cases = std::make_shared<ComparedCases>();
    cases->afterName = u"Chosen: user.name, 1 day"_s;
    cases->before = {.table = alerts->table, .caseOf = {0, 0}, .isAlert = {true, true},
                     .cases = {{.id = "1", .title = "First", .group = R"({"host.name":"WIN-DC01"})", .alerts = 2}}};
    cases->after = {.table = alerts->table, .caseOf = {0, analysis::CaseAssignment::InNoCase}, .isAlert = {true, true},
                    .cases = {{.id = "1", .title = "All alerts", .group = "{}", .alerts = 1}}};
    cases->comparison.moved = {{.row = {1}, .before = 0, .after = analysis::CaseAssignment::InNoCase}};
    cases->comparison.split = 1;
    MovedAlertModel model;
    const Tester tester(&model, Reporting);
    QVERIFY(!model.alertAt(0));
    model.setCases(cases);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, MovedAlertModel::Alert), u"b"_s);
    QCOMPARE(cell(model, 0, MovedAlertModel::Before), u"WIN-DC01"_s);
    QCOMPARE(cell(model, 0, MovedAlertModel::After), u"in no case"_s);
    QCOMPARE(model.index(0, MovedAlertModel::Time).data().toLongLong(), 1'772'409'660'000);
    const QVariant head = model.headerData(MovedAlertModel::After, Qt::Horizontal, Qt::ToolTipRole);
    QVERIFY(head.toString().contains(u"user.name"_s));
    QCOMPARE(model.alertAt(0)->value, 1U);
    QCOMPARE(FateTexts::countOf(cases->comparison, analysis::CaseFate::Split), 1U);
    // One that only the second side has: a row of its table, which may be longer.
    auto other = std::make_shared<ComparedCases>(*cases);
    QVERIFY(model.tableAt(0) == cases->before.table);
    QVERIFY(!model.tableAt(1));
    const auto longer = alertsOf(R"({"_id": "a", "@timestamp": "2026-03-02T00:00:00Z"}
{"_id": "b", "@timestamp": "2026-03-02T00:01:00Z"}
{"_id": "c", "@timestamp": "2026-03-02T00:02:00Z"}
)", m_folder);
    other->after.table = longer->table;
    other->comparison.moved = {{.row = {2}, .after = 0, .isOnlyAfter = true}};
    model.setCases(other);
    QCOMPARE(cell(model, 0, MovedAlertModel::Alert), u"c"_s);
    QVERIFY(model.tableAt(0) == other->after.table);
    model.setCases(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void WhatIfModelsTest::groupsAreTextForPeople()
{
    const analysis::CaseAssignment of{.table = {}, .caseOf = {}, .isAlert = {},
                                      .cases = {{.title = "One for all", .group = "{}"},
                                                {.title = "T", .group = R"({"a":"x\u202ey","b":7})"}}};
    QCOMPARE(caseText(of, 0), u"One for all"_s);
    QVERIFY(!caseText(of, 1).contains(QChar(0x202e))); // it would turn the text after it around
    QVERIFY(caseText(of, 1).endsWith(u", 7"_s));
    QCOMPARE(caseText(of, analysis::FlowPicture::Rest, 1), u"1 other case"_s);
    QCOMPARE(caseText(of, analysis::FlowPicture::Rest, 17), u"17 other cases"_s);
    QCOMPARE(caseText(of, analysis::CaseAssignment::InNoCase), u"in no case"_s);
}

void WhatIfModelsTest::intervals()
{
    auto cadence = std::make_shared<analysis::Cadence>();
    cadence->current = "5m";
    cadence->points.resize(2);
    cadence->points[0].interval = "5m";
    cadence->points[0].outcome = outcome(31);
    cadence->points[0].overRunCap = 12;
    cadence->points[1].interval = "1h";
    cadence->points[1].refusal = "The window is shorter.";
    CadenceModel model;
    const Tester tester(&model, Reporting);
    model.setCadence(cadence);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(cell(model, 0, CadenceModel::Interval).endsWith(u", now"_s));
    QVERIFY(model.index(0, 0).data(CadenceModel::CurrentRole).toBool());
    QCOMPARE(cell(model, 0, CadenceModel::Opened), u"31"_s);
    QCOMPARE(cell(model, 0, CadenceModel::OverRunCap), u"12"_s);
    QCOMPARE(cell(model, 1, CadenceModel::Opened), u"–"_s);
    QCOMPARE(model.index(1, CadenceModel::Opened).data(Qt::ToolTipRole).toString(), u"The window is shorter."_s);
}

void WhatIfModelsTest::rulesUnderAnotherVersion()
{
    auto report = std::make_shared<UpgradeReport>(UpgradeReport{.from = "8.14", .to = "9.4"});
    UpgradedRule changed{.name = "PowerShell"};
    changed.change.before = outcome(31);
    changed.change.after = outcome(40);
    changed.change.differences = {{.what = "Runs fail", .isLoss = true},
                                  {.what = "Titles are others", .isLoss = false}};
    UpgradedRule refused;
    refused.error = base::Error{.code = base::ErrorCode::InvalidValue, .text = "no window", .location = {}};
    report->rules = {changed, UpgradedRule{.name = "Quiet"}, refused};
    UpgradeModel model;
    const Tester tester(&model, Reporting);
    QCOMPARE(model.changedCount(), 0);
    model.setReport(report);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.changedCount(), 2);
    QCOMPARE(cell(model, 0, UpgradeModel::Change), u"Loss: Runs fail"_s);
    QVERIFY(model.index(0, 0).data(UpgradeModel::IsLossRole).toBool());
    QCOMPARE(cell(model, 0, UpgradeModel::CasesAfter), u"40"_s);
    QCOMPARE(model.sentences(0).size(), 2);
    QCOMPARE(model.sentences(1), QStringList{u"Nothing changes."_s});
    QVERIFY(cell(model, 2, UpgradeModel::Change).contains(u"no window"_s));
    QCOMPARE(cell(model, 2, UpgradeModel::Rule), u"Rule without a name"_s);
    QCOMPARE(model.headerData(UpgradeModel::CasesAfter, Qt::Horizontal, Qt::DisplayRole).toString(), u"Cases, 9.4"_s);
}

void WhatIfModelsTest::scores()
{
    auto scores = std::make_shared<analysis::TruthTable>();
    scores->settings.resize(2);
    scores->settings[0].setting.groupBy = "host.name";
    scores->settings[1].setting.groupBy = "user.name";
    scores->settings[1].score
        = analysis::TruthScore{.labelled = 10, .inNoCase = 2, .purity = 0.5, .adjustedRand = 0.25};
    scores->current = scores->settings[0].setting;
    scores->best = 1;
    TruthScoreModel model;
    const Tester tester(&model, Reporting);
    QVERIFY(!model.settingAt(0));
    model.setScores(scores);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, TruthScoreModel::Field), u"host.name (now)"_s);
    QCOMPARE(cell(model, 0, TruthScoreModel::Rand), u"–"_s);
    QCOMPARE(cell(model, 1, TruthScoreModel::Field), u"user.name (best)"_s);
    QCOMPARE(cell(model, 1, TruthScoreModel::Rand), u"0.250"_s);
    QCOMPARE(cell(model, 1, TruthScoreModel::InNoCase), u"2"_s);
    // What could not be scored is below everything else.
    QVERIFY(model.index(0, TruthScoreModel::Rand).data(TruthScoreModel::SortRole).toDouble() < -1);
    QCOMPARE(model.settingAt(1)->groupBy, std::string("user.name"));
}

QTEST_GUILESS_MAIN(WhatIfModelsTest)
#include "tst_WhatIfModels.moc"
