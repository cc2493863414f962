// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/rules/RuleJson.h"
#include "core/rules/Validation.h"

using namespace casewright;
using namespace casewright::rules;
using base::Json;

namespace {

Json soundBody()
{
    return {{"name", "N"},
            {"rule_type_id", "siem.queryRule"},
            {"consumer", "siem"},
            {"schedule", {{"interval", "5m"}}},
            {"params", {{"query", "*"}}},
            {"actions", {{{"id", "another"}, {"params", {{"foo", 1}}}, {"foo", 1}},
                         {{"id", "system-connector-.cases"},
                          {"params", {{"subAction", "run"}, {"subActionParams", {{"groupingBy", Json::array()}}}}}}}}};
}

std::vector<Finding> findings(const Json& body)
{
    return validate(parseRule(body.dump()).value(), newestProfile());
}

} // namespace

/// Keys of a rule's file that nobody reads are kept, and named.
class UnknownKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<RuleField>("field");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* pointer, RuleField field, const char* text) {
            QTest::newRow(pointer) << QByteArray(pointer) << field << QByteArray(text);
        };
        row("/foo", RuleField::Type, "The key \"foo\" of the rule is not known here");
        row("/schedule/foo", RuleField::Interval, "The key \"foo\" of the schedule is");
        row("/params/foo", RuleField::Query, "The key \"foo\" of the rule's parameters is");
        row("/actions/1/foo", RuleField::CasesAction, "The key \"foo\" of the Cases action is");
        row("/actions/1/params/foo", RuleField::CasesAction, "The key \"foo\" of the Cases action's parameters is");
        row("/actions/1/params/subActionParams/timeWindows", RuleField::CasesAction,
            "The key \"timeWindows\" of the Cases action's settings is");
        // The connector takes one spelling only.
        row("/actions/1/params/subActionParams/grouping_by", RuleField::CasesAction, "The key \"grouping_by\" of");
        row("/params/a~1b~0c", RuleField::Query, "The key \"a/b~c\" of");
    }
    void names()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(RuleField, field);
        QFETCH(QByteArray, text);
        Json body = soundBody();
        QVERIFY(findings(body).empty());
        body[Json::json_pointer(pointer.toStdString())] = 1;
        const std::vector<Finding> found = findings(body);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().severity, Severity::Warning);
        QCOMPARE(found.front().field, field);
        QCOMPARE(QByteArray::fromStdString(found.front().pointer), pointer);
        QVERIFY2(found.front().text.starts_with(text.toStdString()), found.front().text.c_str());
        QVERIFY(found.front().text.find("kept, and not simulated") != std::string::npos);
        // It is kept.
        Rule rule = parseRule(body.dump()).value();
        rule.name = "M";
        QCOMPARE(base::parseJson(writeRule(rule))->at(Json::json_pointer(pointer.toStdString())).get<int>(), 1);
    }

    void manyKeysAreOneFinding()
    {
        Json body = soundBody();
        for (const char* key : {"a", "b", "c", "d", "e", "f"})
            body["params"][key] = 1;
        const std::vector<Finding> found = findings(body);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().pointer, std::string("/params/a"));
        const std::string& text = found.front().text;
        QVERIFY2(text.starts_with("The keys \"a\", \"b\", \"c\", \"d\" and 2 more of the rule's parameters are"),
                 text.c_str());
    }

    /// What Kibana gives out, in either spelling, and what is written here.
    void kibanasOwnAreKnown_data()
    {
        QTest::addColumn<QByteArray>("key");
        for (const char* key :
             {"/created_at", "/createdBy", "/executionStatus", "/last_run", "/revision", "/throttle",
              "/notifyWhen", "/apiKeyOwner", "/scheduled_task_id", "/params/riskScore", "/params/risk_score",
              "/params/threat", "/params/index", "/params/dataViewId", "/params/ruleSource", "/params/outputIndex",
              "/params/buildingBlockType", "/params/investigation_fields", "/actions/1/uuid",
              "/actions/1/connector_type_id", "/actions/1/params/subActionParams/templateId", "/actions/0/group"})
            QTest::newRow(key) << QByteArray(key);
    }
    void kibanasOwnAreKnown()
    {
        QFETCH(QByteArray, key);
        Json body = soundBody();
        body[Json::json_pointer(key.toStdString())] = "x";
        QVERIFY(findings(body).empty());
    }

    void oursAreKnown()
    {
        Rule rule;
        rule.name = "Made here";
        rule.casesAction = CasesAction{.groupBy = "host.name", .timeWindow = "7d", .maximumCasesToOpen = 5};
        QVERIFY(validate(parseRule(writeRule(rule)).value(), newestProfile()).empty());
    }

    /// Each type has its own parameters; those of others are not known.
    void eachTypeHasItsOwn_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("isKnown");
        const auto row = [](const char* type, const char* key, bool isKnown) {
            QTest::addRow("%s %s", type, key) << QByteArray(type) << QByteArray(key) << isKnown;
        };
        row("siem.queryRule", "threshold", false);
        row("siem.thresholdRule", "threshold", true);
        row("siem.newTermsRule", "newTermsFields", true);
        row("siem.newTermsRule", "history_window_start", true);
        row("siem.thresholdRule", "newTermsFields", false);
        row(".es-query", "searchType", true);
        row(".es-query", "criteria", false);
        row(".index-threshold", "filterKuery", true);
        row(".index-threshold", "searchConfiguration", false);
        row("observability.rules.custom_threshold", "criteria", true);
        row("observability.rules.custom_threshold", "termSize", false);
        row("siem.newerRule", "anything", true); // nobody's to judge
    }
    void eachTypeHasItsOwn()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, key);
        Json body = soundBody();
        body["rule_type_id"] = type.toStdString();
        body["params"] = Json::object();
        body["params"][key.toStdString()] = Json();
        const std::vector<Finding> found = findings(body);
        const bool isNamed = std::any_of(found.begin(), found.end(), [&key](const Finding& finding) {
            return finding.text.find("The key \"" + key.toStdString() + "\"") == 0;
        });
        QTEST(!isNamed, "isKnown");
    }

    void looksIntoObjects_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("text"); // the beginning
        const auto row = [](const char* type, const char* params, const char* pointer, const char* text) {
            QTest::newRow(pointer) << QByteArray(type) << QByteArray(params) << QByteArray(pointer) << QByteArray(text);
        };
        row("siem.thresholdRule", R"({"threshold":{"fields":["a"]}})", "/params/threshold/fields",
            "The key \"fields\" of the threshold is not known here");
        row("siem.thresholdRule", R"({"threshold":{"cardinality":[{"feild":"a"}]}})",
            "/params/threshold/cardinality/0/feild", "The key \"feild\" of the cardinality is not known here");
        row(".es-query", R"({"sourceFields":[{"label":"a","path":"a"}]})", "/params/sourceFields/0/path",
            "The key \"path\" of the source field is not known here");
        row(".es-query", R"({"searchConfiguration":{"query":{"qurey":"a"}}})", "/params/searchConfiguration/query/qurey",
            "The key \"qurey\" of the query is not known here");
        row("observability.rules.custom_threshold", R"({"searchConfiguration":{"qery":{}}})",
            "/params/searchConfiguration/qery", "The key \"qery\" of the search configuration is not known here");
        row(".es-query", R"({"time_window_size":5})", "/params/time_window_size",
            "Kibana spells the key \"time_window_size\" of the rule's parameters \"timeWindowSize\"");
        row(".es-query", R"({"sourceFields":[{"label":"a","search_path":"a"}]})", "/params/sourceFields/0/search_path",
            "Kibana spells the key \"search_path\" of the source field \"searchPath\"");
        row("observability.rules.custom_threshold", R"({"criteria":[{"time_size":5}]})", "/params/criteria/0/time_size",
            "Kibana spells the key \"time_size\" of the criterion \"timeSize\"");
    }
    void looksIntoObjects()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, params);
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, text);
        Json body = soundBody();
        body["rule_type_id"] = type.toStdString();
        body["params"] = base::parseJson(params.toStdString()).value();
        std::string said;
        for (const Finding& finding : findings(body))
            said += finding.pointer == pointer.toStdString() ? finding.text : std::string();
        QVERIFY2(said.starts_with(text.toStdString()), said.c_str());
    }

    void looksIntoCriteria()
    {
        Json body = soundBody();
        body["rule_type_id"] = "observability.rules.custom_threshold";
        body["params"] = {{"criteria", {{{"metrics", {{{"name", "A"}, {"foo", 1}}}}, {"bar", 2}}}}};
        QByteArrayList pointers;
        for (const Finding& finding : findings(body)) {
            if (finding.text.find("not known here") != std::string::npos)
                pointers.append(QByteArray::fromStdString(finding.pointer));
        }
        QCOMPARE(pointers, (QByteArrayList{"/params/criteria/0/bar", "/params/criteria/0/metrics/0/foo"}));
    }
};

QTEST_APPLESS_MAIN(UnknownKeysTest)
#include "tst_UnknownKeys.moc"
