// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/cases/CaseDiff.h"
#include "core/cases/UserActionPayload.h"

using namespace casewright::cases;
using Texts = std::vector<std::string>;

namespace {

CaseAttributes attributes()
{
    return {.title = "A",
            .description = "B",
            .tags = {"x", "y"},
            .category = "Net",
            .assignees = {"kim", "lee"},
            .customFields = {{.key = "t", .value = std::string("1")}, {.key = "o"}}};
}

/// A line for each user action: `update title {"title":"A"}`.
std::string linesOf(const CaseChange& change)
{
    std::string lines;
    for (const UserAction& action : userActionsOf(attributes(), change))
        lines +=
            std::string(nameOf(action.verb)) + ' ' + std::string(nameOf(action.type)) + ' ' + action.payload + '\n';
    return lines;
}

struct Row {
    const char* name;
    CaseChange change;
    const char* lines;
};

// reference/kibana-cases, "User actions".
const std::vector<Row> Rows{
    {"nothing", {}, ""},
    {"all as it is",
     {.title = "A", .description = "B", .tags = Texts{"x", "y"}, .category = std::optional<std::string>("Net")},
     ""},
    {"tags in another order", {.tags = Texts{"y", "x"}}, ""},
    {"a tag twice", {.tags = Texts{"x", "y", "y"}}, ""},
    {"a new tag twice", {.tags = Texts{"x", "y", "z", "z"}}, "add tags {\"tags\":[\"z\"]}\n"},
    {"tags come before tags go",
     {.tags = Texts{"z", "y"}},
     "add tags {\"tags\":[\"z\"]}\ndelete tags {\"tags\":[\"x\"]}\n"},
    {"assignees in another order", {.assignees = Texts{"lee", "kim"}}, ""},
    {"assignees go", {.assignees = Texts{"kim"}}, "delete assignees {\"assignees\":[{\"uid\":\"lee\"}]}\n"},
    {"a field that is null is one that is missing",
     {.customFields = std::vector<CustomField>{{.key = "t", .value = std::string("1")}}},
     ""},
    {"a row for each field",
     {.customFields = std::vector<CustomField>{{.key = "t"}, {.key = "o", .value = std::string("2")}}},
     "update customFields {\"customFields\":[{\"key\":\"t\",\"type\":\"text\",\"value\":null}]}\n"
     "update customFields {\"customFields\":[{\"key\":\"o\",\"type\":\"text\",\"value\":\"2\"}]}\n"},
    {"in the order of the request",
     {.title = "C",
      .tags = Texts{"x", "z"},
      .status = CaseStatus::Closed,
      .severity = Severity::Medium,
      .order = {CaseField::Title, CaseField::Status, CaseField::Tags, CaseField::Title, CaseField::Severity}},
     "update title {\"title\":\"C\"}\n"
     "update status {\"status\":\"closed\"}\n"
     "add tags {\"tags\":[\"z\"]}\n"
     "delete tags {\"tags\":[\"y\"]}\n"
     "update severity {\"severity\":\"medium\"}\n"},
    {"what the request does not name comes last",
     {.title = "C", .status = CaseStatus::Closed, .severity = Severity::High, .order = {CaseField::Title}},
     "update title {\"title\":\"C\"}\n"
     "update severity {\"severity\":\"high\"}\n"
     "update status {\"status\":\"closed\"}\n"},
    {"an order of nothing", {.order = {CaseField::Title, CaseField::Tags}}, ""},
    {"all fields in the order of the documentation",
     {.title = "C",
      .description = "D",
      .tags = Texts{},
      .category = std::optional<std::string>(),
      .status = CaseStatus::Closed,
      .severity = Severity::Medium,
      .assignees = Texts{"kim"},
      .syncAlerts = true,
      .connector = CaseConnector{.id = "1", .name = "N", .type = ".jira", .fields = "{\"b\":1,\"a\":2}"},
      .customFields = std::vector<CustomField>{}},
     "delete assignees {\"assignees\":[{\"uid\":\"lee\"}]}\n"
     "update category {\"category\":null}\n"
     "update connector {\"connector\":{\"id\":\"1\",\"name\":\"N\",\"type\":\".jira\",\"fields\":{\"b\":1,\"a\":2}}}\n"
     "update description {\"description\":\"D\"}\n"
     "update settings {\"settings\":{\"syncAlerts\":true}}\n"
     "update severity {\"severity\":\"medium\"}\n"
     "update status {\"status\":\"closed\"}\n"
     "delete tags {\"tags\":[\"x\",\"y\"]}\n"
     "update title {\"title\":\"C\"}\n"},
};

} // namespace

class CaseDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesUserActions_data();
    void writesUserActions();
    void appliesWhatIsGiven();
    void readsPayloadsBack();
};

void CaseDiffTest::writesUserActions_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < Rows.size(); ++i)
        QTest::newRow(Rows[i].name) << static_cast<int>(i);
}

void CaseDiffTest::writesUserActions()
{
    QFETCH(const int, row);
    const Row& expected = Rows[static_cast<std::size_t>(row)];
    const std::string lines = linesOf(expected.change);
    QVERIFY2(lines == expected.lines, lines.c_str());
    const bool changesNothing = isEmpty(withoutUnchanged(attributes(), expected.change));
    QCOMPARE(changesNothing, lines.empty());
}

void CaseDiffTest::appliesWhatIsGiven()
{
    QVERIFY(applied(attributes(), {}) == attributes());
    CaseAttributes expected = attributes();
    expected.title = "C";
    expected.category.reset();
    expected.assignees = {"ana"};
    const CaseChange change{.title = "C", .category = std::optional<std::string>(), .assignees = Texts{"ana", "ana"}};
    QVERIFY(applied(attributes(), withoutUnchanged(attributes(), change)) == expected);
}

void CaseDiffTest::readsPayloadsBack()
{
    for (const CaseStatus status : {CaseStatus::Open, CaseStatus::InProgress, CaseStatus::Closed})
        QVERIFY(statusOf(statusAction(status)) == status);
    QCOMPARE(commentTypeOf(commentAction(UserActionVerb::Create, "1", "A", "cases")), std::string("user"));
    QCOMPARE(commentTypeOf(attachmentAction(UserActionVerb::Create, "1", "{\"type\":\"externalReference\"}", "cases")),
             std::string("externalReference"));
    QCOMPARE(commentTypeOf(statusAction(CaseStatus::Open)), std::string());
    const UserAction alerts = alertsAction("1", {.ids = {"a"}, .indices = {"i"}}, "cases");
    QCOMPARE(commentTypeOf(alerts), std::string("alert"));
    QCOMPARE(alerts.payload,
             std::string("{\"comment\":{\"type\":\"alert\",\"alertId\":[\"a\"],\"index\":[\"i\"],"
                         "\"rule\":{\"id\":null,\"name\":null},\"owner\":\"cases\"}}"));
    QVERIFY(alerts.commentId == "1");
}

QTEST_APPLESS_MAIN(CaseDiffTest)
#include "tst_CaseDiff.moc"
