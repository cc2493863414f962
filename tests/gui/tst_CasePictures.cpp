// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/CasesWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/widgets/Banner.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using ui::keepScreenshot;
using ui::Theme;

/// Every state of the list of cases keeps the rules of widgets and fits into a narrow window; pictures of all.
class CasePicturesTest final : public ui::CasesWindow {
    Q_OBJECT

private Q_SLOTS:
    void states_data();
    void states();
    void popups_data() { states_data(); }
    void popups();

private:
    void prepare();
    void keep(const QString& name);
};

void CasePicturesTest::states_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("light-1440") << false << 1440 << 900;
    QTest::newRow("light-1024") << false << 1024 << 700;
    QTest::newRow("dark-1440") << true << 1440 << 900;
    QTest::newRow("dark-1024") << true << 1024 << 700;
}

void CasePicturesTest::keep(const QString& name)
{
    keepScreenshot(*m_window, u"caselist-%1-%2"_s.arg(name, QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(ui::brokenRules(*m_page).join(u'\n'), QString());
    QFETCH(int, width);
    // Nothing made the window wider than it was asked to be.
    QCOMPARE(m_window->width(), width);
}

void CasePicturesTest::prepare()
{
    QFETCH(bool, isDark);
    QFETCH(int, width);
    QFETCH(int, height);
    m_theme->choose(isDark ? Theme::Choice::Dark : Theme::Choice::Light);
    open(TwelveCases);
    addSimulation(OneGroup);
    QTRY_COMPARE(rows(), 15);
    m_window->setWorkspace(m_session->name(), {});
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    m_window->resize(width, height);
    select(4);
    select(9, Qt::ShiftModifier);
    press(u"bulkClose"_s);
    QTRY_COMPARE(statusOf(4), u"Closed"_s);
    select(1);
    select(2, Qt::ShiftModifier);
    m_actions->action(u"cases.severity.critical"_s)->trigger();
    QTRY_COMPARE(cell(1, Severity), u"Critical"_s);
    banner()->dismiss();
}

void CasePicturesTest::states()
{
    prepare();
    keep(u"all"_s);
    chooseFilter(u"status"_s, u"Open"_s);
    chooseFilter(u"status"_s, u"In progress"_s);
    chooseFilter(u"assignees"_s, u"No assignee"_s);
    chooseFilter(u"tags"_s, u"auto-generated"_s);
    QTRY_VERIFY(find<QPushButton>(u"chip.tags"_s)->isVisible());
    QTRY_COMPARE(rows(), 9); // before, those of another filter are in sight
    table()->selectAll();
    QCOMPARE(find<QLabel>(u"selectedCount"_s)->text(), u"9 selected"_s);
    keep(u"filtered"_s);
    chooseFilter(u"severity"_s, u"Medium"_s);
    QTRY_COMPARE(rows(), 0);
    QTRY_VERIFY(find<QWidget>(u"casesEmpty"_s)->isVisible());
    keep(u"nothing"_s);
    press(u"clearFilter"_s);
    chooseCollection(u"#2"_s);
    QTRY_COMPARE(rows(), 3);
    keep(u"one"_s);
    m_actions->action(u"cases.renameSimulation"_s)->trigger();
    keep(u"rename"_s);
    QTest::keyClick(find<QLineEdit>(u"simulationName"_s), Qt::Key_Escape);
    m_actions->action(u"cases.compare"_s)->trigger();
    QTRY_VERIFY(find<QTableView>(u"comparedCounts"_s)->model()->rowCount() > 0);
    keep(u"compare"_s);
    press(u"comparisonBack"_s);
    m_actions->action(u"cases.runAgain"_s)->trigger();
    QTRY_VERIFY(banner()->title().endsWith(u"was not run again"));
    keep(u"trouble"_s);
}

void CasePicturesTest::popups()
{
    prepare();
    const auto keepPopup = [this](const QString& name) {
        auto* const popup = find<QWidget>(name);
        QTRY_VERIFY(popup->isVisible());
        keepScreenshot(*popup, u"casepopup-%1-%2"_s.arg(name, QString::fromLatin1(QTest::currentDataTag())));
        QCOMPARE(ui::brokenRules(*popup).join(u'\n'), QString());
        popup->close();
    };
    openFilter(u"tags"_s);
    QTRY_VERIFY(find<QListView>(u"filterChoiceList"_s)->model()->rowCount() > 12);
    keepPopup(u"filterChoice"_s);
    press(u"filter.created"_s);
    keepPopup(u"timeRange"_s);
    m_page->findChild<QAction*>(u"filter.alertId"_s)->trigger();
    keepPopup(u"textFilter"_s);
    press(u"simulationChooser"_s);
    keepPopup(u"collections"_s);
    press(u"caseColumns"_s);
    keepPopup(u"columns"_s);
    select(1);
    select(5, Qt::ShiftModifier);
    press(u"bulkTags"_s);
    keepPopup(u"bulkChoice"_s);
}

QTEST_MAIN(CasePicturesTest)
#include "tst_CasePictures.moc"
