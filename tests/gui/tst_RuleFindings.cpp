// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleJson.h"
#include "core/rules/Validation.h"
#include "tests/gui/RulesWindow.h"
#include "ui/bridge/Text.h"
#include "ui/designer/RuleForm.h"
#include "ui/widgets/FieldNote.h"

#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <memory>
#include <string>
#include <variant>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// What is wrong with the parameters of a rule stands beside the very field, can be gone to, and is mended there.
class RuleFindingsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rules = std::make_unique<RulesWindow>(); }
    void cleanup() { m_rules.reset(); }
    void everyFindingStandsAtItsField_data();
    void everyFindingStandsAtItsField();
    void whatNoCardHasStandsAboveThem();
    void fixesSayTheirUnits();
    void aFixIsAStepOfUndoing();
    void fixesTakeTheirFindingsAway_data() { everyFindingStandsAtItsField_data(); }
    void fixesTakeTheirFindingsAway();
    void undoGoesToTheField();
    void typingIsOneStepForEachField();
    void readOnlyRulesHaveNoFixes();
    void picturesCanBeKept();

private:
    void open(const QByteArray& file);
    RuleForm* form() { return m_rules->page->findChild<RuleForm*>(); }
    /// Those in sight that say the sentence: "criterion2Metric1Note".
    QStringList notesWith(const QString& sentence);

    std::unique_ptr<RulesWindow> m_rules;
};

namespace {

constexpr int MostSteps = 60;

QByteArray api(const QByteArray& type, const QByteArray& params, const QByteArray& more = {})
{
    const QByteArray consumer = type.startsWith("siem") ? "siem" : "stackAlerts";
    return R"({"id": "0001", "name": "Wrong", "rule_type_id": ")" + type + R"(", "consumer": ")" + consumer
        + R"(", "schedule": {"interval": "10m"}, "tags": [], "actions": [], "params": {)" + params + "}" + more + "}\n";
}

const QByteArray Criteria = R"("criteria": [
  {"comparator": ">", "threshold": [1], "timeSize": 10, "timeUnit": "m",
   "metrics": [{"name": "A", "aggType": "count"}]},
  {"comparator": "outside", "threshold": [], "timeSize": 0, "timeUnit": "y", "equation": "A + C", "metrics": []},
  {"comparator": "between", "threshold": [9, 1], "timeSize": 10, "timeUnit": "m", "equation": "A / (B",
   "metrics": [{"name": "A", "aggType": "count", "filter": "a : ("}, {"name": "B", "aggType": "avg", "field": ""},
               {"name": "B", "aggType": "median", "field": "x"},
               {"name": "D", "aggType": "max", "field": "x", "filter": "a: 1"}]}],
  "groupBy": ["host.name", "", "host.name"])";

} // namespace

void RuleFindingsTest::open(const QByteArray& file)
{
    m_rules->drop({m_rules->write(u"wrong.json"_s, file)});
    QCOMPARE(m_rules->documents->rules().size(), std::size_t{1});
    m_rules->window->resize(1440, 3000);
}

QStringList RuleFindingsTest::notesWith(const QString& sentence)
{
    QStringList names;
    for (const FieldNote* const note : m_rules->page->findChildren<FieldNote*>()) {
        if (note->isVisible() && note->text().split(u'\n').contains(sentence))
            names.append(note->objectName());
    }
    return names;
}

void RuleFindingsTest::everyFindingStandsAtItsField_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("notes"); ///< of the findings of parameters, in order
    const QByteArray threshold = R"("threshold": {"field": ["a", "a", ""], "value": 0,
        "cardinality": [{"field": "", "value": 0}, {"field": "b", "value": 1}]}, "language": "kuery", "query": "",)";
    const QStringList ofThreshold{u"field1Note"_s, u"field2Note"_s, u"ruleThresholdValueNote"_s,
                                  u"ruleHasCardinalityNote"_s, u"ruleHasCardinalityNote"_s,
                                  u"ruleHasCardinalityNote"_s};
    QTest::newRow("threshold") << api("siem.thresholdRule", threshold + R"("from": "now-11m")") << ofThreshold;
    QTest::newRow("threshold of Security")
        << QByteArray(R"({"id": "0001", "name": "Wrong", "rule_id": "r", "type": "threshold", "interval": "10m",
            "enabled": true,)"
                      + threshold + R"("from": "now-11m"})")
        << ofThreshold;
    QTest::newRow("new terms of Security")
        << QByteArray(R"({"id": "0001", "name": "Wrong", "rule_id": "r", "type": "new_terms", "interval": "10m",
            "enabled": true,
            "new_terms_fields": ["a", "b", "b", "c"], "history_window_start": "now-5m", "from": "now-11m",
            "query": "", "language": "kuery"})")
        << QStringList{u"field2Note"_s, u"ruleNewTermsFieldsNote"_s, u"ruleHistoryNote"_s};
    const QByteArray window = R"("aggType": "avg", "groupBy": "top", "termField": ["a", ""], "termSize": 0,
        "timeWindowSize": 5, "timeWindowUnit": "m", "thresholdComparator": "between", "threshold": [5])";
    const QStringList ofWindow{u"ruleAggFieldNote"_s, u"field1Note"_s, u"ruleTermSizeNote"_s, u"ruleWindowNote"_s,
                               u"ruleThresholdNote"_s};
    QTest::newRow("Elasticsearch query")
        << api(".es-query", window + R"(, "searchType": "searchSource", "size": -1,
            "sourceFields": [{"label": "x", "searchPath": ""}])")
        << ofWindow + QStringList{u"ruleSizeNote"_s, u"field0Note"_s};
    QTest::newRow("Index threshold")
        << QByteArray(R"({"type": "alert", "id": "s", "references": [], "attributes": {"name": "Wrong",
            "alertTypeId": ".index-threshold", "consumer": "stackAlerts", "schedule": {"interval": "10m"}, "tags": [],
            "actions": [], "params": {"index": [], "timeField": "@timestamp", )" + window + "}}}")
        << QStringList{u"ruleIndexNote"_s} + ofWindow;
    QTest::newRow("Custom threshold")
        << api("observability.rules.custom_threshold", Criteria)
        << QStringList{u"criterion2Metric0Note"_s, u"criterion1AddMetricNote"_s, u"criterion1EquationNote"_s,
                       u"criterion1WindowNote"_s, u"criterion1WindowNote"_s, u"criterion1ComparatorNote"_s,
                       u"criterion2Metric1Note"_s, u"criterion2Metric2Note"_s, u"criterion2Metric2Note"_s,
                       u"criterion2Metric3Note"_s, u"criterion2EquationNote"_s, u"criterion2ThresholdNote"_s,
                       u"field1Note"_s, u"field2Note"_s};
    QTest::newRow("lifecycle")
        << api(".es-query", R"("searchType": "searchSource", "aggType": "count", "groupBy": "all", "size": 10,
            "timeWindowSize": 10, "timeWindowUnit": "m", "thresholdComparator": "<", "threshold": [0])",
               R"(, "alert_delay": {"active": 0}, "flapping": {"look_back_window": 1, "status_change_threshold": 99})")
        << QStringList{u"ruleThresholdNote"_s};
}

void RuleFindingsTest::everyFindingStandsAtItsField()
{
    QFETCH(QByteArray, file);
    QFETCH(QStringList, notes);
    open(file);
    if (QTest::currentTestFailed())
        return;
    const std::vector<rules::Finding> findings = m_rules->documents->findings(*m_rules->documents->current());
    QVERIFY(!findings.empty());
    qsizetype place = 0; // of the findings of parameters
    for (const rules::Finding& finding : findings) {
        const QString text = toText(finding.text);
        const QStringList at = notesWith(text);
        QVERIFY2(at.size() >= 1, qUtf8Printable(text));
        QVERIFY2(!at.contains(u"otherFindings"_s), qUtf8Printable(text + toText(finding.pointer)));
        if (finding.field == rules::RuleField::Parameters) {
            const QString wanted = notes.value(place++);
            QVERIFY2(at.contains(wanted),
                     qUtf8Printable(u"%1: in %2, not in %3"_s.arg(text, at.join(u", "_s), wanted)));
        }
        m_rules->line(u"ruleName"_s)->setFocus();
        form()->focusFinding(finding);
        const QWidget* const focus = QApplication::focusWidget();
        QVERIFY2(focus->accessibleDescription().contains(text),
                 qUtf8Printable(u"%1: %2"_s.arg(focus->objectName(), text)));
    }
    QCOMPARE(place, notes.size());
    QVERIFY(!m_rules->find<FieldNote>(u"otherFindings"_s)->isVisible());
}

void RuleFindingsTest::whatNoCardHasStandsAboveThem()
{
    open(api(".es-query", R"("searchType": "esQuery", "esQuery": "{}", "index": ["a"], "timeField": "t", "size": 1,
        "timeWindowSize": 10, "timeWindowUnit": "m", "thresholdComparator": ">", "threshold": [1])"));
    const auto* const others = m_rules->find<FieldNote>(u"otherFindings"_s);
    QVERIFY(others->isVisible());
    QVERIFY2(others->text().contains(u"query DSL is kept but not simulated"_s), qUtf8Printable(others->text()));
    m_rules->newRule(u"Sound"_s);
    QVERIFY(!others->isVisible());
}

/// A number whose unit is another field is said with it.
void RuleFindingsTest::fixesSayTheirUnits()
{
    m_rules->action(u"rules.newEsQuery"_s)->trigger();
    rules::Rule rule = m_rules->current();
    std::get<rules::EsQueryParameters>(rule.parameters).aggregation.window = {.size = 0, .unit = "h"};
    m_rules->documents->edit(*m_rules->documents->current(), rule, rules::RuleField::Parameters, u"-"_s);
    const auto buttons = [this] {
        QStringList texts;
        for (const QPushButton* const button : m_rules->page->findChildren<QPushButton*>()) {
            if (button->objectName().startsWith(u"noteAction"_s) && button->isVisible())
                texts.append(button->text());
        }
        return texts;
    };
    QTRY_VERIFY2(buttons().contains(u"Set to 5 hours"_s), qUtf8Printable(buttons().join(u", "_s)));
    m_rules->action(u"rules.newCustomThreshold"_s)->trigger();
    rule = m_rules->current();
    std::get<rules::CustomThresholdParameters>(rule.parameters).criteria.at(0).window = {.size = 0, .unit = "d"};
    m_rules->documents->edit(*m_rules->documents->current(), rule, rules::RuleField::Parameters, u"-"_s);
    QTRY_VERIFY2(buttons().contains(u"Set to 5 days"_s), qUtf8Printable(buttons().join(u", "_s)));
}

void RuleFindingsTest::aFixIsAStepOfUndoing()
{
    m_rules->action(u"rules.newThreshold"_s)->trigger();
    QLineEdit* const value = m_rules->line(u"ruleThresholdValue"_s);
    m_rules->retype(value, u"0"_s);
    const auto* const note = m_rules->find<FieldNote>(u"ruleThresholdValueNote"_s);
    QVERIFY(note->isVisible());
    auto* const fix = note->findChild<QPushButton*>(u"noteAction0"_s);
    QCOMPARE(fix->text(), u"Set to 1"_s);
    QTest::keyClick(value, Qt::Key_Tab);
    QVERIFY(fix->hasFocus()); // the next stop of the keyboard
    QTest::keyClick(fix, Qt::Key_Space);
    QVERIFY(!note->isVisible());
    QVERIFY(value->hasFocus());
    QCOMPARE(value->text(), u"1"_s);
    QCOMPARE(m_rules->action(u"edit.undo"_s)->text(), u"&Undo: Fix: Set to 1"_s);
    QTest::keyClick(value, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(value->text(), u"0"_s);
    QVERIFY(note->isVisible());
    QTest::keyClick(value, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(std::get<rules::ThresholdParameters>(m_rules->current().parameters).value, std::int64_t{1});
}

void RuleFindingsTest::fixesTakeTheirFindingsAway()
{
    QFETCH(QByteArray, file);
    open(file);
    if (QTest::currentTestFailed())
        return;
    const rules::Rule before = m_rules->current();
    const auto mendable = [this] {
        const std::vector<rules::Finding> findings = m_rules->documents->findings(*m_rules->documents->current());
        return std::count_if(findings.begin(), findings.end(),
                             [](const auto& finding) { return finding.fix.has_value(); });
    };
    int steps = 0;
    while (mendable() > 0) {
        QPushButton* next = nullptr;
        for (QPushButton* const button : m_rules->page->findChildren<QPushButton*>(u"noteAction0"_s)) {
            if (button->isVisible())
                next = next ? next : button;
        }
        QVERIFY2(next, "a finding has a fix, and no note has a button");
        next->setFocus();
        QTest::keyClick(next, Qt::Key_Space);
        // A value that is sound may be beside others for the first time; it does not go on for ever.
        QVERIFY2(++steps < MostSteps, qUtf8Printable(next->text()));
    }
    while (m_rules->documents->undoStack()->undoText().startsWith(u"Fix"_s))
        m_rules->action(u"edit.undo"_s)->trigger();
    QVERIFY(m_rules->current() == before);
}

void RuleFindingsTest::undoGoesToTheField()
{
    m_rules->action(u"rules.newCustomThreshold"_s)->trigger();
    QTest::mouseClick(m_rules->find<QPushButton>(u"addCriterion"_s), Qt::LeftButton);
    m_rules->retype(m_rules->line(u"criterion0Equation"_s), u"A * 2"_s);
    m_rules->retype(m_rules->line(u"criterion1Threshold"_s), u"7"_s);
    m_rules->action(u"edit.undo"_s)->trigger();
    QVERIFY(m_rules->line(u"criterion1Threshold"_s)->hasFocus());
    m_rules->action(u"edit.undo"_s)->trigger();
    QVERIFY(m_rules->line(u"criterion0Equation"_s)->hasFocus());
    m_rules->action(u"edit.undo"_s)->trigger(); // of the criterion, which is gone: where one is added
    QVERIFY(m_rules->find<QPushButton>(u"addCriterion"_s)->hasFocus());
    m_rules->action(u"edit.redo"_s)->trigger();
    m_rules->action(u"edit.redo"_s)->trigger();
    QVERIFY(m_rules->line(u"criterion0Equation"_s)->hasFocus());
}

void RuleFindingsTest::typingIsOneStepForEachField()
{
    m_rules->action(u"rules.newCustomThreshold"_s)->trigger();
    QTest::mouseClick(m_rules->find<QPushButton>(u"addCriterion"_s), Qt::LeftButton);
    const int before = m_rules->documents->undoStack()->count();
    m_rules->retype(m_rules->line(u"criterion0Threshold"_s), u"12345"_s);
    QCOMPARE(m_rules->documents->undoStack()->count(), before + 1);
    m_rules->retype(m_rules->line(u"criterion1Threshold"_s), u"678"_s);
    QCOMPARE(m_rules->documents->undoStack()->count(), before + 2);
    for (int i = 0; i < 3; ++i)
        QTest::mouseClick(m_rules->find<QPushButton>(u"criterion0AddMetric"_s), Qt::LeftButton);
    QCOMPARE(m_rules->documents->undoStack()->count(), before + 5);
}

void RuleFindingsTest::readOnlyRulesHaveNoFixes()
{
    m_rules->action(u"rules.newThreshold"_s)->trigger();
    m_rules->retype(m_rules->line(u"ruleThresholdValue"_s), u"0"_s);
    m_rules->reopen(store::Access::ReadOnly);
    const auto* const note = m_rules->find<FieldNote>(u"ruleThresholdValueNote"_s);
    QVERIFY(note->isVisible());
    QVERIFY(!note->findChild<QPushButton*>(u"noteAction0"_s)->isEnabled());
    QVERIFY(!m_rules->find<QComboBox>(u"ruleType"_s)->isEnabled());
    QVERIFY(m_rules->line(u"ruleThresholdValue"_s)->isReadOnly());
}

void RuleFindingsTest::picturesCanBeKept()
{
    open(api("observability.rules.custom_threshold", Criteria));
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_rules->theme->choose(choice);
        m_rules->window->resize(1440, 2200);
        m_rules->keepPicture(choice == Theme::Choice::Dark ? u"findings-dark"_s : u"findings-light"_s);
    }
    QVERIFY(!m_rules->window->grab().isNull());
}

QTEST_MAIN(RuleFindingsTest)
#include "tst_RuleFindings.moc"
