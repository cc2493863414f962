// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/alerts/DocumentsCard.h"
#include "ui/widgets/FieldNote.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The table of documents on the page: filtered, gone through, looked at.
class AlertsPageDocumentsTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void filtersByWhatIsTyped();
    void aQueryHoldsBesideConditions();
    void saysWhatMatchesNothing();
    void filtersFromTheMenuOfACell();
    void filtersByMissingValues();
    void filtersByAValueChosenElsewhere();
    void chipsGoOneByOne();
    void showsTheDocumentOfAFilteredRow();
    void keepsTheChosenDocument();
    void saysThatNothingMatches();
    void refusesWhatIsNoQuery();
    void anotherSourceHasNoFilter();
    void theSameSourceKeepsItsFilter();
    void goesToARow();
    void goesToATime();
    void copiesTheDocument();
    void copiesAValue();
    void cutsLongDocuments();
    void columnsAreRememberedBySource();
    void actionsFollowTheDocuments();
    void everyWidgetKeepsTheRules();
    void picturesCanBeKept();

private:
    QTableView* table() { return find<QTableView>(u"documentTable"_s); }
    QLineEdit* filter() { return find<QLineEdit>(u"documentFilter"_s); }
    QString json() { return find<QPlainTextEdit>(u"documentJson"_s)->toPlainText(); }
    QList<QToolButton*> chips()
    {
        QList<QToolButton*> shown = m_page->findChildren<QToolButton*>(u"filterChip"_s);
        shown.removeIf([](const QToolButton* chip) { return !chip->isVisible(); });
        return shown;
    }
    void type(const QString& text)
    {
        filter()->setFocus();
        filter()->selectAll();
        QTest::keyClicks(filter(), text);
        QTest::keyClick(filter(), Qt::Key_Return);
    }
    /// An entry of the menu of a cell.
    void choose(int row, int column, const QString& entry)
    {
        const QPoint place = table()->visualRect(documents()->index(row, column)).center();
        Q_EMIT table()->customContextMenuRequested(place);
        auto* const menu = find<QMenu>(u"documentMenu"_s);
        auto* const action = menu->findChild<QAction*>(entry);
        QVERIFY2(action, qUtf8Printable(entry));
        action->trigger();
        menu->close();
        QTRY_VERIFY(!m_page->findChild<QMenu*>(u"documentMenu"_s));
    }
    bool shows(const QString& text)
    {
        const QList<QLabel*> labels = find<QWidget>(u"documentSplit"_s)->parentWidget()->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&text](const QLabel* label) {
            return label->isVisible() && label->text() == text;
        });
    }
};

void AlertsPageDocumentsTest::filtersByWhatIsTyped()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QCOMPARE(documents()->rowCount(), 20);
    QVERIFY(shows(u"20"_s));
    type(u"host.name: db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    QVERIFY(shows(u"5 of 20"_s));
    QCOMPARE(filter()->text(), u"host.name: db"_s);
    QVERIFY(chips().isEmpty());
    type(u"host.name: db and not n: (4 or 8)"_s);
    QTRY_COMPARE(documents()->rowCount(), 3);
    // Also without Enter.
    QTest::keyClick(filter(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(filter(), Qt::Key_Delete);
    QTRY_COMPARE(documents()->rowCount(), 20);
    QVERIFY(shows(u"20"_s));
    QTest::keyClicks(filter(), u"host.name: w*"_s);
    QTRY_COMPARE(documents()->rowCount(), 15);
}

/// Both hold; each goes without the other.
void AlertsPageDocumentsTest::aQueryHoldsBesideConditions()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    type(u"n >= 8"_s);
    QTRY_COMPARE(documents()->rowCount(), 12);
    m_page->findChild<DocumentsCard*>()->filterBy(u"host.name"_s, u"db"_s);
    QTRY_COMPARE(documents()->rowCount(), 3);
    QCOMPARE(chips().size(), 1);
    filter()->clear();
    QTRY_COMPARE(documents()->rowCount(), 5);
    QCOMPARE(chips().size(), 1);
    type(u"n >= 8"_s);
    QTRY_COMPARE(documents()->rowCount(), 3);
    QTest::mouseClick(chips().first(), Qt::LeftButton);
    QTRY_COMPARE(documents()->rowCount(), 12);
    QCOMPARE(filter()->text(), u"n >= 8"_s);
}

void AlertsPageDocumentsTest::filtersFromTheMenuOfACell()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QCOMPARE(documents()->headerData(1, Qt::Horizontal).toString(), u"host.name"_s);
    choose(1, 1, u"onlyThese"_s);
    QTRY_COMPARE(documents()->rowCount(), 15);
    choose(0, 1, u"withoutThese"_s);
    // The opposite stands for what was there.
    QTRY_COMPARE(documents()->rowCount(), 5);
    QCOMPARE(chips().size(), 1);
    QCOMPARE(chips().first()->text(), u"not host.name: web"_s);
    // Of the time there is nothing to filter by.
    Q_EMIT table()->customContextMenuRequested(table()->visualRect(documents()->index(0, 0)).center());
    auto* const menu = find<QMenu>(u"documentMenu"_s);
    QVERIFY(!menu->findChild<QAction*>(u"onlyThese"_s));
    menu->close();
}

void AlertsPageDocumentsTest::filtersByMissingValues()
{
    open(write(u"alerts.ndjson"_s, goodNdjson() + "{\"@timestamp\":\"2026-03-02T00:01:00Z\",\"n\":7}\n"));
    QCOMPARE(documents()->rowCount(), 21);
    table()->scrollToBottom();
    choose(20, 1, u"onlyThese"_s);
    QTRY_COMPARE(documents()->rowCount(), 1);
    QCOMPARE(chips().first()->text(), u"not host.name: *"_s);
    choose(0, 1, u"withoutThese"_s);
    QTRY_COMPARE(documents()->rowCount(), 20);
}

void AlertsPageDocumentsTest::filtersByAValueChosenElsewhere()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    auto* const card = m_page->findChild<DocumentsCard*>();
    card->filterBy(u"host.name"_s, u"db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    card->filterBy(u"host.name"_s, u"web"_s);
    QTRY_COMPARE(documents()->rowCount(), 15);
    QCOMPARE(chips().size(), 1);
    // A star in a value is a star.
    card->filterBy(u"host.name"_s, u"*"_s);
    QTRY_VERIFY(find<QWidget>(u"noMatch"_s)->isVisible());
}

void AlertsPageDocumentsTest::chipsGoOneByOne()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    m_page->findChild<DocumentsCard*>()->filterBy(u"host.name"_s, u"db"_s);
    m_page->findChild<DocumentsCard*>()->filterBy(u"n"_s, u"4"_s);
    QTRY_COMPARE(documents()->rowCount(), 1);
    chips().first()->setFocus();
    QTest::keyClick(chips().first(), Qt::Key_Space);
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(chips().first()->text(), u"n: 4"_s);
    QTest::mouseClick(chips().first(), Qt::LeftButton);
    QTRY_COMPARE(documents()->rowCount(), 20);
}

void AlertsPageDocumentsTest::showsTheDocumentOfAFilteredRow()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    type(u"host.name: db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    table()->selectRow(2);
    QTRY_VERIFY2(json().startsWith(u"{\n  \"_id\": \"d8\""_s), qUtf8Printable(json()));
    QCOMPARE(find<QLabel>(u"documentId"_s)->text(), u"d8"_s);
    // "Why?" asks about the same one.
    const auto* const card = m_page->findChild<DocumentsCard*>();
    QCOMPARE(card->chosenRow().value_or(0), 8U);
    QCOMPARE(card->table()->id({*card->chosenRow()}), std::string("d8"));
}

void AlertsPageDocumentsTest::keepsTheChosenDocument()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    table()->selectRow(12);
    type(u"host.name: db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    QCOMPARE(table()->currentIndex().row(), 3);
    filter()->clear();
    QTRY_COMPARE(documents()->rowCount(), 20);
    QCOMPARE(table()->currentIndex().row(), 12);
    // One that is not among them gives its place to the next, or the first.
    table()->selectRow(13);
    type(u"host.name: db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    QCOMPARE(table()->currentIndex().row(), 4);
}

void AlertsPageDocumentsTest::saysThatNothingMatches()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    type(u"host.name: nobody"_s);
    auto* const empty = find<QWidget>(u"noMatch"_s);
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(!table()->isVisible());
    QVERIFY(shows(u"0 of 20"_s));
    QVERIFY(json().isEmpty());
    QTest::mouseClick(empty->findChild<QPushButton*>(u"emptyAction"_s), Qt::LeftButton);
    QTRY_VERIFY(table()->isVisible());
    QCOMPARE(documents()->rowCount(), 20);
    QVERIFY(filter()->text().isEmpty());
    type(u"hots.name: db"_s);
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(shows(u"No document has the field hots.name, so this part matches nothing."_s));
}

/// Elasticsearch would refuse it; the rest of the query holds.
void AlertsPageDocumentsTest::saysWhatMatchesNothing()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    type(u"host.name: db or @timestamp: soon"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    auto* const note = find<FieldNote>(u"filterNote"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->tone(), Tone::Limit);
    QVERIFY2(note->text().startsWith(u"@timestamp has dates, and \"soon\" is none"_s), qUtf8Printable(note->text()));
    type(u"host.name: db"_s);
    QTRY_VERIFY(!note->isVisible());
}

void AlertsPageDocumentsTest::refusesWhatIsNoQuery()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    type(u"host.name: db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    // Without Enter, too; what was found before stays.
    QTest::keyClicks(filter(), u" and (n: 4"_s);
    auto* const note = find<FieldNote>(u"filterNote"_s);
    QTRY_VERIFY(note->isVisible());
    QCOMPARE(note->tone(), Tone::Loss);
    QVERIFY2(note->text().startsWith(u"Column 24: "_s), qUtf8Printable(note->text()));
    QVERIFY2(note->text().contains(u"\")\""_s), qUtf8Printable(note->text()));
    QCOMPARE(documents()->rowCount(), 5);
    QTest::keyClicks(filter(), u")"_s);
    QTRY_COMPARE(documents()->rowCount(), 1);
    QVERIFY(!note->isVisible());
}

void AlertsPageDocumentsTest::anotherSourceHasNoFilter()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    type(u"host.name: db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    addFlood(10);
    settle();
    QCOMPARE(documents()->rowCount(), 600);
    QVERIFY(filter()->text().isEmpty());
}

void AlertsPageDocumentsTest::theSameSourceKeepsItsFilter()
{
    const QString path = write(u"alerts.ndjson"_s, goodNdjson());
    open(path);
    type(u"host.name: db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    write(u"alerts.ndjson"_s, goodNdjson().split('\n').mid(0, 9).join('\n') + '\n');
    m_actions->action(u"alerts.reload"_s)->trigger();
    QTRY_COMPARE(documents()->rowCount(), 3);
    QCOMPARE(filter()->text(), u"host.name: db"_s);
    QVERIFY(shows(u"3 of 9"_s));
}

void AlertsPageDocumentsTest::goesToARow()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    auto* const field = find<QLineEdit>(u"goToField"_s);
    QVERIFY(!field->isVisible());
    m_actions->action(u"alerts.goTo"_s)->trigger();
    QVERIFY(field->isVisible());
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"13"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(table()->currentIndex().row(), 12);
    field->setText(u"1 000"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(table()->currentIndex().row(), 19);
    field->setText(u"somewhere"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(find<FieldNote>(u"goToNote"_s)->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(table()->hasFocus());
}

void AlertsPageDocumentsTest::goesToATime()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    m_actions->action(u"alerts.goTo"_s)->trigger();
    auto* const field = find<QLineEdit>(u"goToField"_s);
    field->setText(u"2026-03-02T00:00:07Z"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(table()->currentIndex().row(), 7);
    type(u"host.name: db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    field->setText(u"2026-03-02T00:00:09Z"_s);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(table()->currentIndex().row(), 3);
    field->setText(u"2027-01-01"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(table()->currentIndex().row(), 4);
}

void AlertsPageDocumentsTest::copiesTheDocument()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    table()->selectRow(3);
    QApplication::clipboard()->clear();
    click(u"copyDocument"_s);
    QTRY_COMPARE(QApplication::clipboard()->text(), QString::fromUtf8(goodNdjson().split('\n').at(3)));
}

void AlertsPageDocumentsTest::copiesAValue()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    choose(4, 1, u"copyValue"_s);
    QCOMPARE(QApplication::clipboard()->text(), u"db"_s);
}

void AlertsPageDocumentsTest::cutsLongDocuments()
{
    const QByteArray line = R"({"@timestamp":"2026-03-02T00:00:00Z","long":")" + QByteArray(300'000, 'x') + "\"}";
    open(write(u"long.ndjson"_s, line + '\n'));
    QTRY_VERIFY2(json().endsWith(u"more bytes are not shown here."_s), qUtf8Printable(json().right(80)));
    QVERIFY(json().size() < 270'000);
    QApplication::clipboard()->clear();
    click(u"copyDocument"_s);
    QTRY_COMPARE(QApplication::clipboard()->text().size(), line.size());
}

void AlertsPageDocumentsTest::columnsAreRememberedBySource()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    auto* const menu = find<QMenu>(u"documentColumnMenu"_s);
    Q_EMIT menu->aboutToShow();
    menu->actions().at(0)->trigger();
    QCOMPARE(documents()->columnCount(), 2);
    const std::int64_t file = current().key;
    addFlood(10);
    settle();
    QCOMPARE(documents()->columnCount(), 3);
    m_sources->setCurrent(file);
    QTRY_COMPARE(documents()->columnCount(), 2);
    QCOMPARE(documents()->headerData(1, Qt::Horizontal).toString(), u"n"_s);
}

void AlertsPageDocumentsTest::actionsFollowTheDocuments()
{
    QVERIFY(!m_actions->action(u"alerts.goTo"_s)->isEnabled());
    QVERIFY(!m_actions->action(u"alerts.filter"_s)->isEnabled());
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QVERIFY(m_actions->action(u"alerts.goTo"_s)->isEnabled());
    table()->setFocus();
    m_actions->action(u"alerts.filter"_s)->trigger();
    QVERIFY(filter()->hasFocus());
    m_page->hide();
    QVERIFY(!m_actions->action(u"alerts.filter"_s)->isEnabled());
    QCOMPARE(m_actions->conflicts(), QStringList());
}

void AlertsPageDocumentsTest::everyWidgetKeepsTheRules()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    type(u"host.name: db"_s);
    QTRY_COMPARE(documents()->rowCount(), 5);
    m_actions->action(u"alerts.goTo"_s)->trigger();
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    type(u"host.name: nobody"_s);
    QTRY_VERIFY(find<QWidget>(u"noMatch"_s)->isVisible());
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
}

void AlertsPageDocumentsTest::picturesCanBeKept()
{
    const QString real = qEnvironmentVariable("CASEWRIGHT_TRY_ALERTS");
    open(real.isEmpty() ? write(u"winlog-week.ndjson"_s, goodNdjson()) : real);
    settle();
    type(u"host.name: * and not host.name: web"_s);
    m_page->findChild<DocumentsCard*>()->filterBy(u"host.name"_s, u"db"_s);
    QTRY_COMPARE(chips().size(), 1);
    QTRY_VERIFY(!json().isEmpty());
    keepPictures(u"documents-filtered"_s);
    m_actions->action(u"alerts.goTo"_s)->trigger();
    keepPictures(u"documents-goto"_s);
    type(u"host.name: nobody"_s);
    QTRY_VERIFY(find<QWidget>(u"noMatch"_s)->isVisible());
    keepPictures(u"documents-nothing"_s);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(AlertsPageDocumentsTest)
#include "tst_AlertsPageDocuments.moc"
