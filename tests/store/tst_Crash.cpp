// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/Database.h"
#include "core/store/IntegrityCheck.h"
#include "core/store/Workspace.h"
#include "tests/store/Acknowledged.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::SimulationState;

namespace {

constexpr int Kills = 200;
constexpr int LongestLife = 120; // milliseconds from one kill to the next

/// One process simulates, another edits; each is killed now and then.
class Worker final {
public:
    explicit Worker(const QString& command, const QString& path) : m_command(command), m_path(path) {}
    ~Worker() { kill(); }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Begins again where it was killed.
    void run(quint64 seed)
    {
        if (m_process)
            return;
        m_process = std::make_unique<QProcess>();
        QStringList arguments{m_command, m_path};
        if (m_command == u"edit"_s)
            arguments += QString::number(seed);
        m_process->start(QStringLiteral(OTHER_PROCESS), arguments);
        if (!m_process->waitForStarted())
            qFatal("A worker does not start.");
    }
    void kill()
    {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished();
        takeLines();
        m_process.reset();
    }
    /// Whole lines that it printed since the last time: what was answered.
    [[nodiscard]] std::vector<std::string> lines()
    {
        if (m_process) {
            m_process->waitForReadyRead(0);
            takeLines();
        }
        return std::exchange(m_lines, {});
    }
    /// Whether it ended by itself, which it never should.
    [[nodiscard]] QByteArray failure()
    {
        if (!m_process || m_process->state() == QProcess::Running)
            return {};
        return "ended: " + m_process->readAllStandardError();
    }
    /// Lives so long; false if it ended.
    [[nodiscard]] bool live(int milliseconds) { return !m_process->waitForFinished(milliseconds); }

private:
    void takeLines()
    {
        while (m_process->canReadLine())
            m_lines.push_back(m_process->readLine().trimmed().toStdString());
    }
    QString m_command;
    QString m_path;
    std::unique_ptr<QProcess> m_process;
    std::vector<std::string> m_lines;
};

/// Editors, and their edits, come one after the other.
std::pair<int, int> orderOf(const std::string& user)
{
    const std::size_t dot = user.find('.');
    return {std::stoi(user.substr(0, dot)), std::stoi(user.substr(dot + 1))};
}

/// What the workspace must hold from now on.
struct Promised {
    std::map<std::string, tests::Acknowledged> edits; ///< by user, each its own
    std::map<std::int64_t, std::string> titles;       ///< by case, the last that was answered
    std::set<std::int64_t> simulations;
    std::set<std::int64_t> removed;

    void take(const std::string& line)
    {
        if (const auto edit = tests::parseAcknowledged(line)) {
            edits.emplace(edit->user, *edit);
            if (edit->kind == tests::EditKind::Title)
                titles[edit->caseKey] = edit->user;
        } else if (line.starts_with("finished ")) {
            simulations.insert(std::stoll(line.substr(9)));
        } else if (line.starts_with("removing ")) {
            simulations.erase(std::stoll(line.substr(9)));
        } else if (line.starts_with("removed ")) {
            removed.insert(std::stoll(line.substr(8)));
        }
    }
};

} // namespace

/// kill -9 at any instant loses at most the simulation that was being written, never a case edited by hand.
class TestCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void killsLoseNoEdit();

private:
    void checkFile() const;
    void checkEdits() const;
    void checkSimulations() const;
    [[nodiscard]] std::string path() const { return m_path.toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    Promised m_promised;
};

void TestCrash::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"bank.cwspace"_s);
    m_promised = {};
}

void TestCrash::checkFile() const
{
    QVERIFY(store::Workspace::open(path(), store::Access::ReadOnly));
    const auto report = store::checkWorkspace(path(), nullptr, {});
    QVERIFY2(report, report ? "" : report.error().text.c_str());
    for (const store::CheckFinding& finding : report->findings)
        QFAIL(finding.text.c_str());
}

/// Every edit that was answered is there, once: in the activity and as what it is. The status of a case is that of its
/// last activity that has one.
void TestCrash::checkEdits() const
{
    const auto database = store::Database::connect(path(), store::Database::Mode::QueryOnly).value();
    const auto namesIn = [&](const QString& query) {
        std::map<std::string, int> names;
        if (!database->forEach(query, {}, [&](const store::Row& row) { ++names[row.text(0)]; }))
            qFatal("The edits cannot be read.");
        return names;
    };
    const auto activities = namesIn(u"SELECT user FROM activity WHERE user LIKE '%.%'"_s);
    const auto comments = namesIn(u"SELECT text FROM comments"_s);
    const auto titles = namesIn(u"SELECT title FROM cases WHERE title LIKE '%.%'"_s);
    for (const auto& [user, edit] : m_promised.edits) {
        const auto activity = activities.find(user);
        QVERIFY2(activity != activities.end() && activity->second == 1, ("the edit " + user + " is lost").c_str());
        QVERIFY2(edit.kind != tests::EditKind::Comment || comments.contains(user),
                 ("the comment " + user + " is lost").c_str());
        QVERIFY2(edit.kind != tests::EditKind::NewCase || titles.contains(user),
                 ("the case " + user + " is lost").c_str());
    }
    // The title is the last that was answered, or a later one that was not.
    for (const auto& [key, user] : m_promised.titles) {
        std::string title;
        QVERIFY(database->forEach(u"SELECT title FROM cases WHERE key = ?"_s, {QVariant::fromValue<qlonglong>(key)},
                                  [&](const store::Row& row) { title = row.text(0); }));
        QVERIFY2(orderOf(title) >= orderOf(user), (title + " stands where " + user + " was answered").c_str());
    }
    const auto wrong = database->number(
        u"SELECT count(*) FROM cases AS c JOIN activity AS a ON a.case_key = c.key WHERE a.user LIKE '%.%'"
        u" AND a.sequence = (SELECT max(sequence) FROM activity WHERE case_key = c.key AND status IS NOT NULL)"
        u" AND a.status <> c.status"_s);
    QVERIFY(wrong);
    QCOMPARE(wrong->value_or(-1), 0);
}

/// A simulation that was answered is there wholly; one that was being written is marked, and what it left agrees.
void TestCrash::checkSimulations() const
{
    const auto workspace = store::Workspace::open(path(), store::Access::ReadOnly);
    QVERIFY(workspace);
    const auto all = workspace->simulations().value();
    std::set<std::int64_t> whole;
    for (const store::StoredSimulation& simulation : all) {
        if (simulation.state != SimulationState::Finished || simulation.name != "Small")
            continue;
        whole.insert(simulation.key);
        QCOMPARE(simulation.summary.audit.attached, std::uint64_t{tests::smallScript().alerts()});
        const auto database = store::Database::connect(path(), store::Database::Mode::QueryOnly).value();
        const auto alerts =
            database->number(u"SELECT sum(total_alerts) FROM cases WHERE simulation = ?"_s,
                             {QVariant::fromValue<qlonglong>(simulation.key)});
        QCOMPARE(alerts->value_or(0), std::int64_t{tests::smallScript().alerts()});
    }
    for (const std::int64_t key : m_promised.simulations)
        QVERIFY2(whole.contains(key), ("simulation " + std::to_string(key) + " is lost").c_str());
    for (const std::int64_t key : m_promised.removed)
        QVERIFY2(!whole.contains(key), ("simulation " + std::to_string(key) + " came back").c_str());
}

void TestCrash::killsLoseNoEdit()
{
    QVERIFY(store::Workspace::open(path(), store::Access::Create));
    const tests::Script edited = tests::editedScript();
    QCOMPARE(tests::storeScript(path(), edited, tests::makeTable(edited.alerts())), 1);
    const auto given = qEnvironmentVariable("CASEWRIGHT_CRASH_SEED").toULongLong();
    const quint64 seed = given != 0 ? given : 20'261'130;
    std::mt19937_64 random(seed);
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    QElapsedTimer timer;
    timer.start();
    Worker editor(u"edit"_s, m_path);
    Worker simulator(u"simulate"_s, m_path);
    for (int kill = 0; kill < Kills; ++kill) {
        editor.run(static_cast<quint64>(kill) + 1);
        simulator.run(0);
        const bool both = random() % 3 == 0;
        Worker& victim = random() % 2 == 0 ? editor : simulator;
        const auto life = static_cast<int>(random() % LongestLife);
        if (!victim.live(life))
            QFAIL(victim.failure().constData());
        victim.kill();
        if (both) {
            editor.kill();
            simulator.kill();
        }
        for (Worker* const worker : {&editor, &simulator}) {
            for (const std::string& line : worker->lines())
                m_promised.take(line);
            QVERIFY2(worker->failure().isEmpty(), worker->failure().constData());
        }
        checkFile();
        checkEdits();
        // While it lives, it may have removed one and not said so yet.
        if (both || &victim == &simulator)
            checkSimulations();
        if (QTest::currentTestFailed()) {
            qInfo("after kill %d", kill);
            return;
        }
    }
    editor.kill();
    simulator.kill();
    qInfo("%d kills in %.1f s: %zu edits and %zu simulations were answered, and are there", Kills,
          static_cast<double>(timer.elapsed()) / 1'000, m_promised.edits.size(),
          m_promised.simulations.size() + m_promised.removed.size());
    QVERIFY(m_promised.edits.size() > Kills);
    QVERIFY(!m_promised.simulations.empty());
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_Crash.moc"
