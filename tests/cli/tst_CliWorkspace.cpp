// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QFile>
#include <QTest>

#include <cstddef>

#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "core/store/Database.h"
#include "core/store/LiveLock.h"
#include "core/store/Schema.h"
#include "core/store/Workspace.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using test::Console;
using test::document;
using test::Outcome;

/// `workspace check`, `info` and `compact`, and what is said of workspaces of other versions.
class CliWorkspaceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSoundOneIsSaidToBe();
    void whatIsLeftOutIsSaid();
    void whatIsWrongIsListedWithWhatToDo();
    void damageIsListedToo();
    void infoCounts();
    void compactWaitsForWriters();
    void anOlderOneIsBroughtUpToDateWithACopy();
    void aNewerOneIsRefused();
    void aFileThatMayNotGrowIsReported();

private:
    [[nodiscard]] std::string path() const { return m_console->path(u"work.casewright"_s).toStdString(); }
    [[nodiscard]] Outcome run(const QString& command) const
    {
        return m_console->run({u"workspace"_s, command, u"work.casewright"_s});
    }
    void spoil(const QString& sql) const
    {
        const auto database = store::Database::connect(path(), store::Database::Mode::ReadWrite).value();
        QVERIFY(database->executeOnce(sql));
    }
    std::unique_ptr<Console> m_console;
};

void CliWorkspaceTest::init()
{
    m_console = std::make_unique<Console>();
    m_console->writeRule();
    m_console->write(u"alerts.ndjson"_s,
                     document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:01:00Z", "b"));
    const Outcome kept = m_console->keep(u"alerts.ndjson"_s);
    QVERIFY2(kept.code == 0, kept.messages.constData());
}

void CliWorkspaceTest::aSoundOneIsSaidToBe()
{
    const Outcome outcome = run(u"check"_s);
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.messages, QByteArray());
    QCOMPARE(outcome.output,
             "work.casewright is sound (version " + QByteArray::number(store::schemaVersion()) + ").\n");
}

/// Somebody writes, so that the index of words cannot be asked.
void CliWorkspaceTest::whatIsLeftOutIsSaid()
{
    const auto database = store::Database::connect(path(), store::Database::Mode::ReadWrite).value();
    const auto transaction = store::Transaction::begin(*database);
    QVERIFY(transaction);
    const Outcome outcome = run(u"check"_s);
    QCOMPARE(outcome.code, 0);
    const QByteArray version = QByteArray::number(store::schemaVersion());
    const QByteArray sound = "is sound (version " + version
        + "), as far as it was checked.\n  not checked: The index of words";
    QVERIFY2(outcome.prints(sound.constData()), outcome.output.constData());
    QVERIFY2(outcome.prints("is being written by tst_CliWorkspac (process "), outcome.output.constData());
    const Outcome json = m_console->run({u"workspace"_s, u"check"_s, u"work.casewright"_s, u"--format"_s, u"json"_s});
    const auto report = nlohmann::json::parse(json.output.toStdString());
    QVERIFY(report.at("sound").get<bool>());
    QCOMPARE(report.at("notChecked").size(), std::size_t{1});
}

void CliWorkspaceTest::whatIsWrongIsListedWithWhatToDo()
{
    spoil(u"DELETE FROM case_alerts WHERE case_key = 2"_s);
    const Outcome outcome = run(u"check"_s);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.prints("is not sound"), outcome.output.constData());
    QVERIFY2(outcome.prints("  disagreement: The case with the key 2 says that it has 1 alerts, and has 0.\n"),
             outcome.output.constData());
    QVERIFY2(outcome.prints("What to do:\n  1. "), outcome.output.constData());
}

void CliWorkspaceTest::damageIsListedToo()
{
    QFile file(m_console->path(u"work.casewright"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    QVERIFY(file.resize(size / 2));
    file.close();
    const Outcome outcome = run(u"check"_s);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.prints("  damage: "), outcome.output.constData());
    QVERIFY2(outcome.prints(".recover"), outcome.output.constData());
    const Outcome listed = m_console->run({u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s});
    QCOMPARE(listed.code, 4);
    QCOMPARE(m_console->run({u"workspace"_s, u"check"_s, u"rule.json"_s}).code, 4);
    QCOMPARE(m_console->run({u"workspace"_s, u"check"_s, u"missing"_s}).code, 4);
}

void CliWorkspaceTest::infoCounts()
{
    const Outcome outcome = run(u"info"_s);
    QCOMPARE(outcome.code, 0);
    const QByteArray version = "  version     " + QByteArray::number(store::schemaVersion()) + '\n';
    for (const char* const line : {version.constData(), "  rules       1\n", "  sources     1\n",
                                   "  simulations 1\n", "  cases       2\n", "  alerts      2\n"})
        QVERIFY2(outcome.prints(line), outcome.output.constData());
    QVERIFY(!outcome.prints("written by"));
    const auto writer = store::LiveLock::share(path());
    QVERIFY(writer);
    QVERIFY2(run(u"info"_s).prints("  written by  tst_CliWorkspac (process "), run(u"info"_s).output.constData());
}

void CliWorkspaceTest::compactWaitsForWriters()
{
    {
        const auto writer = store::LiveLock::share(path());
        const Outcome refused = run(u"compact"_s);
        QCOMPARE(refused.code, 4);
        QVERIFY2(refused.says("A simulation is being written into work.casewright by tst_CliWorkspac (process "),
                 refused.messages.constData());
    }
    const Outcome done = run(u"compact"_s);
    QVERIFY2(done.code == 0, done.messages.constData());
    QVERIFY(done.prints("work.casewright is "));
    QCOMPARE(run(u"check"_s).code, 0);
}

/// As version 2 left it, by its migrations.
void CliWorkspaceTest::anOlderOneIsBroughtUpToDateWithACopy()
{
    QVERIFY(QFile::remove(m_console->path(u"work.casewright"_s)));
    {
        const auto database = store::Database::connect(path(), store::Database::Mode::ReadWrite).value();
        QVERIFY(store::migrate(*database, store::migrations().first(std::size_t{2})));
    }
    QVERIFY(run(u"info"_s).prints("  version     2 (of an older Casewright)\n"));
    const Outcome listed = m_console->run({u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s});
    QVERIFY2(listed.code == 0, listed.messages.constData());
    QVERIFY2(listed.says("work.casewright was of an older Casewright (version 2), and has been brought up to date. "
                         "As it was it is kept in work.casewright.v2.backup."),
             listed.messages.constData());
    QVERIFY(QFile::exists(m_console->path(u"work.casewright.v2.backup"_s)));
    QVERIFY(run(u"info"_s).prints("  copy        work.casewright.v2.backup\n"));
    const Outcome again = m_console->run({u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s});
    QCOMPARE(again.messages, QByteArray());
}

void CliWorkspaceTest::aNewerOneIsRefused()
{
    spoil(u"PRAGMA user_version = 4711"_s);
    for (const QStringList& command : {QStringList{u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s},
                                       QStringList{u"workspace"_s, u"check"_s, u"work.casewright"_s}}) {
        const Outcome outcome = m_console->run(command);
        QCOMPARE(outcome.code, 4);
        QVERIFY2(outcome.says("version 4711, made by a newer Casewright"), outcome.messages.constData());
    }
}

/// A limit of file sizes (ulimit -f) fails the write; it does not kill the program.
void CliWorkspaceTest::aFileThatMayNotGrowIsReported()
{
    const auto limit = [] {
        const rlimit most{.rlim_cur = 4'096, .rlim_max = 4'096};
        ::setrlimit(RLIMIT_FSIZE, &most);
    };
    const Outcome create = m_console->run({u"cases"_s, u"create"_s, u"--title"_s, u"T"_s, u"--description"_s, u"D"_s,
                                           u"--workspace"_s, u"new.casewright"_s}, {}, limit);
    QCOMPARE(create.code, 4);
    QVERIFY2(create.says("error: "), create.messages.constData());
    const Outcome update = m_console->run({u"cases"_s, u"update"_s, u"1"_s, u"--title"_s, u"New"_s,
                                           u"--workspace"_s, u"work.casewright"_s}, {}, limit);
    QCOMPARE(update.code, 4);
    QVERIFY2(update.says("error: "), update.messages.constData());
    const Outcome written = m_console->run({u"cases"_s, u"export"_s, u"--workspace"_s, u"work.casewright"_s, u"--out"_s,
                                            u"cases.ndjson"_s}, {}, limit);
    QCOMPARE(written.code, 4);
    QVERIFY2(written.says("error: "), written.messages.constData());
    QVERIFY(!QFile::exists(m_console->path(u"cases.ndjson"_s)));
    QCOMPARE(run(u"check"_s).code, 0);
}

QTEST_GUILESS_MAIN(CliWorkspaceTest)
#include "tst_CliWorkspace.moc"
