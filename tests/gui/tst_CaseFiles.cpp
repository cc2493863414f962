// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SimulationWriter.h"
#include "tests/gui/CasesWindow.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QCheckBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace casewright;
using store::Access;

/// Cases that go into files and come out of them, and what is done with simulations, on the Cases page.
class CaseFilesTest final : public ui::CasesWindow {
    Q_OBJECT

private Q_SLOTS:
    void chosenCasesAreExportedAndImported();
    void allThatMatchAreExported();
    void fileThatCannotBeWrittenIsToldAbout();
    void brokenFileImportsNothing();
    void droppedFileIsImported();
    void droppedFilesAreAllImported();
    void reportIsWritten();
    void simulationIsRenamed();
    void escKeepsTheName();
    void simulationThatCannotRunAgainSaysWhy();
    void simulationsAreCompared();
    void runningSimulationIsNotRemoved();
    void removalGivesSpaceBack();

private:
    QString path(const QString& name) { return m_folder->filePath(name); }
    static QByteArray contentOf(const QString& file)
    {
        QFile read(file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray("not there");
    }
    /// Answers the question for a file.
    void answer(const QString& dialog, const QString& file)
    {
        auto* const asked = find<QFileDialog>(dialog);
        Q_EMIT asked->fileSelected(file);
        asked->close();
        QTRY_VERIFY(!m_page->findChild<QFileDialog*>(dialog));
    }
    void exportTo(const QString& action, const QString& file)
    {
        m_actions->action(action)->trigger();
        answer(u"exportCasesDialog"_s, file);
    }
};

void CaseFilesTest::chosenCasesAreExportedAndImported()
{
    open(TwelveCases);
    select(2);
    select(4, Qt::ShiftModifier);
    exportTo(u"cases.exportNdjson"_s, path(u"some.ndjson"_s));
    QTRY_COMPARE(banner()->title(), u"3 cases written to some.ndjson"_s);
    QCOMPARE(contentOf(path(u"some.ndjson"_s)).count("\"total_alerts\""), 3);
    m_actions->action(u"cases.import"_s)->trigger();
    answer(u"importCasesDialog"_s, path(u"some.ndjson"_s));
    QTRY_COMPARE(banner()->title(), u"3 cases imported"_s);
    QTRY_COMPARE(rows(), 15);
    pressInBanner(); // show them
    QTRY_COMPARE(rows(), 3);
    QTRY_VERIFY2(collection().startsWith(u"Import: some"), qUtf8Printable(collection()));
    QVERIFY(find<QLabel>(u"caseProvenance"_s)->text().contains(u"export"_s));
    QVERIFY(!m_actions->action(u"cases.report"_s)->isEnabled());
    QVERIFY(m_actions->action(u"cases.renameSimulation"_s)->isEnabled());
}

void CaseFilesTest::allThatMatchAreExported()
{
    open(TwelveCases);
    table()->clearSelection();
    m_page->findChild<QAction*>(u"filter.groupValue"_s)->trigger();
    QTest::keyClicks(find<QLineEdit>(u"textFilterField"_s), u"host-7"_s);
    QTRY_COMPARE(rows(), 1);
    QTRY_COMPARE(count(), u"1 case"_s);
    closePopup(u"textFilter"_s);
    exportTo(u"cases.exportCsv"_s, path(u"cases.csv"_s));
    QTRY_COMPARE(banner()->title(), u"1 case written to cases.csv"_s);
    QVERIFY(contentOf(path(u"cases.csv"_s)).contains("host-7"));
    exportTo(u"cases.exportMarkdown"_s, path(u"cases.md"_s));
    QTRY_COMPARE(banner()->title(), u"1 case written to cases.md"_s);
    QVERIFY(contentOf(path(u"cases.md"_s)).contains("host-7"));
}

void CaseFilesTest::fileThatCannotBeWrittenIsToldAbout()
{
    open(TwelveCases);
    exportTo(u"cases.exportNdjson"_s, path(u"no/such/folder.ndjson"_s));
    QTRY_COMPARE(banner()->title(), u"The cases were not exported"_s);
    QVERIFY(banner()->text().contains(u"folder.ndjson"));
    // Nor over the workspace itself.
    exportTo(u"cases.exportNdjson"_s, m_session->path());
    QTRY_VERIFY(banner()->text().contains(u"workspace itself"));
    QVERIFY(otherProgram().simulations());
}

void CaseFilesTest::brokenFileImportsNothing()
{
    open(TwelveCases);
    QFile file(path(u"broken.ndjson"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"type\":\"cases\",\n");
    file.close();
    m_actions->action(u"cases.import"_s)->trigger();
    answer(u"importCasesDialog"_s, file.fileName());
    QTRY_COMPARE(banner()->title(), u"Nothing was imported"_s);
    QVERIFY2(banner()->text().contains(u"broken.ndjson:1"), qUtf8Printable(banner()->text()));
    QCOMPARE(otherProgram().simulations()->size(), std::size_t{1});
}

void CaseFilesTest::droppedFileIsImported()
{
    open(TwelveCases);
    exportTo(u"cases.exportNdjson"_s, path(u"all.ndjson"_s));
    QTRY_COMPARE(banner()->title(), u"12 cases written to all.ndjson"_s);
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile(path(u"picture.png"_s))});
    QDragEnterEvent picture(QPoint(50, 50), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    picture.setAccepted(false);
    QApplication::sendEvent(m_page, &picture);
    QVERIFY(!picture.isAccepted());
    dragged.setUrls({QUrl::fromLocalFile(path(u"all.ndjson"_s))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &drop);
    QTRY_COMPARE(banner()->title(), u"12 cases imported"_s);
    QTRY_COMPARE(rows(), 24);
}

/// One after the other; the broken one among them keeps none of the others out.
void CaseFilesTest::droppedFilesAreAllImported()
{
    open(TwelveCases);
    exportTo(u"cases.exportNdjson"_s, path(u"all.ndjson"_s));
    QTRY_COMPARE(banner()->title(), u"12 cases written to all.ndjson"_s);
    QVERIFY(QFile::copy(path(u"all.ndjson"_s), path(u"last.NDJSON"_s)));
    QFile broken(path(u"broken.ndjson"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\"type\":\"cases\",\n");
    broken.close();
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile(path(u"all.ndjson"_s)), QUrl::fromLocalFile(broken.fileName()),
                     QUrl::fromLocalFile(path(u"last.NDJSON"_s))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &drop);
    QTRY_COMPARE(banner()->title(), u"24 cases imported from 2 of 3 files"_s);
    const QStringList outcomes = banner()->text().split(u'\n');
    QCOMPARE(outcomes.size(), 3);
    QVERIFY2(outcomes[0].startsWith(u"all.ndjson: 12 cases. "_s), qUtf8Printable(outcomes[0]));
    QVERIFY2(outcomes[1].contains(u"broken.ndjson:1"_s), qUtf8Printable(outcomes[1]));
    QVERIFY2(outcomes[2].startsWith(u"last.NDJSON: 12 cases. "_s), qUtf8Printable(outcomes[2]));
    QTRY_COMPARE(rows(), 36);
}

void CaseFilesTest::reportIsWritten()
{
    open(TwelveCases);
    QAction* const report = m_actions->action(u"cases.report"_s);
    QVERIFY(!report->isEnabled());
    chooseCollection(u"#1"_s);
    QTRY_VERIFY(report->isEnabled());
    report->trigger();
    answer(u"reportDialog"_s, path(u"report.html"_s));
    QTRY_COMPARE(banner()->title(), u"The report was written to report.html"_s);
    QVERIFY(contentOf(path(u"report.html"_s)).contains("</html>"));
}

void CaseFilesTest::simulationIsRenamed()
{
    open(TwelveCases);
    QVERIFY(!m_actions->action(u"cases.renameSimulation"_s)->isEnabled());
    chooseCollection(u"#1"_s);
    QVERIFY(m_actions->action(u"cases.renameSimulation"_s)->isEnabled());
    m_actions->action(u"cases.renameSimulation"_s)->trigger();
    auto* const name = find<QLineEdit>(u"simulationName"_s);
    QVERIFY(name->isVisible());
    QTest::keyClicks(name, u"The flood of May"_s); // in place of what is selected
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(!name->isVisible());
    QTRY_VERIFY(collection().endsWith(u"The flood of May"));
    QCOMPARE(otherProgram().simulations()->front().name, std::string("The flood of May"));
    // It is a step that can be taken back, and made again.
    const QString before = m_actions->action(u"cases.undo"_s)->text();
    QCOMPARE(before, u"&Undo in cases: Called The flood of May now"_s);
    m_actions->action(u"cases.undo"_s)->trigger();
    QTRY_VERIFY(!collection().endsWith(u"The flood of May"));
    QTRY_VERIFY(m_actions->action(u"cases.redo"_s)->isEnabled());
    m_actions->action(u"cases.redo"_s)->trigger();
    QTRY_VERIFY(collection().endsWith(u"The flood of May"));
    // But not over the name that somebody else gave.
    QVERIFY(otherProgram().renameSimulation(m_simulation, "Theirs"));
    QTRY_VERIFY(m_actions->action(u"cases.undo"_s)->isEnabled());
    m_actions->action(u"cases.undo"_s)->trigger();
    QTRY_COMPARE(banner()->title(), u"Not taken back: Called The flood of May now"_s);
    QCOMPARE(otherProgram().simulations()->front().name, std::string("Theirs"));
    m_session->notifyCasesChanged();
    QTRY_VERIFY(collection().endsWith(u"Theirs"));
    // An empty one is refused.
    m_actions->action(u"cases.renameSimulation"_s)->trigger();
    QTest::keyClicks(name, u" "_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(banner()->title(), u"The name was not changed"_s);
}

void CaseFilesTest::escKeepsTheName()
{
    open(TwelveCases);
    chooseCollection(u"#1"_s);
    m_actions->action(u"cases.renameSimulation"_s)->trigger();
    auto* const name = find<QLineEdit>(u"simulationName"_s);
    QTest::keyClicks(name, u"Another"_s);
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!name->isVisible());
    QVERIFY(find<QPushButton>(u"simulationChooser"_s)->isVisible());
    QVERIFY(otherProgram().simulations()->front().name != "Another");
}

void CaseFilesTest::simulationThatCannotRunAgainSaysWhy()
{
    open(TwelveCases);
    chooseCollection(u"#1"_s);
    QAction* const again = m_actions->action(u"cases.runAgain"_s);
    QTRY_VERIFY(again->isEnabled());
    again->trigger();
    QTRY_VERIFY(banner()->title().endsWith(u"was not run again"));
    QVERIFY(!banner()->text().isEmpty());
    QCOMPARE(otherProgram().simulations()->size(), std::size_t{1});
}

void CaseFilesTest::simulationsAreCompared()
{
    open(TwelveCases);
    QVERIFY(!m_actions->action(u"cases.compare"_s)->isEnabled());
    addSimulation(OneGroup);
    QTRY_VERIFY(m_actions->action(u"cases.compare"_s)->isEnabled());
    m_actions->action(u"cases.compare"_s)->trigger();
    QVERIFY(find<QWidget>(u"comparison"_s)->isVisible());
    auto* const counts = find<QTableView>(u"comparedCounts"_s);
    QTRY_VERIFY(counts->model()->rowCount() > 5);
    QCOMPARE(counts->model()->columnCount(), 4);
    QCOMPARE(counts->model()->headerData(1, Qt::Horizontal).toString(), u"#1"_s);
    const QModelIndex opened =
        counts->model()->match(counts->model()->index(0, 0), Qt::DisplayRole, u"Cases opened"_s, 1).value(0);
    QVERIFY(opened.isValid());
    const auto inColumn = [&opened](int column) { return opened.siblingAtColumn(column).data().toString(); };
    QCOMPARE(inColumn(1), u"12"_s);
    QCOMPARE(inColumn(2), u"3"_s);
    QCOMPARE(inColumn(3), u"−9 (−75 %)"_s);
    const int all = counts->model()->rowCount();
    find<QCheckBox>(u"onlyDifferences"_s)->setChecked(true);
    QVERIFY(counts->model()->rowCount() < all);
    QVERIFY(!m_actions->action(u"cases.close"_s)->isEnabled());
    // A third one beside them.
    addSimulation(OneGroup);
    press(u"comparisonBack"_s);
    QVERIFY(find<QWidget>(u"caseList"_s)->isVisible());
    press(u"simulationChooser"_s);
    tick(u"collections"_s, u"#3"_s);
    tick(u"collections"_s, u"#1"_s);
    closePopup(u"collections"_s);
    m_actions->action(u"cases.compare"_s)->trigger();
    QTRY_COMPARE(counts->model()->headerData(2, Qt::Horizontal).toString(), u"#3"_s);
    press(u"chooseCompared"_s);
    tick(u"compared"_s, u"#2"_s);
    QTRY_COMPARE(counts->model()->headerData(3, Qt::Horizontal).toString(), u"#3"_s);
}

void CaseFilesTest::runningSimulationIsNotRemoved()
{
    QVERIFY(m_session->open(path(u"soc-lab.casewright"_s), Access::Create));
    const tests::Script script{.runs = 2, .alertsPerRun = 40'000, .groups = 100};
    auto writer = store::SimulationWriter::begin(ui::toUtf8(m_session->path()), tests::simulationNamed("Scripted"),
                                                 tests::makeTable(script.alerts()));
    QVERIFY(writer);
    tests::ScriptedRuns runs(script);
    QVERIFY(runs.playInto(**writer));
    QTRY_VERIFY((m_session->notifyCasesChanged(), rows() == 100));
    chooseCollection(u"#1"_s);
    QTRY_VERIFY(collection().endsWith(u"(running)"));
    QVERIFY(!m_actions->action(u"cases.removeSimulation"_s)->isEnabled());
    QVERIFY(!m_actions->action(u"cases.runAgain"_s)->isEnabled());
    QVERIFY((*writer)->finish(runs.result()));
    m_session->notifyCasesChanged();
    QTRY_VERIFY(m_actions->action(u"cases.removeSimulation"_s)->isEnabled());
}

void CaseFilesTest::removalGivesSpaceBack()
{
    open({.runs = 20, .alertsPerRun = 2'000, .groups = 100});
    const qint64 before = QFile(m_session->path()).size();
    chooseCollection(u"#1"_s);
    QTRY_VERIFY(m_actions->action(u"cases.removeSimulation"_s)->isEnabled());
    m_actions->action(u"cases.removeSimulation"_s)->trigger();
    press(u"removeSimulationYes"_s);
    QTRY_VERIFY(banner()->title().endsWith(u" removed"));
    QVERIFY2(banner()->text().contains(u"smaller by"), qUtf8Printable(banner()->text()));
    QVERIFY(QFile(m_session->path()).size() < before);
}

QTEST_MAIN(CaseFilesTest)
#include "tst_CaseFiles.moc"
