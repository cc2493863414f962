// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string>

#include <QTest>

#include "core/cases/SavedObjectText.h"

/// Lines of exports, as they are written and read. It stands before all raw strings, behind which moc finds no class.
class SavedObjectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCaseLooksAsKibanaKeepsIt();
    void casesComeBack();
    void attachmentsComeBack();
    void userActionsComeBack();
    void connectorsOfPayloadsAreReferences();
    void theSummaryComesBack();
    void readsOneAlertThatIsNoList();
    void alertsOfTheNewerTypeComeBack();
    void alertsOfTheNewerTypeThatAreNotUnderstood();
    void peopleWithoutANameAreNotTheRule();
    void countsWhatHasNoPlace();
    void countsWhatHasNoPlaceFurtherIn();
    void tellsOtherTypes();
    void refuses_data();
    void refuses();
};

using namespace casewright::cases;
using casewright::base::ErrorCode;
using casewright::base::Result;
using casewright::base::Timestamp;

namespace {

const std::string File = "cases.ndjson";

const Users Known{{"kim", {.fullName = "Kim Lee", .email = "kim@example.org", .profileUid = "u_1"}}};

CaseDocument wholeCase()
{
    CaseDocument document;
    document.id = "c-1";
    document.version = 7;
    document.owner = "securitySolution";
    document.attributes = {
        .title = "Title \"quoted\"\n<b>",
        .description = "Some *text*",
        .tags = {"a", "b"},
        .category = "Network",
        .status = CaseStatus::Closed,
        .severity = Severity::High,
        .assignees = {"kim"},
        .syncAlerts = true,
        .connector = {.id = "hook-1", .name = "Hook", .type = ".cases-webhook", .fields = R"({"a":1})"},
        .customFields = {{.key = "team", .type = CustomFieldType::Text, .value = std::string("SRE")},
                         {.key = "paged", .type = CustomFieldType::Toggle, .value = true},
                         {.key = "hosts", .type = CustomFieldType::Number, .value = std::int64_t{3}},
                         {.key = "none", .type = CustomFieldType::Text, .value = {}}}};
    document.externalService = ExternalService{.connectorId = "hook-1",
                                               .connectorName = "Hook",
                                               .externalId = "17",
                                               .externalTitle = "INC-17",
                                               .externalUrl = "https://example.org/17",
                                               .pushedAt = {2'000},
                                               .pushedBy = "kim"};
    document.createdAt = {1'000};
    document.createdBy = std::nullopt;
    document.updatedAt = Timestamp{4'000};
    document.updatedBy = "kim";
    document.closedAt = Timestamp{4'000};
    document.closedBy = "kim";
    document.duration = 3;
    document.inProgressAt = Timestamp{3'000};
    document.timeToAcknowledge = 2;
    document.timeToInvestigate = 1;
    document.timeToResolve = 3;
    document.totalComments = 1;
    document.totalAlerts = 2;
    return document;
}

SavedComment commentOf(std::optional<std::string> attachment, std::optional<AlertAttachment> alerts)
{
    SavedComment saved{.caseId = "c-1", .alerts = std::move(alerts)};
    saved.comment = {.id = "m-1", .version = 2, .owner = "cases", .createdAt = {5'000}, .createdBy = "kim"};
    if (!attachment && !saved.alerts)
        saved.comment.text = "Seen.";
    saved.comment.attachment = std::move(attachment);
    saved.comment.pushedAt = Timestamp{6'000};
    saved.comment.pushedBy = "kim";
    return saved;
}

SavedUserAction actionOf(UserActionType type, UserActionVerb verb, const std::string& payload)
{
    SavedUserAction saved{.caseId = "c-1"};
    saved.document = {.id = "a-1",
                      .owner = "cases",
                      .action = {.type = type, .verb = verb, .payload = payload},
                      .createdAt = {7'000},
                      .createdBy = "kim"};
    return saved;
}

/// Writes, reads, and writes again.
void comeBack(const SavedObject& object)
{
    const std::string line = writeSavedObject(object, Known);
    QVERIFY(line.find('\n') == std::string::npos);
    Users users;
    LeftOut leftOut;
    const Result<SavedObject> read = readSavedObject(line, File, 1, users, leftOut);
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QVERIFY(*read == object);
    QVERIFY(leftOut.empty());
    QCOMPARE(writeSavedObject(*read, users), line);
}

Result<SavedObject> readOne(const std::string& line, LeftOut& leftOut)
{
    Users users;
    return readSavedObject(line, File, 9, users, leftOut);
}

} // namespace
void SavedObjectsTest::aCaseLooksAsKibanaKeepsIt()
{
    QCOMPARE(
        writeSavedObject(SavedCase{wholeCase()}, Known),
        std::string(
            R"({"attributes":{"assignees":[{"uid":"kim"}],"category":"Network",)"
            R"("closed_at":"1970-01-01T00:00:04.000Z",)"
            R"("closed_by":{"email":"kim@example.org","full_name":"Kim Lee","profile_uid":"u_1","username":"kim"},)"
            R"("connector":{"fields":[{"key":"a","value":1}],"name":"Hook","type":".cases-webhook"},)"
            R"("created_at":"1970-01-01T00:00:01.000Z",)"
            R"("created_by":{"email":null,"full_name":null,"username":"elastic/kibana"},)"
            R"("customFields":[{"key":"team","type":"text","value":"SRE"},)"
            R"({"key":"paged","type":"toggle","value":true},{"key":"hosts","type":"number","value":3},)"
            R"({"key":"none","type":"text","value":null}],"description":"Some *text*","duration":3,)"
            R"("external_service":{"connector_name":"Hook","external_id":"17","external_title":"INC-17",)"
            R"("external_url":"https://example.org/17","pushed_at":"1970-01-01T00:00:02.000Z",)"
            R"("pushed_by":{"email":"kim@example.org","full_name":"Kim Lee","profile_uid":"u_1","username":"kim"}},)"
            R"("in_progress_at":"1970-01-01T00:00:03.000Z","owner":"securitySolution",)"
            R"("settings":{"syncAlerts":true},"severity":20,"status":20,"tags":["a","b"],)"
            R"("time_to_acknowledge":2,"time_to_investigate":1,"time_to_resolve":3,)"
            R"("title":"Title \"quoted\"\n<b>","total_alerts":2,"total_comments":1,)"
            R"("updated_at":"1970-01-01T00:00:04.000Z",)"
            R"("updated_by":{"email":"kim@example.org","full_name":"Kim Lee","profile_uid":"u_1","username":"kim"}},)"
            R"("coreMigrationVersion":"8.8.0","created_at":"1970-01-01T00:00:01.000Z","id":"c-1","managed":false,)"
            R"("references":[{"id":"hook-1","name":"connectorId","type":"action"},)"
            R"({"id":"hook-1","name":"pushConnectorId","type":"action"}],"type":"cases",)"
            R"("typeMigrationVersion":"8.8.0","updated_at":"1970-01-01T00:00:04.000Z","version":"Wzcs)"
            R"(MV0="})"));
}

void SavedObjectsTest::casesComeBack()
{
    comeBack(SavedCase{wholeCase()});
    CaseDocument plain{.id = "c-2", .owner = "cases"};
    plain.attributes.title = "t";
    comeBack(SavedCase{plain});
}

void SavedObjectsTest::attachmentsComeBack()
{
    comeBack(commentOf(std::nullopt, std::nullopt));
    comeBack(
        commentOf(std::nullopt,
                  AlertAttachment{.ids = {"x", "y"}, .indices = {"i", "j"}, .ruleId = "r", .ruleName = "Rule"}));
    comeBack(commentOf(std::nullopt, AlertAttachment{}));
    comeBack(commentOf(R"({"externalReferenceId":"f","type":"externalReference"})", std::nullopt));
    SavedComment newer = commentOf(R"({"data":{"content":"c"},"type":"comment"})", std::nullopt);
    newer.isOfNewerType = true;
    comeBack(newer);
}

void SavedObjectsTest::userActionsComeBack()
{
    comeBack(actionOf(UserActionType::Status, UserActionVerb::Update, R"({"status":"closed"})"));
    SavedUserAction comment =
        actionOf(UserActionType::Comment, UserActionVerb::Create, R"({"comment":{"type":"user"}})");
    comment.document.action.commentId = "m-1";
    comeBack(comment);
    comeBack(actionOf(UserActionType::DeleteCase, UserActionVerb::Delete, "{}"));
}

void SavedObjectsTest::connectorsOfPayloadsAreReferences()
{
    const SavedUserAction action =
        actionOf(UserActionType::Connector, UserActionVerb::Update,
                 R"({"connector":{"fields":null,"name":"Hook","type":".x","id":"hook-1"}})");
    const std::string line = writeSavedObject(action, Known);
    QVERIFY(line.find(R"({"id":"hook-1","name":"connectorId","type":"action"})") != std::string::npos);
    QVERIFY(line.find(R"("connector":{"fields":null,"name":"Hook","type":".x"})") != std::string::npos);
    comeBack(action);
    comeBack(actionOf(UserActionType::Connector, UserActionVerb::Update,
                      R"({"connector":{"fields":null,"name":"none","type":".none","id":"none"}})"));
}

void SavedObjectsTest::theSummaryComesBack() { comeBack(SavedSummary{.exportedCount = 3, .missingConnectors = {"a", "b"}}); }

void SavedObjectsTest::readsOneAlertThatIsNoList()
{
    LeftOut leftOut;
    const auto read = readOne(R"({"type":"cases-comments","id":"m","references":[{"type":"cases",)"
                              R"("name":"associated-cases","id":"c"}],"attributes":{"type":"alert","alertId":"x",)"
                              R"("index":"i","rule":null,"created_at":"2026-01-01T00:00:00.000Z"}})",
                              leftOut);
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    const auto& comment = std::get<SavedComment>(*read);
    QVERIFY(comment.alerts->ids == std::vector<std::string>{"x"});
    QVERIFY(!comment.alerts->ruleId);
    QVERIFY(!comment.comment.createdBy);
}

void SavedObjectsTest::alertsOfTheNewerTypeComeBack()
{
    SavedComment newer =
        commentOf(R"({"attachmentId":["x","y"],"metadata":{"index":["i","j"],"rule":{"id":"r","name":null}},)"
                  R"("type":"security.alert"})",
                  AlertAttachment{.ids = {"x", "y"}, .indices = {"i", "j"}, .ruleId = "r"});
    newer.isOfNewerType = true;
    comeBack(newer);
    newer = commentOf(R"({"attachmentId":"x","metadata":{"index":"i"},"type":"alert"})",
                      AlertAttachment{.ids = {"x"}, .indices = {"i"}});
    newer.isOfNewerType = true;
    comeBack(newer);
    newer = commentOf(R"({"attachmentId":["x"],"metadata":{"index":["i"]},"type":"security.event"})", std::nullopt);
    newer.isOfNewerType = true;
    comeBack(newer);
}

void SavedObjectsTest::alertsOfTheNewerTypeThatAreNotUnderstood()
{
    SavedComment newer = commentOf(R"({"attachmentId":["x"],"metadata":null,"type":"alert"})", std::nullopt);
    newer.isOfNewerType = true;
    LeftOut leftOut;
    const auto read = readOne(writeSavedObject(newer, {}), leftOut);
    QVERIFY(read && *read == SavedObject(newer));
    QVERIFY((leftOut == LeftOut{{"cases-attachments: attachmentId", 1}}));
}

void SavedObjectsTest::peopleWithoutANameAreNotTheRule()
{
    CaseDocument document = wholeCase();
    document.createdBy = "";
    document.updatedBy = "";
    document.closedBy = std::nullopt;
    document.externalService->pushedBy = "";
    const std::string line = writeSavedObject(SavedCase{document}, Known);
    QVERIFY(line.find(R"("created_by":{"email":null,"full_name":null,"username":null})") != std::string::npos);
    QVERIFY(line.find(R"("pushed_by":{"email":null,"full_name":null,"username":null})") != std::string::npos);
    comeBack(SavedCase{document});

    document.externalService->pushedBy = "elastic/kibana";
    comeBack(SavedCase{document});

    // What is known of them has no place, as users are known by their names.
    LeftOut leftOut;
    const auto read = readOne(R"({"type":"cases","id":"c","attributes":{"title":"t","owner":"cases",)"
                              R"("created_at":"2026-01-01T00:00:00Z","created_by":{"username":null,)"
                              R"("full_name":"Ana","email":"a@example.org"},"external_service":{"connector_name":"n",)"
                              R"("external_id":"1","external_title":"t","external_url":"u",)"
                              R"("pushed_at":"2026-01-01T00:00:00Z","pushed_by":{"full_name":"Ana","email":""}}}})",
                              leftOut);
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(std::get<SavedCase>(*read).document.createdBy.value_or("the rule"), std::string());
    QVERIFY((leftOut
             == LeftOut{{"cases: created_by.email", 1},
                        {"cases: created_by.full_name", 1},
                        {"cases: external_service.pushed_by.full_name", 1}}));
}

void SavedObjectsTest::countsWhatHasNoPlaceFurtherIn()
{
    LeftOut leftOut;
    QVERIFY(readOne(R"({"type":"cases","id":"c","attributes":{"title":"t","owner":"cases",)"
                    R"("created_at":"2026-01-01T00:00:00Z","settings":{"syncAlerts":true,"extractObservables":true},)"
                    R"("connector":{"name":"none","type":".none","fields":null,"note":"n"}}})",
                    leftOut));
    for (const char* own : {R"("type":"user","comment":"c","extra":"x","attachmentId":null)",
                            R"("type":"alert","alertId":"x","index":"i","rule":{"id":"r","uuid":"u"},"extra":"x")"})
        QVERIFY(readOne(std::string(R"({"type":"cases-comments","id":"m","references":[{"type":"cases",)"
                                    R"("name":"associated-cases","id":"c"}],"attributes":{)")
                            + own + R"(,"created_at":"2026-01-01T00:00:00.000Z"}})",
                        leftOut));
    QVERIFY(readOne(R"({"type":"cases-user-actions","id":"a","references":[{"type":"cases",)"
                    R"("name":"associated-cases","id":"c"}],"attributes":{"type":"status","action":"update",)"
                    R"("payload":{"status":"open"},"created_at":"2026-01-01T00:00:00.000Z","reason":"other"}})",
                    leftOut));
    QVERIFY((leftOut
             == LeftOut{{"cases: settings.extractObservables", 1},
                        {"cases: connector.note", 1},
                        {"cases-comments: extra", 2},
                        {"cases-comments: rule.uuid", 1},
                        {"cases-user-actions: reason", 1}}));
}

void SavedObjectsTest::countsWhatHasNoPlace()
{
    LeftOut leftOut;
    const auto read = readOne(R"({"type":"cases","id":"c","attributes":{"title":"t","owner":"cases",)"
                              R"("created_at":"2026-01-01T00:00:00Z","incremental_id":12,"observables":[{}],)"
                              R"("extended_fields":{},"template":null,"status":"in-progress","severity":"high"}})",
                              leftOut);
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QVERIFY((leftOut == LeftOut{{"cases: incremental_id", 1}, {"cases: observables", 1}}));
    QCOMPARE(int(std::get<SavedCase>(*read).document.attributes.status), int(CaseStatus::InProgress));
    QCOMPARE(int(std::get<SavedCase>(*read).document.attributes.severity), int(Severity::High));
}

void SavedObjectsTest::tellsOtherTypes()
{
    LeftOut leftOut;
    const auto other = readOne(R"({"type":"dashboard","id":"d","attributes":{}})", leftOut);
    QVERIFY(other && *other == SavedObject(SavedOther{"dashboard"}));
    const auto unknown = readOne(R"({"type":"cases-user-actions","id":"d","attributes":{"type":"observables",)"
                                 R"("action":"add"}})",
                                 leftOut);
    QVERIFY(unknown && *unknown == SavedObject(SavedOther{"cases-user-actions (add observables)"}));
}

void SavedObjectsTest::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("column");
    const auto row = [](const char* name, const char* line, ErrorCode code, const char* field, int column) {
        QTest::newRow(name) << QString::fromLatin1(line) << int(code) << QString::fromLatin1(field) << column;
    };
    row("no JSON", "{\"type\":", ErrorCode::InvalidJson, "", 9);
    row("a list", "[]", ErrorCode::InvalidValue, "", 1);
    row("no type", R"({"id":"c"})", ErrorCode::MissingValue, "", 1);
    row("an empty id", R"({"type":"cases","id":"","attributes":{"title":"t","owner":"o","created_at":"2026-01-01"}})",
        ErrorCode::MissingValue, "id", 22);
    row("no title", R"({"type":"cases","id":"c","attributes":{"owner":"cases","created_at":"2026-01-01"}})",
        ErrorCode::MissingValue, "attributes", 39);
    row("a status between",
        R"({"type":"cases","id":"c","attributes":{"title":"t","owner":"o","status":15,"created_at":"2026-01-01"}})",
        ErrorCode::InvalidValue, "attributes.status", 73);
    row("a severity over all",
        R"({"type":"cases","id":"c","attributes":{"title":"t","owner":"o","severity":40,"created_at":"2026-01-01"}})",
        ErrorCode::InvalidValue, "attributes.severity", 75);
    row("no time", R"({"type":"cases","id":"c","attributes":{"title":"t","owner":"o","created_at":"soon"}})",
        ErrorCode::InvalidValue, "attributes.created_at", 77);
    row("tags that are one", R"({"type":"cases","id":"c","attributes":{"title":"t","owner":"o","tags":"a"}})",
        ErrorCode::InvalidValue, "attributes.tags", 71);
    row("of no case", R"({"type":"cases-comments","id":"m","references":[],"attributes":{"type":"user"}})",
        ErrorCode::MissingValue, "", 1);
    row("indices that are fewer",
        R"({"type":"cases-comments","id":"m","references":[{"name":"associated-cases","id":"c"}],"attributes":)"
        R"({"type":"alert","alertId":["x","y"],"index":["i"],"created_at":"2026-01-01"}})",
        ErrorCode::InvalidValue, "attributes.index", 144);
}

void SavedObjectsTest::refuses()
{
    QFETCH(const QString, line);
    QFETCH(const int, code);
    QFETCH(const QString, field);
    QFETCH(const int, column);
    LeftOut leftOut;
    const auto read = readOne(line.toStdString(), leftOut);
    QVERIFY(!read);
    QCOMPARE(int(read.error().code), code);
    QVERIFY(read.error().location);
    QCOMPARE(QString::fromStdString(read.error().location->field), field);
    QCOMPARE(int(read.error().location->line), 9);
    QCOMPARE(int(read.error().location->column), column);
    QCOMPARE(read.error().location->file, File);
}

QTEST_APPLESS_MAIN(SavedObjectsTest)
#include "tst_SavedObjects.moc"
