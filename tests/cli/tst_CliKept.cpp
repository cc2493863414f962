// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "core/store/Workspace.h"
#include "tests/cli/OtherProgram.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::OtherProgram;
using test::Outcome;
using test::text;

namespace {

const QStringList List{u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s};
const QStringList AsJson{u"--format"_s, u"json"_s};

/// A workspace as version 1 wrote it.
void makeVersion1(const QString& path)
{
    QFile dump(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/store/fixtures/version-1.sql"));
    QVERIFY(dump.open(QIODevice::ReadOnly));
    OtherProgram other(path);
    for (const QByteArray& statement : dump.readAll().split(';'))
        if (!statement.trimmed().isEmpty())
            other.run(QString::fromUtf8(statement));
}

} // namespace

/// What `simulate` leaves in a workspace, and workspaces that it cannot use.
class CliKeptTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void resultIsKept();
    void secondRunIsAdded();
    void inputsAreKept();
    void changedRuleOfTheWorkspaceStays();
    void profileBelongsToTheWorkspace();
    void emptyFileBecomesAWorkspace();
    void halfMadeFileBecomesAWorkspace();
    void olderWorkspaceIsBroughtUpToDate_data();
    void olderWorkspaceIsBroughtUpToDate();
    void olderWorkspaceThatCannotBeWritten();
    void olderWorkspaceTakesSimulations();
    void unusableWorkspaces_data();
    void unusableWorkspaces();
    void lockedWorkspace();
    void newerWorkspace();
    void writeProtectedWorkspace();
    void failureIsMarked();

private:
    std::unique_ptr<Console> m_console;
    QString m_flood;
    QString m_workspace;
};

void CliKeptTest::init()
{
    m_console = std::make_unique<Console>();
    m_flood = u"flood:"_s + Console::sample(u"two-days-one-storm.json"_s);
    m_workspace = m_console->path(u"work.casewright"_s);
}

void CliKeptTest::resultIsKept()
{
    const Outcome outcome = m_console->keep(m_flood, AsJson);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY2(outcome.says("Kept in work.casewright as simulation 1.\n"), outcome.messages.constData());
    const Json result = outcome.json();
    QCOMPARE(text(result["workspace"]), text({{"file", "work.casewright"}, {"simulation", 1}}));
    QVERIFY(result["timing"]["store_s"].get<double>() > 0);
    const Json cases = m_console->run(List + AsJson).json();
    QCOMPARE(text(cases["simulation"]["state"]), text("finished"));
    QCOMPARE(text(cases["simulation"]["name"]), text("Every document against Two days, one storm"));
    QCOMPARE(text(cases["total"]), text(result["summary"]["casesOpened"]));
    // The same cases, the newest first there.
    std::uint64_t alerts = 0;
    for (std::size_t i = 0; i < cases["cases"].size(); ++i) {
        const Json& kept = cases["cases"][i];
        alerts += kept["totalAlerts"].get<std::uint64_t>();
        const auto& all = result["cases"];
        const bool same = std::any_of(all.begin(), all.end(), [&kept](const Json& one) {
            return one["id"] == kept["id"] && one["title"] == kept["title"] && one["totalAlerts"] == kept["totalAlerts"];
        });
        QVERIFY2(same, kept.dump().c_str());
    }
    QCOMPARE(text(alerts), text(result["audit"]["attached"]));
}

void CliKeptTest::secondRunIsAdded()
{
    QCOMPARE(m_console->keep(m_flood).code, 0);
    const Outcome second = m_console->keep(m_flood, {u"--seed"_s, u"2"_s});
    QVERIFY2(second.says("as simulation 2.\n"), second.messages.constData());
    const Json newest = m_console->run(List + AsJson).json();
    QCOMPARE(text(newest["simulations"]), text({2, 1}));
    QCOMPARE(text(newest["simulation"]["seed"]), text(2));
    const Json first = m_console->run(List + AsJson + QStringList{u"--simulation"_s, u"1"_s}).json();
    QCOMPARE(text(first["simulation"]["number"]), text(1));
    QVERIFY(first["cases"] != newest["cases"]);
}

/// The window finds the rule and the source beside the result: once each, however often they were run.
void CliKeptTest::inputsAreKept()
{
    m_console->write(u"a.csv"_s, "@timestamp,host.name\n2026-01-05T08:01:00Z,a\n");
    const QStringList mapped{u"--map"_s, u"host.name=host.name"_s};
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(m_console->keep(m_flood).code, 0);
        QCOMPARE(m_console->keep(u"a.csv"_s, mapped).code, 0);
    }
    const auto workspace = store::Workspace::open(m_workspace.toStdString(), store::Access::ReadOnly);
    QVERIFY(workspace);
    const auto rules = workspace->rules();
    QVERIFY(rules);
    QCOMPARE(rules->size(), std::size_t{1});
    QCOMPARE(rules->front().rule.name, std::string("Every document"));
    const auto sources = workspace->sources();
    QVERIFY(sources);
    QCOMPARE(sources->size(), std::size_t{2});
    QCOMPARE(sources->front().name, std::string("Two days, one storm"));
    QVERIFY(sources->front().flood.find("flood/1") != std::string::npos);
    QCOMPARE(sources->back().path, m_console->path(u"a.csv"_s).toStdString());
    QCOMPARE(sources->back().mapping, std::string("host.name=host.name"));
    // What came through a pipe cannot be read again.
    QCOMPARE(m_console->run({u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--workspace"_s, u"work.casewright"_s,
                             u"--alerts"_s, u"-"_s}, test::document("2026-01-05T08:01:00Z", "a")).code, 0);
    QCOMPARE(workspace->sources()->size(), std::size_t{2});
}

void CliKeptTest::changedRuleOfTheWorkspaceStays()
{
    QCOMPARE(m_console->keep(m_flood).code, 0);
    m_console->writeRule(R"({"maximumCasesToOpen": 2})");
    QCOMPARE(m_console->keep(m_flood).code, 0);
    const auto workspace = store::Workspace::open(m_workspace.toStdString(), store::Access::ReadOnly);
    QVERIFY(workspace);
    QCOMPARE(workspace->rules()->size(), std::size_t{1});
    QCOMPARE(workspace->rules()->front().rule.casesAction->maximumCasesToOpen.value_or(0), std::int64_t{5});
    // Each simulation has the rule that it ran.
    QVERIFY(workspace->simulations()->front().ruleJson.find("\"maximumCasesToOpen\": 2") != std::string::npos);
}

void CliKeptTest::profileBelongsToTheWorkspace()
{
    QCOMPARE(m_console->keep(m_flood, {u"--kibana"_s, u"9.1"_s}).code, 0);
    QCOMPARE(text(m_console->keep(m_flood, AsJson).json()["profile"]["name"]), text("9.1"));
    QCOMPARE(text(m_console->keep(m_flood, AsJson + QStringList{u"--kibana"_s, u"9.4"_s}).json()["profile"]["name"]), text("9.4"));
    QCOMPARE(text(m_console->keep(m_flood, AsJson).json()["profile"]["name"]), text("9.1"));
}

void CliKeptTest::emptyFileBecomesAWorkspace()
{
    m_console->write(u"work.casewright"_s, {}); // as mktemp makes it
    QCOMPARE(m_console->keep(m_flood).code, 0);
    QCOMPARE(text(m_console->run(List + AsJson).json()["total"]), text(41));
}

/// What is left of a process that was killed while it made the workspace: a page that names nobody.
void CliKeptTest::halfMadeFileBecomesAWorkspace()
{
    {
        OtherProgram other(m_workspace);
        other.run(u"PRAGMA auto_vacuum = FULL"_s);
        other.run(u"PRAGMA user_version = 1"_s);
        other.run(u"PRAGMA user_version = 0"_s);
    }
    QCOMPARE(QFileInfo(m_workspace).size(), 4'096);
    const Outcome list = m_console->run(List);
    QCOMPARE(list.code, 4);
    QVERIFY2(list.says("is no Casewright workspace"), list.messages.constData());
    const Outcome kept = m_console->keep(m_flood);
    QVERIFY2(kept.code == 0, kept.messages.constData());
    QCOMPARE(text(m_console->run(List + AsJson).json()["total"]), text(41));
}

void CliKeptTest::olderWorkspaceIsBroughtUpToDate_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("list") << QStringList{u"list"_s};
    QTest::newRow("show") << QStringList{u"show"_s, u"8"_s};
}

void CliKeptTest::olderWorkspaceIsBroughtUpToDate()
{
    QFETCH(QStringList, command);
    makeVersion1(m_workspace);
    const QStringList arguments =
        QStringList{u"cases"_s} + command + QStringList{u"--workspace"_s, u"work.casewright"_s};
    const Outcome first = m_console->run(arguments);
    QVERIFY2(first.code == 0, first.messages.constData());
    QVERIFY2(first.prints("Brute force"), first.output.constData());
    QVERIFY2(first.says("work.casewright was of an older Casewright (version 1), and has been brought up to date"),
             first.messages.constData());
    const Outcome second = m_console->run(arguments);
    QCOMPARE(second.output, first.output);
    QCOMPARE(second.messages, QByteArray());
}

void CliKeptTest::olderWorkspaceThatCannotBeWritten()
{
    makeVersion1(m_workspace);
    QVERIFY(QFile::setPermissions(m_workspace, QFileDevice::ReadOwner));
    const auto content = [this] {
        QFile file(m_workspace);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content();
    const Outcome outcome = m_console->run(List, {}, test::obeyRights);
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.says("made by an older Casewright") && outcome.says("open the copy"),
             outcome.messages.constData());
    QVERIFY(!before.isEmpty());
    QCOMPARE(content(), before);
}

void CliKeptTest::olderWorkspaceTakesSimulations()
{
    makeVersion1(m_workspace);
    const Outcome outcome = m_console->keep(m_flood);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY2(outcome.says("as simulation 2.\n"), outcome.messages.constData());
}

void CliKeptTest::unusableWorkspaces_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no database") << QByteArray(200, 'x') << u"work.casewright"_s
                                 << QByteArray("is no Casewright workspace: it is not a SQLite database");
    QTest::newRow("a folder") << QByteArray() << u"."_s << QByteArray("is a folder");
    QTest::newRow("no such folder") << QByteArray() << u"nowhere/work.casewright"_s << QByteArray("nowhere");
}

void CliKeptTest::unusableWorkspaces()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, name);
    QFETCH(QByteArray, message);
    if (!content.isEmpty())
        m_console->write(name, content);
    const QStringList simulate{u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, m_flood};
    for (const QStringList& command : {simulate, QStringList{u"cases"_s, u"list"_s},
                                       QStringList{u"cases"_s, u"show"_s, u"1"_s}}) {
        const Outcome outcome = m_console->run(command + QStringList{u"--workspace"_s, name});
        QCOMPARE(outcome.code, 4);
        QCOMPARE(outcome.output, QByteArray());
        QVERIFY2(outcome.messages.contains(message), outcome.messages.constData());
    }
    QFile file(m_console->path(name));
    if (!content.isEmpty())
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll() == content);
}

void CliKeptTest::lockedWorkspace()
{
    QCOMPARE(m_console->keep(m_flood).code, 0);
    OtherProgram other(m_workspace);
    other.run(u"BEGIN IMMEDIATE"_s);
    const Outcome outcome = m_console->keep(m_flood);
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.says("is being written by tst_CliKept"), outcome.messages.constData());
    // Who only reads does not wait.
    QCOMPARE(m_console->run(List).code, 0);
    other.run(u"ROLLBACK"_s);
    QCOMPARE(m_console->keep(m_flood).code, 0);
}

void CliKeptTest::newerWorkspace()
{
    QCOMPARE(m_console->keep(m_flood).code, 0);
    OtherProgram(m_workspace).run(u"PRAGMA user_version = 4711"_s);
    for (const Outcome& outcome : {m_console->keep(m_flood), m_console->run(List)}) {
        QCOMPARE(outcome.code, 4);
        QVERIFY2(outcome.says("newer Casewright"), outcome.messages.constData());
    }
}

void CliKeptTest::writeProtectedWorkspace()
{
    QCOMPARE(m_console->keep(m_flood).code, 0);
    QVERIFY(QFile::setPermissions(m_workspace, QFileDevice::ReadOwner));
    const Outcome outcome =
        m_console->run({u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--workspace"_s, u"work.casewright"_s,
                        u"--alerts"_s, m_flood}, {}, test::obeyRights);
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.says("write-protected"), outcome.messages.constData());
    const Outcome list = m_console->run(List, {}, test::obeyRights);
    QVERIFY2(list.code == 0, list.messages.constData());
    QVERIFY(list.prints("41 open"));
}

/// The database refuses in the middle: the simulation is marked, and the workspace can still be used.
void CliKeptTest::failureIsMarked()
{
    QCOMPARE(m_console->keep(m_flood).code, 0);
    {
        OtherProgram other(m_workspace);
        other.run(u"CREATE TRIGGER refuse BEFORE INSERT ON runs WHEN new.number = 100"
                  u" BEGIN SELECT RAISE(FAIL, 'out of order'); END"_s);
    }
    const Outcome outcome = m_console->keep(m_flood, AsJson);
    QCOMPARE(outcome.code, 4);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.says("error: ") && outcome.says("out of order"), outcome.messages.constData());
    QCOMPARE(outcome.messages.count("out of order"), 1);
    QVERIFY2(outcome.says("stays in work.casewright, marked as failed.\n"), outcome.messages.constData());
    QCOMPARE(text(m_console->run(List + AsJson).json()["simulation"]["state"]), text("failed"));
    OtherProgram(m_workspace).run(u"DROP TRIGGER refuse"_s);
    QCOMPARE(m_console->keep(m_flood).code, 0);
}

QTEST_GUILESS_MAIN(CliKeptTest)
#include "tst_CliKept.moc"
