// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/store/PushClient.h"
#include "tests/store/CaseDesk.h"

using namespace casewright;
using cases::CaseAttributes;
using cases::CaseConfiguration;
using cases::CaseStatus;
using cases::CustomField;
using cases::CustomFieldType;
using tests::CallRow;
using tests::CaseDesk;
using tests::outcomeOf;
using Call = std::function<std::string(CaseDesk&)>;
using Keys = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

// Every operation on cases but those that have a table of their own: updates of one case (tst_CasesClient), comments
// and alerts that are attached (tst_CasesClientAttachments), custom fields and pushes (tst_CasesClientConfigure),
// filters (tst_CaseFind), what a connector answers (tst_PushFailures).

namespace {

constexpr std::int64_t NoCase = 77;

std::string text(std::size_t length) { return std::string(length, 'x'); }

std::string tooLong(const std::string& field, std::size_t maximum)
{
    return "400 LimitReached " + field + ": The length of the field " + field
        + " is too long. Array must be of length <= " + std::to_string(maximum) + '.';
}

std::string tooShort(const std::string& field)
{
    return "400 InvalidValue " + field + ": The length of the field " + field
        + " is too short. Array must be of length >= 1.";
}

/// `ok` with what was read, one after the other.
std::string ok(const Texts& read)
{
    std::string all = "ok";
    for (const std::string& each : read)
        all += ' ' + each;
    return all;
}

std::string told(const base::Result<Texts>& texts) { return texts ? ok(*texts) : outcomeOf(texts); }

/// The number of what was read.
template<class T>
std::string counted(const base::Result<std::vector<T>>& rows)
{
    return rows ? ok({std::to_string(rows->size())}) : outcomeOf(rows);
}

Call create(const CaseAttributes& attributes, const std::string& owner = "cases")
{
    return [=](CaseDesk& desk) {
        const auto made = desk.cases().create({.owner = owner, .attributes = attributes}, CaseDesk::later());
        return made ? ok({std::to_string(made->key), desk.activityOf(made->key)}) : outcomeOf(made);
    };
}

/// The same, without the activity: whether the case has what it was given.
Call createWhole(const CaseAttributes& attributes)
{
    return [=](CaseDesk& desk) {
        const auto made = desk.cases().create({.owner = "cases", .attributes = attributes}, CaseDesk::later());
        if (!made)
            return outcomeOf(made);
        const bool isSame = desk.cases().get(made->key).value().document.attributes == attributes;
        return ok({std::to_string(made->key), isSame ? "the same" : "not the same"});
    };
}

CaseConfiguration configuration()
{
    CaseConfiguration made{.owner = "cases"};
    made.customFields = {{.key = "ticket", .label = "Ticket", .required = true},
                         {.key = "urgent", .type = CustomFieldType::Toggle, .label = "Urgent", .defaultValue = true}};
    made.templates = {{.key = "night", .name = "Night"}};
    made.observableTypes = {{.key = "badge", .label = "Badge"}};
    return made;
}

void configure(CaseDesk& desk) { QVERIFY(desk.configure().set(configuration(), CaseDesk::later())); }

CustomField ticket(const std::string& value) { return {.key = "ticket", .value = value}; }

const CaseAttributes Plain{.title = "B", .description = "C"};

CaseAttributes with(const std::function<void(CaseAttributes&)>& change)
{
    CaseAttributes attributes = Plain;
    change(attributes);
    return attributes;
}

/// reference/kibana-cases, call 1 and "Constants".
const std::vector<CallRow> Creations{
    {"case",
     {},
     create(Plain, "observability"),
     "ok 2 create create_case {\"title\":\"B\",\"description\":\"C\",\"tags\":[],\"severity\":\"low\",\"assignees\":[],"
     "\"category\":null,\"customFields\":[],\"settings\":{\"syncAlerts\":false},\"owner\":\"observability\","
     "\"connector\":{\"id\":\"none\",\"name\":\"none\",\"type\":\".none\",\"fields\":null},\"status\":\"open\"}\n",
     ""},
    {"all at their limits",
     {},
     createWhole({.title = text(160),
             .description = text(30'000),
             .tags = Texts(200, text(256)),
             .category = text(50),
             .assignees = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}}),
     "ok 2 the same",
     ""},
    {"too long a title",
     {},
     create(with([](auto& given) { given.title = text(161); })),
     "400 LimitReached title: The length of the title is too long. The maximum length is 160.",
     ""},
    {"no description",
     {},
     create(with([](auto& given) { given.description = " "; })),
     "400 InvalidValue description: The description field cannot be an empty string.",
     ""},
    {"too long a description",
     {},
     create(with([](auto& given) { given.description = text(30'001); })),
     "400 LimitReached description: The length of the description is too long. The maximum length is 30000.",
     ""},
    {"too many tags", {}, create(with([](auto& given) { given.tags = Texts(201, "a"); })), tooLong("tags", 200), ""},
    {"a blank tag",
     {},
     create(with([](auto& given) { given.tags = {" "}; })),
     "400 InvalidValue tags[0]: The tag field cannot be an empty string.",
     ""},
    {"too long a tag",
     {},
     create(with([](auto& given) { given.tags = {text(257)}; })),
     "400 LimitReached tags[0]: The length of the tag is too long. The maximum length is 256.",
     ""},
    {"too long a category",
     {},
     create(with([](auto& given) { given.category = text(51); })),
     "400 LimitReached category: The length of the category is too long. The maximum length is 50.",
     ""},
    {"too many assignees",
     {},
     create(with([](auto& given) { given.assignees = Texts(11, "a"); })),
     tooLong("assignees", 10),
     ""},
    {"too many custom fields",
     {},
     create(with([](auto& given) { given.customFields = std::vector(11, ticket("T")); })),
     tooLong("customFields", 10),
     ""},
    {"fields that are not configured",
     {},
     create(with([](auto& given) { given.customFields = {ticket("T")}; })),
     "400 InvalidValue customFields: No custom fields are configured for the owner cases",
     ""},
    {"a required field", configure, create(with([](auto& given) { given.customFields = {ticket("T")}; })),
     "ok 2 create create_case {\"title\":\"B\",\"description\":\"C\",\"tags\":[],\"severity\":\"low\",\"assignees\":[],"
     "\"category\":null,\"customFields\":[{\"key\":\"ticket\",\"type\":\"text\",\"value\":\"T\"},"
     "{\"key\":\"urgent\",\"type\":\"toggle\",\"value\":true}],\"settings\":{\"syncAlerts\":false},\"owner\":\"cases\","
     "\"connector\":{\"id\":\"none\",\"name\":\"none\",\"type\":\".none\",\"fields\":null},\"status\":\"open\"}\n",
     ""},
    {"a required field that is missing", configure, create(Plain),
     "400 MissingValue customFields: Required custom fields that are missing and have no default: \"Ticket\".", ""},
    {"a required field that is null", configure,
     create(with([](auto& given) { given.customFields = {{.key = "ticket"}}; })),
     "400 InvalidValue customFields: Required custom fields that are set to null: \"Ticket\".", ""},
    {"a field twice", configure,
     create(with([](auto& given) {
         given.customFields = {ticket("T"), ticket("U")};
     })),
     "400 InvalidValue customFields: Custom field keys that are there twice: ticket.", ""},
    {"a field of another type", configure,
     create(with([](auto& given) {
         given.customFields = {ticket("T"), {.key = "urgent", .value = std::string("yes")}};
     })),
     "400 InvalidValue customFields: Custom fields with values of the wrong type: \"Urgent\".", ""},
    {"a field that nobody knows", configure,
     create(with([](auto& given) {
         given.customFields = {ticket("T"), {.key = "room"}};
     })),
     "400 UnknownKey customFields: Custom field keys that are not configured: room.", ""},
    {"too long a text of a field", configure,
     create(with([](auto& given) { given.customFields = {ticket(text(161))}; })),
     "400 LimitReached customFields[0].value: The length of the value is too long. The maximum length is 160.", ""},
};

Call find(const store::CaseFilter& filter)
{
    return [=](CaseDesk& desk) { return counted(desk.workspace().cases(filter, std::nullopt, 10)); };
}

Call count(const store::CaseFilter& filter)
{
    return [=](CaseDesk& desk) {
        const auto counts = desk.workspace().statusCounts(filter);
        return counts ? ok({std::to_string(counts->open), std::to_string(counts->inProgress),
                            std::to_string(counts->closed)})
                      : outcomeOf(counts);
    };
}

Call getMany(const Keys& keys)
{
    return [=](CaseDesk& desk) {
        const auto found = desk.cases().get(keys);
        return found ? ok({std::to_string(found->cases.size()), std::to_string(found->missing.size())})
                     : outcomeOf(found);
    };
}

/// Something of each kind: another case with the tag, a category, an assignee, a comment, and two alerts.
void fill(CaseDesk& desk)
{
    QVERIFY(desk.make({.title = "B", .description = "C", .tags = {"vpn"}}) != desk.key());
    QVERIFY(desk.change({.category = std::optional<std::string>("Network"), .assignees = Texts{"kim"}}));
    QVERIFY(desk.attachments().addComment(desk.key(), "Seen", CaseDesk::later()));
    QVERIFY(desk.attachments().attachAlerts(desk.key(), {.ids = {"a", "b"}, .indices = {"i", "i"}}, CaseDesk::later()));
}

std::string countsOfActivity(CaseDesk& desk, std::int64_t key)
{
    const auto counts = desk.cases().userActionCounts(key);
    return counts ? ok({std::to_string(counts->all), std::to_string(counts->comments), std::to_string(counts->alerts),
                        std::to_string(counts->attachments), std::to_string(counts->history)})
                  : outcomeOf(counts);
}

std::string minutesOpen(CaseDesk& desk, std::int64_t key)
{
    const auto lifespan = desk.cases().lifespan(key, CaseDesk::Morning + base::Hour);
    return lifespan ? ok({std::to_string(lifespan->openDuration.milliseconds / base::Minute.milliseconds),
                          std::to_string(lifespan->inProgressDuration.milliseconds)})
                    : outcomeOf(lifespan);
}

/// Reads something of the case of the desk, and of one that is not there.
template<class Read>
std::vector<CallRow> reading(const char* name, const char* nameOfNone, const std::string& result, const Read& read)
{
    return {{name, fill, [read](CaseDesk& desk) { return read(desk, desk.key()); }, result, ""},
            {nameOfNone, fill, [read](CaseDesk& desk) { return read(desk, NoCase); }, "404 NotFound The workspace ",
             ""}};
}

std::vector<CallRow> readings()
{
    const std::vector<std::optional<std::string>> many(101, "a");
    std::vector<CallRow> rows{
        {"find", {}, find({.tags = {"vpn"}}), "ok 1", ""},
        {"find nothing", {}, find({.tags = {"ssh"}}), "ok 0", ""},
        {"find by too many tags", {}, find({.tags = Texts(101, "a")}), tooLong("tags", 100), ""},
        {"find by too many assignees", {}, find({.assignees = many}), tooLong("assignees", 100), ""},
        {"find by too many reporters", {}, find({.reporters = many}), tooLong("reporters", 100), ""},
        {"find by too many categories", {}, find({.categories = many}), tooLong("category", 100), ""},
        {"count by status", {}, count({}), "ok 1 0 0", ""},
        {"count by status, whatever the filter says", {}, count({.statuses = {CaseStatus::Closed}}), "ok 1 0 0", ""},
        {"count by too many tags", {}, count({.tags = Texts(101, "a")}), tooLong("tags", 100), ""},
        {"get many", {}, getMany({1, NoCase}), "ok 1 1", ""},
        {"get too many", {}, getMany(Keys(1'001, 1)), tooLong("ids", 1'000), ""},
        {"get none", {}, getMany({}), tooShort("ids"), ""},
        {"cases of an alert", fill, [](CaseDesk& desk) { return counted(desk.cases().casesOfAlert("a")); }, "ok 1", ""},
        {"cases of no alert", fill, [](CaseDesk& desk) { return counted(desk.cases().casesOfAlert("c")); }, "ok 0", ""},
        {"tags", {}, [](CaseDesk& desk) { return told(desk.cases().tags()); }, "ok vpn", ""},
        {"tags of an owner", {}, [](CaseDesk& desk) { return told(desk.cases().tags("observability")); }, "ok", ""},
        {"categories", fill, [](CaseDesk& desk) { return told(desk.cases().categories()); }, "ok Network", ""},
        {"assignees", fill, [](CaseDesk& desk) { return told(desk.cases().assignees()); }, "ok kim", ""},
        {"reporters", {}, [](CaseDesk& desk) { return told(desk.cases().reporters()); }, "ok ana", ""},
    };
    const auto add = [&rows](const std::vector<CallRow>& more) { rows.insert(rows.end(), more.begin(), more.end()); };
    add(reading("get", "get no case", "ok Odd logins", [](CaseDesk& desk, auto key) {
        const auto found = desk.cases().get(key);
        return found ? ok({found->document.attributes.title}) : outcomeOf(found);
    }));
    add(reading("activity", "activity of no case", "ok 5",
                [](CaseDesk& desk, auto key) { return counted(desk.cases().userActions(key, {}, {}, 100)); }));
    add(reading("counts of activity", "counts of activity of no case", "ok 5 1 1 0 3", countsOfActivity));
    add(reading("alerts", "alerts of no case", "ok 2",
                [](CaseDesk& desk, auto key) { return counted(desk.cases().alerts(key, {}, 100)); }));
    add(reading("comments", "comments of no case", "ok 1",
                [](CaseDesk& desk, auto key) { return counted(desk.attachments().comments(key, {}, 100)); }));
    add(reading("lifespan", "lifespan of no case", "ok 60 0", minutesOpen));
    add(reading("similar cases", "similar cases of no case", "ok 1",
                [](CaseDesk& desk, auto key) { return counted(desk.cases().similar(key, 10)); }));
    const std::string page = "400 LimitReached perPage: The provided perPage value is too high. The maximum allowed "
                             "perPage value is 100.";
    rows.push_back({"too long a page of activity", {}, [](CaseDesk& desk) {
                        return counted(desk.cases().userActions(desk.key(), {}, {}, 101));
                    }, page, ""});
    rows.push_back({"too long a page of comments", {}, [](CaseDesk& desk) {
                        return counted(desk.attachments().comments(desk.key(), {}, 101));
                    }, page, ""});
    return rows;
}

const std::vector<CallRow> Readings = readings();

Call remove(const Keys& keys)
{
    return [=](CaseDesk& desk) { return outcomeOf(desk.cases().remove(keys)); };
}

/// Of a case that is there; what is found of it afterwards.
std::string removed(CaseDesk& desk)
{
    const std::int64_t key = desk.make(Plain);
    const auto done = desk.cases().remove({key});
    if (!done)
        return outcomeOf(done);
    const auto found = desk.cases().get(Keys{desk.key(), key}).value();
    return ok({std::to_string(found.cases.size()), std::to_string(found.missing.size())});
}

std::string versionOf(const base::Result<store::StoredConfiguration>& written)
{
    return written ? ok({std::to_string(written->version)}) : outcomeOf(written);
}

Call set(const std::function<void(CaseConfiguration&)>& change)
{
    return [=](CaseDesk& desk) {
        CaseConfiguration given = configuration();
        change(given);
        return versionOf(desk.configure().set(given, CaseDesk::later()));
    };
}

Call update(std::int64_t version)
{
    return [=](CaseDesk& desk) {
        return versionOf(desk.configure().update(configuration(), version, CaseDesk::later()));
    };
}

/// Calls 3 and 15 to 21; an update of many cases is in tst_CasesClient. The case of the desk stays as it is.
const std::vector<CallRow> Others{
    {"delete", {}, removed, "ok 1 1", ""},
    {"delete none", {}, remove({}), tooShort("ids"), ""},
    {"delete too many", {}, remove(Keys(101, 1)), tooLong("ids", 100), ""},
    {"delete one that is not there", {}, remove({1, NoCase}), "404 NotFound The workspace ", ""},
    {"configuration", {}, set([](auto&) {}), "ok 1", ""},
    {"configuration again", configure, set([](auto&) {}), "ok 2", ""},
    {"another type of a field", configure,
     set([](auto& given) { given.customFields[0].type = CustomFieldType::Toggle; }),
     "400 InvalidValue customFields: Custom fields that are there already keep their type, and these do not: ",
     ""},
    {"too many fields",
     {},
     set([](auto& given) { given.customFields.resize(11, given.customFields[0]); }),
     "400 LimitReached customFields: The length of the field customFields is too long. Array must be of length <= 10.",
     ""},
    {"too many templates",
     {},
     set([](auto& given) { given.templates.resize(11, given.templates[0]); }),
     "400 LimitReached templates: The length of the field templates is too long. Array must be of length <= 10.",
     ""},
    {"too many types of observables",
     {},
     set([](auto& given) { given.observableTypes.resize(11, given.observableTypes[0]); }),
     "400 LimitReached observableTypes: The length of the field observableTypes is too long.",
     ""},
    {"a blank label",
     {},
     set([](auto& given) { given.customFields[0].label = " "; }),
     "400 InvalidValue customFields[0].label: The label field cannot be an empty string.",
     ""},
    {"another owner", {}, set([](auto& given) { given.owner = "me"; }), "400 InvalidValue owner: ", ""},
    {"configuration of a version", configure, update(1), "ok 2", ""},
    {"configuration of another version", configure, update(2), "409 Conflict The configuration of the owner cases ",
     ""},
    {"configuration that is not there", {}, update(1), "404 NotFound ", ""},
    {"a connector that is not there",
     {},
     [](CaseDesk& desk) { return outcomeOf(desk.configure().connector("7")); },
     "404 NotFound ",
     ""},
    {"one connector too many",
     [](CaseDesk& desk) {
         for (int i = 0; i < 1'000; ++i)
             QVERIFY(desk.configure().saveConnector({.id = std::to_string(i), .name = "A", .type = ".cases-webhook"}));
     },
     [](CaseDesk& desk) { return outcomeOf(desk.configure().saveConnector({.id = "more"})); },
     "400 LimitReached A workspace holds at most 1000 connectors.", ""},
    {"what is pushed of a case that is not there",
     {},
     [](CaseDesk& desk) { return outcomeOf(store::PushClient(desk.workspace()).read(NoCase, CaseDesk::Morning)); },
     "404 NotFound ",
     ""},
    {"what is pushed without a connector",
     {},
     [](CaseDesk& desk) { return outcomeOf(store::PushClient(desk.workspace()).read(desk.key(), CaseDesk::Morning)); },
     "400 InvalidValue ",
     ""},
    {"a status over the cap of activities", [](CaseDesk& desk) { desk.fillActivity(10'000); },
     [](CaseDesk& desk) { return outcomeOf(desk.change({.status = CaseStatus::Closed})); },
     "400 LimitReached The case with the key ", ""},
    {"a comment over the cap of activities", [](CaseDesk& desk) { desk.fillActivity(10'000); },
     [](CaseDesk& desk) { return outcomeOf(desk.attachments().addComment(desk.key(), "A", CaseDesk::later())); },
     "400 LimitReached The case with the key ", ""},
};

} // namespace

/// Operations as a table: call, precondition, result or error, and the activity that is written.
class CaseOperationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void creates_data() { tests::addRows(Creations); }
    void creates() { playRow(Creations); }
    void reads_data() { tests::addRows(Readings); }
    void reads() { playRow(Readings); }
    void doesTheRest_data() { tests::addRows(Others); }
    void doesTheRest() { playRow(Others); }

private:
    static void playRow(const std::vector<CallRow>& rows)
    {
        QFETCH(const int, row);
        const std::string differs = tests::play(rows[static_cast<std::size_t>(row)]);
        QVERIFY2(differs.empty(), differs.c_str());
    }
};

QTEST_GUILESS_MAIN(CaseOperationsTest)
#include "tst_CaseOperations.moc"
