// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/CasesWindow.h"
#include "tests/gui/Screenshots.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/TileButton.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace casewright;
using store::Access;
using ui::CaseRepository;
using ui::keepScreenshot;
using ui::Theme;

/// One case on the Cases page, and the ways to it and from it.
class CaseViewTest final : public ui::CasesWindow {
    Q_OBJECT

private Q_SLOTS:
    void caseOpensAndCloses();
    void caseIsClosedAndReopened();
    void lineageLeadsToTheNextCase();
    void alertsOfTheCaseAreListed();
    void idIsCopied();
    void requestsFromOtherPagesAreFollowed();
    void picturesCanBeKept();
};

void CaseViewTest::caseOpensAndCloses()
{
    open(TwelveCases);
    const QString name = cell(3, Name);
    openRow(3);
    QCOMPARE(find<QLabel>(u"caseTitle"_s)->text(), name);
    QCOMPARE(find<QTextBrowser>(u"caseDescription"_s)->toPlainText(), u"This case was created by the rule Scripted."_s);
    QCOMPARE(find<QLabel>(u"factOwner"_s)->text(), u"Security"_s);
    QVERIFY(find<QLabel>(u"factGrouping"_s)->text().startsWith(u"host.name: host-"));
    QCOMPARE(find<QLabel>(u"fillText"_s)->text(), u"120 of 1\u202F000 alerts"_s);
    QCOMPARE(find<QProgressBar>(u"fillBar"_s)->value(), 120);
    auto* const activity = find<QTableView>(u"activityTable"_s);
    QTRY_COMPARE(activity->model()->rowCount(), 7); // created, and attached in each of six runs
    QCOMPARE(activity->model()->index(0, 1).data().toString(), u"created the case"_s);
    QVERIFY(activity->hasFocus());
    QTest::keyClick(activity, Qt::Key_Escape);
    QVERIFY(!isCaseShown());
    QVERIFY(table()->hasFocus());
    QCOMPARE(table()->currentIndex().row(), 3);
    openRow(3);
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!isCaseShown());
}

void CaseViewTest::caseIsClosedAndReopened()
{
    open(TwelveCases);
    openRow(0);
    auto* const activity = find<QTableView>(u"activityTable"_s);
    QTRY_COMPARE(activity->model()->rowCount(), 7);
    press(u"caseClose"_s);
    auto* const pill = find<ui::Pill>(u"caseStatus"_s);
    QTRY_COMPARE(pill->text(), u"Closed"_s);
    QVERIFY(find<QLabel>(u"factClosed"_s)->isVisible());
    QVERIFY(find<QLabel>(u"factClosed"_s)->toolTip().endsWith(u"UTC"_s));
    QVERIFY(!find<QPushButton>(u"caseClose"_s)->isVisible());
    QTRY_COMPARE(activity->model()->rowCount(), 8);
    QCOMPARE(activity->model()->index(7, 1).data().toString(), u"marked the case as Closed"_s);
    QCOMPARE(activity->model()->index(7, 0).data().toString(), CaseRepository::loginName());
    press(u"caseReopen"_s);
    QTRY_COMPARE(pill->text(), u"Open"_s);
    QTRY_COMPARE(activity->model()->rowCount(), 9);
    QVERIFY(!find<QLabel>(u"factClosed"_s)->isVisible());
    press(u"caseProgress"_s);
    QTRY_COMPARE(pill->text(), u"In progress"_s);
    press(u"caseBack"_s);
    QTRY_COMPARE(statusOf(0), u"In progress"_s);
}

void CaseViewTest::lineageLeadsToTheNextCase()
{
    open(OneGroup);
    QCOMPARE(rows(), 3);
    openRow(2); // the oldest
    auto* const lineage = find<QTableWidget>(u"lineageList"_s);
    QCOMPARE(lineage->rowCount(), 3);
    QCOMPARE(find<QLabel>(u"factCounter"_s)->text(), u"1"_s);
    QCOMPARE(find<QProgressBar>(u"fillBar"_s)->property("tone").toString(), u"loss"_s);
    QTest::mouseClick(lineage->viewport(), Qt::LeftButton, {}, lineage->visualItemRect(lineage->item(1, 0)).center());
    QTRY_COMPARE(find<QLabel>(u"factCounter"_s)->text(), u"2"_s);
    auto* const activity = find<QTableView>(u"activityTable"_s);
    QTRY_VERIFY(activity->model()->rowCount() > 0);
    QCOMPARE(activity->model()->index(0, 1).data().toString(),
             u"created the case: counter 2, because the time window had passed"_s);
    lineage->setFocus();
    QTest::keyClick(lineage, Qt::Key_Down);
    QTest::keyClick(lineage, Qt::Key_Return);
    QTRY_COMPARE(find<QLabel>(u"factCounter"_s)->text(), u"3"_s);
    QCOMPARE(find<QLabel>(u"fillText"_s)->text(), u"400 of 1\u202F000 alerts"_s);
}

void CaseViewTest::alertsOfTheCaseAreListed()
{
    open(OneGroup);
    openRow(2);
    auto* const tabs = find<QTabBar>(u"caseTabs"_s);
    QCOMPARE(tabs->tabText(1), u"Alerts 1\u202F000"_s);
    QVERIFY(find<QTableView>(u"activityTable"_s)->hasFocus());
    tabs->setCurrentIndex(1);
    auto* const alerts = find<QTableView>(u"alertTable"_s);
    QVERIFY(alerts->hasFocus()); // it stays among the parts
    QTRY_COMPARE(alerts->model()->rowCount(), 100);
    alerts->setFocus();
    QTest::keyClick(alerts, Qt::Key_Down);
    for (int page = 2; page <= 10; ++page) {
        QTest::keyClick(alerts, Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(alerts->model()->rowCount(), page * 100);
    }
}

void CaseViewTest::idIsCopied()
{
    open(TwelveCases);
    openRow(0);
    QTest::mouseClick(find<QToolButton>(u"copyId"_s), Qt::LeftButton);
    const QString id = QApplication::clipboard()->text();
    QCOMPARE(id, find<QLabel>(u"factId"_s)->toolTip());
    QCOMPARE(id.size(), 64);
}

void CaseViewTest::requestsFromOtherPagesAreFollowed()
{
    open(TwelveCases);
    const auto other = otherProgram();
    const auto all = other.cases({}, std::nullopt, 1);
    m_window->showPage(u"simulate"_s);
    QVERIFY(!m_page->isVisible());
    m_repository->openCase(all->front().key);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
    QTRY_VERIFY(isCaseShown());
    QCOMPARE(find<QLabel>(u"factId"_s)->toolTip(), ui::toText(all->front().id.text));
    m_window->showPage(u"simulate"_s);
    m_repository->showSimulation(m_simulation);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
    QVERIFY(!isCaseShown());
    QVERIFY(collection().startsWith(u'#'));
    m_repository->openCase(4711);
    QTRY_VERIFY(banner()->isVisible());
    QVERIFY(banner()->text().contains(u"4711"_s));
    // Nor is it where a person is, and to be led back to.
    QVERIFY2(!m_page->place().contains(u"4711"_s), qUtf8Printable(m_page->place()));
}

void CaseViewTest::picturesCanBeKept()
{
    QVERIFY(m_session->open(make(u"soc-lab.casewright"_s, TwelveCases), Access::ReadWrite));
    QTRY_COMPARE(rows(), 12);
    addSimulation(OneGroup);
    QTRY_COMPARE(rows(), 15);
    m_window->setWorkspace(m_session->name(), {});
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    select(2);
    press(u"bulkProgress"_s);
    QTRY_COMPARE(statusOf(2), u"In progress"_s);
    select(4);
    select(9, Qt::ShiftModifier);
    press(u"bulkClose"_s);
    QTRY_COMPARE(statusOf(4), u"Closed"_s);
    QTRY_VERIFY(banner()->isVisible());
    QTRY_COMPARE(find<ui::TileButton>(u"closedTile"_s)->number(), u"6"_s);
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString theme = choice == Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            const QString suffix = u"-%1-%2"_s.arg(theme).arg(size.width());
            keepScreenshot(*m_window, QString(u"cases-list"_s + suffix));
            openRow(0);
            auto* const activity = find<QTableView>(u"activityTable"_s);
            QTRY_VERIFY(activity->model()->rowCount() > 0);
            keepScreenshot(*m_window, QString(u"cases-case"_s + suffix));
            find<QTabBar>(u"caseTabs"_s)->setCurrentIndex(1);
            keepScreenshot(*m_window, QString(u"cases-alerts"_s + suffix));
            press(u"caseBack"_s);
        }
    }
    QTest::keyClicks(find<QLineEdit>(u"caseSearch"_s), u"nothing like that"_s);
    QTRY_VERIFY(find<QWidget>(u"casesEmpty"_s)->isVisible());
    keepScreenshot(*m_window, u"cases-empty"_s);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(CaseViewTest)
#include "tst_CaseView.moc"
