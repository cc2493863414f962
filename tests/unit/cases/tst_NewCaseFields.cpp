// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/cases/CaseConfiguration.h"

using namespace casewright::cases;

namespace {

CaseConfiguration configuration()
{
    return {.owner = "cases",
            .customFields = {{.key = "ticket", .label = "Ticket", .required = true},
                             {.key = "team", .label = "Team", .required = true, .defaultValue = std::string("SRE")},
                             {.key = "urgent", .type = CustomFieldType::Toggle, .label = "Urgent", .required = true},
                             {.key = "cost", .type = CustomFieldType::Number, .label = "Cost", .required = true},
                             {.key = "note", .label = "Note", .defaultValue = std::string("none yet")},
                             {.key = "room", .label = "Room"}},
            .templates = {{.key = "plain", .name = "Plain", .caseFields = {.severity = Severity::High}},
                          {.key = "full",
                           .name = "Full",
                           .caseFields = {.title = " Look at this",
                                          .tags = std::vector<std::string>{"night"},
                                          .category = std::optional<std::string>("Network "),
                                          .assignees = std::vector<std::string>{"kim", "kim"},
                                          .customFields = std::vector<CustomField>{
                                              {.key = "ticket", .value = std::string("T-1")}}}}}};
}

CustomValue valueOf(const NewCaseFields& fields, const std::string& key)
{
    for (const CustomField& field : fields.customFields)
        if (field.key == key)
            return field.value;
    return std::string("no such field");
}

} // namespace

/// reference/kibana-cases, "Custom fields" and "Template" of the connector's algorithm.
class NewCaseFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsRequiredFields()
    {
        const NewCaseFields fields = newCaseFields(configuration(), std::nullopt);
        QVERIFY(valueOf(fields, "ticket") == CustomValue(std::string("N/A")));
        QVERIFY(valueOf(fields, "team") == CustomValue(std::string("SRE")));
        QVERIFY(valueOf(fields, "urgent") == CustomValue(false));
        QVERIFY(valueOf(fields, "cost") == CustomValue(std::int64_t{0}));
        QVERIFY(valueOf(fields, "note") == CustomValue(std::string("none yet")));
        QVERIFY(valueOf(fields, "room") == CustomValue());
        QVERIFY(fields.severity == Severity::Low);
        QVERIFY(!fields.title);
    }

    /// A template's custom fields decide all of them; the configuration's defaults are not asked then.
    void followsATemplate()
    {
        const NewCaseFields fields = newCaseFields(configuration(), "full");
        QVERIFY(valueOf(fields, "ticket") == CustomValue(std::string("T-1")));
        QVERIFY(valueOf(fields, "team") == CustomValue(std::string("N/A")));
        QVERIFY(valueOf(fields, "note") == CustomValue());
        QVERIFY(fields.title == "Look at this");
        QVERIFY(fields.tags == std::vector<std::string>{"night"});
        QVERIFY(fields.category == "Network");
        QVERIFY(fields.assignees == std::vector<std::string>{"kim"});
    }

    void aTemplateWithoutCustomFieldsLeavesTheDefaults()
    {
        const NewCaseFields fields = newCaseFields(configuration(), "plain");
        QVERIFY(valueOf(fields, "team") == CustomValue(std::string("SRE")));
        QVERIFY(fields.severity == Severity::High);
    }

    void anUnknownTemplateCountsAsNone()
    {
        QVERIFY(newCaseFields(configuration(), "gone") == newCaseFields(configuration(), std::nullopt));
    }
};

QTEST_APPLESS_MAIN(NewCaseFieldsTest)
#include "tst_NewCaseFields.moc"
