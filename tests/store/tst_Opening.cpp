// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <functional>

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include "core/store/IntegrityCheck.h"
#include "core/store/Schema.h"
#include "core/store/Workspace.h"
#include "tests/store/OldWorkspace.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using store::Access;
using store::Workspace;

namespace {

/// Another program that works on the file, with SQLite and nothing of ours.
class OtherProgram final {
public:
    explicit OtherProgram(const QString& path)
    {
        m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        m_connection.setDatabaseName(path);
        if (!m_connection.open())
            qFatal("The other program cannot open the file.");
    }
    ~OtherProgram()
    {
        m_connection.close();
        m_connection = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"other"_s);
    }
    void run(const QString& sql)
    {
        QSqlQuery query(m_connection);
        if (!query.exec(sql))
            qFatal("The other program fails.");
        while (query.next()) {
        }
    }

private:
    QSqlDatabase m_connection;
};

/// Rights mean nothing to root, so take them off for a while.
class Unprivileged final {
public:
    Unprivileged() : m_wasRoot(::geteuid() == 0)
    {
        if (m_wasRoot && ::setresuid(65534, 65534, 0) != 0)
            qFatal("Cannot become nobody.");
    }
    ~Unprivileged()
    {
        if (m_wasRoot && ::setresuid(0, 0, 0) != 0)
            qFatal("Cannot become root again.");
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

private:
    bool m_wasRoot;
};

QByteArray digest(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Cannot write the fixture.");
}

void chmod(const QString& path, unsigned int mode)
{
    if (::chmod(path.toLocal8Bit().constData(), mode) != 0)
        qFatal("Cannot change the rights.");
}

} // namespace

class TestOpening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void leavesBadFilesAlone_data();
    void leavesBadFilesAlone();
    void saysThatAFileIsMissing();
    void makesAFileOnlyWhenAsked();
    void namesBothVersions();
    void refusesAWrongVersion_data();
    void refusesAWrongVersion();
    void findsDamage();
    void waitsTwoSecondsForALock();
    void saysThatAnotherProgramWrites();
    void opensToLookWhatCannotBeWritten();
    void neverLeavesALogOut();
    void saysThatItCannotRead();
    void changesNothingReadOnly();

private:
    void makeWorkspace()
    {
        auto workspace = Workspace::open(path(), Access::Create);
        if (!workspace || !workspace->setSetting("a", "b"))
            qFatal("Cannot make the workspace.");
    }
    std::string path() const { return m_path.toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestOpening::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"bank.cwspace"_s);
    chmod(m_folder->path(), 0755);
}

void TestOpening::cleanup()
{
    chmod(m_folder->path(), 0755);
}

void TestOpening::leavesBadFilesAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("emptyIsMade");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("text") << QByteArray("host.name,user.name\na,b\n") << false;
    QTest::newRow("cut in the header") << QByteArray("SQLite format 3\0\x10\0", 18) << false;
    QTest::newRow("zeros") << QByteArray(8192, '\0') << false;
    QTest::newRow("header and rubbish") << QByteArray("SQLite format 3\0", 16) + QByteArray(8192, 'x') << false;
    QTest::newRow("a database of another program") << QByteArray() << false;
}

void TestOpening::leavesBadFilesAlone()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, emptyIsMade);
    if (bytes.isEmpty() && !emptyIsMade) {
        OtherProgram other(m_path);
        other.run(u"PRAGMA journal_mode = WAL"_s);
        other.run(u"CREATE TABLE settings (name TEXT, value TEXT)"_s);
    } else {
        write(m_path, bytes);
    }
    const QByteArray before = digest(m_path);
    for (const Access access : {Access::ReadOnly, Access::ReadWrite, Access::Create}) {
        const auto workspace = Workspace::open(path(), access);
        if (access == Access::Create && emptyIsMade) {
            QVERIFY(workspace);
            continue;
        }
        QVERIFY(!workspace);
        QVERIFY(workspace.error().code == ErrorCode::NotAWorkspace);
        QVERIFY(workspace.error().text.find("bank.cwspace") != std::string::npos);
        QCOMPARE(digest(m_path), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }
}

void TestOpening::saysThatAFileIsMissing()
{
    for (const Access access : {Access::ReadOnly, Access::ReadWrite})
        QVERIFY(Workspace::open(path(), access).error().code == ErrorCode::NotFound);
    QVERIFY(!QFile::exists(m_path));
    const auto nowhere = Workspace::open(path() + "-folder/bank.cwspace", Access::Create);
    QVERIFY(nowhere.error().code == ErrorCode::NotFound);
    QVERIFY(nowhere.error().text.find("folder") != std::string::npos);
    for (const Access access : {Access::ReadOnly, Access::ReadWrite, Access::Create})
        QVERIFY(Workspace::open(m_folder->path().toStdString(), access).error().code == ErrorCode::NotAWorkspace);
    QVERIFY(!Workspace::open("", Access::Create));
    QVERIFY(!Workspace::open(path() + "/below", Access::Create));
}

void TestOpening::makesAFileOnlyWhenAsked()
{
    QVERIFY(Workspace::open(path(), Access::Create));
    QVERIFY(Workspace::open(path(), Access::ReadWrite));
    makeWorkspace();
    QCOMPARE(Workspace::open(path(), Access::Create)->setting("a").value(), std::optional<std::string>("b"));
    chmod(m_folder->path(), 0555);
    const Unprivileged nobody;
    const auto refused = Workspace::open(path() + "2", Access::Create);
    QVERIFY(refused.error().code == ErrorCode::Unwritable);
}

void TestOpening::namesBothVersions()
{
    makeWorkspace();
    {
        OtherProgram other(m_path);
        other.run(u"PRAGMA user_version = 4711"_s);
    }
    const QByteArray before = digest(m_path);
    for (const Access access : {Access::ReadOnly, Access::ReadWrite, Access::Create}) {
        const auto workspace = Workspace::open(path(), access);
        QVERIFY(workspace.error().code == ErrorCode::NewerVersion);
        const std::string& text = workspace.error().text;
        QVERIFY(text.find("version 4711") != std::string::npos);
        QVERIFY(text.find("up to " + std::to_string(store::schemaVersion())) != std::string::npos);
    }
    QCOMPARE(digest(m_path), before);
}

void TestOpening::refusesAWrongVersion_data()
{
    QTest::addColumn<int>("made");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("says");
    const QString present = QString::number(store::schemaVersion());
    const QString isPresent = u"its tables are those of version %1"_s.arg(present);
    const QString back = u"\"PRAGMA user_version = %1\""_s.arg(present);
    for (const int number : {0, 1, 2, -1}) {
        const QString sql = u"PRAGMA user_version = %1"_s.arg(number);
        QTest::addRow("%d", number) << store::schemaVersion() << sql << isPresent;
        QTest::addRow("%d, what to do", number) << store::schemaVersion() << sql << back;
    }
    QTest::newRow("that of the next") << 2 << u"PRAGMA user_version = 3"_s << u"its tables are those of version 2"_s;
    QTest::newRow("3, that of the next") << 3 << u"PRAGMA user_version = 4"_s << u"its tables are those of version 3"_s;
    QTest::newRow("4, that of the next") << 4 << u"PRAGMA user_version = 5"_s << u"its tables are those of version 4"_s;
    QTest::newRow("5, that of the next") << 5 << u"PRAGMA user_version = 6"_s << u"its tables are those of version 5"_s;
    QTest::newRow("6, that of the next") << 6 << u"PRAGMA user_version = 7"_s << u"its tables are those of version 6"_s;
    QTest::newRow("of the first, none") << 1 << u"PRAGMA user_version = 0"_s << u"its tables are those of version 1"_s;
    for (const int number : {0, 2, store::schemaVersion()}) {
        const QString named = u"PRAGMA application_id = 1131901556; PRAGMA user_version = %1"_s.arg(number);
        QTest::addRow("%d, no tables", number) << 0 << named << u"has no tables"_s;
        QTest::addRow("%d, other tables", number)
            << 0 << named + u"; CREATE TABLE settings (name TEXT, value TEXT)" << u"of another program"_s;
        QTest::addRow("%d, cases of others", number)
            << 0 << named + u"; CREATE TABLE cases (severity_level INTEGER)" << u"of another program"_s;
    }
    QTest::newRow("a table was removed") << 1 << u"DROP TABLE cases"_s << u"some were removed"_s;
}

void TestOpening::refusesAWrongVersion()
{
    QFETCH(const int, made);
    QFETCH(const QString, sql);
    QFETCH(const QString, says);
    if (made == store::schemaVersion())
        makeWorkspace();
    else if (made > 0)
        tests::makeOldWorkspace(path(), made, 10);
    {
        OtherProgram other(m_path);
        for (const QString& statement : sql.split(u';'))
            other.run(statement);
    }
    const QByteArray before = digest(m_path);
    for (const Access access : {Access::ReadOnly, Access::ReadWrite, Access::Create}) {
        const auto workspace = Workspace::open(path(), access);
        QVERIFY(!workspace);
        const std::string& text = workspace.error().text;
        QVERIFY2(workspace.error().code == ErrorCode::NotAWorkspace, text.c_str());
        QVERIFY2(QString::fromStdString(text).contains(says), text.c_str());
        QVERIFY2(text.find("bank.cwspace") != std::string::npos, text.c_str());
        QCOMPARE(digest(m_path), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"bank.cwspace"_s});
    }
    const auto report = store::checkWorkspace(path(), nullptr, {});
    QVERIFY2(report, report ? "" : report.error().text.c_str());
    QVERIFY2(QString::fromStdString(report->findings.at(0).text).contains(says), report->findings[0].text.c_str());
    QCOMPARE(digest(m_path), before);
}

void TestOpening::findsDamage()
{
    makeWorkspace();
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    file.close();
    write(m_path, bytes.left(bytes.size() / 2));
    QVERIFY(Workspace::open(path(), Access::ReadWrite).error().code == ErrorCode::NotAWorkspace);
    QVERIFY(Workspace::open(path(), Access::ReadOnly).error().code == ErrorCode::NotAWorkspace);
    for (qsizetype i = 4096; i < bytes.size(); ++i)
        bytes[i] = 'x';
    write(m_path, bytes);
    QVERIFY(Workspace::open(path(), Access::ReadWrite).error().code == ErrorCode::NotAWorkspace);
    QCOMPARE(QFile(m_path).size(), bytes.size());
}

void TestOpening::waitsTwoSecondsForALock()
{
    makeWorkspace();
    OtherProgram other(m_path);
    other.run(u"PRAGMA locking_mode = EXCLUSIVE"_s);
    other.run(u"BEGIN EXCLUSIVE"_s);
    QElapsedTimer timer;
    timer.start();
    const auto workspace = Workspace::open(path(), Access::ReadWrite);
    QVERIFY(workspace.error().code == ErrorCode::Locked);
    QVERIFY2(workspace.error().text.find("this program itself") != std::string::npos, workspace.error().text.c_str());
    QVERIFY2(timer.elapsed() > 1'000 && timer.elapsed() < 6'000, qPrintable(QString::number(timer.elapsed())));
    other.run(u"ROLLBACK"_s);
}

void TestOpening::saysThatAnotherProgramWrites()
{
    makeWorkspace();
    OtherProgram other(m_path);
    other.run(u"BEGIN IMMEDIATE"_s);
    auto workspace = Workspace::open(path(), Access::ReadWrite);
    QVERIFY(workspace);
    QVERIFY(workspace->setSetting("a", "c").error().code == ErrorCode::Locked);
    QCOMPARE(workspace->setting("a").value(), std::optional<std::string>("b"));
    other.run(u"ROLLBACK"_s);
    QVERIFY(workspace->setSetting("a", "c"));
}

void TestOpening::opensToLookWhatCannotBeWritten()
{
    makeWorkspace();
    chmod(m_path, 0444);
    chmod(m_folder->path(), 0555);
    const QByteArray before = digest(m_path);
    const Unprivileged nobody;
    const auto refused = Workspace::open(path(), Access::ReadWrite);
    QVERIFY(refused.error().code == ErrorCode::Unwritable);
    QVERIFY(refused.error().text.find("opened to look") != std::string::npos);
    auto workspace = Workspace::open(path(), Access::ReadOnly);
    QVERIFY2(workspace, workspace ? "" : workspace.error().text.c_str());
    QCOMPARE(workspace->setting("a").value(), std::optional<std::string>("b"));
    QVERIFY(workspace->setSetting("a", "c").error().code == ErrorCode::Unwritable);
    QCOMPARE(digest(m_path), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

/// A process was killed, so that the log holds what is newest, and now all of it is write-protected.
void TestOpening::neverLeavesALogOut()
{
    makeWorkspace();
    QDir(m_folder->path()).mkdir(u"copy"_s);
    const QString copy = m_folder->filePath(u"copy/bank.cwspace"_s);
    {
        auto workspace = Workspace::open(path(), Access::ReadWrite);
        QVERIFY(workspace->setSetting("a", "newest"));
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::copy(m_path + u"-wal"_s, copy + u"-wal"_s));
    }
    chmod(copy, 0444);
    chmod(copy + u"-wal"_s, 0444);
    chmod(m_folder->filePath(u"copy"_s), 0555);
    {
        const Unprivileged nobody;
        // SQLite cannot, so that the log would be left out: better an error than yesterday's cases.
        const auto refused = Workspace::open(copy.toStdString(), Access::ReadOnly);
        QVERIFY(refused.error().code == ErrorCode::Unreadable);
        QVERIFY2(refused.error().text.find("copy both files") != std::string::npos, refused.error().text.c_str());
    }
    chmod(m_folder->filePath(u"copy"_s), 0755);
    auto workspace = Workspace::open(copy.toStdString(), Access::ReadOnly);
    QVERIFY(workspace);
    QCOMPARE(workspace->setting("a").value(), std::optional<std::string>("newest"));
}

void TestOpening::saysThatItCannotRead()
{
    makeWorkspace();
    chmod(m_path, 0);
    const Unprivileged nobody;
    for (const Access access : {Access::ReadOnly, Access::ReadWrite, Access::Create})
        QVERIFY(Workspace::open(path(), access).error().code == ErrorCode::Unreadable);
}

void TestOpening::changesNothingReadOnly()
{
    makeWorkspace();
    const QByteArray before = digest(m_path);
    {
        auto workspace = Workspace::open(path(), Access::ReadOnly);
        QVERIFY(workspace);
        QVERIFY(workspace->setSetting("a", "c").error().code == ErrorCode::Unwritable);
        QVERIFY(workspace->addRule({}).error().code == ErrorCode::Unwritable);
        QVERIFY(!workspace->setStatus({1}, engine::CaseStatus::Closed, {}, "me"));
        QVERIFY(!workspace->removeSimulation(1));
        QCOMPARE(workspace->setting("a").value(), std::optional<std::string>("b"));
    }
    QCOMPARE(digest(m_path), before);
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_Opening.moc"
