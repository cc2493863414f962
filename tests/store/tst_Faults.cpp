// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/AttachmentsClient.h"
#include "core/store/CasesClient.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Database.h"
#include "core/store/IntegrityCheck.h"
#include "core/store/KeptCopy.h"
#include "core/store/Schema.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/FaultyFiles.h"
#include "tests/store/OldWorkspace.h"
#include "tests/store/ScriptedRuns.h"
#include "tests/store/TinyDisk.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using base::Result;
using engine::CaseStatus;
using store::Access;
using store::SimulationState;
using store::Workspace;
using tests::Fault;
using tests::FaultyFiles;

namespace {

const tests::Script SmallScript{.runs = 6, .alertsPerRun = 40, .groups = 4};
const std::vector<std::int64_t> ChangedCases{1, 2, 3};

/// Something that a workspace does, and what it must look like afterwards.
struct Operation {
    const char* name;
    std::function<void(const std::string& path)> prepare;      ///< makes the file as it is before
    std::function<Result<void>(const std::string& path)> run;
    /// 0: nothing of it is there, 1: all, anything else: half.
    std::function<int(const std::string& path)> share;
};

void prepareNothing(const std::string&) {}

void prepareWorkspace(const std::string& path)
{
    auto workspace = Workspace::open(path, Access::Create);
    if (!workspace || !workspace->setSetting("before", "kept"))
        qFatal("The workspace cannot be made.");
    if (tests::storeScript(path, SmallScript, tests::makeTable(SmallScript.alerts())) != 1)
        qFatal("The simulation has another key.");
}

void prepareOld(const std::string& path) { tests::makeOldWorkspace(path, 2, 200); }

Result<void> opened(const std::string& path, Access access)
{
    const auto workspace = Workspace::open(path, access);
    return workspace ? Result<void>() : base::fail(workspace.error());
}

Result<void> withWorkspace(const std::string& path, const std::function<Result<void>(Workspace&)>& work)
{
    auto workspace = Workspace::open(path, Access::ReadWrite);
    return workspace ? work(*workspace) : base::fail(workspace.error());
}

Result<void> storeSimulation(const std::string& path)
{
    auto writer = store::SimulationWriter::begin(path, tests::simulationNamed("Second"),
                                                 tests::makeTable(SmallScript.alerts()));
    if (!writer)
        return base::fail(writer.error());
    tests::ScriptedRuns runs(SmallScript);
    static_cast<void>(runs.playInto(**writer)); // its error is the writer's
    const auto key = (*writer)->finish(runs.result());
    return key ? Result<void>() : base::fail(key.error());
}

using Client = std::function<Result<void>(Workspace&)>;

template<class Value>
Result<void> withoutValue(const Result<Value>& result)
{
    return result ? Result<void>() : base::fail(result.error());
}

/// What the clients of cases do, as one operation of a workspace.
std::function<Result<void>(const std::string& path)> client(Client work)
{
    return [work = std::move(work)](const std::string& path) { return withWorkspace(path, work); };
}

/// A number of the file as SQLite alone sees it.
int ask(const std::string& path, const QString& query)
{
    const auto database = store::Database::connect(path, store::Database::Mode::QueryOnly);
    if (!database)
        return -1;
    const auto number = (*database)->number(query);
    return number && *number ? static_cast<int>(**number) : -1;
}

int statusShare(const std::string& path)
{
    const int changed = ask(path, u"SELECT count(*) FROM cases WHERE key <= 3 AND status = 2 AND closed_at = 77"_s);
    const int told = ask(path, u"SELECT count(*) FROM activity WHERE case_key <= 3 AND user = 'me'"_s);
    if (changed != told)
        return -1;
    return changed == 3 ? 1 : -changed;
}

int simulationShare(const std::string& path)
{
    const auto workspace = Workspace::open(path, Access::ReadWrite);
    if (!workspace)
        return -1;
    const auto simulations = workspace->simulations();
    if (!simulations)
        return -1;
    if (simulations->size() == 1)
        return 0;
    const store::StoredSimulation& newest = simulations->front();
    if (newest.state != SimulationState::Finished)
        return newest.state == SimulationState::Running ? -1 : 0;
    const int alerts = ask(path, u"SELECT sum(total_alerts) FROM cases WHERE simulation = 2"_s);
    return alerts == static_cast<int>(SmallScript.alerts()) ? 1 : -1;
}

int removalShare(const std::string& path)
{
    const int left = ask(path, u"SELECT (SELECT count(*) FROM simulations) + (SELECT count(*) FROM cases)"
                               u" + (SELECT count(*) FROM case_alerts) + (SELECT count(*) FROM decisions)"_s);
    const int all = 1 + static_cast<int>(SmallScript.groups) + static_cast<int>(SmallScript.alerts())
        + static_cast<int>(SmallScript.runs * SmallScript.groups);
    return left == 0 ? 1 : left == all ? 0 : -1;
}

const store::Signature By{.user = "ana", .at = {88}};

/// All of a change or nothing: rows of it, activities and the case's version go together.
std::function<int(const std::string& path)> share(const char16_t* rows, int all)
{
    return [rows, all](const std::string& path) {
        const int found = ask(path, QString::fromUtf16(rows));
        return found == all ? 1 : found == 0 ? 0 : -1;
    };
}

/// What people do with cases.
std::vector<Operation> clientOperations()
{
    return {
        {"create a case", prepareWorkspace, client([](Workspace& workspace) {
             return withoutValue(store::CasesClient(workspace).create({.attributes = {.title = "New", .description = "Look"}}, By));
         }),
         share(u"SELECT (SELECT count(*) FROM cases WHERE created_by = 'ana') + (SELECT count(*) FROM activity"
               u" WHERE user = 'ana')", 2)},
        {"update cases", prepareWorkspace, client([](Workspace& workspace) {
             store::CasesClient cases(workspace);
             std::vector<store::CaseUpdate> updates;
             for (const std::int64_t key : ChangedCases) {
                 const auto before = cases.get(key);
                 if (!before)
                     return Result<void>(base::fail(before.error()));
                 updates.push_back({.key = key, .version = before->document.version,
                                    .change = {.title = "Changed " + std::to_string(key)}});
             }
             return withoutValue(cases.update(updates, By));
         }),
         share(u"SELECT (SELECT count(*) FROM cases WHERE updated_by = 'ana' AND title LIKE 'Changed %')"
               u" + (SELECT count(*) FROM activity WHERE user = 'ana')", 6)},
        {"comment", prepareWorkspace, client([](Workspace& workspace) {
             return withoutValue(store::AttachmentsClient(workspace).addComment(2, "Seen", By));
         }),
         share(u"SELECT (SELECT count(*) FROM comments) + (SELECT sum(total_comments) FROM cases)"
               u" + (SELECT count(*) FROM activity WHERE user = 'ana')", 3)},
        {"attach alerts", prepareWorkspace, client([](Workspace& workspace) {
             return withoutValue(store::AttachmentsClient(workspace).attachAlerts(
                 2, {.ids = {"one", "two"}, .indices = {"logs", "logs"}}, By));
         }),
         share(u"SELECT (SELECT count(*) FROM case_alerts WHERE run < 0) + (SELECT count(*) FROM activity"
               u" WHERE user = 'ana')", 3)},
        {"delete cases", prepareWorkspace, client([](Workspace& workspace) {
             return store::CasesClient(workspace).remove(ChangedCases);
         }),
         share(u"SELECT 3 - (SELECT count(*) FROM cases WHERE key <= 3)", 3)},
        {"configure an owner", prepareWorkspace, client([](Workspace& workspace) {
             return withoutValue(store::ConfigureClient(workspace).set({.owner = "cases"}, By));
         }),
         share(u"SELECT count(*) FROM configurations", 1)},
    };
}

std::vector<Operation> makeOperations()
{
    std::vector<Operation> all{
        {"make a workspace", prepareNothing, [](const std::string& path) { return opened(path, Access::Create); },
         [](const std::string& path) { return opened(path, Access::ReadWrite) ? 1 : 0; }},
        {"open", prepareWorkspace, [](const std::string& path) { return opened(path, Access::ReadWrite); },
         [](const std::string&) { return 1; }},
        {"add a rule", prepareWorkspace,
         [](const std::string& path) {
             return withWorkspace(path, [](Workspace& workspace) {
                 const auto key = workspace.addRule({});
                 return key ? Result<void>() : base::fail(key.error());
             });
         },
         [](const std::string& path) { return ask(path, u"SELECT count(*) FROM rules"_s); }},
        {"set a status", prepareWorkspace,
         [](const std::string& path) {
             return withWorkspace(path, [](Workspace& workspace) {
                 return workspace.setStatus(ChangedCases, CaseStatus::Closed, {77}, "me");
             });
         },
         statusShare},
        {"store a simulation", prepareWorkspace, storeSimulation, simulationShare},
        {"remove a simulation", prepareWorkspace,
         [](const std::string& path) {
             return withWorkspace(path, [](Workspace& workspace) { return workspace.removeSimulation(1); });
         },
         removalShare},
        {"bring up to date", prepareOld, [](const std::string& path) { return opened(path, Access::ReadWrite); },
         [](const std::string& path) {
             const int version = tests::versionOf(path);
             return version == store::schemaVersion() ? 1 : version == 2 ? 0 : -1;
         }},
    };
    for (Operation& each : clientOperations())
        all.push_back(std::move(each));
    return all;
}

const std::vector<Operation>& operations()
{
    static const std::vector<Operation> all = makeOperations();
    return all;
}

/// What an error may be called when this happened.
bool fits(Fault fault, ErrorCode code)
{
    switch (fault) {
    case Fault::None: return false;
    case Fault::Full:
    case Fault::WriteError:
    case Fault::SyncError:
    case Fault::ReadOnly: return code == ErrorCode::Unwritable;
    case Fault::ReadError: return code == ErrorCode::Unreadable || code == ErrorCode::Unwritable;
    case Fault::Locked: return code == ErrorCode::Locked;
    }
    return false;
}

/// In memory where there is such a place: thousands of attempts would wait for a real disk most of the time.
QString placeForFiles()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/casewright-faults-XXXXXX"_s;
}

void copyFolder(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    const QStringList names = QDir(from).entryList(QDir::Files);
    for (const QString& name : names)
        if (!QFile::copy(from + u'/' + name, to + u'/' + name))
            qFatal("A file cannot be copied.");
}

/// Afterwards, whatever happened; `before`: what was in the file if there was one.
void verifyWhole(const Operation& operation, const std::string& path, const std::optional<std::string>& before,
                 bool isDone, const std::string& what)
{
    const int share = operation.share(path);
    QVERIFY2(share == 0 || share == 1, (what + ", half there").c_str());
    QVERIFY2(!isDone || share == 1, (what + ", not there").c_str());
    QVERIFY2(opened(path, before ? Access::ReadWrite : Access::Create), what.c_str());
    const auto report = store::checkWorkspace(path, nullptr, {});
    QVERIFY2(report, what.c_str());
    for (const store::CheckFinding& finding : report->findings)
        QFAIL((what + ": " + finding.text).c_str());
    if (before && share == 0)
        QVERIFY2(tests::contentOf(path).find("before=kept") != std::string::npos || tests::contentOf(path) == *before,
                 what.c_str());
    QVERIFY2(!QFile::exists(QString::fromStdString(path + ".backup-partial")), what.c_str());
}

} // namespace

/// A disk that fails at the first call, the second, and so on until nothing fails any more: what was asked for is done
/// wholly or not at all, the error says what is wrong, and the file opens and is sound.
class TestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsHalfThere_data();
    void nothingIsHalfThere();
    void aLockOfAMomentIsWaitedFor_data();
    void aLockOfAMomentIsWaitedFor();
    void aLockThatStaysIsSaid();
    void aDiskThatIsFull_data();
    void aDiskThatIsFull();

private:
    /// One attempt; whether the disk failed in it.
    bool attempt(const Operation& operation, const QString& original, Fault fault, std::uint64_t nth, bool once);
    /// On a disk that has so much room; whether it sufficed.
    bool attemptWithRoom(const Operation& operation, const QString& original, std::uint64_t room);
};

void TestFaults::initTestCase() { FaultyFiles::install(); }

void TestFaults::nothingIsHalfThere_data()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("once");
    for (std::size_t i = 0; i < operations().size(); ++i) {
        for (const Fault fault :
             {Fault::Full, Fault::WriteError, Fault::SyncError, Fault::ReadError, Fault::ReadOnly}) {
            for (const bool once : {false, true})
                QTest::addRow("%s: %s%s", operations()[i].name, tests::nameOf(fault), once ? ", once" : "")
                    << static_cast<int>(i) << static_cast<int>(fault) << once;
        }
    }
}

bool TestFaults::attempt(const Operation& operation, const QString& original, Fault fault, std::uint64_t nth, bool once)
{
    const QTemporaryDir folder(placeForFiles());
    copyFolder(original, folder.path());
    const std::string path = folder.filePath(u"bank.cwspace"_s).toStdString();
    const std::optional<std::string> before =
        QFile::exists(QString::fromStdString(path)) ? std::optional(tests::contentOf(path)) : std::nullopt;
    FaultyFiles::fail(fault, nth, once);
    const Result<void> done = operation.run(path);
    const bool failed = FaultyFiles::hasFailed();
    FaultyFiles::heal();
    const std::string what = std::string(operation.name) + ", call " + std::to_string(nth) + ": "
        + (done ? "done" : done.error().text);
    const auto verify = [&] {
        QVERIFY2(failed || done, what.c_str());
        QVERIFY2(done || fits(fault, done.error().code), what.c_str());
        verifyWhole(operation, path, before, done.has_value(), what);
    };
    verify();
    return failed;
}

bool TestFaults::attemptWithRoom(const Operation& operation, const QString& original, std::uint64_t room)
{
    constexpr std::uint64_t DiskSize = 16 * 1'048'576;
    tests::TinyDisk disk(DiskSize);
    copyFolder(original, disk.folder());
    const std::string path = disk.folder().toStdString() + "/bank.cwspace";
    const std::optional<std::string> before =
        QFile::exists(QString::fromStdString(path)) ? std::optional(tests::contentOf(path)) : std::nullopt;
    disk.leave(room);
    const Result<void> done = operation.run(path);
    disk.makeRoom();
    const std::string what = std::string(operation.name) + ", room for " + std::to_string(room) + " bytes: "
        + (done ? "done" : done.error().text);
    const auto verify = [&] {
        QVERIFY2(done || done.error().code == ErrorCode::Unwritable, what.c_str());
        QVERIFY2(done || QString::fromStdString(what).contains(QRegularExpression(u"full|make room|free space"_s)),
                 what.c_str());
        verifyWhole(operation, path, before, done.has_value(), what);
    };
    verify();
    return done.has_value();
}

void TestFaults::nothingIsHalfThere()
{
    QFETCH(const int, operation);
    QFETCH(const int, fault);
    QFETCH(const bool, once);
    const Operation& tried = operations()[static_cast<std::size_t>(operation)];
    const QTemporaryDir original(placeForFiles());
    tried.prepare(original.filePath(u"bank.cwspace"_s).toStdString());
    std::uint64_t attempts = 0;
    // Each of the first calls, then ever fewer of them.
    for (std::uint64_t nth = 1;; nth += std::max<std::uint64_t>(1, nth / 4)) {
        ++attempts;
        if (!attempt(tried, original.path(), static_cast<Fault>(fault), nth, once) || QTest::currentTestFailed())
            break;
    }
    qInfo("%llu attempts", static_cast<unsigned long long>(attempts));
}

void TestFaults::aLockOfAMomentIsWaitedFor_data()
{
    QTest::addColumn<int>("operation");
    for (std::size_t i = 0; i < operations().size(); ++i)
        QTest::newRow(operations()[i].name) << static_cast<int>(i);
}

void TestFaults::aLockOfAMomentIsWaitedFor()
{
    QFETCH(const int, operation);
    const Operation& tried = operations()[static_cast<std::size_t>(operation)];
    const QTemporaryDir original;
    tried.prepare(original.filePath(u"bank.cwspace"_s).toStdString());
    for (std::uint64_t nth = 1;; ++nth)
        if (!attempt(tried, original.path(), Fault::Locked, nth, true) || QTest::currentTestFailed())
            break;
}

void TestFaults::aLockThatStaysIsSaid()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(u"bank.cwspace"_s).toStdString();
    prepareWorkspace(path);
    auto workspace = Workspace::open(path, Access::ReadWrite);
    QVERIFY(workspace);
    FaultyFiles::fail(Fault::Locked, 1);
    const auto refused = workspace->setStatus(ChangedCases, CaseStatus::Closed, {77}, "me");
    FaultyFiles::heal();
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == ErrorCode::Locked, refused.error().text.c_str());
    QVERIFY(refused.error().text.find("try again") != std::string::npos);
    QCOMPARE(statusShare(path), 0);
    QVERIFY(workspace->setStatus(ChangedCases, CaseStatus::Closed, {77}, "me"));
    QCOMPARE(statusShare(path), 1);
}

void TestFaults::aDiskThatIsFull_data() { aLockOfAMomentIsWaitedFor_data(); }

/// A real one: from no room at all to as much as is needed.
void TestFaults::aDiskThatIsFull()
{
    QFETCH(const int, operation);
    if (!tests::TinyDisk::whyNot().isEmpty())
        QSKIP(qPrintable(u"No disk can be mounted here: "_s + tests::TinyDisk::whyNot()));
    const Operation& tried = operations()[static_cast<std::size_t>(operation)];
    const QTemporaryDir original;
    tried.prepare(original.filePath(u"bank.cwspace"_s).toStdString());
    constexpr std::uint64_t Page = 4'096;
    int refused = 0;
    for (std::uint64_t room = 0;; room += std::max(Page, room / 4 / Page * Page)) {
        if (attemptWithRoom(tried, original.path(), room) || QTest::currentTestFailed())
            break;
        ++refused;
    }
    qInfo("refused %d times", refused);
    QVERIFY(refused > 0 || tried.name == std::string("open"));
}

int main(int argc, char** argv)
{
    tests::TinyDisk::prepare();
    const QCoreApplication application(argc, argv);
    QTEST_SET_MAIN_SOURCE_PATH
    TestFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_Faults.moc"
