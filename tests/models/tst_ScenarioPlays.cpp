// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ScenarioPlays.h"

#include "core/rules/RuleJson.h"
#include "core/store/Workspace.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int LongEnough = 60'000;

QString golden(const QString& name) { return u"" CASEWRIGHT_SOURCE_DIR "/tests/golden/"_s + name; }

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A scenario of many runs, which takes a while.
QByteArray longScenario(int runs)
{
    QByteArray text = R"({"casewright": "scenario/1", "name": "Long", "kibana": "9.4", "space": "default",
        "rule": {"id": "r", "name": "R", "owner": "securitySolution"},
        "action": {"groupingBy": ["h"], "timeWindow": "7d", "reopenClosedCases": false, "maximumCasesToOpen": 20},
        "expect": {}, "timeline": [)";
    for (int run = 0; run < runs; ++run) {
        text += run > 0 ? ",{" : "{";
        text += R"("at": "2026-01-05T08:00:00.000Z", "run": {"alerts": [)";
        for (int alert = 0; alert < 20; ++alert)
            text += QByteArray(alert > 0 ? "," : "") + R"({"_id": ")" + QByteArray::number(run * 20 + alert)
                + R"(", "h": )" + QByteArray::number(alert) + "}";
        text += "]}}";
    }
    return text + "]}";
}

} // namespace

/// Scenario files in a real workspace, without a window.
class ScenarioPlaysTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void playsIntoTheWorkspace();
    void saysWhatDiffers();
    void comparesAgainWhatIsShownAgain();
    void badFilesAreRefusedWhole_data();
    void badFilesAreRefusedWhole();
    void givesUpAtOnce();
    void closingGivesUp();
    void readOnlyIsShownAndNotKept();
    void playsAgainWhatIsInTheFileNow();
    void addsItsRule();
    void takesRulesOutOfRuleRuns();
    void saysWhereAlertsOfRuleRunsAre();

private:
    QString write(const QString& name, const QByteArray& content) const;
    /// Opens a file and waits for the end.
    void open(const QString& path);
    [[nodiscard]] std::vector<store::StoredSimulation> stored() const;
    [[nodiscard]] std::shared_ptr<const ShownSimulation> shown() const { return m_archive->shown(); }
    void reopen(store::Access access);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_rules;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<SimulationArchive> m_archive;
    std::unique_ptr<ScenarioPlays> m_plays;
    std::optional<base::Error> m_error;
};

void ScenarioPlaysTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), store::Access::Create));
    m_rules = std::make_unique<RuleDocuments>(*m_session);
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_archive = std::make_unique<SimulationArchive>(*m_session);
    m_plays = std::make_unique<ScenarioPlays>(*m_session, *m_archive, *m_rules, *m_sources);
    m_error.reset();
    connect(m_plays.get(), &ScenarioPlays::failed, this,
            [this](const QString&, const base::Error& error) { m_error = error; });
    QTRY_VERIFY(m_archive->isListed());
}

void ScenarioPlaysTest::cleanup()
{
    m_plays.reset();
    m_archive.reset();
    m_sources.reset();
    m_rules.reset();
    m_session.reset();
    m_folder.reset();
}

QString ScenarioPlaysTest::write(const QString& name, const QByteArray& content) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file could not be written");
    return file.fileName();
}

void ScenarioPlaysTest::open(const QString& path)
{
    QSignalSpy ended(m_plays.get(), &ScenarioPlays::ended);
    m_plays->open(path);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, LongEnough);
    QVERIFY(!m_plays->isRunning());
}

std::vector<store::StoredSimulation> ScenarioPlaysTest::stored() const
{
    return store::Workspace::open(toUtf8(m_session->path()), store::Access::ReadOnly)->simulations().value();
}

void ScenarioPlaysTest::reopen(store::Access access)
{
    const QString path = m_session->path();
    QSignalSpy listed(m_archive.get(), &SimulationArchive::listChanged);
    QVERIFY(m_session->open(path, access));
    QTRY_VERIFY(listed.size() >= 2 && m_archive->isListed());
}

void ScenarioPlaysTest::playsIntoTheWorkspace()
{
    const QString path = golden(u"cases-action/25-full-then-closed.json"_s);
    QSignalSpy played(m_plays.get(), &ScenarioPlays::played);
    QSignalSpy changed(m_session.get(), &WorkspaceSession::casesChanged);
    open(path);
    QVERIFY2(!m_error, m_error ? base::describe(*m_error).c_str() : "");
    QCOMPARE(played.size(), 1);
    QCOMPARE(changed.size(), 1);

    const auto simulations = stored();
    QCOMPARE(simulations.size(), std::size_t{1});
    const store::StoredSimulation& kept = simulations.front();
    QCOMPARE(played.front().front().toLongLong(), kept.key);
    QCOMPARE(kept.state, store::SimulationState::Finished);
    QVERIFY(kept.isScenario);
    QCOMPARE(toText(kept.source.path), path);
    QCOMPARE(kept.source.name, std::string("25-full-then-closed.json"));
    const store::Workspace workspace = std::move(*store::Workspace::open(toUtf8(m_session->path()),
                                                                         store::Access::ReadOnly));
    QCOMPARE(workspace.scenario(kept.key).value(), std::optional(contentOf(path).toStdString()));
    QCOMPARE(*m_plays->text(), contentOf(path).toStdString());

    QCOMPARE(shown()->simulation.key, kept.key);
    QVERIFY(shown()->runs);
    QCOMPARE(shown()->runs->size(), workspace.runs(kept.key, {}, 1'000).value().size());
    QVERIFY(m_plays->isShown());
    QVERIFY(m_plays->verdict() && m_plays->verdict()->holds());
    QVERIFY(m_plays->verdict()->expectations > 20);
    QTRY_COMPARE(m_archive->simulations().size(), std::size_t{1});
    QVERIFY(m_archive->simulations().front().isScenario);
}

void ScenarioPlaysTest::saysWhatDiffers()
{
    QByteArray text = contentOf(golden(u"cases-action/01-no-grouping.json"_s));
    QVERIFY(text.contains("\"attached\": 3"));
    text.replace("\"attached\": 3", "\"attached\": 4");
    open(write(u"false.json"_s, text));
    QVERIFY(m_plays->verdict());
    const ScenarioVerdict& verdict = *m_plays->verdict();
    QVERIFY(!verdict.holds());
    QCOMPARE(verdict.differences.front(),
             (ScenarioDifference{.path = u"expect.steps[0].audit.attached"_s, .expected = u"4"_s, .actual = u"3"_s}));
    QCOMPARE(stored().size(), std::size_t{1}); // it is kept all the same
}

/// From the text in the workspace: the file may be gone.
void ScenarioPlaysTest::comparesAgainWhatIsShownAgain()
{
    const QString path = write(u"s.json"_s, contentOf(golden(u"cases-action/01-no-grouping.json"_s)));
    open(path);
    const ScenarioVerdict first = *m_plays->verdict();
    QVERIFY(QFile::remove(path));
    QSignalSpy changed(m_plays.get(), &ScenarioPlays::verdictChanged);
    reopen(store::Access::ReadWrite);
    QTRY_VERIFY(m_plays->verdict());
    QVERIFY(!changed.isEmpty());
    QCOMPARE(*m_plays->verdict(), first);
    QVERIFY(m_plays->text());

    // And of two, each has its own.
    QByteArray text = contentOf(golden(u"cases-action/02-group-by-host.json"_s));
    text.replace("\"breaker\": false", "\"breaker\": true");
    open(write(u"t.json"_s, text));
    QTRY_COMPARE(m_archive->simulations().size(), std::size_t{2});
    QVERIFY(!m_plays->verdict()->holds());
    m_archive->show(m_archive->simulations().back().key);
    QVERIFY(!m_plays->verdict());
    QTRY_VERIFY(m_plays->verdict());
    QCOMPARE(*m_plays->verdict(), first);
}

void ScenarioPlaysTest::badFilesAreRefusedWhole_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QByteArray scenario = contentOf(golden(u"cases-action/26-deleted-case.json"_s));
    QTest::newRow("unknown key") << u"s.json"_s << QByteArray(scenario).replace("\"space\"", "\"spaces\"")
                                 << u"s.json:5:12"_s;
    QTest::newRow("a case that is not there") << u"s.json"_s << QByteArray(scenario).replace("7461e23a", "0000e23a")
                                              << u"there is no case"_s;
    QTest::newRow("no JSON") << u"s.json"_s << QByteArray("{\n \"casewright\": scenario}") << u"s.json:2:16"_s;
    QTest::newRow("a newer kind") << u"s.json"_s << QByteArray(scenario).replace("scenario/1", "scenario/2")
                                  << u"reads \"scenario/1\""_s;
    QTest::newRow("KQL") << u"kql.json"_s << contentOf(golden(u"kql/kql.json"_s)) << u"This is a KQL file"_s;
    QTest::newRow("lifecycle") << u"l.json"_s << contentOf(golden(u"lifecycle/06-ungrouped.json"_s))
                               << u"This is a lifecycle file"_s;
    QTest::newRow("flood") << u"f.json"_s << QByteArray("{\"casewright\": \"flood/1\"}") << u"This is a flood"_s;
    QTest::newRow("rule") << u"r.json"_s << QByteArray("{\"rule_type_id\": \"siem.queryRule\"}")
                          << u"looks like a rule"_s;
    QTest::newRow("alerts") << u"a.ndjson"_s << QByteArray("{\"a\": 1}\n{\"a\": 2}\n") << u"looks like alerts"_s;
    QTest::newRow("anything") << u"x.json"_s << QByteArray("{}") << u"no scenario file"_s;
    QTest::newRow("empty") << u"x.json"_s << QByteArray() << u"x.json:1:1"_s;
}

void ScenarioPlaysTest::badFilesAreRefusedWhole()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    open(write(name, content));
    QVERIFY(m_error);
    const QString text = toText(*m_error);
    QVERIFY2(text.contains(says), qUtf8Printable(text));
    QVERIFY2(text.contains(name), qUtf8Printable(text));
    QVERIFY(stored().empty());
    QVERIFY(!shown());
    QVERIFY(m_rules->rules().empty());
}

void ScenarioPlaysTest::givesUpAtOnce()
{
    const QString path = write(u"long.json"_s, longScenario(6'000));
    QSignalSpy ended(m_plays.get(), &ScenarioPlays::ended);
    QSignalSpy played(m_plays.get(), &ScenarioPlays::played);
    m_plays->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_plays->progress().done() > 100, LongEnough);
    QElapsedTimer clock;
    clock.start();
    m_plays->cancel();
    QVERIFY(clock.elapsed() < 100);
    QVERIFY(!m_plays->isRunning());
    QCOMPARE(ended.size(), 1);
    QTRY_VERIFY(stored().empty());
    QVERIFY(played.isEmpty());
    QVERIFY(!shown());
    // And the next one plays.
    open(golden(u"cases-action/01-no-grouping.json"_s));
    QVERIFY(m_plays->verdict()->holds());
    QCOMPARE(stored().size(), std::size_t{1});
}

void ScenarioPlaysTest::closingGivesUp()
{
    const QString before = m_session->path();
    m_plays->open(write(u"long.json"_s, longScenario(6'000)));
    QTRY_VERIFY_WITH_TIMEOUT(m_plays->progress().done() > 100, LongEnough);
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), store::Access::Create));
    QVERIFY(!m_plays->isRunning());
    QVERIFY(stored().empty());
    QTRY_VERIFY(store::Workspace::open(toUtf8(before), store::Access::ReadOnly)->simulations().value().empty());
}

void ScenarioPlaysTest::readOnlyIsShownAndNotKept()
{
    reopen(store::Access::ReadOnly);
    QSignalSpy played(m_plays.get(), &ScenarioPlays::played);
    open(golden(u"cases-action/26-deleted-case.json"_s));
    QCOMPARE(played.size(), 1);
    QCOMPARE(played.front().front().toLongLong(), 0);
    QVERIFY(stored().empty());
    QVERIFY(m_plays->isShown());
    QVERIFY(m_plays->verdict()->holds());
    QCOMPARE(shown()->runs->size(), std::size_t{2});
    m_error.reset();
    open(golden(u"rule-runs/synthetic.json"_s));
    QVERIFY(m_error && toText(*m_error).contains(u"can only be read"_s));
}

void ScenarioPlaysTest::playsAgainWhatIsInTheFileNow()
{
    const QByteArray text = contentOf(golden(u"cases-action/01-no-grouping.json"_s));
    const QString path = write(u"s.json"_s, QByteArray(text).replace("\"attached\": 3", "\"attached\": 4"));
    open(path);
    QVERIFY(!m_plays->verdict()->holds());
    QCOMPARE(m_plays->path(), path);
    write(u"s.json"_s, text);
    QSignalSpy ended(m_plays.get(), &ScenarioPlays::ended);
    m_plays->playAgain();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(m_plays->verdict()->holds());
    QCOMPARE(stored().size(), std::size_t{2});
}

void ScenarioPlaysTest::addsItsRule()
{
    QVERIFY(!m_plays->addRule());
    open(golden(u"cases-action/13-closed-and-reopened.json"_s));
    const auto first = m_plays->addRule();
    QVERIFY(first);
    QCOMPARE(m_rules->current(), first);
    const rules::Rule& rule = *m_rules->find(*first);
    QVERIFY(rule.casesAction);
    QVERIFY(rule.casesAction->reopenClosedCases);
    QCOMPARE(rule.interval, rules::Rule().interval);
    QCOMPARE(rule.from, rules::Rule().from);
    QVERIFY(!rule.name.empty());
    // A second one has an id of its own.
    const base::RuleId id = rule.id;
    const auto second = m_plays->addRule();
    QVERIFY(second && m_rules->find(*second)->id != id);
    m_rules->undoStack()->undo();
    m_rules->undoStack()->undo();
    QVERIFY(m_rules->rules().empty());
}

void ScenarioPlaysTest::takesRulesOutOfRuleRuns()
{
    AddedRules added;
    connect(m_plays.get(), &ScenarioPlays::rulesAdded, this, [&added](const AddedRules& rules) { added = rules; });
    open(golden(u"rule-runs/synthetic.json"_s));
    QVERIFY2(!m_error, m_error ? base::describe(*m_error).c_str() : "");
    QCOMPARE(added.rules, 8);
    QCOMPARE(added.file, u"synthetic.json"_s);
    QVERIFY(added.hasAlerts);
    QVERIFY(added.profiles.contains(u"9.4"_s));
    QCOMPARE(m_rules->rules().size(), std::size_t{8});
    QCOMPARE(m_rules->rules()[1].rule.casesAction->groupBy, std::string("host.name"));
    QCOMPARE(m_rules->rules()[1].rule.maxSignals, std::int64_t{1'000});
    QVERIFY(m_rules->rules()[0].rule.name != m_rules->rules()[1].rule.name);
    QVERIFY(m_rules->rules()[0].rule.id != m_rules->rules()[1].rule.id);
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    QCOMPARE(toText(m_sources->sources().front().path), golden(u"rule-runs/synthetic.ndjson"_s));
    QVERIFY(stored().empty());
    m_rules->undoStack()->undo(); // one step
    QVERIFY(m_rules->rules().empty());
}

void ScenarioPlaysTest::saysWhereAlertsOfRuleRunsAre()
{
    AddedRules added;
    connect(m_plays.get(), &ScenarioPlays::rulesAdded, this, [&added](const AddedRules& rules) { added = rules; });
    open(write(u"moved.json"_s, contentOf(golden(u"rule-runs/synthetic.json"_s))));
    QCOMPARE(added.rules, 8);
    QVERIFY(!added.hasAlerts);
    QCOMPARE(added.alerts, u"synthetic.ndjson"_s);
    QVERIFY(m_sources->sources().empty());
}

QTEST_GUILESS_MAIN(ScenarioPlaysTest)
#include "tst_ScenarioPlays.moc"
