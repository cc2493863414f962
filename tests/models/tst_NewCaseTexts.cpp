// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/NewCaseTexts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

cases::CaseConfiguration configuration()
{
    cases::CaseConfiguration made;
    made.customFields = {{.key = "site", .type = cases::CustomFieldType::Text, .label = "Site", .required = true},
                         {.key = "cost", .type = cases::CustomFieldType::Number, .label = "Cost"}};
    cases::CaseTemplate chosen{.key = "urgent", .name = "Urgent"};
    chosen.caseFields.severity = cases::Severity::High;
    chosen.caseFields.assignees = std::vector<std::string>{"ana", "bob"};
    chosen.caseFields.customFields =
        std::vector<cases::CustomField>{{.key = "cost", .type = cases::CustomFieldType::Number, .value = std::int64_t{7}}};
    made.templates = {chosen};
    return made;
}

} // namespace

/// What cases of an action are made of, in words.
class NewCaseTextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutTemplateAndSettings()
    {
        QCOMPARE(NewCaseTexts::line(NewCaseTexts::factsOf(cases::NewCaseFields(), {})),
                 u"Severity: Low · Category: none · Assignees: nobody · Sync alerts: off · Connector: none"_s);
    }

    /// A template with custom fields decides all of them; what it leaves out of a required one is filled.
    void withATemplate()
    {
        const cases::CaseConfiguration known = configuration();
        QCOMPARE(NewCaseTexts::line(NewCaseTexts::factsOf(cases::newCaseFields(known, "urgent"), known)),
                 u"Severity: High · Category: none · Assignees: ana, bob · Sync alerts: off · Connector: none · "
                 u"Site: N/A · Cost: 7"_s);
        QCOMPARE(NewCaseTexts::line(NewCaseTexts::factsOf(known.templates.front(), known)),
                 u"Severity: High · Assignees: ana, bob · Cost: 7"_s);
    }

    void whatATemplateDoesNotSetIsNotSaid()
    {
        QVERIFY(NewCaseTexts::factsOf(cases::CaseTemplate{.key = "t", .name = "T"}, {}).empty());
        QCOMPARE(NewCaseTexts::line({}), QString());
    }

    void longValuesEndEarly()
    {
        cases::CaseTemplate chosen{.key = "t", .name = "T"};
        chosen.caseFields.title = std::string(160, 'x');
        chosen.caseFields.tags = std::vector<std::string>(60, "tag");
        const auto facts = NewCaseTexts::factsOf(chosen, {});
        QCOMPARE(facts[0].value, QString(QString(80, u'x') + u'…'));
        QCOMPARE(facts[1].value, u"tag, tag, tag, tag, tag, tag, tag, tag and 52 more"_s);
    }

    /// Somebody else's text stays on its line.
    void showsTextAsItIs()
    {
        cases::NewCaseFields fields;
        fields.category = "a\nb";
        fields.customFields = {{.key = "gone", .value = std::string("x")}};
        const QString line = NewCaseTexts::line(NewCaseTexts::factsOf(fields, {}));
        QVERIFY(line.contains(u"Category: a\\nb"_s));
        QVERIFY(line.endsWith(u"gone: x"_s));
    }
};

QTEST_GUILESS_MAIN(NewCaseTextsTest)
#include "tst_NewCaseTexts.moc"
