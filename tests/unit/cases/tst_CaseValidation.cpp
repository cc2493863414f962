// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/cases/CaseLimits.h"
#include "core/cases/CaseValidation.h"

using namespace casewright;
using namespace casewright::cases;
using base::ErrorCode;

namespace {

/// A field of each kind that matters: required without default, required with one, optional of each type.
CaseConfiguration configuration()
{
    return {
        .owner = "cases",
        .customFields = {{.key = "ticket", .label = "Ticket", .required = true},
                         {.key = "team", .label = "Team", .required = true, .defaultValue = std::string("SRE")},
                         {.key = "urgent", .type = CustomFieldType::Toggle, .label = "Urgent", .defaultValue = true},
                         {.key = "cost", .type = CustomFieldType::Number, .label = "Cost"}}};
}

CustomField field(const char* key, CustomValue value, CustomFieldType type = CustomFieldType::Text)
{
    return {.key = key, .type = type, .value = std::move(value)};
}

const CustomField Ticket = field("ticket", std::string("T-1"));

struct FieldRow {
    const char* name;
    std::vector<CustomField> given;
    std::optional<ErrorCode> code;
    const char* text;
};

// In Kibana's order: the first thing that is wrong is told.
const std::vector<FieldRow> FieldRows{
    {"all that is required", {Ticket}, {}, ""},
    {"all types",
     {Ticket, field("urgent", false, CustomFieldType::Toggle), field("cost", std::int64_t{7}, CustomFieldType::Number)},
     {},
     ""},
    {"optional fields may be null", {Ticket, field("cost", {}, CustomFieldType::Number)}, {}, ""},
    {"twice", {Ticket, Ticket}, ErrorCode::InvalidValue, "Custom field keys that are there twice: ticket."},
    {"unknown",
     {Ticket, field("a", {}), field("b", {})},
     ErrorCode::UnknownKey,
     "Custom field keys that are not configured: a, b."},
    {"wrong type",
     {Ticket, field("cost", std::string("7"))},
     ErrorCode::InvalidValue,
     "Custom fields with values of the wrong type: \"Cost\"."},
    {"wrong value",
     {Ticket, field("cost", std::string("7"), CustomFieldType::Number)},
     ErrorCode::InvalidValue,
     "Custom fields with values of the wrong type: \"Cost\"."},
    {"required is missing",
     {},
     ErrorCode::MissingValue,
     "Required custom fields that are missing and have no default: \"Ticket\"."},
    {"required is null",
     {Ticket, field("team", {})},
     ErrorCode::InvalidValue,
     "Required custom fields that are set to null: \"Team\"."},
};

} // namespace

/// reference/kibana-cases, "Constants" and "HTTP API". Texts and lists of an update are tested in tst_CasesClient.
class CaseValidationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksCustomFields_data();
    void checksCustomFields();
    void countsAsJavaScript();
    void refusesFieldsWithoutConfiguration();
    void limitsTheTextsOfFields();
    void completesANewCase();
    void checksComments();
    void keepsTypes();
};

void CaseValidationTest::checksCustomFields_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < FieldRows.size(); ++i)
        QTest::newRow(FieldRows[i].name) << static_cast<int>(i);
}

void CaseValidationTest::checksCustomFields()
{
    QFETCH(const int, row);
    const FieldRow& expected = FieldRows[static_cast<std::size_t>(row)];
    const base::Result<void> done = checkCustomFields(expected.given, configuration());
    QCOMPARE(done.has_value(), !expected.code.has_value());
    if (done)
        return;
    QVERIFY(done.error().code == *expected.code);
    QCOMPARE(done.error().text, std::string(expected.text));
    QCOMPARE(done.error().location->field, std::string("customFields"));
}

void CaseValidationTest::countsAsJavaScript()
{
    std::string smiles;
    for (int i = 0; i < 80; ++i)
        smiles += "\U0001F600"; // two UTF-16 code units each
    QVERIFY(checkChange({.title = smiles}));
    QVERIFY(checkChange({.title = "  " + smiles + "\n"}));
    QVERIFY(checkChange({.title = smiles + "x"}).error().code == ErrorCode::LimitReached);
}

void CaseValidationTest::refusesFieldsWithoutConfiguration()
{
    const CaseConfiguration none{.owner = "cases"};
    QVERIFY(checkCustomFields({}, none));
    QCOMPARE(checkCustomFields({Ticket}, none).error().text,
             std::string("No custom fields are configured for the owner cases; configure them first."));
}

void CaseValidationTest::limitsTheTextsOfFields()
{
    QVERIFY(checkChange({.customFields = std::vector{field("a", std::string(160, 'x'))}}));
    const base::Result<void> longText = checkChange({.customFields = std::vector{field("a", std::string(161, 'x'))}});
    QCOMPARE(longText.error().text, std::string("The length of the value is too long. The maximum length is 160."));
    QCOMPARE(longText.error().location->field, std::string("customFields[0].value"));
    QVERIFY(checkChange({.customFields = std::vector{field("a", std::string(" "))}}).error().code
            == ErrorCode::InvalidValue);
    for (const std::int64_t number : {MaximumCustomNumber, -MaximumCustomNumber})
        QVERIFY(checkChange({.customFields = std::vector{field("a", number)}}));
    for (const std::int64_t number : {MaximumCustomNumber + 1, -MaximumCustomNumber - 1})
        QCOMPARE(checkChange({.customFields = std::vector{field("a", number)}}).error().text,
                 std::string("The value field should be an integer between -(2^53 - 1) and 2^53 - 1, inclusive."));
    QCOMPARE(checkChange({.customFields = std::vector<CustomField>(11, Ticket)}).error().text,
             std::string("The length of the field customFields is too long. Array must be of length <= 10."));
}

void CaseValidationTest::completesANewCase()
{
    const CaseAttributes given{.title = " A ",
                               .description = "B\n",
                               .status = CaseStatus::Closed,
                               .assignees = {"a", "a"},
                               .customFields = {Ticket}};
    const CaseAttributes made = newCase(given, configuration()).value();
    QCOMPARE(made.title, std::string("A"));
    QVERIFY(made.status == CaseStatus::Open);
    QCOMPARE(made.assignees.size(), std::size_t{1});
    const std::vector<CustomField> expected{Ticket, field("team", std::string("SRE")),
                                            field("urgent", true, CustomFieldType::Toggle),
                                            field("cost", {}, CustomFieldType::Number)};
    QVERIFY(made.customFields == expected);
    QVERIFY(newCase({.title = "A", .description = "B"}, configuration()).error().code == ErrorCode::MissingValue);
}

void CaseValidationTest::checksComments()
{
    QVERIFY(checkComment(std::string(30'000, 'x')));
    QCOMPARE(checkComment(std::string(30'001, 'x')).error().text,
             std::string("The length of the comment is too long. The maximum length is 30000."));
    QCOMPARE(checkComment(" \n").error().text, std::string("The comment field cannot be an empty string."));
}

void CaseValidationTest::keepsTypes()
{
    CaseConfiguration after = configuration();
    after.customFields.pop_back();
    after.customFields.front().label = "Number";
    QVERIFY(checkTypesStay(configuration(), after));
    after.customFields.front().type = CustomFieldType::Toggle;
    QVERIFY(checkTypesStay(configuration(), after).error().code == ErrorCode::InvalidValue);
}

QTEST_APPLESS_MAIN(CaseValidationTest)
#include "tst_CaseValidation.moc"
