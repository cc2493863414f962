// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTest>

#include <functional>
#include <utility>

#include "RuleText.h"

using namespace casewright;
using namespace casewright::rules;
using base::Json;

using Change = std::function<void(Rule&)>;
Q_DECLARE_METATYPE(Change)

class RuleJsonWritingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheTextThatIsUnchanged_data();
    void keepsTheTextThatIsUnchanged();
    void keepsWhatItDoesNotKnow_data();
    void keepsWhatItDoesNotKnow();
    void changesNothingElse_data() { keepsWhatItDoesNotKnow_data(); }
    void changesNothingElse();
    void changesTheType();
    void changesOneSettingOnly();
    void takesTheActionOut();
    void putsAnActionIn_data();
    void putsAnActionIn();
    void keepsTheSpellingOfMaxSignals();
    void keepsTheIdOverRenaming();
    void writesANewRule();
    void startsAnewFromABodyThatIsNone();
};

void RuleJsonWritingTest::keepsTheTextThatIsUnchanged_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("by hand") << QByteArray(Written);
    QTest::newRow("without an id") << bodyWith({});
    QTest::newRow("line ends of Windows") << QByteArray(Written).replace('\n', "\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf").append(Written);
    QTest::newRow("no line end") << QByteArray(Written).trimmed();
    QTest::newRow("tabs and blanks") << QByteArray(Written).replace("  ", "\t \t").append("\n \n");
    QTest::newRow("equal keys") << bodyWith(R"(,"name":"first","name":"last")");
    QTest::newRow("numbers") << bodyWith(R"(,"params":{"maxSignals":1.0E2,"riskScore":1e-7,"x":-0})");
    QTest::newRow("escapes") << bodyWith(R"(,"tags":["\u00e4","\ud83d\ude00","\/"])");
    const QDir samples(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/samples"));
    for (const QString& name : samples.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(samples.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        if (text.contains("\"rule_type_id\""))
            QTest::newRow(qPrintable(name)) << text;
    }
}

void RuleJsonWritingTest::keepsTheTextThatIsUnchanged()
{
    QFETCH(QByteArray, text);
    Rule rule = readOrFail(text.toStdString());
    QCOMPARE(bytes(writeRule(rule)), text);
    const std::string name = std::exchange(rule.name, "Changed");
    QVERIFY(bytes(writeRule(rule)) != text);
    rule.name = name; // back again
    QCOMPARE(bytes(writeRule(rule)), text);
}

void RuleJsonWritingTest::keepsWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("pointer"); // where the change is to be found
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<Change>("change");
    const auto row = [](const std::string& pointer, const char* value, Change change) {
        QTest::newRow(pointer.c_str()) << bytes(pointer) << QByteArray(value) << std::move(change);
    };
    const std::string settings(Settings);
    row("/id", "\"other\"", [](Rule& r) { r.id.text = "other"; });
    row("/name", R"("\"Ä\\\n")", [](Rule& r) { r.name = "\"\xc3\x84\\\n"; });
    row("/tags", R"(["c"])", [](Rule& r) { r.tags = {"c"}; });
    row("/consumer", R"("alerts")", [](Rule& r) { r.consumer = "alerts"; });
    row("/enabled", "false", [](Rule& r) { r.enabled = false; });
    row("/schedule/interval", R"("often")", [](Rule& r) { r.interval = "often"; });
    row("/params/language", R"("lucene")", [](Rule& r) { r.language = "lucene"; });
    row("/params/query", R"("a: b")", [](Rule& r) { r.query = "a: b"; });
    row("/params/from", R"("now-1h")", [](Rule& r) { r.from = "now-1h"; });
    row("/params/maxSignals", "51", [](Rule& r) { r.maxSignals = 51; });
    row(settings + "/groupingBy", R"(["user.name"])", [](Rule& r) { r.casesAction->groupBy = "user.name"; });
    row(settings + "/timeWindow", R"("36h")", [](Rule& r) { r.casesAction->timeWindow = "36h"; });
    row(settings + "/reopenClosedCases", "false", [](Rule& r) { r.casesAction->reopenClosedCases = false; });
    row(settings + "/maximumCasesToOpen", "9", [](Rule& r) { r.casesAction->maximumCasesToOpen = 9; });
    row(settings + "/templateId", R"("night")", [](Rule& r) { r.casesAction->templateId = "night"; });
}

void RuleJsonWritingTest::keepsWhatItDoesNotKnow()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(Change, change);
    Rule rule = readOrFail(Written);
    change(rule);
    const std::string text = writeRule(rule);
    Rule again = readOrFail(text);
    QCOMPARE(bytes(again.body), bytes(text));
    again.body = rule.body;
    QVERIFY2(again == rule, text.c_str());
    QCOMPARE(at(text, pointer.toStdString()), value);
    QVERIFY(text.ends_with("}\n") && text.starts_with("{\n  \"tags\""));
}

void RuleJsonWritingTest::changesNothingElse()
{
    QFETCH(QByteArray, pointer);
    QFETCH(Change, change);
    Rule rule = readOrFail(Written);
    change(rule);
    Json changed = base::parseJson(writeRule(rule)).value();
    Json before = base::parseJson(Written).value();
    const Json::json_pointer place(pointer.toStdString());
    if (before.contains(place))
        changed.at(place) = before.at(place);
    else
        changed.at(place.parent_pointer()).erase(place.back());
    QCOMPARE(bytes(changed.dump()), bytes(before.dump()));
}

/// What the new type does not have goes, what it has comes; the rest stays.
void RuleJsonWritingTest::changesTheType()
{
    Rule rule = readOrFail(Written);
    rule.ruleTypeId = ".index-threshold";
    rule.parameters = IndexThresholdParameters{.index = {"logs-*"}};
    const std::string text = writeRule(rule);
    const Rule again = readOrFail(text);
    QVERIFY(again.parameters == rule.parameters);
    QCOMPARE(bytes(again.query), QByteArray("*"));
    QCOMPARE(at(text, "/params/filters"), QByteArray(R"([{"x":[null,1000.0]}])"));
    for (const char* gone : {"query", "language", "from", "maxSignals"})
        QCOMPARE(at(text, std::string("/params/") + gone), QByteArray(Missing));
}

/// Settings that stand for their defaults by not being there, or by null, are left so.
void RuleJsonWritingTest::changesOneSettingOnly()
{
    const std::string settings = "/actions/0/params/subActionParams";
    const auto changed = [&](const QByteArray& text, auto change) {
        Rule rule = readOrFail(actionWith(text).toStdString());
        change(*rule.casesAction);
        return at(writeRule(rule), settings);
    };
    QCOMPARE(changed(R"({"timeWindow":null,"groupingBy":["a"]})", [](CasesAction& a) { a.groupBy = "user.name"; }),
             QByteArray(R"({"timeWindow":null,"groupingBy":["user.name"]})"));
    QCOMPARE(changed(R"({"groupingBy":["a"]})", [](CasesAction& a) { a.groupBy.clear(); }),
             QByteArray(R"({"groupingBy":[]})"));
    QCOMPARE(changed("{}", [](CasesAction& a) { a.timeWindow = "36h"; }), QByteArray(R"({"timeWindow":"36h"})"));
    QCOMPARE(changed("null", [](CasesAction& a) { a.reopenClosedCases = true; }),
             QByteArray(R"({"reopenClosedCases":true})"));
    QCOMPARE(changed(R"({"maximumCasesToOpen":7})", [](CasesAction& a) { a.maximumCasesToOpen.reset(); }),
             QByteArray("{}"));
    QCOMPARE(changed(R"({"maximumCasesToOpen":null})", [](CasesAction& a) { a.timeWindow = "36h"; }),
             QByteArray(R"({"maximumCasesToOpen":null,"timeWindow":"36h"})"));
}

void RuleJsonWritingTest::takesTheActionOut()
{
    Rule rule = readOrFail(Written);
    rule.casesAction.reset();
    const std::string text = writeRule(rule);
    QVERIFY(!readOrFail(text).casesAction);
    Json expected = base::parseJson(Written).value();
    expected["actions"].erase(1);
    QCOMPARE(bytes(base::parseJson(text)->dump()), bytes(expected.dump()));
}

void RuleJsonWritingTest::putsAnActionIn_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("position");
    QTest::newRow("no list") << bodyWith({}) << 0;
    QTest::newRow("null") << bodyWith(R"(,"actions":null)") << 0;
    QTest::newRow("empty list") << bodyWith(R"(,"actions":[])") << 0;
    QTest::newRow("behind others") << bodyWith(R"(,"actions":[{"id":"mail"},7])") << 2;
}

void RuleJsonWritingTest::putsAnActionIn()
{
    QFETCH(QByteArray, body);
    QFETCH(int, position);
    Rule rule = readOrFail(body.toStdString());
    QVERIFY(!rule.casesAction);
    rule.casesAction =
        CasesAction{.groupBy = "a.b", .timeWindow = "2h", .reopenClosedCases = true, .maximumCasesToOpen = 7};
    const std::string text = writeRule(rule);
    QVERIFY(readOrFail(text).casesAction == rule.casesAction);
    // The very shape of spec/formats, "Rule files".
    QCOMPARE(
        at(text, "/actions/" + std::to_string(position)),
        QByteArray(R"({"id":"system-connector-.cases","params":{"subAction":"run","subActionParams":)"
                   R"({"groupingBy":["a.b"],"timeWindow":"2h","reopenClosedCases":true,"maximumCasesToOpen":7}}})"));
    rule.casesAction = CasesAction{};
    QCOMPARE(at(writeRule(rule), "/actions/" + std::to_string(position) + "/params/subActionParams"),
             QByteArray(R"({"groupingBy":[],"timeWindow":"7d","reopenClosedCases":false})"));
}

void RuleJsonWritingTest::keepsTheSpellingOfMaxSignals()
{
    for (const char* key : {"maxSignals", "max_signals"}) {
        Rule rule = readOrFail(bodyWith(QByteArray(R"(,"params":{")") + key + R"(":7})").toStdString());
        QCOMPARE(rule.maxSignals, 7);
        rule.maxSignals = 8;
        QCOMPARE(at(writeRule(rule), "/params"), QByteArray("{\"") + key + "\":8}");
    }
    // Null is as good as missing, for either.
    Rule rule = readOrFail(bodyWith(R"(,"params":{"max_signals":null,"maxSignals":7})").toStdString());
    QCOMPARE(rule.maxSignals, 7);
    rule.maxSignals = 8;
    QCOMPARE(readOrFail(writeRule(rule)).maxSignals, 8);
    rule = readOrFail(bodyWith({}).toStdString());
    rule.maxSignals = 8;
    QCOMPARE(at(writeRule(rule), "/params"), QByteArray(R"({"maxSignals":8})"));
}

void RuleJsonWritingTest::keepsTheIdOverRenaming()
{
    Rule rule = readOrFail(bodyWith({}).toStdString());
    QCOMPARE(at(writeRule(rule), "/id"), QByteArray(Missing));
    rule.tags = {"t"}; // another change does not write an id that the name gives anyway
    QCOMPARE(at(writeRule(rule), "/id"), QByteArray(Missing));
    rule.name = "Renamed";
    const Rule again = readOrFail(writeRule(rule));
    QCOMPARE(again.id, ruleIdOf("Some rule"));
    QCOMPARE(at(again.body, "/id"), QByteArray('"' + bytes(ruleIdOf("Some rule").text) + '"'));
    rule.id = ruleIdOf("Renamed"); // whoever wants the id of the new name gets it
    QCOMPARE(readOrFail(writeRule(rule)).id, ruleIdOf("Renamed"));
}

void RuleJsonWritingTest::writesANewRule()
{
    Rule rule;
    rule.name = "New";
    rule.id = ruleIdOf("New");
    rule.casesAction = CasesAction{.groupBy = "host.name", .timeWindow = "7d", .maximumCasesToOpen = 5};
    const std::string text = writeRule(rule);
    // What Kibana demands of a custom query rule (reference, 2.4), all of it.
    for (const char* key : {"name", "tags", "rule_type_id", "consumer", "schedule", "params", "actions"})
        QVERIFY2(at(text, std::string("/") + key) != QByteArray(Missing), key);
    for (const char* list :
         {"author", "falsePositives", "references", "exceptionsList", "riskScoreMapping", "severityMapping", "threat"})
        QCOMPARE(at(text, std::string("/params/") + list), QByteArray("[]"));
    const Json params = {{"type", "query"},        {"language", "kuery"},  {"query", ""},
                         {"from", "now-6m"},       {"to", "now"},          {"maxSignals", 100},
                         {"ruleId", rule.id.text}, {"description", "New"}, {"severity", "low"},
                         {"riskScore", 21},        {"immutable", false},   {"version", 1}};
    for (const auto& [key, value] : params.items())
        QCOMPARE(at(text, "/params/" + key), bytes(value.dump()));
    QCOMPARE(at(text, "/schedule"), QByteArray(R"({"interval":"5m"})"));
    Rule again = readOrFail(text);
    QCOMPARE(bytes(again.body), bytes(text));
    again.body.clear();
    QVERIFY(again == rule);

    rule.id = {}; // a rule without an id gets its name's, also where Kibana demands one
    const Rule named = readOrFail(writeRule(rule));
    QCOMPARE(named.id, ruleIdOf("New"));
    QCOMPARE(at(named.body, "/params/ruleId"), QByteArray('"' + bytes(named.id.text) + '"'));
    QVERIFY(at(named.body, "/id") != "\"\"");
}

void RuleJsonWritingTest::startsAnewFromABodyThatIsNone()
{
    Rule rule;
    rule.name = "Kept";
    rule.id = {"k"};
    const std::string clean = writeRule(rule);
    for (const char* body : {"{", "[]", R"({"name":5})"}) {
        rule.body = body;
        QCOMPARE(bytes(writeRule(rule)), bytes(clean));
    }
}

QTEST_APPLESS_MAIN(RuleJsonWritingTest)
#include "tst_RuleJsonWriting.moc"
