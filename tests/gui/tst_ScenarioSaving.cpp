// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/Check.h"
#include "tests/gui/SimulationWindow.h"
#include "ui/widgets/Banner.h"

#include <QFile>
#include <QFileDialog>
#include <QSignalSpy>
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
    void saysWhatWentWrong();

private:
    void simulateAFile();
    void save(const QString& path);
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

void ScenarioSavingTest::whatIsSavedHolds()
{
    simulateAFile();
    const QString path = m_target.filePath(u"saved.json"_s);
    QSignalSpy status(m_page, &Page::statusChanged);
    save(path);
    QTRY_VERIFY(!status.isEmpty() && status.last().first().toString().contains(u"saved.json"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const scenario::CheckedFile checked =
        scenario::checkFile(path.toStdString(), file.readAll().toStdString(), {});
    QVERIFY2(!checked.error, checked.error ? base::describe(*checked.error).c_str() : "");
    QCOMPARE(checked.checks.size(), std::size_t{1});
    QVERIFY(checked.checks.front().differences.empty());
}

void ScenarioSavingTest::saysWhatWentWrong()
{
    simulateAFile();
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    save(m_target.filePath(u"no such folder/saved.json"_s));
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"cannot be written"_s), qUtf8Printable(banner->text()));
    banner->dismiss();
    m_sources->remove(m_sources->current().value());
    save(m_target.filePath(u"other.json"_s));
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"no longer in this workspace"_s), qUtf8Printable(banner->text()));
    QVERIFY(!QFile::exists(m_target.filePath(u"other.json"_s)));
}

QTEST_MAIN(ScenarioSavingTest)
#include "tst_ScenarioSaving.moc"
