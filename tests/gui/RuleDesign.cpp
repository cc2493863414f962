// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RuleDesign.h"

#include "ui/bridge/Text.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QTest>
#include <QUndoStack>

namespace casewright::ui {

using namespace Qt::StringLiterals;

void RuleDesign::begin(const QString& action)
{
    m_states.clear();
    m_rules.action(action)->trigger();
    QVERIFY(m_rules.line(u"ruleName"_s)->hasFocus());
    keep();
}

void RuleDesign::keep() { m_states[m_rules.documents->undoStack()->index()] = m_rules.current(); }

void RuleDesign::type(const QString& field, const QString& text, const QWidget* in)
{
    auto* const line = m_rules.find<QLineEdit>(field, in);
    QVERIFY2(line->isVisible(), qUtf8Printable(field));
    m_rules.retype(line, text);
    QTest::keyClick(line, Qt::Key_Return); // closes a list of offers
    keep();
}

void RuleDesign::number(const QString& duration, const QString& text)
{
    QSpinBox* const box = m_rules.number(duration);
    QVERIFY2(box->isVisible(), qUtf8Printable(duration));
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, text);
    keep();
}

void RuleDesign::choose(const QString& box, const QString& code)
{
    auto* const combo = m_rules.find<QComboBox>(box);
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

void RuleDesign::press(const QString& button, const QWidget* in)
{
    auto* const found = m_rules.find<QAbstractButton>(button, in);
    QVERIFY2(found->isVisible() && found->isEnabled(), qUtf8Printable(button));
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    keep();
}

void RuleDesign::check(const QString& box) { press(box); }

void RuleDesign::undoAndRedo()
{
    QUndoStack* const stack = m_rules.documents->undoStack();
    const int first = m_states.begin()->first;
    const int last = m_states.rbegin()->first;
    QCOMPARE(stack->index(), last);
    QCOMPARE(m_states.size(), static_cast<std::size_t>(last - first + 1));
    for (int index = last - 1; index >= first; --index) {
        QVERIFY(!stack->undoText().isEmpty());
        m_rules.action(u"edit.undo"_s)->trigger();
        QVERIFY2(m_rules.current() == m_states.at(index), qUtf8Printable(stack->redoText()));
    }
    for (int index = first + 1; index <= last; ++index) {
        m_rules.action(u"edit.redo"_s)->trigger();
        QVERIFY2(m_rules.current() == m_states.at(index), qUtf8Printable(stack->undoText()));
    }
}

void RuleDesign::design(const QString& action)
{
    const auto list = [this](const QString& name) { return m_rules.find<QWidget>(name); };
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

void RuleDesign::designCriteria()
{
    type(u"ruleName"_s, u"Checkout 5xx ratio"_s);
    type(u"criterion0Metric0Filter"_s, u"http.response.status_code >= 500"_s);
    press(u"criterion0AddMetric"_s);
    QVERIFY(m_rules.find<QWidget>(u"criterion0Metric1Aggregation"_s)->hasFocus());
    type(u"criterion0Equation"_s, u"A / B"_s);
    type(u"criterion0Label"_s, u"errors of all"_s);
    type(u"criterion0Threshold"_s, u"0.05"_s);
    number(u"criterion0Window"_s, u"5"_s);
    press(u"addCriterion"_s);
    QVERIFY(m_rules.find<QWidget>(u"criterion1Metric0Aggregation"_s)->hasFocus());
    choose(u"criterion1Metric0Aggregation"_s, u"p95"_s);
    type(u"criterion1Metric0Field"_s, u"transaction.duration.us"_s);
    type(u"criterion1Threshold"_s, u"900000"_s);
    number(u"criterion1Window"_s, u"5"_s);
    press(u"addCriterion"_s);
    press(u"criterion2Remove"_s);
    type(u"field0"_s, u"service.name"_s, m_rules.find<QWidget>(u"ruleAlertGroups"_s));
    check(u"ruleAlertOnNoData"_s);
    check(u"ruleAlertOnGroupDisappear"_s);
    press(u"segment1"_s, m_rules.find<QWidget>(u"ruleFlapping"_s));
    type(u"ruleFlappingChanges"_s, u"3"_s);
    type(u"ruleFlappingRuns"_s, u"10"_s);
}

} // namespace casewright::ui
