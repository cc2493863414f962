// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "tests/gui/WhatIfWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/Text.h"
#include "ui/whatif/CadencePane.h"
#include "ui/whatif/CadencePlot.h"
#include "ui/whatif/ComparePane.h"
#include "ui/whatif/FindingsSaving.h"
#include "ui/whatif/FlowView.h"
#include "ui/whatif/ShrinkPane.h"
#include "ui/whatif/TruthPane.h"
#include "ui/widgets/LongTable.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// What the What-if page shows beside the sweep: comparison, cadence, ground truth, upgrade, shrinking.
class WhatIfPanesTest final : public QObject, private WhatIfWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void comparesWithAVersion();
    void comparesWithAnotherRule();
    void appliesTheChosenSetting();
    void movedAlertsLeadToTheirDocuments();
    void findsTheCadence();
    void scoresByAField();
    void scoresByAFile();
    void wrongTruthIsTold();
    void tellsOfAnUpgrade();
    void shrinksToAScenario();
    void nothingToShrinkIsTold();
    void anActionLeadsToShrinking();
    void reportsWhatIsOnThePage_data();
    void reportsWhatIsOnThePage();
    void looksAsDesigned_data();
    void looksAsDesigned();

private:
    template <typename Pane>
    [[nodiscard]] Pane* pane() const
    {
        return m_page->findChild<Pane*>();
    }
    void press(const QString& button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    /// As a person does.
    void choose(const QString& chooser, const QString& beginning) const;
    [[nodiscard]] QString banner() const;
    void compareWith(const QString& beginning);
    [[nodiscard]] bool waitForComparison() const
    {
        return QTest::qWaitFor([this] { return pane<ComparePane>()->cases() != nullptr; }, LongEnough);
    }
    void scoreBy(const QString& field);
    [[nodiscard]] QString cell(const QString& table, int row, int column) const
    {
        return find<QTableView>(table)->model()->index(row, column).data().toString();
    }
};

void WhatIfPanesTest::choose(const QString& chooser, const QString& beginning) const
{
    auto* const box = find<QComboBox>(chooser);
    const int index = box->findText(beginning, Qt::MatchStartsWith);
    QVERIFY2(index >= 0, qUtf8Printable(beginning));
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

QString WhatIfPanesTest::banner() const
{
    const auto* const found = find<QWidget>(u"whatifBanner"_s);
    QStringList texts;
    for (const QLabel* const label : found->findChildren<QLabel*>())
        texts.append(label->text());
    return found->isVisible() ? texts.join(u' ') : QString();
}

void WhatIfPanesTest::compareWith(const QString& beginning)
{
    choosePane(u"Compare"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QComboBox>(u"compareAfter"_s)->count() > 0, LongEnough);
    choose(u"compareAfter"_s, beginning);
    QVERIFY(waitForComparison());
}

void WhatIfPanesTest::comparesWithAVersion()
{
    addStorm();
    compareWith(u"Under Kibana 8.14"_s);
    const ComparedCases& cases = *pane<ComparePane>()->cases();
    QVERIFY(!cases.before.cases.empty());
    QCOMPARE(cases.comparison.before.size(), cases.before.cases.size());
    QVERIFY(find<QLabel>(u"compareFates"_s)->text().startsWith(u"Of the cases at the left: "_s));
    QVERIFY(!find<QPushButton>(u"compareApply"_s)->isEnabled()); // a version is no setting of a rule
    QVERIFY(!find<FlowView>(u"compareFlows"_s)->shapes().bands.empty());
}

void WhatIfPanesTest::comparesWithAnotherRule()
{
    addStorm();
    const std::int64_t first = *m_rules->current();
    rules::Rule other = rulePerHost(*m_rules);
    other.name = "By user";
    other.casesAction->groupBy = "user.name";
    m_rules->add(other, u"Add"_s);
    m_rules->setCurrent(first);
    compareWith(u"Rule: By user"_s);
    const ComparedCases& cases = *pane<ComparePane>()->cases();
    QVERIFY(cases.before.cases.size() != cases.after.cases.size());
    QVERIFY(!cases.comparison.moved.empty());
    QCOMPARE(find<LongTable>(u"movedAlerts"_s)->model()->rowCount(),
             static_cast<int>(cases.comparison.moved.size()));
}

void WhatIfPanesTest::appliesTheChosenSetting()
{
    addStorm();
    choosePane(u"Ground truth"_s);
    scoreBy(u"user.name"_s);
    auto* const table = find<QTableView>(u"truthTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, LongEnough);
    table->selectRow(0);
    Q_EMIT table->activated(table->model()->index(0, 0)); // leads to the comparison with it
    QVERIFY(waitForComparison());
    QVERIFY(find<QComboBox>(u"compareAfter"_s)->currentText().startsWith(u"Chosen: "_s));
    const rules::Rule before = *m_rules->find(*m_rules->current());
    QTRY_VERIFY(find<QPushButton>(u"compareApply"_s)->isEnabled());
    press(u"compareApply"_s);
    QVERIFY(*m_rules->find(*m_rules->current()) != before);
    m_rules->undoStack()->undo();
    QVERIFY(*m_rules->find(*m_rules->current()) == before);
}

void WhatIfPanesTest::movedAlertsLeadToTheirDocuments()
{
    addStorm();
    rules::Rule other = rulePerHost(*m_rules);
    other.casesAction->groupBy = "user.name";
    const std::int64_t first = *m_rules->current();
    other.name = "By user";
    m_rules->add(other, u"Add"_s);
    m_rules->setCurrent(first);
    compareWith(u"Rule: By user"_s);
    auto* const table = find<LongTable>(u"movedAlerts"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPlainTextEdit>(u"movedAlertJson"_s)->toPlainText().contains(u"host-"_s),
                             LongEnough);
}

void WhatIfPanesTest::findsTheCadence()
{
    addStorm();
    choosePane(u"Cadence"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pane<CadencePane>()->cadence() != nullptr, LongEnough);
    const analysis::Cadence& cadence = *pane<CadencePane>()->cadence();
    QCOMPARE(find<QTableView>(u"cadenceTable"_s)->model()->rowCount(), static_cast<int>(cadence.points.size()));
    QCOMPARE(find<QLabel>(u"cadenceSummary"_s)->text(), toText(cadence.summary));
    auto* const plot = find<CadencePlot>(u"cadencePlot"_s);
    QVERIFY(plot->markCount() > 0); // at least where the rule is now
    QTest::keyClick(plot, Qt::Key_Home);
    QCOMPARE(plot->pointed(), 0);
    QVERIFY(plot->accessibleDescription().contains(u"1 minute"_s));
    QCOMPARE(plot->dataAsCsv().count('\n'), static_cast<qsizetype>(cadence.points.size()) + 1);
}

void WhatIfPanesTest::scoreBy(const QString& field)
{
    QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>(u"truthField"_s)->isVisible(), LongEnough);
    find<QLineEdit>(u"truthField"_s)->setText(field);
    press(u"truthScore"_s);
}

void WhatIfPanesTest::scoresByAField()
{
    addStorm();
    choosePane(u"Ground truth"_s);
    scoreBy(u"user.name"_s);
    auto* const table = find<QTableView>(u"truthTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, LongEnough);
    const analysis::TruthTable& scores = *pane<TruthPane>()->scores();
    for (const analysis::ScoredSetting& scored : scores.settings) {
        QVERIFY(scored.setting.groupBy != "user.name"); // what is known is no candidate
        QVERIFY(scored.score.has_value());
    }
    QVERIFY(cell(u"truthTable"_s, 0, 0).contains(u"best"_s)); // the best comes first
    table->sortByColumn(0, Qt::AscendingOrder);
    QVERIFY(find<QLabel>(u"truthSummary"_s)->text().startsWith(u"12 labels of user.name"_s));
}

void WhatIfPanesTest::scoresByAFile()
{
    addStorm();
    choosePane(u"Ground truth"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>(u"truthField"_s)->isVisible(), LongEnough);
    const auto table = m_sources->loaded(*m_sources->current())->table;
    QFile file(m_folder->filePath(u"labels.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("_id,label\n");
    for (std::uint32_t row = 0; row < 100; ++row)
        file.write(QByteArray::fromStdString(table->id({row})) + (row < 50 ? ",first\n" : ",second\n"));
    file.close();
    pane<TruthPane>()->scoreByFile(file.fileName());
    QTRY_VERIFY_WITH_TIMEOUT(pane<TruthPane>()->scores() != nullptr, LongEnough);
    QCOMPARE(pane<TruthPane>()->scores()->labels.size(), 2U);
    QCOMPARE(pane<TruthPane>()->scores()->settings.front().score->labelled, 100U);
}

void WhatIfPanesTest::wrongTruthIsTold()
{
    addStorm();
    choosePane(u"Ground truth"_s);
    scoreBy(u"no.such.field"_s);
    QTRY_VERIFY_WITH_TIMEOUT(banner().contains(u"no.such.field"_s), LongEnough);
}

void WhatIfPanesTest::tellsOfAnUpgrade()
{
    addStorm();
    choosePane(u"Upgrade"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QComboBox>(u"upgradeFrom"_s)->isVisible(), LongEnough);
    choose(u"upgradeFrom"_s, u"Kibana 8.14"_s);
    choose(u"upgradeTo"_s, u"Kibana 9.4"_s);
    auto* const table = find<QTableView>(u"upgradeTable"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, LongEnough);
    QTRY_VERIFY_WITH_TIMEOUT(cell(u"upgradeTable"_s, 0, 1) != u"Nothing changes"_s, LongEnough);
    QVERIFY(find<QListWidget>(u"upgradeSentences"_s)->count() > 0);
    // Who comes back finds the versions that were chosen.
    choosePane(u"Sweep"_s);
    choosePane(u"Upgrade"_s);
    QCOMPARE(find<QComboBox>(u"upgradeFrom"_s)->currentText(), u"Kibana 8.14"_s);
    choose(u"upgradeFrom"_s, u"Kibana 9.4"_s);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(u"upgradeSummary"_s)->text(), u"Both are the same version."_s, LongEnough);
}

void WhatIfPanesTest::shrinksToAScenario()
{
    addStorm();
    choosePane(u"Shrink"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QComboBox>(u"shrinkSymptom"_s)->isVisible(), LongEnough);
    choose(u"shrinkSymptom"_s, u"Grouping is given up"_s);
    press(u"shrinkBegin"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pane<ShrinkPane>()->history() != nullptr, LongEnough);
    const ShrunkHistory& history = *pane<ShrinkPane>()->history();
    QVERIFY(history.shrunk.rows.size() < 20);
    QCOMPARE(find<LongTable>(u"shrinkTable"_s)->model()->rowCount(), static_cast<int>(history.shrunk.rows.size()));
    QVERIFY(!find<QLabel>(u"shrinkWhat"_s)->text().isEmpty());
    const QString path = m_folder->filePath(u"few.json"_s);
    pane<ShrinkPane>()->saveTo(path, false);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), LongEnough);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), *history.whileThere);
}

void WhatIfPanesTest::nothingToShrinkIsTold()
{
    addStorm();
    choosePane(u"Shrink"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QComboBox>(u"shrinkSymptom"_s)->isVisible(), LongEnough);
    choose(u"shrinkSymptom"_s, u"A case is reopened"_s);
    press(u"shrinkBegin"_s);
    QTRY_VERIFY_WITH_TIMEOUT(banner().contains(u"not shrunk"_s), LongEnough);
}

void WhatIfPanesTest::anActionLeadsToShrinking()
{
    addStorm();
    m_window->showPage(u"rules"_s);
    m_actions->action(u"whatif.shrink"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"shrinkBegin"_s)->isVisible(), LongEnough);
}

void WhatIfPanesTest::reportsWhatIsOnThePage_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("html") << u"report.html"_s << QByteArray("<!DOCTYPE html>");
    QTest::newRow("markdown") << u"report.md"_s << QByteArray("#");
}

void WhatIfPanesTest::reportsWhatIsOnThePage()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, beginning);
    addStorm();
    compareWith(u"Under Kibana 8.14"_s);
    const QString path = m_folder->filePath(file);
    m_page->findChild<FindingsSaving*>()->saveTo(path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), LongEnough);
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY2(text.startsWith(beginning), text.left(100).constData());
    QVERIFY(text.contains("Two days, one storm"));
    QVERIFY(text.contains("Under Kibana 8.14"));
}

void WhatIfPanesTest::looksAsDesigned_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
        QTest::newRow(qUtf8Printable(u"light-%1"_s.arg(size.width()))) << false << size;
        QTest::newRow(qUtf8Printable(u"dark-%1"_s.arg(size.width()))) << true << size;
    }
}

void WhatIfPanesTest::looksAsDesigned()
{
    QFETCH(const bool, isDark);
    QFETCH(const QSize, size);
    m_theme->choose(isDark ? Theme::Choice::Dark : Theme::Choice::Light);
    m_window->resize(size);
    addStorm();
    const auto keep = [this, &size](const QString& pane) {
        keepScreenshot(*m_window, u"whatif-%1-%2"_s.arg(pane, QString::fromLatin1(QTest::currentDataTag())));
        QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
        QCOMPARE(m_window->size(), size); // nothing made it wider
    };
    choosePane(u"Ground truth"_s);
    scoreBy(u"user.name"_s);
    auto* const table = find<QTableView>(u"truthTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, LongEnough);
    keep(u"truth"_s);
    Q_EMIT table->activated(table->model()->index(0, 0));
    QVERIFY(waitForComparison());
    keep(u"compare"_s);
    choosePane(u"Cadence"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pane<CadencePane>()->cadence() != nullptr, LongEnough);
    keep(u"cadence"_s);
    choosePane(u"Upgrade"_s);
    choose(u"upgradeFrom"_s, u"Kibana 8.14"_s);
    QTRY_COMPARE_WITH_TIMEOUT(find<QTableView>(u"upgradeTable"_s)->model()->rowCount(), 1, LongEnough);
    keep(u"upgrade"_s);
    choosePane(u"Shrink"_s);
    choose(u"shrinkSymptom"_s, u"Grouping is given up"_s);
    press(u"shrinkBegin"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pane<ShrinkPane>()->history() != nullptr, LongEnough);
    keep(u"shrink"_s);
}

QTEST_MAIN(WhatIfPanesTest)
#include "tst_WhatIfPanes.moc"
