// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/SimulationBench.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RuleOutcomes.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/WorkspaceFindings.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/CaseText.h"
#include "ui/models/RuleListModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The last outcome of each rule beside it in the list, over real simulations.
class RuleOutcomesTest final : public QObject, public SimulationBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void lastSimulationIsShown();
};

void RuleOutcomesTest::lastSimulationIsShown()
{
    RuleDocuments documents(*m_session);
    const WorkspaceFindings findings(*m_session, documents);
    RuleListModel model(documents, findings);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const RuleOutcomes outcomes(*m_session);
    model.setOutcomes(outcomes);
    const rules::Rule rule = rulePerHost();
    const std::int64_t key = documents.add(rule, u"Add"_s).value();
    rules::Rule other = rule;
    other.id = {"another"};
    const std::int64_t never = documents.add(other, u"Add"_s).value();
    const auto shownOf = [&model](std::int64_t of) {
        return model.indexOf(of).data(RuleListModel::OutcomeRole).toString();
    };
    QCOMPARE(shownOf(key), QString());

    const store::StoredSource source = add(flood(600, 10, 3));
    QVERIFY(start(source, rule) && waitUntilFinished());
    const std::uint64_t cases = shown()->simulation.summary.casesOpened;
    QVERIFY(cases > 1);
    QTRY_VERIFY_WITH_TIMEOUT(shownOf(key).startsWith(u"%1 cases, "_s.arg(cases)), LongEnough);
    QCOMPARE(outcomes.byRule().at(rule.id.text).alerts, shown()->simulation.summary.alerts);
    QCOMPARE(shownOf(never), QString());
    const QString tip = model.indexOf(key).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"Last simulation, against %1: "_s.arg(QString::fromStdString(source.name))), qPrintable(tip));
    QVERIFY(!model.indexOf(key).data(RuleListModel::LossRole).toBool());

    // A newer one of the same rule takes its place.
    rules::Rule ungrouped = rule;
    ungrouped.casesAction->groupBy.clear();
    QVERIFY(start(source, ungrouped) && waitUntilFinished());
    QCOMPARE(shown()->simulation.summary.casesOpened, std::uint64_t{1});
    QTRY_VERIFY_WITH_TIMEOUT(shownOf(key).startsWith(u"1 case, "_s), LongEnough);

    // What it lost is told: nobody thinks that all is well.
    ungrouped.maxSignals = 1;
    QVERIFY(start(source, ungrouped) && waitUntilFinished());
    const engine::Audit& audit = shown()->simulation.summary.audit;
    QVERIFY(audit.overMaxSignals > 0);
    const QString lost = u"1 case, %1 lost, "_s.arg(CaseText::number(audit.inNoCase()));
    QTRY_VERIFY_WITH_TIMEOUT(shownOf(key).startsWith(lost), LongEnough);
    QVERIFY(model.indexOf(key).data(RuleListModel::LossRole).toBool());
}

QTEST_GUILESS_MAIN(RuleOutcomesTest)
#include "tst_RuleOutcomes.moc"
