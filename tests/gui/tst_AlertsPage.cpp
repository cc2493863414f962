// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/models/FieldTableModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QToolButton>

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
    void findsAMovedFile();
    void showsTheChosenDocument();
    void filtersAndSortsFields();
    void simulatesWithTheAction();
    void everyWidgetKeepsTheRules();
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
    // Also when it is read again, until a person wants it otherwise.
    m_actions->action(u"alerts.reload"_s)->trigger();
    QTRY_VERIFY(m_sources->loaded(current().key));
    QVERIFY(skipped->isVisible());
    click(u"doNotSkip"_s);
    QTRY_VERIFY(m_sources->failure(current().key));
    QVERIFY(banner->isVisible());
    QVERIFY(!skipped->isVisible());
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
