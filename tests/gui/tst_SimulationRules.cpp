// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "tests/gui/SimulationWindow.h"
#include "ui/models/RunTableModel.h"
#include "ui/widgets/TickComboBox.h"

#include <QAbstractItemView>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Several rules and sources together in the real window: chosen by their ticks, run, shown as their sum.
class SimulationRulesTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { tearDown(); }
    void ticksChooseSeveral();
    void theKeyboardTicks();
    void theSumIsShown();
    void runsAreFilteredByRule();
    void membersAreInTheList();
    void leadsOn();
    void aReportIsOfOneOfThem();
    void picturesCanBeKept();

private:
    /// Opens the list, clicks the tick of a row, and closes the list.
    void tick(TickComboBox* chooser, int row) const;
    [[nodiscard]] TickComboBox* rules() const { return find<TickComboBox>(u"ruleChooser"_s); }
    [[nodiscard]] TickComboBox* sources() const { return find<TickComboBox>(u"sourceChooser"_s); }
    [[nodiscard]] QTableView* runs() const { return find<QTableView>(u"runTable"_s); }
};

/// Two rules by host and two floods; the second of each is the current one.
void SimulationRulesTest::init()
{
    QVERIFY(setUp());
    addStorm();
    addRule();
    rules::Rule rule = *m_rules->find(*m_rules->current());
    rule.name = "Busy hosts";
    m_rules->edit(*m_rules->current(), rule, rules::RuleField::Name, u"Name"_s);
    store::StoredSource other = stormyDays();
    other.name = "Another";
    other.seed = 5;
    m_sources->add(other);
}

void SimulationRulesTest::tick(TickComboBox* chooser, int row) const
{
    chooser->showPopup();
    QAbstractItemView* const list = chooser->view();
    QVERIFY(QTest::qWaitForWindowExposed(list->window()));
    const QRect place = list->visualRect(list->model()->index(row, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      {place.left() + chooser->style()->pixelMetric(QStyle::PM_IndicatorWidth) / 2, place.center().y()});
    QVERIFY(list->isVisible());
    chooser->hidePopup();
}

void SimulationRulesTest::ticksChooseSeveral()
{
    QCOMPARE(rules()->count(), 2);
    QCOMPARE(rules()->ticked().size(), 1);
    tick(rules(), 0);
    QCOMPARE(rules()->ticked().size(), 2);
    QCOMPARE(rules()->accessibleDescription(), u"2 rules"_s);
    QCOMPARE(rules()->currentIndex(), 1);
    tick(rules(), 1); // the current one is left out: the other becomes it
    QCOMPARE(rules()->ticked().size(), 1);
    QCOMPARE(m_rules->current(), std::optional(m_rules->rules()[0].key));
    tick(rules(), 0); // the last one stays
    QCOMPARE(rules()->ticked().size(), 1);
    tick(sources(), 0);
    QCOMPARE(sources()->accessibleDescription(), u"2 sources"_s);
    // Another page chooses another rule: the queue is given up.
    tick(rules(), 1);
    m_rules->setCurrent(m_rules->rules()[0].key);
    QCOMPARE(rules()->ticked().size(), 2);
    addRule();
    QCOMPARE(rules()->ticked().size(), 1);
}

void SimulationRulesTest::theKeyboardTicks()
{
    rules()->showPopup();
    QAbstractItemView* const list = rules()->view();
    QVERIFY(QTest::qWaitForWindowExposed(list->window()));
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(list->isVisible());
    QCOMPARE(rules()->ticked().size(), 2);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(rules()->ticked().size(), 1);
    rules()->hidePopup();
}

void SimulationRulesTest::theSumIsShown()
{
    tick(rules(), 0);
    tick(sources(), 0);
    QVERIFY(runToTheEnd());
    QCOMPARE(shown()->members.size(), std::size_t{2});
    std::uint64_t opened = 0;
    for (const store::StoredSimulation& each : shown()->members) {
        QVERIFY(each.summary.casesOpened > 0);
        QCOMPARE(each.moreSources.size(), std::size_t{1});
        opened += each.summary.casesOpened;
    }
    QTRY_COMPARE(tile(u"opened"_s), number(opened));
    QVERIFY(!runs()->isColumnHidden(RunTableModel::Rule));
    QTRY_VERIFY(runs()->model()->rowCount() > 0);
    QCOMPARE(runs()->model()->rowCount(), static_cast<int>(shown()->runs->size()));
}

void SimulationRulesTest::runsAreFilteredByRule()
{
    tick(rules(), 0);
    QVERIFY(runToTheEnd());
    auto* const filter = find<QComboBox>(u"runRule"_s);
    QVERIFY(filter->isVisible());
    QCOMPARE(filter->count(), 3);
    const int all = runs()->model()->rowCount();
    int sum = 0;
    for (int rule = 1; rule < 3; ++rule) {
        filter->setCurrentIndex(rule);
        Q_EMIT filter->activated(rule);
        const int some = runs()->model()->rowCount();
        QVERIFY(some > 0 && some < all);
        for (int row = 0; row < some; row += 7)
            QCOMPARE(runs()->model()->index(row, RunTableModel::Rule).data().toString(), filter->currentText());
        sum += some;
    }
    QCOMPARE(sum, all);
    // One rule has no such column, and nothing to choose.
    rules()->setCurrentIndex(0);
    Q_EMIT rules()->activated(0);
    QCOMPARE(rules()->ticked().size(), 1);
    QVERIFY(runToTheEnd());
    QTRY_VERIFY(shown()->members.empty());
    QVERIFY(!filter->isVisible());
    QVERIFY(runs()->isColumnHidden(RunTableModel::Rule));
}

void SimulationRulesTest::membersAreInTheList()
{
    tick(rules(), 0);
    QVERIFY(runToTheEnd());
    auto* const list = find<QComboBox>(u"simulationChooser"_s);
    QTRY_COMPARE(list->count(), 3);
    QVERIFY(list->itemText(0).startsWith(u"2 rules against"_s));
    QCOMPARE(list->currentIndex(), 0);
    list->setCurrentIndex(2);
    Q_EMIT list->activated(2);
    QTRY_VERIFY(shown()->members.empty() && shown()->runs);
    QCOMPARE(shown()->simulation.key, list->currentData().toLongLong());
    list->setCurrentIndex(0);
    Q_EMIT list->activated(0);
    QTRY_VERIFY(shown()->members.size() == 2 && shown()->runs);
    QCOMPARE(list->currentIndex(), 0);
}

/// Back to the run of a rule, where another one has a run at the same time; to the runs of a group, and to all cases.
void SimulationRulesTest::leadsOn()
{
    tick(rules(), 0);
    QVERIFY(runToTheEnd());
    const auto& places = *shown()->places;
    const auto& all = *shown()->runs;
    std::size_t second = 1; // of two at the same time, of the later rule
    while (second < all.size() && !(all[second].at == all[second - 1].at && places[second].rule == 1))
        ++second;
    QVERIFY(second < all.size());
    const auto rowOf = [this](std::size_t number) {
        const QModelIndexList found = runs()->model()->match(runs()->model()->index(0, 0), RunTableModel::NumberRole,
                                                             static_cast<qlonglong>(number), 1, Qt::MatchExactly);
        return found.isEmpty() ? -1 : found.first().row();
    };
    const auto chosen = [this] { return runs()->currentIndex().data(RunTableModel::NumberRole).toULongLong(); };
    QVERIFY(rowOf(second) >= 0 && rowOf(0) >= 0);
    runs()->selectRow(rowOf(second));
    const QString place = m_page->place();
    runs()->selectRow(rowOf(0));
    m_page->goTo(place);
    QTRY_COMPARE(chosen(), static_cast<qulonglong>(second));

    QTRY_VERIFY(m_page->findChild<QPushButton*>(u"groupRuns0"_s));
    auto* const groupRuns = find<QPushButton>(u"groupRuns0"_s);
    QTRY_VERIFY(groupRuns->isVisible());
    groupRuns->click();
    const std::string value = toUtf8(find<QLineEdit>(u"runText"_s)->text());
    const auto workspace = store::Workspace::open(toUtf8(m_session->path()), store::Access::ReadOnly).value();
    std::size_t expected = 0;
    for (const store::StoredSimulation& each : shown()->members)
        expected += workspace.runsOfGroups(each.key, value)->size();
    QVERIFY(!value.empty() && expected > 0);
    QTRY_COMPARE(runs()->model()->rowCount(), static_cast<int>(expected));
    QSignalSpy cases(m_cases.get(), &CaseRepository::simulationsRequested);
    QTest::mouseClick(find<QPushButton>(u"openedTile"_s), Qt::LeftButton);
    QCOMPARE(cases.size(), 1);
    QCOMPARE(cases.first().first().value<QList<qint64>>().size(), 2);
}

void SimulationRulesTest::aReportIsOfOneOfThem()
{
    tick(rules(), 0);
    QVERIFY(runToTheEnd());
    QTRY_VERIFY(find<QPushButton>(u"reportButton"_s)->isEnabled());
    QTest::mouseClick(find<QPushButton>(u"reportButton"_s), Qt::LeftButton);
    auto* const menu = find<QMenu>(u"reportRules"_s);
    QVERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 3); // with the question
    menu->actions().at(2)->trigger();
    menu->close();
    auto* const dialog = find<QFileDialog>(u"saveReportDialog"_s);
    QCOMPARE(dialog->windowTitle(), u"Export report of Busy hosts"_s);
    const QString path = m_folder->filePath(u"report.html"_s);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QFile file(path);
    QTRY_VERIFY(file.exists() && m_window->findChild<QLabel*>(u"statusText"_s)->text().contains(u"report.html"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Busy hosts"));
}

void SimulationRulesTest::picturesCanBeKept()
{
    tick(rules(), 0);
    tick(sources(), 0);
    m_analysts->add(makeAnalysts(AnalystPreset::OfficeHours));
    QVERIFY(runToTheEnd());
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString look = choice == Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
            keepScreenshot(*m_window, u"rules-%1-%2"_s.arg(look).arg(size.width()));
        }
        rules()->showPopup();
        QVERIFY(QTest::qWaitForWindowExposed(rules()->view()->window()));
        keepScreenshot(*rules()->view()->window(), u"rules-list-%1"_s.arg(look));
        rules()->hidePopup();
    }
}

QTEST_MAIN(SimulationRulesTest)
#include "tst_SimulationRules.moc"
