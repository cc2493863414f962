// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/QueryWindow.h"
#include "core/alerts/FieldStatistics.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/ValueSearch.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/ThemeColors.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QUndoStack>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// A rule's query as text, by keys and mouse.
class QueryEditTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_window = std::make_unique<QueryWindow>(); }
    void cleanup() { m_window.reset(); }
    void wordsHaveTheThemesColours();
    void fieldsOperatorsAndValuesAreOffered();
    void conjunctionsAreOffered();
    void keysOfTheList();
    void theMouseTakes();
    void mistakesAreMarkedAndMended();
    void alertsAreAskedForTheirFields();
    void answersAreForWhoIsThere();
    void typingIsOneStep();
    void longQueriesAreQuick();
    void picturesCanBeKept();

private:
    QPlainTextEdit* text() { return m_window->text(); }
    QString query() { return toText(m_window->rules().current().query); }
    QStringList offered() { return m_window->offered(u"ruleQueryCompletion"_s); }
    void type(const QString& keys) { QTest::keyClicks(text(), keys); }
    QColor colourAt(int place);
    std::unique_ptr<QueryWindow> m_window;
};

QColor QueryEditTest::colourAt(int place)
{
    const QTextBlock block = text()->document()->findBlock(place);
    for (const QTextLayout::FormatRange& range : block.layout()->formats()) {
        const int at = place - block.position();
        if (range.start <= at && at < range.start + range.length)
            return range.format.foreground().color();
    }
    return {};
}

void QueryEditTest::wordsHaveTheThemesColours()
{
    m_window->showQuery(u"ü.name: \"x y\" and not b >= 5"_s);
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_window->rules().theme->choose(choice);
        const ThemeColors& colors = ThemeColors::current();
        QCOMPARE(colourAt(0), colors.accent.ink);
        QCOMPARE(colourAt(6), QColor());
        QCOMPARE(colourAt(8), colors.fine.ink);
        QCOMPARE(colourAt(12), colors.fine.ink);
        QCOMPARE(colourAt(14), colors.reopened.ink);
        QCOMPARE(colourAt(18), colors.reopened.ink);
        QCOMPARE(colourAt(22), colors.accent.ink);
        QCOMPARE(colourAt(27), colors.fine.ink);
    }
}

void QueryEditTest::fieldsOperatorsAndValuesAreOffered()
{
    m_window->loadAlerts();
    text()->setFocus();
    type(u"na"_s);
    QCOMPARE(offered().mid(0, 2), (QStringList{u"host.name"_s, u"user.name"_s}));
    QTest::keyClick(text(), Qt::Key_Down);
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(query(), u"user.name "_s);
    QCOMPARE(offered().first(), u":"_s);
    QTest::keyClick(text(), Qt::Key_Down);
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(query(), u"user.name : "_s);
    QTRY_COMPARE(offered().size(), 3);
    type(u"u"_s);
    QTRY_COMPARE(offered().size(), 3);
    const QString first = offered().first();
    QTest::keyClick(text(), Qt::Key_Tab);
    QCOMPARE(query(), QString(u"user.name : "_s + first + u' '));
    QVERIFY(text()->hasFocus());
    // In the middle of what is there.
    text()->moveCursor(QTextCursor::Start);
    QTest::keyClick(text(), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(m_window->list(u"ruleQueryCompletion"_s)->currentIndex().data().toString(), u"user.name"_s);
}

void QueryEditTest::conjunctionsAreOffered()
{
    text()->setFocus();
    type(u"a: 1 "_s);
    QCOMPARE(offered(), (QStringList{u"and"_s, u"or"_s}));
    // Nothing is chosen yet, so that the keys are the text's.
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(query(), u"a: 1 \n"_s);
    type(u"o"_s);
    QCOMPARE(offered(), QStringList{u"or"_s});
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(query(), u"a: 1 \nor "_s);
}

void QueryEditTest::keysOfTheList()
{
    text()->setFocus();
    type(u"host."_s);
    QVERIFY(offered().size() > 3);
    QTest::keyClick(text(), Qt::Key_Escape);
    QVERIFY(offered().isEmpty());
    QCOMPARE(query(), u"host."_s);
    QTest::keyClick(text(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(offered().size() > 3);
    QListView* const list = m_window->list(u"ruleQueryCompletion"_s);
    QCOMPARE(list->currentIndex().row(), 0);
    QTest::keyClick(text(), Qt::Key_Up);
    QCOMPARE(list->currentIndex().row(), list->model()->rowCount() - 1);
    QTest::keyClick(text(), Qt::Key_PageUp);
    QTest::keyClick(text(), Qt::Key_Left);
    QVERIFY(offered().isEmpty());
    // The Tab key is the form's while nothing is offered.
    QTest::keyClick(text(), Qt::Key_Tab);
    QVERIFY(!text()->hasFocus());
}

void QueryEditTest::theMouseTakes()
{
    text()->setFocus();
    type(u"host.na"_s);
    QListView* const list = m_window->list(u"ruleQueryCompletion"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier,
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(query(), u"host.name "_s);
    QVERIFY(text()->hasFocus());
}

void QueryEditTest::mistakesAreMarkedAndMended()
{
    m_window->typeQuery(u"a: cannot b"_s);
    QVERIFY(!m_window->note(u"ruleQueryNote"_s).isEmpty());
    QCOMPARE(text()->extraSelections().size(), 1);
    QCOMPARE(text()->extraSelections().front().format.underlineStyle(), QTextCharFormat::WaveUnderline);
    QVERIFY(text()->extraSelections().front().cursor.hasSelection());
    const auto* const note = m_window->rules().find<FieldNote>(u"ruleQueryNote"_s);
    const QList<QPushButton*> fixes = note->findChildren<QPushButton*>();
    QVERIFY(!fixes.isEmpty());
    m_window->keepPicture(u"query-mistake"_s);
    QTest::mouseClick(fixes.front(), Qt::LeftButton);
    QCOMPARE(query(), u"a: \"cannot b\""_s);
    QVERIFY(text()->extraSelections().isEmpty());
    QCOMPARE(m_window->line(u"conditionValue_0"_s)->text(), u"cannot b"_s);
    m_window->rules().action(u"edit.undo"_s)->trigger();
    QCOMPARE(text()->toPlainText(), u"a: cannot b"_s);
    QCOMPARE(text()->extraSelections().size(), 1);
}

void QueryEditTest::alertsAreAskedForTheirFields()
{
    m_window->loadAlerts();
    m_window->typeQuery(u"no.such: 1 or host.name: *"_s);
    QTRY_VERIFY(m_window->note(u"ruleQueryFindings"_s).contains(u"no.such"_s));
    QTRY_COMPARE(text()->extraSelections().size(), 1);
    QCOMPARE(text()->extraSelections().front().cursor.selectionStart(), 0);
    QTRY_VERIFY2(m_window->note(u"ruleQueryMatches"_s).startsWith(u"60 of 60 alerts of winlog"_s),
                 qPrintable(m_window->note(u"ruleQueryMatches"_s)));
    m_window->typeQuery(u"host.name: zzz"_s);
    QTRY_VERIFY(m_window->note(u"ruleQueryMatches"_s).startsWith(u"0 of 60"_s));
    QCOMPARE(m_window->note(u"ruleQueryFindings"_s), QString());
}

/// An answer that comes when the person went on opens no list over the form.
void QueryEditTest::answersAreForWhoIsThere()
{
    m_window->loadAlerts(100);
    const auto loaded = m_window->rules().sources->loaded(*m_window->rules().sources->current());
    const auto user = std::ranges::find(loaded->fields, "user.name", &alerts::FieldStatistics::name);
    const auto isFrequent = [&user](const QString& part) {
        return std::any_of(user->top.begin(), user->top.end(),
                           [&part](const auto& value) { return toText(value.text).contains(part); });
    };
    // A part of a value that was not counted as one of the frequent ones.
    QString part;
    const auto values = frequentValues(*loaded->table, u"user.name"_s, {}, 100, {});
    for (const CountedValue& value : *values) {
        if (const QString number = value.text.section(u'-', -1); number.size() > 1 && !isFrequent(number))
            part = number;
    }
    QVERIFY(!part.isEmpty());
    m_window->typeQuery(u"user.name : "_s);
    type(part);
    QTRY_VERIFY(!offered().isEmpty());
    m_window->typeQuery(u"user.name : "_s);
    QSignalSpy found(text()->findChild<ValueSearch*>(), &ValueSearch::found);
    type(part);
    QVERIFY(offered().isEmpty());
    m_window->line(u"ruleName"_s)->setFocus();
    QVERIFY(found.wait());
    QVERIFY(offered().isEmpty());
}

void QueryEditTest::typingIsOneStep()
{
    QUndoStack* const stack = m_window->rules().documents->undoStack();
    const int before = stack->index();
    text()->setFocus();
    type(u"a: 1"_s);
    type(u" and b: 2"_s);
    QCOMPARE(stack->index(), before + 1);
    QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(query(), QString());
    QVERIFY(text()->hasFocus());
    QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text()->toPlainText(), u"a: 1 and b: 2"_s);
    QCOMPARE(text()->textCursor().position(), 13);
}

void QueryEditTest::longQueriesAreQuick()
{
    m_window->loadAlerts();
    QStringList parts;
    for (int i = 0; i < 400; ++i)
        parts.append(u"field.number%1 : \"value %1\""_s.arg(i));
    m_window->showQuery(parts.join(u" and "_s));
    QVERIFY(text()->toPlainText().size() > 10'000);
    text()->setFocus();
    text()->moveCursor(QTextCursor::End);
    type(u" and host.name : x"_s);
    QList<qint64> times;
    for (int key = 0; key < 40; ++key) {
        QElapsedTimer timer;
        timer.start();
        type(u"y"_s);
        times.append(timer.nsecsElapsed() / 1'000);
    }
    std::sort(times.begin(), times.end());
    qInfo("a key in 10 000 characters: %lld us, at most %lld us", times.at(20), times.last());
    // Ten times what it takes: a busy computer is no failure, work that grows with the square is.
    QVERIFY(times.at(20) < 80'000);
    QVERIFY(query().contains(u": xyyyy"_s));
}

void QueryEditTest::picturesCanBeKept()
{
    RulesWindow& rules = m_window->rules();
    m_window->loadAlerts();
    const QString picture = u"event.category : process and process.name : (\"powershell.exe\" or \"pwsh.exe\") and "
                            "process.args : *-enc*"_s;
    const QString groups = u"host.name: h-* and not user.name: \"u-1\" and (@timestamp >= now-1d/d or "
                           "items: { a: 1 } or not (process.pid > 5 and source.ip: 10.0.0.0/8))"_s;
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        rules.theme->choose(choice);
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            rules.window->resize(size);
            const QString theme = choice == Theme::Choice::Dark ? u"dark"_s : u"light"_s;
            const QString name = u"-%1-%2"_s.arg(size.width()).arg(theme);
            m_window->typeQuery(picture);
            m_window->keepPicture(u"query-picture"_s + name);
            m_window->typeQuery(groups);
            m_window->menu(u"conditionMore_0"_s, u"conditionSwitch"_s);
            m_window->keepPicture(u"query-groups"_s + name);
            m_window->menu(u"conditionMore_0"_s, u"conditionSwitch"_s);
            m_window->typeQuery(u"host.name: x and user.name"_s);
            type(u" "_s);
            m_window->keepPicture(u"query-operators"_s + name);
            type(u": "_s);
            QTRY_VERIFY(offered().size() >= 3);
            m_window->keepPicture(u"query-values"_s + name);
            QTest::keyClick(text(), Qt::Key_Escape);
            m_window->typeQuery(u"host.name: h-1 and no.such: 5"_s);
            QTRY_VERIFY(!m_window->note(u"ruleQueryFindings"_s).isEmpty());
            auto* const field = m_window->line(u"conditionField_1"_s);
            field->setFocus();
            QTest::keyClick(field, Qt::Key_Down);
            m_window->keepPicture(u"conditions-fields"_s + name);
            QTest::keyClick(field, Qt::Key_Escape);
            m_window->typeQuery(u"host.name: h-1 and ("_s);
            m_window->keepPicture(u"query-broken"_s + name);
        }
    }
    QVERIFY(!rules.window->grab().isNull());
}

QTEST_MAIN(QueryEditTest)
#include "tst_QueryEdit.moc"
