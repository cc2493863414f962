// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <memory>
#include <random>
#include <stop_token>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/Progress.h"
#include "core/store/Database.h"
#include "core/store/IntegrityCheck.h"
#include "core/store/LiveLock.h"
#include "core/store/Workspace.h"
#include "core/store/WorkspaceFacts.h"
#include "tests/store/OldWorkspace.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using store::Access;
using store::CheckFinding;
using store::CheckReport;
using store::Workspace;

namespace {

constexpr qint64 PageSize = 4'096;
const tests::Script SmallScript{.runs = 10, .alertsPerRun = 60, .groups = 6};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Cannot write the file.");
}

QByteArray rubbish(qsizetype size, quint64 seed)
{
    std::mt19937_64 random(seed);
    QByteArray bytes(size, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

} // namespace

/// What the check of a workspace finds, and what it does not take for damage.
class TestIntegrity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aSoundWorkspaceHasNoFindings();
    void anOlderOneIsChecked();
    void findsWhatDisagrees_data();
    void findsWhatDisagrees();
    void aChangedVersionIsNoDamage();
    void findsADamagedIndex();
    void aShortenedFileIsNeverSound();
    void rubbishInAPageIsFound();
    void aLogThatIsNotOurs_data();
    void aLogThatIsNotOurs();
    void refusesWhatIsNoWorkspace();
    void stopsOnRequest();
    void countsWhatAWorkspaceHolds();
    void compactingGivesSpaceBack();

private:
    [[nodiscard]] std::string path() const { return m_path.toStdString(); }
    [[nodiscard]] CheckReport check() const
    {
        const auto report = store::checkWorkspace(path(), nullptr, {});
        if (!report)
            qFatal("%s", report.error().text.c_str());
        return *report;
    }
    /// Changes the file as another program could: without our rules, without foreign keys.
    void spoil(const QString& sql) const
    {
        const auto database = store::Database::connect(path(), store::Database::Mode::ReadWrite).value();
        if (!database->executeOnce(u"PRAGMA foreign_keys = OFF"_s) || !database->executeOnce(sql))
            qFatal("The file cannot be spoiled.");
    }
    /// Neither opens to write nor is sound.
    [[nodiscard]] bool isNoticed() const
    {
        const auto report = store::checkWorkspace(path(), nullptr, {});
        return !report || !report->findings.empty();
    }

    QByteArray m_original;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestIntegrity::initTestCase()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"original"_s);
    {
        auto workspace = Workspace::open(path.toStdString(), Access::Create);
        QVERIFY(workspace && workspace->addRule({}));
        QCOMPARE(tests::storeScript(path.toStdString(), SmallScript, tests::makeTable(SmallScript.alerts())), 1);
        QVERIFY(workspace->setStatus({1, 2}, engine::CaseStatus::Closed, {1'800'000'000'000}, "me"));
    }
    m_original = contentOf(path);
    QVERIFY(m_original.size() > 20 * PageSize);
}

void TestIntegrity::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"bank.cwspace"_s);
    write(m_path, m_original);
}

void TestIntegrity::aSoundWorkspaceHasNoFindings()
{
    base::Progress progress;
    const auto report = store::checkWorkspace(path(), &progress, {});
    QVERIFY2(report, report ? "" : report.error().text.c_str());
    for (const CheckFinding& finding : report->findings)
        QFAIL(finding.text.c_str());
    QVERIFY(store::adviceOn(*report).empty());
    QVERIFY(report->notChecked.empty());
    QVERIFY(progress.total() > 3 && progress.done() + 1 >= progress.total());
    QCOMPARE(contentOf(m_path), m_original);
    // Somebody writes meanwhile: of no importance.
    auto workspace = Workspace::open(path(), Access::ReadWrite);
    const auto database = store::Database::connect(path(), store::Database::Mode::ReadWrite).value();
    auto transaction = store::Transaction::begin(*database);
    QVERIFY(transaction && database->executeOnce(u"UPDATE cases SET total_alerts = 0"_s));
    const CheckReport busy = check();
    QVERIFY(busy.findings.empty());
    QCOMPARE(busy.notChecked.size(), std::size_t{1});
    for (const char* const part : {"index of words", "being written by", "try again"})
        QVERIFY2(busy.notChecked[0].find(part) != std::string::npos, busy.notChecked[0].c_str());
}

void TestIntegrity::anOlderOneIsChecked()
{
    for (const int version : {1, 2}) {
        QFile::remove(m_path);
        tests::makeOldWorkspace(path(), version);
        const CheckReport report = check();
        QCOMPARE(report.version, version);
        for (const CheckFinding& finding : report.findings)
            QFAIL(finding.text.c_str());
    }
}

void TestIntegrity::findsWhatDisagrees_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char16_t* sql, const char16_t* kind, const char16_t* text) {
        QTest::newRow(name) << QString::fromUtf16(sql) << QString::fromUtf16(kind) << QString::fromUtf16(text);
    };
    row("an alert is missing", u"DELETE FROM case_alerts WHERE case_key = 3 AND sequence = 1", u"disagreement",
        u"The case with the key 3 says that it has 100 alerts, and has 99.");
    row("an activity is missing", u"DELETE FROM activity WHERE case_key = 2 AND sequence = 1", u"disagreement",
        u"The case with the key 2 has ");
    row("a run attached more", u"UPDATE runs SET attached = attached + 5 WHERE number = 2", u"disagreement",
        u"Simulation 1, run 2, says that it attached 65 alerts, and decided so for 60.");
    row("a simulation attached more", u"UPDATE simulations SET attached = 7", u"disagreement",
        u"The simulation 1 says that it attached 7 alerts, and its runs attached 600.");
    row("a bin is larger", u"UPDATE simulations SET muted = 9", u"disagreement",
        u"The simulation 1 says that 9 alerts were not attached, and its runs say 0.");
    row("a group is missing", u"DELETE FROM groups WHERE number = 4", u"disagreement",
        u"The simulation 1 decided for its group 4, which it does not have, 10 times.");
    row("comments are missing", u"UPDATE cases SET total_comments = 2 WHERE key = 1", u"disagreement",
        u"The case with the key 1 says that it has 2 comments, and has 0.");
    row("a case is not found by its tags", u"DELETE FROM case_terms WHERE key = 2", u"disagreement",
        u"The case with the key 2 has 2 tags and assignees, and is found by 0 of them.");
    row("a tag is found that nobody has", u"INSERT INTO case_terms (term, key) VALUES (1, 7777)", u"disagreement",
        u"A case with the key 7777, which is not there, is found by 1 tags or assignees.");
    row("a tag is not looked for", u"DELETE FROM term_places WHERE term = 1", u"disagreement",
        u"The tag or assignee with the number 1 is not looked for in the simulation 1, where 6 cases have it.");
    row("a time is not looked for", u"UPDATE case_blocks SET last_created = first_created - 1", u"disagreement",
        u"The case with the key 1 is not looked for at its times.");
    row("words are damaged", u"DELETE FROM case_texts_data WHERE id > 10", u"damage", u"The index of words ");
    row("a row belongs to nobody", u"DELETE FROM simulations", u"reference",
        u"of the table simulations that is not there");
    row("a rule is no rule", u"UPDATE rules SET json = '{'", u"unreadable", u"The rule with the key 1 cannot be read");
    row("an analyst model is none", u"INSERT INTO analysts (json) VALUES ('[]')", u"unreadable",
        u"The analyst model with the key 1 cannot be read");
    row("a secret in clear", u"INSERT INTO connectors (id, name, type, json) VALUES ('desk', 'Desk', '.cases-webhook',"
        u" '{\"headers\": {\"X-Api-Key\": \"sesame\"}}')", u"secret",
        u"The connector \"Desk\" (desk) has a secret in clear in headers.X-Api-Key");
}

void TestIntegrity::findsWhatDisagrees()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, kind);
    QFETCH(const QString, text);
    spoil(sql);
    const CheckReport report = check();
    const bool isFound = std::ranges::any_of(report.findings, [&](const CheckFinding& finding) {
        return QString::fromUtf8(store::nameOf(finding.kind)) == kind
            && QString::fromStdString(finding.text).contains(text);
    });
    QVERIFY2(isFound, report.findings.empty() ? "nothing is found" : report.findings.front().text.c_str());
    QVERIFY(store::adviceOn(report).size() >= 2);
}

void TestIntegrity::aChangedVersionIsNoDamage()
{
    spoil(u"PRAGMA user_version = 2"_s);
    const CheckReport report = check();
    QCOMPARE(report.findings.size(), std::size_t{1});
    QVERIFY(report.findings.front().kind == CheckFinding::Kind::Version);
    std::string advice;
    for (const std::string& step : store::adviceOn(report))
        advice += step + '\n';
    QVERIFY2(advice.find("Give it its number back") != std::string::npos, advice.c_str());
    QVERIFY2(advice.find("recover") == std::string::npos, advice.c_str());
    // What else is wrong has its advice beside that.
    spoil(u"DELETE FROM case_texts_data WHERE id > 10"_s);
    const CheckReport both = check();
    QVERIFY(both.findings.size() > 1);
    QVERIFY(store::adviceOn(both).size() > store::adviceOn(report).size());
}

void TestIntegrity::findsADamagedIndex()
{
    // An index that lacks a row: SQLite's own check has to say so.
    {
        const auto database = store::Database::connect(path(), store::Database::Mode::ReadWrite).value();
        QVERIFY(database->executeOnce(u"PRAGMA writable_schema = ON"_s));
        QVERIFY(database->executeOnce(u"UPDATE sqlite_schema SET sql = replace(sql, 'ON cases (facet, created_at)',"
                                      u" 'ON cases (facet, key)') WHERE name = 'cases_created'"_s));
    }
    const CheckReport report = check();
    QVERIFY(!report.findings.empty());
    QVERIFY(report.findings.front().kind == CheckFinding::Kind::Damage);
    QCOMPARE(report.notChecked.size(), std::size_t{1});
    QVERIFY(report.notChecked[0].find("rows say about each other") != std::string::npos);
    const std::vector<std::string> advice = store::adviceOn(report);
    QVERIFY(std::ranges::any_of(advice, [](const std::string& step) {
        return step.find(".recover") != std::string::npos;
    }));
}

/// Cut in the header, at every page's border and in every page's middle.
void TestIntegrity::aShortenedFileIsNeverSound()
{
    std::vector<qint64> sizes{0, 1, 15, 16, 17, 99, 100, 101, 511, 512, 1'024};
    for (qint64 size = PageSize; size < m_original.size(); size += PageSize) {
        sizes.push_back(size);
        sizes.push_back(size - 1);
        sizes.push_back(size + PageSize / 2);
    }
    for (const qint64 size : sizes) {
        write(m_path, m_original.left(size));
        QVERIFY2(isNoticed(), qPrintable(QString::number(size)));
        const auto workspace = Workspace::open(path(), Access::ReadWrite);
        QVERIFY2(!workspace && workspace.error().code == ErrorCode::NotAWorkspace, qPrintable(QString::number(size)));
        QVERIFY(workspace.error().text.find("bank.cwspace") != std::string::npos);
        QCOMPARE(QFileInfo(m_path).size(), size);
    }
}

void TestIntegrity::rubbishInAPageIsFound()
{
    for (qint64 page = 0; page * PageSize < m_original.size(); ++page) {
        QByteArray bytes = m_original;
        bytes.replace(page * PageSize, PageSize, rubbish(PageSize, static_cast<quint64>(page)));
        write(m_path, bytes);
        QVERIFY2(isNoticed(), qPrintable(QString::number(page)));
        // Whatever can be read of it is read, and nothing crashes.
        if (const auto workspace = Workspace::open(path(), Access::ReadOnly)) {
            static_cast<void>(workspace->simulations());
            static_cast<void>(workspace->cases({}, {}, 100));
            static_cast<void>(workspace->alerts(1, {}, 100));
        }
    }
}

void TestIntegrity::aLogThatIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("rubbish") << rubbish(3 * PageSize, 7);
    QTest::newRow("a log's beginning") << QByteArray::fromHex("377f0682002de218000010000000000000000000");
}

/// SQLite takes from a log only what its sums vouch for.
void TestIntegrity::aLogThatIsNotOurs()
{
    QFETCH(const QByteArray, log);
    write(m_path + u"-wal"_s, log);
    const auto workspace = Workspace::open(path(), Access::ReadWrite);
    QVERIFY2(workspace, workspace ? "" : workspace.error().text.c_str());
    QCOMPARE(workspace->simulations().value().size(), std::size_t{1});
    QVERIFY(check().findings.empty());
}

void TestIntegrity::refusesWhatIsNoWorkspace()
{
    write(m_path, "text");
    QVERIFY(store::checkWorkspace(path(), nullptr, {}).error().code == ErrorCode::NotAWorkspace);
    QVERIFY(store::checkWorkspace(path() + "2", nullptr, {}).error().code == ErrorCode::NotFound);
    write(m_path, m_original);
    spoil(u"PRAGMA user_version = 4711"_s);
    QVERIFY(store::checkWorkspace(path(), nullptr, {}).error().code == ErrorCode::NewerVersion);
}

void TestIntegrity::stopsOnRequest()
{
    std::stop_source stop;
    stop.request_stop();
    const auto report = store::checkWorkspace(path(), nullptr, stop.get_token());
    QVERIFY(!report && report.error().code == ErrorCode::Cancelled);
}

void TestIntegrity::countsWhatAWorkspaceHolds()
{
    const auto facts = store::readFacts(path());
    QVERIFY2(facts, facts ? "" : facts.error().text.c_str());
    QCOMPARE(facts->rules, std::uint64_t{1});
    QCOMPARE(facts->simulations, std::uint64_t{1});
    QCOMPARE(facts->cases, std::uint64_t{6});
    QCOMPARE(facts->alerts, std::uint64_t{600});
    QCOMPARE(facts->version, facts->newestVersion);
    QCOMPARE(facts->bytes, static_cast<std::uint64_t>(m_original.size()));
}

void TestIntegrity::compactingGivesSpaceBack()
{
    {
        const auto database = store::Database::connect(path(), store::Database::Mode::ReadWrite).value();
        QVERIFY(database->executeOnce(u"PRAGMA auto_vacuum = INCREMENTAL"_s));
        QVERIFY(database->executeOnce(u"VACUUM"_s));
        QVERIFY(database->executeOnce(u"DELETE FROM case_alerts"_s));
        QVERIFY(database->executeOnce(u"UPDATE cases SET total_alerts = 0"_s));
    }
    {
        const auto writer = store::LiveLock::share(path());
        QVERIFY(store::compactWorkspace(path()).error().code == ErrorCode::Locked);
    }
    QVERIFY(store::readFacts(path())->freeBytes > 0);
    const auto freed = store::compactWorkspace(path());
    QVERIFY2(freed, freed ? "" : freed.error().text.c_str());
    QVERIFY(*freed > 0);
    QCOMPARE(store::readFacts(path())->freeBytes, std::uint64_t{0});
    QVERIFY(check().findings.empty());
}

QTEST_GUILESS_MAIN(TestIntegrity)
#include "tst_Integrity.moc"
