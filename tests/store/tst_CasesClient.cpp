// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/store/CaseDesk.h"

using namespace casewright;
using cases::CaseChange;
using cases::CaseStatus;
using cases::Severity;
using tests::CallRow;
using tests::CaseDesk;
using tests::outcomeOf;
using Texts = std::vector<std::string>;

namespace {

std::function<std::string(CaseDesk&)> change(const CaseChange& given)
{
    return [given](CaseDesk& desk) { return outcomeOf(desk.change(given)); };
}

std::function<void(CaseDesk&)> changed(const CaseChange& given)
{
    return [given](CaseDesk& desk) { QVERIFY(desk.change(given)); };
}

std::string text(std::size_t length) { return std::string(length, 'x'); }

const std::string Same = "406 Unchanged All fields to change are identical to the current version.";

/// reference/kibana-cases: "UPDATE", "User actions", "Constants".
const std::vector<CallRow> Updates{
    {"title", {}, change({.title = "A"}), "ok", "update title {\"title\":\"A\"}\n"},
    {"title with blanks", {}, change({.title = " \u00a0A\t"}), "ok", "update title {\"title\":\"A\"}\n"},
    {"same title", {}, change({.title = "Odd logins "}), Same, ""},
    {"no title", {}, change({.title = " "}), "400 InvalidValue title: The title field cannot be an empty string.", ""},
    {"long title", {}, change({.title = text(160)}), "ok", "update title {\"title\":\"" + text(160) + "\"}\n"},
    {"too long a title",
     {},
     change({.title = text(161)}),
     "400 LimitReached title: The length of the title is too long. The maximum length is 160.",
     ""},
    {"description", {}, change({.description = "**B**"}), "ok", "update description {\"description\":\"**B**\"}\n"},
    {"too long a description",
     {},
     change({.description = text(30'001)}),
     "400 LimitReached description: The length of the description is too long. The maximum length is 30000.",
     ""},
    {"severity", {}, change({.severity = Severity::High}), "ok", "update severity {\"severity\":\"high\"}\n"},
    {"same severity", {}, change({.severity = Severity::Low}), Same, ""},
    {"status", {}, change({.status = CaseStatus::InProgress}), "ok", "update status {\"status\":\"in-progress\"}\n"},
    {"category",
     {},
     change({.category = std::optional<std::string>("Network")}),
     "ok",
     "update category {\"category\":\"Network\"}\n"},
    {"category away", changed({.category = std::optional<std::string>("Network")}),
     change({.category = std::optional<std::string>()}), "ok", "update category {\"category\":null}\n"},
    {"too long a category",
     {},
     change({.category = std::optional(text(51))}),
     "400 LimitReached category: The length of the category is too long. The maximum length is 50.",
     ""},
    {"settings", {}, change({.syncAlerts = true}), "ok", "update settings {\"settings\":{\"syncAlerts\":true}}\n"},
    {"connector",
     {},
     change({.connector = cases::CaseConnector{.id = "7", .name = "Desk", .type = ".cases-webhook"}}),
     "ok",
     "update connector "
     "{\"connector\":{\"id\":\"7\",\"name\":\"Desk\",\"type\":\".cases-webhook\",\"fields\":null}}\n"},
    {"tags",
     {},
     change({.tags = Texts{"mail", "night"}}),
     "ok",
     "add tags {\"tags\":[\"mail\",\"night\"]}\ndelete tags {\"tags\":[\"vpn\"]}\n"},
    {"one more tag", {}, change({.tags = Texts{"vpn", "mail"}}), "ok", "add tags {\"tags\":[\"mail\"]}\n"},
    {"no tags", {}, change({.tags = Texts{}}), "ok", "delete tags {\"tags\":[\"vpn\"]}\n"},
    {"blank tag",
     {},
     change({.tags = Texts{"a", ""}}),
     "400 InvalidValue tags[1]: The tag field cannot be an empty string.",
     ""},
    {"too long a tag",
     {},
     change({.tags = Texts{text(257)}}),
     "400 LimitReached tags[0]: The length of the tag is too long. The maximum length is 256.",
     ""},
    {"too many tags",
     {},
     change({.tags = Texts(201, "a")}),
     "400 LimitReached tags: The length of the field tags is too long. Array must be of length <= 200.",
     ""},
    {"assignees, once each",
     {},
     change({.assignees = Texts{"kim", "lee", "kim"}}),
     "ok",
     "add assignees {\"assignees\":[{\"uid\":\"kim\"},{\"uid\":\"lee\"}]}\n"},
    {"other assignees", changed({.assignees = Texts{"kim"}}), change({.assignees = Texts{"lee"}}), "ok",
     "add assignees {\"assignees\":[{\"uid\":\"lee\"}]}\ndelete assignees {\"assignees\":[{\"uid\":\"kim\"}]}\n"},
    {"too many assignees",
     {},
     change({.assignees = Texts{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}}),
     "400 LimitReached assignees: The length of the field assignees is too long. Array must be of length <= 10.",
     ""},
    {"many fields, in order",
     {},
     change({.title = "A", .tags = Texts{}, .status = CaseStatus::Closed, .severity = Severity::Critical}),
     "ok",
     "update severity {\"severity\":\"critical\"}\nupdate status {\"status\":\"closed\"}\n"
     "delete tags {\"tags\":[\"vpn\"]}\nupdate title {\"title\":\"A\"}\n"},
    {"many fields, in the order of the request",
     {},
     change({.title = "A",
             .tags = Texts{},
             .status = CaseStatus::Closed,
             .order = {cases::CaseField::Title, cases::CaseField::Tags, cases::CaseField::Status}}),
     "ok",
     "update title {\"title\":\"A\"}\ndelete tags {\"tags\":[\"vpn\"]}\nupdate status {\"status\":\"closed\"}\n"},
    {"only what changes",
     {},
     change({.title = "Odd logins", .description = "B"}),
     "ok",
     "update description {\"description\":\"B\"}\n"},
    {"nothing", {}, change({}), Same, ""},
    {"custom fields without a configuration",
     {},
     change({.customFields = std::vector<cases::CustomField>{{.key = "a", .value = std::string("b")}}}),
     "400 InvalidValue customFields: No custom fields are configured for the owner cases",
     ""},
    {"no cases",
     {},
     [](CaseDesk& desk) { return outcomeOf(desk.cases().update({}, CaseDesk::later())); },
     "400 InvalidValue cases: The length of the field cases is too short. Array must be of length >= 1.",
     ""},
    {"another version", changed({.title = "A"}),
     [](CaseDesk& desk) {
         return outcomeOf(desk.cases().update({{desk.key(), 1, {.title = "B"}}}, CaseDesk::later()));
     },
     "409 Conflict These cases ", ""},
    {"another version, and the same", changed({.title = "A"}),
     [](CaseDesk& desk) {
         return outcomeOf(desk.cases().update({{desk.key(), 1, {.title = "A"}}}, CaseDesk::later()));
     },
     "409 Conflict These cases ", ""},
    {"unknown cases, before versions",
     {},
     [](CaseDesk& desk) {
         return outcomeOf(desk.cases().update(
             {{desk.key(), 9, {.title = "B"}}, {77, 1, {.title = "B"}}, {78, 1, {.title = "B"}}}, CaseDesk::later()));
     },
     "404 NotFound The workspace ",
     ""},
    {"limits before unknown cases",
     {},
     [](CaseDesk& desk) {
         return outcomeOf(desk.cases().update({{77, 1, {.title = ""}}}, CaseDesk::later()));
     },
     "400 InvalidValue title: ",
     ""},
    {"too many cases",
     {},
     [](CaseDesk& desk) {
         std::vector<store::CaseUpdate> many;
         for (std::int64_t i = 0; i < 101; ++i)
             many.push_back({i, 1, {.title = "B"}});
         return outcomeOf(desk.cases().update(many, CaseDesk::later()));
     },
     "400 LimitReached cases: The length of the field cases is too long. Array must be of length <= 100.",
     ""},
};

} // namespace

/// What people do with cases: call, precondition, result or error, and the activity that is written.
class CasesClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void updatesOneCase_data() { tests::addRows(Updates); }
    void updatesOneCase()
    {
        QFETCH(const int, row);
        const std::string differs = tests::play(Updates[static_cast<std::size_t>(row)]);
        QVERIFY2(differs.empty(), differs.c_str());
    }
    void createsAsGiven();
    void refusesToCreate();
    void updatesAllOrNone();
    void leavesOutWhatDoesNotChange();
    void statusesSetTimes();
    void removesAllOrNone();
    void getsMany();
    void capsTheActivity();
};

void CasesClientTest::createsAsGiven()
{
    CaseDesk desk;
    const store::StoredCase made = desk.now();
    const cases::CaseDocument& document = made.document;
    QCOMPARE(document.id.size(), std::size_t{36});
    QCOMPARE(document.version, std::int64_t{1});
    QCOMPARE(document.owner, std::string("cases"));
    QCOMPARE(document.attributes.title, std::string("Odd logins"));
    QVERIFY(document.attributes.status == CaseStatus::Open);
    QVERIFY(document.createdAt == CaseDesk::Morning);
    QVERIFY(document.createdBy == "ana");
    QVERIFY(!document.updatedAt && !document.updatedBy && !document.closedAt && !document.duration);
    QCOMPARE(desk.activity(0),
             std::string("create create_case {\"title\":\"Odd logins\",\"description\":\"Look\",\"tags\":[\"vpn\"],"
                         "\"severity\":\"low\",\"assignees\":[],\"category\":null,\"customFields\":[],"
                         "\"settings\":{\"syncAlerts\":false},\"owner\":\"cases\",\"connector\":{\"id\":\"none\","
                         "\"name\":\"none\",\"type\":\".none\",\"fields\":null},\"status\":\"open\"}\n"));
    // All cases by hand are one collection, and each is a group of its own.
    const store::StoredCase other = desk.cases().get(desk.make({.title = "B", .description = "C"})).value();
    QCOMPARE(other.simulation, made.simulation);
    QCOMPARE(desk.workspace().caseDetail(other.key)->lineage.size(), std::size_t{1});
    const auto found = desk.workspace().findCase(base::CaseId{other.document.id});
    QCOMPARE(found.value(), std::optional(other.key));
}

void CasesClientTest::refusesToCreate()
{
    CaseDesk desk;
    const auto create = [&desk](const cases::CaseAttributes& attributes) {
        return outcomeOf(desk.cases().create({.owner = "cases", .attributes = attributes}, CaseDesk::later()));
    };
    QCOMPARE(create({.title = "", .description = "B"}),
             std::string("400 InvalidValue title: The title field cannot be an empty string."));
    QCOMPARE(create({.title = "A", .description = "\n"}),
             std::string("400 InvalidValue description: The description field cannot be an empty string."));
    QCOMPARE(create({.title = "A", .description = "B", .category = ""}),
             std::string("400 InvalidValue category: The category field cannot be an empty string."));
    const auto trimmed = desk.cases().create(
        {.owner = "cases",
         .attributes =
             {.title = " A ", .description = " B", .tags = {" c "}, .category = " d ", .assignees = {"e", "e"}}},
        CaseDesk::later());
    QCOMPARE(trimmed->document.attributes.title, std::string("A"));
    QCOMPARE(trimmed->document.attributes.description, std::string("B"));
    QCOMPARE(trimmed->document.attributes.tags, Texts{"c"});
    QVERIFY(trimmed->document.attributes.category == "d");
    QCOMPARE(trimmed->document.attributes.assignees, Texts{"e"});
}

void CasesClientTest::updatesAllOrNone()
{
    CaseDesk desk;
    const std::int64_t other = desk.make({.title = "B", .description = "C"});
    const auto done =
        desk.cases().update({{desk.key(), 1, {.title = "D"}}, {other, 2, {.title = "E"}}}, CaseDesk::later());
    const std::string id = desk.cases().get(other)->document.id;
    QCOMPARE(outcomeOf(done),
             "409 Conflict These cases " + id
                 + " have been updated. No case was changed; refresh before saving more updates.");
    QCOMPARE(desk.now().document.attributes.title, std::string("Odd logins"));
    QCOMPARE(desk.activity(), std::string());
}

void CasesClientTest::leavesOutWhatDoesNotChange()
{
    CaseDesk desk;
    const std::int64_t other = desk.make({.title = "B", .description = "C"});
    const auto done =
        desk.cases().update({{desk.key(), 1, {.title = "D"}}, {other, 1, {.title = "B"}}}, CaseDesk::later());
    QCOMPARE(done->size(), std::size_t{1});
    QCOMPARE(done->front().document.version, std::int64_t{2});
    QVERIFY(done->front().document.updatedAt == CaseDesk::Morning + base::Hour);
    QVERIFY(done->front().document.updatedBy == "bo");
    QVERIFY(!desk.cases().get(other)->document.updatedAt);
    QCOMPARE(desk.cases().get(other)->document.version, std::int64_t{1});
}

void CasesClientTest::statusesSetTimes()
{
    CaseDesk desk;
    QVERIFY(desk.change({.status = CaseStatus::InProgress}, base::Minute));
    QVERIFY(desk.change({.status = CaseStatus::Closed}, base::Hour));
    cases::CaseDocument document = desk.now().document;
    QVERIFY(document.closedAt == CaseDesk::Morning + base::Hour);
    QVERIFY(document.closedBy == "bo");
    QVERIFY(document.duration == 3600);
    QVERIFY(document.inProgressAt == CaseDesk::Morning + base::Minute);
    QVERIFY(document.timeToAcknowledge == 60);
    QVERIFY(document.timeToInvestigate == 3540);
    QVERIFY(document.timeToResolve == 3600);
    QVERIFY(desk.change({.status = CaseStatus::Open}, base::Day));
    document = desk.now().document;
    QVERIFY(!document.closedAt && !document.closedBy && !document.duration);
    QVERIFY(document.inProgressAt == CaseDesk::Morning + base::Minute);
    QVERIFY(!document.timeToAcknowledge && !document.timeToInvestigate && !document.timeToResolve);
    const cases::Lifespan lifespan =
        desk.cases().lifespan(desk.key(), CaseDesk::Morning + base::Day + base::Hour).value();
    QCOMPARE(lifespan.openDuration.milliseconds, std::int64_t{61 * 60'000});
    QCOMPARE(lifespan.inProgressDuration.milliseconds, std::int64_t{59 * 60'000});
    QCOMPARE(lifespan.reopenDates.size(), std::size_t{1});
    QVERIFY(lifespan.reopenDates.front() == CaseDesk::Morning + base::Day);
}

void CasesClientTest::removesAllOrNone()
{
    CaseDesk desk;
    const std::int64_t other = desk.make({.title = "B", .description = "C"});
    QVERIFY(outcomeOf(desk.cases().remove({desk.key(), 77})).starts_with("404 NotFound The workspace "));
    QVERIFY(desk.cases().get(desk.key()));
    QVERIFY(outcomeOf(desk.cases().remove({})).starts_with("400 InvalidValue ids: "));
    QVERIFY(
        outcomeOf(desk.cases().remove(std::vector<std::int64_t>(101, other))).starts_with("400 LimitReached ids: "));
    QVERIFY(desk.attachments().addComment(desk.key(), "Hello", CaseDesk::later()));
    QVERIFY(desk.cases().remove({desk.key(), other}));
    QVERIFY(outcomeOf(desk.cases().get(desk.key())).starts_with("404 NotFound "));
    QVERIFY(outcomeOf(desk.cases().userActionCounts(desk.key())).starts_with("404 NotFound "));
    QVERIFY(outcomeOf(desk.attachments().comments(desk.key(), {}, 10)).starts_with("404 NotFound "));
}

void CasesClientTest::getsMany()
{
    CaseDesk desk;
    const std::int64_t other = desk.make({.title = "B", .description = "C"});
    const store::CasesByKey found = desk.cases().get({other, 77, desk.key()}).value();
    QCOMPARE(found.cases.size(), std::size_t{2});
    QCOMPARE(found.cases[0].key, other);
    QCOMPARE(found.cases[1].key, desk.key());
    QCOMPARE(found.missing, std::vector<std::int64_t>{77});
    QVERIFY(outcomeOf(desk.cases().get(std::vector<std::int64_t>(1001, other))).starts_with("400 LimitReached ids: "));
}

void CasesClientTest::capsTheActivity()
{
    CaseDesk desk;
    desk.fillActivity(9'999);
    // One row is left.
    QVERIFY(outcomeOf(desk.change({.title = "A", .description = "B"}))
                .starts_with("400 LimitReached The case with the key "));
    QCOMPARE(desk.now().document.attributes.title, std::string("Odd logins"));
    QVERIFY(desk.change({.title = "A"}));
    QVERIFY(outcomeOf(desk.change({.title = "B"})).starts_with("400 LimitReached "));
    QVERIFY(outcomeOf(desk.attachments().addComment(desk.key(), "Hello", CaseDesk::later()))
                .starts_with("400 LimitReached "));
    QCOMPARE(desk.attachments().comments(desk.key(), {}, 10)->size(), std::size_t{0});
}

QTEST_GUILESS_MAIN(CasesClientTest)
#include "tst_CasesClient.moc"
