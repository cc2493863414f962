// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/CasesActionBench.h"

#include "core/store/ConfigureClient.h"
#include "ui/widgets/FieldNote.h"

#include <QComboBox>
#include <QTest>

namespace casewright::ui {

using namespace Qt::StringLiterals;

store::StoredSource CasesActionBench::flood()
{
    store::StoredSource source;
    source.name = "winlog";
    source.seed = 7;
    source.flood = R"({"casewright": "flood/1", "name": "f", "start": "2026-03-02T00:00:00Z", "length": "300m",
        "perMinute": 2, "fields": [
        {"name": "host.name", "prefix": "WIN-", "cardinality": 12},
        {"name": "user.name", "prefix": "user-", "cardinality": 4},
        {"name": "process.name", "prefix": "p-", "cardinality": 3, "missing": 0.4},
        {"name": "event.id", "prefix": "id-", "cardinality": 1000000},
        {"name": "agent.type", "prefix": "filebeat", "cardinality": 1}]})";
    return source;
}

cases::CaseConfiguration CasesActionBench::configuration()
{
    cases::CaseConfiguration made;
    made.owner = "securitySolution";
    made.customFields = {{.key = "site", .type = cases::CustomFieldType::Text, .label = "Site"}};
    cases::CaseTemplate urgent{.key = "urgent", .name = "Urgent"};
    urgent.caseFields.title = "Look at once";
    urgent.caseFields.severity = cases::Severity::Critical;
    urgent.caseFields.tags = std::vector<std::string>{"night"};
    urgent.caseFields.assignees = std::vector<std::string>{"ana"};
    urgent.caseFields.category = std::optional<std::string>("Malware");
    urgent.caseFields.customFields =
        std::vector<cases::CustomField>{{.key = "site", .type = cases::CustomFieldType::Text, .value = "Berlin"}};
    made.templates = {urgent, {.key = "plain", .name = "Plain"}};
    return made;
}

void CasesActionBench::setUp()
{
    m_rules = std::make_unique<RulesWindow>();
    m_previews = std::make_unique<RulePreviews>(*m_rules->session, *m_rules->documents, *m_rules->sources);
    m_rules->page->setPreviews(*m_rules->sources, *m_previews);
}

void CasesActionBench::tearDown()
{
    // The page goes before what it shows.
    m_rules->window.reset();
    m_previews.reset();
    m_rules.reset();
}

void CasesActionBench::waitForPreview()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_previews->state() == PreviewState::Ready && !m_previews->isStale()
                                 && !m_previews->isSearching(),
                             LongEnough);
}

void CasesActionBench::begin()
{
    m_rules->newRule(u"Suspicious PowerShell"_s);
    QVERIFY(m_rules->sources->add(flood()));
    waitForPreview();
}

void CasesActionBench::configure()
{
    m_rules->action(u"go.other"_s)->trigger();
    QVERIFY(store::ConfigureClient(m_rules->session->workspace()).set(configuration(), {.user = "ana", .at = {}}));
    m_rules->action(u"go.rules"_s)->trigger();
    QTRY_COMPARE(m_rules->find<QComboBox>(u"ruleTemplate"_s)->count(), 3);
}

void CasesActionBench::pick(const QString& name)
{
    groupBy()->setFocus();
    QTest::keyClick(groupBy(), Qt::Key_Down);
    QVERIFY(list() && list()->isVisible());
    for (int i = 0; i < list()->model()->rowCount() && list()->currentIndex().data().toString() != name; ++i)
        QTest::keyClick(groupBy(), Qt::Key_Down);
    QCOMPARE(list()->currentIndex().data().toString(), name);
    QTest::keyClick(groupBy(), Qt::Key_Return);
    QVERIFY(!list()->isVisible());
}

QString CasesActionBench::hint() { return m_rules->find<FieldNote>(u"ruleGroupByHint"_s)->text(); }

} // namespace casewright::ui
