// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/CasesWindow.h"
#include "ui/bridge/Text.h"
#include "ui/cases/ChoicePopup.h"
#include "ui/models/ChoiceModel.h"
#include "ui/widgets/Tile.h"
#include "ui/widgets/TileButton.h"

#include <QAction>
#include <QCheckBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using store::Access;

/// The filters of the list of cases, and whose cases it shows.
class CaseFiltersTest final : public ui::CasesWindow {
    Q_OBJECT

private Q_SLOTS:
    void severityFilters();
    void tagsAreSearchedAndTicked();
    void choicesSayHowManyCasesHaveThem();
    void meanTimeToCloseFollowsTheFilter();
    void nobodyIsAnAssignee();
    void chipsAreTakenAwayOneByOne();
    void daysFilter();
    void groupValueFilters();
    void alertIdFilters();
    void alertIdIsSearchedFor();
    void ruleIsAReporter();
    void emptyListSaysWhatLeavesNothing();
    void filterIsKeptForEachWorkspace();
    void collectionsStandSideBySide();
    void escClosesAList();
    void enterAddsOnlyWhatNothingMatches();

private:
    QPushButton* chip(const QString& part) { return find<QPushButton>(u"chip."_s + part); }
    void give(int row, const QString& action)
    {
        select(row);
        m_actions->action(action)->trigger();
    }
};

void CaseFiltersTest::severityFilters()
{
    open(TwelveCases);
    give(3, u"cases.severity.high"_s);
    QTRY_COMPARE(cell(3, Severity), u"High"_s);
    chooseFilter(u"severity"_s, u"High"_s);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(count(), u"1 case"_s);
    // The tiles follow the filter, but for the status.
    QTRY_COMPARE(find<ui::TileButton>(u"openTile"_s)->number(), u"1"_s);
    chooseFilter(u"severity"_s, u"Low"_s);
    QTRY_COMPARE(rows(), 12);
    QCOMPARE(chip(u"severity"_s)->text(), u"Severity: High, Low"_s);
}

void CaseFiltersTest::tagsAreSearchedAndTicked()
{
    open(TwelveCases);
    openFilter(u"tags"_s);
    auto* const list = find<QListView>(u"filterChoiceList"_s);
    QTRY_VERIFY(list->model()->rowCount() > 12);
    auto* const search = find<QLineEdit>(u"filterChoiceSearch"_s);
    QVERIFY(search->isVisible());
    QTest::keyClicks(search, u"HOST-11"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    const QString tag = list->model()->index(0, 0).data().toString();
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(rows(), 1);
    QVERIFY2(table()->model()->index(0, Tags).data().toStringList().contains(tag), qUtf8Printable(tag));
    QTest::keyClicks(search, u"nothing"_s);
    QTRY_VERIFY(find<QLabel>(u"filterChoiceHint"_s)->isVisible());
}

void CaseFiltersTest::choicesSayHowManyCasesHaveThem()
{
    open(TwelveCases);
    addSimulation(OneGroup);
    QTRY_COMPARE(rows(), 15);
    give(3, u"cases.severity.high"_s);
    QTRY_COMPARE(cell(3, Severity), u"High"_s);
    const auto number = [this](const QString& text) {
        const QAbstractItemModel& choices = *find<QListView>(u"filterChoiceList"_s)->model();
        const QModelIndexList found = choices.match(choices.index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly);
        return found.isEmpty() ? QString() : found.first().data(ui::ChoiceModel::DetailRole).toString();
    };
    openFilter(u"severity"_s);
    QTRY_COMPARE(number(u"High"_s), u"1"_s);
    QCOMPARE(number(u"Low"_s), u"14"_s);
    closePopup(u"filterChoice"_s);
    // Of the collection that is shown.
    chooseCollection(u"#2"_s);
    QTRY_COMPARE(rows(), 3);
    openFilter(u"tags"_s);
    QTRY_COMPARE(number(u"auto-generated"_s), u"3"_s);
    closePopup(u"filterChoice"_s);
    openFilter(u"assignees"_s);
    QTRY_COMPARE(number(u"No assignee"_s), u"3"_s);
    closePopup(u"filterChoice"_s);
}

void CaseFiltersTest::meanTimeToCloseFollowsTheFilter()
{
    open(TwelveCases);
    const auto* const tile = find<ui::Tile>(u"closingTile"_s);
    QCOMPARE(tile->text(), u"–"_s);
    give(3, u"cases.severity.high"_s);
    give(3, u"cases.close"_s);
    QTRY_VERIFY(tile->text() != u"–"_s);
    const QString days = tile->text();
    QVERIFY2(days.contains(u'd'), qUtf8Printable(days)); // it was opened in the simulation's time
    chooseFilter(u"severity"_s, u"Low"_s);
    QTRY_COMPARE(tile->text(), u"–"_s);
    chooseFilter(u"severity"_s, u"High"_s);
    QTRY_COMPARE(tile->text(), days);
}

void CaseFiltersTest::nobodyIsAnAssignee()
{
    open(TwelveCases);
    chooseFilter(u"assignees"_s, u"No assignee"_s);
    QTRY_COMPARE(chip(u"assignees"_s)->text(), u"Assignees: No assignee"_s);
    QTRY_COMPARE(count(), u"12 cases"_s);
    QCOMPARE(find<QPushButton>(u"filter.assignees"_s)->text(), u"Assignees · 1"_s);
}

void CaseFiltersTest::chipsAreTakenAwayOneByOne()
{
    open(TwelveCases);
    QVERIFY(!chip(u"status"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"clearFilter"_s)->isVisible());
    chooseFilter(u"status"_s, u"Closed"_s);
    chooseFilter(u"severity"_s, u"Critical"_s);
    QTRY_COMPARE(rows(), 0);
    press(u"chip.severity"_s);
    QVERIFY(!chip(u"severity"_s)->isVisible());
    QVERIFY(chip(u"status"_s)->isVisible());
    press(u"chip.status"_s);
    QTRY_COMPARE(rows(), 12);
    QVERIFY(!find<QPushButton>(u"clearFilter"_s)->isVisible());
}

void CaseFiltersTest::daysFilter()
{
    open(TwelveCases);
    press(u"filter.created"_s);
    find<QDateEdit>(u"timeTo"_s)->setDate(QDate(2020, 1, 1));
    find<QCheckBox>(u"timeToSet"_s)->setChecked(true);
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(chip(u"created"_s)->text(), u"Created: until 2020-01-01"_s);
    find<QCheckBox>(u"timeToSet"_s)->setChecked(false);
    find<QDateEdit>(u"timeFrom"_s)->setDate(QDate(2020, 1, 1));
    find<QCheckBox>(u"timeFromSet"_s)->setChecked(true);
    QTRY_COMPARE(rows(), 12);
    QCOMPARE(chip(u"created"_s)->text(), u"Created: from 2020-01-01"_s);
    press(u"timeAny"_s);
    QVERIFY(!chip(u"created"_s)->isVisible());
    QVERIFY(!find<QWidget>(u"timeRange"_s)->isVisible());
}

void CaseFiltersTest::groupValueFilters()
{
    open(TwelveCases);
    m_page->findChild<QAction*>(u"filter.groupValue"_s)->trigger();
    QTest::keyClicks(find<QLineEdit>(u"textFilterField"_s), u"host-3"_s);
    QTRY_COMPARE(rows(), 1);
    QVERIFY(cell(0, Name).contains(u"host-3"));
    QCOMPARE(chip(u"groupValue"_s)->text(), u"Group value: host-3"_s);
    QTest::keyClick(find<QLineEdit>(u"textFilterField"_s), Qt::Key_Return);
    QVERIFY(!find<QWidget>(u"textFilter"_s)->isVisible());
}

void CaseFiltersTest::alertIdFilters()
{
    open(TwelveCases);
    auto other = otherProgram();
    const auto all = other.cases({}, std::nullopt, 1);
    const auto alerts = other.alerts(all->front().key, std::nullopt, 1);
    m_page->findChild<QAction*>(u"filter.alertId"_s)->trigger();
    find<QLineEdit>(u"textFilterField"_s)->setText(ui::toText(alerts->front().id));
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(cell(0, Name), ui::toText(all->front().title));
}

/// An alert's id in the search, where words of cases are looked for, leads to its case all the same.
void CaseFiltersTest::alertIdIsSearchedFor()
{
    open(TwelveCases);
    const auto other = otherProgram();
    const auto all = other.cases({}, std::nullopt, 12);
    const std::string alert = other.alerts((*all)[4].key, std::nullopt, 1)->front().id;
    auto* const search = find<QLineEdit>(u"caseSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, ui::toText(alert));
    auto* const offer = find<QWidget>(u"casesEmpty"_s)->findChild<QPushButton*>(u"emptySecondAction"_s);
    QVERIFY(offer);
    QTRY_VERIFY(offer->isVisible() && offer->text() == u"Show the cases with that alert"_s);
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(cell(0, Name), ui::toText((*all)[4].title));
    QVERIFY(m_page->findChild<QPushButton*>(u"chip.alertId"_s));
    QVERIFY(search->text().isEmpty());
}

void CaseFiltersTest::ruleIsAReporter()
{
    open(TwelveCases);
    m_page->findChild<QAction*>(u"filter.reporters"_s)->trigger();
    tick(u"filterChoice"_s, u"A rule"_s);
    QTRY_VERIFY(chip(u"reporters"_s)->isVisible());
    QTRY_COMPARE(count(), u"12 cases"_s);
}

void CaseFiltersTest::emptyListSaysWhatLeavesNothing()
{
    open(TwelveCases);
    chooseFilter(u"status"_s, u"Closed"_s);
    auto* const empty = find<QWidget>(u"casesEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    const QList<QLabel*> labels = empty->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel* label) { return label->text().contains(u"Status: Closed"); }));
    QTest::mouseClick(empty->findChild<QPushButton*>(u"emptyAction"_s), Qt::LeftButton);
    QTRY_COMPARE(rows(), 12);
}

void CaseFiltersTest::filterIsKeptForEachWorkspace()
{
    const QString other = make(u"other.casewright"_s, OneGroup);
    open(TwelveCases);
    const QString first = m_session->path();
    chooseFilter(u"severity"_s, u"Low"_s);
    QTRY_COMPARE(rows(), 12);
    QVERIFY(m_session->open(other, Access::ReadWrite));
    QTRY_COMPARE(rows(), 3);
    QVERIFY(!chip(u"severity"_s)->isVisible());
    QVERIFY(m_session->open(first, Access::ReadWrite));
    QTRY_COMPARE(rows(), 12);
    QVERIFY(chip(u"severity"_s)->isVisible());
}

void CaseFiltersTest::collectionsStandSideBySide()
{
    open(TwelveCases);
    addSimulation(OneGroup);
    QTRY_COMPARE(rows(), 15);
    addSimulation(OneGroup);
    QTRY_COMPARE(rows(), 18);
    chooseCollection(u"#2"_s);
    QTRY_COMPARE(rows(), 3);
    QVERIFY(collection().startsWith(u"#2"));
    press(u"simulationChooser"_s);
    tick(u"collections"_s, u"#1"_s);
    QTRY_COMPARE(rows(), 15);
    QCOMPARE(collection(), u"2 collections"_s);
    tick(u"collections"_s, u"#2"_s);
    QTRY_COMPARE(rows(), 12);
    tick(u"collections"_s, u"All"_s);
    QTRY_COMPARE(rows(), 18);
    QCOMPARE(collection(), u"All cases"_s);
}

void CaseFiltersTest::escClosesAList()
{
    open(TwelveCases);
    openFilter(u"status"_s);
    auto* const popup = find<QWidget>(u"filterChoice"_s);
    QVERIFY(popup->isVisible());
    QTest::keyClick(find<QListView>(u"filterChoiceList"_s), Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
}

void CaseFiltersTest::enterAddsOnlyWhatNothingMatches()
{
    QTest::failOnWarning(QRegularExpression(u"QString::arg"_s));
    ui::ChoiceModel choices;
    choices.setChoices({{.value = u"mail"_s, .text = u"mail"_s}, {.value = u"web shop"_s, .text = u"web shop"_s}});
    QPushButton anchor;
    anchor.show();
    ui::ChoicePopup popup(u"some"_s, choices, ui::ChoicePopup::Use::Filter, &anchor);
    auto* const search = popup.findChild<QLineEdit*>(u"someSearch"_s);
    const auto enter = [&](const QString& text) {
        search->show(); // as where there are many
        search->setFocus();
        QTest::keyClicks(search, text);
        QTest::keyClick(search, Qt::Key_Return);
        search->clear();
    };
    popup.openBelow(&anchor, u"Tags"_s);
    enter(u"wiki"_s); // nothing can be added
    QCOMPARE(choices.checked(), QVariantList());
    popup.setAdding(u"Filter by “%1”"_s);
    enter(u"web"_s);
    QCOMPARE(choices.checked(), QVariantList{u"web shop"_s});
    enter(u"wiki"_s);
    QCOMPARE(choices.checked(), (QVariantList{u"wiki"_s, u"web shop"_s}));
}

QTEST_MAIN(CaseFiltersTest)
#include "tst_CaseFilters.moc"
