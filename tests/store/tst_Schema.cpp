// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/BulkInsert.h"
#include "core/store/PackedId.h"
#include "core/store/Schema.h"
#include "core/store/Workspace.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::Database;

namespace {

base::Result<void> first(Database& database)
{
    return database.executeOnce(u"CREATE TABLE first (x INTEGER) STRICT"_s);
}

base::Result<void> second(Database& database)
{
    return database.executeOnce(u"ALTER TABLE first ADD COLUMN y INTEGER"_s);
}

base::Result<void> broken(Database& database)
{
    return database.executeOnce(u"ALTER TABLE first DROP COLUMN x"_s).and_then([&] {
        return database.executeOnce(u"ALTER TABLE missing ADD COLUMN z INTEGER"_s);
    });
}

std::int64_t versionOf(Database& database)
{
    return database.number(u"PRAGMA user_version"_s).value().value();
}

} // namespace

class TestSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsOnlyNewMigrations();
    void rollsAFailedMigrationBack();
    void opensVersion1();
    void tablesAreStrict();
    void packsIds_data();
    void packsIds();
    void bulkInsertIsNative();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestSchema::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"bank.cwspace"_s).toStdString();
}

void TestSchema::runsOnlyNewMigrations()
{
    const auto database = Database::connect(m_path, Database::Mode::ReadWrite).value();
    const std::array<store::Migration, 1> old{first};
    QVERIFY(store::migrate(*database, old));
    QCOMPARE(versionOf(*database), 1);
    QVERIFY(database->executeOnce(u"INSERT INTO first VALUES (7)"_s));
    const std::array<store::Migration, 2> present{first, second};
    QVERIFY(store::migrate(*database, present));
    QVERIFY(store::migrate(*database, present));
    QCOMPARE(versionOf(*database), 2);
    QCOMPARE(database->number(u"SELECT x FROM first WHERE y IS NULL"_s).value(), std::optional<std::int64_t>(7));
}

void TestSchema::rollsAFailedMigrationBack()
{
    const auto database = Database::connect(m_path, Database::Mode::ReadWrite).value();
    const std::array<store::Migration, 1> old{first};
    QVERIFY(store::migrate(*database, old));
    QVERIFY(database->executeOnce(u"INSERT INTO first VALUES (7)"_s));
    const std::array<store::Migration, 3> next{first, second, broken};
    QVERIFY(!store::migrate(*database, next));
    QCOMPARE(versionOf(*database), 1);
    QCOMPARE(database->number(u"SELECT x FROM first"_s).value(), std::optional<std::int64_t>(7));
    QVERIFY(!database->number(u"SELECT y FROM first"_s));
}

/// The dump of a workspace as version 1 wrote it: stays as it is when the schema moves on.
void TestSchema::opensVersion1()
{
    {
        const auto database = Database::connect(m_path, Database::Mode::ReadWrite).value();
        QFile fixture(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/store/fixtures/version-1.sql"));
        QVERIFY(fixture.open(QIODevice::ReadOnly));
        const QList<QByteArray> statements = fixture.readAll().split(';');
        for (const QByteArray& statement : statements) {
            if (statement.trimmed().isEmpty())
                continue;
            const auto done = database->executeOnce(QString::fromUtf8(statement));
            QVERIFY2(done, done ? "" : done.error().text.c_str());
        }
    }
    const auto opened = store::Workspace::open(m_path, store::Access::ReadWrite);
    QVERIFY2(opened, opened ? "" : opened.error().text.c_str());
    QCOMPARE(opened->setting("profile").value(), std::optional<std::string>("9.4"));
    QCOMPARE(opened->rules().value().front().rule.name, std::string("Brute force"));
    QCOMPARE(opened->sources().value().front().path, std::string("ait.ndjson"));
    const store::StoredSimulation simulation = opened->simulations().value().front();
    QCOMPARE(simulation.summary.audit.attached, std::uint64_t{2});
    QVERIFY(!simulation.summary.queue && !simulation.isScenario && simulation.analysts.empty());
    QCOMPARE(simulation.source.name, std::string("ait"));
    QVERIFY(simulation.source.path.empty());
    const std::string id(64, 'a');
    const std::optional<std::int64_t> key = opened->findCase({id}).value();
    QVERIFY(key);
    const store::CaseDetail detail = opened->caseDetail(*key).value();
    QCOMPARE(detail.row.id.text, id);
    QCOMPARE(detail.row.tags, (std::vector<std::string>{"auto-generated", "host.name:a"}));
    QCOMPARE(detail.grouping, std::string("{\"host.name\":\"a\"}"));
    QCOMPARE(detail.durationSeconds, std::optional<std::int64_t>(60));
    const auto alerts = opened->alerts(*key, {}, 10).value();
    QCOMPARE(alerts.size(), std::size_t{2});
    QCOMPARE(alerts[1].id, std::string("not hex"));
    QCOMPARE(alerts[1].index, std::string(".alerts-security.alerts-default"));
    QCOMPARE(opened->activity(*key, {}, 10).value().size(), std::size_t{3});
    QCOMPARE(opened->runs(1, {}, 10).value().front().failure, std::string("409: conflict"));
}

void TestSchema::tablesAreStrict()
{
    QVERIFY(store::Workspace::open(m_path, store::Access::Create));
    const auto database = Database::connect(m_path, Database::Mode::ReadWrite).value();
    QCOMPARE(versionOf(*database), store::schemaVersion());
    QCOMPARE(database->number(u"SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
                              u" AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'case_texts%'"_s).value(),
             std::optional<std::int64_t>(0));
    QCOMPARE(database->number(u"PRAGMA foreign_keys"_s).value(), std::optional<std::int64_t>(1));
    QCOMPARE(database->number(u"PRAGMA auto_vacuum"_s).value(), std::optional<std::int64_t>(1));
    QVERIFY(!database->executeOnce(u"INSERT INTO rules (json) VALUES (x'00')"_s));
    QVERIFY(database->executeOnce(u"INSERT INTO cases (simulation) VALUES (9)"_s).error().code
            == base::ErrorCode::Conflict);
}

void TestSchema::packsIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("isText");
    QTest::newRow("sha-256") << QString(64, u'a') << false;
    QTest::newRow("short") << u"00ff"_s << false;
    QTest::newRow("odd") << u"00f"_s << true;
    QTest::newRow("upper case") << u"00FF"_s << true;
    QTest::newRow("text") << u"AWx-_z9 ä"_s << true;
    QTest::newRow("empty") << QString(u""_s) << true;
}

void TestSchema::packsIds()
{
    QFETCH(const QString, id);
    QFETCH(const bool, isText);
    const QVariant packed = store::packId(id.toStdString());
    QCOMPARE(packed.typeId() == QMetaType::QString, isText);
    QCOMPARE(store::unpackId(packed), id.toStdString());
}

/// On Debian, Qt's driver uses the system's library, as we do: rows must not take the slow way.
void TestSchema::bulkInsertIsNative()
{
    const auto database = Database::connect(m_path, Database::Mode::ReadWrite).value();
    QVERIFY(database->executeOnce(u"CREATE TABLE rows (a INTEGER, b TEXT, c ANY) STRICT"_s));
    auto insert = store::BulkInsert::prepare(*database, u"INSERT INTO rows VALUES (?, ?, ?)"_s);
    QVERIFY(insert);
    QVERIFY(insert->isNative());
    insert->bindInteger(0, 7);
    insert->bindText(1, "");
    insert->bindNull(2);
    QVERIFY(insert->insert());
    QCOMPARE(insert->insertedKey(), 1);
    QCOMPARE(database->number(u"SELECT a FROM rows WHERE b = '' AND c IS NULL"_s).value(),
             std::optional<std::int64_t>(7));
    QVERIFY(!store::BulkInsert::prepare(*database, u"INSERT INTO nowhere VALUES (?)"_s));
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_Schema.moc"
