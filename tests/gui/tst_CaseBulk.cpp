// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CasesClient.h"
#include "tests/gui/CasesWindow.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Text.h"
#include "ui/cases/LeftCasesText.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/Banner.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace casewright;

/// What is done with many cases of the list at once, and how the table is handled.
class CaseBulkTest final : public ui::CasesWindow {
    Q_OBJECT

private Q_SLOTS:
    void severityIsOneStep();
    void tagsHaveThreeStates();
    void newTagIsAdded();
    void casesAreAssigned();
    void allThatMatchAreChanged();
    void selectionEndsAllThatMatch();
    void delAsks();
    void undoLeavesWhatOthersChanged();
    void bulkIsStopped();
    void stoppedUndoSaysThatToo();
    void simulationStaysWhileItsCasesChange();
    void closingTheWorkspaceStops();
    void leftCasesAreNamedAsTheyAre();
    void spaceTicksAndRowsAreCopied();
    void headsSort();
    void columnsAreChosenAndKept();
    void menuOfTheTable();

private:
    /// Closes all of ten thousand cases, and waits until that is under way.
    void closeTenThousand();
    QWidget* progressLine() { return find<QWidget>(u"bulkProgressLine"_s); }
    QStringList tagsOf(int row) { return table()->model()->index(row, Tags).data().toStringList(); }
    QListView* openTags()
    {
        press(u"bulkTags"_s);
        auto* const list = find<QListView>(u"bulkChoiceList"_s);
        [&] { QTRY_VERIFY(find<QWidget>(u"bulkChoice"_s)->isVisible()); }();
        return list;
    }
    Qt::CheckState stateOf(const QListView* list, const QString& text)
    {
        const QModelIndexList found =
            list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly);
        return found.isEmpty() ? Qt::Unchecked : found.first().data(Qt::CheckStateRole).value<Qt::CheckState>();
    }
};

void CaseBulkTest::severityIsOneStep()
{
    open(TwelveCases);
    select(1);
    select(3, Qt::ShiftModifier);
    QVERIFY(find<QPushButton>(u"bulkSeverity"_s)->isEnabled());
    m_actions->action(u"cases.severity.critical"_s)->trigger();
    QTRY_COMPARE(banner()->title(), u"3 cases set to severity Critical"_s);
    QTRY_COMPARE(cell(2, Severity), u"Critical"_s);
    QCOMPARE(cell(0, Severity), u"Low"_s);
    pressInBanner();
    QTRY_COMPARE(cell(1, Severity), u"Low"_s);
    QTRY_COMPARE(cell(3, Severity), u"Low"_s);
}

void CaseBulkTest::tagsHaveThreeStates()
{
    open(TwelveCases);
    select(1);
    select(2, Qt::ShiftModifier);
    const QStringList first = tagsOf(1);
    const QStringList second = tagsOf(2);
    QVERIFY(first.contains(u"auto-generated"_s) && first != second);
    const QListView* const list = openTags();
    QCOMPARE(stateOf(list, u"auto-generated"_s), Qt::Checked);
    const QString own = *std::find_if(first.begin(), first.end(),
                                      [&second](const QString& tag) { return !second.contains(tag); });
    QCOMPARE(stateOf(list, own), Qt::PartiallyChecked);
    tick(u"bulkChoice"_s, u"auto-generated"_s); // taken away from both
    tick(u"bulkChoice"_s, own);                 // given to both
    press(u"bulkChoiceApply"_s);
    QTRY_COMPARE(banner()->title(), u"2 cases given other tags"_s);
    QTRY_VERIFY(!tagsOf(1).contains(u"auto-generated"_s));
    QVERIFY(tagsOf(1).contains(own) && tagsOf(2).contains(own));
    // What nobody touched is as it was.
    for (const QString& tag : second) {
        if (tag != u"auto-generated"_s)
            QVERIFY(tagsOf(2).contains(tag));
    }
    pressInBanner();
    QTRY_COMPARE(tagsOf(1), first);
    QTRY_COMPARE(tagsOf(2), second);
}

void CaseBulkTest::newTagIsAdded()
{
    open(TwelveCases);
    select(0);
    select(1, Qt::ShiftModifier);
    openTags();
    auto* const search = find<QLineEdit>(u"bulkChoiceSearch"_s);
    QTest::keyClicks(search, u"web shop"_s);
    QVERIFY(find<QPushButton>(u"bulkChoiceAdd"_s)->isVisible());
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(search->text().isEmpty());
    press(u"bulkChoiceApply"_s);
    QTRY_VERIFY(tagsOf(0).contains(u"web shop"_s));
    QVERIFY(tagsOf(1).contains(u"web shop"_s));
    QVERIFY(!tagsOf(2).contains(u"web shop"_s));
}

void CaseBulkTest::casesAreAssigned()
{
    open(TwelveCases);
    select(0);
    select(4, Qt::ShiftModifier);
    press(u"bulkAssign"_s);
    QTRY_VERIFY(find<QWidget>(u"bulkChoice"_s)->isVisible());
    const QString own = ui::CaseRepository::loginName();
    tick(u"bulkChoice"_s, own);
    press(u"bulkChoiceApply"_s);
    QTRY_COMPARE(banner()->title(), u"5 cases assigned otherwise"_s);
    chooseFilter(u"assignees"_s, own);
    QTRY_COMPARE(rows(), 5);
    chooseFilter(u"assignees"_s, u"No assignee"_s);
    QTRY_COMPARE(rows(), 12);
}

void CaseBulkTest::allThatMatchAreChanged()
{
    open(ThousandCases);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    auto* const all = find<QPushButton>(u"selectAllMatching"_s);
    QTRY_VERIFY(all->isVisible());
    QVERIFY(all->text().startsWith(u"Select all 1"));
    press(u"selectAllMatching"_s);
    QTRY_VERIFY(find<QLabel>(u"selectedCount"_s)->text().endsWith(u"selected, all that match"));
    press(u"bulkClose"_s);
    QTRY_VERIFY_WITH_TIMEOUT(banner()->title().endsWith(u"000 cases marked as Closed"), 60'000);
    const auto counts = otherProgram().statusCounts({});
    QCOMPARE(counts->closed, std::uint64_t{1'000});
    pressInBanner();
    QTRY_COMPARE_WITH_TIMEOUT(otherProgram().statusCounts({})->open, std::uint64_t{1'000}, 60'000);
}

void CaseBulkTest::selectionEndsAllThatMatch()
{
    open(ThousandCases);
    m_actions->action(u"cases.selectAll"_s)->trigger();
    QTRY_VERIFY(find<QLabel>(u"selectedCount"_s)->text().endsWith(u"selected, all that match"));
    // Rows that come later are chosen as well.
    QTest::keyClick(table(), Qt::Key_PageDown, Qt::ControlModifier);
    table()->scrollToBottom();
    QTRY_VERIFY(rows() > 200);
    QVERIFY(table()->selectionModel()->isRowSelected(rows() - 1));
    QVERIFY(find<QLabel>(u"selectedCount"_s)->text().endsWith(u"selected, all that match"));
    table()->scrollToTop();
    select(2);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"1 selected"_s);
}

void CaseBulkTest::delAsks()
{
    open(TwelveCases);
    select(2);
    select(3, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_Delete);
    press(u"deleteCaseYes"_s);
    QTRY_COMPARE(rows(), 10);
    QTRY_COMPARE(count(), u"10 cases"_s);
}

void CaseBulkTest::undoLeavesWhatOthersChanged()
{
    open(TwelveCases);
    select(1);
    select(4, Qt::ShiftModifier);
    press(u"bulkClose"_s);
    QTRY_COMPARE(banner()->title(), u"4 cases marked as Closed"_s);
    store::Workspace other = otherProgram();
    store::CasesClient client(other);
    const store::CaseRow second = other.cases({}, std::nullopt, 100)->at(2);
    const std::int64_t version = client.get(second.key)->document.version;
    QVERIFY(client.update({{.key = second.key, .version = version, .change = {.category = "theirs"}}},
                          {.user = "ana", .at = {1'800'000'000'000}}));
    pressInBanner();
    QTRY_COMPARE(banner()->title(), u"Taken back for 3 of 4: 4 cases marked as Closed"_s);
    QVERIFY2(banner()->text().contains(ui::toText(second.title)), qPrintable(banner()->text()));
    QTRY_COMPARE(other.statusCounts({})->closed, std::uint64_t{1});
    QCOMPARE(client.get(second.key)->document.attributes.status, cases::CaseStatus::Closed);
    // What was taken back can be made again.
    pressInBanner();
    QTRY_COMPARE(other.statusCounts({})->closed, std::uint64_t{4});
}

void CaseBulkTest::closeTenThousand()
{
    open(TenThousandCases);
    m_actions->action(u"cases.selectAll"_s)->trigger();
    QTRY_VERIFY(find<QLabel>(u"selectedCount"_s)->text().endsWith(u"selected, all that match"));
    press(u"bulkClose"_s);
    QTRY_VERIFY(progressLine()->isVisible());
}

void CaseBulkTest::bulkIsStopped()
{
    closeTenThousand();
    QTest::mouseClick(progressLine()->findChild<QToolButton*>(), Qt::LeftButton);
    QTRY_VERIFY(!progressLine()->isVisible());
    QTRY_VERIFY(banner()->isVisible());
    const std::uint64_t closed = otherProgram().statusCounts({})->closed;
    QVERIFY(closed < 10'000);
    QCOMPARE(closed % 100, std::uint64_t{0});
    QVERIFY2(banner()->text().startsWith(u"Stopped"), qPrintable(banner()->text()));
    if (closed > 0) {
        pressInBanner(); // takes it back
        QTRY_COMPARE_WITH_TIMEOUT(otherProgram().statusCounts({})->closed, std::uint64_t{0}, 30'000);
    }
}

void CaseBulkTest::stoppedUndoSaysThatToo()
{
    closeTenThousand();
    store::Workspace other = otherProgram();
    QTRY_VERIFY(other.statusCounts({})->closed >= 2'000);
    QTest::mouseClick(progressLine()->findChild<QToolButton*>(), Qt::LeftButton);
    QTRY_VERIFY(banner()->isVisible());
    const std::uint64_t closed = other.statusCounts({})->closed;
    store::CasesClient client(other);
    const store::CaseRow first = other.cases({}, std::nullopt, 1)->front();
    const std::int64_t version = client.get(first.key)->document.version;
    QVERIFY(client.update({{.key = first.key, .version = version, .change = {.category = "theirs"}}},
                          {.user = "ana", .at = {1'800'000'000'000}}));
    pressInBanner();
    QTRY_VERIFY(progressLine()->isVisible());
    QTRY_VERIFY(other.statusCounts({})->closed < closed);
    QTest::mouseClick(progressLine()->findChild<QToolButton*>(), Qt::LeftButton);
    QTRY_VERIFY(banner()->isVisible());
    const QString all = ui::CaseText::number(closed);
    QVERIFY2(banner()->title().contains(QString(u" of "_s + all + u": "_s)), qPrintable(banner()->title()));
    QVERIFY2(banner()->text().startsWith(u"Stopped; the rest can still be done."), qPrintable(banner()->text()));
    QVERIFY2(banner()->text().contains(ui::toText(first.title)), qPrintable(banner()->text()));
}

void CaseBulkTest::simulationStaysWhileItsCasesChange()
{
    open(ThousandCases);
    chooseCollection(u"#1"_s);
    QAction* const remove = m_actions->action(u"cases.removeSimulation"_s);
    QTRY_VERIFY(remove->isEnabled());
    remove->trigger();
    m_actions->action(u"cases.selectAll"_s)->trigger();
    QTRY_VERIFY(find<QLabel>(u"selectedCount"_s)->text().endsWith(u"selected, all that match"));
    m_actions->action(u"cases.close"_s)->trigger();
    QVERIFY(!remove->isEnabled());
    press(u"removeSimulationYes"_s);
    QVERIFY2(banner()->title().endsWith(u" was not removed"), qPrintable(banner()->title()));
    QTRY_VERIFY_WITH_TIMEOUT(banner()->title().endsWith(u"000 cases marked as Closed"), 60'000);
    QVERIFY(remove->isEnabled());
    QCOMPARE(otherProgram().statusCounts({})->closed, std::uint64_t{1'000});
    QVERIFY(m_actions->action(u"cases.undo"_s)->isEnabled());
}

void CaseBulkTest::closingTheWorkspaceStops()
{
    const QString next = make(u"next.casewright"_s, TwelveCases);
    closeTenThousand();
    store::Workspace other = otherProgram();
    QVERIFY(m_session->open(next, store::Access::ReadWrite));
    const std::uint64_t closed = other.statusCounts({})->closed;
    QVERIFY(closed < 10'000);
    QCOMPARE(closed % 100, std::uint64_t{0});
    QTRY_COMPARE(rows(), 12);
    QVERIFY(!progressLine()->isVisible());
}

void CaseBulkTest::leftCasesAreNamedAsTheyAre()
{
    std::vector<ui::LeftCase> left;
    for (const std::string title : {"100%1", "b %2", "c", "d"})
        left.push_back({.key = 1, .title = title, .why = ui::LeftCase::Why::Gone});
    left.insert(left.end(), 2'000, {.key = 2, .title = "more", .why = ui::LeftCase::Why::Gone});
    QCOMPARE(ui::leftText(left), QString(u"Not there any more: “100%1”, “b %2”, “c” and "_s
                                         + ui::CaseText::number(2'001) + u" more."_s));
}

void CaseBulkTest::spaceTicksAndRowsAreCopied()
{
    open(TwelveCases);
    table()->setFocus();
    table()->selectionModel()->setCurrentIndex(table()->model()->index(0, 0), QItemSelectionModel::NoUpdate);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"1 selected"_s);
    table()->selectionModel()->setCurrentIndex(table()->model()->index(3, 0), QItemSelectionModel::NoUpdate);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"2 selected"_s);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(u"Name\tStatus\t"));
    QVERIFY(lines[1].startsWith(cell(0, Name) + u"\tOpen\t"));
    QVERIFY(lines[2].startsWith(cell(3, Name)));
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"1 selected"_s);
}

void CaseBulkTest::headsSort()
{
    open(OneGroup);
    QHeaderView* const header = table()->horizontalHeader();
    const auto clickHead = [header](int column) {
        const QPoint place(header->sectionViewportPosition(column) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    };
    clickHead(Alerts);
    QTRY_COMPARE(cell(0, Alerts), u"1000"_s);
    QCOMPARE(header->sortIndicatorSection(), int{Alerts});
    clickHead(Alerts);
    QTRY_COMPARE(cell(0, Alerts), u"400"_s);
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    QVERIFY(find<QPushButton>(u"caseOrder"_s)->text().startsWith(u"Fewest alerts"));
    // Their buttons have the arrow behind the word; the menus read from the left.
    for (const QString& menu : {u"caseOrders"_s, u"moreFilters"_s})
        QCOMPARE(find<QMenu>(menu)->layoutDirection(), Qt::LeftToRight);
    // There is no order by tags: everything stays.
    clickHead(Tags);
    QCOMPARE(header->sortIndicatorSection(), int{Alerts});
    clickHead(Severity);
    QTRY_VERIFY(find<QPushButton>(u"caseOrder"_s)->text().startsWith(u"High severity"));
}

void CaseBulkTest::columnsAreChosenAndKept()
{
    open(TwelveCases);
    m_window->resize(1440, 900);
    QTRY_VERIFY(!table()->isColumnHidden(Reopened));
    press(u"caseColumns"_s);
    tick(u"columns"_s, u"Reopened"_s);
    tick(u"columns"_s, u"Tags"_s); // makes room
    tick(u"columns"_s, u"Category"_s);
    closePopup(u"columns"_s);
    QVERIFY(table()->isColumnHidden(Reopened));
    QVERIFY(!table()->isColumnHidden(Updated + 2)); // the category
    table()->setColumnWidth(Status, 133);
    const QByteArray kept = m_page->arrangement();
    press(u"caseColumns"_s);
    tick(u"columns"_s, u"Reopened"_s);
    closePopup(u"columns"_s);
    table()->setColumnWidth(Status, 99);
    m_page->restoreArrangement(kept);
    QVERIFY(table()->isColumnHidden(Reopened));
    QCOMPARE(table()->columnWidth(Status), 133);
    m_page->restoreArrangement("nonsense");
    QCOMPARE(table()->columnWidth(Status), 133);
}

void CaseBulkTest::menuOfTheTable()
{
    open(TwelveCases);
    select(2);
    Q_EMIT table()->customContextMenuRequested(table()->visualRect(table()->model()->index(2, 0)).center());
    auto* const menu = find<QMenu>(u"caseMenu"_s);
    QVERIFY(menu->isVisible());
    QVERIFY(menu->actions().contains(m_actions->action(u"cases.delete"_s)));
    menu->close();
}

QTEST_MAIN(CaseBulkTest)
#include "tst_CaseBulk.moc"
