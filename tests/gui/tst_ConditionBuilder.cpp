// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/QueryWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/Text.h"
#include "ui/designer/ConditionBuilder.h"
#include "ui/widgets/ElidedLabel.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The conditions of a rule's query, by keys and mouse.
class ConditionBuilderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_window = std::make_unique<QueryWindow>(); }
    void cleanup() { m_window.reset(); }
    void rowsAreTyped();
    void valuesAreTakenFromTheAlerts();
    void textAndRowsStayInStep();
    void focusAndCursorStayWhereTheyAre();
    void keysGoFromLeftToRight();
    void rowsMoveByKeys();
    void rowsAreDragged();
    void menuDoesWhatItSays();
    void aRightClickOpensTheMenu();
    void rowsSwitchedOffOutliveTheWindow();
    void textRowsLeadToTheText();
    void undoGoesToTheBeginning();
    void randomEditsAreUndone();
    void groupsAreDragged();
    void whatIsDraggedMayGo();
    void tipsShowTextAsItIs();
    void manyRowsAreQuick();
    void everyWidgetKeepsTheRules();
    void readOnlyChangesNothing();

private:
    QString query() const { return toText(m_window->rules().current().query); }
    void doAnything(QRandomGenerator& random);
    std::unique_ptr<QueryWindow> m_window;
};

/// One edit: by a button, a field, or the text.
void ConditionBuilderTest::doAnything(QRandomGenerator& random)
{
    const auto* const builder = m_window->rules().find<ConditionBuilder>(u"conditionBuilder"_s);
    QList<QWidget*> able;
    for (QWidget* const widget : builder->findChildren<QWidget*>()) {
        const QString name = widget->objectName();
        const bool isPart = name.startsWith(u"condition"_s) || name.startsWith(u"segment"_s);
        const bool isMine = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget)
            || qobject_cast<QComboBox*>(widget);
        if (isPart && isMine && widget->isVisible() && widget->isEnabled() && !name.startsWith(u"conditionText"_s))
            able.append(widget);
    }
    const int which = able.isEmpty() ? 0 : static_cast<int>(random.bounded(able.size() + 2));
    if (which < 2) {
        static const QStringList queries = {u"a: 1"_s, u"a: (1 or 2) and not (b: 3 or c > 4)"_s, u"a: ("_s,
                                            u"x: { y: 1 } or d: e*"_s, u"a:  1  and\n(b: 2 or  c: *)"_s};
        m_window->text()->setFocus();
        m_window->text()->setPlainText(queries.at(static_cast<int>(random.bounded(queries.size()))));
        return;
    }
    QWidget* const widget = able.at(which - 2);
    if (auto* const field = qobject_cast<QLineEdit*>(widget)) {
        field->setFocus();
        QTest::keyClicks(field, random.bounded(2) ? u"x"_s : u"1"_s);
        QTest::keyClick(field, Qt::Key_Escape);
    } else if (const auto* const box = qobject_cast<QComboBox*>(widget)) {
        m_window->choose(widget->objectName(), box->itemText(static_cast<int>(random.bounded(box->count()))));
    } else if (widget->objectName().startsWith(u"conditionMore"_s)) {
        static const Qt::Key keys[] = {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right};
        QTest::keyClick(widget, keys[random.bounded(4)], Qt::AltModifier);
    } else {
        qobject_cast<QAbstractButton*>(widget)->click();
    }
}

void ConditionBuilderTest::rowsAreTyped()
{
    QTest::mouseClick(m_window->button(u"conditionAdd"_s), Qt::LeftButton);
    auto* const field = m_window->line(u"conditionField_0"_s);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"event.category"_s);
    QTest::keyClick(field, Qt::Key_Tab);
    auto* const which = m_window->box(u"conditionOperator_0"_s);
    QVERIFY(which->hasFocus());
    QTest::keyClick(which, Qt::Key_Tab);
    auto* const value = m_window->line(u"conditionValue_0"_s);
    QVERIFY(value->hasFocus());
    QTest::keyClicks(value, u"process"_s);
    QCOMPARE(query(), u"event.category: process"_s);
    QTest::mouseClick(m_window->button(u"conditionAdd"_s), Qt::LeftButton);
    QTest::keyClicks(m_window->line(u"conditionField_1"_s), u"process.name"_s);
    m_window->choose(u"conditionOperator_1"_s, u"is one of"_s);
    m_window->line(u"conditionValue_1"_s)->setFocus();
    QTest::keyClicks(m_window->line(u"conditionValue_1"_s), u"a.exe, b.exe, "_s);
    // The comma at which a person is stays.
    QCOMPARE(m_window->line(u"conditionValue_1"_s)->text(), u"a.exe, b.exe, "_s);
    QCOMPARE(query(), u"event.category: process and process.name: (a.exe or b.exe)"_s);
    QTest::mouseClick(m_window->segment(u"conditionGroup"_s, 1), Qt::LeftButton);
    QCOMPARE(query(), u"event.category: process or process.name: (a.exe or b.exe)"_s);
    QTest::mouseClick(m_window->tool(u"conditionRemove_0"_s), Qt::LeftButton);
    QCOMPARE(query(), u"process.name: (a.exe or b.exe)"_s);
}

void ConditionBuilderTest::valuesAreTakenFromTheAlerts()
{
    m_window->loadAlerts();
    m_window->typeQuery(u"host.name: x"_s);
    auto* const field = m_window->line(u"conditionField_0"_s);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, u"user"_s);
    QVERIFY(m_window->list(u"conditionFields"_s)->isVisible());
    QCOMPARE(m_window->offered(u"conditionFields"_s).first(), u"user.name"_s);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->text(), u"user.name"_s);
    auto* const value = m_window->line(u"conditionValue_0"_s);
    value->setFocus();
    value->selectAll();
    QTest::keyClick(value, Qt::Key_Delete);
    QTest::keyClick(value, Qt::Key_Down);
    QTRY_COMPARE(m_window->offered(u"conditionValues"_s).size(), 3);
    QTest::keyClick(value, Qt::Key_Return);
    const QString first = value->text();
    QVERIFY2(first.startsWith(u"u-"_s), qUtf8Printable(first));
    m_window->choose(u"conditionOperator_0"_s, u"is one of"_s);
    value->setFocus();
    value->setCursorPosition(static_cast<int>(value->text().size()));
    QTest::keyClicks(value, u", u"_s);
    QTRY_VERIFY(m_window->list(u"conditionValues"_s)->isVisible());
    // By the mouse.
    QListView* const list = m_window->list(u"conditionValues"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier,
                      list->visualRect(list->model()->index(2, 0)).center());
    QVERIFY(value->hasFocus());
    QVERIFY2(value->text().startsWith(first + u", u-"_s), qUtf8Printable(value->text()));
    QCOMPARE(m_window->node({0})->values.size(), std::size_t{2});
    // Esc closes the list alone.
    QTest::keyClick(value, Qt::Key_Down);
    QVERIFY(m_window->list(u"conditionValues"_s)->isVisible());
    const QString before = value->text();
    QTest::keyClick(value, Qt::Key_Escape);
    QVERIFY(!m_window->list(u"conditionValues"_s)->isVisible());
    QCOMPARE(value->text(), before);
}

void ConditionBuilderTest::textAndRowsStayInStep()
{
    m_window->typeQuery(u"a: 1 and (b: 2 or c >= 3)"_s);
    QCOMPARE(m_window->line(u"conditionField_0"_s)->text(), u"a"_s);
    QCOMPARE(m_window->line(u"conditionValue_1_1"_s)->text(), u"3"_s);
    QCOMPARE(m_window->box(u"conditionOperator_1_1"_s)->currentText(), u"≥"_s);
    const auto* const hint = m_window->rules().find<ElidedLabel>(
        {}, m_window->rules().find<QWidget>(u"conditionGroup"_s)->parentWidget());
    QCOMPARE(hint->text(), u"builder and text stay in step"_s);
    QTest::keyClicks(m_window->text(), u" and"_s);
    QTest::keyClicks(m_window->text(), u" ("_s);
    QVERIFY(m_window->note(u"ruleQueryStale"_s).contains(u"no query yet"_s));
    QVERIFY(!m_window->line(u"conditionField_0"_s)->isEnabled());
    QCOMPARE(hint->text(), QString()); // they do not, now
    QCOMPARE(m_window->line(u"conditionValue_1_1"_s)->text(), u"3"_s);
    QTest::keyClicks(m_window->text(), u"d)"_s);
    QCOMPARE(m_window->note(u"ruleQueryStale"_s), QString());
    QVERIFY(m_window->line(u"conditionField_0"_s)->isEnabled());
    m_window->line(u"conditionValue_0"_s)->setFocus();
    QTest::keyClick(m_window->line(u"conditionValue_0"_s), Qt::Key_End);
    QTest::keyClicks(m_window->line(u"conditionValue_0"_s), u"9"_s);
    QCOMPARE(m_window->text()->toPlainText(), u"a: 19 and (b: 2 or c >= 3) and (d)"_s);
}

void ConditionBuilderTest::focusAndCursorStayWhereTheyAre()
{
    m_window->typeQuery(u"a: 12 and b: 2"_s);
    auto* const value = m_window->line(u"conditionValue_0"_s);
    value->setFocus();
    value->setCursorPosition(1);
    QTest::keyClicks(value, u"x"_s);
    QVERIFY(value->hasFocus());
    QCOMPARE(value->cursorPosition(), 2);
    QCOMPARE(m_window->text()->toPlainText(), u"a: 1x2 and b: 2"_s);
    QTest::keyClick(value, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(value->hasFocus());
    QCOMPARE(value->text(), u"12"_s);
    m_window->text()->setFocus();
    QTextCursor cursor = m_window->text()->textCursor();
    cursor.setPosition(4);
    m_window->text()->setTextCursor(cursor);
    QTest::keyClicks(m_window->text(), u"7"_s);
    QVERIFY(m_window->text()->hasFocus());
    QCOMPARE(m_window->text()->textCursor().position(), 5);
    QCOMPARE(value->text(), u"172"_s);
    // What means the same is not written anew.
    m_window->typeQuery(u"a :  1   and (b:2)"_s);
    QTest::mouseClick(m_window->button(u"conditionAdd"_s), Qt::LeftButton);
    QCOMPARE(m_window->text()->toPlainText(), u"a :  1   and (b:2)"_s);
}

void ConditionBuilderTest::keysGoFromLeftToRight()
{
    m_window->typeQuery(u"a: 1 and (b: 2 or c: 3)"_s);
    const QStringList wanted = {
        u"segment0"_s, u"segment1"_s, u"segment2"_s, u"conditionField_0"_s, u"conditionOperator_0"_s,
        u"conditionValue_0"_s, u"conditionMore_0"_s, u"conditionRemove_0"_s, u"segment0"_s, u"segment1"_s,
        u"segment2"_s, u"conditionMore_1"_s, u"conditionRemove_1"_s, u"conditionField_1_0"_s};
    QWidget* stop = m_window->segment(u"conditionGroup"_s, 0);
    stop->setFocus();
    for (const QString& name : wanted) {
        QCOMPARE(QApplication::focusWidget()->objectName(), name);
        // From a group of buttons the Tab key goes on: they are one stop.
        const bool isButton = name.startsWith(u"segment"_s);
        if (isButton && name != u"segment2"_s)
            QApplication::focusWidget()->nextInFocusChain()->setFocus();
        else
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
}

void ConditionBuilderTest::rowsMoveByKeys()
{
    m_window->typeQuery(u"a: 1 and (b: 2 or c: 3)"_s);
    m_window->line(u"conditionValue_0"_s)->setFocus();
    QTest::keyClick(m_window->line(u"conditionValue_0"_s), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(query(), u"a: 1 or b: 2 or c: 3"_s);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"conditionValue_0_0"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(query(), u"(b: 2 or c: 3) and a: 1"_s);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"conditionValue_1"_s);
    m_window->box(u"conditionOperator_1"_s)->setFocus();
    QTest::keyClick(m_window->box(u"conditionOperator_1"_s), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(query(), u"b: 2 or c: 3 or a: 1"_s);
}

void ConditionBuilderTest::rowsAreDragged()
{
    m_window->typeQuery(u"a: 1 and b: 2 and (c: 3 or d: 4)"_s);
    auto* const handle = m_window->tool(u"conditionMore_0"_s);
    const auto* const foot = m_window->button(u"conditionAdd_2"_s);
    const QPoint start = handle->rect().center();
    const QPoint end = handle->mapFromGlobal(foot->mapToGlobal(QPoint(0, 2)));
    QTest::mousePress(handle, Qt::LeftButton, Qt::NoModifier, start);
    for (int part = 1; part <= 4; ++part)
        QTest::mouseMove(handle, start + (end - start) * part / 4);
    m_window->keepPicture(u"conditions-drag"_s);
    QTest::mouseRelease(handle, Qt::LeftButton, Qt::NoModifier, end);
    QCOMPARE(query(), u"b: 2 and (c: 3 or d: 4 or a: 1)"_s);
    QCOMPARE(m_window->rules().documents->undoStack()->undoText(), u"Move condition"_s);
    // A press alone opens the menu.
    QTest::mouseClick(m_window->tool(u"conditionMore_0"_s), Qt::LeftButton);
    QVERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
    QApplication::activePopupWidget()->close();
}

void ConditionBuilderTest::menuDoesWhatItSays()
{
    m_window->typeQuery(u"a: 1 and b: 2"_s);
    m_window->menu(u"conditionMore_0"_s, u"conditionDuplicate"_s);
    QCOMPARE(query(), u"a: 1 and a: 1 and b: 2"_s);
    m_window->menu(u"conditionMore_0"_s, u"conditionNegate"_s);
    QCOMPARE(query(), u"not a: 1 and a: 1 and b: 2"_s);
    QCOMPARE(m_window->box(u"conditionOperator_0"_s)->currentText(), u"is not"_s);
    m_window->menu(u"conditionMore_1"_s, u"conditionSwitch"_s);
    QCOMPARE(query(), u"not a: 1 and b: 2"_s);
    QVERIFY(m_window->tool(u"conditionOff_1"_s)->isVisible());
    QVERIFY(!m_window->line(u"conditionValue_1"_s)->isEnabled());
    QTest::mouseClick(m_window->tool(u"conditionOff_1"_s), Qt::LeftButton);
    QCOMPARE(query(), u"not a: 1 and a: 1 and b: 2"_s);
    m_window->menu(u"conditionMore_2"_s, u"conditionInto"_s);
    QCOMPARE(m_window->line(u"conditionValue_2_0"_s)->text(), u"2"_s);
    m_window->menu(u"conditionMore_2"_s, u"conditionDelete"_s);
    QCOMPARE(query(), u"not a: 1 and a: 1"_s);
}

void ConditionBuilderTest::aRightClickOpensTheMenu()
{
    m_window->typeQuery(u"a: 1 and b: 2"_s);
    // Beside the fields, and on one, whose own entries stand first.
    for (QWidget* const at : {m_window->line(u"conditionValue_0"_s)->parentWidget(),
                              static_cast<QWidget*>(m_window->line(u"conditionValue_0"_s))}) {
        const QPoint place = at->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, at->mapToGlobal(place));
        QApplication::sendEvent(at, &event);
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        auto* const duplicate = menu->findChild<QAction*>(u"conditionDuplicate"_s);
        QVERIFY(duplicate);
        QCOMPARE(menu->actions().constFirst() == duplicate, qobject_cast<QLineEdit*>(at) == nullptr);
        duplicate->trigger();
        menu->close();
    }
    QCOMPARE(query(), u"a: 1 and a: 1 and a: 1 and b: 2"_s);
}

void ConditionBuilderTest::rowsSwitchedOffOutliveTheWindow()
{
    m_window->typeQuery(u"a: 1 and b: 2"_s);
    m_window->menu(u"conditionMore_1"_s, u"conditionSwitch"_s);
    m_window->rules().reopen(store::Access::ReadWrite);
    QCOMPARE(query(), u"a: 1"_s);
    QCOMPARE(m_window->line(u"conditionValue_1"_s)->text(), u"2"_s);
    QVERIFY(m_window->tool(u"conditionOff_1"_s)->isVisible());
    // A copy has it too, and a rule that comes back.
    m_window->rules().action(u"rules.duplicate"_s)->trigger();
    QVERIFY(m_window->tool(u"conditionOff_1"_s)->isVisible());
    m_window->rules().action(u"rules.delete"_s)->trigger();
    m_window->rules().action(u"edit.undo"_s)->trigger();
    QVERIFY(m_window->tool(u"conditionOff_1"_s)->isVisible());
    QVERIFY(!m_window->rules().saved(1).query.empty());
}

void ConditionBuilderTest::textRowsLeadToTheText()
{
    m_window->typeQuery(u"a: 1 and items: { b: 2 }"_s);
    auto* const row = m_window->button(u"conditionText_1"_s);
    QVERIFY(row->accessibleName().contains(u"nested query"_s));
    QTest::mouseClick(row, Qt::LeftButton);
    QVERIFY(m_window->text()->hasFocus());
    QCOMPARE(m_window->text()->textCursor().selectedText(), u"items: { b: 2 }"_s);
}

void ConditionBuilderTest::undoGoesToTheBeginning()
{
    QUndoStack* const stack = m_window->rules().documents->undoStack();
    const int first = stack->index();
    std::vector<QString> states{m_window->state()};
    const auto keep = [&] {
        // An edit of one kind after the other is the same step.
        if (static_cast<int>(states.size()) > stack->index() - first)
            states.back() = m_window->state();
        else
            states.push_back(m_window->state());
    };
    m_window->typeQuery(u"a: 1 and (b: 2 or c: 3)"_s);
    keep();
    m_window->menu(u"conditionMore_0"_s, u"conditionNegate"_s);
    keep();
    QTest::mouseClick(m_window->button(u"conditionAdd_1"_s), Qt::LeftButton);
    keep();
    QTest::keyClicks(m_window->line(u"conditionField_1_2"_s), u"d"_s);
    keep();
    QTest::keyClicks(m_window->line(u"conditionValue_1_2"_s), u"4"_s);
    keep();
    m_window->menu(u"conditionMore_1_0"_s, u"conditionSwitch"_s);
    keep();
    QTest::mouseClick(m_window->button(u"conditionAddGroup"_s), Qt::LeftButton);
    keep();
    m_window->text()->moveCursor(QTextCursor::End);
    QTest::keyClicks(m_window->text(), u" and"_s);
    keep();
    QTest::keyClicks(m_window->text(), u" ("_s);
    keep();
    QCOMPARE(stack->index() - first, static_cast<int>(states.size()) - 1);
    for (int step = static_cast<int>(states.size()) - 1; step > 0; --step) {
        QCOMPARE(m_window->state(), states[static_cast<std::size_t>(step)]);
        m_window->rules().action(u"edit.undo"_s)->trigger();
    }
    QCOMPARE(m_window->state(), states.front());
    for (std::size_t step = 1; step < states.size(); ++step) {
        m_window->rules().action(u"edit.redo"_s)->trigger();
        QCOMPARE(m_window->state(), states[step]);
    }
}

void ConditionBuilderTest::randomEditsAreUndone()
{
    QUndoStack* const stack = m_window->rules().documents->undoStack();
    QRandomGenerator random(7);
    for (int round = 0; round < 40; ++round) {
        const int first = stack->index();
        std::vector<QString> states{m_window->state()};
        for (int step = 0; step < 6; ++step) {
            doAnything(random);
            const auto steps = static_cast<std::size_t>(stack->index() - first);
            states.resize(steps + 1);
            states.back() = m_window->state();
            // Both views are those of the document, whatever way they came there.
            const QString asIs = m_window->state();
            const std::int64_t key = m_window->rules().documents->current().value();
            Q_EMIT m_window->rules().documents->changed(key);
            QCOMPARE(m_window->state(), asIs);
        }
        for (std::size_t step = states.size() - 1; step > 0; --step) {
            m_window->rules().action(u"edit.undo"_s)->trigger();
            QVERIFY2(m_window->state() == states[step - 1],
                     qPrintable(u"round %1, step %2\n%3\n%4"_s.arg(round).arg(step).arg(m_window->state(),
                                                                                       states[step - 1])));
        }
        for (std::size_t step = 1; step < states.size(); ++step) {
            m_window->rules().action(u"edit.redo"_s)->trigger();
            QCOMPARE(m_window->state(), states[step]);
        }
    }
}

void ConditionBuilderTest::groupsAreDragged()
{
    m_window->typeQuery(u"(a: 1 or b: 2) and (c: 3 or d: 4)"_s);
    auto* const handle = m_window->tool(u"conditionMore_1"_s);
    const auto* const head = m_window->rules().find<QWidget>(u"conditionLine_0"_s);
    const QPoint start = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, Qt::NoModifier, start);
    QTest::mouseMove(handle, start - QPoint(0, 40));
    QTest::mouseMove(handle, handle->mapFromGlobal(head->mapToGlobal(QPoint(0, 2))));
    QTest::mouseRelease(handle, Qt::LeftButton, Qt::NoModifier,
                        handle->mapFromGlobal(head->mapToGlobal(QPoint(0, 2))));
    QCOMPARE(query(), u"(c: 3 or d: 4) and (a: 1 or b: 2)"_s);
    QCOMPARE(m_window->rules().documents->undoStack()->undoText(), u"Move group"_s);
    // Into itself, there is no way; Esc lets it be.
    auto* const first = m_window->tool(u"conditionMore_0"_s);
    const QPoint inside = first->mapFromGlobal(
        m_window->rules().find<QWidget>(u"conditionLine_0_1"_s)->mapToGlobal(QPoint(0, 2)));
    QTest::mousePress(first, Qt::LeftButton, Qt::NoModifier, start);
    QTest::mouseMove(first, inside);
    QTest::mouseRelease(first, Qt::LeftButton, Qt::NoModifier, inside);
    QTest::mousePress(first, Qt::LeftButton, Qt::NoModifier, start);
    QTest::mouseMove(first, start + QPoint(0, 300));
    QTest::keyClick(first, Qt::Key_Escape);
    QTest::mouseMove(first, start + QPoint(0, 290)); // a hand is not still
    QTest::mouseRelease(first, Qt::LeftButton, Qt::NoModifier, start + QPoint(0, 300));
    QCOMPARE(query(), u"(c: 3 or d: 4) and (a: 1 or b: 2)"_s);
}

/// Undo works while the button is down: what is dragged is gone then.
void ConditionBuilderTest::whatIsDraggedMayGo()
{
    m_window->typeQuery(u"a: 1"_s);
    QTest::mouseClick(m_window->button(u"conditionAdd"_s), Qt::LeftButton);
    auto* const handle = m_window->tool(u"conditionMore_1"_s);
    const QPoint start = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, Qt::NoModifier, start);
    QTest::mouseMove(handle, start - QPoint(0, 30));
    m_window->rules().action(u"edit.undo"_s)->trigger();
    QCOMPARE(m_window->node({1}), nullptr);
    QTest::mouseMove(handle, start - QPoint(0, 40));
    QTest::mouseRelease(handle, Qt::LeftButton, Qt::NoModifier, start - QPoint(0, 40));
    QCOMPARE(query(), u"a: 1"_s);
    QVERIFY(!m_window->rules().find<QWidget>(u"conditionMark"_s)->isVisible());
}

/// Words of a query are no mark-up.
void ConditionBuilderTest::tipsShowTextAsItIs()
{
    m_window->typeQuery(u"items: { b: \"<b>x</b>\" }"_s);
    auto* const row = m_window->button(u"conditionText_0"_s);
    QVERIFY2(row->toolTip().contains(u"&lt;b&gt;x&lt;/b&gt;"_s), qUtf8Printable(row->toolTip()));
    QVERIFY(row->accessibleName().contains(u"<b>x</b>"_s));
    m_window->loadAlerts();
    m_window->typeQuery(u"\\<i\\>no: 1"_s);
    auto* const field = m_window->line(u"conditionField_0"_s);
    QVERIFY2(field->toolTip().contains(u"&lt;i&gt;no"_s), qUtf8Printable(field->toolTip()));
    QVERIFY2(field->accessibleDescription().contains(u"<i>no"_s), qUtf8Printable(field->accessibleDescription()));
}

void ConditionBuilderTest::manyRowsAreQuick()
{
    QStringList parts;
    for (int i = 0; i < 400; ++i)
        parts.append(u"field.number%1 : \"value %1\""_s.arg(i));
    m_window->showQuery(parts.join(u" and "_s));
    QVERIFY(m_window->text()->toPlainText().size() > 10'000);
    const auto* const builder = m_window->rules().find<ConditionBuilder>(u"conditionBuilder"_s);
    // Only what is in sight has widgets, and the keyboard comes to all of it.
    QVERIFY(builder->findChildren<QComboBox*>().size() < 40);
    QCOMPARE(m_window->rules().page->findChild<QWidget*>(u"conditionField_200"_s), nullptr);
    m_window->line(u"conditionField_0"_s)->setFocus();
    for (int row = 0; row < 40; ++row) {
        QCOMPARE(QApplication::focusWidget()->objectName(), u"conditionField_%1"_s.arg(row));
        for (int part = 0; part < 5; ++part)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QTest::keyClick(m_window->line(u"conditionField_40"_s), Qt::Key_End);
    QTest::keyClicks(m_window->line(u"conditionField_40"_s), u"x"_s);
    QVERIFY(query().contains(u"field.number40x"_s));
}

void ConditionBuilderTest::everyWidgetKeepsTheRules()
{
    m_window->typeQuery(u"a: 1 and (b: 2 or items: { c: 3 }) and not (d: 1 and e: *)"_s);
    m_window->menu(u"conditionMore_0"_s, u"conditionSwitch"_s);
    QCOMPARE(brokenRules(*m_window->rules().page).join(u'\n'), QString());
    m_window->loadAlerts();
    m_window->line(u"conditionField_1_0"_s)->setFocus();
    QTest::keyClick(m_window->line(u"conditionField_1_0"_s), Qt::Key_Down);
    QCOMPARE(brokenRules(*m_window->rules().window).join(u'\n'), QString());
}

void ConditionBuilderTest::readOnlyChangesNothing()
{
    m_window->typeQuery(u"a: 1"_s);
    m_window->rules().documents->finishSaving();
    m_window->rules().reopen(store::Access::ReadOnly);
    QCOMPARE(m_window->line(u"conditionValue_0"_s)->text(), u"1"_s);
    QVERIFY(!m_window->line(u"conditionValue_0"_s)->isEnabled());
    QVERIFY(!m_window->button(u"conditionAdd"_s)->isEnabled());
    QVERIFY(m_window->text()->isReadOnly());
}

QTEST_MAIN(ConditionBuilderTest)
#include "tst_ConditionBuilder.moc"
