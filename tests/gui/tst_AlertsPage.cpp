// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/models/FieldTableModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Files on the page, in the real window: opened, mapped, mended, looked at.
class AlertsPageTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void saysWhatToDoWithoutSources();
    void opensAnNdjsonFile();
    void opensACsvFileWithAGuessedMapping();
    void changesTheMapping();
    void refusesAMappingThatCannotBe();
    void namesABadLineAndSkipsIt();
    void namesAMissingFile();
    void findsAMovedFile();
    void opensWhatIsDropped();
    void opensTheSameFileAgain();
    void removesASource();
    void showsTheChosenDocument();
    void choosesColumns();
    void filtersAndSortsFields();
    void simulatesWithTheAction();
    void readOnlySaysWhy();
    void anotherWorkspaceIsShown();
    void aCancelledSourceIsReadInAnotherWorkspace();
    void everyWidgetKeepsTheRules();
    void headersOfFieldsAreWhole();
    void picturesCanBeKept();
};

void AlertsPageTest::saysWhatToDoWithoutSources()
{
    auto* const nothing = find<QWidget>(u"noSources"_s);
    QVERIFY(nothing->isVisible());
    auto* const openButton = nothing->findChild<QPushButton*>(u"emptyAction"_s);
    QCOMPARE(openButton->text(), u"Open file…"_s);
    QTest::mouseClick(openButton, Qt::LeftButton);
    auto* const dialog = find<QFileDialog>(u"openAlertsDialog"_s);
    QVERIFY(dialog->isVisible());
    dialog->reject();
    QTest::mouseClick(nothing->findChild<QPushButton*>(u"emptySecondAction"_s), Qt::LeftButton);
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    QVERIFY(!nothing->isVisible());
    settle();
}

void AlertsPageTest::opensAnNdjsonFile()
{
    open(write(u"alerts.ndjson"_s, goodNdjson() + goodNdjson().left(200).split('\n').first() + '\n'));
    QCOMPARE(find<QLabel>(u"sourceTitle"_s)->text(), u"alerts.ndjson"_s);
    QCOMPARE(summary(), u"20 alerts · 19 s · 1 duplicate left out"_s);
    QCOMPARE(documents()->rowCount(), 20);
    QTRY_COMPARE(fields()->rowCount(), 2);
    QCOMPARE(fields()->index(0, 0).data().toString(), u"host.name"_s);
    QCOMPARE(fields()->index(0, FieldTableModel::TopValue).data().toString(), u"web"_s);
    QVERIFY(!find<Banner>(u"failureBanner"_s)->isVisible());
    QVERIFY(!find<QWidget>(u"mappingForm"_s)->isVisible());
    QVERIFY(!find<QWidget>(u"floodForm"_s)->isVisible());
    QCOMPARE(find<QListView>(u"sourceList"_s)->currentIndex().data().toString(), u"alerts.ndjson"_s);
}

void AlertsPageTest::opensACsvFileWithAGuessedMapping()
{
    open(write(u"alerts.csv"_s, "time,host,note\n1642723347,mail,a\n1642723352,web,b\n"));
    QCOMPARE(current().mapping, std::string("time=@timestamp,host=host.name"));
    QVERIFY(!m_sources->failure(current().key));
    QCOMPARE(documents()->rowCount(), 2);
    QTRY_VERIFY(find<QWidget>(u"mappingForm"_s)->isVisible());
    QCOMPARE(find<QLineEdit>(u"mappedField0"_s)->text(), u"@timestamp"_s);
    QCOMPARE(find<QLineEdit>(u"mappedField1"_s)->text(), u"host.name"_s);
    QCOMPARE(find<QLineEdit>(u"mappedField2"_s)->text(), QString());
    QTRY_COMPARE(fields()->rowCount(), 2);
}

void AlertsPageTest::changesTheMapping()
{
    open(write(u"alerts.csv"_s, "time,host,note\n1642723347,mail,a\n1642723352,web,b\n"));
    QTRY_VERIFY(find<QWidget>(u"mappingForm"_s)->isVisible());
    auto* const note = find<QLineEdit>(u"mappedField2"_s);
    note->setFocus();
    QTest::keyClicks(note, u"message"_s);
    QCOMPARE(current().mapping, std::string("time=@timestamp,host=host.name"));
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(current().mapping, std::string("time=@timestamp,host=host.name,note=message"));
    QTRY_VERIFY(isSettled());
    QVERIFY(m_sources->loaded(current().key)->table->column("message"));
    QTRY_COMPARE(fields()->index(1, 0).data().toString(), u"message"_s);
    m_sources->finishSaving();
    AlertSources stored(*m_session);
    QCOMPARE(stored.sources().front().mapping, std::string("time=@timestamp,host=host.name,note=message"));
}

void AlertsPageTest::refusesAMappingThatCannotBe()
{
    open(write(u"alerts.csv"_s, "time,host\n1642723347,mail\n"));
    QTRY_VERIFY(find<QWidget>(u"mappingForm"_s)->isVisible());
    auto* const time = find<QLineEdit>(u"mappedField0"_s);
    time->setFocus();
    time->selectAll();
    QTest::keyClick(time, Qt::Key_Delete);
    QTest::keyClick(time, Qt::Key_Return);
    auto* const note = find<FieldNote>(u"mappingNote"_s);
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(u"@timestamp"_s), qUtf8Printable(note->text()));
    QCOMPARE(current().mapping, std::string("time=@timestamp,host=host.name"));
    QTest::keyClicks(time, u"@timestamp"_s);
    QVERIFY(!note->isVisible());
}

void AlertsPageTest::namesABadLineAndSkipsIt()
{
    const QString path = write(u"bad.ndjson"_s, goodNdjson() + "{\"@timestamp\":\"2026-03-0\n{\"no\":\"time\"}\n");
    open(path);
    auto* const banner = find<Banner>(u"failureBanner"_s);
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(path + u":21:"_s), qUtf8Printable(banner->text()));
    QVERIFY(QRegularExpression(u":21:\\d+: "_s).match(banner->text()).hasMatch());
    QVERIFY(find<QWidget>(u"nothingRead"_s)->isVisible());
    auto* const skip = banner->findChild<QPushButton*>(u"bannerAction"_s);
    QCOMPARE(skip->text(), u"Skip bad lines"_s);
    QTest::mouseClick(skip, Qt::LeftButton);
    QTRY_VERIFY(m_sources->loaded(current().key));
    QVERIFY(!banner->isVisible());
    QCOMPARE(summary(), u"20 alerts · 19 s · 2 lines skipped"_s);
    auto* const skipped = find<QTableView>(u"skippedLines"_s);
    QVERIFY(skipped->isVisible());
    QCOMPARE(skipped->model()->rowCount(), 2);
    QCOMPARE(skipped->model()->index(1, 0).data().toInt(), 22);
    QVERIFY(skipped->model()->index(1, 1).data().toString().contains(u"@timestamp"_s));
}

void AlertsPageTest::namesAMissingFile()
{
    m_page->openFiles({m_folder->filePath(u"gone.ndjson"_s)});
    auto* const banner = find<Banner>(u"openBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->title().contains(u"gone.ndjson"_s), qUtf8Printable(banner->title()));
    QVERIFY(m_sources->sources().empty());
}

void AlertsPageTest::findsAMovedFile()
{
    const QString path = write(u"alerts.ndjson"_s, goodNdjson());
    open(path);
    QVERIFY(QFile::rename(path, m_folder->filePath(u"moved.ndjson"_s)));
    m_actions->action(u"alerts.reload"_s)->trigger();
    QTRY_VERIFY(m_sources->failure(current().key));
    auto* const banner = find<Banner>(u"failureBanner"_s);
    QVERIFY(banner->isVisible());
    auto* const action = banner->findChild<QPushButton*>(u"bannerAction"_s);
    QCOMPARE(action->text(), u"Find the file…"_s);
    QTest::mouseClick(action, Qt::LeftButton);
    auto* const dialog = find<QFileDialog>(u"findFileDialog"_s);
    Q_EMIT dialog->fileSelected(m_folder->filePath(u"moved.ndjson"_s));
    dialog->reject();
    QTRY_VERIFY(m_sources->loaded(current().key));
    QCOMPARE(find<QLabel>(u"sourceTitle"_s)->text(), u"moved.ndjson"_s);
    QCOMPARE(documents()->rowCount(), 20);
}

void AlertsPageTest::opensWhatIsDropped()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(u"one.ndjson"_s, goodNdjson())),
                  QUrl::fromLocalFile(write(u"two.ndjson"_s, goodNdjson()))});
    const QPoint place(700, 400);
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(find<QLabel>(u"dropHint"_s)->property("active").toBool());
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &drop);
    QVERIFY(!find<QLabel>(u"dropHint"_s)->property("active").toBool());
    QTRY_COMPARE(m_sources->sources().size(), std::size_t{2});
    QCOMPARE(current().name, std::string("two.ndjson"));

    QMimeData words;
    words.setText(u"words"_s);
    QDragEnterEvent other(place, Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &other);
    QVERIFY(!find<QLabel>(u"dropHint"_s)->property("active").toBool());
}

void AlertsPageTest::opensTheSameFileAgain()
{
    const QString path = write(u"alerts.ndjson"_s, goodNdjson());
    open(path);
    QCOMPARE(documents()->rowCount(), 20);
    write(u"alerts.ndjson"_s, goodNdjson().split('\n').first() + '\n');
    m_page->openFiles({path});
    QTRY_COMPARE(documents()->rowCount(), 1);
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
}

void AlertsPageTest::removesASource()
{
    const QString path = write(u"alerts.ndjson"_s, goodNdjson());
    open(path);
    addFlood(1);
    settle();
    auto* const list = find<QListView>(u"sourceList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(current().name, std::string("alerts.ndjson"));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    QCOMPARE(current().name, std::string("Outage"));
    QVERIFY(QFile::exists(path));
    click(u"removeSource"_s);
    QVERIFY(m_sources->sources().empty());
    QVERIFY(find<QWidget>(u"noSources"_s)->isVisible());
    QVERIFY(!find<QWidget>(u"removeSource"_s)->isEnabled());
    QVERIFY(!m_actions->action(u"alerts.remove"_s)->isEnabled());
}

void AlertsPageTest::showsTheChosenDocument()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    auto* const table = find<QTableView>(u"documentTable"_s);
    auto* const json = find<QPlainTextEdit>(u"documentJson"_s);
    // The first stands there without a click.
    QTRY_VERIFY(json->toPlainText().startsWith(u"{\n  \"_id\": \"d0\""_s));
    table->setFocus();
    table->selectRow(3);
    QTRY_VERIFY(json->toPlainText().startsWith(u"{\n  \"_id\": \"d3\""_s));
    QTest::keyClick(table, Qt::Key_Down);
    QTRY_VERIFY(json->toPlainText().startsWith(u"{\n  \"_id\": \"d4\""_s));
    QVERIFY(json->toPlainText().contains(u"    \"name\": \"db\""_s));
}

void AlertsPageTest::choosesColumns()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QCOMPARE(documents()->columnCount(), 3);
    QCOMPARE(documents()->headerData(1, Qt::Horizontal).toString(), u"host.name"_s);
    auto* const menu = find<QMenu>(u"documentColumnMenu"_s);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(menu->actions().at(0)->isChecked());
    menu->actions().at(0)->trigger();
    QCOMPARE(documents()->columnCount(), 2);
    QCOMPARE(documents()->headerData(1, Qt::Horizontal).toString(), u"n"_s);
}

void AlertsPageTest::filtersAndSortsFields()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QTRY_COMPARE(fields()->rowCount(), 2);
    fields()->sort(FieldTableModel::Values, Qt::DescendingOrder);
    QCOMPARE(fields()->index(0, 0).data().toString(), u"n"_s);
    auto* const filter = find<QLineEdit>(u"fieldFilter"_s);
    QTest::keyClicks(filter, u"HOST"_s);
    QTRY_COMPARE(fields()->rowCount(), 1);
    QCOMPARE(fields()->index(0, 0).data().toString(), u"host.name"_s);
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_COMPARE(fields()->rowCount(), 2);
}

void AlertsPageTest::simulatesWithTheAction()
{
    addFlood(1);
    settle();
    click(u"simulateWithIt"_s);
    QCOMPARE(m_runs, 1);
    m_actions->action(u"simulation.run"_s)->setEnabled(false);
    QVERIFY(!find<QWidget>(u"simulateWithIt"_s)->isEnabled());
}

void AlertsPageTest::readOnlySaysWhy()
{
    addFlood(10);
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), store::Access::ReadOnly));
    QVERIFY(find<Banner>(u"readOnlyBanner"_s)->isVisible());
    for (const QString& button : {u"openFile"_s, u"addFlood"_s, u"removeSource"_s, u"addFloodField"_s, u"floodRate"_s})
        QVERIFY2(!find<QWidget>(button)->isEnabled(), qUtf8Printable(button));
    for (const QString& id : {u"alerts.open"_s, u"alerts.flood"_s, u"alerts.remove"_s})
        QVERIFY2(!m_actions->action(id)->isEnabled(), qUtf8Printable(id));
    QVERIFY(!m_page->acceptDrops());
    settle();
    QCOMPARE(documents()->rowCount(), 600);
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), store::Access::ReadWrite));
    QVERIFY(!find<Banner>(u"readOnlyBanner"_s)->isVisible());
    QVERIFY(find<QWidget>(u"openFile"_s)->isEnabled());
}

void AlertsPageTest::anotherWorkspaceIsShown()
{
    addFlood(10);
    settle();
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), store::Access::Create));
    QVERIFY(find<QWidget>(u"noSources"_s)->isVisible());
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QCOMPARE(documents()->rowCount(), 20);
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), store::Access::ReadWrite));
    settle();
    QCOMPARE(documents()->rowCount(), 600);
}

void AlertsPageTest::aCancelledSourceIsReadInAnotherWorkspace()
{
    addFlood(7'000, base::Day);
    QTest::mouseClick(find<QWidget>(u"nothingRead"_s)->findChild<QPushButton*>(u"emptyAction"_s), Qt::LeftButton);
    auto* const progress = find<QWidget>(u"loadProgress"_s);
    QTRY_VERIFY(progress->isVisible());
    QTest::mouseClick(progress->findChild<QToolButton*>(u"cancelButton"_s), Qt::LeftButton);
    const std::int64_t cancelled = current().key;
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), store::Access::Create));
    QCOMPARE(addFlood(10), cancelled);
    settle();
    QCOMPARE(documents()->rowCount(), 600);
}

void AlertsPageTest::everyWidgetKeepsTheRules()
{
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    addFlood(10);
    click(u"floodField0"_s);
    find<QAction>(u"addStormSingle"_s)->trigger();
    settle();
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    open(write(u"alerts.csv"_s, "time,host\n1642723347,mail\n,x\n"));
    QTRY_VERIFY(find<QWidget>(u"mappingForm"_s)->isVisible());
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    QCOMPARE(m_actions->conflicts(), QStringList());
}

/// Beside a flood's form in the smallest window too.
void AlertsPageTest::headersOfFieldsAreWhole()
{
    m_window->resize(1024, 700);
    addFlood(10);
    settle();
    const auto* const table = find<QTableView>(u"fieldTable"_s);
    const QHeaderView* const header = table->horizontalHeader();
    QTRY_VERIFY(header->length() <= table->viewport()->width());
    constexpr int Padding = 10; // of the style sheet, as the font
    QFont font = header->font();
    font.setPixelSize(static_cast<int>(casewright::ui::size::SectionText));
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column))
            continue;
        const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
        const int needed = metrics.horizontalAdvance(title) + 2 * Padding;
        QVERIFY2(header->sectionSize(column) >= needed,
                 qPrintable(u"%1: %2 of %3"_s.arg(title).arg(header->sectionSize(column)).arg(needed)));
    }
}

void AlertsPageTest::picturesCanBeKept()
{
    keepPictures(u"alerts-empty"_s);
    const QString real = qEnvironmentVariable("CASEWRIGHT_TRY_ALERTS");
    open(real.isEmpty() ? write(u"winlog-week.ndjson"_s, goodNdjson()) : real);
    settle();
    find<QTableView>(u"documentTable"_s)->selectRow(2);
    QTRY_VERIFY(!find<QPlainTextEdit>(u"documentJson"_s)->toPlainText().isEmpty());
    keepPictures(u"alerts-file"_s);
    open(write(u"alerts.csv"_s, "time,name,ip,host,short\n1642723347,Wazuh: update,172.19.130.4,mail,W-Sys\n"));
    settle();
    // In a small window a mere guess leaves the documents their room.
    QTRY_VERIFY(find<QPushButton>(u"howItIsRead"_s)->isVisible());
    click(u"howItIsRead"_s);
    QVERIFY(find<QWidget>(u"mappingForm"_s)->isVisible());
    keepPictures(u"alerts-csv"_s);
    open(write(u"bad.ndjson"_s, goodNdjson() + "{\"@timestamp\":\"2026-03-0\n{\"no\":\"time\"}\n"));
    keepPictures(u"alerts-bad"_s);
    QTest::mouseClick(find<Banner>(u"failureBanner"_s)->findChild<QPushButton*>(u"bannerAction"_s), Qt::LeftButton);
    settle();
    keepPictures(u"alerts-skipped"_s);
    addFlood(120, base::Day);
    find<QAction>(u"addStorm3"_s)->trigger();
    settle();
    find<QTableView>(u"documentTable"_s)->selectRow(2);
    QTRY_VERIFY(!find<QPlainTextEdit>(u"documentJson"_s)->toPlainText().isEmpty());
    keepPictures(u"alerts-flood"_s);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(AlertsPageTest)
#include "tst_AlertsPage.moc"
