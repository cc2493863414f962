// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/alerts/AlertsText.h"
#include "ui/alerts/SourceHeader.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// What a file is recognised as, how it is read, and files that are something else.
class AlertsPageImportTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void saysWhatJsonWasRecognisedAs();
    void choosesAnotherTime();
    void choosesTheTimeWhereNoneWasFound();
    void showsHowItIsReadWhereThatIsInDoubt();
    void documentsAreInSightInASmallWindow();
    void aLikelyTimeIsNamed();
    void previewShowsWholeTimes();
    void progressHasRoomInASmallWindow();
    void refusesAFieldForTwoThings();
    void previewsAFileThatCannotBeRead();
    void previewGoesWhenDocumentsAreThere();
    void aChangedMappingShowsInThePreview();
    void opensAFlood();
    void dropsSeveralKindsAtOnce();
    void saysWhereOtherFilesBelong_data();
    void saysWhereOtherFilesBelong();
    void progressSaysHowFarItIs();
    void showsProgressWhileReading();
    void everyWidgetKeepsTheRules();
    void picturesCanBeKept();

private:
    QTableView* preview() { return find<QTableView>(u"previewTable"_s); }
    QByteArray zeek()
    {
        QByteArray lines;
        for (int i = 0; i < 30; ++i)
            lines += uR"({"ts":%1.5,"seen":%2,"uid":"C%3","id.orig_h":"10.0.0.%4","proto":"tcp"})"_s
                         .arg(1'772'437'800 + i)
                         .arg(1'772'437'000 - i)
                         .arg(i)
                         .arg(i % 5)
                         .toUtf8()
                     + '\n';
        return lines;
    }
    void write(QComboBox* field, const QString& text)
    {
        field->lineEdit()->setFocus();
        field->lineEdit()->selectAll();
        QTest::keyClicks(field->lineEdit(), text);
        QTest::keyClick(field->lineEdit(), Qt::Key_Return);
    }
    using AlertsWindow::write;
};

void AlertsPageImportTest::saysWhatJsonWasRecognisedAs()
{
    open(write(u"conn.log"_s, zeek()));
    QCOMPARE(documents()->rowCount(), 30);
    QVERIFY2(summary().contains(u"time from ts (guessed)"_s), qUtf8Printable(summary()));
    QTRY_VERIFY(find<QWidget>(u"jsonMappingForm"_s)->isVisible());
    QVERIFY2(find<QLabel>(u"jsonRecognised"_s)->text().startsWith(u"NDJSON · "_s),
             qUtf8Printable(find<QLabel>(u"jsonRecognised"_s)->text()));
    QCOMPARE(find<QComboBox>(u"jsonField0"_s)->currentText(), u"ts"_s);
    QCOMPARE(find<QComboBox>(u"jsonField1"_s)->currentText(), QString());
    QVERIFY(find<QComboBox>(u"jsonField1"_s)->findText(u"uid"_s) >= 0);
    QVERIFY(find<QWidget>(u"jsonGuessNote"_s)->isVisible());
    // Nobody chose it, so nothing is kept.
    QCOMPARE(current().mapping, std::string());
}

void AlertsPageImportTest::choosesAnotherTime()
{
    open(write(u"conn.log"_s, zeek()));
    QTRY_VERIFY(find<QWidget>(u"jsonMappingForm"_s)->isVisible());
    const std::int64_t key = current().key;
    write(find<QComboBox>(u"jsonField0"_s), u"seen"_s);
    QCOMPARE(current().mapping, std::string("seen=@timestamp"));
    write(find<QComboBox>(u"jsonField1"_s), u"uid"_s);
    QCOMPARE(current().mapping, std::string("seen=@timestamp,uid=_id"));
    QTRY_VERIFY(isSettled());
    QCOMPARE(current().key, key);
    const auto loaded = m_sources->loaded(key);
    QVERIFY(loaded);
    QCOMPARE(loaded->table->timeField(), std::string("seen"));
    // In order of that time the last one is the first.
    QCOMPARE(loaded->table->id({0}), std::string("C29"));
    QVERIFY2(summary().contains(u"time from seen"_s) && !summary().contains(u"guessed"_s), qUtf8Printable(summary()));
    QTRY_VERIFY(!find<QWidget>(u"jsonGuessNote"_s)->isVisible());
    m_sources->finishSaving();
    AlertSources stored(*m_session);
    QCOMPARE(stored.sources().front().mapping, std::string("seen=@timestamp,uid=_id"));
}

void AlertsPageImportTest::choosesTheTimeWhereNoneWasFound()
{
    open(write(u"odd.ndjson"_s, "{\"when\":{\"it\":\"2026-03-02T00:00:00Z\"},\"a\":1}\n"));
    auto* const banner = find<Banner>(u"failureBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QTRY_VERIFY2(banner->text().contains(u"at the right"_s), qUtf8Printable(banner->text()));
    QCOMPARE(banner->findChild<QPushButton*>(u"bannerAction"_s)->text(), u"How it is read…"_s);
    QTRY_VERIFY(find<QWidget>(u"jsonGuessNote"_s)->isVisible());
    QTRY_VERIFY(find<QWidget>(u"previewCard"_s)->isVisible());
    QCOMPARE(preview()->model()->headerData(1, Qt::Horizontal).toString(), u"What is wrong"_s);
    write(find<QComboBox>(u"jsonField0"_s), u"when.it"_s);
    QTRY_VERIFY(m_sources->loaded(current().key));
    QVERIFY(!banner->isVisible());
    QCOMPARE(documents()->rowCount(), 1);
}

void AlertsPageImportTest::showsHowItIsReadWhereThatIsInDoubt()
{
    auto* const form = find<QWidget>(u"jsonMappingForm"_s);
    auto* const button = find<QPushButton>(u"howItIsRead"_s);
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    const std::int64_t plain = current().key;
    QTRY_VERIFY(button->isVisible());
    QVERIFY(!form->isVisible());
    QVERIFY(!button->isChecked());
    click(u"howItIsRead"_s);
    QVERIFY(form->isVisible());
    QVERIFY(button->isChecked());
    // It stays while the source is chosen.
    m_actions->action(u"alerts.reload"_s)->trigger();
    QTRY_VERIFY(m_sources->loaded(plain));
    QTRY_VERIFY(form->isVisible());
    // A guess is shown the first time.
    open(write(u"conn.log"_s, zeek()));
    const std::int64_t guessed = current().key;
    QTRY_VERIFY(form->isVisible());
    QVERIFY(button->isChecked());
    m_sources->setCurrent(plain);
    QTRY_VERIFY(button->isVisible());
    QVERIFY(!form->isVisible());
    m_sources->setCurrent(guessed);
    QTRY_VERIFY(button->isVisible());
    QVERIFY(!form->isVisible());
    // What is closed stays closed, though the file cannot be read.
    open(write(u"bad.ndjson"_s, "{\"no\":\"time\"}\n"));
    QTRY_VERIFY(form->isVisible());
    click(u"howItIsRead"_s);
    QVERIFY(!form->isVisible());
    addFlood(10);
    QTRY_VERIFY(!button->isVisible());
    QVERIFY(find<QWidget>(u"floodForm"_s)->isVisible());
}

void AlertsPageImportTest::documentsAreInSightInASmallWindow()
{
    m_window->resize(1024, 700);
    const auto* const table = find<QTableView>(u"documentTable"_s);
    const auto rowsInSight = [table] {
        return table->visibleRegion().boundingRect().height() / size::Row;
    };
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    settle();
    QTRY_VERIFY2(rowsInSight() >= 3, qPrintable(QString::number(rowsInSight())));
    open(write(u"conn.log"_s, zeek()));
    settle();
    QVERIFY2(summary().contains(u"time from ts (guessed)"_s), qUtf8Printable(summary()));
    QTRY_VERIFY2(rowsInSight() >= 3, qPrintable(QString::number(rowsInSight())));
}

/// Of a name that says nothing.
void AlertsPageImportTest::aLikelyTimeIsNamed()
{
    open(write(u"seen.ndjson"_s,
               "{\"n\":1,\"details\":{\"seen\":\"2026-03-02T08:00:00Z\"}}\n"
               "{\"n\":2,\"details\":{\"seen\":\"2026-03-02T08:00:01Z\"}}\n"));
    auto* const time = find<QComboBox>(u"jsonField0"_s);
    QTRY_VERIFY(time->isVisible());
    const QString note = find<FieldNote>(u"jsonGuessNote"_s)->text();
    QVERIFY2(note.contains(u"The values of details.seen are times"_s), qUtf8Printable(note));
    QCOMPARE(time->itemText(0), u"details.seen"_s);
    time->setCurrentIndex(0);
    Q_EMIT time->activated(0);
    QTRY_COMPARE(documents()->rowCount(), 2);
}

void AlertsPageImportTest::previewShowsWholeTimes()
{
    open(write(u"a.csv"_s, "n;when\n1;2026-03-02T08:00:00.000000+0000 or so\n"));
    QTRY_VERIFY(preview()->isVisible());
    const QHeaderView* const header = preview()->horizontalHeader();
    for (int column = 1; column < preview()->model()->columnCount(); ++column) {
        const QString text = preview()->model()->index(0, column).data().toString();
        const int needed = QFontMetrics(casewright::ui::fonts::code(size::CodeText)).horizontalAdvance(text);
        QVERIFY2(header->sectionSize(column) >= std::min(needed + 2 * (size::Gap + 2), 260), qUtf8Printable(text));
    }
}

/// Beside a form, with all that it says.
void AlertsPageImportTest::progressHasRoomInASmallWindow()
{
    m_window->resize(1024, 700);
    addFlood(10);
    settle();
    auto* const header = m_page->findChild<SourceHeader*>();
    base::Progress progress;
    progress.begin(10'000'000);
    progress.advanceTo(5'000'000);
    header->startProgress([&progress] { return SourceHeader::Job{.phase = u"Making events"_s, .progress = progress}; },
                          true);
    QTRY_VERIFY(find<QWidget>(u"loadProgress"_s)->isVisible());
    const auto* const view = find<QScrollArea>(u"sourceView"_s);
    QTRY_COMPARE(view->widget()->width(), view->viewport()->width());
    const auto* const cancel = find<QToolButton>(u"cancelButton"_s);
    QVERIFY(!cancel->visibleRegion().isEmpty());
    QCOMPARE(cancel->visibleRegion().boundingRect(), cancel->rect());
    header->finishProgress();
}

void AlertsPageImportTest::refusesAFieldForTwoThings()
{
    open(write(u"conn.log"_s, zeek()));
    QTRY_VERIFY(find<QWidget>(u"jsonMappingForm"_s)->isVisible());
    write(find<QComboBox>(u"jsonField1"_s), u"ts"_s);
    QVERIFY(find<FieldNote>(u"jsonMappingNote"_s)->isVisible());
    QCOMPARE(current().mapping, std::string());
    write(find<QComboBox>(u"jsonField1"_s), u"a,b"_s);
    QVERIFY(find<FieldNote>(u"jsonMappingNote"_s)->isVisible());
    write(find<QComboBox>(u"jsonField1"_s), u"uid"_s);
    QVERIFY(!find<FieldNote>(u"jsonMappingNote"_s)->isVisible());
    QCOMPARE(current().mapping, std::string("ts=@timestamp,uid=_id"));
}

void AlertsPageImportTest::previewsAFileThatCannotBeRead()
{
    open(write(u"a.csv"_s, "first;second\n1;x\n2;y\n"));
    QVERIFY(m_sources->failure(current().key));
    auto* const card = find<QWidget>(u"previewCard"_s);
    QTRY_VERIFY(card->isVisible());
    QCOMPARE(preview()->model()->rowCount(), 2);
    QCOMPARE(preview()->model()->headerData(1, Qt::Horizontal).toString(), u"first"_s);
    QCOMPARE(preview()->model()->index(1, 2).data().toString(), u"y"_s);
    QVERIFY(find<FieldNote>(u"mappingNote"_s)->text().contains(u"@timestamp"_s));
    QVERIFY(find<QLabel>(u"csvRecognised"_s)->text().startsWith(u"CSV with semicolons"_s));
}

void AlertsPageImportTest::previewGoesWhenDocumentsAreThere()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QVERIFY(!find<QWidget>(u"previewCard"_s)->isVisible());
    QVERIFY(find<QTableView>(u"documentTable"_s)->isVisible());
}

void AlertsPageImportTest::aChangedMappingShowsInThePreview()
{
    open(write(u"a.csv"_s, "first;second\nx;1\nnever;2\n"));
    QTRY_VERIFY(find<QWidget>(u"previewCard"_s)->isVisible());
    auto* const field = find<QLineEdit>(u"mappedField0"_s);
    field->setFocus();
    QTest::keyClicks(field, u"@timestamp"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(current().mapping, std::string("first=@timestamp"));
    QTRY_VERIFY(m_sources->failure(current().key));
    // It is no time after all: which rows are wrong stands in the preview.
    QTRY_COMPARE(preview()->model()->headerData(2, Qt::Horizontal).toString(), u"@timestamp"_s);
    QCOMPARE(preview()->model()->headerData(2, Qt::Horizontal, Qt::ToolTipRole).toString(), u"first in the file"_s);
    QVERIFY(!preview()->model()->index(0, 1).data().toString().isEmpty());
}

void AlertsPageImportTest::opensAFlood()
{
    const std::int64_t made = addFlood(10);
    const QByteArray text = QByteArray::fromStdString(m_sources->find(made)->flood);
    m_sources->remove(made);
    m_page->openFiles({write(u"outage.json"_s, text)});
    QTRY_COMPARE(m_sources->sources().size(), std::size_t{1});
    QCOMPARE(current().name, std::string("Outage"));
    QVERIFY(!current().flood.empty());
    QVERIFY(current().path.empty());
    settle();
    QCOMPARE(documents()->rowCount(), 600);
    // The same again is the same source.
    m_page->openFiles({m_folder->filePath(u"outage.json"_s)});
    QTRY_VERIFY(isSettled());
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    const QByteArray wrong = QByteArray(text).replace("\"perMinute\"", "\"perHour\"");
    m_page->openFiles({write(u"wrong.json"_s, wrong)});
    auto* const banner = find<Banner>(u"openBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"perHour"_s), qUtf8Printable(banner->text()));
}

void AlertsPageImportTest::dropsSeveralKindsAtOnce()
{
    const std::int64_t made = addFlood(10);
    const QByteArray flood = QByteArray::fromStdString(m_sources->find(made)->flood);
    m_sources->remove(made);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(u"one.ndjson"_s, goodNdjson())),
                  QUrl::fromLocalFile(write(u"two.csv"_s, "time,host\n1767600000,a\n")),
                  QUrl::fromLocalFile(write(u"three.json"_s, flood))});
    QDragEnterEvent enter({700, 400}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &enter);
    QDropEvent drop(QPointF(700, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &drop);
    QTRY_COMPARE(m_sources->sources().size(), std::size_t{3});
    QVERIFY(find<QLabel>(u"dropHint"_s)->text().contains(u"eve.json"_s));
    settle();
}

void AlertsPageImportTest::saysWhereOtherFilesBelong_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("rule") << QByteArray(R"({"name":"r","rule_type_id":".es-query","params":{},"actions":[]})")
                          << u"Rules page"_s;
    QTest::newRow("exported rules")
        << QByteArray("{\"type\":\"alert\",\"attributes\":{\"alertTypeId\":\".es-query\"}}\n{\"exportedCount\":1}\n")
        << u"Rules page"_s;
    QTest::newRow("detection rule") << QByteArray(R"({"rule_id":"1","risk_score":5,"name":"d"})") << u"Rules page"_s;
    QTest::newRow("scenario") << QByteArray("{\n  \"casewright\": \"scenario/1\",\n  \"name\": \"s\"\n}\n")
                              << u"Open scenario"_s;
    QTest::newRow("analysts") << QByteArray(R"({"casewright":"analysts/1"})") << u"Simulate page"_s;
    QTest::newRow("vectors") << QByteArray(R"({"casewright":"kql-vectors/1"})") << u"kql-vectors/1"_s;
}

void AlertsPageImportTest::saysWhereOtherFilesBelong()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, words);
    m_page->openFiles({write(u"file.json"_s, content)});
    auto* const banner = find<Banner>(u"openBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(words), qUtf8Printable(banner->text()));
    QVERIFY(m_sources->sources().empty());
    // Alerts that have the word somewhere are alerts.
    open(write(u"alerts.ndjson"_s, R"({"@timestamp":1,"a":{"rule_type_id":1,"casewright":2},"t":"\"rule_id\""})"));
    QCOMPARE(documents()->rowCount(), 1);
}

void AlertsPageImportTest::progressSaysHowFarItIs()
{
    base::Progress progress;
    QCOMPARE(AlertsText::progress(progress, false, 1'000), QString());
    progress.begin(746'000'000);
    progress.advanceTo(310'000'000);
    progress.countTo(412'000);
    QCOMPARE(AlertsText::progress(progress, false, 400),
             u"310\u202fMB of 746\u202fMB · 412\u202f000 alerts · 775\u202fMB a second"_s);
    QCOMPARE(AlertsText::progress(progress, false, 100), u"310\u202fMB of 746\u202fMB · 412\u202f000 alerts"_s);
    progress.begin(1'250'000);
    progress.advanceTo(500'000);
    QCOMPARE(AlertsText::progress(progress, true, 500),
             u"500\u202f000 of 1\u202f250\u202f000 events · 1\u202fM a second"_s);
}

void AlertsPageImportTest::showsProgressWhileReading()
{
    addFlood(7'000, base::Day);
    QTest::mouseClick(find<QWidget>(u"nothingRead"_s)->findChild<QPushButton*>(u"emptyAction"_s), Qt::LeftButton);
    auto* const progress = find<QWidget>(u"loadProgress"_s);
    QTRY_VERIFY(progress->isVisible());
    QTRY_VERIFY2(summary().contains(u" of "_s) && summary().endsWith(u"a second"_s), qUtf8Printable(summary()));
    QTest::mouseClick(progress->findChild<QToolButton*>(u"cancelButton"_s), Qt::LeftButton);
    QVERIFY(!m_sources->loading());
    QVERIFY(!progress->isVisible());
    QVERIFY2(!summary().contains(u" of "_s), qUtf8Printable(summary()));
}

void AlertsPageImportTest::everyWidgetKeepsTheRules()
{
    open(write(u"conn.log"_s, zeek()));
    QTRY_VERIFY(find<QWidget>(u"jsonMappingForm"_s)->isVisible());
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    open(write(u"a.csv"_s, "first;second\n1;x\n"));
    QTRY_VERIFY(find<QWidget>(u"previewCard"_s)->isVisible());
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
}

void AlertsPageImportTest::picturesCanBeKept()
{
    open(write(u"conn.log"_s, zeek()));
    settle();
    QTRY_VERIFY(find<QWidget>(u"jsonMappingForm"_s)->isVisible());
    keepPictures(u"import-json"_s);
    open(write(u"odd.csv"_s, "first;second;third\n1;x;some words\n2;y;more words\n"));
    QTRY_VERIFY(find<QWidget>(u"previewCard"_s)->isVisible());
    keepPictures(u"import-csv-failed"_s);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(AlertsPageImportTest)
#include "tst_AlertsPageImport.moc"
