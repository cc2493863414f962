// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <functional>
#include <limits>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/rules/RuleJson.h"
#include "core/rules/Validation.h"

using namespace casewright;
using namespace casewright::rules;

using Change = std::function<void(Rule&)>;
Q_DECLARE_METATYPE(Change)

namespace {

/// A rule that no profile with detection rules has anything to say about.
Rule soundRule()
{
    Rule rule;
    rule.id = {"r"};
    rule.name = "Sound";
    rule.interval = "5m";
    rule.from = "now-6m";
    rule.casesAction = CasesAction{.groupBy = "host.name", .timeWindow = "7d", .maximumCasesToOpen = 5};
    return rule;
}

/// Findings as lines: `error Query: text`.
QByteArrayList lines(const std::vector<Finding>& findings)
{
    QByteArrayList list;
    for (const Finding& finding : findings) {
        const std::string_view path = pathOf(finding.field);
        list.append(QByteArray(finding.severity == Severity::Error          ? "error "
                               : finding.severity == Severity::NotSimulated ? "note "
                                                                             : "warning ")
                        .append(path.data(), static_cast<qsizetype>(path.size()))
                        .append(": ")
                        .append(finding.text.c_str()));
    }
    return list;
}

const QByteArray Window("actions[].params.subActionParams.timeWindow");
const QByteArray Maximum("actions[].params.subActionParams.maximumCasesToOpen");

} // namespace

class ValidationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingOfASoundRule_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("as it is") << Change([](Rule&) {});
        QTest::newRow("no grouping") << Change([](Rule& rule) { rule.casesAction->groupBy.clear(); });
        QTest::newRow("reopens") << Change([](Rule& rule) { rule.casesAction->reopenClosedCases = true; });
        QTest::newRow("no maximum") << Change([](Rule& rule) { rule.casesAction->maximumCasesToOpen.reset(); });
        QTest::newRow("weeks") << Change([](Rule& rule) { rule.casesAction->timeWindow = "2w"; });
        QTest::newRow("one signal") << Change([](Rule& rule) { rule.maxSignals = 1; });
        QTest::newRow("1000 signals") << Change([](Rule& rule) { rule.maxSignals = 1'000; });
        QTest::newRow("every minute") << Change([](Rule& rule) { rule.interval = "1m"; });
        QTest::newRow("looks back as long as the interval") << Change([](Rule& rule) { rule.from = "now-5m"; });
        QTest::newRow("window as long as the interval")
            << Change([](Rule& rule) { rule.interval = "7d", rule.from = "now-7d"; });
        QTest::newRow("disabled") << Change([](Rule& rule) { rule.enabled = false; });
        QTest::newRow("query *") << Change([](Rule& rule) { rule.query = std::string("*"); });
        QTest::newRow("query in blanks") << Change([](Rule& rule) { rule.query = " \n*:* \t"; });
    }
    void saysNothingOfASoundRule()
    {
        QFETCH(Change, change);
        Rule rule = soundRule();
        change(rule);
        for (const char* name : {"8.18", "9.1", "9.4"})
            QCOMPARE(lines(validate(rule, versionProfile(name).value())), QByteArrayList());
    }

    /// What every profile says. (Under 8.14 the action itself is a finding; see below.)
    void finds_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArrayList>("expected"); // the beginning of each
        const auto row = [](const char* name, Change change, const QByteArrayList& expected) {
            QTest::newRow(name) << std::move(change) << expected;
        };
        row("no name", [](Rule& r) { r.name.clear(); }, {"error name: The rule has no name"});
        row("other type", [](Rule& r) { r.ruleTypeId = ".es-query"; },
            {"note rule_type_id: Rules of the type .es-query are kept but not simulated"});
        row("threshold rule", [](Rule& r) { r.ruleTypeId = "siem.thresholdRule"; },
            {"note rule_type_id: Rules of the type siem.thresholdRule are kept"});
        row("Lucene", [](Rule& r) { r.language = "lucene"; },
            {"note params.query: A query in lucene is kept but not"});
        row("bad interval", [](Rule& r) { r.interval = "often"; },
            {"error schedule.interval: \"often\" is no interval"});
        row("short interval", [](Rule& r) { r.interval = "59s"; }, {"warning schedule.interval: Kibana's smallest"});
        row("bad look-back", [](Rule& r) { r.from = "6m"; }, {"error params.from: \"6m\" is no look-back"});
        row("look-back below the interval", [](Rule& r) { r.from = "now-299s"; },
            {"warning params.from: Each run looks back 299s but the next one comes after 5m"});
        row("both bad", [](Rule& r) { r.interval = "never", r.from = "always"; },
            {"error schedule.interval: \"never\"", "error params.from: \"always\""});
        row("no signals", [](Rule& r) { r.maxSignals = 0; },
            {"error params.maxSignals: A run must be allowed at least 1"});
        row("negative signals", [](Rule& r) { r.maxSignals = std::numeric_limits<std::int64_t>::min(); },
            {"error params.maxSignals: A run must be allowed at least 1"});
        row("many signals", [](Rule& r) { r.maxSignals = 1'001; },
            {"warning params.maxSignals: Kibana makes at most 1000 alerts a run"});
        row("no action", [](Rule& r) { r.casesAction.reset(); }, {"warning actions: The rule has no Cases action"});
        row("bad window", [](Rule& r) { r.casesAction->timeWindow = "soon"; },
            {"error " + Window + ": \"soon\" is no time window"});
        row("empty window", [](Rule& r) { r.casesAction->timeWindow.clear(); },
            {"error " + Window + ": \"\" is no time window"});
        row("window of 4m", [](Rule& r) { r.casesAction->timeWindow = "4m"; },
            {"error " + Window + ": a time window of 4m is too short"});
        row("window below the interval",
            [](Rule& r) { r.interval = "2d", r.from = "now-2d", r.casesAction->timeWindow = "1d"; },
            {"warning " + Window + ": The time window is shorter than the interval of 2d"});
        row("in the order of the form",
            [](Rule& r) {
                r = Rule{};
                r.ruleTypeId = "siem.otherRule";
                r.language = "eql";
                r.interval = "10s";
                r.from = "now-5s";
                r.maxSignals = 5'000;
                r.casesAction = CasesAction{.groupBy = {}, .timeWindow = "0d", .maximumCasesToOpen = 99};
            },
            {"error name: ", "note rule_type_id: ", "note params.query: ", "warning schedule.interval: ",
             "warning params.from: ", "warning params.maxSignals: ", "error " + Window, "warning " + Maximum});
    }
    void finds()
    {
        QFETCH(Change, change);
        QFETCH(QByteArrayList, expected);
        Rule rule = soundRule();
        change(rule);
        for (const VersionProfile& profile : versionProfiles()) {
            if (!profile.detectionRules)
                continue;
            const QByteArrayList found = lines(validate(rule, profile));
            QVERIFY2(found.size() == expected.size(), found.join('\n').constData());
            for (qsizetype i = 0; i < found.size(); ++i)
                QVERIFY2(found[i].startsWith(expected[i]), found[i].constData());
        }
    }

    void findsUnderAProfile_data()
    {
        QTest::addColumn<QByteArray>("profile");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArrayList>("expected");
        const auto window = [](const char* text) {
            return Change([text](Rule& rule) { rule.interval = "1m", rule.casesAction->timeWindow = text; });
        };
        const auto maximum = [](std::int64_t value) {
            return Change([value](Rule& rule) { rule.casesAction->maximumCasesToOpen = value; });
        };
        const auto row = [](const char* profile, const char* name, Change change, const QByteArrayList& expected) {
            QTest::addRow("%s, %s", profile, name) << QByteArray(profile) << std::move(change) << expected;
        };
        const QByteArray detection("warning actions: Kibana 8.14 has no Cases action for detection rules");
        row("8.14", "detection rule", [](Rule&) {}, {detection});
        row("8.14", "hours", window("36h"),
            {"warning " + Window + ": Kibana 8.14 has no time windows in hours", detection});
        row("8.14", "minutes", window("5m"),
            {"warning " + Window + ": Kibana 8.14 has no time windows in minutes", detection});
        row("8.14", "maximum", maximum(6),
            {"warning " + Maximum + ": Kibana 8.14 opens at most 5 cases a run", detection});
        row("8.14", "no detection rule", [](Rule& rule) { rule.ruleTypeId = ".es-query"; }, {"note rule_type_id: "});
        row("8.18", "hours", window("36h"), {"warning " + Window + ": Kibana 8.18 has no time windows in hours"});
        row("8.18", "minutes", window("30m"), {"warning " + Window + ": Kibana 8.18 has no time windows in minutes"});
        row("8.18", "maximum", maximum(4), {"warning " + Maximum + ": Kibana 8.18 opens at most 5 cases a run"});
        row("9.1", "maximum", maximum(20), {"warning " + Maximum + ": Kibana 9.1 opens at most 5 cases a run"});
        for (const char* profile : {"9.1", "9.4"}) {
            row(profile, "1h", window("1h"), {});
            row(profile, "20m", window("20m"), {});
            row(profile, "19m", window("19m"), {"warning " + Window + ": A time window below 20m"});
            row(profile, "5m", window("5m"), {"warning " + Window + ": A time window below 20m"});
            row(profile, "5 cases", maximum(5), {});
        }
        row("9.4", "1 case", maximum(1), {});
        row("9.4", "20 cases", maximum(20), {});
        row("9.4", "21 cases", maximum(21), {"warning " + Maximum + ": Kibana 9.4 takes 1 to 20."});
        row("9.4", "-1 cases", maximum(-1), {"warning " + Maximum + ": Kibana 9.4 takes 1 to 20."});
        row("9.4", "0 cases", maximum(0), {"warning " + Maximum + ": Kibana 9.4 takes 0 as 5, as if nothing was set;"});
        row("9.4", "many cases", maximum(std::numeric_limits<std::int64_t>::max()),
            {"warning " + Maximum + ": Kibana 9.4 takes 1 to 20."});
    }
    void findsUnderAProfile()
    {
        QFETCH(QByteArray, profile);
        QFETCH(Change, change);
        QFETCH(QByteArrayList, expected);
        Rule rule = soundRule();
        change(rule);
        const QByteArrayList found = lines(validate(rule, versionProfile(profile.toStdString()).value()));
        QVERIFY2(found.size() == expected.size(), found.join('\n').constData());
        for (qsizetype i = 0; i < found.size(); ++i)
            QVERIFY2(found[i].startsWith(expected[i]), found[i].constData());
    }

    /// spec/alerting: what a rule file holds and no simulation does is kept, and named as a finding.
    void namesWhatIsNotSimulated_data()
    {
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QByteArray>("expected"); // the beginning, or nothing
        const auto row = [](const char* name, const char* params, const char* settings, const char* expected) {
            QTest::newRow(name) << QByteArray(params) << QByteArray(settings) << QByteArray(expected);
        };
        row("filters", R"("filters":[{"meta":{}}])", "", "warning params.query: The rule's filters are kept but not");
        row("exceptions", R"("exceptionsList":[{"id":"e"}])", "",
            "warning params.query: The rule's exceptions are kept but not simulated");
        row("exceptions, snake case", R"("exceptions_list":[{"id":"e"}])", "",
            "warning params.query: The rule's exceptions are kept but not simulated");
        row("suppression", R"("alertSuppression":{"groupBy":["a"]})", "",
            "warning params.maxSignals: Alert suppression is kept but not simulated");
        row("suppression, snake case", R"("alert_suppression":{"group_by":["a"]})", "",
            "warning params.maxSignals: Alert suppression is kept but not simulated");
        row("template", "", R"("templateId":"t")", "");
        row("version of a template", "", R"("templateId":"t","templateVersion":2)",
            "warning actions[].params.subActionParams.templateId: The version of the template is kept but not");
        row("pushing", "", R"("autoPushCase":true)", "warning actions: That cases are pushed by themselves is kept but");
        row("no pushing", "", R"("autoPushCase":false)", "");
        row("the other spelling", "", R"("template_id":"t")", "warning actions: The key \"template_id\"");
        row("nothing in them",
            R"("filters":[],"exceptionsList":[],"alertSuppression":null,"timestampOverride":"","alert_suppression":{})",
            R"("templateId":null)", "");
        row("elsewhere", R"("meta":{"filters":[1]},"note":"timestampOverride")", "", "");
        row("end of the look-back", R"("to":"now-1m")", "", "warning params.from: The end of the look-back is kept");
        row("usual end", R"("to":"now")", "", "");
        row("field without a name", "", R"("groupingBy":[""])",
            "warning actions[].params.subActionParams.groupingBy: The field to group by has no name");
        row("no field", "", R"("groupingBy":[])", "");
        row("muted", R"("note":""},"mute_all":true,"artifacts":{)", "", "warning actions: The rule is muted");
    }
    void namesWhatIsNotSimulated()
    {
        QFETCH(QByteArray, params);
        QFETCH(QByteArray, settings);
        QFETCH(QByteArray, expected);
        const QByteArray grouping = settings.contains("groupingBy") ? "" : R"("groupingBy":[])";
        const QByteArray comma = grouping.isEmpty() || settings.isEmpty() ? "" : ",";
        const QByteArray body =
            R"({"name":"N","rule_type_id":"siem.queryRule","consumer":"siem","schedule":{"interval":)"
            R"("5m"},"params":{)"
            + params + R"(},"actions":[{"id":"other","params":{"subActionParams":{"templateId":"t"}}},)"
            + R"({"id":"system-connector-.cases","params":{"subAction":"run","subActionParams":{)"
            + grouping + comma + settings + "}}}]}";
        const Rule rule = parseRule(body.toStdString()).value();
        const std::vector<Finding> findings = validate(rule, newestProfile());
        const QByteArrayList found = lines(findings);
        QCOMPARE(found.size(), expected.isEmpty() ? 0 : 1);
        for (const QByteArray& line : found)
            QVERIFY2(line.startsWith(expected), line.constData());
        // The place is that of the key, as it is spelt.
        const base::Json json = base::parseJson(rule.body).value();
        for (const Finding& finding : findings)
            QVERIFY(finding.pointer.empty() || json.contains(base::Json::json_pointer(finding.pointer)));
    }

    /// A value that was not read has one finding, and hides none of others.
    void saysNothingOfValuesThatWereNotRead_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArrayList>("expected"); // the beginnings
        const auto row = [](const char* name, const char* type, const char* more, const QByteArrayList& expected) {
            QTest::newRow(name) << QByteArray(type) << QByteArray(more) << expected;
        };
        row("look-back", "siem.queryRule", R"("schedule":{"interval":"1h"},"params":{"from":5})",
            {"error params.from: Kibana takes a text here", "warning actions: The rule has no Cases action"});
        row("schedule", "siem.queryRule", R"("schedule":5)", {"error schedule.interval: Kibana takes an object here", "warning actions: The rule has no Cases action"});
        row("actions", "siem.queryRule", R"("schedule":{"interval":"5m"},"actions":5)",
            {"error actions: Kibana takes a list of actions here"});
        row("threshold", "siem.thresholdRule", R"("schedule":{"interval":"5m"},"params":{"threshold":5})",
            {"error params: Kibana takes an object here", "warning actions: The rule has no Cases action"});
        row("enabled", "siem.newerRule", R"("schedule":{"interval":"5m"},"enabled":5)",
            {"note rule_type_id: Rules of the type siem.newerRule", "error rule_type_id: Kibana takes true or false",
             "warning actions: The rule has no Cases action"});
    }
    void saysNothingOfValuesThatWereNotRead()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, more);
        QFETCH(QByteArrayList, expected);
        const QByteArray body = "{\"name\":\"N\",\"consumer\":\"siem\",\"rule_type_id\":\"" + type + "\"," + more + "}";
        const QByteArrayList found = lines(validate(parseRule(body.toStdString()).value(), newestProfile()));
        QVERIFY2(found.size() == expected.size(), found.join('\n').constData());
        for (qsizetype i = 0; i < found.size(); ++i)
            QVERIFY2(found[i].startsWith(expected[i]), found.join('\n').constData());
    }

    /// Every finding is for people: sentences, no jargon of ours, no end of the line.
    void speaksInSentences()
    {
        Rule rule;
        rule.ruleTypeId = "siem.otherRule";
        rule.language = "eql";
        rule.interval = "never";
        rule.from = "always";
        rule.maxSignals = 0;
        rule.casesAction = CasesAction{.groupBy = {}, .timeWindow = "3m", .maximumCasesToOpen = 0};
        const std::vector<Finding> findings = validate(rule, newestProfile());
        QCOMPARE(findings.size(), std::size_t{8});
        for (const Finding& finding : findings)
            QVERIFY2(finding.text.size() > 15 && finding.text.find('\n') == std::string::npos, finding.text.c_str());
    }

    void knowsQueriesThatMatchEverything_data()
    {
        QTest::addColumn<bool>("everything");
        for (const char* query : {"", " ", "\t\r\n", "*", " * ", "*:*", "* : *"})
            QTest::newRow(query) << true;
        for (const char* query : {"**", "a", "*:a", "a:*", "* and *", "not *", "*:* or a:b", "\"*\"", "\\*"})
            QTest::newRow(query) << false;
    }
    void knowsQueriesThatMatchEverything()
    {
        Rule rule;
        rule.query = QTest::currentDataTag();
        QTEST(matchesEverything(rule), "everything");
    }

    void namesEveryField()
    {
        QByteArrayList seen;
        for (int field = 0; field <= static_cast<int>(RuleField::CasesAction); ++field) {
            const std::string_view path = pathOf(static_cast<RuleField>(field));
            QVERIFY(!path.empty());
            seen.append(QByteArray(path.data(), static_cast<qsizetype>(path.size())));
        }
        QCOMPARE(QSet<QByteArray>(seen.begin(), seen.end()).size(), seen.size());
    }
};

QTEST_APPLESS_MAIN(ValidationTest)
#include "tst_Validation.moc"
