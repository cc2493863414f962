// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <atomic>
#include <thread>

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include "core/store/BulkInsert.h"
#include "core/store/IntegrityCheck.h"
#include "core/store/Opening.h"
#include "core/store/Schema.h"
#include "core/store/ServerAddress.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using store::Access;
using store::Database;
using store::SimulationState;
using store::Workspace;

namespace {

/// Columns and indices: those of one that grew are those of one that is new.
std::string shapeOf(const std::string& address)
{
    const auto database = store::openDatabase(address, Access::ReadOnly).value();
    const QString query = u"SELECT line FROM (SELECT table_name || '.' || column_name || ' ' || data_type || ' ' ||"
                          u" is_nullable || ' ' || coalesce(generation_expression, '') AS line FROM"
                          u" information_schema.columns WHERE table_schema = current_schema() UNION ALL SELECT"
                          u" replace(indexdef, schemaname, '') FROM pg_indexes WHERE schemaname = current_schema())"
                          u" AS lines WHERE line NOT LIKE '%casewright_schema%' ORDER BY line"_s;
    std::string shape;
    const auto done = database->forEach(query, {}, [&](const store::Row& row) { shape += row.text(0) + '\n'; });
    return done ? shape : done.error().text;
}

} // namespace

/// What a workspace on a server has of its own; what it shares with files is in the tests that run on both.
class TestServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusesAddresses_data();
    void refusesAddresses();
    void saysThatThereIsNone();
    void leavesOthersTablesAlone();
    void wantsAPassword();
    void keepsToOneSchema();
    void refusesANewerOne();
    void bringsVersion1ToThePresent();
    void bringsVersion3ToThePresent();
    void isMadeByTwoAtOnce();
    void readsOnly();
    void letsOneWriteAtATime();
    void aKilledWriterIsCancelled();
    void keepsTextsAsTheyAre();
    void findsWordsOfAllAlphabets();
    void sendsRowsInTheOrderThatMatters();
    void storesNothingOfAFailedChange();
    void isChecked();
    void saysThatTheServerWentAway();

private:
    Workspace open(Access access = Access::Create) const
    {
        auto workspace = Workspace::open(m_address, access);
        if (!workspace)
            qFatal("%s", workspace.error().text.c_str());
        return std::move(*workspace);
    }
    /// Past all checks, as an administrator of the server.
    [[nodiscard]] std::unique_ptr<Database> connect() const
    {
        return Database::connect(m_address, Database::Mode::ReadWrite).value();
    }
    [[nodiscard]] std::unique_ptr<Database> makeOlder(int version) const;
    int m_count = 0;
    std::string m_schema;
    std::string m_address;
};

void TestServer::init()
{
    m_schema = "test" + std::to_string(++m_count);
    m_address = tests::serverAddress() + "&schema=" + m_schema;
}

/// The workspace beside it, `…_older`, as this version made it; nothing where that failed.
std::unique_ptr<Database> TestServer::makeOlder(int version) const
{
    auto database = Database::connect(m_address + "_older", Database::Mode::ReadWrite).value();
    const base::Result<void> made =
        database->executeOnce(u"CREATE SCHEMA "_s + QString::fromStdString(m_schema) + u"_older")
            .and_then([&] {
                return database->executeOnce(u"CREATE TABLE casewright_schema (application INTEGER PRIMARY KEY,"
                                             u" version INTEGER NOT NULL)"_s);
            })
            .and_then([&] { return database->executeOnce(u"INSERT INTO casewright_schema VALUES (0, 0)"_s); })
            .and_then([&] { return database->executeOnce(store::postgresFunctions()); })
            .and_then([&] {
                return store::migrate(*database, store::migrations().first(static_cast<std::size_t>(version)));
            });
    if (!made)
        qWarning("%s", made.error().text.c_str());
    return made ? std::move(database) : nullptr;
}

void TestServer::refusesAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("part");
    const QString here = QString::fromStdString(tests::serverAddress());
    const auto row = [](const char* name, const QString& address, ErrorCode code, const QString& part) {
        QTest::newRow(name) << address << static_cast<int>(code) << part;
    };
    row("no such option", here + u"&colour=red", ErrorCode::InvalidValue, u"colour"_s);
    row("no such schema name", here + u"&schema=A%20b", ErrorCode::InvalidValue, u"schema"_s);
    row("a schema of the server", here + u"&schema=pg_catalog", ErrorCode::InvalidValue, u"schema"_s);
    row("a semicolon", here + u"&options=a;b", ErrorCode::InvalidValue, u"semicolon"_s);
    row("no server", u"postgresql://ana:secret@/soc?host=/nowhere/at/all"_s, ErrorCode::Unreadable, u"Check host"_s);
    row("no such database", QString(here).replace(u"///postgres"_s, u"///soc"_s), ErrorCode::NotFound, u"createdb"_s);
    row("no such user", QString(here).replace(u"user=casewright"_s, u"user=nobody_here"_s), ErrorCode::Unreadable,
        u"does not let this user in"_s);
}

void TestServer::refusesAddresses()
{
    QFETCH(const QString, address);
    QFETCH(const int, code);
    QFETCH(const QString, part);
    const auto refused = Workspace::open(address.toStdString(), Access::Create);
    QVERIFY(!refused);
    QVERIFY2(static_cast<int>(refused.error().code) == code, refused.error().text.c_str());
    QVERIFY2(QString::fromStdString(refused.error().text).contains(part), refused.error().text.c_str());
    QVERIFY(refused.error().text.find("secret") == std::string::npos);
}

void TestServer::saysThatThereIsNone()
{
    for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
        const auto missing = Workspace::open(m_address, access);
        QVERIFY(missing.error().code == ErrorCode::NotFound);
        QVERIFY(missing.error().text.find(m_schema) != std::string::npos);
    }
    QCOMPARE(open().path(), m_address);
    QVERIFY(Workspace::open(m_address, Access::ReadOnly));
}

void TestServer::leavesOthersTablesAlone()
{
    const auto other = connect();
    QVERIFY(other->executeOnce(u"CREATE SCHEMA "_s + QString::fromStdString(m_schema)));
    QVERIFY(other->executeOnce(u"CREATE TABLE cases (x INTEGER)"_s));
    for (const Access access : {Access::ReadOnly, Access::ReadWrite, Access::Create})
        QVERIFY(Workspace::open(m_address, access).error().code == ErrorCode::NotAWorkspace);
    QCOMPARE(other->number(u"SELECT count(*) FROM pg_tables WHERE schemaname = ?"_s, {QString::fromStdString(m_schema)})
                 .value(),
             std::optional<std::int64_t>(1));
}

void TestServer::wantsAPassword()
{
    const auto administrator = connect();
    QVERIFY(administrator->executeOnce(u"CREATE ROLE locked LOGIN PASSWORD 'open @ sesame'"_s));
    QVERIFY(administrator->executeOnce(u"CREATE SCHEMA "_s + QString::fromStdString(m_schema)
                                       + u" AUTHORIZATION locked"));
    const std::string place = m_address.substr(0, m_address.find("&user=")) + "&schema=" + m_schema;
    const std::string address = "postgresql://locked@" + place.substr(place.find("///") + 2);
    const auto without = Workspace::open(address, Access::Create);
    QVERIFY(without.error().code == ErrorCode::Unreadable);
    QVERIFY2(without.error().text.find("PGPASSWORD") != std::string::npos, without.error().text.c_str());
    std::string wrong = address;
    wrong.insert(wrong.find('@'), ":guess");
    QVERIFY(Workspace::open(wrong, Access::Create).error().text.find("guess") == std::string::npos);
    std::string right = address;
    right.insert(right.find('@'), ":open%20%40%20sesame");
    const auto opened = Workspace::open(right, Access::Create);
    QVERIFY2(opened, opened ? "" : opened.error().text.c_str());
    QCOMPARE(opened->path(), address);
    // It is known from now on, also to the thread that a simulation is stored by.
    QVERIFY(Workspace::open(address, Access::ReadWrite));
    QVERIFY(tests::storeScript(address, {}, tests::makeTable(500)) > 0);
}

void TestServer::keepsToOneSchema()
{
    Workspace first = open();
    QVERIFY(first.setSetting("a", "first"));
    const std::string other = m_address + "_other";
    Workspace second = Workspace::open(other, Access::Create).value();
    QCOMPARE(second.setting("a").value(), std::optional<std::string>());
    const auto writer = store::SimulationWriter::begin(m_address, tests::simulationNamed("a"), tests::makeTable(10));
    QVERIFY(open(Access::ReadWrite).simulations()->front().state == SimulationState::Running);
    // A writer of the one says nothing about the other.
    const auto database = store::openDatabase(other, Access::ReadWrite).value();
    QVERIFY(database->executeOnce(u"INSERT INTO simulations (name, rule_json, source, profile, seed, state, started_at)"
                                  u" VALUES ('', '', '', '', 0, 0, 0)"_s));
    QVERIFY(second.simulations()->front().state == SimulationState::Failed);
    QVERIFY((*writer)->finish({}));
}

void TestServer::refusesANewerOne()
{
    open();
    QVERIFY(connect()->executeOnce(u"UPDATE casewright_schema SET version = 99"_s));
    for (const Access access : {Access::ReadOnly, Access::ReadWrite, Access::Create}) {
        const auto newer = Workspace::open(m_address, access);
        QVERIFY(newer.error().code == ErrorCode::NewerVersion);
        QVERIFY(newer.error().text.find("99") != std::string::npos);
    }
}

/// By the same migrations as a file.
void TestServer::bringsVersion1ToThePresent()
{
    open();
    const std::string older = m_address + "_older";
    {
        const auto database = makeOlder(1);
        QVERIFY(database);
        QVERIFY(database->executeOnce(u"INSERT INTO simulations (name, rule_json, source, profile, seed, state,"
                                      u" started_at) VALUES ('old', '{}', '', '9.4', 0, 1, 0)"_s));
        QVERIFY(database->executeOnce(u"INSERT INTO cases (simulation, number, group_number, counter, id, title,"
                                      u" description, tags, owner, severity, status, created_at, total_alerts,"
                                      u" times_reopened) VALUES (1, 0, 0, 1, 'aa', 'T', '', '[]', '', 'high', 0, 7, 0,"
                                      u" 0)"_s));
    }
    QVERIFY(Workspace::open(older, Access::ReadOnly).error().code == ErrorCode::NotSupported);
    const auto opened = Workspace::open(older, Access::ReadWrite);
    QVERIFY2(opened, opened ? "" : opened.error().text.c_str());
    const auto rows = opened->cases({}, {}, 10).value();
    QCOMPARE(rows.size(), std::size_t{1});
    QVERIFY(rows[0].severity == cases::Severity::High);
    QVERIFY(shapeOf(m_address).find("cases.severity_level bigint NO") != std::string::npos);
    QCOMPARE(shapeOf(older), shapeOf(m_address));
}

/// As version 3 was made first: see core/store/SchemaVersion4.cpp.
void TestServer::bringsVersion3ToThePresent()
{
    open();
    const std::string older = m_address + "_older";
    {
        const auto database = makeOlder(3);
        QVERIFY(database);
        for (const QString& statement :
             {u"ALTER TABLE cases DROP COLUMN facet"_s, u"ALTER TABLE activity DROP COLUMN handed_over"_s,
              u"ALTER TABLE rules DROP COLUMN draft"_s,
              u"ALTER TABLE cases ADD COLUMN facet INTEGER NOT NULL GENERATED ALWAYS AS ((CASE owner WHEN 'cases'"
              u" THEN 0 WHEN 'observability' THEN 1 WHEN 'securitySolution' THEN 2 ELSE 3 END) * 12 + severity_level * 3"
              u" + status) VIRTUAL"_s,
              u"CREATE INDEX cases_facet ON cases (facet)"_s, u"CREATE INDEX cases_title ON cases (facet, title)"_s,
              u"INSERT INTO simulations (name, rule_json, source, profile, seed, state, started_at)"
              u" VALUES ('old', '{}', '', '9.4', 0, 1, 0)"_s})
            QVERIFY2(database->executeOnce(statement), qPrintable(statement));
        for (const QString& owner : {u"cases"_s, u"observability"_s, u"securitySolution"_s})
            QVERIFY(database->executeOnce(u"INSERT INTO cases (simulation, number, group_number, counter, id, title,"
                                          u" description, tags, owner, status, created_at, total_alerts,"
                                          u" times_reopened, assignees) VALUES (1, 0, 0, 1, 'aa', 'T', '', '[]', '"_s
                                          + owner + u"', 0, 7, 0, 0, '[\"ana\"]')"));
        QCOMPARE(database->number(u"SELECT max(facet) FROM cases"_s).value(), std::optional<std::int64_t>(24));
    }
    const auto opened = Workspace::open(older, Access::ReadWrite);
    QVERIFY2(opened, opened ? "" : opened.error().text.c_str());
    for (const char* const owner : {"cases", "observability", "securitySolution"}) {
        QCOMPARE(opened->cases({.owners = {owner}}, {}, 10).value().size(), std::size_t{1});
        QCOMPARE(opened->cases({.owners = {owner}, .assignees = {"ana"}}, {}, 10).value().size(), std::size_t{1});
        QVERIFY(opened->cases({.owners = {owner}, .assignees = {std::nullopt}}, {}, 10).value().empty());
    }
    QVERIFY(opened->rules());
    QCOMPARE(shapeOf(older), shapeOf(m_address));
    const auto report = store::checkWorkspace(older, nullptr, {});
    QVERIFY(report && report->findings.empty());
    QCOMPARE(report->version, store::schemaVersion());
}

void TestServer::isMadeByTwoAtOnce()
{
    std::atomic<int> opened{0};
    {
        std::vector<std::jthread> people;
        for (int i = 0; i < 4; ++i)
            people.emplace_back([&] { opened += Workspace::open(m_address, Access::Create) ? 1 : 0; });
    }
    QCOMPARE(opened.load(), 4);
    QCOMPARE(connect()->number(u"SELECT count(*) FROM casewright_schema"_s).value(), std::optional<std::int64_t>(1));
}

void TestServer::readsOnly()
{
    QVERIFY(open().setSetting("a", "b"));
    Workspace reader = open(Access::ReadOnly);
    QVERIFY(reader.isReadOnly());
    QCOMPARE(reader.setting("a").value(), std::optional<std::string>("b"));
    QVERIFY(reader.setSetting("a", "c").error().code == ErrorCode::Unwritable);
    QCOMPARE(reader.setting("a").value(), std::optional<std::string>("b"));
}

void TestServer::letsOneWriteAtATime()
{
    open();
    const auto first = store::openDatabase(m_address, Access::ReadWrite).value();
    const auto second = store::openDatabase(m_address, Access::ReadWrite).value();
    auto holding = store::Transaction::begin(*first);
    QVERIFY(holding);
    QElapsedTimer timer;
    timer.start();
    {
        const auto waiting = store::Transaction::begin(*second);
        QVERIFY(waiting.error().code == ErrorCode::Locked);
        QVERIFY2(timer.elapsed() > 1'000 && timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }
    QVERIFY(second->number(u"SELECT count(*) FROM cases"_s));
    QVERIFY(holding->commit());
    auto now = store::Transaction::begin(*second);
    QVERIFY(now);
    QVERIFY(now->commit());
}

void TestServer::aKilledWriterIsCancelled()
{
    const Workspace looking = open();
    for (int round = 0; round < 4; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(KILLED_WRITER), {QString::fromStdString(m_address)});
        QVERIFY(writer.waitForStarted());
        for (int line = 0; line <= round * 20;) {
            QVERIFY2(writer.waitForReadyRead(20'000), writer.readAllStandardError().constData());
            line += static_cast<int>(writer.readAllStandardOutput().count('\n'));
        }
        const store::StoredSimulation running = looking.simulations()->front();
        QVERIFY(running.state == SimulationState::Running);
        QVERIFY(open(Access::ReadWrite).removeSimulation(running.key).error().code == ErrorCode::Conflict);
        writer.kill();
        QVERIFY(writer.waitForFinished());
        // The server notices when it reads the connection again.
        QTRY_VERIFY(looking.simulations()->front().state == SimulationState::Failed);
        Workspace next = open(Access::ReadWrite);
        QCOMPARE(store::openDatabase(m_address, Access::ReadOnly).value()
                     ->number(u"SELECT state FROM simulations ORDER BY key DESC LIMIT 1"_s).value(),
                 std::optional<std::int64_t>(static_cast<int>(SimulationState::Failed)));
        QCOMPARE(tests::disagreements(m_address), std::string());
        if (round % 2 == 0)
            QVERIFY(next.removeSimulation(running.key));
    }
}

/// PostgreSQL takes no U+0000 and no wrong UTF-8, which become the replacement character; all else stays.
void TestServer::keepsTextsAsTheyAre()
{
    open();
    const auto database = store::openDatabase(m_address, Access::ReadWrite).value();
    const std::vector<std::pair<std::string, std::string>> texts{
        {"", ""},
        {"\\ \\N \\. 'quoted' \"twice\"", "\\ \\N \\. 'quoted' \"twice\""},
        {"tab\tline\nreturn\r?", "tab\tline\nreturn\r?"},
        {"ä – 🦉", "ä – 🦉"},
        {std::string("a\0b", 3), "a\xEF\xBF\xBD" "b"},
        {"\xff wrong", "\xEF\xBF\xBD wrong"},
    };
    auto transaction = store::Transaction::begin(*database).value();
    auto copied = store::BulkInsert::prepare(*database, u"INSERT INTO settings (name, value) VALUES (?, ?)"_s).value();
    auto called = store::BulkInsert::prepare(*database, u"INSERT INTO settings (name, value) VALUES (?, ?)"
                                                        u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s).value();
    QVERIFY(copied.isNative() && called.isNative());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string name = std::to_string(i);
        for (store::BulkInsert* const insert : {&copied, &called}) {
            const std::string full = (insert == &copied ? "copied " : "called ") + name;
            insert->bindText(0, full);
            insert->bindText(1, texts[i].first);
            QVERIFY(insert->insert());
        }
        QVERIFY(database->execute(u"INSERT INTO settings (name, value) VALUES (?, ?)"_s,
                                  {QString(u"bound "_s + QString::number(i)), QString::fromUtf8(texts[i].first)}));
    }
    QVERIFY(transaction.commit());
    const Workspace workspace = open(Access::ReadOnly);
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (const char* const way : {"copied ", "called ", "bound "})
            QCOMPARE(workspace.setting(way + std::to_string(i)).value(), std::optional(texts[i].second));
}

/// Without regard to capitals and accents, as in a file. A tag that JSON escapes a U+0000 in is no error.
void TestServer::findsWordsOfAllAlphabets()
{
    const Workspace workspace = open();
    const auto database = store::openDatabase(m_address, Access::ReadWrite).value();
    const std::int64_t simulation =
        database->insert(u"INSERT INTO simulations (name, rule_json, source, profile, seed, state, started_at)"
                         u" VALUES (?, '', '', '', 0, 1, 0)"_s, {u"a"_s}).value();
    QVERIFY(database->insert(u"INSERT INTO cases (simulation, number, group_number, counter, id, title, description,"
                             u" tags, owner, status, created_at, total_alerts, times_reopened) VALUES (?, 0, 0, 1, ?,"
                             u" ?, ?, ?, 'cases', 0, 7, 0, 0)"_s,
                             {static_cast<qlonglong>(simulation), u"00ff"_s, u"Händler-ÄRGER (Straße 12)"_s,
                              u"Пример e\u0301te"_s, u"[\"a\\u0000b\"]"_s}));
    for (const char* const text : {"handler", "HÄNDLER", "ärger", "straße 12", "\"handler arger\"", "händ*", "ПРИМЕР",
                                   "été"})
        QVERIFY2(workspace.cases({.text = text}, {}, 10).value().size() == 1, text);
    for (const char* const text : {"ndler", "rger", "\"arger handler\"", "-handler"})
        QVERIFY2(workspace.cases({.text = text}, {}, 10).value().empty(), text);
}

/// A row may name one of another table that is sent later, and a change finds the row that was inserted before it.
void TestServer::sendsRowsInTheOrderThatMatters()
{
    open();
    const auto database = store::openDatabase(m_address, Access::ReadWrite).value();
    auto transaction = store::Transaction::begin(*database).value();
    auto comment = store::BulkInsert::prepare(*database, u"INSERT INTO settings (name, value) VALUES (?, '0')"_s).value();
    auto rule = store::BulkInsert::prepare(*database, u"INSERT INTO rules (json) VALUES (?)"_s).value();
    auto change = store::BulkInsert::prepare(*database, u"UPDATE settings SET value = ? WHERE name = ?"_s).value();
    constexpr int Rows = 5'000;
    std::int64_t last = 0;
    for (int i = 0; i < Rows; ++i) {
        const std::string name = std::to_string(i);
        comment.bindText(0, name);
        QVERIFY(comment.insert());
        rule.bindText(0, name);
        QVERIFY(rule.insert());
        QVERIFY(rule.insertedKey() > last);
        last = rule.insertedKey();
        if (i % 100 != 0)
            continue;
        change.bindText(0, "changed");
        change.bindText(1, name);
        QVERIFY(change.insert());
    }
    QCOMPARE(database->number(u"SELECT count(*) FROM settings WHERE value = 'changed'"_s).value(),
             std::optional<std::int64_t>(Rows / 100));
    QCOMPARE(database->number(u"SELECT key FROM rules WHERE json = ?"_s, {QString::number(Rows - 1)}).value(),
             std::optional(last));
    QVERIFY(transaction.commit());
    const std::int64_t next = database->insert(u"INSERT INTO rules (json) VALUES (?)"_s, {u"next"_s}).value();
    QVERIFY(next > last);
}

void TestServer::storesNothingOfAFailedChange()
{
    QVERIFY(open().setSetting("a", "before"));
    const auto database = store::openDatabase(m_address, Access::ReadWrite).value();
    {
        auto transaction = store::Transaction::begin(*database).value();
        QVERIFY(database->execute(u"UPDATE settings SET value = 'after' WHERE name = 'a'"_s));
        QVERIFY(database->execute(u"INSERT INTO settings (name, value) VALUES ('a', '')"_s).error().code
                == ErrorCode::Conflict);
        QVERIFY(transaction.commit().error().code == ErrorCode::Conflict);
    }
    {
        auto transaction = store::Transaction::begin(*database).value();
        auto row = store::BulkInsert::prepare(*database, u"INSERT INTO settings (name, value) VALUES (?, ?)"_s).value();
        row.bindText(0, "a");
        row.bindNull(1);
        QVERIFY(row.insert());
        QVERIFY(transaction.commit().error().code == ErrorCode::Conflict);
    }
    {
        auto transaction = store::Transaction::begin(*database).value();
        QVERIFY(database->execute(u"INSERT INTO scenarios (simulation, text) VALUES (7, '')"_s));
        QVERIFY(transaction.commit().error().code == ErrorCode::Conflict);
    }
    QCOMPARE(database->number(u"SELECT count(*) FROM settings WHERE value = 'before'"_s).value(),
             std::optional<std::int64_t>(1));
    QCOMPARE(database->number(u"SELECT count(*) FROM scenarios"_s).value(), std::optional<std::int64_t>(0));
}

void TestServer::saysThatTheServerWentAway()
{
    open();
    const auto cut = store::openDatabase(m_address, Access::ReadWrite).value();
    const std::int64_t process = cut->number(u"SELECT pg_backend_pid()"_s).value().value();
    auto transaction = store::Transaction::begin(*cut).value();
    QVERIFY(cut->execute(u"INSERT INTO settings (name, value) VALUES ('a', 'b')"_s));
    QVERIFY(connect()->number(u"SELECT pg_terminate_backend(?) AND true"_s, {static_cast<int>(process)}));
    const auto lost = cut->execute(u"INSERT INTO settings (name, value) VALUES ('c', 'd')"_s);
    QVERIFY(lost.error().code == ErrorCode::Unreadable);
    QVERIFY2(lost.error().text.find("connect") != std::string::npos, lost.error().text.c_str());
    // The transaction is gone: a part of it must not be stored on a connection that is new.
    QVERIFY(!cut->execute(u"INSERT INTO settings (name, value) VALUES ('e', 'f')"_s));
    QVERIFY(!transaction.commit());
    QCOMPARE(cut->number(u"SELECT count(*) FROM settings"_s).value(), std::optional<std::int64_t>(0));
    auto again = store::Transaction::begin(*cut).value();
    QVERIFY(cut->execute(u"INSERT INTO settings (name, value) VALUES (?, ?)"_s, {u"g"_s, u"h"_s}));
    QVERIFY(again.commit());
    QCOMPARE(open().setting("g").value(), std::optional<std::string>("h"));
}

void TestServer::isChecked()
{
    const tests::Script script{.runs = 4, .alertsPerRun = 20, .groups = 2};
    static_cast<void>(open());
    QCOMPARE(tests::storeScript(m_address, script, tests::makeTable(script.alerts())), 1);
    const auto sound = store::checkWorkspace(m_address, nullptr, {});
    QVERIFY2(sound, sound ? "" : sound.error().text.c_str());
    QVERIFY(!sound->isFile);
    QCOMPARE(sound->findings.size(), std::size_t{0});
    QVERIFY(connect()->executeOnce(u"UPDATE cases SET total_comments = 2 WHERE key = 1"_s));
    const auto spoiled = store::checkWorkspace(m_address, nullptr, {}).value();
    QCOMPARE(spoiled.findings.size(), std::size_t{1});
    QCOMPARE(spoiled.findings.front().text, std::string("The case with the key 1 says that it has 2 comments, and has 0."));
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_Server.moc"
