// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/SimulationWindow.h"
#include "ui/models/RunTableModel.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// What was decided for each group of the chosen run, in the real window.
class SimulationDecisionsTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void everyGroupOfTheRunIsThere();
    void anotherRunHasOtherGroups();
    void leadsToTheCase();

private:
    int groups() const
    {
        auto* const all = find<QWidget>(u"whyDecisions"_s);
        return static_cast<int>(std::ranges::count_if(all->findChildren<QLabel*>(), [all](QLabel* each) {
            return each->objectName().startsWith(u"decisionGroup"_s) && each->isVisibleTo(all);
        }));
    }
    std::uint64_t chosenRun() const
    {
        return find<QTableView>(u"runTable"_s)->currentIndex().data(RunTableModel::NumberRole).toULongLong();
    }
    std::vector<store::StoredDecision> stored() const
    {
        const auto workspace =
            store::Workspace::open(toUtf8(m_session->path()), store::Access::ReadOnly).value();
        return workspace.decisions(shown()->simulation.key, chosenRun()).value();
    }
};

void SimulationDecisionsTest::everyGroupOfTheRunIsThere()
{
    addStorm();
    QVERIFY(runToTheEnd());
    const auto decisions = stored();
    QVERIFY(!decisions.empty());
    QTRY_COMPARE(groups(), static_cast<int>(decisions.size()));
    const QString name = find<QLabel>(u"decisionGroup0"_s)->text();
    QVERIFY2(toText(decisions.front().caseTitle).contains(name), qUtf8Printable(name));
}

void SimulationDecisionsTest::anotherRunHasOtherGroups()
{
    addStorm();
    QVERIFY(runToTheEnd());
    auto* const table = find<QTableView>(u"runTable"_s);
    QTRY_COMPARE(groups(), static_cast<int>(stored().size()));
    for (int row = 1; row < 6; ++row) {
        QTest::keyClick(table, Qt::Key_Down);
        QTRY_COMPARE(groups(), static_cast<int>(stored().size()));
    }
}

void SimulationDecisionsTest::leadsToTheCase()
{
    addStorm();
    QVERIFY(runToTheEnd());
    QTRY_VERIFY(groups() > 0);
    QSignalSpy requested(m_cases.get(), &CaseRepository::caseRequested);
    QTest::mouseClick(find<QPushButton>(u"openCase0"_s), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toLongLong(), stored().front().caseKey);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
}

QTEST_MAIN(SimulationDecisionsTest)
#include "tst_SimulationDecisions.moc"
