// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "tests/gui/WhatIfWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/models/SweepGridModel.h"
#include "ui/widgets/EmptyState.h"

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The What-if page and its first tab: the sweep as a map and as a table, and what can be done with its settings.
class WhatIfPageTest final : public QObject, private WhatIfWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void saysWhatIsMissing();
    void triesAllSettings();
    void keysGoThroughTheCells();
    void otherNumbersColourTheMap();
    void theTableHasAllSettings();
    void enterSimulates();
    void applyingCanBeUndone();
    void otherValuesAreTried();
    void badValuesAreRefused();
    void cancelKeepsWhatIsDone();
    void anotherRuleIsAnotherSweep();
    void adviceFollowsTheGoal();
    void theCurveChoosesSettings();
    void fieldsHaveASentence();
    void numbersCanBeTakenElsewhere();
    void looksAsDesigned_data();
    void looksAsDesigned();

private:
    [[nodiscard]] QTableView* map() const { return find<QTableView>(u"heatMap"_s); }
    [[nodiscard]] QString cell(const QString& row, const QString& column, int role = Qt::DisplayRole) const;
    [[nodiscard]] QModelIndex indexOf(const QString& row, const QString& column) const;
    [[nodiscard]] QModelIndex marked(SweepGridModel::Role role) const;
    [[nodiscard]] bool isDone() const { return find<QLabel>(u"whatifSummary"_s)->text().contains(u"settings"_s); }
    void chooseValue(const QString& chooser, const QString& text) const;
    void trigger(const QString& action) const;
    void press(const QString& button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] const rules::Rule& rule() const { return *m_rules->find(*m_rules->current()); }
};

QModelIndex WhatIfPageTest::indexOf(const QString& row, const QString& column) const
{
    const QAbstractItemModel& model = *map()->model();
    for (int i = 0; i < model.rowCount(); ++i) {
        for (int j = 0; j < model.columnCount(); ++j) {
            if (model.headerData(i, Qt::Vertical).toString() == row
                && model.headerData(j, Qt::Horizontal).toString().replace(QChar(0xa0), u' ') == column)
                return model.index(i, j);
        }
    }
    return {};
}

QString WhatIfPageTest::cell(const QString& row, const QString& column, int role) const
{
    return indexOf(row, column).data(role).toString();
}

QModelIndex WhatIfPageTest::marked(SweepGridModel::Role role) const
{
    const QAbstractItemModel& model = *map()->model();
    for (int i = 0; i < model.rowCount(); ++i) {
        for (int j = 0; j < model.columnCount(); ++j) {
            if (model.index(i, j).data(role).toBool())
                return model.index(i, j);
        }
    }
    return {};
}

/// As a person does with the keyboard.
void WhatIfPageTest::chooseValue(const QString& chooser, const QString& text) const
{
    auto* const box = find<QComboBox>(chooser);
    const int row = box->findText(text);
    QVERIFY2(row >= 0, qUtf8Printable(text));
    box->setFocus();
    while (box->currentIndex() != row)
        QTest::keyClick(box, box->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
}

void WhatIfPageTest::trigger(const QString& action) const
{
    QTRY_VERIFY(m_page->findChild<QAction*>(action));
    QAction* const wanted = m_page->findChild<QAction*>(action);
    wanted->trigger();
    if (auto* const menu = qobject_cast<QMenu*>(wanted->parent()))
        menu->close();
}

void WhatIfPageTest::saysWhatIsMissing()
{
    auto* const next = find<EmptyState>(u"whatifEmpty"_s)->findChild<QPushButton*>(u"emptyAction"_s);
    QTRY_COMPARE(next->text(), u"Go to the rules"_s);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), u"rules"_s);
    rules::Rule plain = rulePerHost(*m_rules);
    plain.casesAction.reset();
    m_rules->add(plain, u"Add"_s);
    m_window->showPage(u"whatif"_s);
    QTRY_COMPARE(next->text(), u"Go to the rule"_s);
    addRule();
    QTRY_COMPARE(next->text(), u"Go to the alerts"_s);
    keepScreenshot(*m_window, u"whatif-empty"_s);
    m_sources->add(stormyDays());
    QTRY_VERIFY_WITH_TIMEOUT(map()->isVisible(), LongEnough);
}

void WhatIfPageTest::triesAllSettings()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    QVERIFY(find<QLabel>(u"whatifSummary"_s)->text().startsWith(u"32 settings"_s));
    QVERIFY(marked(SweepGridModel::IsNowRole) == indexOf(u"host.name"_s, u"7 d"_s));
    QTRY_VERIFY(marked(SweepGridModel::IsAdvisedRole).isValid());
    QVERIFY(!find<QLabel>(u"adviceReason"_s)->text().isEmpty());
    // What is shown is what a simulation gives.
    const auto alerts = m_sources->loaded(*m_sources->current());
    const auto simulated = engine::simulate({.rule = rule(), .alerts = alerts->table, .profile = m_session->profile()},
                                            nullptr);
    QCOMPARE(cell(u"host.name"_s, u"7 d"_s), QString::number(simulated->summary.casesOpened));
    QVERIFY(cell(u"host.name"_s, u"7 d"_s, Qt::ToolTipRole).contains(u"(now)"_s));
}

void WhatIfPageTest::keysGoThroughTheCells()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    map()->setFocus();
    map()->setCurrentIndex(indexOf(u"host.name"_s, u"3 d"_s));
    QTest::keyClick(map(), Qt::Key_Right);
    QTest::keyClick(map(), Qt::Key_Up);
    QVERIFY(map()->currentIndex() == indexOf(u"(no grouping)"_s, u"7 d"_s));
    const QAbstractItemModel& table = *find<QTableView>(u"outcomeTable"_s)->model();
    const int last = table.columnCount() - 1;
    QCOMPARE(table.index(0, last).data().toString(), cell(u"(no grouping)"_s, u"7 d"_s));
    QTest::keyClick(map(), Qt::Key_Tab);
    QVERIFY(!map()->hasFocus());
}

void WhatIfPageTest::otherNumbersColourTheMap()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    const QString opened = cell(u"source.ip"_s, u"5 m"_s);
    chooseValue(u"sweepMeasure"_s, u"Colour: largest case"_s);
    QVERIFY(cell(u"source.ip"_s, u"5 m"_s) != opened);
    QVERIFY(cell(u"source.ip"_s, u"5 m"_s, Qt::ToolTipRole)
                .contains(u"Largest case: %1"_s.arg(cell(u"source.ip"_s, u"5 m"_s))));
    // Kept for the next start.
    const QByteArray kept = m_page->arrangement();
    chooseValue(u"sweepMeasure"_s, u"Colour: cases opened"_s);
    m_page->restoreArrangement(kept);
    QCOMPARE(find<QComboBox>(u"sweepMeasure"_s)->currentText(), u"Colour: largest case"_s);
}

void WhatIfPageTest::theTableHasAllSettings()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    QTest::mouseClick(find<QWidget>(u"sweepForm"_s)->findChild<QPushButton*>(u"segment1"_s), Qt::LeftButton);
    auto* const table = find<QTableView>(u"sweepTable"_s);
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 32);
    table->sortByColumn(2, Qt::DescendingOrder);
    QCOMPARE(table->model()->index(0, 2).data().toString(), cell(u"source.ip"_s, u"5 m"_s));
    auto* const filter = find<QLineEdit>(u"sweepFilter"_s);
    filter->setFocus();
    QTest::keyClicks(filter, u"user.name"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE(table->model()->rowCount(), 8);
    keepScreenshot(*m_window, u"whatif-table"_s);
}

void WhatIfPageTest::enterSimulates()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    map()->setFocus();
    map()->setCurrentIndex(indexOf(u"user.name"_s, u"1 d"_s));
    const QString opened = cell(u"user.name"_s, u"1 d"_s);
    QTest::keyClick(map(), Qt::Key_Return);
    QCOMPARE(m_window->currentPage(), u"simulate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_service->isRunning() && m_service->archive().shown(), LongEnough);
    const auto& summary = m_service->archive().shown()->simulation.summary;
    QCOMPARE(QString::number(summary.casesOpened), opened);
    QCOMPARE(rule().casesAction->groupBy, "host.name"); // the rule stays as it is
}

void WhatIfPageTest::applyingCanBeUndone()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    map()->setFocus();
    map()->setCurrentIndex(indexOf(u"user.name"_s, u"1 d"_s));
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(map(), &wanted);
    trigger(u"applySetting"_s);
    QCOMPARE(rule().casesAction->groupBy, "user.name");
    QCOMPARE(rule().casesAction->timeWindow, "1d");
    QTRY_VERIFY_WITH_TIMEOUT(marked(SweepGridModel::IsNowRole) == indexOf(u"user.name"_s, u"1 d"_s), LongEnough);
    m_rules->undoStack()->undo();
    QCOMPARE(rule().casesAction->groupBy, "host.name");
    QTRY_VERIFY_WITH_TIMEOUT(marked(SweepGridModel::IsNowRole) == indexOf(u"host.name"_s, u"7 d"_s), LongEnough);
}

void WhatIfPageTest::otherValuesAreTried()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    const QString before = cell(u"source.ip"_s, u"5 m"_s);
    chooseValue(u"sweepMaximum"_s, u"Max cases: 1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"whatifSummary"_s)->text().startsWith(u"64 settings"_s), LongEnough);
    QTRY_VERIFY(cell(u"source.ip"_s, u"5 m"_s) != before);
    chooseValue(u"sweepMaximum"_s, u"Max cases: default"_s);
    QCOMPARE(cell(u"source.ip"_s, u"5 m"_s), before); // without trying anything again
}

void WhatIfPageTest::badValuesAreRefused()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    press(u"sweepAxesButton"_s);
    auto* const windows = find<QWidget>(u"axis1"_s);
    auto* const field = windows->findChild<QLineEdit*>();
    QTest::keyClicks(field, u"soon"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(find<QLabel>(u"sweepProblem"_s)->isVisible());
    QVERIFY(isDone());
    QTest::keyClicks(field, u"2d"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!find<QLabel>(u"sweepProblem"_s)->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!cell(u"host.name"_s, u"2 d"_s).isEmpty(), LongEnough);
    keepScreenshot(*m_window, u"whatif-axes"_s);
}

void WhatIfPageTest::cancelKeepsWhatIsDone()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    press(u"sweepRun"_s);
    QCOMPARE(find<QPushButton>(u"sweepRun"_s)->text(), u"Cancel"_s);
    press(u"sweepRun"_s);
    QCOMPARE(find<QPushButton>(u"sweepRun"_s)->text(), u"Run"_s);
    press(u"sweepRun"_s);
    QTRY_COMPARE_WITH_TIMEOUT(find<QPushButton>(u"sweepRun"_s)->text(), u"Run"_s, LongEnough);
    QVERIFY(!cell(u"host.name"_s, u"7 d"_s).isEmpty());
}

void WhatIfPageTest::anotherRuleIsAnotherSweep()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    rules::Rule other = rulePerHost(*m_rules);
    other.name = "Per user";
    other.casesAction->groupBy = "user.name";
    other.casesAction->timeWindow = "1h";
    m_rules->add(other, u"Add"_s);
    QTRY_VERIFY_WITH_TIMEOUT(marked(SweepGridModel::IsNowRole) == indexOf(u"user.name"_s, u"1 h"_s), LongEnough);
    chooseValue(u"whatifRule"_s, u"Per host"_s);
    QTRY_VERIFY_WITH_TIMEOUT(marked(SweepGridModel::IsNowRole) == indexOf(u"host.name"_s, u"7 d"_s), LongEnough);
}

void WhatIfPageTest::adviceFollowsTheGoal()
{
    addStorm();
    rules::Rule roomy = rule();
    roomy.maxSignals = 1'000; // so that nothing is lost
    m_rules->edit(*m_rules->current(), roomy, rules::RuleField::MaxSignals, u"Edit"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isDone() && find<QPushButton>(u"adviceApply"_s)->isVisible(), LongEnough);
    auto* const card = find<QWidget>(u"adviceCard"_s);
    const auto says = [card](const QString& words) {
        const QList<QLabel*> labels = card->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel* each) {
            return each->text().startsWith(words);
        });
    };
    QVERIFY(says(u"Advised: "_s));
    const QModelIndex before = marked(SweepGridModel::IsAdvisedRole);
    auto* const most = find<QDoubleSpinBox>(u"goalOpenAtPeak"_s);
    most->setFocus();
    most->selectAll();
    QTest::keyClicks(most, u"1"_s);
    QTest::keyClick(most, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(marked(SweepGridModel::IsAdvisedRole) != before, LongEnough);
    QCOMPARE(marked(SweepGridModel::IsAdvisedRole).row(), 0); // only one case for all does
    most->setValue(0);
    auto* const hours = find<QDoubleSpinBox>(u"goalHours"_s);
    hours->setValue(0.1); // no setting satisfies that
    QTRY_VERIFY_WITH_TIMEOUT(says(u"Nearest: "_s), LongEnough);
    QTest::mouseClick(find<QPushButton>(u"adviceApply"_s), Qt::LeftButton);
    QVERIFY(rule() != roomy);
    m_rules->undoStack()->undo();
    QCOMPARE(rule(), roomy);
}

void WhatIfPageTest::theCurveChoosesSettings()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone() && find<QWidget>(u"tradeOffPlot"_s)->isVisible(), LongEnough);
    auto* const plot = find<QWidget>(u"tradeOffPlot"_s);
    map()->clearSelection();
    plot->setFocus();
    for (int i = 0; i < 50; ++i)
        QTest::keyClick(plot, Qt::Key_Left);
    const QModelIndex fewest = map()->currentIndex();
    QVERIFY(fewest.isValid());
    for (int i = 0; i < 50; ++i)
        QTest::keyClick(plot, Qt::Key_Right);
    QVERIFY(map()->currentIndex() != fewest); // more cases, and fewer alerts lost or mixed
}

void WhatIfPageTest::fieldsHaveASentence()
{
    addStorm();
    auto* const table = find<QTableView>(u"fieldAdviceTable"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, LongEnough);
    auto* const sentence = find<QLabel>(u"fieldAdviceSentence"_s);
    for (int row = 0; row < 3; ++row) {
        table->setCurrentIndex(table->model()->index(row, 0));
        QVERIFY(sentence->text().startsWith(table->model()->index(row, 0).data().toString()));
    }
}

void WhatIfPageTest::numbersCanBeTakenElsewhere()
{
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    const auto copied = [this] {
        QTest::mouseClick(find<QWidget>(u"sweepExport"_s), Qt::LeftButton);
        trigger(u"copyData"_s);
        return QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    };
    const QStringList grid = copied();
    QCOMPARE(grid.size(), 1 + map()->model()->rowCount());
    QVERIFY(grid.at(2).startsWith(u"host.name,"_s));
    QTest::mouseClick(find<QWidget>(u"sweepForm"_s)->findChild<QPushButton*>(u"segment1"_s), Qt::LeftButton);
    const QStringList rows = copied();
    QCOMPARE(rows.size(), 1 + 32);
    QVERIFY(rows.first().startsWith(u"Group field,Time window,Cases opened"_s));
}

void WhatIfPageTest::looksAsDesigned_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const QSize& size : {QSize(1440, 900), QSize(1024, 700), QSize(2560, 1440)}) {
        QTest::newRow(qUtf8Printable(u"light-%1"_s.arg(size.width()))) << false << size;
        QTest::newRow(qUtf8Printable(u"dark-%1"_s.arg(size.width()))) << true << size;
    }
}

void WhatIfPageTest::looksAsDesigned()
{
    QFETCH(const bool, isDark);
    QFETCH(const QSize, size);
    m_theme->choose(isDark ? Theme::Choice::Dark : Theme::Choice::Light);
    m_window->resize(size);
    addStorm();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), LongEnough);
    QTRY_VERIFY(marked(SweepGridModel::IsAdvisedRole).isValid());
    keepScreenshot(*m_window, u"whatif-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    QCOMPARE(m_window->size(), size); // nothing made it wider
}

QTEST_MAIN(WhatIfPageTest)
#include "tst_WhatIfPage.moc"
