// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/store/PushClient.h"
#include "tests/store/CaseDesk.h"

using namespace casewright;
using cases::CaseConfiguration;
using cases::CaseStatus;
using cases::CustomField;
using cases::CustomFieldType;
using tests::CallRow;
using tests::CaseDesk;
using tests::outcomeOf;
using Texts = std::vector<std::string>;

namespace {

CaseConfiguration configuration()
{
    return {
        .owner = "cases",
        .customFields = {{.key = "ticket", .label = "Ticket", .required = true, .defaultValue = std::string("none")},
                         {.key = "urgent", .type = CustomFieldType::Toggle, .label = "Urgent"},
                         {.key = "cost", .type = CustomFieldType::Number, .label = "Cost"}}};
}

void configure(CaseDesk& desk) { QVERIFY(desk.configure().set(configuration(), CaseDesk::later())); }

std::function<std::string(CaseDesk&)> change(const std::vector<CustomField>& fields)
{
    return [fields](CaseDesk& desk) { return outcomeOf(desk.change({.customFields = fields})); };
}

const CustomField Ticket{.key = "ticket", .value = std::string("T-1")};
const CustomField Cost{.key = "cost", .type = CustomFieldType::Number, .value = std::int64_t{7}};

/// reference/kibana-cases: "customFields | update, ONE PER changed field".
const std::vector<CallRow> Changes{
    {"two fields", configure, change({Ticket, Cost}), "ok",
     "update customFields {\"customFields\":[{\"key\":\"ticket\",\"type\":\"text\",\"value\":\"T-1\"}]}\n"
     "update customFields {\"customFields\":[{\"key\":\"cost\",\"type\":\"number\",\"value\":7}]}\n"},
    {"the default comes for a required field", configure, change({Cost}), "ok",
     "update customFields {\"customFields\":[{\"key\":\"ticket\",\"type\":\"text\",\"value\":\"none\"}]}\n"
     "update customFields {\"customFields\":[{\"key\":\"cost\",\"type\":\"number\",\"value\":7}]}\n"},
    {"only what changes",
     [](CaseDesk& desk) {
         configure(desk);
         QCOMPARE(change({Ticket, Cost})(desk), std::string("ok"));
     },
     change({Ticket}), "ok",
     "update customFields {\"customFields\":[{\"key\":\"cost\",\"type\":\"number\",\"value\":null}]}\n"},
    {"the same",
     [](CaseDesk& desk) {
         configure(desk);
         QCOMPARE(change({Ticket, Cost})(desk), std::string("ok"));
     },
     change({Cost, Ticket}), "406 Unchanged ", ""},
    {"the same once completed",
     [](CaseDesk& desk) {
         configure(desk);
         QCOMPARE(change({Cost})(desk), std::string("ok"));
     },
     change({Cost}), "406 Unchanged ", ""},
    {"unknown field", configure, change({Ticket, {.key = "room"}}), "400 UnknownKey customFields: ", ""},
    {"wrong type", configure, change({{.key = "cost", .value = std::string("7")}}),
     "400 InvalidValue customFields: ", ""},
    {"required set to null",
     [](CaseDesk& desk) {
         configure(desk);
         QCOMPARE(change({Ticket})(desk), std::string("ok"));
     },
     change({{.key = "ticket"}}), "400 InvalidValue customFields: Required", ""},
};

cases::ExternalService incident()
{
    return {.connectorId = "7",
            .connectorName = "Desk",
            .externalId = "INC-1",
            .externalTitle = "Incident 1",
            .externalUrl = "https://desk.example/1",
            .pushedAt = CaseDesk::Morning + base::Day,
            .pushedBy = "bo"};
}

std::string push(CaseDesk& desk)
{
    store::PushRecord record{.service = incident()};
    const auto comments = desk.attachments().comments(desk.key(), {}, 100).value();
    for (const store::StoredComment& each : comments)
        record.comments.push_back(each.comment.id);
    return outcomeOf(store::PushClient(desk.workspace()).record(desk.key(), record, CaseDesk::later(base::Day)));
}

const std::string Pushed =
    "push_to_service pushed {\"externalService\":{\"connector_id\":\"7\",\"connector_name\":\"Desk\","
    "\"external_id\":\"INC-1\",\"external_title\":\"Incident 1\",\"external_url\":\"https://desk.example/1\","
    "\"pushed_at\":\"2026-01-06T08:00:00.000Z\",\"pushed_by\":{\"username\":\"bo\",\"full_name\":null,"
    "\"email\":null}}}\n";

void closeByPushing(CaseDesk& desk)
{
    CaseConfiguration closing = configuration();
    closing.closureType = cases::ClosureType::ByPushing;
    QVERIFY(desk.configure().set(closing, CaseDesk::later()));
}

const std::vector<CallRow> Pushes{
    {"push", {}, push, "ok", Pushed},
    {"push of a configured owner", configure, push, "ok", Pushed},
    {"push that closes", closeByPushing, push, "ok", "update status {\"status\":\"closed\"}\n" + Pushed},
    {"push of a closed case",
     [](CaseDesk& desk) {
         closeByPushing(desk);
         QVERIFY(desk.change({.status = CaseStatus::Closed}));
     },
     push, "ok", Pushed},
    {"push of no case",
     {},
     [](CaseDesk& desk) { return outcomeOf(store::PushClient(desk.workspace()).record(77, {}, CaseDesk::later())); },
     "404 NotFound ",
     ""},
};

} // namespace

/// Configurations, connectors, pushes, and what is said over all cases.
class ConfigureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesCustomFields_data() { tests::addRows(Changes); }
    void changesCustomFields()
    {
        QFETCH(const int, row);
        const std::string differs = tests::play(Changes[static_cast<std::size_t>(row)]);
        QVERIFY2(differs.empty(), differs.c_str());
    }
    void writesPushesDown_data() { tests::addRows(Pushes); }
    void writesPushesDown()
    {
        QFETCH(const int, row);
        const std::string differs = tests::play(Pushes[static_cast<std::size_t>(row)]);
        QVERIFY2(differs.empty(), differs.c_str());
    }
    void marksWhatWasPushed();
    void setsConfigurations();
    void keepsConnectors();
    void completesNewCases();
    void listsTerms();
    void countsByOwner();
    void tagsOfARuleTellNothing();
};

void ConfigureTest::marksWhatWasPushed()
{
    CaseDesk desk;
    closeByPushing(desk);
    QVERIFY(desk.attachments().addComment(desk.key(), "Seen", CaseDesk::later()));
    QCOMPARE(push(desk), std::string("ok"));
    QVERIFY(desk.attachments().addComment(desk.key(), "After", CaseDesk::later(base::Week)));
    const cases::CaseDocument document = desk.now().document;
    QVERIFY(document.externalService == incident());
    QVERIFY(document.closedBy == "bo");
    QVERIFY(document.duration == 86'400);
    const std::vector<store::StoredComment> comments = desk.attachments().comments(desk.key(), {}, 10).value();
    QVERIFY(comments[0].comment.pushedAt == CaseDesk::Morning + base::Day);
    QVERIFY(comments[0].comment.pushedBy == "bo");
    QVERIFY(!comments[1].comment.pushedAt);
    QCOMPARE(desk.cases().userActionCounts(desk.key())->history, std::uint64_t{3});
}

void ConfigureTest::setsConfigurations()
{
    CaseDesk desk;
    QVERIFY(!desk.configure().configuration("cases").value());
    QVERIFY(outcomeOf(desk.configure().update(configuration(), 1, CaseDesk::later())).starts_with("404 NotFound "));
    const store::StoredConfiguration made = desk.configure().set(configuration(), CaseDesk::later()).value();
    QVERIFY(made.configuration == configuration());
    QCOMPARE(made.version, std::int64_t{1});
    QCOMPARE(made.createdBy, std::string("bo"));
    CaseConfiguration other = configuration();
    other.customFields.pop_back();
    QVERIFY(outcomeOf(desk.configure().update(other, 2, CaseDesk::later())).starts_with("409 Conflict "));
    const store::StoredConfiguration changed = desk.configure().update(other, 1, CaseDesk::later(base::Day)).value();
    QVERIFY(changed.configuration == other);
    QCOMPARE(changed.version, std::int64_t{2});
    QVERIFY(changed.updatedAt == CaseDesk::Morning + base::Day);
    other.customFields.front().type = CustomFieldType::Toggle;
    other.customFields.front().defaultValue = {};
    QVERIFY(outcomeOf(desk.configure().set(other, CaseDesk::later()))
                .starts_with("400 InvalidValue customFields: Custom fields that are there already keep their type"));
    // Of several all are set, or none.
    CaseConfiguration elsewhere = configuration();
    elsewhere.owner = "observability";
    QVERIFY(outcomeOf(desk.configure().set({elsewhere, other}, CaseDesk::later())).starts_with("400 InvalidValue "));
    QVERIFY(!desk.configure().configuration("observability").value());
    CaseConfiguration twice = configuration();
    twice.customFields.push_back(twice.customFields.front());
    QVERIFY(outcomeOf(desk.configure().set(twice, CaseDesk::later())).starts_with("400 InvalidValue "));
    QCOMPARE(desk.configure().configurations()->size(), std::size_t{1});
}

void ConfigureTest::keepsConnectors()
{
    CaseDesk desk;
    const cases::Connector first{.id = "2", .name = "B", .type = ".cases-webhook", .settings = "{}"};
    const cases::Connector second{.id = "1", .name = "A", .type = ".cases-webhook", .settings = "{\"url\":\"x\"}"};
    QVERIFY(desk.configure().saveConnector(first));
    QVERIFY(desk.configure().saveConnector(second));
    QVERIFY(desk.configure().connectors().value() == (std::vector{second, first}));
    cases::Connector changed = first;
    changed.name = "C";
    QVERIFY(desk.configure().saveConnector(changed));
    QVERIFY(desk.configure().connector("2").value() == changed);
    QVERIFY(desk.configure().removeConnector("2"));
    QVERIFY(outcomeOf(desk.configure().connector("2")).starts_with("404 NotFound "));
    QVERIFY(outcomeOf(desk.configure().removeConnector("2")).starts_with("404 NotFound "));
    QCOMPARE(desk.configure().connectors()->size(), std::size_t{1});
}

void ConfigureTest::completesNewCases()
{
    CaseDesk desk;
    configure(desk);
    const std::int64_t key = desk.make({.title = "B", .description = "C", .customFields = {Cost}});
    const std::vector<CustomField> expected{
        {.key = "ticket", .value = std::string("none")}, {.key = "urgent", .type = CustomFieldType::Toggle}, Cost};
    QVERIFY(desk.cases().get(key)->document.attributes.customFields == expected);
    QVERIFY(desk.activityOf(key).find("\"customFields\":[{\"key\":\"ticket\",\"type\":\"text\",\"value\":\"none\"},"
                                      "{\"key\":\"urgent\",\"type\":\"toggle\",\"value\":null},"
                                      "{\"key\":\"cost\",\"type\":\"number\",\"value\":7}]")
            != std::string::npos);
    const auto refused = desk.cases().create(
        {.owner = "cases", .attributes = {.title = "B", .description = "C", .customFields = {Ticket, Ticket}}},
        CaseDesk::later());
    QVERIFY(outcomeOf(refused).starts_with("400 InvalidValue customFields: Custom field keys that are there twice: "));
}

void ConfigureTest::listsTerms()
{
    CaseDesk desk;
    // In UTF-16 the smile stands before the fullwidth letter; in code points it stands behind it.
    const std::string smile = "\U0001F600";
    const std::string letter = "\uFF21";
    static_cast<void>(desk.make({.title = "B",
                                 .description = "C",
                                 .tags = {letter, smile, "VPN"},
                                 .category = "Net",
                                 .assignees = {"lee", "kim"}},
                                "observability"));
    QCOMPARE(desk.cases().tags().value(), (Texts{"VPN", "vpn", smile, letter}));
    QCOMPARE(desk.cases().tags("cases").value(), Texts{"vpn"});
    QCOMPARE(desk.cases().categories().value(), Texts{"Net"});
    QCOMPARE(desk.cases().categories("cases").value(), Texts{});
    QCOMPARE(desk.cases().assignees().value(), (Texts{"kim", "lee"}));
    QCOMPARE(desk.cases().reporters().value(), Texts{"ana"});
}

void ConfigureTest::countsByOwner()
{
    CaseDesk desk;
    const std::int64_t other = desk.make({.title = "B", .description = "C", .tags = {"vpn", "rule:1"}});
    QVERIFY(desk.change({.status = CaseStatus::Closed}, base::Minute));
    QVERIFY(desk.cases().update({{other, 1, {.status = CaseStatus::Closed}}}, CaseDesk::later(base::Hour)));
    static_cast<void>(desk.make({.title = "D", .description = "E", .tags = {"rule:1"}}, "observability"));
    const store::OwnerMetrics metrics = desk.cases().metrics("cases").value();
    QCOMPARE(metrics.counts.closed, std::uint64_t{2});
    QCOMPARE(metrics.counts.open, std::uint64_t{0});
    QVERIFY(metrics.meanTimeToResolve == 1830);
    QCOMPARE(desk.cases().metrics().value().counts.open, std::uint64_t{1});
    QVERIFY(!desk.cases().metrics("observability").value().meanTimeToResolve);
    // Similar: a tag in common, but not one that the Cases action gives to all cases of a rule.
    const std::vector<store::SimilarCase> similar = desk.cases().similar(other, 10).value();
    QCOMPARE(similar.size(), std::size_t{1});
    QCOMPARE(similar[0].key, desk.key());
    QCOMPARE(similar[0].tags, Texts{"vpn"});
}

void ConfigureTest::tagsOfARuleTellNothing()
{
    CaseDesk desk;
    // As the Cases action gives them: the field, its value, the rule's own; and one that a person gave.
    const auto make = [&](const std::string& host, const Texts& more) {
        Texts tags{"auto-generated", "rule:1", "host.name", "host.name:" + host, "windows"};
        tags.insert(tags.end(), more.begin(), more.end());
        return desk.make({.title = "A", .description = "B", .tags = tags});
    };
    const std::int64_t first = make("a", {"phishing"});
    static_cast<void>(make("b", {}));
    const std::int64_t tagged = make("c", {"phishing"});
    const std::int64_t sameHost = make("a", {});
    const std::vector<store::SimilarCase> similar = desk.cases().similar(first, 10).value();
    QCOMPARE(similar.size(), std::size_t{2});
    QCOMPARE(similar[0].key, sameHost);
    QCOMPARE(similar[0].tags, Texts{"host.name:a"});
    QCOMPARE(similar[1].key, tagged);
    QCOMPARE(similar[1].tags, Texts{"phishing"});
}

QTEST_GUILESS_MAIN(ConfigureTest)
#include "tst_CasesClientConfigure.moc"
