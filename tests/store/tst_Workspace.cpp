// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QTest>

#include "core/store/Database.h"
#include "core/store/RuleIntake.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::Access;
using store::Workspace;

namespace {

rules::Rule ruleNamed(const std::string& name)
{
    rules::Rule rule;
    rule.id.text = "id of " + name;
    rule.name = name;
    rules::CasesAction action;
    action.groupBy = "host.name";
    action.timeWindow = "36h";
    action.reopenClosedCases = true;
    rule.casesAction = action;
    return rule;
}

std::vector<std::string> namesOf(const Workspace& workspace)
{
    std::vector<std::string> names;
    const auto rules = workspace.rules();
    if (!rules)
        return {rules.error().text};
    for (const store::StoredRule& stored : *rules)
        names.push_back(stored.rule.name);
    return names;
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsSettings();
    void keepsRulesInTheirOrder();
    void addsSeveralRulesOrNone();
    void bringsARemovedRuleBack();
    void neverUsesAKeyAgain();
    void keepsRulesWholly();
    void keepsSources();
    void keepsAnalysts();
    void keepsAScenario();
    void saysWhatIsNotThere();
    void leavesNoFileBeside();
    void movesAndOpensTwice();

private:
    Workspace open(Access access = Access::Create)
    {
        auto workspace = Workspace::open(m_path, access);
        if (!workspace)
            qFatal("%s", workspace.error().text.c_str());
        return std::move(*workspace);
    }
    std::unique_ptr<tests::Place> m_place;
    std::string m_path;
};

void TestWorkspace::init()
{
    m_place = std::make_unique<tests::Place>();
    m_path = m_place->address(u"a work space?#%41ä.cwspace"_s);
}

void TestWorkspace::keepsSettings()
{
    Workspace workspace = open();
    QCOMPARE(workspace.setting("profile").value(), std::optional<std::string>());
    QVERIFY(workspace.setSetting("profile", "8.14"));
    QVERIFY(workspace.setSetting("profile", "9.4 — ä"));
    QVERIFY(workspace.setSetting("empty", ""));
    const Workspace again = open(Access::ReadOnly);
    QCOMPARE(again.setting("profile").value(), std::optional<std::string>("9.4 — ä"));
    QCOMPARE(again.setting("empty").value(), std::optional<std::string>(""));
}

void TestWorkspace::keepsRulesInTheirOrder()
{
    Workspace workspace = open();
    for (const char* name : {"z", "a", "m"})
        QVERIFY(workspace.addRule(ruleNamed(name)));
    const std::int64_t second = workspace.rules().value()[1].key;
    QVERIFY(workspace.saveRule(second, ruleNamed("renamed")));
    QCOMPARE(namesOf(workspace), (std::vector<std::string>{"z", "renamed", "m"}));
}

void TestWorkspace::addsSeveralRulesOrNone()
{
    Workspace workspace = open();
    const auto keys = store::addRules(workspace, {ruleNamed("z"), ruleNamed("a")});
    QVERIFY(keys && keys->size() == 2 && keys->back() > keys->front());
    QCOMPARE(namesOf(workspace), (std::vector<std::string>{"z", "a"}));
    QCOMPARE(workspace.rules().value()[1].key, keys->back());
    QVERIFY(store::addRules(workspace, {}).value().empty());
    Workspace reader = open(Access::ReadOnly);
    QVERIFY(!store::addRules(reader, {ruleNamed("b"), ruleNamed("c")}));
    QCOMPARE(namesOf(workspace), (std::vector<std::string>{"z", "a"}));
    if (tests::Place::isServer())
        return; // it has triggers of another kind
    {
        // The second one fails, once the first is written.
        const auto database = store::Database::connect(m_path, store::Database::Mode::ReadWrite).value();
        QVERIFY(database->executeOnce(u"CREATE TRIGGER refuse BEFORE INSERT ON rules WHEN NEW.json LIKE '%unwanted%'"
                                      u" BEGIN SELECT RAISE(ABORT, 'not this one'); END"_s));
    }
    QVERIFY(!store::addRules(workspace, {ruleNamed("b"), ruleNamed("unwanted")}));
    QCOMPARE(namesOf(workspace), (std::vector<std::string>{"z", "a"}));
    QVERIFY(store::addRules(workspace, {ruleNamed("b"), ruleNamed("c")}));
    QCOMPARE(namesOf(workspace), (std::vector<std::string>{"z", "a", "b", "c"}));
}

void TestWorkspace::bringsARemovedRuleBack()
{
    Workspace workspace = open();
    for (const char* name : {"z", "a", "m"})
        QVERIFY(workspace.addRule(ruleNamed(name)));
    const store::StoredRule removed = workspace.rules().value()[1];
    QVERIFY(workspace.removeRule(removed.key));
    QCOMPARE(namesOf(workspace), (std::vector<std::string>{"z", "m"}));
    QVERIFY(workspace.saveRule(removed.key, removed.rule));
    QCOMPARE(namesOf(workspace), (std::vector<std::string>{"z", "a", "m"}));
}

void TestWorkspace::neverUsesAKeyAgain()
{
    Workspace workspace = open();
    const std::int64_t first = workspace.addRule(ruleNamed("a")).value();
    QVERIFY(workspace.removeRule(first));
    QVERIFY(workspace.addRule(ruleNamed("b")).value() > first);
}

void TestWorkspace::keepsRulesWholly()
{
    Workspace workspace = open();
    const rules::Rule rule = ruleNamed("\"quoted\" – ☃ 🦉");
    QVERIFY(workspace.addRule(rule));
    rules::Rule back = workspace.rules().value().front().rule;
    back.body.clear();  // the text that it was read from
    QVERIFY(back == rule);
}

void TestWorkspace::keepsSources()
{
    Workspace workspace = open();
    store::StoredSource file{.name = "ait", .path = "/data/ait.csv", .mapping = "time=@timestamp"};
    store::StoredSource flood{.name = "storm", .flood = "{}", .seed = 18'446'744'073'709'551'615ULL};
    file.key = workspace.addSource(file).value();
    flood.key = workspace.addSource(flood).value();
    QVERIFY(workspace.sources().value() == (std::vector<store::StoredSource>{file, flood}));
    file.name = "russellmitchell";
    QVERIFY(workspace.saveSource(file));
    QVERIFY(workspace.removeSource(flood.key));
    QVERIFY(workspace.sources().value() == std::vector<store::StoredSource>{file});
    QVERIFY(workspace.saveSource(flood));
    QVERIFY(workspace.sources().value() == (std::vector<store::StoredSource>{file, flood}));
}

void TestWorkspace::keepsAnalysts()
{
    Workspace workspace = open();
    store::StoredAnalysts clock{
        .model = {.name = "Four hours", .work = engine::CloseAfter{engine::LogNormalLength{{4 * 3'600'000}, 1.5}}}};
    store::StoredAnalysts idle{.model = {.name = "Nobody", .work = {}}};
    clock.key = workspace.addAnalysts(clock.model).value();
    idle.key = workspace.addAnalysts(idle.model).value();
    QVERIFY(workspace.analysts().value() == (std::vector<store::StoredAnalysts>{clock, idle}));
    clock.model.name = "Four hours or so";
    QVERIFY(workspace.saveAnalysts(clock));
    QVERIFY(workspace.removeAnalysts(idle.key));
    QVERIFY(workspace.analysts().value() == std::vector<store::StoredAnalysts>{clock});
    QVERIFY(workspace.saveAnalysts(idle));
    QVERIFY(workspace.analysts().value() == (std::vector<store::StoredAnalysts>{clock, idle}));
}

void TestWorkspace::keepsAScenario()
{
    Workspace workspace = open();
    QCOMPARE(workspace.scenario(7).value(), std::optional<std::string>());
    QCOMPARE(workspace.setScenario(7, "{}").error().code, base::ErrorCode::Conflict);
    for (const bool isScenario : {true, false}) {
        const std::int64_t key = tests::storeScript(m_path, {}, tests::makeTable(1));
        if (isScenario)
            QVERIFY(workspace.setScenario(key, "{\"casewright\": \"scenario/1\"}"));
        QCOMPARE(workspace.simulations()->front().isScenario, isScenario);
        QCOMPARE(workspace.scenario(key).value(),
                 isScenario ? std::optional<std::string>("{\"casewright\": \"scenario/1\"}") : std::nullopt);
    }
    const std::int64_t key = workspace.simulations()->back().key;
    QVERIFY(workspace.removeSimulation(key));
    QCOMPARE(workspace.scenario(key).value(), std::optional<std::string>());
}

void TestWorkspace::saysWhatIsNotThere()
{
    Workspace workspace = open();
    for (const auto& done : {workspace.removeRule(7), workspace.removeSource(7), workspace.removeAnalysts(7),
                             workspace.removeSimulation(7)}) {
        QVERIFY(!done);
        QVERIFY(done.error().code == base::ErrorCode::NotFound);
        QVERIFY(done.error().text.find("7") != std::string::npos);
    }
    QVERIFY(workspace.caseDetail(7).error().code == base::ErrorCode::NotFound);
    QVERIFY(workspace.activity(7, {}, 10).error().code == base::ErrorCode::NotFound);
    QVERIFY(workspace.alerts(7, {}, 10).error().code == base::ErrorCode::NotFound);
    QCOMPARE(workspace.findCase({"00ff"}).value(), std::optional<std::int64_t>());
    QVERIFY(workspace.simulations().value().empty());
    QVERIFY(workspace.runs(7, {}, 10).value().empty());
    QVERIFY(workspace.queueDepths(7).value().empty());
    QVERIFY(workspace.cases({}, {}, 10).value().empty());
}

void TestWorkspace::leavesNoFileBeside()
{
    SKIP_ON_SERVER("A server has no files of ours.");
    {
        Workspace workspace = open();
        QVERIFY(workspace.addRule(ruleNamed("a")));
        const Workspace reader = open(Access::ReadOnly);
        QCOMPARE(namesOf(reader).size(), std::size_t{1});
    }
    QCOMPARE(QDir(m_place->folder()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    {
        const Workspace reader = open(Access::ReadOnly);
        QVERIFY(reader.isReadOnly());
        QCOMPARE(namesOf(reader).size(), std::size_t{1});
    }
    QCOMPARE(QDir(m_place->folder()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestWorkspace::movesAndOpensTwice()
{
    Workspace first = open();
    Workspace second = open(Access::ReadWrite);
    QVERIFY(first.addRule(ruleNamed("first")));
    QVERIFY(second.addRule(ruleNamed("second")));
    Workspace moved = std::move(first);
    QCOMPARE(moved.path(), m_path);
    QVERIFY(!moved.isReadOnly());
    QCOMPARE(namesOf(moved), (std::vector<std::string>{"first", "second"}));
    moved = std::move(second);
    QCOMPARE(namesOf(moved), (std::vector<std::string>{"first", "second"}));
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_Workspace.moc"
