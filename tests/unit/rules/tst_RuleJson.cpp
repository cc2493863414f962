// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

#include "RuleText.h"
#include "core/base/JsonPlace.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/Validation.h"

using namespace casewright;
using namespace casewright::rules;
using base::ErrorCode;

class RuleJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void readsDefaults();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void findsWhatIsWrongWithTheActions_data();
    void findsWhatIsWrongWithTheActions() { findsWhatIsWrong(); }
    void acceptsWhatKibanaGivesOut();
    void makesIdsOutOfNames();
};

void RuleJsonTest::readsEveryField()
{
    const Rule rule = readOrFail(Written);
    Rule expected;
    expected.id = {"my-rule"};
    expected.name = "By hand";
    expected.tags = {"a", "b"};
    expected.interval = "10m";
    expected.query = std::string("*");
    expected.from = "now-11m";
    expected.maxSignals = 50;
    expected.alertDelay = 3;
    expected.casesAction = CasesAction{
        .groupBy = "host.name", .timeWindow = "1d", .reopenClosedCases = true, .maximumCasesToOpen = std::nullopt};
    expected.body = Written;
    QVERIFY(rule == expected);

    const Rule other = readOrFail(R"({"name":"\u00e4","rule_type_id":"siem.queryRule","consumer":"logs","enabled":false,
        "schedule":{"interval":"1h"},"params":{"language":"lucene","query":"a:b","max_signals":7.0},
        "actions":[{"id":"system-connector-.cases","params":{"subActionParams":{"maximumCasesToOpen":20}}}]})");
    QCOMPARE(bytes(other.name), QByteArray("\xc3\xa4"));
    QCOMPARE(other.consumer, std::string("logs"));
    QVERIFY(!other.enabled);
    QCOMPARE(other.language, std::string("lucene"));
    QCOMPARE(other.query, std::string("a:b"));
    QCOMPARE(other.maxSignals, 7);
    QVERIFY(other.casesAction->maximumCasesToOpen == std::optional<std::int64_t>(20));
}

void RuleJsonTest::readsDefaults()
{
    for (const QByteArray& body :
         {bodyWith({}), bodyWith(R"(,"tags":null,"enabled":null,"id":null,"params":null,"actions":null)"),
          bodyWith(R"(,"params":{"query":null,"from":null,"language":null,"maxSignals":null},"actions":[])")}) {
        Rule expected;
        expected.name = "Some rule";
        expected.id = ruleIdOf("Some rule");
        expected.body = body.toStdString();
        QVERIFY2(readOrFail(body.toStdString()) == expected, body.constData());
    }
    for (const QByteArray& action :
         {actionWith("{}"), actionWith("null"), bodyWith(R"(,"actions":[{"id":"system-connector-.cases"}])"),
          actionWith(R"({"groupingBy":[],"timeWindow":null,"reopenClosedCases":null,"maximumCasesToOpen":null})")})
        QVERIFY2(readOrFail(action.toStdString()).casesAction == CasesAction{}, action.constData());
    // Kibana's defaults: spec/cases-action and reference.
    QCOMPARE(CasesAction{}.timeWindow, std::string("7d"));
    QCOMPARE(Rule{}.maxSignals, 100);
    QVERIFY(readOrFail(actionWith(R"({"maximumCasesToOpen":0})").toStdString()).casesAction->maximumCasesToOpen
            == std::optional<std::int64_t>(0));
}

void RuleJsonTest::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QByteArray& text, ErrorCode code, const char* expected) {
        QTest::newRow(name) << text << static_cast<int>(code) << QByteArray(expected);
    };
    const auto json = ErrorCode::InvalidJson;
    const auto value = ErrorCode::InvalidValue;
    const auto missing = ErrorCode::MissingValue;
    row("empty", "", json, "f.json:1:1: not valid JSON: unexpected end of input");
    row("no JSON", "{\n\"name\": 'x'}", json, "f.json:2:9: not valid JSON: invalid literal");
    row("list", "\n [1]", value, "f.json:2:2: a rule file holds one JSON object");
    row("text", "\"rule\"", value, "f.json:1:1: a rule file holds one JSON object");
    row("null", "null", value, "f.json:1:1: a rule file holds one JSON object");
    row("no rule", "{ }", missing, "f.json:1:1: rule_type_id: a rule needs this value");
    row("no type", R"({"name":"N"})", missing, "f.json:1:1: rule_type_id: a rule needs this value");
    row("type of something else", R"({"type":"dashboard","attributes":{}})", missing, "f.json:1:1: rule_type_id: a rule");
    row("beginning of another", R"({"name":"N","rule_type_id":"t"}{)", json, "f.json:1:32: not valid JSON");
}

/// What is wrong about a value is a finding: the rule is opened as far as it is understood.
void RuleJsonTest::findsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QByteArray& text, const char* expected) {
        QTest::newRow(name) << text << QByteArray(expected);
    };
    row("null name", "{\"rule_type_id\":\"t\",\"name\":\n null}", "f.json:2:2: name: The rule has no name");
    row("number for a name", "{\"rule_type_id\":\"t\",\n  \"name\": 5}", "f.json:2:11: name: Kibana takes a text here");
    row("no consumer", R"({"name":"N","rule_type_id":"t"})", "f.json:1:1: consumer: The rule has no consumer");
    row("no schedule", R"({"name":"N","rule_type_id":"t","consumer":"c"})",
        "f.json:1:1: schedule.interval: \"\" is no interval");
    row("no interval", R"({"name":"N","rule_type_id":"t","consumer":"c","schedule":{}})",
        "f.json:1:58: schedule.interval: \"\" is no interval");
    row("interval", R"({"name":"N","rule_type_id":"t","consumer":"c","schedule":{"interval":5}})",
        "f.json:1:70: schedule.interval: Kibana takes a text here");
    row("schedule", R"({"rule_type_id":"t","schedule":"5m"})", "f.json:1:32: schedule: Kibana takes an object here");
    row("params", bodyWith("\n,\"params\":[]"), "f.json:2:11: params: Kibana takes an object here");
    row("tags", bodyWith("\n,\"tags\":\"a\""), "f.json:2:9: tags: Kibana takes a list of texts here");
    row("a tag", bodyWith("\n,\"tags\":[\"a\",\n 5]"), "f.json:3:2: tags[1]: Kibana takes a text here");
    row("null tag", bodyWith("\n,\"tags\":[null]"), "f.json:2:10: tags[0]: Kibana takes a text here");
    row("enabled", bodyWith("\n,\"enabled\":\"yes\""), "f.json:2:12: enabled: Kibana takes true or false here");
    row("id", bodyWith("\n,\"id\":5"), "f.json:2:7: id: Kibana takes a text here");
    row("language", bodyWith("\n,\"params\":{\"language\":true}"),
        "f.json:2:23: params.language: Kibana takes a text here");
    row("query", bodyWith("\n,\"params\":{\"query\":{}}"), "f.json:2:20: params.query: Kibana takes a text here");
    row("from", bodyWith("\n,\"params\":{\"from\":6}"), "f.json:2:19: params.from: Kibana takes a text here");
    row("signals", bodyWith("\n,\"params\":{\"maxSignals\":\"7\"}"),
        "f.json:2:25: params.maxSignals: Kibana takes a whole number here");
    row("half a signal", bodyWith("\n,\"params\":{\"max_signals\":7.5}"),
        "f.json:2:26: params.max_signals: Kibana takes a whole number here");
    row("too many signals", bodyWith("\n,\"params\":{\"maxSignals\":1e300}"),
        "f.json:2:25: params.maxSignals: The number is too large");
    row("beyond safe integers", bodyWith("\n,\"params\":{\"maxSignals\":9007199254740993}"),
        "f.json:2:25: params.maxSignals: The number is too large");
    row("byte order mark", QByteArray("\xef\xbb\xbf{\"rule_type_id\":\"t\",\n\"name\":5}"), "f.json:2:8: name: Kibana takes a text here");
    row("escaped key", "{\"rule_type_id\":\"t\",\n\"\\u006eame\": 5}", "f.json:2:14: name: Kibana takes a text here");
}

void RuleJsonTest::findsWhatIsWrongWithTheActions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QByteArray& text, const char* expected) {
        QTest::newRow(name) << text << QByteArray(expected);
    };
    row("actions", bodyWith("\n,\"actions\":{}"), "f.json:2:12: actions: Kibana takes a list of actions here");
    row("params of the action", bodyWith("\n,\"actions\":[{\"id\":\"system-connector-.cases\",\"params\":5}]"),
        "f.json:2:54: actions[0].params: Kibana takes an object here");
    row("settings", actionWith("\n[]"), "f.json:2:1: actions[0].params.subActionParams: Kibana takes an object here");
    const auto setting = [&](const char* name, const char* text, const char* expected) {
        row(name, actionWith("{\n" + QByteArray(text) + "}"), expected);
    };
    setting(
        "two fields", R"("groupingBy":["a", "b"])",
        "f.json:2:20: actions[0].params.subActionParams.groupingBy[1]: The Cases action groups by one field at most");
    setting("no list of fields", R"("groupingBy":"a")",
            "f.json:2:14: actions[0].params.subActionParams.groupingBy: Kibana takes a list of texts here");
    setting("a field", R"("groupingBy":[5])",
            "f.json:2:15: actions[0].params.subActionParams.groupingBy[0]: Kibana takes a text here");
    setting("window", R"("timeWindow":7)", "f.json:2:14: actions[0].params.subActionParams.timeWindow: Kibana takes a text here");
    setting("reopening", R"("reopenClosedCases":1)",
            "f.json:2:21: actions[0].params.subActionParams.reopenClosedCases: Kibana takes true or false here");
    setting("maximum", R"("maximumCasesToOpen":2.5)",
            "f.json:2:22: actions[0].params.subActionParams.maximumCasesToOpen: Kibana takes a whole number here");
    row("two Cases actions",
        bodyWith(R"(,"actions":[{"id":"system-connector-.cases"},{"id":"x"},)"
                 "\n {\"id\":\"system-connector-.cases\"}]"),
        "f.json:2:2: actions[2]: A rule has one Cases action at most; Kibana refuses more. Remove this one.");
}

void RuleJsonTest::saysWhatIsWrongAndWhere()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, expected);
    const base::Result<Rule> rule = parseRule(text.toStdString(), "f.json");
    QVERIFY(!rule);
    QCOMPARE(static_cast<int>(rule.error().code), code);
    const QByteArray said = bytes(base::describe(rule.error()));
    QVERIFY2(said.startsWith(expected), said.constData());
}

void RuleJsonTest::findsWhatIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const Rule rule = readOrFail(text.toStdString());
    const base::Json body = base::parseJson(rule.body).value();
    QByteArrayList said;
    for (const Finding& finding : validate(rule, newestProfile())) {
        const std::string pointer = finding.pointer.empty() ? pointerOf(finding.field, body) : finding.pointer;
        const base::Location place = base::placeInJson(rule.body, pointer, "f.json");
        said.append(bytes(base::describe({ErrorCode::InvalidValue, finding.text, place})));
    }
    const auto found = std::find_if(said.begin(), said.end(),
                                    [&](const QByteArray& line) { return line.startsWith(expected); });
    QVERIFY2(found != said.end(), said.join('\n').constData());
    QCOMPARE(bytes(writeRule(rule)), text);
}

void RuleJsonTest::acceptsWhatKibanaGivesOut()
{
    const Rule rule = readOrFail(bodyWith(R"(,"actions":[null,"x",[],{},{"id":5},{"id":"system-connector-.cases-2"},
        {"id":"system-connector-.cases","connector_type_id":".cases","params":{"subActionParams":{"groupingBy":["a"]}}}],
        "running":false,"execution_status":{"status":"ok"},"revision":3)")
                                     .toStdString());
    QCOMPARE(rule.casesAction->groupBy, std::string("a"));
}

void RuleJsonTest::makesIdsOutOfNames()
{
    // sha256("Endpoint alerts") = 646de64e f758 e713 b0a5 4f8ef8f66c57..., with version 8 and a variant put in
    QCOMPARE(bytes(ruleIdOf("Endpoint alerts").text), QByteArray("646de64e-f758-8713-a0a5-4f8ef8f66c57"));
    const QRegularExpression uuid(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    QSet<QString> ids;
    for (int i = 0; i < 1'000; ++i) {
        const QString id = QString::fromStdString(ruleIdOf("Rule " + std::to_string(i)).text);
        QVERIFY2(uuid.match(id).hasMatch(), qPrintable(id));
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 1'000);
    QCOMPARE(readOrFail(bodyWith({}).toStdString()).id, ruleIdOf("Some rule"));
    QCOMPARE(readOrFail(bodyWith(R"(,"id":"")").toStdString()).id, ruleIdOf("Some rule"));
    QCOMPARE(readOrFail(bodyWith(R"(,"id":"x")").toStdString()).id, base::RuleId{"x"});
}

QTEST_APPLESS_MAIN(RuleJsonTest)
#include "tst_RuleJson.moc"
