// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleJson.h"
#include "tests/gui/RulesWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/Text.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// A rule of each of the six types, designed from nothing by names and keys.
class RuleTypesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rules = std::make_unique<RulesWindow>(); }
    void cleanup() { m_rules.reset(); }
    void customQuery();
    void threshold();
    void newTerms();
    void esQuery();
    void indexThreshold();
    void customThreshold();
    void theTypeIsChanged();
    void everyWidgetKeepsTheRules_data() { types(); }
    void everyWidgetKeepsTheRules();
    void theTabKeyGoesThroughLinesOfText_data() { types(); }
    void theTabKeyGoesThroughLinesOfText();
    void fitsIntoASmallWindow_data() { types(); }
    void fitsIntoASmallWindow();
    void picturesCanBeKept_data() { types(); }
    void picturesCanBeKept();

private:
    static void types();
    void begin(const QString& action);
    void keep();
    void type(const QString& field, const QString& text, const QWidget* in = nullptr);
    void number(const QString& duration, const QString& text);
    void choose(const QString& box, const QString& code);
    void press(const QString& button, const QWidget* in = nullptr);
    void check(const QString& box);
    void design(const QString& action);
    void designCriteria();
    void undoAndRedo();
    void exportAndImport();

    std::unique_ptr<RulesWindow> m_rules;
    std::map<int, rules::Rule> m_states; ///< by the index of the undo stack
};

void RuleTypesTest::types()
{
    QTest::addColumn<QString>("action");
    for (const char* const action : {"rules.new", "rules.newThreshold", "rules.newNewTerms", "rules.newEsQuery",
                                     "rules.newIndexThreshold", "rules.newCustomThreshold"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void RuleTypesTest::begin(const QString& action)
{
    m_states.clear();
    m_rules->action(action)->trigger();
    QVERIFY(m_rules->line(u"ruleName"_s)->hasFocus());
    keep();
}

void RuleTypesTest::keep() { m_states[m_rules->documents->undoStack()->index()] = m_rules->current(); }

void RuleTypesTest::type(const QString& field, const QString& text, const QWidget* in)
{
    auto* const line = m_rules->find<QLineEdit>(field, in);
    QVERIFY2(line->isVisible(), qUtf8Printable(field));
    m_rules->retype(line, text);
    QTest::keyClick(line, Qt::Key_Return); // closes a list of offers
    keep();
}

void RuleTypesTest::number(const QString& duration, const QString& text)
{
    QSpinBox* const box = m_rules->number(duration);
    QVERIFY2(box->isVisible(), qUtf8Printable(duration));
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, text);
    keep();
}

void RuleTypesTest::choose(const QString& box, const QString& code)
{
    auto* const combo = m_rules->find<QComboBox>(box);
    QVERIFY2(combo->isVisible(), qUtf8Printable(box));
    combo->setFocus();
    const int wanted = combo->findData(code);
    QVERIFY2(wanted >= 0, qUtf8Printable(code));
    QTest::keyClick(combo, Qt::Key_Space); // opens the list: arrow keys in the closed one choose at once
    QAbstractItemView* const list = combo->view();
    QTRY_VERIFY(list->isVisible());
    while (list->currentIndex().row() != wanted)
        QTest::keyClick(list, list->currentIndex().row() < wanted ? Qt::Key_Down : Qt::Key_Up);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(combo->currentIndex(), wanted);
    keep();
}

void RuleTypesTest::press(const QString& button, const QWidget* in)
{
    auto* const found = m_rules->find<QAbstractButton>(button, in);
    QVERIFY2(found->isVisible() && found->isEnabled(), qUtf8Printable(button));
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    keep();
}

void RuleTypesTest::check(const QString& box) { press(box); }

void RuleTypesTest::undoAndRedo()
{
    QUndoStack* const stack = m_rules->documents->undoStack();
    const int first = m_states.begin()->first;
    const int last = m_states.rbegin()->first;
    QCOMPARE(stack->index(), last);
    QCOMPARE(m_states.size(), static_cast<std::size_t>(last - first + 1));
    for (int index = last - 1; index >= first; --index) {
        QVERIFY(!stack->undoText().isEmpty());
        m_rules->action(u"edit.undo"_s)->trigger();
        QVERIFY2(m_rules->current() == m_states.at(index), qUtf8Printable(stack->redoText()));
    }
    for (int index = first + 1; index <= last; ++index) {
        m_rules->action(u"edit.redo"_s)->trigger();
        QVERIFY2(m_rules->current() == m_states.at(index), qUtf8Printable(stack->undoText()));
    }
}

void RuleTypesTest::exportAndImport()
{
    const rules::Rule made = m_rules->current();
    const std::string text = rules::writeRule(made);
    m_rules->drop({m_rules->write(u"made.json"_s, QByteArray::fromStdString(text))});
    rules::Rule read = m_rules->current();
    QVERIFY(read.id != made.id); // there is one of that id
    QCOMPARE(read.body, text);
    read.id = made.id;
    read.body = made.body;
    QVERIFY(read == made);
    QVERIFY(m_rules->saved(1).parameters == made.parameters);
}

void RuleTypesTest::customQuery()
{
    begin(u"rules.new"_s);
    type(u"ruleName"_s, u"Suspicious PowerShell"_s);
    auto* const query = m_rules->find<QPlainTextEdit>(u"ruleQuery"_s);
    query->setFocus();
    QTest::keyClicks(query, u"process.name : powershell.exe"_s);
    keep();
    number(u"ruleInterval"_s, u"10"_s);
    number(u"ruleLookBack"_s, u"12"_s);
    type(u"ruleMaxSignals"_s, u"250"_s);
    type(u"ruleTimeField"_s, u"event.ingested"_s);
    QVERIFY(!m_rules->find<QWidget>(u"ruleAlertDelay"_s)->isVisible());
    const rules::Rule rule = m_rules->current();
    QCOMPARE(rule.from, std::string("now-12m"));
    QCOMPARE(rule.timeField, std::string("event.ingested"));
    undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::threshold()
{
    begin(u"rules.newThreshold"_s);
    design(u"rules.newThreshold"_s);
    const auto parameters = std::get<rules::ThresholdParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.fields, (std::vector<std::string>{"user.name", "host.name"}));
    QCOMPARE(parameters.value, std::int64_t{50});
    QCOMPARE(parameters.cardinality.size(), std::size_t{1});
    QCOMPARE(parameters.cardinality.front().field, std::string("source.ip"));
    QCOMPARE(parameters.cardinality.front().value, std::int64_t{3});
    undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::newTerms()
{
    begin(u"rules.newNewTerms"_s);
    design(u"rules.newNewTerms"_s);
    const auto parameters = std::get<rules::NewTermsParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.fields, (std::vector<std::string>{"host.name", "process.name"}));
    QCOMPARE(parameters.historyWindowStart, std::string("now-14d"));
    undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::esQuery()
{
    begin(u"rules.newEsQuery"_s);
    design(u"rules.newEsQuery"_s);
    const auto parameters = std::get<rules::EsQueryParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.aggregation.aggType, std::string("avg"));
    QCOMPARE(parameters.aggregation.aggField, std::string("system.load"));
    QCOMPARE(parameters.aggregation.termField, std::vector<std::string>{"host.name"});
    QCOMPARE(parameters.aggregation.termSize, std::int64_t{9});
    QCOMPARE(parameters.aggregation.comparison.comparator, std::string("between"));
    QCOMPARE(parameters.aggregation.comparison.threshold, (std::vector<double>{0.5, 2}));
    QCOMPARE(parameters.aggregation.window.size, std::int64_t{15});
    QCOMPARE(parameters.size, std::int64_t{20});
    QVERIFY(!parameters.excludeHitsFromPreviousRun);
    QCOMPARE(parameters.sourceFields.size(), std::size_t{2});
    QCOMPARE(parameters.sourceFields.front().label, std::string("host.name"));
    undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::indexThreshold()
{
    begin(u"rules.newIndexThreshold"_s);
    design(u"rules.newIndexThreshold"_s);
    const auto parameters = std::get<rules::IndexThresholdParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.index, (std::vector<std::string>{"logs-*", "metrics-*"}));
    QCOMPARE(parameters.aggregation.aggType, std::string("sum"));
    QCOMPARE(m_rules->current().alertDelay, std::int64_t{3});
    undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::customThreshold()
{
    begin(u"rules.newCustomThreshold"_s);
    design(u"rules.newCustomThreshold"_s);
    const auto parameters = std::get<rules::CustomThresholdParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.criteria.size(), std::size_t{2});
    const rules::Criterion& ratio = parameters.criteria.front();
    QCOMPARE(ratio.metrics.size(), std::size_t{2});
    QCOMPARE(ratio.metrics.front().filter, std::string("http.response.status_code >= 500"));
    QCOMPARE(ratio.metrics.back().name, std::string("B"));
    QCOMPARE(ratio.equation, std::string("A / B"));
    QCOMPARE(ratio.comparison.threshold, std::vector<double>{0.05});
    const rules::Criterion& latency = parameters.criteria.back();
    QCOMPARE(latency.metrics.front().aggType, std::string("p95"));
    QCOMPARE(latency.metrics.front().field, std::string("transaction.duration.us"));
    QCOMPARE(parameters.groupBy, std::vector<std::string>{"service.name"});
    QCOMPARE(parameters.alertOnNoData, std::optional(true));
    QCOMPARE(parameters.alertOnGroupDisappear, std::optional(false));
    QCOMPARE(m_rules->current().flapping->lookBackWindow, std::int64_t{10});
    undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::design(const QString& action)
{
    const auto list = [this](const QString& name) { return m_rules->find<QWidget>(name); };
    if (action == u"rules.newThreshold") {
        type(u"ruleName"_s, u"Failed logons per user"_s);
        type(u"field0"_s, u"host.name"_s, list(u"ruleThresholdFields"_s));
        type(u"field1"_s, u"user.name"_s, list(u"ruleThresholdFields"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::AltModifier);
        keep();
        type(u"ruleThresholdValue"_s, u"50"_s);
        check(u"ruleHasCardinality"_s);
        type(u"ruleCardinalityField"_s, u"source.ip"_s);
        type(u"ruleCardinalityValue"_s, u"3"_s);
    } else if (action == u"rules.newNewTerms") {
        type(u"ruleName"_s, u"First seen process on a host"_s);
        for (const int row : {0, 1, 2})
            type(u"field%1"_s.arg(row), QStringList{u"host.name"_s, u"user.id"_s, u"process.name"_s}.at(row),
                 list(u"ruleNewTermsFields"_s));
        press(u"fieldRemove1"_s, list(u"ruleNewTermsFields"_s));
        number(u"ruleHistory"_s, u"14"_s);
    } else if (action == u"rules.newEsQuery" || action == u"rules.newIndexThreshold") {
        const bool isIndex = action == u"rules.newIndexThreshold";
        type(u"ruleName"_s, isIndex ? u"Bytes sent"_s : u"Load is uneven"_s);
        choose(u"ruleAggType"_s, isIndex ? u"sum"_s : u"avg"_s);
        type(u"ruleAggField"_s, isIndex ? u"network.bytes"_s : u"system.load"_s);
        choose(u"ruleGroupOver"_s, u"top"_s);
        type(u"ruleTermSize"_s, u"9"_s);
        type(u"field0"_s, u"host.name"_s, list(u"ruleTermFields"_s));
        choose(u"ruleComparator"_s, u"between"_s);
        type(u"ruleThreshold"_s, u"0.5"_s);
        type(u"ruleThreshold2"_s, u"2"_s);
        number(u"ruleWindow"_s, u"15"_s);
        if (isIndex) {
            for (const char* const index : {"logs-*", "metrics-*"})
                type(u"tagField"_s, QString::fromLatin1(index), list(u"ruleIndex"_s));
        } else {
            type(u"ruleSize"_s, u"20"_s);
            check(u"ruleExcludeHits"_s);
            type(u"field0"_s, u"host.name"_s, list(u"ruleSourceFields"_s));
            type(u"field1"_s, u"host.ip"_s, list(u"ruleSourceFields"_s));
        }
        type(u"ruleAlertDelay"_s, u"3"_s);
    } else if (action == u"rules.newCustomThreshold") {
        designCriteria();
    }
}

void RuleTypesTest::designCriteria()
{
    type(u"ruleName"_s, u"Checkout 5xx ratio"_s);
    type(u"criterion0Metric0Filter"_s, u"http.response.status_code >= 500"_s);
    press(u"criterion0AddMetric"_s);
    QVERIFY(m_rules->find<QWidget>(u"criterion0Metric1Aggregation"_s)->hasFocus());
    type(u"criterion0Equation"_s, u"A / B"_s);
    type(u"criterion0Label"_s, u"errors of all"_s);
    type(u"criterion0Threshold"_s, u"0.05"_s);
    number(u"criterion0Window"_s, u"5"_s);
    press(u"addCriterion"_s);
    QVERIFY(m_rules->find<QWidget>(u"criterion1Metric0Aggregation"_s)->hasFocus());
    choose(u"criterion1Metric0Aggregation"_s, u"p95"_s);
    type(u"criterion1Metric0Field"_s, u"transaction.duration.us"_s);
    type(u"criterion1Threshold"_s, u"900000"_s);
    number(u"criterion1Window"_s, u"5"_s);
    press(u"addCriterion"_s);
    press(u"criterion2Remove"_s);
    type(u"field0"_s, u"service.name"_s, m_rules->find<QWidget>(u"ruleAlertGroups"_s));
    check(u"ruleAlertOnNoData"_s);
    check(u"ruleAlertOnGroupDisappear"_s);
    press(u"segment1"_s, m_rules->find<QWidget>(u"ruleFlapping"_s));
    type(u"ruleFlappingChanges"_s, u"3"_s);
    type(u"ruleFlappingRuns"_s, u"10"_s);
}

void RuleTypesTest::theTypeIsChanged()
{
    begin(u"rules.newThreshold"_s);
    design(u"rules.newThreshold"_s);
    auto* const query = m_rules->find<QPlainTextEdit>(u"ruleQuery"_s);
    query->setFocus();
    QTest::keyClicks(query, u"event.code : 4625"_s);
    keep();
    choose(u"ruleType"_s, u"observability.rules.custom_threshold"_s);
    QCOMPARE(m_rules->action(u"edit.undo"_s)->text(), u"&Undo: Change type to Custom threshold"_s);
    const rules::Rule changed = m_rules->current();
    QCOMPARE(changed.query, std::string("event.code : 4625"));
    QCOMPARE(std::get<rules::CustomThresholdParameters>(changed.parameters).groupBy,
             (std::vector<std::string>{"user.name", "host.name"}));
    QVERIFY(m_rules->find<QWidget>(u"criterion0Threshold"_s)->isVisible());
    QVERIFY(!m_rules->find<QWidget>(u"ruleThresholdValue"_s)->isVisible());
    QVERIFY(!m_rules->find<QWidget>(u"ruleLookBack"_s)->isVisible());
    undoAndRedo();
}

void RuleTypesTest::everyWidgetKeepsTheRules()
{
    QFETCH(QString, action);
    begin(action);
    design(action);
    QCOMPARE(brokenRules(*m_rules->page).join(u'\n'), QString());
}

void RuleTypesTest::theTabKeyGoesThroughLinesOfText()
{
    QFETCH(QString, action);
    begin(action);
    design(action);
    m_rules->window->resize(1440, 2400);
    QTRY_COMPARE(m_rules->window->height(), 2400);
    const QWidget* const page = m_rules->find<QScrollArea>(u"ruleScroll"_s)->widget();
    const auto placeOf = [page](const QWidget* widget) {
        return QRect(widget->mapTo(page, QPoint()), widget->size());
    };
    m_rules->line(u"ruleName"_s)->setFocus();
    int count = 0;
    for (const QWidget* before = QApplication::focusWidget();; before = QApplication::focusWidget()) {
        ++count;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* const now = QApplication::focusWidget();
        if (!page->isAncestorOf(now))
            break;
        const QRect from = placeOf(before);
        const QRect to = placeOf(now);
        const bool isLower = to.top() >= from.center().y();
        const bool isBehind = to.left() > from.left() && to.bottom() > from.top();
        if (now->objectName() == u"tag") // chips come behind the field that they are in
            continue;
        QVERIFY2(isLower || isBehind,
                 qUtf8Printable(u"%1 in %2 after %3 in %4"_s.arg(now->objectName(), now->parentWidget()->objectName(),
                                                                 before->objectName(),
                                                                 before->parentWidget()->objectName())));
        QVERIFY(count < 200);
    }
    int reachable = 0;
    for (const QWidget* const widget : page->findChildren<QWidget*>()) {
        const bool isField = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled();
        reachable += isField && !widget->focusProxy() ? 1 : 0;
    }
    QVERIFY2(count >= reachable, qUtf8Printable(u"%1 of %2"_s.arg(count).arg(reachable)));
}

void RuleTypesTest::fitsIntoASmallWindow()
{
    QFETCH(QString, action);
    begin(action);
    design(action);
    m_rules->window->resize(1024, 700);
    QTRY_COMPARE(m_rules->window->width(), 1024);
    const auto* const scroll = m_rules->find<QScrollArea>(u"ruleScroll"_s);
    QVERIFY2(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width(),
             qUtf8Printable(u"%1 in %2"_s.arg(scroll->widget()->minimumSizeHint().width()).arg(scroll->viewport()->width())));
}

void RuleTypesTest::picturesCanBeKept()
{
    QFETCH(QString, action);
    m_rules->actions->add({.id = u"simulation.run"_s, .text = u"Run"_s});
    m_rules->window->setWorkspace(u"soc-lab.casewright"_s, {});
    m_rules->window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    begin(action);
    design(action);
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_rules->theme->choose(choice);
        const QString name = u"%1-%2"_s.arg(action, choice == Theme::Choice::Dark ? u"dark"_s : u"light"_s);
        for (const QSize size : {QSize(1440, 900), QSize(1024, 700), QSize(1440, 1600)}) {
            m_rules->window->resize(size);
            m_rules->keepPicture(u"%1-%2x%3"_s.arg(name).arg(size.width()).arg(size.height()));
        }
    }
    QVERIFY(!m_rules->window->grab().isNull());
}

QTEST_MAIN(RuleTypesTest)
#include "tst_RuleTypes.moc"
