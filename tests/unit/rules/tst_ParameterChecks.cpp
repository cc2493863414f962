// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

#include "RuleText.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/Validation.h"

using namespace casewright;
using namespace casewright::rules;
using base::Json;

namespace {

constexpr const char* Action =
    R"("actions":[{"id":"system-connector-.cases","params":{"subAction":"run","subActionParams":{"groupingBy":[%1]}}}])";

std::string body(const QByteArray& type, const QByteArray& params, const QByteArray& groupBy = {},
                 const QByteArray& more = {})
{
    return R"({"name":"N","rule_type_id":")" + type.toStdString() + R"(","consumer":"siem","schedule":{"interval":"1m"},)"
        + QByteArray(Action).replace("%1", groupBy).toStdString() + more.toStdString() + R"(,"params":)"
        + params.toStdString() + "}";
}

/// Findings as lines: the pointer or the field, and the text.
QByteArrayList lines(const Rule& rule, const VersionProfile& profile = newestProfile())
{
    QByteArrayList list;
    for (const Finding& finding : validate(rule, profile)) {
        const std::string place = finding.pointer.empty() ? std::string(pathOf(finding.field)) : finding.pointer;
        list.append(bytes(place + ": " + finding.text));
    }
    return list;
}

const QByteArray Es(".es-query");
const QByteArray Index(".index-threshold");
const QByteArray Custom("observability.rules.custom_threshold");
const QByteArray Threshold("siem.thresholdRule");
const QByteArray NewTerms("siem.newTermsRule");

QByteArray es(const QByteArray& more)
{
    return R"({"searchType":"searchSource","size":100,"timeWindowSize":5,"timeWindowUnit":"m","threshold":[5],)"
           R"("thresholdComparator":">","searchConfiguration":{"query":{"query":"","language":"kuery"}})"
        + (more.isEmpty() ? QByteArray() : "," + more) + "}";
}

QByteArray criterion(const QByteArray& more, const QByteArray& metrics = R"([{"name":"A","aggType":"avg","field":"x"}])")
{
    return R"({"criteria":[{"comparator":">","threshold":[5],"timeSize":5,"timeUnit":"m","metrics":)" + metrics
        + (more.isEmpty() ? QByteArray() : "," + more) + "}]}";
}

} // namespace

/// The limits of each type, what can never hold, and what mends it.
class ParameterChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingOfSoundRules()
    {
        for (const std::string& text :
             {body(Es, es({})), body(Es, es(R"("groupBy":"top","termField":["a","b"],"termSize":1000)")),
              body(Es, es(R"("sourceFields":[{"label":"host.name","searchPath":"host.name"}])"), R"("host.name")"),
              body(Custom, criterion({})), body(Custom, criterion(R"("equation":"A * (2 + A) > 1 ? A : 0.5")")),
              body(Custom, criterion(R"("equation":" ")")),
              body(Custom, R"({"groupBy":["service.name"],)" + criterion({}).mid(1), R"("service.name")"),
              body(Custom, R"({"groupBy":["host.name"],)" + criterion({}).mid(1), R"("host.os.name")"), // from a document
              body(Custom, criterion({}), R"("kibana.alert.start")"),
              body(Threshold, R"({"threshold":{"field":["a"],"value":1},"from":"now-6m"})", R"("kibana.alert.reason")"),
              body(Index, R"({"index":["a"],"threshold":[1],"timeField":"t","timeWindowSize":5,"timeWindowUnit":"m","thresholdComparator":">"})"),
              body(Threshold, R"({"threshold":{"field":["a"],"value":1},"from":"now-6m"})", R"("a")"),
              body(NewTerms, R"({"newTermsFields":["a","b","c"],"historyWindowStart":"now-7d"})", R"("anything")")})
            QVERIFY2(lines(readOrFail(text)).isEmpty(), (text + '\n' + lines(readOrFail(text)).join('\n').toStdString()).c_str());
    }

    /// The rules that are judges of the lifecycle are ones that Kibana takes.
    void saysNoErrorOfRecordedRules()
    {
        const QDir folder(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/lifecycle"));
        int count = 0;
        for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const Json recorded = base::parseJson(file.readAll().toStdString()).value();
            const Rule rule = readOrFail(recorded.at("rule").dump());
            for (const Finding& finding : validate(rule, newestProfile()))
                QVERIFY2(finding.severity != Severity::Error, (name.toStdString() + ": " + finding.text).c_str());
            ++count;
        }
        QVERIFY(count > 0 || folder.isEmpty());
    }

    void finds_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<QByteArray>("groupBy");
        QTest::addColumn<QByteArray>("expected");   // the beginning of one
        QTest::addColumn<QByteArray>("fixed");      // the value at the fix's place afterwards; nothing: no fix
        thresholdRows();
        newTermsRows();
        aggregationRows();
        comparisonRows();
        criteriaRows();
        groupingRows();
    }
    void finds()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, params);
        QFETCH(QByteArray, groupBy);
        QFETCH(QByteArray, expected);
        QFETCH(QByteArray, fixed);
        const Rule rule = readOrFail(body(type, params, groupBy));
        const QByteArrayList said = lines(rule);
        const auto isIt = [&](const QByteArray& line) { return line.startsWith(expected); };
        const auto found = std::find_if(said.begin(), said.end(), isIt);
        QVERIFY2(found != said.end(), said.join('\n').constData());
        const Finding finding = validate(rule, newestProfile())[static_cast<std::size_t>(found - said.begin())];
        QCOMPARE(finding.fix.has_value(), !fixed.isEmpty());
        if (!finding.fix)
            return;
        const Rule mended = applyFix(rule, *finding.fix).value();
        QCOMPARE(at(mended.body, finding.fix->pointer), fixed);
        const QByteArrayList after = lines(mended);
        QVERIFY2(std::none_of(after.begin(), after.end(), isIt), after.join('\n').constData());
    }

    void findsSchedules()
    {
        const auto said = [](const QByteArray& more, const QByteArray& type = Es, const QByteArray& params = es({})) {
            return lines(readOrFail(body(type, params, {}, more)));
        };
        QCOMPARE(said(R"(,"alert_delay":{"active":0})"),
                 QByteArrayList{"alert_delay.active: An alert needs at least 1 run in a row."});
        QVERIFY(said(R"(,"alert_delay":{"active":3})").isEmpty());
        QVERIFY(said(R"(,"alert_delay":{"active":3})", "siem.queryRule", "{}")
                    .at(0).startsWith("alert_delay.active: Detection rules know no alert delay"));
        QVERIFY(said(R"(,"flapping":{"look_back_window":20,"status_change_threshold":2})").isEmpty());
        QVERIFY(said(R"(,"flapping":{"look_back_window":21,"status_change_threshold":2})")
                    .at(0).startsWith("flapping: The look-back window of flapping is 21 runs; Kibana takes 2 to 20."));
        QVERIFY(said(R"(,"flapping":{"look_back_window":5,"status_change_threshold":1})").at(0).contains("2 to 20"));
        QVERIFY(said(R"(,"flapping":{"look_back_window":5,"status_change_threshold":6})")
                    .at(0).startsWith("flapping: 6 changes never fit into a window of 5 runs"));
        const Rule flapping = readOrFail(body(Es, es({}), {}, R"(,"flapping":{"look_back_window":5,"status_change_threshold":2})"));
        QVERIFY(lines(flapping, versionProfile("8.14").value()).at(0).startsWith("flapping: Kibana 8.14 has no flapping"));
    }

    /// The consumer, the type that is said twice, and settings that mean nothing to a detection rule.
    void findsDefinitions_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("consumer");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("expected"); // the beginning of one; nothing: nothing of the definition
        const auto row = [](const char* name, const char* type, const char* consumer, const char* more,
                            const char* expected) {
            QTest::newRow(name) << QByteArray(type) << QByteArray(consumer) << QByteArray(more) << QByteArray(expected);
        };
        row("Security's", "siem.queryRule", "siem", "", "");
        row("of another", "siem.queryRule", "logs", "", "consumer: Kibana takes detection rules of the consumer siem only");
        row("of another, unknown type", "siem.newerRule", "logs", "", "");
        row("stack's", ".es-query", "logs", "", "");
        row("unknown", ".es-query", "lgos", "", "consumer: The consumer lgos is not known here");
        row("type twice", "siem.queryRule", "siem", R"(,"alertTypeId":".es-query")",
            "/alertTypeId: The file says the type of the rule twice. rule_type_id counts here.");
        row("type twice, null", "siem.queryRule", "siem", R"(,"alertTypeId":null)", "");
        row("flapping", "siem.queryRule", "siem", R"(,"flapping":{"look_back_window":1})",
            "flapping: Alerts of detection rules do not flap");
    }
    void findsDefinitions()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, consumer);
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, expected);
        Json json = base::parseJson(body(type, "{}")).value();
        json["consumer"] = consumer.toStdString();
        json.update(base::parseJson("{" + more.mid(1).toStdString() + "}").value());
        const QByteArrayList said = lines(readOrFail(json.dump()));
        QByteArrayList ofDefinition;
        for (const QByteArray& line : said) {
            if (line.startsWith("consumer") || line.startsWith("flapping") || line.startsWith("/alert"))
                ofDefinition.append(line);
        }
        QCOMPARE(ofDefinition.size(), expected.isEmpty() ? 0 : 1);
        for (const QByteArray& line : ofDefinition)
            QVERIFY2(line.startsWith(expected), line.constData());
    }

    void findsKeysOfNewerVersions()
    {
        const Rule rule = readOrFail(actionWith(R"({"groupingBy":[],"autoPushCase":true,"templateId":"t"})").toStdString());
        const auto said = [&rule](const char* version) {
            int count = 0;
            for (const QByteArray& line : lines(rule, versionProfile(version).value()))
                count += line.contains("does not know") ? 1 : 0;
            return count;
        };
        QCOMPARE(said("8.14"), 2);
        QCOMPARE(said("8.18"), 1);
        QCOMPARE(said("9.1"), 1);
        QCOMPARE(said("9.4"), 0);
        for (const Finding& finding : validate(rule, versionProfile("9.1").value())) {
            if (finding.text.find("autoPushCase") == std::string::npos)
                continue;
            const Rule mended = applyFix(rule, finding.fix.value()).value();
            QCOMPARE(at(mended.body, "/actions/0/params/subActionParams"), QByteArray(R"({"groupingBy":[],"templateId":"t"})"));
        }
    }

    void findsQueries()
    {
        const Rule rule = readOrFail(body("siem.queryRule", "{\"query\":\"a: (b\",\"from\":\"now-6m\"}"));
        const QByteArrayList said = lines(rule);
        QCOMPARE(said.size(), 1);
        QVERIFY2(said[0].startsWith("params.query: In the query at 1:6: "), said[0].constData());
        const Rule filter = readOrFail(
            body(Custom, criterion({}, "[{\"name\":\"A\",\"aggType\":\"count\",\"filter\":\"x: (\"}]")));
        QVERIFY2(lines(filter).at(0).startsWith("/params/criteria/0/metrics/0/filter: In the query at 1:"),
                 lines(filter).join('\n').constData());
        QVERIFY(lines(readOrFail(body(Es, R"({"searchType":"esqlQuery"})"))).at(0).contains("ES|QL is kept but not"));
        // The place of a rule in Security's form is without params.
        const Rule flat = readOrFail(R"({"type":"query","rule_id":"r","name":"N","query":": b","interval":"5m"})");
        const Finding finding = validate(flat, newestProfile()).front();
        QCOMPARE(finding.field, RuleField::Query);
        QCOMPARE(bytes(pointerOf(finding.field, base::parseJson(flat.body).value())), QByteArray("/query"));
    }

    void fixesQueries()
    {
        const Rule rule = readOrFail(body("siem.queryRule", R"({"query":"message: cannot connect","from":"now-6m"})"));
        for (const Finding& finding : validate(rule, newestProfile())) {
            QVERIFY(finding.fix.has_value());
            const Rule mended = applyFix(rule, *finding.fix).value();
            QVERIFY2(lines(mended).isEmpty(), (mended.query + lines(mended).join('\n').toStdString()).c_str());
        }
    }

    void fixesWrongKinds()
    {
        const Rule rule = readOrFail(R"({"name":"N","rule_type_id":".index-threshold","consumer":"alerts","schedule":
            {"interval":"1m"},"enabled":"true","tags":"a","params":{"index":"i","threshold":[1],"timeWindowSize":"5",
            "termSize":"5","timeWindowUnit":"m","thresholdComparator":">","timeField":"t"},
            "actions":[{"id":"system-connector-.cases","params":{"subAction":"run","subActionParams":{"groupingBy":["_id","b"]}}},
            {"id":"system-connector-.cases"}]})");
        QCOMPARE(lines(rule).size(), 6);
        Rule mended = rule;
        for (int i = 0; i < 6; ++i) {
            const std::vector<Finding> findings = validate(mended, newestProfile());
            QCOMPARE(findings.size(), static_cast<std::size_t>(6 - i));
            QVERIFY(findings.back().fix.has_value());
            mended = applyFix(mended, *findings.back().fix).value();
        }
        QVERIFY2(lines(mended).isEmpty(), lines(mended).join('\n').constData());
        QVERIFY(mended.enabled && mended.tags == std::vector<std::string>{"a"});
    }

    /// What mends a window is as long as the interval.
    void fixesLongIntervals()
    {
        for (const char* interval : {"8d", "400d", "193h"}) {
            Rule rule = readOrFail(body("siem.queryRule", R"({"from":"now-400d"})"));
            rule.interval = interval;
            QVERIFY2(lines(rule).size() == 1 && lines(rule)[0].contains("shorter than the interval"),
                     lines(rule).join('\n').constData());
            const Rule mended = applyFix(rule, *validate(rule, newestProfile()).front().fix).value();
            QVERIFY2(lines(mended).isEmpty(), lines(mended).join('\n').constData());
        }
    }

    /// What Kibana refuses a rule without, and counts as something here.
    void findsWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<QByteArrayList>("expected"); // paths below the parameters, and the values that they count as
        const auto missing = [](const char* name, const QByteArray& type, const QByteArray& params,
                                const QByteArrayList& expected) { QTest::newRow(name) << type << params << expected; };
        missing("es-query", Es, R"({"searchType":"searchSource","threshold":[5],"groupBy":"top","termField":"a"})",
                {"size 100", "timeWindowSize 5", "timeWindowUnit \"m\"", "thresholdComparator \">\"", "termSize 5"});
        missing("index threshold", Index, R"({"index":"i","threshold":[5],"timeWindowSize":5,"timeWindowUnit":"m"})",
                {"timeField \"@timestamp\"", "thresholdComparator \">\""});
        missing("custom threshold", Custom, R"({"criteria":[{"threshold":[5],"timeUnit":"m","metrics":[{"name":"A"}]}]})",
                {"criteria/0/comparator \">\"", "criteria/0/timeSize 1", "criteria/0/metrics/0/aggType \"count\""});
        missing("threshold", Threshold, R"({"threshold":{"field":["a"]}})", {"threshold/value 200"});
        missing("no threshold", Threshold, "{}", {"threshold/value 200"});
        missing("new terms", NewTerms, R"({"newTermsFields":["a"]})", {"historyWindowStart \"now-7d\""});
        missing("null", NewTerms, R"({"newTermsFields":["a"],"historyWindowStart":null})",
                {"historyWindowStart \"now-7d\""});
    }
    void findsWhatIsMissing()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, params);
        QFETCH(QByteArrayList, expected);
        Rule rule = readOrFail(body(type, params));
        QByteArrayList found;
        for (const Finding& finding : validate(rule, newestProfile())) {
            if (finding.text.find("refuses the rule without") == std::string::npos)
                continue;
            QCOMPARE(finding.severity, Severity::Warning);
            const std::string& pointer = finding.fix.value().pointer;
            QVERIFY2(pointer.starts_with("/params/"), pointer.c_str());
            found.append(bytes(pointer.substr(8) + ' ' + finding.fix->json));
            const Rule mended = applyFix(rule, *finding.fix).value();
            QVERIFY(mended.parameters == rule.parameters);
            rule = mended;
        }
        QCOMPARE(found, expected);
        QVERIFY2(lines(rule).isEmpty(), lines(rule).join('\n').constData());
    }

    /// Actions that Kibana refuses, and what mends them.
    void findsActions_data()
    {
        QTest::addColumn<QByteArray>("actions");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<bool>("hasFix");
        const auto row = [](const char* name, const QByteArray& actions, const char* expected, bool hasFix) {
            QTest::newRow(name) << actions << QByteArray(expected) << hasFix;
        };
        const auto cases = [](const QByteArray& params) -> QByteArray {
            return R"({"id":"system-connector-.cases","params":)" + params + '}';
        };
        const QByteArray sound = cases(R"({"subAction":"run","subActionParams":{"groupingBy":[]}})");
        row("sub-action", cases(R"({"subAction":"push","subActionParams":{"groupingBy":[]}})"),
            "/actions/0/params/subAction: The subAction of a Cases action is run", true);
        row("no sub-action", cases(R"({"subActionParams":{"groupingBy":[]}})"),
            "/actions/0/params/subAction: Kibana refuses a Cases action without a subAction", true);
        row("no grouping", cases(R"({"subAction":"run","subActionParams":{}})"),
            "/actions/0/params/subActionParams/groupingBy: Kibana refuses a Cases action without groupingBy", true);
        row("no settings", cases(R"({"subAction":"run"})"),
            "/actions/0/params/subActionParams/groupingBy: Kibana refuses a Cases action without groupingBy", true);
        row("a number", "5," + sound, "/actions/0: Kibana takes an object for an action", true);
        row("no id", R"({"params":{}},)" + sound, "/actions/0/id: The action has no id that says", false);
        row("id of a wrong kind", sound + R"(,{"id":7,"params":{}})", "/actions/1/id: The action has no id that says",
            false);
    }
    void findsActions()
    {
        QFETCH(QByteArray, actions);
        QFETCH(QByteArray, expected);
        QFETCH(bool, hasFix);
        const Rule rule = readOrFail(bodyWith(R"(,"params":{"from":"now-6m"},"actions":[)" + actions + "]").toStdString());
        const QByteArrayList said = lines(rule);
        QVERIFY2(said.size() == 1 && said[0].startsWith(expected), said.join('\n').constData());
        const Finding finding = validate(rule, newestProfile()).front();
        QCOMPARE(finding.fix.has_value(), hasFix);
        if (hasFix)
            QVERIFY2(lines(applyFix(rule, *finding.fix).value()).isEmpty(), finding.text.c_str());
    }

private:
    static void row(const char* name, const QByteArray& type, const QByteArray& params, const char* expected,
                    const char* fixed = "", const QByteArray& groupBy = {})
    {
        QTest::newRow(name) << type << params << groupBy << QByteArray(expected) << QByteArray(fixed);
    }

    static void thresholdRows()
    {
        const auto threshold = [](const char* name, const char* text, const char* expected, const char* fixed = "") {
            row(name, Threshold, QByteArray(R"({"threshold":{)") + text + "}}", expected, fixed);
        };
        threshold("value 0", R"("value":0)", "/params/threshold/value: A group alerts with at least 1", "1");
        threshold("six fields", R"("field":["a","b","c","d","e","f"],"value":1)", "/params/threshold/field: Kibana groups");
        threshold("field twice", R"("field":["a","b","a"],"value":1)", "/params/threshold/field/2: a is there twice",
                  Missing);
        threshold("no name", R"("field":["a",""],"value":1)", "/params/threshold/field/1: A field needs a name");
        threshold("two cardinalities", R"("value":9,"cardinality":[{"field":"a","value":2},{"field":"b","value":2}])",
                  "/params/threshold/cardinality/1: Kibana counts the values of one", Missing);
        threshold("own cardinality", R"("field":["a"],"value":9,"cardinality":[{"field":"a","value":2}])",
                  "/params/threshold/cardinality/0/value: The documents of a group have one value of a");
        threshold("more values than documents", R"("value":5,"cardinality":[{"field":"a","value":6}])",
                  "/params/threshold/cardinality/0/value: 6 different values of a need as many documents");
    }

    static void newTermsRows()
    {
        row("no new terms", NewTerms, R"({"newTermsFields":[]})", "/params/newTermsFields: Kibana takes 1 to 3");
        row("four new terms", NewTerms, R"({"newTermsFields":["a","b","c","d"]})", "/params/newTermsFields: Kibana takes");
        row("no history", NewTerms, R"({"newTermsFields":["a"],"historyWindowStart":"7d"})",
            "/params/historyWindowStart: \"7d\" is no", "\"now-7d\"");
        row("history in the look-back", NewTerms,
            R"({"newTermsFields":["a"],"from":"now-6m","history_window_start":"now-5m"})",
            "/params/history_window_start: The history of 5m is no longer than the look-back of 6m", "\"now-7d\"");
        row("history in a long look-back", NewTerms,
            R"({"newTermsFields":["a"],"from":"now-10d","historyWindowStart":"now-8d"})",
            "/params/historyWindowStart: The history of 8d is no longer", "\"now-11d\"");
    }

    static void aggregationRows()
    {
        row("aggregation", Es, es(R"("aggType":"median","aggField":"a")"), "/params/aggType: \"median\" is no");
        row("no field", Es, es(R"("aggType":"avg")"), "/params/aggField: avg needs a field");
        row("groups", Es, es(R"("groupBy":"some")"), "/params/groupBy: \"some\" is no way", "\"all\"");
        row("rows", Es, es(R"("groupBy":"row")"), "/params/groupBy: Groups by row", "\"all\"");
        row("no term", Es, es(R"("groupBy":"top")"), "/params/termField: Grouping by top values needs");
        row("five terms", Es, es(R"("groupBy":"top","termField":["a","b","c","d","e"])"), "/params/termField: Kibana");
        row("many groups", Es, es(R"("groupBy":"top","termField":"a","termSize":1001)"),
            "/params/termSize: Kibana takes 1 to 1000", "5");
        row("size", Es, es(R"("size":10001)"), "/params/size: Kibana takes 0 to 10000", "100");
        row("source fields", Es,
            es(R"("sourceFields":[{"label":"","searchPath":"x"}])"), "/params/sourceFields/0: A field of the alert");
        row("window", Es, es(R"("timeWindowSize":0)"), "/params/timeWindowSize: The window must be", "5");
        row("long window", Es, es(R"("timeWindowSize":1000000000000000)"),
            "/params/timeWindowSize: A window of 1000000000000000m is too long to be simulated: 38430716820228m is the");
        row("large number", Es, es(R"("timeWindowSize":1e300)"),
            "/params/timeWindowSize: The number is too large: whole numbers go up to 9007199254740991");
        row("unit", Es, es(R"("timeWindowUnit":"w")"), "/params/timeWindowUnit: \"w\" is no unit", "\"m\"");
        row("window below the interval", Es, es(R"("timeWindowSize":50,"timeWindowUnit":"s")"),
            "/params/timeWindowSize: The window of 50s is shorter than the interval of 1m", "60");
        row("no index", Index, R"({"threshold":[1]})", "/params/index: The rule names no index");
    }

    static void comparisonRows()
    {
        row("comparator", Es, es(R"("thresholdComparator":"=")"), "/params/thresholdComparator: \"=\" compares nothing");
        row("one number", Es, es(R"("thresholdComparator":"between")"), "/params/threshold: between needs two numbers");
        row("two numbers", Es, es(R"("threshold":[1,2])"), "/params/threshold/1: > compares with one number", Missing);
        row("no number", Es, es(R"("threshold":[])"), "/params/threshold: > needs one number and has 0");
        row("upside down", Es, es(R"("thresholdComparator":"between","threshold":[9,2])"),
            "/params/threshold: between 9 and 2 is upside down: it never holds", "[2,9]");
        row("upside down, not", Es, es(R"("thresholdComparator":"notBetween","threshold":[9,2])"),
            "/params/threshold: notBetween 9 and 2 is upside down: it always holds", "[2,9]");
        row("below 0", Es, es(R"("thresholdComparator":"<","threshold":[0])"),
            "/params/threshold: A count is never below 0, so < 0 never holds");
        row("from 0", Es, es(R"("thresholdComparator":">=","threshold":[0])"),
            "/params/threshold: A count is never below 0, so >= 0 always holds");
        row("negative span", Es, es(R"("thresholdComparator":"between","threshold":[-9,-1])"),
            "/params/threshold: A count is never below 0, so between -9 and -1 never");
        row("no group is empty", Es, es(R"("groupBy":"top","termField":"a","thresholdComparator":"<","threshold":[1])"),
            "/params/threshold: A count is never below 1, so < 1 never holds. A group without documents");
    }

    static void criteriaRows()
    {
        const QByteArray count(R"([{"name":"A","aggType":"count"}])");
        row("no criterion", Custom, R"({"criteria":[]})", "/params/criteria: The rule has no criterion");
        row("no metric", Custom, criterion({}, "[]"), "/params/criteria/0/metrics: The criterion has no metric");
        row("name", Custom, criterion({}, R"([{"name":"AA","aggType":"count"}])"),
            "/params/criteria/0/metrics/0/name: \"AA\" is no name");
        row("names", Custom, criterion({}, R"([{"name":"A","aggType":"count"},{"name":"A","aggType":"count"}])"),
            "/params/criteria/0/metrics/1/name: Two metrics");
        row("kind", Custom, criterion({}, R"([{"name":"A","aggType":"last_value","field":"x"}])"),
            "/params/criteria/0/metrics/0/aggType: Metrics of the kind \"last_value\"");
        row("metric's field", Custom, criterion({}, R"([{"name":"A","aggType":"p95"}])"),
            "/params/criteria/0/metrics/0/field: p95 needs a field");
        row("unknown metric", Custom, criterion(R"("equation":"A + B")"),
            "/params/criteria/0/equation: The equation uses B");
        row("mark", Custom, criterion(R"("equation":"A ^ 2")"), "/params/criteria/0/equation: \"^\" means nothing");
        row("bracket", Custom, criterion("\"equation\":\"(A\""), "/params/criteria/0/equation: A bracket is opened");
        row("bracket closed", Custom, criterion("\"equation\":\"A)(\""), "/params/criteria/0/equation: A bracket is closed");
        row("half an equation", Custom, criterion(R"("equation":"A /")"),
            "/params/criteria/0/equation: The equation \"A /\" cannot be read at column 4");
        row("number", Custom, criterion(R"("equation":"A * 1.2.3")"),
            "/params/criteria/0/equation: The equation \"A * 1.2.3\" cannot be read at column 5");
        row("two metrics without a sign", Custom, criterion(R"("equation":"A A")"),
            "/params/criteria/0/equation: The equation \"A A\" cannot be read at column 3");
        row("outside", Custom, criterion(R"("comparator":"outside","threshold":[1,2])"),
            "/params/criteria/0/comparator: outside is the word", "\"notBetween\"");
        row("criterion's window", Custom, criterion(R"("timeSize":30,"timeUnit":"s")"),
            "/params/criteria/0/timeSize: The window of 30s", "60");
        row("negative rate", Custom, criterion(R"("comparator":"<","threshold":[0])", R"([{"name":"A","aggType":"rate","field":"x"}])"),
            "/params/criteria/0/threshold: A rate is never below 0, so < 0 never");
        row("negative count", Custom, criterion(R"("comparator":"<=","threshold":[-1])", count),
            "/params/criteria/0/threshold: A count is never below 0");
    }

    static void groupingRows()
    {
        const char* const start = "actions[].params.subActionParams.groupingBy: The alerts of this rule do not carry ";
        const auto grouping = [&](const char* name, const QByteArray& type, const QByteArray& params, const char* fixed) {
            row(name, type, params, start, fixed, R"("user.name")");
        };
        grouping("es-query", Es, es({}), R"(["kibana.alert.instance.id"])");
        grouping("index threshold", Index, R"({"index":"i","threshold":[1]})", R"(["kibana.alert.instance.id"])");
        grouping("threshold", Threshold, R"({"threshold":{"field":["host.name"],"value":1}})", R"(["host.name"])");
        const auto other = [&](const char* name, const QByteArray& type, const QByteArray& params, const char* field,
                               const char* fixed) { row(name, type, params, start, fixed, field); };
        other("no host without hosts", Custom, R"({"groupBy":["service.name"],)" + criterion({}).mid(1), R"("host.name")",
              R"(["service.name"])");
        other("no host without groups", Custom, criterion({}), R"("host.name")", R"(["kibana.alert.instance.id"])");
        other("no container", Custom, R"({"groupBy":["host.name","service.name"],)" + criterion({}).mid(1),
              R"("container.id")", R"(["host.name"])");
        other("tags of a threshold alert", Threshold, R"({"threshold":{"field":["a"],"value":1}})", R"("tags")", R"(["a"])");
        other("inside a list", Custom, R"({"groupBy":["a"],)" + criterion({}).mid(1), R"("kibana.alert.group.value")",
              R"(["a"])");
        grouping("custom threshold", Custom, R"({"groupBy":["service.name"],)" + criterion({}).mid(1), R"(["service.name"])");
    }
};

QTEST_APPLESS_MAIN(ParameterChecksTest)
#include "tst_ParameterChecks.moc"
