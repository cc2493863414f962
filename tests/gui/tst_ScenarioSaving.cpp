// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/Check.h"
#include "tests/gui/SimulationWindow.h"
#include "ui/widgets/Banner.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// "Save as scenario" in the real window.
class ScenarioSavingTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void needsASimulation();
    void whatIsSavedHolds();
    void whatAnalystsDidIsSaved();
    void theSourceMayBeGone();
    void aChangedFileIsRefused();
    void anOlderSimulationFindsItsSourceByName();
    void saysWhatWentWrong();

private:
    void simulateAFile();
    void save(const QString& path);
    void saveAndCheck(const QString& path);
    void openAnew();
    [[nodiscard]] static QByteArray contentOf(const QString& path);
    QAction* action() const { return m_actions->action(u"simulation.saveScenario"_s); }

    QTemporaryDir m_target;
};

void ScenarioSavingTest::simulateAFile()
{
    addRule();
    QByteArray documents;
    for (int i = 0; i < 40; ++i)
        documents += "{\"@timestamp\": " + QByteArray::number(1'767'600'000 + i * 60) + ", \"host\": {\"name\": \"h"
            + QByteArray::number(i % 4) + "\"}}\n";
    QVERIFY(m_sources->add(fileOf(documents)));
    QVERIFY(runToTheEnd());
}

void ScenarioSavingTest::save(const QString& path)
{
    action()->trigger();
    auto* const dialog = m_window->findChild<QFileDialog*>(u"saveScenarioDialog"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
}

void ScenarioSavingTest::needsASimulation()
{
    QVERIFY(!action()->isEnabled());
    simulateAFile();
    QVERIFY(action()->isEnabled());
}

QByteArray ScenarioSavingTest::contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Saves, and has what was saved judged by what `casewright-cli test` uses.
void ScenarioSavingTest::saveAndCheck(const QString& path)
{
    QSignalSpy status(m_page, &Page::statusChanged);
    save(path);
    QTRY_VERIFY(!status.isEmpty() && status.last().first().toString().contains(QFileInfo(path).fileName()));
    const scenario::CheckedFile checked = scenario::checkFile(path.toStdString(), contentOf(path).toStdString(), {});
    QVERIFY2(!checked.error, checked.error ? base::describe(*checked.error).c_str() : "");
    QCOMPARE(checked.checks.size(), std::size_t{1});
    QVERIFY(checked.checks.front().differences.empty());
}

/// The workspace as it is after another program changed it.
void ScenarioSavingTest::openAnew()
{
    const QString path = m_session->path();
    QVERIFY(m_session->open(m_target.filePath(u"other.casewright"_s), store::Access::Create));
    QVERIFY(m_session->open(path, store::Access::ReadWrite));
    QTRY_VERIFY(shown() && shown()->runs);
}

void ScenarioSavingTest::whatIsSavedHolds()
{
    simulateAFile();
    saveAndCheck(m_target.filePath(u"saved.json"_s));
    QVERIFY(!contentOf(m_target.filePath(u"saved.json"_s)).contains("\"closed\""));
}

void ScenarioSavingTest::whatAnalystsDidIsSaved()
{
    const engine::UniformLength after{base::Minute, base::Hour};
    QVERIFY(m_analysts->add({.name = "Clock", .work = engine::CloseAfter{after}}));
    m_analysts->setSeed(11);
    simulateAFile();
    QVERIFY(shown()->simulation.summary.queue->closed > 0);
    // The analysts as they were, not as they are by now.
    m_analysts->choose(std::nullopt);
    m_analysts->setSeed(1);
    const QString path = m_target.filePath(u"closed.json"_s);
    saveAndCheck(path);
    QVERIFY(contentOf(path).contains("\"closed\""));
}

void ScenarioSavingTest::theSourceMayBeGone()
{
    simulateAFile();
    m_sources->remove(m_sources->current().value());
    saveAndCheck(m_target.filePath(u"gone.json"_s));
}

void ScenarioSavingTest::aChangedFileIsRefused()
{
    simulateAFile();
    const QString alerts = toText(shown()->simulation.source.path);
    m_sources->remove(m_sources->current().value());
    QFile file(alerts);
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"@timestamp\": 1767600000, \"host\": {\"name\": \"h1\"}}\n");
    file.close();
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    save(m_target.filePath(u"changed.json"_s));
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"have changed since this simulation"_s), qUtf8Printable(banner->text()));
    QVERIFY(!QFile::exists(m_target.filePath(u"changed.json"_s)));
}

/// Casewright kept only the name of a source at first.
void ScenarioSavingTest::anOlderSimulationFindsItsSourceByName()
{
    simulateAFile();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"older"_s);
        database.setDatabaseName(m_session->path());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"UPDATE simulations SET source_path = '', source_flood = ''"_s));
    }
    QSqlDatabase::removeDatabase(u"older"_s);
    openAnew();
    saveAndCheck(m_target.filePath(u"older.json"_s));
    m_sources->remove(m_sources->current().value());
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    save(m_target.filePath(u"nowhere.json"_s));
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"no longer in this workspace"_s), qUtf8Printable(banner->text()));
    QVERIFY(!QFile::exists(m_target.filePath(u"nowhere.json"_s)));
}

void ScenarioSavingTest::saysWhatWentWrong()
{
    simulateAFile();
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    save(m_target.filePath(u"no such folder/saved.json"_s));
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"cannot be written"_s), qUtf8Printable(banner->text()));
}

QTEST_MAIN(ScenarioSavingTest)
#include "tst_ScenarioSaving.moc"
