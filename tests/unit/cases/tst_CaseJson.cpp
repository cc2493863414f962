// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/cases/CaseJson.h"

using namespace casewright;
using namespace casewright::cases;
using base::ErrorCode;

namespace {

constexpr base::Timestamp Created{1'767'600'000'000}; // 2026-01-05T08:00:00Z

/// A case in which everything is there.
CaseDocument full()
{
    CaseDocument document{.id = "3f", .version = 4, .owner = "cases"};
    document.attributes = {
        .title = "A",
        .description = "B",
        .tags = {"c", "d"},
        .category = "Net",
        .status = CaseStatus::Closed,
        .severity = Severity::High,
        .assignees = {"kim"},
        .syncAlerts = true,
        .connector = {.id = "7", .name = "Desk", .type = ".cases-webhook", .fields = "{\"queue\":1}"},
        .customFields = {{.key = "t", .value = std::string("x")},
                         {.key = "u", .type = CustomFieldType::Toggle, .value = true},
                         {.key = "n", .type = CustomFieldType::Number, .value = std::int64_t{-7}},
                         {.key = "o", .type = CustomFieldType::Number}}};
    document.externalService = ExternalService{.connectorId = "7",
                                               .connectorName = "Desk",
                                               .externalId = "I",
                                               .externalTitle = "T",
                                               .externalUrl = "U",
                                               .pushedAt = Created + base::Minute,
                                               .pushedBy = "bo"};
    document.createdAt = Created;
    document.createdBy = "ana";
    document.updatedAt = Created + base::Hour;
    document.updatedBy = "bo";
    document.closedAt = Created + base::Hour;
    document.closedBy = "bo";
    document.duration = 3'600;
    document.inProgressAt = Created + base::Minute;
    document.timeToAcknowledge = 60;
    document.timeToInvestigate = 3'540;
    document.timeToResolve = 3'600;
    document.totalComments = 2;
    document.totalAlerts = 3;
    return document;
}

std::string textOf(const CaseDocument& document, const Users& users = {})
{
    return base::plainJson(caseValue(document, users));
}

/// The text with one part of it replaced, which must be there.
std::string replaced(std::string text, const std::string& part, const std::string& by)
{
    const std::size_t at = text.find(part);
    return at == std::string::npos ? "not there: " + part : text.replace(at, part.size(), by);
}

} // namespace

class CaseJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatItWrites();
    void writesAsTheApi();
    void refuses_data();
    void refuses();
    void passesOverWhatCasesHereDoNotHave();
    void keepsUsers();
    void readsComments();
    void readsUserActions();
};

void CaseJsonTest::readsBackWhatItWrites()
{
    Users users;
    QVERIFY(parseCase(textOf(full()), users).value() == full());
    CaseDocument plain{.id = "1", .owner = "cases", .attributes = {.title = "A", .description = "B"}};
    plain.createdAt = Created;
    QVERIFY(parseCase(textOf(plain), users).value() == plain);
    QVERIFY(users.empty());
}

void CaseJsonTest::writesAsTheApi()
{
    const std::string text = textOf(full());
    for (const char* part :
         {"\"version\":\"WzQsMV0=\"", "\"status\":\"closed\",\"severity\":\"high\"",
          "\"assignees\":[{\"uid\":\"kim\"}]", "\"settings\":{\"syncAlerts\":true}", "\"fields\":{\"queue\":1}}",
          "\"duration\":3600",
          "\"created_at\":\"2026-01-05T08:00:00.000Z\",\"created_by\":{\"username\":\"ana\",\"full_name\":null,"
          "\"email\":null}",
          "\"totalComment\":2,\"totalAlerts\":3", "{\"key\":\"o\",\"type\":\"number\",\"value\":null}"})
        QVERIFY2(text.find(part) != std::string::npos, part);
    CaseDocument ofRule = full();
    ofRule.createdBy.reset();
    QVERIFY(textOf(ofRule).find("\"created_by\":{\"username\":\"elastic/kibana\"") != std::string::npos);
}

void CaseJsonTest::refuses_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("by");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const char* part, const char* by, ErrorCode code, const char* field) {
        QTest::newRow(name) << QString::fromUtf8(part) << QString::fromUtf8(by) << static_cast<int>(code)
                            << QString::fromUtf8(field);
    };
    row("unknown key", "\"title\":\"A\"", "\"title\":\"A\",\"titel\":1", ErrorCode::UnknownKey, "titel");
    row("no title", "\"title\":\"A\",", "", ErrorCode::MissingValue, "");
    row("title that is no text", "\"title\":\"A\"", "\"title\":1", ErrorCode::InvalidValue, "title");
    row("unknown status", "\"status\":\"closed\"", "\"status\":\"shut\"", ErrorCode::InvalidValue, "status");
    row("unknown severity", "\"high\"", "\"worst\"", ErrorCode::InvalidValue, "severity");
    row("no time", "\"2026-01-05T08:00:00.000Z\"", "\"today\"", ErrorCode::InvalidValue, "created_at");
    row("field of no type", "\"type\":\"toggle\"", "\"type\":\"truth\"", ErrorCode::InvalidValue,
        "customFields[1].type");
    row("value of another type", "\"value\":-7", "\"value\":\"-7\"", ErrorCode::InvalidValue, "customFields[2].value");
    row("unknown key of a connector", "\"fields\":", "\"field\":", ErrorCode::UnknownKey, "connector.field");
    row("less than no alerts", "\"totalAlerts\":3", "\"totalAlerts\":-3", ErrorCode::InvalidValue, "totalAlerts");
    row("assignee that is a text", "[{\"uid\":\"kim\"}]", "[\"kim\"]", ErrorCode::InvalidValue, "assignees[0]");
}

void CaseJsonTest::refuses()
{
    QFETCH(const QString, part);
    QFETCH(const QString, by);
    QFETCH(const int, code);
    QFETCH(const QString, field);
    Users users;
    const auto read = parseCase(replaced(textOf(full()), part.toStdString(), by.toStdString()), users, "a.json");
    QVERIFY(!read);
    QCOMPARE(static_cast<int>(read.error().code), code);
    QCOMPARE(read.error().location->field, field.toStdString());
    QCOMPARE(read.error().location->file, std::string("a.json"));
}

void CaseJsonTest::passesOverWhatCasesHereDoNotHave()
{
    Users users;
    const std::string text =
        replaced(textOf(full()), "\"totalAlerts\"", "\"observables\":[],\"incremental_id\":7,\"totalAlerts\"");
    QVERIFY(parseCase(text, users).value() == full());
}

void CaseJsonTest::keepsUsers()
{
    const Users known{{"ana", {.fullName = "Ana B", .email = "ana@example.org", .profileUid = "u_1"}}};
    const std::string text = textOf(full(), known);
    QVERIFY(text.find("{\"username\":\"ana\",\"full_name\":\"Ana B\",\"email\":\"ana@example.org\","
                      "\"profile_uid\":\"u_1\"}")
            != std::string::npos);
    Users users;
    QVERIFY(parseCase(text, users).value() == full());
    QVERIFY(users == known);
}

void CaseJsonTest::readsComments()
{
    Users users;
    Comment comment{.id = "c", .version = 2, .owner = "cases", .text = "**Seen**"};
    comment.createdAt = Created;
    comment.createdBy = "ana";
    comment.pushedAt = Created + base::Hour;
    comment.pushedBy = "bo";
    const std::string text = base::plainJson(commentValue(comment));
    QVERIFY(text.find("\"type\":\"user\",\"comment\":\"**Seen**\"") != std::string::npos);
    QVERIFY(parseComment(text, users).value() == comment);
    Comment file = comment;
    file.text.clear();
    file.attachment = "{\"type\":\"externalReference\",\"externalReferenceId\":\"f\"}";
    QVERIFY(parseComment(base::plainJson(commentValue(file)), users).value() == file);
    QVERIFY(parseComment(replaced(text, "\"comment\":", "\"komment\":"), users).error().code == ErrorCode::UnknownKey);
    QVERIFY(parseComment("{}", users).error().code == ErrorCode::MissingValue);
}

void CaseJsonTest::readsUserActions()
{
    Users users;
    UserActionDocument document{.id = "u", .owner = "cases"};
    document.action = {.type = UserActionType::CustomFields,
                       .verb = UserActionVerb::Update,
                       .payload = "{\"customFields\":[]}",
                       .commentId = std::nullopt};
    document.createdAt = Created;
    const std::string text = base::plainJson(userActionValue(document));
    QCOMPARE(text,
             std::string("{\"id\":\"u\",\"version\":\"WzEsMV0=\",\"type\":\"customFields\",\"action\":\"update\","
                         "\"created_at\":\"2026-01-05T08:00:00.000Z\",\"created_by\":{\"username\":"
                         "\"elastic/kibana\",\"full_name\":null,\"email\":null},\"owner\":\"cases\","
                         "\"payload\":{\"customFields\":[]},\"comment_id\":null}"));
    QVERIFY(parseUserAction(text, users).value() == document);
    QVERIFY(parseUserAction(replaced(text, "customFields", "fields"), users).error().code == ErrorCode::InvalidValue);
    for (int type = 0; type <= static_cast<int>(UserActionType::DeleteCase); ++type)
        QVERIFY(userActionTypeNamed(nameOf(static_cast<UserActionType>(type))) == static_cast<UserActionType>(type));
}

QTEST_APPLESS_MAIN(CaseJsonTest)
#include "tst_CaseJson.moc"
