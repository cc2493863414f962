// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QProcess>
#include <QTest>

#include "RuleText.h"
#include "core/rules/RuleExport.h"
#include "core/rules/TerraformText.h"

using namespace casewright;
using namespace casewright::rules;
using base::Json;

namespace {

RuleFile fileOf(const char* name)
{
    QFile file(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/data/rules/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", name);
    return parseRules(file.readAll().toStdString(), name).value();
}

QByteArray notesOf(const ExportedRules& exported)
{
    QByteArrayList list;
    for (const ExportNote& note : exported.notes)
        list.append(bytes(note.rule + ": " + note.text));
    return list.join('\n');
}

/// The rule in a line of an export.
Json lineOf(const ExportedRules& exported, qsizetype line)
{
    return base::parseJson(bytes(exported.text).split('\n')[line].toStdString()).value();
}

} // namespace

class RuleExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsInTheFormat_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("target");
        const auto row = [](const char* name, RuleTarget target) {
            QTest::newRow(name) << QByteArray(name) << static_cast<int>(target);
        };
        row("detections.ndjson", RuleTarget::DetectionNdjson);
        row("detection-with-exceptions.ndjson", RuleTarget::DetectionNdjson);
        row("saved-objects.ndjson", RuleTarget::KibanaNdjson);
        row("saved-objects-windows.ndjson", RuleTarget::KibanaNdjson);
        row("saved-object-bom.ndjson", RuleTarget::KibanaNdjson);
        row("api-windows.json", RuleTarget::KibanaApi);
        row("api-numbers.json", RuleTarget::KibanaApi);
    }
    void keepsWhatIsInTheFormat()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, target);
        const RuleFile file = fileOf(name.constData());
        const ExportedRules exported = exportRules(file, static_cast<RuleTarget>(target));
        QCOMPARE(bytes(exported.text), bytes(file.text));
        QCOMPARE(notesOf(exported), QByteArray());
    }

    void keepsListsOfRules()
    {
        const std::string rule = R"({"name":"a","rule_type_id":".es-query","consumer":"c"})";
        const std::string list = "[\n  " + rule + ",\n  " + rule + "\n]\n";
        QCOMPARE(bytes(exportRules(parseRules(list).value(), RuleTarget::KibanaApi).text), bytes(list));
        const std::string mixed = "[" + rule + ",7]"; // what is no rule has no place in it
        QCOMPARE(bytes(exportRules(parseRules(mixed).value(), RuleTarget::KibanaApi).text), bytes(rule + '\n'));
    }

    /// There and back again: what both formats can say is the same.
    void goesAround_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("target");
        const auto row = [](const char* name, RuleTarget target) {
            QTest::addRow("%s %d", name, static_cast<int>(target)) << QByteArray(name) << static_cast<int>(target);
        };
        for (const char* name : {"api-throttled.json", "api-numbers.json", "api-other-actions.json", "api-tabs.json",
                                 "saved-objects.ndjson", "detections.ndjson", "detection-alone.json"}) {
            row(name, RuleTarget::KibanaApi);
            row(name, RuleTarget::KibanaNdjson);
        }
        row("detections.ndjson", RuleTarget::DetectionNdjson);
        row("api-tabs.json", RuleTarget::DetectionNdjson);
    }
    void goesAround()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, target);
        const RuleFile file = fileOf(name.constData());
        const ExportedRules exported = exportRules(file, static_cast<RuleTarget>(target));
        const RuleFile again = parseRules(exported.text, "again").value();
        QCOMPARE(again.rules.size(), file.rules.size());
        for (std::size_t i = 0; i < file.rules.size(); ++i) {
            Rule expected = file.rules[i].rule;
            Rule read = again.rules[i].rule;
            expected.body.clear();
            read.body.clear();
            QVERIFY2(read == expected, (expected.name + '\n' + exported.text).c_str());
        }
    }

    void detectionRuleAsApiBody()
    {
        const ExportedRules exported = exportRules(std::vector{fileOf("detections.ndjson").rules[0].rule},
                                                   RuleTarget::KibanaApi);
        QCOMPARE(at(exported.text, "/rule_type_id"), QByteArray(R"("siem.queryRule")"));
        QCOMPARE(at(exported.text, "/params/riskScore"), QByteArray("73"));
        QCOMPARE(at(exported.text, "/params/ruleId"), QByteArray(R"("web-shell-1")"));
        QCOMPARE(at(exported.text, "/params/exceptionsList/0/list_id"), QByteArray(R"("endpoint_list")"));
        QCOMPARE(at(exported.text, "/actions/1/frequency/notify_when"), QByteArray(R"("onThrottleInterval")"));
        QCOMPARE(at(exported.text, "/actions/0/action_type_id"), QByteArray(Missing));
        QCOMPARE(at(exported.text, "/params/created_at"), QByteArray(Missing));
        QVERIFY2(notesOf(exported).contains("created_at"), notesOf(exported).constData());
    }

    /// What Kibana has defaults for in Security's API, and none for in the alerting API.
    void detectionRuleIsCompleted()
    {
        const Rule rule = readOrFail(R"({"type":"query","rule_id":"r","name":"N","query":"*","risk_score":5})");
        const ExportedRules exported = exportRules(std::vector{rule}, RuleTarget::KibanaApi);
        QCOMPARE(at(exported.text, "/params/from"), QByteArray("\"now-6m\""));
        QCOMPARE(at(exported.text, "/params/maxSignals"), QByteArray("100"));
        QCOMPARE(at(exported.text, "/params/riskScore"), QByteArray("5"));
        QCOMPARE(at(exported.text, "/params/severity"), QByteArray("\"low\""));
        QVERIFY2(notesOf(exported).contains("severity"), notesOf(exported).constData());
    }

    void apiBodyAsSavedObject()
    {
        const ExportedRules exported = exportRules(fileOf("api-throttled.json"), RuleTarget::KibanaNdjson);
        const Json saved = lineOf(exported, 0);
        QCOMPARE(bytes(saved.at("type").dump()), QByteArray(R"("alert")"));
        const Json& attributes = saved.at("attributes");
        QCOMPARE(bytes(attributes.at("alertTypeId").dump()), QByteArray(R"(".es-query")"));
        QCOMPARE(bytes(attributes.at("notifyWhen").dump()), QByteArray(R"("onThrottleInterval")"));
        QCOMPARE(bytes(attributes.at("actions").at(0).at("actionRef").dump()), QByteArray(R"("action_0")"));
        QCOMPARE(bytes(attributes.at("actions").at(0).at("frequency").at("notifyWhen").dump()),
                 QByteArray(R"("onThrottleInterval")"));
        QCOMPARE(bytes(attributes.at("actions").at(1).at("actionRef").dump()),
                 QByteArray(R"("system_action:system-connector-.cases")"));
        QCOMPARE(bytes(attributes.at("actions").at(1).at("actionTypeId").dump()), QByteArray(R"(".cases")"));
        // System actions have no reference.
        QCOMPARE(bytes(saved.at("references").dump()), QByteArray(R"([{"id":"pager","name":"action_0","type":"action"}])"));
        QCOMPARE(bytes(lineOf(exported, 1).at("exportedCount").dump()), QByteArray("1"));
    }

    /// What Kibana refuses a saved object without: what nobody sets; of times none are made up.
    void apiBodyAsWholeSavedObject()
    {
        const Rule rule = readOrFail(R"({"id":"r","name":"N","rule_type_id":".es-query","consumer":"logs",
            "schedule":{"interval":"1m"},"params":{},"muted_alert_ids":["x"],"execution_status":
            {"status":"ok","last_execution_date":"2026-01-01T00:00:00.000Z"}})");
        const ExportedRules exported = exportRules(std::vector{rule}, RuleTarget::KibanaNdjson);
        const Json attributes = lineOf(exported, 0).at("attributes");
        for (const auto& [key, value] : {std::pair("enabled", "true"), {"muteAll", "false"}, {"revision", "0"},
                                         {"apiKey", "null"}, {"apiKeyOwner", "null"}, {"legacyId", "null"},
                                         {"createdBy", "null"}, {"mutedInstanceIds", R"(["x"])"}, {"tags", "[]"}})
            QCOMPARE(bytes(attributes.at(key).dump()), QByteArray(value));
        QVERIFY(attributes.at("executionStatus").contains("lastExecutionDate"));
        QVERIFY(!attributes.contains("createdAt"));
        QVERIFY2(notesOf(exported).contains("createdAt and updatedAt"), notesOf(exported).constData());
        // And back: what is as if it was not said is no loss.
        const ExportedRules back = exportRules(parseRules(exported.text).value(), RuleTarget::KibanaApi);
        QVERIFY2(notesOf(back).contains("muted_alert_ids, execution_status have no place"), notesOf(back).constData());
    }

    void spellsWhatRulesDoByThemselves()
    {
        const Rule rule = readOrFail(R"({"name":"N","type":"query","rule_id":"r","query":"*","response_actions":[
            {"action_type_id":".osquery","params":{"query":"q","ecs_mapping":{"a_b":{}}}},
            {"action_type_id":".endpoint","params":{"a_b":1}}]})");
        const ExportedRules exported = exportRules(std::vector{rule}, RuleTarget::KibanaApi);
        QCOMPARE(at(exported.text, "/params/responseActions"),
                 QByteArray(R"([{"actionTypeId":".osquery","params":{"query":"q","ecsMapping":{"a_b":{}}}},)"
                            R"({"actionTypeId":".endpoint","params":{"a_b":1}}])"));
        const ExportedRules back = exportRules(parseRules(exported.text).value(), RuleTarget::DetectionNdjson);
        QCOMPARE(bytes(lineOf(back, 0).at("response_actions").dump()),
                 bytes(base::parseJson(rule.body)->at("response_actions").dump()));
    }

    void savedObjectAsApiBody()
    {
        const RuleFile file = fileOf("saved-objects.ndjson");
        const ExportedRules exported = exportRules(std::vector{file.rules[1].rule}, RuleTarget::KibanaApi);
        QCOMPARE(at(exported.text, "/alert_delay/active"), QByteArray("3"));
        QCOMPARE(at(exported.text, "/flapping/look_back_window"), QByteArray("10"));
        QCOMPARE(at(exported.text, "/actions/0/id"), QByteArray(R"("log")"));
        QCOMPARE(at(exported.text, "/actions/1/id"), QByteArray(R"("system-connector-.cases")"));
        QCOMPARE(at(exported.text, "/actions/2/id"), QByteArray(R"("c0ffee00-0000-4000-8000-000000000000")"));
        QCOMPARE(at(exported.text, "/monitoring"), QByteArray(Missing)); // the API refuses what it does not know
        QVERIFY(notesOf(exported).contains("monitoring"));
    }

    void saysWhatIsNoRule()
    {
        const std::string text = R"([{"name":"a","rule_type_id":".es-query","consumer":"c"},{"name":"no type"},7,)"
                                 R"({"type":"tag","attributes":{}}])";
        const RuleFile file = parseRules(text, "f").value();
        const ExportedRules exported = exportRules(file, RuleTarget::KibanaNdjson);
        std::string said;
        for (const ExportNote& note : exported.notes)
            said += note.rule.empty() ? note.text.substr(0, 16) + (note.isLeftOut ? "!" : ".") : std::string();
        QCOMPARE(bytes(said), QByteArray("f:1:57: This is !f:1:76: This is !f:1:78: This is ."));
        QCOMPARE(bytes(lineOf(exported, 1).at("exportedCount").dump()), QByteArray("1"));
    }

    void refusesWhatIsNoDetectionRule()
    {
        const ExportedRules exported = exportRules(fileOf("saved-objects.ndjson"), RuleTarget::DetectionNdjson);
        qsizetype left = 0;
        for (const ExportNote& note : exported.notes)
            left += note.isLeftOut ? 1 : 0;
        QCOMPARE(left, 6);
        QCOMPARE(parseRules(exported.text)->rules.size(), std::size_t{1});
    }

    void quotesForHcl_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
        };
        row("plain", "\"plain\"");
        row("a \"b\" \\", "\"a \\\"b\\\" \\\\\"");
        row("${var.x} %{ if }", "\"$${var.x} %%{ if }\"");
        row("$5 100% $", "\"$5 100% $\"");
        row("$${x}", "\"$$${x}\"");
        row("\n\r\t\x01\x7f", "\"\\n\\r\\t\\u0001\\u007f\"");
        row("\xc3\xa4\xf0\x9f\x98\x80", "\"\xc3\xa4\xf0\x9f\x98\x80\"");
        row("{{rule.name}}", "\"{{rule.name}}\"");
    }
    void quotesForHcl()
    {
        QFETCH(QByteArray, text);
        QTEST(bytes(hclString(text.toStdString())), "expected");
    }

    void writesTerraform()
    {
        Rule rule = readOrFail(R"({"id":"r-1","name":"CPU ${high}","rule_type_id":".es-query","consumer":"stackAlerts",
            "schedule":{"interval":"1m"},"tags":["a","b"],"alert_delay":{"active":3},"throttle":"5m",
            "params":{"size":1e2,"threshold":[1.5],"a.b":null,"list":[{"x":true},[]]},
            "actions":[{"id":"mail","group":"default","params":{"to":["x"]},
              "frequency":{"summary":true,"notify_when":"onActiveAlert","throttle":null},"alerts_filter":{"query":{"kql":"a: b","filters":[{}]},
              "timeframe":{"days":[1,2],"hours":{"start":"08:00","end":"17:00"},"timezone":"UTC"}}}],
            "flapping":{"look_back_window":5,"status_change_threshold":2}})");
        const ExportedRules exported = exportRules(std::vector{rule, rule}, RuleTarget::Terraform);
        const QByteArray expected = "resource \"elasticstack_kibana_alerting_rule\" \"cpu_high\" {\n"
                                    "  rule_id      = \"r-1\"\n"
                                    "  name         = \"CPU $${high}\"\n"
                                    "  consumer     = \"stackAlerts\"\n"
                                    "  rule_type_id = \".es-query\"\n"
                                    "  interval     = \"1m\"\n"
                                    "  tags         = [\"a\", \"b\"]\n"
                                    "  throttle     = \"5m\"\n"
                                    "  alert_delay  = 3\n"
                                    "  params = jsonencode({\n"
                                    "    \"size\"      = 100.0\n"
                                    "    \"threshold\" = [1.5]\n"
                                    "    \"a.b\"       = null\n"
                                    "    \"list\" = [\n"
                                    "      {\n"
                                    "        \"x\" = true\n"
                                    "      },\n"
                                    "      []\n"
                                    "    ]\n"
                                    "  })\n"
                                    "\n"
                                    "  actions {\n"
                                    "    id    = \"mail\"\n"
                                    "    group = \"default\"\n"
                                    "    params = jsonencode({\n"
                                    "      \"to\" = [\"x\"]\n"
                                    "    })\n"
                                    "\n"
                                    "    frequency {\n"
                                    "      summary     = true\n"
                                    "      notify_when = \"onActiveAlert\"\n"
                                    "    }\n"
                                    "\n"
                                    "    alerts_filter {\n"
                                    "      kql = \"a: b\"\n"
                                    "\n"
                                    "      timeframe {\n"
                                    "        days        = [1, 2]\n"
                                    "        hours_start = \"08:00\"\n"
                                    "        hours_end   = \"17:00\"\n"
                                    "        timezone    = \"UTC\"\n"
                                    "      }\n"
                                    "    }\n"
                                    "  }\n"
                                    "}\n";
        QVERIFY2(bytes(exported.text).startsWith(expected), exported.text.c_str());
        QVERIFY(bytes(exported.text).contains("\"cpu_high_2\""));
        QVERIFY2(notesOf(exported).contains("flapping of the rule") && notesOf(exported).contains("filters of an action's"),
                 notesOf(exported).constData());
    }

    /// The signs stand below each other by characters, and a value over several lines parts what is before it from
    /// what is behind.
    void alignsAsTerraformDoes()
    {
        const Json value = Json::parse(R"({"\u00e9":1,"a":2,"long":{"x":3},"bbb":4,"c":[{}],"d":5,"ee":6})");
        QCOMPARE(bytes(hclValue(value, {})), QByteArray("{\n  \"\xc3\xa9\" = 1\n  \"a\" = 2\n  \"long\" = {\n    \"x\" = 3\n  }\n"
                                                        "  \"bbb\" = 4\n  \"c\" = [\n    {}\n  ]\n  \"d\"  = 5\n"
                                                        "  \"ee\" = 6\n}"));
    }

    void namesResources()
    {
        QCOMPARE(bytes(terraformName("Web: 5xx -- high")), QByteArray("web_5xx_high"));
        QCOMPARE(bytes(terraformName("5xx")), QByteArray("rule_5xx"));
        QCOMPARE(bytes(terraformName("\xc3\xa4")), QByteArray("rule"));
    }

    void quotesForTheShell_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"plain", "it's", "$(reboot) `reboot` $HOME", "a\nb", "\\", "''", "\"", "!x", "-n", ""})
            QTest::newRow(text) << QByteArray(text);
    }
    /// The shell itself says what it makes of it.
    void quotesForTheShell()
    {
        QFETCH(QByteArray, text);
        QProcess shell;
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("printf '%s' ")
                                               + QString::fromStdString(shellQuoted(text.toStdString()))});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), text);
    }

    /// A shell runs the command with another curl: the address and the body that it gets.
    void writesCurl()
    {
        Rule rule = readOrFail(R"({"id":"a b/c'd","name":"It's $HOME","rule_type_id":".es-query","consumer":"logs",
            "schedule":{"interval":"1m"},"params":{"q":"'; exit 1; '"},"revision":3,"mute_all":false,
            "artifacts":{"dashboards":[{"id":"d"}]}})");
        const ExportedRules exported = exportRules(std::vector{rule}, RuleTarget::Curl);
        QVERIFY2(notesOf(exported).contains("revision has no place"), notesOf(exported).constData());
        QProcess shell;
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"),
                     QStringLiteral("curl() { for a in \"$@\"; do printf '%s\\0' \"$a\"; done; }\n"
                                    "KIBANA_URL=https://k:5601; KIBANA_API_KEY=key\n")
                         + QString::fromStdString(exported.text)});
        QVERIFY(shell.waitForFinished());
        const QByteArrayList arguments = shell.readAllStandardOutput().split('\0');
        QVERIFY(arguments.contains("https://k:5601/api/alerting/rule/a%20b%2Fc%27d"));
        QVERIFY(arguments.contains("Authorization: ApiKey key") && arguments.contains("kbn-xsrf: true"));
        const std::string body = arguments[arguments.indexOf("--data-binary") + 1].toStdString();
        QCOMPARE(at(body, "/name"), QByteArray("\"It's $HOME\""));
        QCOMPARE(at(body, "/params/q"), QByteArray("\"'; exit 1; '\""));
        QCOMPARE(at(body, "/artifacts/dashboards/0/id"), QByteArray("\"d\""));
        for (const char* gone : {"/id", "/revision"}) // the API refuses keys that it does not know
            QCOMPARE(at(body, gone), QByteArray(Missing));
    }

    void writesNewRules()
    {
        for (const char* type : {"siem.queryRule", ".es-query", ".index-threshold"}) {
            Rule rule;
            rule.name = "New";
            rule.ruleTypeId = type;
            rule.parameters = defaultParametersOf(type);
            rule.casesAction = CasesAction{};
            for (const RuleTarget target : {RuleTarget::KibanaApi, RuleTarget::KibanaNdjson}) {
                const ExportedRules exported = exportRules(std::vector{rule}, target);
                const Rule again = parseRules(exported.text)->rules.at(0).rule;
                QVERIFY2(again.parameters == rule.parameters && again.casesAction == rule.casesAction,
                         exported.text.c_str());
            }
        }
    }

private:
    static RuleParameters defaultParametersOf(const std::string& type)
    {
        return type == ".es-query"         ? RuleParameters(EsQueryParameters{})
               : type == ".index-threshold" ? RuleParameters(IndexThresholdParameters{})
                                            : RuleParameters(CustomQueryParameters{});
    }
};

QTEST_APPLESS_MAIN(RuleExportTest)
#include "tst_RuleExport.moc"
