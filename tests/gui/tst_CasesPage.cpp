// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationWriter.h"
#include "tests/gui/CasesWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/TileButton.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using engine::CaseStatus;
using store::Access;
using ui::Banner;

/// The list of the Cases page, over scripted workspaces, driven by object names and keys.
class CasesPageTest final : public ui::CasesWindow {
    Q_OBJECT

private Q_SLOTS:
    void tableShowsTheCases();
    void statusesFilter();
    void searchFiltersAndClears();
    void orderIsChosen();
    void pagesFollowWhileScrolling();
    void chosenCasesAreChangedAndSetBack();
    void ticksChooseSeveral();
    void selectionAndPlaceSurviveChanges();
    void simulationIsChosen();
    void readOnlyWorkspaceSaysSo();
    void aSimulationThatRunsIsFollowed();
    void failureIsSaidInTheBanner();
    void simulationIsRemovedAfterAYes();
    void emptyWorkspaceLeadsToSimulate();
    void otherWorkspaceReplacesAll();
    void actionsAreOffOutOfSight();
    void narrowWindowLeavesColumnsOut();
    void everyWidgetKeepsTheRules();
};

void CasesPageTest::tableShowsTheCases()
{
    open(TwelveCases);
    QCOMPARE(rows(), 12);
    QCOMPARE(count(), u"12 cases"_s);
    QCOMPARE(find<ui::TileButton>(u"openTile"_s)->number(), u"12"_s);
    QCOMPARE(find<ui::TileButton>(u"closedTile"_s)->number(), u"0"_s);
    QVERIFY(find<QWidget>(u"meanTile"_s)->accessibleName().startsWith(u"120 "));
    QVERIFY(cell(0, Name).startsWith(u"Scripted rule"));
    QCOMPARE(cell(0, Alerts), u"120"_s);
}

void CasesPageTest::statusesFilter()
{
    open(TwelveCases);
    select(0);
    press(u"bulkClose"_s);
    QTRY_COMPARE(find<ui::TileButton>(u"closedTile"_s)->number(), u"1"_s);
    chooseFilter(u"status"_s, u"Closed"_s);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(count(), u"1 case"_s);
    QCOMPARE(statusOf(0), u"Closed"_s);
    QVERIFY(find<ui::TileButton>(u"closedTile"_s)->isChecked());
    QCOMPARE(find<ui::TileButton>(u"openTile"_s)->number(), u"11"_s);
    press(u"openTile"_s); // open and closed
    QTRY_COMPARE(rows(), 12);
    press(u"closedTile"_s);
    QTRY_COMPARE(rows(), 11);
    QCOMPARE(find<QPushButton>(u"filter.status"_s)->text(), u"Status · 1"_s);
    press(u"clearFilter"_s);
    QTRY_COMPARE(rows(), 12);
    QCOMPARE(find<QPushButton>(u"filter.status"_s)->text(), u"Status"_s);
}

void CasesPageTest::searchFiltersAndClears()
{
    open(TwelveCases);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    auto* const search = find<QLineEdit>(u"caseSearch"_s);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"host-1"_s);
    QTRY_COMPARE(rows(), 3); // host-1, host-10, host-11
    QTest::keyClicks(search, u"x"_s);
    auto* const empty = find<QWidget>(u"casesEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    auto* const clear = empty->findChild<QPushButton*>(u"emptyAction"_s);
    QCOMPARE(clear->text(), u"Clear filters"_s);
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_COMPARE(rows(), 12);
    QVERIFY(search->text().isEmpty());
    // The same search again works as well as the first time.
    QTest::keyClicks(search, u"host-1x"_s);
    QTRY_VERIFY(empty->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(rows(), 12);
}

void CasesPageTest::orderIsChosen()
{
    open(OneGroup);
    QCOMPARE(cell(0, Alerts), u"400"_s); // the newest
    chooseOrder(store::CaseOrder::MostAlerts);
    QTRY_COMPARE(cell(0, Alerts), u"1000"_s);
}

void CasesPageTest::pagesFollowWhileScrolling()
{
    open(ThousandCases);
    QVERIFY(rows() < 1'000);
    table()->setFocus();
    QSet<QString> names;
    for (int tries = 0; tries < 40 && rows() < 1'000; ++tries) {
        const int before = rows();
        QTest::keyClick(table(), Qt::Key_End);
        QTRY_VERIFY(rows() > before || before == 1'000);
    }
    QCOMPARE(rows(), 1'000);
    for (int row = 0; row < rows(); ++row)
        names.insert(cell(row, Name));
    QCOMPARE(names.size(), 1'000);
}

void CasesPageTest::chosenCasesAreChangedAndSetBack()
{
    open(TwelveCases);
    QVERIFY(!find<QPushButton>(u"bulkClose"_s)->isEnabled());
    select(1);
    select(4, Qt::ShiftModifier);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"4 selected"_s);
    press(u"bulkProgress"_s);
    QTRY_COMPARE(banner()->title(), u"4 cases marked as In progress"_s);
    QTRY_COMPARE(statusOf(2), u"In progress"_s);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"4 selected"_s);
    QVERIFY(!find<QPushButton>(u"bulkProgress"_s)->isEnabled());
    select(0, Qt::ControlModifier);
    press(u"bulkClose"_s);
    QTRY_COMPARE(banner()->title(), u"5 cases marked as Closed"_s);
    QTRY_COMPARE(statusOf(0), u"Closed"_s);
    pressInBanner();
    QTRY_COMPARE(banner()->title(), u"Taken back: 5 cases marked as Closed"_s);
    QTRY_COMPARE(statusOf(0), u"Open"_s);
    QCOMPARE(statusOf(1), u"In progress"_s);
    QCOMPARE(statusOf(4), u"In progress"_s);
    QCOMPARE(statusOf(5), u"Open"_s);
    QVERIFY(m_actions->action(u"cases.redo"_s)->isEnabled());
    pressInBanner(); // and once more
    QTRY_COMPARE(banner()->title(), u"Made again: 5 cases marked as Closed"_s);
    QTRY_COMPARE(statusOf(5), u"Open"_s);
    QTRY_COMPARE(statusOf(4), u"Closed"_s);
}

void CasesPageTest::ticksChooseSeveral()
{
    open(TwelveCases);
    for (const int row : {2, 5, 7})
        clickTick(row);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"3 selected"_s);
    clickTick(5);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"2 selected"_s);
    select(1);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"1 selected"_s);
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"12 selected"_s);
}

void CasesPageTest::selectionAndPlaceSurviveChanges()
{
    open(ThousandCases);
    QSignalSpy reset(table()->model(), &QAbstractItemModel::modelReset);
    chooseOrder(store::CaseOrder::UpdatedNewestFirst);
    QTRY_VERIFY(!reset.isEmpty());
    QTRY_COMPARE(rows(), 200);
    select(5);
    select(8, Qt::ControlModifier);
    const QString chosen = cell(8, Name);
    table()->verticalScrollBar()->setValue(1'015);
    const int top = table()->indexAt({0, 0}).row();
    const QString first = cell(top, Name);
    const int offset = table()->visualRect(table()->model()->index(top, 0)).top();

    // Ten of the cases below come to the front.
    auto other = otherProgram();
    const auto all = other.cases({.order = store::CaseOrder::UpdatedNewestFirst}, std::nullopt, 1'000);
    std::vector<std::int64_t> keys;
    for (std::size_t i = 500; i < 510; ++i)
        keys.push_back((*all)[i].key);
    QVERIFY(other.setStatus(keys, CaseStatus::Closed, base::Timestamp{1'900'000'000'000}, "ana"));
    m_session->notifyCasesChanged();
    QTRY_COMPARE(statusOf(0), u"Closed"_s);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"2 selected"_s);
    QVERIFY(table()->selectionModel()->isRowSelected(18));
    QCOMPARE(cell(18, Name), chosen);
    QCOMPARE(cell(table()->indexAt({0, 0}).row(), Name), first);
    QCOMPARE(table()->visualRect(table()->model()->index(table()->indexAt({0, 0}).row(), 0)).top(), offset);
}

void CasesPageTest::simulationIsChosen()
{
    open(TwelveCases);
    addSimulation(OneGroup);
    QTRY_COMPARE(rows(), 15);
    chooseCollection(u"#2"_s);
    QTRY_COMPARE(rows(), 3);
    QTRY_COMPARE(count(), u"3 cases"_s);
    QVERIFY(!find<QPushButton>(u"clearFilter"_s)->isVisible());
    // Where they come from stands above them, with the audit of the one that is chosen.
    const QString provenance = find<QLabel>(u"caseProvenance"_s)->text();
    QVERIFY2(provenance.contains(u"Kibana did not produce"_s) && provenance.contains(u"it sums up."_s),
             qUtf8Printable(provenance));
    chooseCollection(u"All"_s);
    QTRY_VERIFY(find<QLabel>(u"caseProvenance"_s)->text().contains(u"Choose one of them"_s));
}

void CasesPageTest::readOnlyWorkspaceSaysSo()
{
    QVERIFY(m_session->open(make(u"soc-lab.casewright"_s, TwelveCases), Access::ReadOnly));
    QTRY_COMPARE(rows(), 12);
    QVERIFY(find<Banner>(u"readOnlyBanner"_s)->isVisible());
    select(0);
    QVERIFY(!find<QPushButton>(u"bulkClose"_s)->isEnabled());
    QVERIFY(m_actions->action(u"cases.open"_s)->isEnabled());
}

void CasesPageTest::aSimulationThatRunsIsFollowed()
{
    QVERIFY(m_session->open(m_folder->filePath(u"soc-lab.casewright"_s), Access::Create));
    // Large runs are batches of their own: the first is stored before the second is sent.
    const tests::Script script{.runs = 2, .alertsPerRun = 40'000, .groups = 100};
    auto writer = store::SimulationWriter::begin(ui::toUtf8(m_session->path()), tests::simulationNamed("Scripted"),
                                                 tests::makeTable(script.alerts()));
    QVERIFY(writer);
    tests::ScriptedRuns runs(script);
    QVERIFY(runs.playInto(**writer));
    QTRY_VERIFY((m_session->notifyCasesChanged(), rows() == 100));
    press(u"simulationChooser"_s);
    auto* const collections = find<QListView>(u"collectionsList"_s);
    QTRY_VERIFY(collections->model()->index(1, 0).data().toString().endsWith(u"(running)"));
    closePopup(u"collections"_s);
    select(3);
    press(u"bulkClose"_s);
    QTRY_COMPARE(banner()->title(), u"No case was changed"_s);
    QVERIFY(banner()->text().contains(u"still being written"));
    QVERIFY((*writer)->finish(runs.result()));
    m_session->notifyCasesChanged();
    QTRY_VERIFY(!collections->model()->index(1, 0).data().toString().endsWith(u"(running)"));
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"1 selected"_s);
    press(u"bulkClose"_s);
    QTRY_COMPARE(banner()->title(), u"1 case marked as Closed"_s);
}

void CasesPageTest::failureIsSaidInTheBanner()
{
    open(TwelveCases);
    select(0);
    // Somebody removes the simulation while its cases are on the screen.
    auto remover = otherProgram();
    QVERIFY(remover.removeSimulation(m_simulation));
    press(u"bulkClose"_s);
    QTRY_COMPARE(banner()->title(), u"No case was changed"_s);
    QVERIFY(banner()->text().contains(u"it was removed"_s));
    QTRY_COMPARE(rows(), 0);
    QTRY_VERIFY(find<QWidget>(u"casesEmpty"_s)->isVisible());
}

void CasesPageTest::simulationIsRemovedAfterAYes()
{
    open(TwelveCases);
    addSimulation(OneGroup);
    QTRY_COMPARE(rows(), 15);
    QAction* const remove = m_actions->action(u"cases.removeSimulation"_s);
    QVERIFY(!remove->isEnabled());
    chooseCollection(u"#2"_s);
    QTRY_COMPARE(rows(), 3);
    QVERIFY(remove->isEnabled());
    remove->trigger();
    auto* const no = find<QMessageBox>(u"removeSimulationBox"_s);
    QTest::keyClick(no, Qt::Key_Escape);
    QTRY_VERIFY(!m_page->findChild<QMessageBox*>(u"removeSimulationBox"_s));
    QCOMPARE(otherProgram().simulations()->size(), std::size_t{2});
    remove->trigger();
    press(u"removeSimulationYes"_s);
    QTRY_COMPARE(rows(), 12);
    QCOMPARE(collection(), u"All cases"_s);
    QTRY_VERIFY(banner()->title().endsWith(u"removed"_s));
    QCOMPARE(otherProgram().simulations()->size(), std::size_t{1});
    QVERIFY(!remove->isEnabled());
}

void CasesPageTest::emptyWorkspaceLeadsToSimulate()
{
    QVERIFY(m_session->open(m_folder->filePath(u"empty.casewright"_s), Access::Create));
    auto* const button = find<QWidget>(u"casesEmpty"_s)->findChild<QPushButton*>(u"emptyAction"_s);
    QTRY_COMPARE(button->text(), u"Run a simulation"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), u"simulate"_s);
}

void CasesPageTest::otherWorkspaceReplacesAll()
{
    const QString other = make(u"other.casewright"_s, OneGroup);
    open(TwelveCases);
    openRow(0);
    QVERIFY(m_session->open(other, Access::ReadWrite));
    QVERIFY(!isCaseShown());
    QTRY_COMPARE(rows(), 3);
    QTRY_COMPARE(count(), u"3 cases"_s);
}

void CasesPageTest::actionsAreOffOutOfSight()
{
    open(TwelveCases);
    select(0);
    QAction* const close = m_actions->action(u"cases.close"_s);
    QVERIFY(close->isEnabled());
    m_window->showPage(u"simulate"_s);
    QVERIFY(!close->isEnabled());
    m_window->showPage(u"cases"_s);
    QVERIFY(close->isEnabled());
    QCOMPARE(m_actions->conflicts(), QStringList());
}

void CasesPageTest::narrowWindowLeavesColumnsOut()
{
    open(TwelveCases);
    m_window->resize(1440, 900);
    QTRY_VERIFY(!table()->isColumnHidden(Tags));
    QVERIFY(table()->isColumnHidden(Updated)); // until somebody wants it
    // A long title has the room it needs.
    const QString title = u"Suspicious PowerShell - Grouping by WIN-DC01 (12) (Auto-created)"_s;
    QFont bold = table()->font();
    bold.setWeight(QFont::DemiBold);
    QVERIFY(table()->columnWidth(Name) > QFontMetrics(bold).horizontalAdvance(title) + 32);
    m_window->resize(1024, 700);
    QTRY_VERIFY(table()->isColumnHidden(Tags));
    QVERIFY(!table()->isColumnHidden(Status));
    QTRY_VERIFY(table()->horizontalHeader()->length() <= table()->viewport()->width());
}

void CasesPageTest::everyWidgetKeepsTheRules()
{
    open(TwelveCases);
    QCOMPARE(ui::brokenRules(*m_page).join(u'\n'), QString());
    openRow(0);
    QCOMPARE(ui::brokenRules(*m_page).join(u'\n'), QString());
}

QTEST_MAIN(CasesPageTest)
#include "tst_CasesPage.moc"
