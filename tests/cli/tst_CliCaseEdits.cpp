// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/store/CasesClient.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Workspace.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::missing;
using test::Outcome;
using test::text;

namespace {

constexpr int LongestRun = 60'000;
const QString File = u"work.casewright"_s;
const QString Fresh = u"fresh.casewright"_s;

} // namespace

/// The commands that change cases, as processes, on a workspace with two cases of a simulation: 1 (host a, two alerts)
/// and 2 (host b, one alert).
class CliCaseEditsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void changesAreMade_data();
    void changesAreMade();
    void changesAreRefused_data();
    void changesAreRefused();
    void createMakesTheWorkspace();
    void createFromAFile();
    void createFromATemplate();
    void customFieldsHaveTheirTypes();
    void customFieldsThatAreGone();
    void casesOfAFileAreChanged();
    void activityHasTheOrderOfTheRequest();
    void casesAreNamedByUuid();
    void versionConflict();
    void editsAtTheSameTime();
    void commentsLive();
    void attachmentsOfAlertsAreDeleted();
    void commentFromStandardInput();
    void textsAreUtf8();
    void severalAreAllOrNothing();
    void workspaceCannotBeChanged();

private:
    /// Runs `cases` on the workspace.
    [[nodiscard]] Outcome cases(const QStringList& arguments, const QByteArray& input = {}) const;
    /// The same, the words of a line; `_` stands for a blank within a word.
    [[nodiscard]] Outcome cases(const char* line) const;
    /// A case as the workspace has it; null where it has none.
    [[nodiscard]] Json stored(const QString& which) const;
    void configure() const;

    const Console m_console;
};

Outcome CliCaseEditsTest::cases(const QStringList& arguments, const QByteArray& input) const
{
    return m_console.run(QStringList{u"cases"_s} + arguments + QStringList{u"--workspace"_s, File}, input);
}

Outcome CliCaseEditsTest::cases(const char* line) const
{
    QStringList words;
    for (QString word : QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts))
        words.append(word == u"''"_s ? QString() : word.replace(u'_', u' '));
    return cases(words);
}

Json CliCaseEditsTest::stored(const QString& which) const
{
    const Outcome outcome = cases({u"show"_s, which, u"--format"_s, u"json"_s});
    return outcome.code == 0 ? outcome.json()["case"] : Json();
}

void CliCaseEditsTest::configure() const
{
    auto workspace = store::Workspace::open(m_console.path(File).toStdString(), store::Access::ReadWrite);
    QVERIFY(workspace);
    const cases::CaseConfiguration configuration{
        .owner = "cases",
        .customFields = {{.key = "ticket", .type = cases::CustomFieldType::Number, .label = "Ticket"},
                         {.key = "vip", .type = cases::CustomFieldType::Toggle, .label = "VIP"},
                         {.key = "site", .label = "Site", .required = true, .defaultValue = std::string("HQ")}},
        .templates = {{.key = "disk",
                       .name = "Disk",
                       .caseFields = {.title = "Disk full",
                                      .description = "Look at it",
                                      .tags = std::vector<std::string>{"disk"},
                                      .severity = cases::Severity::High}}}};
    const auto set = store::ConfigureClient(*workspace).set(configuration, {.user = "ana", .at = {1'700'000'000'000}});
    QVERIFY2(set, set ? "" : set.error().text.c_str());
}

void CliCaseEditsTest::initTestCase()
{
    m_console.write(u"alerts.ndjson"_s, document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:01:00Z", "b")
                                             + document("2026-01-05T08:11:00Z", "a"));
    const Outcome kept = m_console.keep(u"alerts.ndjson"_s);
    QVERIFY2(kept.code == 0, kept.messages.constData());
    QVERIFY(QFile::rename(m_console.path(File), m_console.path(Fresh)));
    m_console.write(u"unknown.json"_s, R"({"title": 1, "colour": "red"})");
    m_console.write(u"broken.json"_s, R"({"title": )");
    m_console.write(u"nocases.json"_s, R"({"title": "New"})");
    m_console.write(u"somecases.json"_s, R"({"cases": [{"id": "2", "title": "New"}]})");
    m_console.write(u"badversion.json"_s, R"({"cases": [{"id": "2", "version": "2", "title": "New"}]})");
}

/// Each test has the workspace as it came out of the simulation.
void CliCaseEditsTest::init()
{
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(m_console.path(File) + QLatin1StringView(suffix));
    QVERIFY(QFile::copy(m_console.path(Fresh), m_console.path(File)));
}

void CliCaseEditsTest::changesAreMade_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("pointer"); // in the answer as JSON
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* line, const char* pointer, const char* value, const char* said) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(pointer) << QByteArray(value) << QByteArray(said);
    };
    row("create --title Disk_full --description See_web", "/title", "\"Disk full\"", "Created case 3, id ");
    row("create --title T --description D --owner observability", "/owner", "\"observability\"", "Created case 3");
    row("create --title T --description D --tag a --tag b", "/tags", R"(["a","b"])", "Created case 3");
    row("create --title T --description D --assignee ana", "/assignees", R"([{"uid":"ana"}])", "Created case 3");
    row("create --title T --description D --user ben", "/created_by/username", "\"ben\"", "Created case 3");
    row("create --title T --description D --sync-alerts", "/settings/syncAlerts", "true", "Created case 3");
    row("update 1 --title New", "/0/title", "\"New\"", "Changed 1 case.");
    row("update 1 --description New", "/0/description", "\"New\"", "Changed 1 case.");
    row("update 1 --severity critical", "/0/severity", "\"critical\"", "Changed 1 case.");
    row("update 1 --category web", "/0/category", "\"web\"", "Changed 1 case.");
    row("update 1 --tag x --tag y", "/0/tags", R"(["x","y"])", "Changed 1 case.");
    row("update 1 --assignee ana --category none", "/0/assignees", R"([{"uid":"ana"}])", "Changed 1 case.");
    row("update 1 --add-assignee ana --add-assignee ben --remove-assignee cy", "/0/assignees/1/uid", "\"ben\"",
        "Changed 1 case.");
    row("update 1 --add-tag vip --remove-tag auto-generated", "/0/tags/0",
        "\"rule:rule-1\"", "Changed 1 case.");
    row("update 1 --sync-alerts", "/0/settings/syncAlerts", "true", "Changed 1 case.");
    row("update 1 2 --status in-progress", "/1/status", "\"in-progress\"", "Changed 2 cases.");
    row("update 1 1 --status closed", "/0/version", "\"WzIsMV0=\"", "Changed 1 case.");
    row("update 1 --title New --if-version WzEsMV0=", "/0/version", "\"WzIsMV0=\"", "Changed 1 case.");
    row("set-status 1 closed", "/0/status", "\"closed\"", "Changed 1 case.");
    row("set-status in-progress 1 2 --user ben", "/1/updated_by/username", "\"ben\"", "Changed 2 cases.");
    row("comment 1 Looks_fine", "/comments/0/comment", "\"Looks fine\"", "Added the comment ");
    row("comment add 1 Looks_fine --user ben", "/comments/0/created_by/username", "\"ben\"", "Added the comment ");
    row("attach 1 --alert x:alerts --alert y:alerts", "/totalAlerts", "4", "Attached 2 alerts to case 1.");
    row("attach 1 --alert x:1 --alert y:1 --index i", "/totalAlerts", "4", "Attached 2 alerts to case 1.");
    row("attach 1 --alert row-1:alerts --alert x:alerts", "/totalAlerts", "3",
        "Attached 1 alert to case 1; 1 was there already.");
    row("delete 1 --yes", "/0/key", "1", "Deleted 1 case: 1.");
    row("delete 2 1 2 --yes", "/1/key", "1", "Deleted 2 cases: 2, 1.");
}

void CliCaseEditsTest::changesAreMade()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, said);
    const Outcome printed = cases(line.constData());
    QVERIFY2(printed.code == 0, printed.messages.constData());
    QVERIFY2(printed.output.startsWith(said), printed.output.constData());
    init();
    const Outcome outcome = cases(QByteArray(line + " --format json").constData());
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const Json json = outcome.json();
    const Json::json_pointer place(pointer.toStdString());
    QVERIFY2(json.contains(place), outcome.output.constData());
    QCOMPARE(text(json[place]), value);
}

void CliCaseEditsTest::changesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("statusCode"); // 0: wrong usage, which no JSON tells
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const QByteArray& line, int code, int statusCode, const char* message) {
        QTest::newRow(line.first(std::min<qsizetype>(line.size(), 60)).constData())
            << line << code << statusCode << QByteArray(message);
    };
    const QByteArray title161(161, 'x');
    QByteArray tags201;
    for (int i = 0; i <= 200; ++i)
        tags201 += " --tag t" + QByteArray::number(i);
    row("update 7 --title New", 3, 404, "has no case 7");
    row("update 1 7 --title New", 3, 404, "has no case 7");
    row("set-status 7 closed", 3, 404, "has no case 7");
    row("comment 7 text", 3, 404, "has no case 7");
    row("attach 7 --alert a:b", 3, 404, "has no case 7");
    row("delete 1 7 --yes", 3, 404, "has no case 7");
    row("update 1 --title ''", 3, 400, "title: The title field cannot be an empty string.");
    row("update 1 --title " + title161, 3, 400, "The maximum length is 160.");
    row("update 1" + tags201, 3, 400, "Array must be of length <= 200.");
    row("update 1 --category ''", 3, 400, "category");
    row("create --title '' --description D", 3, 400, "title: The title field cannot be an empty string.");
    row("create --title T --description ''", 3, 400, "description");
    row("create --title T --description D --custom a=b", 3, 400, "No custom fields are configured");
    row("create --title T --description D --template x", 3, 404, "has no templates");
    row("create --title T --description D --connector x", 3, 404, "has no connector with the id x");
    row("create --from none.json", 3, 404, "none.json");
    row("create --from unknown.json", 3, 400, "unknown.json:1:24: colour: ");
    row("create --from broken.json", 3, 400, "broken.json:1:");
    row("update --from nocases.json", 3, 400, "The file names no case");
    row("update 1 --from somecases.json", 3, 400, "The file names its cases");
    row("update --from badversion.json", 3, 400, "cases[0].version: \"2\" is no version");
    row("update 1 --title New --if-version WzksMV0=", 1, 409, "have been updated");
    row("update 1 2 --title New --if-version WzEsMV0=", 3, 400, "--if-version is for one case");
    row("update 1 --status open", 1, 406, "identical to the current version");
    row("set-status 1 2 open", 1, 406, "identical to the current version");
    row("comment 1 _", 3, 400, "comment");
    row("comment edit 1 0 New", 3, 404, "The case 1 has no comment 0");
    row("comment delete 1 0", 3, 404, "The case 1 has no comment 0");
    row("create --title T", 2, 0, "--description is required");
    row("create --description D", 2, 0, "--title is required");
    row("create --title T --description D --severity worst", 2, 0, "worst");
    row("create --title T --description D --owner me", 2, 0, "me");
    row("create --title T --description D --custom a", 2, 0, "\"a\" is no KEY=VALUE");
    row("create --title T --description D --custom a=1 --custom b=2 --custom a=3", 2, 0, "\"a\" is given twice");
    row("create --description - --from -", 2, 0, "both");
    row("update 1", 2, 0, "nothing to change was given");
    row("update --title New", 2, 0, "a case is required");
    row("update 1 --title New --if-version 1", 2, 0, "\"1\" is no version");
    row("update 1 --tag a --add-tag b", 2, 0, "--tag replaces all tags");
    row("update 1 --assignee a --add-assignee b", 2, 0, "--assignee replaces all assignees");
    row("update 1 --sync-alerts --no-sync-alerts", 2, 0, "excludes");
    row("set-status 1", 2, 0, "one status is required");
    row("set-status 1 closed open", 2, 0, "one status is required");
    row("set-status 1 closed 2", 2, 0, "one status is required");
    row("set-status closed", 2, 0, "a case is required");
    row("delete", 2, 0, "cases is required");
    row("delete 1", 2, 0, "no terminal to ask on");
    row("comment", 2, 0, "a command or a case is missing");
    row("comment 1", 2, 0, "the text of the comment is missing");
    row("comment delete 1", 2, 0, "a comment is required, or --all");
    row("comment delete 1 a --all", 2, 0, "exclude each other");
    row("attach 1", 2, 0, "--alert is required");
    row("attach 1 --alert a", 2, 0, "\"a\" is no ID:INDEX");
    row("attach 1 --alert a:", 2, 0, "\"a:\" is no ID:INDEX");
}

void CliCaseEditsTest::changesAreRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    QFETCH(int, statusCode);
    QFETCH(QByteArray, message);
    const Json before = stored(u"1"_s);
    QVERIFY(before.is_object());
    const Outcome printed = cases(line.constData());
    QCOMPARE(printed.code, code);
    QVERIFY2(printed.messages.startsWith("error: ") && printed.says(message.constData()), printed.messages.constData());
    QCOMPARE(printed.output, QByteArray());
    const Outcome outcome = cases(QByteArray(line + " --format json").constData());
    QCOMPARE(outcome.code, code);
    if (statusCode != 0) {
        const Json json = outcome.json();
        QCOMPARE(text(json["statusCode"]), text(statusCode));
        QVERIFY2(QByteArray::fromStdString(json["message"].get<std::string>()).contains(message), outcome.output.constData());
        QVERIFY(json["error"].is_string() && json.size() == 3);
    }
    QCOMPARE(text(stored(u"1"_s)), text(before));
}

void CliCaseEditsTest::createMakesTheWorkspace()
{
    const QStringList create{u"cases"_s,         u"create"_s, u"--title"_s,     u"T"_s,
                             u"--description"_s, u"D"_s,      u"--workspace"_s, u"new.casewright"_s};
    const Outcome first = m_console.run(create);
    QVERIFY2(first.code == 0 && first.says("Made the workspace new.casewright."), first.messages.constData());
    const Outcome second = m_console.run(create);
    QCOMPARE(second.code, 0);
    QCOMPARE(second.messages, QByteArray());
    const Outcome update = m_console.run({u"cases"_s, u"set-status"_s, u"1"_s, u"closed"_s, u"--workspace"_s,
                                           u"nowhere.casewright"_s, u"--format"_s, u"json"_s});
    QCOMPARE(update.code, 4);
    QCOMPARE(text(update.json()["statusCode"]), text(500));
    QVERIFY2(update.says("There is no workspace nowhere.casewright"), update.messages.constData());
    QVERIFY(!QFile::exists(m_console.path(u"nowhere.casewright"_s)));
}

/// Options come before the file.
void CliCaseEditsTest::createFromAFile()
{
    const QByteArray body = R"({"title": "Filed", "description": "D", "tags": ["a"], "severity": "low", "category": "c",
        "owner": "securitySolution", "settings": {"syncAlerts": true}, "assignees": [{"uid": "ana"}],
        "connector": {"id": "none", "name": "none", "type": ".none", "fields": null}})";
    const QStringList create{u"create"_s, u"--from"_s, u"-"_s, u"--severity"_s, u"high"_s, u"--format"_s, u"json"_s};
    const Outcome outcome = cases(create, body);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const Json made = outcome.json();
    QCOMPARE(text(made["title"]), text("Filed"));
    QCOMPARE(text(made["severity"]), text("high"));
    QCOMPARE(text(made["category"]), text("c"));
    QCOMPARE(text(made["owner"]), text("securitySolution"));
    QCOMPARE(text(made["settings"]["syncAlerts"]), text(true));
    QCOMPARE(text(made["assignees"]), QByteArray(R"([{"uid":"ana"}])"));
    const Json none = cases(create + QStringList{u"--category"_s, u"none"_s}, body).json();
    QCOMPARE(text(none["category"]), text(nullptr));
}

void CliCaseEditsTest::createFromATemplate()
{
    configure();
    const Outcome outcome = cases("create --template disk --title Mine --format json");
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    const Json made = outcome.json();
    QCOMPARE(text(made["title"]), text("Mine"));
    QCOMPARE(text(made["description"]), text("Look at it"));
    QCOMPARE(text(made["severity"]), text("high"));
    QCOMPARE(text(made["tags"]), QByteArray(R"(["disk"])"));
    const Outcome unknown = cases("create --template tape");
    QCOMPARE(unknown.code, 3);
    QVERIFY2(unknown.says("has no template tape; it has disk."), unknown.messages.constData());
}

void CliCaseEditsTest::customFieldsHaveTheirTypes()
{
    configure();
    const Outcome made = cases("create --template disk --custom ticket=17 --custom vip=true --format json");
    QVERIFY2(made.code == 0, made.messages.constData());
    QCOMPARE(text(made.json()["customFields"]),
             QByteArray(R"([{"key":"ticket","type":"number","value":17},{"key":"vip","type":"toggle","value":true},)"
                        R"({"key":"site","type":"text","value":"HQ"}])"));
    const Outcome changed = cases("update 3 --custom ticket= --custom site=Lab --format json");
    QVERIFY2(changed.code == 0, changed.messages.constData());
    QCOMPARE(text(changed.json()[0]["customFields"]),
             QByteArray(R"([{"key":"ticket","type":"number","value":null},{"key":"vip","type":"toggle","value":true},)"
                        R"({"key":"site","type":"text","value":"Lab"}])"));
    for (const auto& [line, message] : std::vector<std::pair<const char*, const char*>>{
             {"update 3 --custom vip=yes", "The custom field vip takes true or false, not \"yes\"."},
             {"update 3 --custom ticket=1.5", "The custom field ticket takes a whole number, not \"1.5\"."},
             {"update 3 --custom site=", "Required custom fields that are set to null"},
             {"update 3 --custom colour=red", "Custom field keys that are not configured: colour"}}) {
        const Outcome refused = cases(line);
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.says(message), refused.messages.constData());
    }
}

/// A case that has a field which was taken out of the configuration since can still change the others.
void CliCaseEditsTest::customFieldsThatAreGone()
{
    configure();
    QCOMPARE(cases("create --template disk --custom ticket=17 --custom vip=true").code, 0);
    m_console.write(u"less.json"_s, R"([{"owner": "cases", "closure_type": "close-by-user",
        "connector": {"id": "none", "name": "none", "type": ".none", "fields": null},
        "customFields": [{"key": "vip", "type": "toggle", "label": "VIP", "required": false}]}])");
    QCOMPARE(cases("configuration set less.json").code, 0);
    const Outcome changed = cases("update 3 --custom vip=false --format json");
    QVERIFY2(changed.code == 0, changed.messages.constData());
    QCOMPARE(text(changed.json()[0]["customFields"]), QByteArray(R"([{"key":"vip","type":"toggle","value":false}])"));
    const Outcome refused = cases("update 3 --custom ticket=18");
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.says("Custom field keys that are not configured: ticket"), refused.messages.constData());
    m_console.write(u"none.json"_s, "[]");
    const Outcome none = cases("configuration set none.json");
    QCOMPARE(none.code, 3);
    QVERIFY2(none.says("none.json") && none.says("has no configuration; nothing was set"), none.messages.constData());
}

void CliCaseEditsTest::casesOfAFileAreChanged()
{
    const std::string id = stored(u"1"_s)["id"].get<std::string>();
    const Json body = {{"cases",
                        {{{"id", id}, {"version", "WzEsMV0="}, {"title", "One"}},
                         {{"id", "2"}, {"status", "closed"}, {"severity", "high"}}}}};
    m_console.write(u"changes.json"_s, text(body));
    const Outcome outcome = cases("update --from changes.json --format json");
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QCOMPARE(text(outcome.json()[0]["title"]), text("One"));
    QCOMPARE(text(outcome.json()[1]["status"]), text("closed"));
    const Outcome again = cases("update --from changes.json");
    QCOMPARE(again.code, 1);
    QVERIFY2(again.says("have been updated"), again.messages.constData());
}

/// reference/kibana-cases, "User actions": in the order of the keys of the request.
void CliCaseEditsTest::activityHasTheOrderOfTheRequest()
{
    const auto types = [this](const char* line) {
        const Outcome outcome = cases(line);
        QByteArrayList names;
        const Json activity = cases("activity 1 --type action --newest-first --format json").json();
        for (const Json& each : activity["userActions"])
            names.prepend(QByteArray::fromStdString(each["type"].get<std::string>()));
        return outcome.code == 0 ? names.join(' ') : outcome.messages;
    };
    QCOMPARE(types("update 1 --title New --remove-tag auto-generated --status closed --severity high"),
             QByteArray("create_case title tags status severity"));
    m_console.write(u"order.json"_s, R"({"status": "open", "description": "D", "severity": "low"})");
    QCOMPARE(types("update 1 --from order.json --title Newer --severity critical"),
             QByteArray("create_case title tags status severity status description severity title"));
}

void CliCaseEditsTest::casesAreNamedByUuid()
{
    const QString id = QString::fromStdString(
        cases("create --title T --description D --format json").json()["id"].get<std::string>());
    QCOMPARE(id.count(u'-'), 4);
    for (const QString& name : {id, id.toUpper(), id.first(13)}) {
        const Outcome outcome = cases({u"update"_s, name, u"--title"_s, u"T "_s + name, u"--format"_s, u"json"_s});
        QVERIFY2(outcome.code == 0, outcome.messages.constData());
        QCOMPARE(text(outcome.json()[0]["key"]), text(3));
    }
}

/// Who saw a version and comes late is told so, and nothing of it is written.
void CliCaseEditsTest::versionConflict()
{
    QCOMPARE(cases("update 1 --title First --if-version WzEsMV0=").code, 0);
    const Outcome late = cases("update 1 --title Second --severity high --if-version WzEsMV0=");
    QCOMPARE(late.code, 1);
    const Json now = stored(u"1"_s);
    QCOMPARE(text(now["title"]), text("First"));
    QCOMPARE(text(now["severity"]), text("low"));
}

/// Processes that add tags to one case at the same time: each reads the tags and writes them with its own, and none is
/// lost.
void CliCaseEditsTest::editsAtTheSameTime()
{
    constexpr int Processes = 6;
    std::vector<std::unique_ptr<QProcess>> running;
    for (int i = 0; i < Processes; ++i) {
        running.push_back(std::make_unique<QProcess>());
        m_console.start(*running.back(), {u"cases"_s, u"update"_s, u"1"_s, u"--workspace"_s, File, u"--add-tag"_s,
                                           u"tag"_s + QString::number(i)});
    }
    for (const auto& each : running) {
        QVERIFY(each->waitForFinished(LongestRun));
        QVERIFY2(each->exitCode() == 0, each->readAllStandardError().constData());
    }
    const QByteArray tags = text(stored(u"1"_s)["tags"]);
    for (int i = 0; i < Processes; ++i)
        QVERIFY2(tags.contains(QByteArray("\"tag" + QByteArray::number(i) + '"')), tags.constData());
}

void CliCaseEditsTest::commentsLive()
{
    QCOMPARE(cases("comment 1 First --user ana").code, 0);
    const Json two = cases("comment add 1 Second --user ben --format json").json();
    QCOMPARE(text(two["totalComment"]), text(2));
    const QString id = QString::fromStdString(two["comments"][1]["id"].get<std::string>());
    const QString version = QString::fromStdString(two["comments"][1]["version"].get<std::string>());
    const QStringList edit{u"comment"_s, u"edit"_s, u"1"_s, id.first(9)};
    const Outcome edited = cases(edit + QStringList{u"Changed"_s, u"--if-version"_s, version, u"--format"_s, u"json"_s});
    QVERIFY2(edited.code == 0, edited.messages.constData());
    QCOMPARE(text(edited.json()["comments"][1]["comment"]), text("Changed"));
    QCOMPARE(text(edited.json()["comments"][0]["comment"]), text("First"));
    const Outcome late = cases(edit + QStringList{u"Late"_s, u"--if-version"_s, version});
    QCOMPARE(late.code, 1);
    QVERIFY2(late.says("has been updated"), late.messages.constData());
    const Outcome printed = cases(edit + QStringList{u"Last"_s});
    QVERIFY2(printed.output.startsWith(QByteArray("Changed the comment " + id.toUtf8() + " of case 1.\n")), printed.output.constData());
    const Outcome deleted = cases(QStringList{u"comment"_s, u"delete"_s, u"1"_s, id});
    QVERIFY2(deleted.output.startsWith("Deleted 1 comment of case 1.\n"), deleted.output.constData());
    const Json none = cases("comment delete 1 --all --format json").json();
    QCOMPARE(text(none["comments"]), QByteArray("[]"));
    QCOMPARE(text(none["totalComment"]), text(0));
    QCOMPARE(text(none["totalAlerts"]), text(0));
    const Outcome nothing = cases("comment delete 1 --all");
    QCOMPARE(nothing.code, 3);
    QVERIFY2(nothing.says("has no comments"), nothing.messages.constData());
}

void CliCaseEditsTest::attachmentsOfAlertsAreDeleted()
{
    QCOMPARE(cases("create --title T --description D").code, 0);
    QCOMPARE(cases("attach 3 --alert a1:i --alert a2:i").code, 0);
    QCOMPARE(cases("attach 3 --alert a3:i").code, 0);
    QCOMPARE(cases("comment 3 First").code, 0);
    QStringList ids;
    const Json activity = cases("activity 3 --format json").json();
    for (const Json& each : activity["userActions"])
        if (each["type"] == "comment")
            ids.append(QString::fromStdString(each["comment_id"].get<std::string>()));
    QCOMPARE(ids.size(), 3);
    const QStringList remove{u"comment"_s, u"delete"_s, u"3"_s};
    const Outcome wrong = cases(remove + QStringList{ids[0], u"nobody"_s});
    QCOMPARE(wrong.code, 3);
    QVERIFY2(wrong.says("no comment with the id nobody"), wrong.messages.constData());
    QCOMPARE(text(stored(u"3"_s)["totalAlerts"]), text(3));
    QVERIFY(cases(remove + QStringList{ids[0]}).output.startsWith("Deleted 1 attachment of alerts of case 3.\n"));
    QCOMPARE(text(stored(u"3"_s)["totalAlerts"]), text(1));
    QVERIFY(cases(remove + ids.last(2)).output.startsWith("Deleted 1 comment and 1 attachment of alerts of case 3.\n"));
    QCOMPARE(text(stored(u"3"_s)["totalAlerts"]), text(0));
}

void CliCaseEditsTest::commentFromStandardInput()
{
    const QStringList add{u"comment"_s, u"add"_s, u"1"_s, u"-"_s, u"--format"_s, u"json"_s};
    QCOMPARE(text(cases(add, "# Notes\n\n- one\n\n").json()["comments"][0]["comment"]), text("# Notes\n\n- one"));
    const Outcome blank = cases(add, "\n");
    QCOMPARE(blank.code, 3);
    QVERIFY2(blank.says("comment"), blank.messages.constData());
    const Outcome update = cases({u"update"_s, u"1"_s, u"--description"_s, u"-"_s, u"--format"_s, u"json"_s}, "Long\ntext\n");
    QCOMPARE(text(update.json()[0]["description"]), text("Long\ntext"));
}

/// What cannot be kept as it is, is not kept as something else.
void CliCaseEditsTest::textsAreUtf8()
{
    const Outcome input = cases({u"comment"_s, u"add"_s, u"1"_s, u"-"_s}, "caf\xe9\n");
    QCOMPARE(input.code, 3);
    QVERIFY2(input.says("Standard input is not UTF-8"), input.messages.constData());
    QProcess process;
    process.setWorkingDirectory(m_console.path({}));
    process.start(u"sh"_s, {u"-c"_s, u"exec \"$0\" cases update 1 --workspace work.casewright --title \"$(printf 'caf\\351')\""_s,
                            Console::program()});
    QVERIFY(process.waitForFinished(LongestRun));
    QCOMPARE(process.exitCode(), 2);
    const QByteArray messages = process.readAllStandardError();
    QVERIFY2(messages.startsWith("error: --title: \"caf\\xE9\" is not UTF-8\n"), messages.constData());
    QCOMPARE(cases("update 1 --title caf\xc3\xa9").code, 0);
    QCOMPARE(text(stored(u"1"_s)["title"]), text("caf\xc3\xa9"));
}

void CliCaseEditsTest::severalAreAllOrNothing()
{
    QCOMPARE(cases("update 1 2 7 --title New").code, 3);
    QCOMPARE(text(stored(u"1"_s)["version"]), text(stored(u"2"_s)["version"]));
    QVERIFY(text(stored(u"1"_s)["title"]) != text("New"));
    QCOMPARE(cases("delete 1 2 7 --yes").code, 3);
    QVERIFY(stored(u"2"_s).is_object());
    const Outcome some = cases("update 1 2 --severity low --tag x");
    QCOMPARE(some.code, 0);
    const Outcome one = cases("set-status 1 closed");
    QCOMPARE(one.code, 0);
    const Outcome both = cases("set-status 1 2 closed");
    QVERIFY2(both.output.startsWith("Changed 1 case; 1 was so already.\n"), both.output.constData());
}

void CliCaseEditsTest::workspaceCannotBeChanged()
{
    QVERIFY(QFile::setPermissions(m_console.path(File), QFile::ReadOwner));
    const Outcome outcome = m_console.run({u"cases"_s, u"set-status"_s, u"1"_s, u"closed"_s, u"--format"_s, u"json"_s,
                                           u"--workspace"_s, File}, {}, test::obeyRights);
    QVERIFY(QFile::setPermissions(m_console.path(File), QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(outcome.code, 4);
    QCOMPARE(text(outcome.json()["statusCode"]), text(500));
}

QTEST_GUILESS_MAIN(CliCaseEditsTest)
#include "tst_CliCaseEdits.moc"
