// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include "core/store/Database.h"
#include "core/store/FileHeader.h"
#include "core/store/IntegrityCheck.h"
#include "core/store/KeptCopy.h"
#include "core/store/LiveLock.h"
#include "core/store/Schema.h"
#include "core/store/Workspace.h"
#include "tests/store/OldWorkspace.h"
#include "tests/store/ScriptedRuns.h"
#include "tests/store/SmallDisk.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using store::Access;
using store::Workspace;

namespace {

/// Tables, indices and triggers by their names, as they were made.
QString shapeOf(const std::string& path)
{
    const auto database = store::Database::connect(path, store::Database::Mode::ReadOnly).value();
    QString shape;
    const auto done = database->forEach(u"SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"_s, {},
                                        [&shape](const store::Row& row) {
                                            const QString sql = QString::fromStdString(row.text(1));
                                            shape += QString(sql).replace(u"\n  "_s, u" "_s) + u'\n';
                                        });
    return done ? shape : QString::fromStdString(done.error().text);
}

} // namespace

/// A workspace of an older Casewright is brought up to date: wholly or not at all, and a copy of it is kept.
class TestUpgrade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsACopy_data();
    void keepsACopy();
    void keepsEveryCopy();
    void keepsTheRightsOfTheFile();
    void aPresentWorkspaceHasNoCopy();
    void withoutACopyNothingIsChanged();
    void withoutRoomNothingIsChanged();
    void stoppedOnRequestNothingIsChanged();
    void waitsForWhoWrites();
    void readOnlySaysWhatToDo();
    void version3GetsWhatWasAddedToIt_data();
    void version3GetsWhatWasAddedToIt();
    void version3IsReadAsTheOthers();
    void version3TakesASimulation();
    void aKilledUpgradeIsWholeOrNot();

private:
    [[nodiscard]] std::string path() const { return m_path.toStdString(); }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestUpgrade::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"bank.cwspace"_s);
}

void TestUpgrade::keepsACopy_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < store::schemaVersion(); ++version)
        QTest::addRow("version %d", version) << version;
}

void TestUpgrade::keepsACopy()
{
    QFETCH(const int, version);
    tests::makeOldWorkspace(path(), version, 50);
    const std::string before = tests::contentOf(path());
    const QString copy = m_path + u".v%1.backup"_s.arg(version);
    {
        const auto workspace = Workspace::open(path(), Access::ReadWrite);
        QVERIFY2(workspace, workspace ? "" : workspace.error().text.c_str());
        QVERIFY(workspace->upgrade());
        QCOMPARE(workspace->upgrade()->from, version);
        QCOMPARE(workspace->upgrade()->copy, copy.toStdString());
        QVERIFY(!Workspace::open(path(), Access::ReadWrite)->upgrade());
    }
    QCOMPARE(tests::versionOf(path()), store::schemaVersion());
    QCOMPARE(tests::contentOf(path()), before);
    QCOMPARE(tests::versionOf(copy.toStdString()), version);
    QCOMPARE(tests::contentOf(copy.toStdString()), before);
    QCOMPARE(store::keptCopies(path()), std::vector<std::string>{copy.toStdString()});
    QCOMPARE(files(), (QStringList{u"bank.cwspace"_s, QFileInfo(copy).fileName()}));
    // The copy is a workspace too.
    const auto opened = Workspace::open(copy.toStdString(), Access::ReadWrite);
    QVERIFY(opened);
    QCOMPARE(opened->upgrade()->from, version);
}

void TestUpgrade::keepsEveryCopy()
{
    for (const auto& text : {u"mine"_s, u"mine too"_s}) {
        QFile taken(m_path + (text == u"mine"_s ? u".v2.backup"_s : u".v2.backup-2"_s));
        QVERIFY(taken.open(QIODevice::WriteOnly));
        taken.write(text.toUtf8());
    }
    tests::makeOldWorkspace(path(), 2);
    const auto workspace = Workspace::open(path(), Access::Create);
    QVERIFY(workspace);
    QCOMPARE(workspace->upgrade()->copy, path() + ".v2.backup-3");
    QCOMPARE(QFileInfo(m_path + u".v2.backup"_s).size(), 4);
    QCOMPARE(QFileInfo(m_path + u".v2.backup-2"_s).size(), 8);
    QCOMPARE(store::keptCopies(path()).size(), std::size_t{3});
}

void TestUpgrade::keepsTheRightsOfTheFile()
{
    tests::makeOldWorkspace(path(), 2);
    QCOMPARE(::chmod(path().c_str(), 0640), 0);
    const auto workspace = Workspace::open(path(), Access::ReadWrite);
    QVERIFY(workspace);
    struct stat state {};
    QCOMPARE(::stat(workspace->upgrade()->copy.c_str(), &state), 0);
    QCOMPARE(state.st_mode & 0777U, 0640U);
}

void TestUpgrade::aPresentWorkspaceHasNoCopy()
{
    QVERIFY(!Workspace::open(path(), Access::Create)->upgrade());
    QVERIFY(!Workspace::open(path(), Access::ReadWrite)->upgrade());
    QCOMPARE(files(), QStringList{u"bank.cwspace"_s});
}

void TestUpgrade::withoutACopyNothingIsChanged()
{
    tests::makeOldWorkspace(path(), 2);
    const std::string before = tests::contentOf(path());
    // What a copy is made in cannot be made.
    QVERIFY(QDir().mkpath(m_path + u".backup-partial/in the way"_s));
    const auto workspace = Workspace::open(path(), Access::ReadWrite);
    QVERIFY(!workspace);
    QVERIFY(workspace.error().code == ErrorCode::Unwritable);
    for (const char* const part : {"bank.cwspace", "copy", "backup-partial", "Nothing was changed"})
        QVERIFY2(workspace.error().text.find(part) != std::string::npos, workspace.error().text.c_str());
    QCOMPARE(tests::versionOf(path()), 2);
    QCOMPARE(tests::contentOf(path()), before);
    QCOMPARE(files(), QStringList{u"bank.cwspace"_s});
}

void TestUpgrade::withoutRoomNothingIsChanged()
{
    tests::makeOldWorkspace(path(), 2, 2'000);
    const std::string before = tests::contentOf(path());
    {
        const tests::SmallDisk disk(100'000);
        const auto workspace = Workspace::open(path(), Access::ReadWrite);
        QVERIFY(!workspace);
        QVERIFY2(workspace.error().code == ErrorCode::Unwritable, workspace.error().text.c_str());
        QVERIFY2(workspace.error().text.find("copy") != std::string::npos, workspace.error().text.c_str());
    }
    QCOMPARE(tests::versionOf(path()), 2);
    QCOMPARE(tests::contentOf(path()), before);
    QCOMPARE(files(), QStringList{u"bank.cwspace"_s});
    QVERIFY(Workspace::open(path(), Access::ReadWrite));
}

void TestUpgrade::stoppedOnRequestNothingIsChanged()
{
    tests::makeOldWorkspace(path(), 2, 20'000);
    const std::string before = tests::contentOf(path());
    QCOMPARE(store::olderVersion(path()), std::optional(2));
    for (const bool isEarly : {true, false}) {
        std::stop_source stop;
        if (isEarly)
            stop.request_stop();
        // The copy has its name when tables are about to be changed.
        const std::jthread watcher([this, &stop] {
            while (!stop.stop_requested() && store::keptCopies(path()).empty())
                std::this_thread::yield();
            stop.request_stop();
        });
        const auto workspace = Workspace::open(path(), Access::ReadWrite, stop.get_token());
        stop.request_stop();
        QVERIFY(!workspace);
        QVERIFY2(workspace.error().code == ErrorCode::Cancelled, workspace.error().text.c_str());
        QCOMPARE(tests::versionOf(path()), 2);
        QCOMPARE(tests::contentOf(path()), before);
        QCOMPARE(files(), QStringList{u"bank.cwspace"_s});
    }
    QVERIFY(Workspace::open(path(), Access::ReadWrite));
    QVERIFY(!store::olderVersion(path()));
}

/// An older Casewright that stores a simulation would not find its tables any more.
void TestUpgrade::waitsForWhoWrites()
{
    tests::makeOldWorkspace(path(), 2);
    {
        const auto writer = store::LiveLock::share(path());
        QVERIFY(writer);
        const auto workspace = Workspace::open(path(), Access::ReadWrite);
        QVERIFY(workspace.error().code == ErrorCode::Locked);
        QVERIFY(workspace.error().text.find("simulation is being written") != std::string::npos);
        QCOMPARE(tests::versionOf(path()), 2);
        QVERIFY(store::keptCopies(path()).empty());
    }
    QVERIFY(Workspace::open(path(), Access::ReadWrite));
}

void TestUpgrade::readOnlySaysWhatToDo()
{
    tests::makeOldWorkspace(path(), 2);
    const auto workspace = Workspace::open(path(), Access::ReadOnly);
    QVERIFY(workspace.error().code == ErrorCode::NotSupported);
    for (const char* const part : {"version 2", "older Casewright", "Copy it"})
        QVERIFY2(workspace.error().text.find(part) != std::string::npos, workspace.error().text.c_str());
    QCOMPARE(tests::versionOf(path()), 2);
    QVERIFY(store::keptCopies(path()).empty());
}

/// Version 3 was made in several forms, before it was called 4: all become what is made today.
void TestUpgrade::version3GetsWhatWasAddedToIt_data()
{
    QTest::addColumn<bool>("isFirst");
    QTest::addColumn<QString>("change");
    QTest::newRow("the first") << true << QString();
    QTest::newRow("with what is set aside") << true << u"ALTER TABLE rules ADD COLUMN draft TEXT NOT NULL DEFAULT ''"_s;
    QTest::newRow("with another facet") << false << u"ALTER TABLE activity DROP COLUMN handed_over"_s;
    QTest::newRow("without what is set aside") << false << u"ALTER TABLE rules DROP COLUMN draft"_s;
    QTest::newRow("the last") << false << QString();
}

void TestUpgrade::version3GetsWhatWasAddedToIt()
{
    QFETCH(const bool, isFirst);
    QFETCH(const QString, change);
    if (isFirst)
        tests::makeOldWorkspace(path(), 3, 20);
    {
        const auto database = store::Database::connect(path(), store::Database::Mode::ReadWrite).value();
        if (!isFirst) {
            QVERIFY(database->executeOnce(u"PRAGMA auto_vacuum = FULL"_s));
            QVERIFY(store::migrate(*database, store::migrations().first(3)));
        }
        QVERIFY(change.isEmpty() || database->executeOnce(change));
    }
    QCOMPARE(tests::versionOf(path()), 3);
    const auto before = store::checkWorkspace(path(), nullptr, {});
    QVERIFY2(before && before->findings.empty(), before ? "" : before.error().text.c_str());
    QCOMPARE(before->version, 3);
    const auto opened = Workspace::open(path(), Access::ReadWrite);
    QVERIFY2(opened, opened ? "" : opened.error().text.c_str());
    QCOMPARE(opened->upgrade()->from, 3);
    const auto after = store::checkWorkspace(path(), nullptr, {});
    QVERIFY(after && after->findings.empty());
    QCOMPARE(after->version, store::schemaVersion());
    const std::string fresh = m_folder->filePath(u"fresh.cwspace"_s).toStdString();
    QVERIFY(Workspace::open(fresh, Access::Create));
    QCOMPARE(shapeOf(path()), shapeOf(fresh));
}

void TestUpgrade::version3IsReadAsTheOthers()
{
    tests::makeOldWorkspace(path(), 3);
    const auto opened = Workspace::open(path(), Access::ReadWrite);
    QVERIFY2(opened, opened ? "" : opened.error().text.c_str());
    const auto found = [&opened](store::CaseFilter filter) {
        filter.order = store::CaseOrder::CreatedOldestFirst;
        std::vector<std::int64_t> keys;
        const auto rows = opened->cases(filter, {}, 100).value();
        for (const store::CaseRow& row : rows)
            keys.push_back(row.key);
        std::sort(keys.begin(), keys.end());
        return keys;
    };
    using Keys = std::vector<std::int64_t>;
    QCOMPARE(found({.owners = {"cases"}}), Keys{4});
    QCOMPARE(found({.owners = {"observability"}}), (Keys{5, 7, 8}));
    QCOMPARE(found({.owners = {"securitySolution"}}), (Keys{1, 2, 3, 6}));
    QCOMPARE(found({.statuses = {cases::CaseStatus::InProgress}}), Keys{5});
    QCOMPARE(found({.severities = {cases::Severity::Critical}, .owners = {"securitySolution"}}), Keys{6});
    QCOMPARE(found({.assignees = {"ben"}}), Keys{4});
    QCOMPARE(found({.assignees = {std::nullopt}}), (Keys{1, 2, 3, 5, 6, 7, 8}));
    QCOMPARE(found({.reporters = {"ana"}}), (Keys{4, 6}));
    QCOMPARE(found({.reporters = {std::nullopt}}), (Keys{1, 2, 3, 7, 8}));
    QCOMPARE(found({.categories = {"Mail", "Storage"}}), (Keys{4, 6}));
    QCOMPARE(found({.tags = {"web"}}), (Keys{4, 5}));
    QCOMPARE(found({.text = "scanner"}), Keys{4});
    QVERIFY(opened->caseDetail(4));
    QCOMPARE(opened->activity(5, {}, 10).value().size(), std::size_t{2});
    QCOMPARE(opened->activity(1, {}, 10).value().size(), std::size_t{4});
    QCOMPARE(opened->rules().value().size(), std::size_t{2});
}

void TestUpgrade::version3TakesASimulation()
{
    tests::makeOldWorkspace(path(), 3);
    QVERIFY(Workspace::open(path(), Access::ReadWrite));
    const tests::Script script;
    const std::int64_t simulation = tests::storeScript(path(), script, tests::makeTable(script.alerts()));
    QCOMPARE(simulation, 4);
    const auto opened = Workspace::open(path(), Access::ReadWrite);
    const auto rows = opened->cases({.simulation = simulation}, {}, 100).value();
    QVERIFY(!rows.empty());
    QVERIFY(!opened->activity(rows.front().key, {}, 100).value().empty());
    const auto report = store::checkWorkspace(path(), nullptr, {});
    QVERIFY(report && report->findings.empty());
}

void TestUpgrade::aKilledUpgradeIsWholeOrNot()
{
    constexpr int Rounds = 30;
    const QString original = m_folder->filePath(u"original"_s);
    tests::makeOldWorkspace(original.toStdString(), 2, 4'000);
    const std::string before = tests::contentOf(original.toStdString());
    int old = 0;
    int present = 0;
    for (int round = 0; round < Rounds; ++round) {
        const QDir folder(m_folder->filePath(QString::number(round)));
        QVERIFY(folder.mkpath(u"."_s));
        const QString path = folder.filePath(u"bank.cwspace"_s);
        QVERIFY(QFile::copy(original, path));
        QProcess other;
        other.start(QStringLiteral(OTHER_PROCESS), {u"open"_s, path});
        QVERIFY(other.waitForStarted());
        // Its whole work takes some hundredths of a second: killed a little later each time, up to when it is done.
        if (!other.waitForFinished(20 + 5 * round))
            other.kill();
        QVERIFY(other.state() == QProcess::NotRunning || other.waitForFinished());
        const int version = tests::versionOf(path.toStdString());
        QVERIFY2(version == 2 || version == store::schemaVersion(), qPrintable(QString::number(version)));
        (version == 2 ? old : present) += 1;
        QCOMPARE(tests::contentOf(path.toStdString()), before);
        const auto report = store::checkWorkspace(path.toStdString(), nullptr, {});
        QVERIFY(report && report->findings.empty());
        const std::vector<std::string> copies = store::keptCopies(path.toStdString());
        QVERIFY(version == 2 || copies.size() == 1);
        for (const std::string& copy : copies) {
            QCOMPARE(tests::versionOf(copy), 2);
            QCOMPARE(tests::contentOf(copy), before);
        }
        QVERIFY(Workspace::open(path.toStdString(), Access::ReadWrite));
        QCOMPARE(tests::contentOf(path.toStdString()), before);
        QVERIFY(!QFile::exists(path + u".backup-partial"_s));
    }
    qInfo("%d killed before it was done, %d after", old, present);
}

QTEST_GUILESS_MAIN(TestUpgrade)
#include "tst_Upgrade.moc"
