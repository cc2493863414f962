// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RulesWindow.h"
#include "ui/widgets/TagsEdit.h"

#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

#include <memory>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Undoing on the Rules page, by keys, and what was typed but not taken yet.
class RulesPageUndoTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rules = std::make_unique<RulesWindow>(); }
    void cleanup() { m_rules.reset(); }
    void typingIsOneStepOfUndo();
    void undoReachesTheFieldAndKeepsTheCursor();
    void undoWorksFromAnotherPage();
    void replacedRulesLeaveTheCurrentOne();
    void halfATagIsNotLost();
    void halfATagStaysWithItsRule();
    void halfATagOutlivesTheWindow();
    void halfATagStaysWithItsWorkspace();
    void tagsAreSteps();
    void casesActionIsRemovedAndAdded();

private:
    std::unique_ptr<RulesWindow> m_rules;
};

void RulesPageUndoTest::typingIsOneStepOfUndo()
{
    m_rules->newRule(u"One"_s);
    m_rules->number(u"ruleTimeWindow"_s)->setFocus();
    m_rules->number(u"ruleTimeWindow"_s)->selectAll();
    QTest::keyClicks(m_rules->number(u"ruleTimeWindow"_s), u"14"_s);
    QCOMPARE(m_rules->casesAction().timeWindow, std::string("14d"));
    QCOMPARE(m_rules->action(u"edit.undo"_s)->text(), u"&Undo: Change time window"_s);
    // The key, although the focus is in a field that has an undo of its own.
    QTest::keyClick(m_rules->number(u"ruleTimeWindow"_s), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_rules->casesAction().timeWindow, std::string("7d"));
    QCOMPARE(m_rules->number(u"ruleTimeWindow"_s)->value(), 7);
    QCOMPARE(m_rules->action(u"edit.redo"_s)->text(), u"&Redo: Change time window"_s);
    QTest::keyClick(m_rules->number(u"ruleTimeWindow"_s), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_rules->casesAction().timeWindow, std::string("14d"));
    QCOMPARE(m_rules->number(u"ruleTimeWindow"_s)->value(), 14);
}

void RulesPageUndoTest::undoReachesTheFieldAndKeepsTheCursor()
{
    m_rules->newRule(u"One rule here"_s);
    auto* const name = m_rules->line(u"ruleName"_s);
    auto* const query = m_rules->find<QPlainTextEdit>(u"ruleQuery"_s);
    name->setCursorPosition(4);
    query->setFocus();
    QTest::keyClicks(query, u"*"_s);
    name->setFocus();
    name->setCursorPosition(4);
    QTest::keyClicks(name, u"big "_s);
    m_rules->line(u"ruleGroupBy"_s)->setFocus();
    QTest::keyClick(m_rules->line(u"ruleGroupBy"_s), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(name->text(), u"One rule here"_s);
    QVERIFY(name->hasFocus());
    QCOMPARE(name->cursorPosition(), 4);
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(query->hasFocus());
    QCOMPARE(query->toPlainText(), QString());
    QTest::keyClick(query, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(query, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(name->text(), u"One big rule here"_s);
    QCOMPARE(name->cursorPosition(), 8);
}

void RulesPageUndoTest::replacedRulesLeaveTheCurrentOne()
{
    for (const QString& name : {u"One"_s, u"Two"_s, u"Three"_s})
        m_rules->newRule(name);
    RuleDocuments& documents = *m_rules->documents;
    std::vector<store::StoredRule> replacing = documents.rules();
    for (store::StoredRule& stored : replacing)
        stored.rule.query = "replaced";
    const std::int64_t second = replacing[1].key;
    documents.adopt({}, replacing, u"Replace"_s);
    documents.setCurrent(second);
    auto* const name = m_rules->line(u"ruleName"_s);
    name->setFocus();
    const auto isKept = [&] {
        return documents.current() == second && name->text() == u"Two"_s && name->hasFocus()
            && m_rules->find<QListView>(u"ruleList"_s)->currentIndex().row() == 1;
    };
    documents.undoStack()->undo();
    QCOMPARE(m_rules->current().query, std::string());
    QVERIFY(isKept());
    documents.undoStack()->redo();
    QCOMPARE(m_rules->current().query, std::string("replaced"));
    QVERIFY(isKept());
    // All go: nothing is left to edit.
    documents.remove({replacing[0].key, second, replacing[2].key}, u"Remove"_s);
    QVERIFY(!name->isVisible());
}

void RulesPageUndoTest::undoWorksFromAnotherPage()
{
    m_rules->newRule(u"One"_s);
    m_rules->window->showPage(u"other"_s);
    m_rules->action(u"edit.undo"_s)->trigger();
    QCOMPARE(m_rules->window->currentPage(), u"rules"_s);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"New rule"_s);
}

void RulesPageUndoTest::halfATagIsNotLost()
{
    m_rules->newRule(u"One"_s);
    auto* const field = m_rules->line(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"windows"_s);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_rules->current().tags.empty());
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_rules->current().tags, std::vector<std::string>{"windows"});
}

void RulesPageUndoTest::halfATagStaysWithItsRule()
{
    m_rules->newRule(u"One"_s);
    const std::int64_t first = m_rules->documents->current().value();
    auto* const field = m_rules->line(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"windows"_s);
    QTest::keyClick(field, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(m_rules->current().tags.empty());
    QCOMPARE(m_rules->documents->find(first)->tags, std::vector<std::string>{"windows"});
}

void RulesPageUndoTest::halfATagOutlivesTheWindow()
{
    m_rules->newRule(u"One"_s);
    auto* const field = m_rules->line(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"windows"_s);
    m_rules->window.reset();
    QCOMPARE(m_rules->saved().tags, std::vector<std::string>{"windows"});
}

void RulesPageUndoTest::halfATagStaysWithItsWorkspace()
{
    const QString other = m_rules->filePath(u"other.casewright"_s);
    QVERIFY(m_rules->session->open(other, store::Access::Create));
    m_rules->newRule(u"Other"_s);
    QVERIFY(m_rules->session->open(m_rules->filePath(u"soc-lab.casewright"_s), store::Access::ReadWrite));
    m_rules->newRule(u"One"_s);
    auto* const field = m_rules->line(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"windows"_s);
    // Its rule has the same key.
    QVERIFY(m_rules->session->open(other, store::Access::ReadWrite));
    QCOMPARE(m_rules->current().name, std::string("Other"));
    QVERIFY(m_rules->current().tags.empty());
    QCOMPARE(m_rules->saved().tags, std::vector<std::string>{"windows"});
    QVERIFY(m_rules->session->open(other, store::Access::ReadWrite));
    QVERIFY(m_rules->current().tags.empty());
}

void RulesPageUndoTest::tagsAreSteps()
{
    m_rules->newRule(u"One"_s);
    auto* const field = m_rules->line(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"windows"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClicks(field, u"T1059.001,"_s);
    QCOMPARE(m_rules->saved().tags, (std::vector<std::string>{"windows", "T1059.001"}));
    QTest::keyClick(field, Qt::Key_Backspace);
    QCOMPARE(m_rules->saved().tags, std::vector<std::string>{"windows"});
    m_rules->action(u"edit.undo"_s)->trigger();
    QCOMPARE(m_rules->find<TagsEdit>(u"ruleTags"_s)->tags(), QStringList());
}

void RulesPageUndoTest::casesActionIsRemovedAndAdded()
{
    m_rules->newRule(u"One"_s);
    m_rules->retype(m_rules->line(u"ruleGroupBy"_s), u"host.name"_s);
    QTest::mouseClick(m_rules->find<QPushButton>(u"removeCasesAction"_s), Qt::LeftButton);
    QVERIFY(!m_rules->saved().casesAction);
    QVERIFY(!m_rules->line(u"ruleGroupBy"_s)->isVisible());
    QVERIFY(m_rules->note(u"addCasesAction"_s).contains(u"no Cases action"_s));
    QTest::mouseClick(m_rules->find<QPushButton>(u"addCasesAction"_s), Qt::LeftButton);
    QVERIFY(m_rules->saved().casesAction);
    QCOMPARE(m_rules->line(u"ruleGroupBy"_s)->text(), QString());
    QVERIFY(m_rules->line(u"ruleGroupBy"_s)->hasFocus());
    m_rules->action(u"edit.undo"_s)->trigger();
    QVERIFY(m_rules->find<QPushButton>(u"addCasesAction"_s)->hasFocus());
    m_rules->action(u"edit.undo"_s)->trigger();
    QCOMPARE(m_rules->line(u"ruleGroupBy"_s)->text(), u"host.name"_s);
    QVERIFY(m_rules->line(u"ruleGroupBy"_s)->hasFocus());
}

QTEST_MAIN(RulesPageUndoTest)
#include "tst_RulesPageUndo.moc"
