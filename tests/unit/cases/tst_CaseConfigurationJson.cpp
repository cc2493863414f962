// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/cases/CaseConfigurationJson.h"

using namespace casewright;
using namespace casewright::cases;
using base::ErrorCode;
using base::Json;

Q_DECLARE_METATYPE(base::ErrorCode)

namespace {

const char* const Whole = R"({
  "id": "c-1", "version": "WzEsMV0=", "created_at": "2026-01-05T08:00:00.000Z", "created_by": {"username": "kim"},
  "updated_at": null, "updated_by": null, "mappings": [], "error": null,
  "observableTypes": [{"key": "4f-0_a", "label": "Badge number"}],
  "owner": "securitySolution", "closure_type": "close-by-pushing",
  "connector": {"id": "j", "name": "Jira", "type": ".jira", "fields": {"issueType": "10006"}},
  "customFields": [
    {"key": "ticket", "type": "text", "label": "Ticket", "required": true, "defaultValue": "none"},
    {"key": "urgent", "type": "toggle", "label": "Urgent", "required": false},
    {"key": "cost", "type": "number", "label": "Cost", "required": false, "defaultValue": -5}],
  "templates": [
    {"key": "night", "name": "Night", "description": "For the night shift", "tags": ["shift"],
     "caseFields": {"title": "Look at this", "description": "*Soon*", "tags": ["night"], "severity": "high",
                    "category": "Network", "assignees": [{"uid": "kim"}], "settings": {"syncAlerts": true},
                    "connector": {"id": "none", "name": "none", "type": ".none", "fields": null},
                    "customFields": [{"key": "ticket", "type": "text", "value": null},
                                     {"key": "cost", "type": "number", "value": 7}]}},
    {"key": "bare", "name": "Bare", "caseFields": null}]
})";

CaseConfiguration whole() { return parseConfiguration(Whole).value(); }

/// The whole configuration with another value at a JSON pointer.
std::string with(const char* pointer, const Json& value)
{
    Json json = base::parseJson(Whole).value();
    json[Json::json_pointer(pointer)] = value;
    return json.dump();
}

std::string long_(std::size_t length) { return std::string(length, 'x'); }

} // namespace

/// reference/kibana-cases: "Configuration object", "Constants".
class CaseConfigurationJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const CaseConfiguration read = whole();
        QCOMPARE(read.owner, std::string("securitySolution"));
        QVERIFY(read.closureType == ClosureType::ByPushing);
        QCOMPARE(read.connector.fields, std::string(R"({"issueType":"10006"})"));
        QCOMPARE(read.customFields.size(), std::size_t{3});
        QVERIFY(read.customFields[0].required);
        QVERIFY(read.customFields[0].defaultValue == CustomValue(std::string("none")));
        QVERIFY(read.customFields[1].defaultValue == CustomValue());
        QVERIFY(read.customFields[2].defaultValue == CustomValue(std::int64_t{-5}));
        const CaseChange& given = read.templates.at(0).caseFields;
        QVERIFY(given.title == "Look at this" && given.description == "*Soon*");
        QVERIFY(given.tags == std::vector<std::string>{"night"});
        QVERIFY(given.severity == Severity::High);
        QVERIFY(given.category == std::optional<std::string>("Network"));
        QVERIFY(given.assignees == std::vector<std::string>{"kim"});
        QVERIFY(given.syncAlerts == true && given.connector == CaseConnector{});
        QVERIFY(given.customFields->at(0).value == CustomValue());
        QVERIFY(given.customFields->at(1).value == CustomValue(std::int64_t{7}));
        QVERIFY(read.templates.at(1).caseFields == CaseChange{});
        QVERIFY(read.observableTypes == (std::vector{ObservableType{.key = "4f-0_a", .label = "Badge number"}}));
    }

    void writesWhatItReads()
    {
        const CaseConfiguration read = whole();
        const std::string text = configurationJson(read);
        QVERIFY(parseConfiguration(text).value() == read);
        QCOMPARE(configurationJson(parseConfiguration(text).value()), text);
        QVERIFY(checkConfiguration(read).has_value());
        QVERIFY(text.find(R"("observableTypes":[{"key":"4f-0_a","label":"Badge number"}])") != std::string::npos);
        CaseConfiguration without = read;
        without.observableTypes.clear();
        QVERIFY(configurationJson(without).find("observableTypes") == std::string::npos);
    }

    void tellsANullFromNothing()
    {
        const CaseConfiguration none = parseConfiguration(with("/templates/0/caseFields/category", nullptr)).value();
        const std::optional<std::optional<std::string>>& category = none.templates[0].caseFields.category;
        QVERIFY(category.has_value() && !category->has_value());
        QVERIFY(parseConfiguration(configurationJson(none)).value() == none);
    }

    void readsThoseOfSeveralOwners()
    {
        const std::string two = std::string("[") + Whole + "," + with("/owner", "cases") + "]";
        const auto both = parseConfigurations(two);
        QVERIFY(both.has_value());
        QCOMPARE(both->size(), std::size_t{2});
        QCOMPARE(both->at(1).owner, std::string("cases"));
        QVERIFY(parseConfigurations("[]").value().empty());
        QCOMPARE(parseConfigurations(Whole).value().size(), std::size_t{1});
        QVERIFY(parseConfiguration(std::string("[") + Whole + "]").value() == whole());
        QCOMPARE(parseConfiguration(two, "c.json").error().code, ErrorCode::InvalidValue);
        const base::Error twice = parseConfigurations(std::string("[") + Whole + "," + Whole + "]").error();
        QCOMPARE(twice.location->field, std::string("[1].owner"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, const char* pointer, const Json& value, ErrorCode code) {
            QTest::newRow(name) << QByteArray(pointer) << QByteArray::fromStdString(value.dump()) << code;
        };
        const Json list = Json::array();
        const Json field = {{"key", "k"}, {"type", "text"}, {"label", "L"}, {"required", false}};
        row("an unknown key", "/note", 1, ErrorCode::UnknownKey);
        row("another owner", "/owner", "me", ErrorCode::InvalidValue);
        row("no owner", "", {{"closure_type", "close-by-user"}}, ErrorCode::MissingValue);
        row("another closure", "/closure_type", "never", ErrorCode::InvalidValue);
        row("a connector's key", "/connector/url", "x", ErrorCode::UnknownKey);
        row("a connector's fields", "/connector/fields", "x", ErrorCode::InvalidValue);
        row("no list", "/customFields", "x", ErrorCode::InvalidValue);
        row("too many fields", "/customFields", Json(11, field), ErrorCode::LimitReached);
        row("a field twice", "/customFields", Json(2, field), ErrorCode::InvalidValue);
        row("a capital in a key", "/customFields/0/key", "Ticket", ErrorCode::InvalidValue);
        row("a long key", "/customFields/0/key", long_(37), ErrorCode::LimitReached);
        row("another type", "/customFields/0/type", "date", ErrorCode::InvalidValue);
        row("a blank label", "/customFields/0/label", " ", ErrorCode::InvalidValue);
        row("a long label", "/customFields/0/label", long_(51), ErrorCode::LimitReached);
        row("no truth", "/customFields/0/required", 1, ErrorCode::InvalidValue);
        row("a default of another type", "/customFields/1/defaultValue", "yes", ErrorCode::InvalidValue);
        row("a default that is not whole", "/customFields/2/defaultValue", 1.5, ErrorCode::InvalidValue);
        row("a number that is not safe", "/customFields/2/defaultValue", 9'007'199'254'740'992, ErrorCode::InvalidValue);
        row("a long default", "/customFields/0/defaultValue", long_(161), ErrorCode::LimitReached);
        row("too many templates", "/templates", Json(11, Json{{"key", "k"}, {"name", "N"}}), ErrorCode::LimitReached);
        row("a long name", "/templates/0/name", long_(51), ErrorCode::LimitReached);
        row("a long description", "/templates/0/description", long_(1'001), ErrorCode::LimitReached);
        row("too many tags", "/templates/0/tags", Json(11, "t"), ErrorCode::LimitReached);
        row("a long tag", "/templates/0/tags/0", long_(51), ErrorCode::LimitReached);
        row("a status", "/templates/0/caseFields/status", "closed", ErrorCode::UnknownKey);
        row("a long title", "/templates/0/caseFields/title", long_(161), ErrorCode::LimitReached);
        row("a blank title", "/templates/0/caseFields/title", "\n", ErrorCode::InvalidValue);
        row("a long text", "/templates/0/caseFields/description", long_(30'001), ErrorCode::LimitReached);
        row("too many tags of a case", "/templates/0/caseFields/tags", Json(201, "t"), ErrorCode::LimitReached);
        row("a long tag of a case", "/templates/0/caseFields/tags/0", long_(257), ErrorCode::LimitReached);
        row("another severity", "/templates/0/caseFields/severity", "none", ErrorCode::InvalidValue);
        row("a long category", "/templates/0/caseFields/category", long_(51), ErrorCode::LimitReached);
        row("too many assignees", "/templates/0/caseFields/assignees", Json(11, Json{{"uid", "u"}}),
            ErrorCode::LimitReached);
        row("a setting", "/templates/0/caseFields/settings/other", true, ErrorCode::UnknownKey);
        row("a field that is not configured", "/templates/0/caseFields/customFields/0/key", "gone",
            ErrorCode::InvalidValue);
        row("a field of another type", "/templates/0/caseFields/customFields/0/type", "toggle",
            ErrorCode::InvalidValue);
        row("a value of another type", "/templates/0/caseFields/customFields/1/value", "7", ErrorCode::InvalidValue);
        row("too many types of observables", "/observableTypes", Json(11, Json{{"key", "k"}, {"label", "L"}}),
            ErrorCode::LimitReached);
        row("a type of observables twice", "/observableTypes", Json(2, Json{{"key", "k"}, {"label", "L"}}),
            ErrorCode::InvalidValue);
        row("a long key of observables", "/observableTypes/0/key", long_(37), ErrorCode::LimitReached);
        row("a long label of observables", "/observableTypes/0/label", long_(51), ErrorCode::LimitReached);
        row("a type of observables with more", "/observableTypes/0/icon", "x", ErrorCode::UnknownKey);
    }
    void refuses()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(ErrorCode, code);
        const std::string text = with(pointer.constData(), base::parseJson(value.toStdString()).value());
        const auto read = parseConfiguration(text, "c.json");
        QVERIFY(!read.has_value());
        QVERIFY2(read.error().code == code, base::describe(read.error()).c_str());
        QVERIFY2(read.error().location && read.error().location->line == 1 && read.error().location->file == "c.json",
                 base::describe(read.error()).c_str());
    }

    /// reference/kibana-cases: "Validation wording pattern".
    void saysItAsKibanaDoes_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char* pointer, const Json& value, const char* sentence) {
            QTest::newRow(sentence) << QByteArray(pointer) << QByteArray::fromStdString(value.dump())
                                    << QByteArray(sentence);
        };
        row("/customFields/0/label", long_(51), "The length of the label is too long. The maximum length is 50.");
        row("/customFields/0/label", " ", "The label field cannot be an empty string.");
        row("/customFields/0/key", long_(37), "The length of the key is too long. The maximum length is 36.");
        row("/customFields/0/defaultValue", long_(161),
            "The length of the defaultValue is too long. The maximum length is 160.");
        row("/customFields", Json(11, Json{{"key", "k"}}),
            "The length of the field customFields is too long. Array must be of length <= 10.");
        row("/templates", Json(11, Json{{"key", "k"}, {"name", "N"}}),
            "The length of the field templates is too long. Array must be of length <= 10.");
        row("/templates/0/name", "", "The name field cannot be an empty string.");
        row("/templates/0/description", long_(1'001),
            "The length of the description is too long. The maximum length is 1000.");
        row("/templates/0/tags/0", long_(51), "The length of the template's tag is too long. The maximum length is 50.");
        row("/templates/0/tags", Json(11, "t"),
            "The length of the field template's tags is too long. Array must be of length <= 10.");
        row("/templates/0/caseFields/tags/0", "", "The tag field cannot be an empty string.");
        row("/templates/0/caseFields/category", long_(51),
            "The length of the category is too long. The maximum length is 50.");
        row("/templates/0/caseFields/customFields/0/value", "", "The value field cannot be an empty string.");
        row("/observableTypes", Json(11, Json{{"key", "k"}, {"label", "L"}}),
            "The length of the field observableTypes is too long. Array must be of length <= 10.");
    }
    void saysItAsKibanaDoes()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, sentence);
        const auto read = parseConfiguration(
            with(pointer.constData(), base::parseJson(value.toStdString()).value()), "c.json");
        QVERIFY(!read.has_value());
        QVERIFY2(read.error().text.find(sentence.toStdString()) != std::string::npos, read.error().text.c_str());
    }

    /// Lengths are those of JavaScript, after trimming.
    void measuresAsJavascript()
    {
        std::string faces;
        for (int i = 0; i < 80; ++i)
            faces += "\xf0\x9f\x98\x80";
        QVERIFY(parseConfiguration(with("/templates/0/caseFields/title", "  " + faces + "\n")).has_value());
        QVERIFY(!parseConfiguration(with("/templates/0/caseFields/title", faces + "x")).has_value());
    }

    void checksValues()
    {
        CaseConfiguration configuration = whole();
        configuration.owner = "me";
        QCOMPARE(checkConfiguration(configuration).error().code, ErrorCode::InvalidValue);
    }
};

QTEST_APPLESS_MAIN(CaseConfigurationJsonTest)
#include "tst_CaseConfigurationJson.moc"
