// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <functional>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/Flood.h"
#include "core/analysis/Shrink.h"
#include "core/base/Json.h"
#include "core/scenario/Check.h"
#include "core/scenario/SymptomFile.h"

using namespace casewright;
using analysis::Symptom;
using analysis::SymptomKind;
using scenario::SymptomClaim;

namespace {

/// A symptom in a flood of 50 000 documents, and what mends it in the file that is written about it.
struct Planted {
    const char* name;
    std::string more;                                         ///< members of the flood's list of fields, and its storms
    std::function<void(engine::SimulationInput&)> set;        ///< once the alerts are there
    Symptom symptom;
    std::size_t enough;                                       ///< alerts
    const char* mends;                                        ///< pointer into the file
    base::Json with;
};

std::shared_ptr<const alerts::AlertTable> flood(const std::string& more)
{
    const std::string text = R"({"casewright":"flood/1","name":"F","start":"2026-01-05T00:00:00Z","length":"7d",)"
                             R"("perMinute":4.961,"fields":[)"
                             R"({"name":"host.name","prefix":"h","cardinality":30,"skew":1},)"
                             R"({"name":"user.name","prefix":"u","cardinality":400,"missing":0.03},)"
                             R"({"name":"source.ip","prefix":"10.0.0.","cardinality":5000},)"
                             R"({"name":"team","values":["red","blue","unknown"],"missing":0.1})"
        + more + "}";
    return alerts::generate(alerts::parseFlood(text).value(), 1).value();
}

/// Paths, with a burst of one that no short title holds.
std::string longPath()
{
    return R"(,{"name":"path","values":["a","b"]}],"storms":[{"kind":"burst","after":"4d","length":"5m","perMinute":4,)"
           R"("set":{"path":")" + std::string(200, 'x') + R"("}}])";
}

engine::TimeSpan hourAround(const engine::SimulationInput& input, std::uint32_t row)
{
    const base::Timestamp at = input.alerts->times()[row];
    return {.from = at - base::Hour, .to = at + base::Hour};
}

constexpr std::uint32_t Middle = 25'000;
const std::string MiddleId = "flood-25001";

void setGroup(engine::SimulationInput& input, const char* field, std::int64_t most)
{
    input.rule.casesAction->groupBy = field;
    input.rule.casesAction->maximumCasesToOpen = most;
}

void setType(engine::SimulationInput& input, const char* type, rules::RuleParameters parameters)
{
    input.rule.ruleTypeId = type;
    input.rule.parameters = std::move(parameters);
}

void reopen(engine::SimulationInput& input, const char* field, engine::DrawnLength length)
{
    setGroup(input, field, 20);
    input.rule.casesAction->reopenClosedCases = true;
    input.analysts.work = engine::CloseAfter{length};
}

rules::EsQueryParameters countByHost()
{
    rules::EsQueryParameters parameters;
    parameters.aggregation = {.groupBy = "top",
                              .termField = {"host.name"},
                              .termSize = 50,
                              .window = {.size = 5, .unit = "m"},
                              .comparison = {.comparator = ">", .threshold = {0}}};
    return parameters;
}

const Symptom Lost{.kind = SymptomKind::AlertLost};
const Symptom Breaker{.kind = SymptomKind::BreakerRun};
const Symptom Failed{.kind = SymptomKind::RunFailed};
const Symptom Reopened{.kind = SymptomKind::CaseReopened};

Symptom lost(const std::string& alert) { return {.kind = SymptomKind::AlertLost, .alert = alert}; }
Symptom mixed(const char* field) { return {.kind = SymptomKind::MixedCase, .field = field}; }

/// What the Cases action does.
std::vector<Planted> plantedInTheAction()
{
    using Input = engine::SimulationInput;
    const char* const most = "/action/maximumCasesToOpen";
    const char* const group = "/action/groupingBy";
    const char* const reopens = "/action/reopenClosedCases";
    return {
        {"more hosts than cases", "]", [](Input& on) { setGroup(on, "host.name", 5); }, Breaker, 6, most, 20},
        {"a scanner", R"(],"storms":[{"kind":"scanner","after":"3d","length":"10m","perMinute":40,"field":"team"}])",
         [](Input& on) { setGroup(on, "team", 10); }, Breaker, 11, most, 20},
        {"too many users of one team", "]",
         [](Input& on) {
             setGroup(on, "user.name", 5);
             on.rule.query = "team: red";
         },
         Breaker, 6, most, 20},
        {"a case for all", "]", [](Input& on) { setGroup(on, "", 5); }, mixed("host.name"), 2, group, {"host.name"}},
        {"a case of too many users", "]", [](Input& on) { setGroup(on, "user.name", 5); }, mixed("host.name"), 6, most,
         20},
        {"a user on two hosts", "]", [](Input& on) { setGroup(on, "user.name", 20); }, mixed("host.name"), 2, group,
         {"host.name"}},
        {"a host with two addresses", "]", [](Input& on) { setGroup(on, "host.name", 20); }, mixed("source.ip"), 2,
         group, {"source.ip"}},
        {"a path that no title holds", longPath(),
         [](Input& on) {
             setGroup(on, "path", 5);
             on.profile = rules::versionProfile("8.18").value();
         },
         Failed, 1, "/kibana", "9.4"},
        {"an alert of a run that fails", longPath(),
         [](Input& on) {
             setGroup(on, "path", 5);
             on.profile = rules::versionProfile("8.14").value();
         },
         Lost, 2, "/kibana", "9.1"},
        {"unknown twice", "]", [](Input& on) { setGroup(on, "team", 5); }, Lost, 2, group, base::Json::array()},
        {"a case per host comes back", "]",
         [](Input& on) { reopen(on, "host.name", engine::FixedLength{base::Hour}); }, Reopened, 2, reopens, false},
        {"the case for all comes back", "]",
         [](Input& on) { reopen(on, "", engine::FixedLength{base::Day}); }, Reopened, 2, reopens, false},
        {"groups of a rule that makes alerts", "]",
         [](Input& on) {
             setGroup(on, "kibana.alert.instance.id", 5);
             on.rule.consumer = "stackAlerts";
             setType(on, ".es-query", countByHost());
         },
         Breaker, 6, most, 20},
    };
}

/// What becomes of alerts before.
std::vector<Planted> plantedBefore()
{
    using Input = engine::SimulationInput;
    const char* const maxSignals = "/rule/params/maxSignals";
    return {
        {"a muted alert", "]", [](Input& on) { on.silences.mutedInstances = {MiddleId}; }, lost(MiddleId), 1,
         "/mutedInstances", base::Json::array()},
        {"a snooze", "]", [](Input& on) { on.silences.snoozes = {hourAround(on, Middle)}; }, lost(MiddleId), 1,
         "/snoozes", base::Json::array()},
        {"a maintenance window", "]",
         [](Input& on) { on.silences.maintenanceWindows = {hourAround(on, Middle)}; }, lost(MiddleId), 1,
         "/maintenanceWindows", base::Json::array()},
        {"a gap in the look-back", "]", [](Input& on) { on.rule.interval = "10m"; }, Lost, 1, "/rule/params/from",
         "now-11m"},
        {"max_signals of 5", "]", [](Input& on) { on.rule.maxSignals = 5; }, Lost, 7, maxSignals, 100},
        {"max_signals of 4 in a longer look-back", "]",
         [](Input& on) {
             on.rule.maxSignals = 4;
             on.rule.from = "now-11m";
         },
         Lost, 11, maxSignals, 100},
        {"groups of a threshold rule", "]",
         [](Input& on) {
             on.rule.maxSignals = 3;
             setType(on, "siem.thresholdRule", rules::ThresholdParameters{.fields = {"host.name"}, .value = 1});
         },
         Lost, 4, maxSignals, 100},
        {"new terms", "]",
         [](Input& on) {
             on.rule.maxSignals = 2;
             setType(on, "siem.newTermsRule", rules::NewTermsParameters{.fields = {"source.ip"}});
         },
         Lost, 3, maxSignals, 100},
    };
}

std::vector<Planted> planted()
{
    std::vector<Planted> all = plantedInTheAction();
    for (Planted& each : plantedBefore())
        all.push_back(std::move(each));
    return all;
}

engine::SimulationInput inputOf(const Planted& planted)
{
    engine::SimulationInput input{.rule = {.id = {"r"},
                                           .name = "R",
                                           .tags = {},
                                           .query = {},
                                           .maxSignals = 1'000,
                                           .casesAction = rules::CasesAction{.groupBy = "host.name",
                                                                             .maximumCasesToOpen = 20},
                                           .body = {}},
                                  .alerts = flood(planted.more),
                                  .profile = rules::newestProfile()};
    planted.set(input);
    return input;
}

/// What is wrong with a file; empty: it passes.
std::string failureOf(const std::string& text)
{
    const scenario::CheckedFile checked = scenario::checkFile("s.json", text, {});
    if (checked.error)
        return "error: " + base::describe(*checked.error);
    const auto& differences = checked.checks.front().differences;
    return differences.empty() ? std::string() : "differs: " + differences.front().path;
}

std::string mended(const std::string& text, const Planted& planted)
{
    base::Json json = base::parseJson(text).value();
    json[base::Json::json_pointer(planted.mends)] = planted.with;
    return json.dump();
}

} // namespace

class SymptomFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlantedSymptomComesDownToAFile_data()
    {
        QTest::addColumn<std::size_t>("number");
        const std::vector<Planted> all = planted();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << i;
    }
    void aPlantedSymptomComesDownToAFile();
    void aFileOfOtherAlertsIsRefused();
};

/// Of 50 000 alerts a handful are left, whose file passes until the rule is mended, or fails until then.
void SymptomFileTest::aPlantedSymptomComesDownToAFile()
{
    QFETCH(const std::size_t, number);
    const Planted planted = ::planted()[number];
    const engine::SimulationInput input = inputOf(planted);
    QVERIFY(input.alerts->size() >= 50'000);
    const base::Result<analysis::Shrunk> shrunk = analysis::shrink(input, planted.symptom);
    QVERIFY2(shrunk, shrunk ? "" : base::describe(shrunk.error()).c_str());
    qInfo("%s", shrunk->text.c_str());
    QVERIFY2(shrunk->rows.size() <= planted.enough, shrunk->text.c_str());
    QVERIFY(shrunk->isMinimal);
    QCOMPARE(std::size_t{shrunk->table->size()}, shrunk->rows.size());

    for (const SymptomClaim claim : {SymptomClaim::IsThere, SymptomClaim::IsMended}) {
        const base::Result<std::string> text = scenario::writeSymptom(input, planted.symptom, *shrunk, claim);
        QVERIFY2(text, text ? "" : base::describe(text.error()).c_str());
        const bool isThere = claim == SymptomClaim::IsThere;
        const std::string before = failureOf(*text);
        const std::string after = failureOf(mended(*text, planted));
        QVERIFY2(isThere ? before.empty() : before.starts_with("differs"), before.c_str());
        QVERIFY2(isThere ? after.starts_with("differs") : after.empty(), after.c_str());
    }
}

/// What is written is played: a file that would not show it is not given.
void SymptomFileTest::aFileOfOtherAlertsIsRefused()
{
    const Planted first = planted().front();
    const engine::SimulationInput input = inputOf(first);
    analysis::Shrunk shrunk = analysis::shrink(input, first.symptom).value();
    shrunk.table = flood(R"(],"storms":[])");
    engine::SimulationInput other = input;
    other.rule.casesAction->groupBy.clear();
    QVERIFY(!scenario::writeSymptom(other, first.symptom, shrunk, SymptomClaim::IsThere));
}

QTEST_APPLESS_MAIN(SymptomFileTest)
#include "tst_SymptomFile.moc"
