// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/rules/RuleJson.h"
#include "core/store/PushClient.h"
#include "core/store/SimulationWriter.h"
#include "tests/store/CaseDesk.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using cases::CaseStatus;
using cases::UserActionType;
using store::StoredUserAction;
using store::UserActionFilter;
using tests::CaseDesk;
using tests::outcomeOf;
using Keys = std::vector<std::int64_t>;

/// Activity: what simulated rows say, what is left of it when people change such cases, filters and pages.
class CaseActivityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void saysWhatTheRuleDid();
    void keepsWhatTheCaseWas();
    void filters_data();
    void filters();
    void pagesBothWays();
    void attachesToSimulatedCases();
    void keepsWhatWasDeleted();
    void findsTheSameGroup();
    void waitsForTheSimulation();
    void namesWholeBatches();
    void tellsWhyTheCaseIsThere();
    void tellsOfABatchThatDidNotFit();

private:
    /// Stores a simulation of a rule of its own; the key of its only case.
    [[nodiscard]] std::int64_t simulate();
    /// The case with a row of each kind: from 0 the creation, two attachments, a comment, a tag that comes, one that
    /// goes, a status, and another attachment.
    void fill();
    [[nodiscard]] std::string idsOf(std::uint32_t from, std::uint32_t count) const;
    [[nodiscard]] std::vector<StoredUserAction> read(const UserActionFilter& filter) const
    {
        return m_desk->cases().userActions(m_key, filter, {}, 100).value();
    }
    std::unique_ptr<CaseDesk> m_desk;
    std::shared_ptr<const alerts::AlertTable> m_table;
    std::int64_t m_key = 0;
};

void CaseActivityTest::init()
{
    m_desk = std::make_unique<CaseDesk>();
    m_table = tests::makeTable(6);
    m_key = simulate();
}

std::int64_t CaseActivityTest::simulate()
{
    store::StoredSimulation simulation = tests::simulationNamed("Logins");
    rules::Rule rule;
    rule.id = {"r-1"};
    rule.name = "Logins";
    simulation.ruleJson = rules::writeRule(rule);
    const tests::Script script{.runs = 2, .alertsPerRun = 3, .groups = 1};
    const auto writer = store::SimulationWriter::begin(m_desk->path(), simulation, m_table).value();
    tests::ScriptedRuns runs(script);
    if (!runs.playInto(*writer))
        qFatal("A run was not taken.");
    const std::int64_t stored = writer->finish(runs.result()).value();
    return m_desk->workspace().cases({.simulation = stored}, {}, 10)->front().key;
}

std::string CaseActivityTest::idsOf(std::uint32_t from, std::uint32_t count) const
{
    std::string ids;
    for (std::uint32_t row = from; row < from + count; ++row)
        ids += (ids.empty() ? "\"" : ",\"") + std::string(m_table->id(base::AlertRow{row})) + '"';
    return ids;
}

void CaseActivityTest::saysWhatTheRuleDid()
{
    const std::vector<StoredUserAction> rows = read({});
    QCOMPARE(rows.size(), std::size_t{3});
    const cases::UserActionDocument& created = rows[0].document;
    QVERIFY(created.action.type == UserActionType::CreateCase);
    QVERIFY(created.action.verb == cases::UserActionVerb::Create);
    QVERIFY(!created.createdBy);
    QCOMPARE(created.owner, std::string("securitySolution"));
    QVERIFY(created.action.payload.starts_with("{\"title\":\"Scripted rule - Grouping by host-0 (Auto-created)\","));
    QVERIFY(created.action.payload.find("\"tags\":[\"auto-generated\",\"host.name:host-0\"]") != std::string::npos);
    QVERIFY(created.action.payload.ends_with("\"status\":\"open\"}"));
    for (const std::uint32_t run : {0U, 1U}) {
        const StoredUserAction& row = rows[run + 1];
        QVERIFY(row.document.action.type == UserActionType::Comment);
        const std::string begin =
            "{\"comment\":{\"type\":\"alert\",\"alertId\":[" + idsOf(run * 3, 3) + "],\"index\":[";
        QVERIFY2(row.document.action.payload.starts_with(begin), row.document.action.payload.c_str());
        QVERIFY(row.document.action.payload.ends_with(
            "],\"rule\":{\"id\":\"r-1\",\"name\":\"Logins\"},\"owner\":\"securitySolution\"}}"));
        QCOMPARE(row.alerts, std::uint32_t{3});
        QVERIFY(row.document.action.commentId);
    }
    QVERIFY(rows[1].document.action.commentId != rows[2].document.action.commentId);
    QVERIFY(rows[1].document.id != rows[2].document.id);
    // The same whenever it is asked for.
    QVERIFY(read({})[2].document == rows[2].document);
}

void CaseActivityTest::keepsWhatTheCaseWas()
{
    const std::string before = m_desk->activityOf(m_key);
    const cases::CaseDocument was = m_desk->cases().get(m_key)->document;
    QVERIFY(!was.createdBy);
    QCOMPARE(was.version, std::int64_t{1});
    const cases::CaseChange change{
        .title = "Odd", .severity = cases::Severity::High, .assignees = std::vector<std::string>{"kim"}};
    QVERIFY(m_desk->cases().update({{m_key, 1, change}}, CaseDesk::later()));
    QCOMPARE(m_desk->activityOf(m_key),
             before
                 + "add assignees {\"assignees\":[{\"uid\":\"kim\"}]}\nupdate severity {\"severity\":\"high\"}\n"
                   "update title {\"title\":\"Odd\"}\n");
    QVERIFY(m_desk->cases().update({{m_key, 2, {.title = "Odder"}}}, CaseDesk::later()));
    QVERIFY(m_desk->activityOf(m_key).starts_with(before));
    QVERIFY(!m_desk->cases().userActions(m_key, {}, {}, 1)->front().document.createdBy);
    QCOMPARE(m_desk->workspace().activity(m_key, {}, 10)->size(), std::size_t{3});
}

void CaseActivityTest::keepsWhatWasDeleted()
{
    const std::string before = m_desk->activityOf(m_key);
    const std::string first = read({.alerts = true}).front().document.action.commentId.value();
    QVERIFY(m_desk->attachments().deleteComment(m_key, first, CaseDesk::later()));
    QCOMPARE(m_desk->cases().get(m_key)->document.totalAlerts, std::uint32_t{3});
    QCOMPARE(m_desk->cases().alerts(m_key, {}, 10)->front().id, std::string(m_table->id(base::AlertRow{3})));
    QVERIFY(m_desk->attachments().deleteComments(m_key, CaseDesk::later()));
    QCOMPARE(m_desk->cases().get(m_key)->document.totalAlerts, std::uint32_t{0});
    const std::string after = m_desk->activityOf(m_key);
    QVERIFY2(after.starts_with(before), after.c_str());
    const std::string away = "delete comment {\"comment\":{\"type\":\"alert\",\"alertId\":[";
    QVERIFY(after.find(away + idsOf(0, 3)) != std::string::npos);
    QVERIFY(after.find(away + idsOf(3, 3)) != std::string::npos);
}

void CaseActivityTest::fill()
{
    QVERIFY(m_desk->attachments().addComment(m_key, "Seen", CaseDesk::later()));
    QVERIFY(m_desk->cases().update(
        {{m_key, 2, {.tags = std::vector<std::string>{"a"}, .status = CaseStatus::InProgress}}}, CaseDesk::later()));
}

void CaseActivityTest::filters_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<QString>("expected");
    QTest::newRow("all") << 0 << QStringLiteral("0123456");
    QTest::newRow("actions") << 1 << QStringLiteral("0456");
    QTest::newRow("comments") << 2 << QStringLiteral("3");
    QTest::newRow("alerts") << 3 << QStringLiteral("12");
    QTest::newRow("attachments") << 4 << QStringLiteral("");
    QTest::newRow("tags or status") << 5 << QStringLiteral("456");
    QTest::newRow("comments of all kinds") << 6 << QStringLiteral("123");
    QTest::newRow("comments by people, or creations") << 7 << QStringLiteral("03");
    QTest::newRow("none of the type") << 8 << QStringLiteral("");
}

void CaseActivityTest::filters()
{
    QFETCH(const int, filter);
    QFETCH(const QString, expected);
    fill();
    const std::vector<UserActionFilter> filters{
        {},
        {.actions = true},
        {.comments = true},
        {.alerts = true},
        {.attachments = true},
        {.types = {UserActionType::Tags, UserActionType::Status}},
        {.types = {UserActionType::Comment}},
        {.types = {UserActionType::CreateCase}, .comments = true},
        {.types = {UserActionType::Pushed}},
    };
    QString found;
    for (const StoredUserAction& row : read(filters[static_cast<std::size_t>(filter)]))
        found += QString::number(row.key);
    QCOMPARE(found, expected);
    const store::UserActionCounts counts = m_desk->cases().userActionCounts(m_key).value();
    QCOMPARE(counts.all, std::uint64_t{7});
    QCOMPARE(counts.comments, std::uint64_t{1});
    QCOMPARE(counts.alerts, std::uint64_t{2});
    QCOMPARE(counts.attachments, std::uint64_t{0});
    QCOMPARE(counts.history, std::uint64_t{4});
}

void CaseActivityTest::pagesBothWays()
{
    fill();
    for (const bool newestFirst : {false, true}) {
        Keys keys;
        std::optional<std::int64_t> after;
        for (int page = 0; page < 3; ++page) {
            const auto rows = m_desk->cases().userActions(m_key, {.newestFirst = newestFirst}, after, 3).value();
            for (const StoredUserAction& row : rows) {
                keys.push_back(row.key);
                after = row.key;
            }
        }
        QCOMPARE(keys, newestFirst ? (Keys{6, 5, 4, 3, 2, 1, 0}) : (Keys{0, 1, 2, 3, 4, 5, 6}));
    }
    QVERIFY(outcomeOf(m_desk->cases().userActions(77, {}, {}, 3)).starts_with("404 NotFound "));
    QVERIFY(outcomeOf(m_desk->cases().userActions(m_key, {}, {}, 101)).starts_with("400 LimitReached perPage: "));
}

void CaseActivityTest::attachesToSimulatedCases()
{
    const std::string held(m_table->id(base::AlertRow{0}));
    const std::string before = m_desk->activityOf(m_key);
    const cases::AlertAttachment more{.ids = {held, "by-hand"}, .indices = {"i", "i"}};
    const store::StoredCase after = m_desk->attachments().attachAlerts(m_key, more, CaseDesk::later()).value();
    QCOMPARE(after.document.totalAlerts, std::uint32_t{7});
    const std::vector<store::AttachedAlert> all = m_desk->workspace().alerts(m_key, {}, 100).value();
    QCOMPARE(all.size(), std::size_t{7});
    QCOMPARE(all.back().id, std::string("by-hand"));
    QCOMPARE(all.back().index, std::string("i"));
    QVERIFY(all.back().attachedAt == CaseDesk::Morning + base::Hour);
    QVERIFY(m_desk->activityOf(m_key).starts_with(before));
    QCOMPARE(m_desk->cases().casesOfAlert(held)->size(), std::size_t{1});
    QCOMPARE(tests::disagreements(m_desk->path()), std::string());
}

void CaseActivityTest::findsTheSameGroup()
{
    const std::int64_t other = simulate();
    const std::vector<store::SimilarCase> similar = m_desk->cases().similar(m_key, 10).value();
    QCOMPARE(similar.size(), std::size_t{1});
    QCOMPARE(similar[0].key, other);
    QVERIFY(similar[0].sameGroup);
    QVERIFY(similar[0].isSimulated);
    // The same alerts once more, which is no news.
    using Which = store::CasesClient::Similar;
    QVERIFY(m_desk->cases().similar(m_key, 10, Which::WithoutOtherSimulations)->empty());
    QCOMPARE(similar[0].sharedAlerts, std::uint64_t{6});
    QCOMPARE(similar[0].tags, std::vector<std::string>{"host.name:host-0"});
    QVERIFY(m_desk->cases().similar(m_desk->key(), 10)->empty());
}

void CaseActivityTest::waitsForTheSimulation()
{
    const tests::Script script{.runs = 2, .alertsPerRun = 40'000, .groups = 100};
    auto writer = store::SimulationWriter::begin(m_desk->path(), tests::simulationNamed("Running"),
                                                 tests::makeTable(script.alerts()))
                      .value();
    tests::ScriptedRuns runs(script);
    QVERIFY(runs.playInto(*writer));
    // Large runs are batches of their own: the first is stored before the second is sent.
    std::vector<store::CaseRow> rows;
    QTRY_VERIFY(!(rows = m_desk->workspace().cases({.simulation = writer->simulation()}, {}, 10).value()).empty());
    const std::int64_t key = rows[0].key;
    const store::Signature by = CaseDesk::later();
    const auto isRefused = [](const auto& result) {
        return outcomeOf(result).starts_with("409 Conflict The simulation of this case is still being written ");
    };
    QVERIFY(isRefused(m_desk->cases().update({{key, 1, {.title = "A"}}}, by)));
    QVERIFY(isRefused(m_desk->cases().remove({key})));
    QVERIFY(isRefused(m_desk->attachments().addComment(key, "A", by)));
    QVERIFY(isRefused(m_desk->attachments().attachAlerts(key, {.ids = {"a"}, .indices = {"i"}}, by)));
    QVERIFY(isRefused(store::PushClient(m_desk->workspace()).record(key, {}, by)));
    QVERIFY(writer->finish(runs.result()));
    QVERIFY(m_desk->attachments().addComment(key, "A", by));
}

/// reference/kibana-cases, "Mix of new and already attached": activity names what was handed over, the attachment only
/// what is new. That stays so when somebody deletes what came before.
void CaseActivityTest::namesWholeBatches()
{
    const auto table = tests::makeTable(5);
    {
        auto writer = store::SimulationWriter::begin(m_desk->path(), tests::simulationNamed("Scripted"), table).value();
        std::vector<engine::Case> cases(1);
        cases[0].id.text = "c1";
        cases[0].totalAlerts = 3;
        engine::RunResult run;
        run.at = {1'000};
        run.attached = {{0}, {1}, {2}};
        run.newCases = cases;
        engine::Decision decision;
        decision.outcome = engine::CaseOutcome::Created;
        decision.alerts = decision.attached = 3;
        run.decisions = {decision};
        QVERIFY(writer->take(run, cases));
        cases[0].totalAlerts = 5;
        run = {};
        run.at = {2'000};
        run.attached = {{3}, {4}};
        run.handedOver = {{3}, {1}, {2}, {4}};
        decision.outcome = engine::CaseOutcome::Attached;
        decision.alertsBefore = 3;
        decision.alerts = 4;
        decision.attached = decision.alreadyAttached = 2;
        run.decisions = {decision};
        QVERIFY(writer->take(run, cases));
        engine::SimulationResult result;
        result.cases = cases;
        QVERIFY(writer->finish(result));
    }
    store::Workspace& workspace = m_desk->workspace();
    const std::int64_t key = workspace.findCase(base::CaseId{"c1"}).value().value();
    const auto payloads = [&] {
        std::string text;
        const auto rows = store::CasesClient(workspace).userActions(key, {.alerts = true}, {}, 10).value();
        for (const store::StoredUserAction& row : rows)
            text += row.document.action.payload.substr(0, row.document.action.payload.find(",\"index\"")) + '\n';
        return text;
    };
    const auto id = [&table](std::uint32_t row) { return '"' + table->id({row}) + '"'; };
    const std::string names = "{\"comment\":{\"type\":\"alert\",\"alertId\":[";
    const std::string before = names + id(0) + ',' + id(1) + ',' + id(2) + "]\n" + names + id(3) + ',' + id(1) + ','
        + id(2) + ',' + id(4) + "]\n";
    QCOMPARE(payloads(), before);
    const auto rows = store::CasesClient(workspace).userActions(key, {.alerts = true}, {}, 10).value();
    store::AttachmentsClient attachments(workspace);
    const auto deleted = attachments.deleteComment(key, rows[0].document.action.commentId.value(),
                                                   {.user = "ana", .at = {3'000}});
    QCOMPARE(deleted->document.totalAlerts, std::uint32_t{2});
    QVERIFY2(payloads().starts_with(before), payloads().c_str());
}

/// Every run that decided about the case, from the one that opened it on, with the numbers that were compared.
void CaseActivityTest::tellsWhyTheCaseIsThere()
{
    // Ten runs of 100 alerts fill a case; the second case of the group is opened by the eleventh.
    const tests::Script script{.runs = 12, .alertsPerRun = 200, .groups = 2};
    const auto table = tests::makeTable(script.alerts());
    const std::int64_t simulation = tests::storeScript(m_desk->path(), script, table);
    store::Workspace& workspace = m_desk->workspace();
    const store::CaseFilter filter{.order = store::CaseOrder::CreatedOldestFirst, .collections = {simulation}};
    const auto all = workspace.cases(filter, {}, 9);
    QCOMPARE(all->size(), std::size_t{4});
    const auto read = [&](std::size_t place, std::optional<std::uint64_t> after, std::uint32_t limit) {
        return store::CasesClient(workspace).decisions((*all)[place].key, after, limit).value();
    };
    const std::vector<store::CaseDecision> first = read(0, {}, 100);
    QCOMPARE(first.size(), std::size_t{10});
    QVERIFY(first[0].decision.outcome == engine::CaseOutcome::Created);
    QVERIFY(first[0].decision.counterCreated);
    QCOMPARE(first[0].runAlerts, 200U);
    QCOMPARE(first[0].groups, 2U);
    QCOMPARE(first[0].at, (*all)[0].createdAt);
    QVERIFY(first[9].decision.outcome == engine::CaseOutcome::Attached);
    QCOMPARE(first[9].decision.alertsBefore, 900U);
    QCOMPARE(first[9].decision.caseKey, (*all)[0].key);
    const std::vector<store::CaseDecision> second = read(2, {}, 100);
    QCOMPARE(second.size(), std::size_t{2});
    QVERIFY(second[0].decision.windowPassed);
    QCOMPARE(second[0].decision.counter, 2U);
    QCOMPARE(second[0].run, std::uint64_t{10});
    // By page.
    QCOMPARE(read(0, {}, 3).size(), std::size_t{3});
    QCOMPARE(read(0, first[2].run, 3).front().run, first[3].run);
    QVERIFY(read(0, first[9].run, 3).empty());
    const auto made = m_desk->cases().create({.attributes = {.title = "By hand"}}, {.user = "ana", .at = {1'000}});
    QVERIFY(m_desk->cases().decisions(made->key, {}, 3)->empty());
}

/// The run that opened the case attached nothing to it, and is the reason for it all the same.
void CaseActivityTest::tellsOfABatchThatDidNotFit()
{
    {
        auto writer =
            store::SimulationWriter::begin(m_desk->path(), tests::simulationNamed("Flood"), tests::makeTable(2)).value();
        std::vector<engine::Case> cases(1);
        cases[0].id.text = "empty at first";
        cases[0].createdAt = {1'000};
        engine::RunResult run;
        run.at = {1'000};
        run.newCases = cases;
        engine::Decision decision;
        decision.outcome = engine::CaseOutcome::Created;
        decision.counterCreated = true;
        decision.alerts = decision.overLimit = 1'001;
        run.decisions = {decision};
        QVERIFY(writer->take(run, cases));
        cases[0].totalAlerts = 2;
        run = {};
        run.at = {2'000};
        run.attached = {{0}, {1}};
        decision.outcome = engine::CaseOutcome::Attached;
        decision.counterCreated = false;
        decision.alerts = decision.attached = 2;
        decision.overLimit = 0;
        run.decisions = {decision};
        QVERIFY(writer->take(run, cases));
        engine::SimulationResult result;
        result.cases = cases;
        QVERIFY(writer->finish(result));
    }
    store::Workspace& workspace = m_desk->workspace();
    const std::int64_t key = workspace.findCase(base::CaseId{"empty at first"}).value().value();
    const auto decisions = store::CasesClient(workspace).decisions(key, {}, 10).value();
    QCOMPARE(decisions.size(), std::size_t{2});
    QVERIFY(decisions[0].decision.outcome == engine::CaseOutcome::Created);
    QCOMPARE(decisions[0].decision.overLimit, 1'001U);
    QCOMPARE(decisions[1].decision.attached, 2U);
}

QTEST_GUILESS_MAIN(CaseActivityTest)
#include "tst_CasesClientActivity.moc"
