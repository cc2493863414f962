// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/TagsEdit.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using casewright::ui::DurationEdit;
using casewright::ui::SearchField;
using casewright::ui::SegmentedButtons;
using casewright::ui::TagsEdit;

/// The fields that write values: what is shown is what was given, and only people cause signals.
class EditsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void durationGivesBackWhatItGot_data();
    void durationGivesBackWhatItGot();
    void durationIsEdited();
    void durationKeepsWhatItCannotShowUntilChosen();
    void durationShowsPlainAfterOdd();
    void tagsAreAddedByKeys_data();
    void tagsAreAddedByKeys();
    void tagsAreKeptAsGiven();
    void tagsAreRemoved();
    void tagsTakeWhatIsLeftInTheField();
    void goneWithTheFocus();
    void offersChangeUnderAnOpenList();
    void segmentsChoose();
    void searchTellsOnce();
};

void EditsTest::durationGivesBackWhatItGot_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPlain");
    QTest::addRow("days") << u"7d"_s << true;
    QTest::addRow("minutes") << u"90m"_s << true;
    QTest::addRow("nought") << u"0h"_s << true;
    QTest::addRow("largest") << u"1000000d"_s << true;
    QTest::addRow("too large") << u"1000001d"_s << false;
    QTest::addRow("beyond a number") << u"99999999999999d"_s << false;
    QTest::addRow("unit that is not offered") << u"30s"_s << false;
    QTest::addRow("month") << u"1M"_s << false;
    QTest::addRow("two units") << u"1h30m"_s << false;
    QTest::addRow("leading nought") << u"07d"_s << false;
    QTest::addRow("sign") << u"-5m"_s << false;
    QTest::addRow("plus") << u"+5m"_s << false;
    QTest::addRow("blank") << u"7 d"_s << false;
    QTest::addRow("unit only") << u"d"_s << false;
    QTest::addRow("number only") << u"7"_s << false;
    QTest::addRow("nothing") << u""_s << false;
}

void EditsTest::durationGivesBackWhatItGot()
{
    QFETCH(const QString, text);
    DurationEdit edit(u"mhdw"_s, u"Window"_s);
    QSignalSpy edited(&edit, &DurationEdit::edited);
    edit.setText(text);
    QCOMPARE(edit.text(), text);
    QTEST(edit.isPlain(), "isPlain");
    edit.setText(text);
    QCOMPARE(edit.text(), text);
    QCOMPARE(edited.size(), 0);
}

void EditsTest::durationIsEdited()
{
    DurationEdit edit(u"mhdw"_s, u"Window"_s);
    edit.setText(u"7d"_s);
    QSignalSpy edited(&edit, &DurationEdit::edited);
    auto* const number = edit.findChild<QSpinBox*>();
    number->selectAll();
    QTest::keyClicks(number, u"12"_s);
    QCOMPARE(edit.text(), u"12d"_s);
    QTest::keyClick(number, Qt::Key_Up);
    QCOMPARE(edited.last().first().toString(), u"13d"_s);
    QTest::keyClick(edit.findChild<QComboBox*>(), Qt::Key_Up);
    QCOMPARE(edited.last().first().toString(), u"13h"_s);
}

void EditsTest::durationKeepsWhatItCannotShowUntilChosen()
{
    DurationEdit edit(u"mhd"_s, u"Window"_s);
    edit.setText(u"1h30m"_s);
    auto* const unit = edit.findChild<QComboBox*>();
    QVERIFY(unit->currentText().contains(u"1h30m"_s));
    QVERIFY(!edit.findChild<QSpinBox*>()->isEnabled());
    QSignalSpy edited(&edit, &DurationEdit::edited);
    QTest::keyClick(unit, Qt::Key_Home);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edit.text(), u"0m"_s);
    QCOMPARE(unit->count(), 3);
    QVERIFY(edit.findChild<QSpinBox*>()->isEnabled());
}

void EditsTest::durationShowsPlainAfterOdd()
{
    DurationEdit edit(u"mhd"_s, u"Window"_s);
    edit.setText(u"1M"_s);
    edit.setText(u"2M"_s);
    QCOMPARE(edit.text(), u"2M"_s);
    edit.setText(u"5h"_s);
    QVERIFY(edit.isPlain());
    QCOMPARE(edit.findChild<QComboBox*>()->count(), 3);
}

void EditsTest::tagsAreAddedByKeys_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("tags");
    QTest::addRow("enter") << u"windows\r"_s << QStringList{u"a"_s, u"windows"_s};
    QTest::addRow("comma") << u"b,c,"_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::addRow("blanks around") << u"  b  \r"_s << QStringList{u"a"_s, u"b"_s};
    QTest::addRow("blanks inside") << u"b c\r"_s << QStringList{u"a"_s, u"b c"_s};
    QTest::addRow("there already") << u"a\r"_s << QStringList{u"a"_s};
    QTest::addRow("nothing") << u"\r , ,"_s << QStringList{u"a"_s};
}

void EditsTest::tagsAreAddedByKeys()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, tags);
    TagsEdit edit(u"Tags"_s);
    edit.setTags({u"a"_s});
    QSignalSpy edited(&edit, &TagsEdit::edited);
    auto* const field = edit.findChild<QLineEdit*>(u"tagField"_s);
    for (const QChar key : typed) {
        if (key == u'\r')
            QTest::keyClick(field, Qt::Key_Return);
        else
            QTest::keyClick(field, key.toLatin1());
    }
    QCOMPARE(edit.tags(), tags);
    QCOMPARE(edited.size(), tags.size() - 1);
    QVERIFY(field->text().isEmpty());
}

void EditsTest::tagsAreKeptAsGiven()
{
    TagsEdit edit(u"Tags"_s);
    QSignalSpy edited(&edit, &TagsEdit::edited);
    const QStringList odd{u"with, comma"_s, u"b & c"_s, u"with, comma"_s, u""_s};
    edit.setTags(odd);
    QCOMPARE(edit.tags(), odd);
    QCOMPARE(edited.size(), 0);
    QCOMPARE(edit.findChild<QToolButton*>(u"tag"_s)->accessibleName(), u"Remove with, comma"_s);
}

void EditsTest::tagsAreRemoved()
{
    TagsEdit edit(u"Tags"_s);
    edit.setTags({u"a"_s, u"b"_s, u"c"_s});
    QSignalSpy edited(&edit, &TagsEdit::edited);
    auto* const field = edit.findChild<QLineEdit*>(u"tagField"_s);
    QTest::keyClick(field, Qt::Key_Backspace);
    QCOMPARE(edited.last().first().toStringList(), QStringList({u"a"_s, u"b"_s}));
    QTest::keyClicks(field, u"x"_s);
    QTest::keyClick(field, Qt::Key_Backspace);
    QCOMPARE(edit.tags().size(), 2);
    for (auto* const chip : edit.findChildren<QToolButton*>(u"tag"_s)) {
        if (chip->text() == u"a"_s && !chip->isHidden())
            QTest::keyClick(chip, Qt::Key_Space);
    }
    QCOMPARE(edit.tags(), QStringList{u"b"_s});
}

void EditsTest::tagsTakeWhatIsLeftInTheField()
{
    TagsEdit edit(u"Tags"_s);
    edit.show();
    edit.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    auto* const field = edit.findChild<QLineEdit*>(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"left"_s);
    field->clearFocus();
    QCOMPARE(edit.tags(), QStringList{u"left"_s});
}

/// A page may go away with the cursor in a field of it.
void EditsTest::goneWithTheFocus()
{
    int changes = 0;
    auto tags = std::make_unique<TagsEdit>(u"Tags"_s);
    tags->setTags({u"one"_s, u"two"_s});
    connect(tags.get(), &TagsEdit::edited, this, [&changes] { ++changes; });
    auto duration = std::make_unique<DurationEdit>(u"mhd"_s, u"Window"_s);
    connect(duration.get(), &DurationEdit::edited, this, [&changes] { ++changes; });
    for (QWidget* const edit : {static_cast<QWidget*>(tags.get()), static_cast<QWidget*>(duration.get())}) {
        edit->show();
        edit->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(edit));
        edit->setFocus();
        QTRY_VERIFY(edit->focusWidget() && edit->focusWidget()->hasFocus());
    }
    duration.reset();
    tags->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(tags.get()));
    QTRY_VERIFY(tags->focusWidget() && tags->focusWidget()->hasFocus());
    QTest::keyClicks(tags->focusWidget(), u"three"_s);
    tags.reset();
    QCOMPARE(changes, 0);
}

void EditsTest::offersChangeUnderAnOpenList()
{
    TagsEdit edit(u"Tags"_s);
    edit.setOffers({u"mail"_s, u"web shop"_s});
    edit.show();
    edit.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    auto* const field = edit.findChild<QLineEdit*>(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"web"_s);
    const QAbstractItemView* const list = field->completer()->popup();
    QTRY_VERIFY(list->isVisible());
    edit.setOffers({u"mail"_s, u"web page"_s, u"web shop"_s});
    QCOMPARE(field->completer()->popup(), list);
    QVERIFY(list->isVisible());
    QCOMPARE(list->model()->rowCount(), 2);
    QSignalSpy edited(&edit, &TagsEdit::edited);
    QTest::keyClick(field->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(field->completer()->popup(), Qt::Key_Return);
    QTRY_COMPARE(edit.tags(), QStringList{u"web page"_s});
    QCOMPARE(edited.size(), 1);
}

void EditsTest::segmentsChoose()
{
    SegmentedButtons segments(u"Match"_s, {u"All of"_s, u"Any of"_s, u"None of"_s});
    QSignalSpy chosen(&segments, &SegmentedButtons::chosen);
    QCOMPARE(segments.current(), 0);
    segments.setCurrent(2);
    QCOMPARE(segments.current(), 2);
    QCOMPARE(chosen.size(), 0);
    QTest::mouseClick(segments.findChild<QPushButton*>(u"segment1"_s), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toInt(), 1);
    segments.setCurrent(7);
    QCOMPARE(segments.current(), 1);
}

void EditsTest::searchTellsOnce()
{
    SearchField field(u"Search"_s);
    QSignalSpy told(&field, &SearchField::searchChanged);
    QTest::keyClicks(&field, u"host"_s);
    QCOMPARE(told.size(), 0);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.last().first().toString(), u"host"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(told.size(), 1);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.last().first().toString(), QString());
    QVERIFY(field.text().isEmpty());
}

QTEST_MAIN(EditsTest)
#include "tst_Edits.moc"
