// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/WidgetRules.h"
#include "ui/widgets/CodeComboBox.h"
#include "ui/widgets/FieldListEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Sentence.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright::ui;

/// Lists of fields, and the small parts that forms of rules are made of.
class FieldListsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void typingMakesAField();
    void clearingTheLastOneTakesItAway();
    void clearingAnotherOneKeepsIt();
    void keysMoveFields();
    void theButtonsMoveAndRemove();
    void noMoreThanTheMost();
    void moreThanTheMostAreShown();
    void settingSaysNothing();
    void readOnlyListsOfferNothing();
    void theTabKeyGoesDown();
    void keepsTheRules();
    void codesOfFilesAreKept();
    void codesAreChosen();
    void notesOfferFixes();
    void sentencesBreakBetweenPhrases();

private:
    void build();
    QToolButton* button(const QString& name) { return m_list->findChild<QToolButton*>(name); }

    QStringListModel m_choices{QStringList{u"host.name"_s, u"user.name"_s, u"source.ip"_s}};
    std::unique_ptr<QWidget> m_window;
    FieldListEdit* m_list = nullptr;
    QPushButton* m_behind = nullptr;
    QStringList m_said; ///< by the list
};

void FieldListsTest::init() { build(); }

void FieldListsTest::build()
{
    m_said.clear();
    m_window = std::make_unique<QWidget>();
    auto* const column = new QVBoxLayout(m_window.get());
    m_list = new FieldListEdit(u"Group by"_s, &m_choices, [](const QModelIndex&) { return u"keyword"_s; },
                               m_window.get());
    m_behind = new QPushButton(u"Behind"_s, m_window.get());
    column->addWidget(m_list);
    column->addWidget(m_behind);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const auto say = [this](const QString& what) {
        return [this, what](const QStringList& fields, int row) {
            m_said.append(u"%1 %2: %3"_s.arg(what).arg(row).arg(fields.join(u',')));
        };
    };
    connect(m_list, &FieldListEdit::typed, this, say(u"typed"_s));
    connect(m_list, &FieldListEdit::moved, this, say(u"moved"_s));
    connect(m_list, &FieldListEdit::removed, this, say(u"removed"_s));
}

void FieldListsTest::typingMakesAField()
{
    QCOMPARE(m_list->rowCount(), 1);
    m_list->setFocus();
    QVERIFY(m_list->picker(0)->hasFocus());
    QTest::keyClicks(m_list->picker(0), u"ab"_s);
    QCOMPARE(m_said, (QStringList{u"typed 0: a"_s, u"typed 0: ab"_s}));
    QCOMPARE(m_list->rowCount(), 2); // the next one
    QVERIFY(m_list->picker(1)->isVisible());
    QVERIFY(m_list->picker(0)->hasFocus());
    QTest::keyClicks(m_list->picker(1), u"c"_s);
    QCOMPARE(m_list->fields(), (QStringList{u"ab"_s, u"c"_s}));
}

void FieldListsTest::clearingTheLastOneTakesItAway()
{
    m_list->setFields({u"a"_s, u"b"_s});
    QTest::keyClick(m_list->picker(1), Qt::Key_Backspace);
    QCOMPARE(m_said, QStringList{u"typed 1: a"_s});
    QVERIFY(!m_list->picker(2)->isVisible());
    QVERIFY(m_list->picker(1)->isVisible());
}

void FieldListsTest::clearingAnotherOneKeepsIt()
{
    m_list->setFields({u"a"_s, u"b"_s});
    QTest::keyClick(m_list->picker(0), Qt::Key_Backspace);
    QCOMPARE(m_said, QStringList{u"typed 0: ,b"_s});
    QVERIFY(m_list->picker(0)->isVisible());
}

void FieldListsTest::keysMoveFields()
{
    m_list->setFields({u"a"_s, u"b"_s, u"c"_s});
    m_list->picker(2)->setFocus();
    QTest::keyClick(m_list->picker(2), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_said, QStringList{u"moved 1: a,c,b"_s});
    QVERIFY(m_list->picker(1)->hasFocus());
    QTest::keyClick(m_list->picker(1), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_list->fields(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    m_said.clear();
    QTest::keyClick(m_list->picker(0), Qt::Key_Up, Qt::AltModifier);   // there is none above
    QTest::keyClick(m_list->picker(3), Qt::Key_Up, Qt::AltModifier);   // that is no field yet
    QTest::keyClick(m_list->picker(2), Qt::Key_Down, Qt::AltModifier); // none below either
    QVERIFY(m_said.isEmpty());
}

void FieldListsTest::theButtonsMoveAndRemove()
{
    m_list->setFields({u"a"_s, u"b"_s, u"c"_s});
    QVERIFY(!button(u"fieldUp0"_s)->isEnabled());
    QVERIFY(!button(u"fieldDown2"_s)->isEnabled());
    QTest::mouseClick(button(u"fieldDown0"_s), Qt::LeftButton);
    QTest::mouseClick(button(u"fieldUp2"_s), Qt::LeftButton);
    QTest::mouseClick(button(u"fieldRemove0"_s), Qt::LeftButton);
    QCOMPARE(m_said, (QStringList{u"moved 1: b,a,c"_s, u"moved 1: b,c,a"_s, u"removed 0: c,a"_s}));
    QVERIFY(m_list->picker(0)->hasFocus());
}

void FieldListsTest::noMoreThanTheMost()
{
    m_list->setMost(2);
    m_list->setFields({u"a"_s});
    QVERIFY(m_list->picker(1)->isVisible());
    QTest::keyClicks(m_list->picker(1), u"b"_s);
    QCOMPARE(m_list->rowCount(), 2);
    QTest::keyClick(m_list->picker(1), Qt::Key_Backspace);
    QCOMPARE(m_list->fields(), QStringList{u"a"_s});
}

void FieldListsTest::moreThanTheMostAreShown()
{
    m_list->setMost(1);
    m_list->setFields({u"a"_s, u"b"_s, u"c"_s});
    QCOMPARE(m_list->rowCount(), 3);
    QVERIFY(m_list->picker(2)->isVisible());
    QCOMPARE(m_list->picker(2)->text(), u"c"_s);
}

void FieldListsTest::settingSaysNothing()
{
    QSignalSpy made(m_list, &FieldListEdit::rowMade);
    m_list->setFields({u"a"_s, u"b"_s});
    m_list->setFields({});
    QVERIFY(m_said.isEmpty());
    QCOMPARE(made.size(), 2); // a second field, and the empty one
    QVERIFY(m_list->picker(0)->text().isEmpty());
    QVERIFY(!m_list->picker(1)->isVisible());
}

void FieldListsTest::readOnlyListsOfferNothing()
{
    m_list->setFields({u"a"_s, u"b"_s});
    m_list->setReadOnly(true);
    QVERIFY(m_list->picker(0)->isReadOnly());
    QVERIFY(!m_list->picker(2)->isVisible());
    QVERIFY(!button(u"fieldRemove0"_s)->isVisible());
    QTest::keyClick(m_list->picker(0), Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_said.isEmpty());
}

void FieldListsTest::theTabKeyGoesDown()
{
    m_list->setFields({u"a"_s, u"b"_s});
    m_list->picker(0)->setFocus();
    QStringList names;
    while (names.size() < 6) {
        names.append(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(names, (QStringList{u"field0"_s, u"fieldRemove0"_s, u"field1"_s, u"fieldRemove1"_s, u"field2"_s, {}}));
}

void FieldListsTest::keepsTheRules()
{
    m_behind->setObjectName(u"behind"_s);
    m_list->setFields({u"a"_s, u"b"_s});
    QCOMPARE(brokenRules(*m_window).join(u'\n'), QString());
}

void FieldListsTest::codesOfFilesAreKept()
{
    CodeComboBox box(u"Comparator"_s, {{u">"_s, u"IS ABOVE"_s}, {u"<"_s, u"IS BELOW"_s}});
    box.setCode(u"outside"_s);
    QCOMPARE(box.currentText(), u"as written: outside"_s);
    QCOMPARE(box.code(), u"outside"_s);
    box.setCode(u"older"_s, u"An older one"_s);
    QCOMPARE(box.currentText(), u"An older one"_s);
    QCOMPARE(box.count(), 3);
    box.setCode({});
    QCOMPARE(box.currentText(), u"not set"_s);
    box.setCode(u"<"_s);
    QCOMPARE(box.currentText(), u"IS BELOW"_s);
    QCOMPARE(box.count(), 2);
}

void FieldListsTest::codesAreChosen()
{
    CodeComboBox box(u"Comparator"_s, {{u">"_s, u"IS ABOVE"_s}, {u"<"_s, u"IS BELOW"_s}});
    QSignalSpy chosen(&box, &CodeComboBox::codeChosen);
    box.setCode(u">"_s);
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"<"_s);
    QTest::keyClick(&box, Qt::Key_Down); // the last one
    QCOMPARE(chosen.size(), 1);
}

void FieldListsTest::notesOfferFixes()
{
    auto* const note = new FieldNote(m_window.get());
    m_window->layout()->addWidget(note);
    QSignalSpy requested(note, &FieldNote::actionRequested);
    note->setNote(Tone::Loss, u"A group alerts with at least 1 document."_s);
    note->setActions({u"Write 1"_s, u"Write R&D"_s});
    auto* const second = note->findChild<QPushButton*>(u"noteAction1"_s);
    QVERIFY(second->isVisible());
    QCOMPARE(second->text(), u"Write R&&D"_s);
    QTest::keyClick(second, Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toInt(), 1);
    note->setActions({u"Write 1"_s});
    QVERIFY(!second->isVisible());
    note->clear();
    QVERIFY(!note->isVisible());
}

void FieldListsTest::sentencesBreakBetweenPhrases()
{
    auto* const sentence = new Sentence(m_window.get());
    m_window->layout()->addWidget(sentence);
    auto* const first = sentence->add(u"Run every"_s, new QPushButton(u"5"_s, sentence), u"minutes"_s);
    auto* const second = sentence->add(u"look back"_s, new QPushButton(u"6"_s, sentence));
    m_window->resize(600, 200);
    QTRY_VERIFY(first->width() > 0 && second->x() > first->x());
    QCOMPARE(second->y(), first->y());
    m_window->resize(first->width() + 40, 200);
    QTRY_VERIFY(second->y() > first->y());
    QCOMPARE(second->x(), first->x());
}

QTEST_MAIN(FieldListsTest)
#include "tst_FieldLists.moc"
