// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/SimulationBench.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/GroupingOutlooks.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/models/GroupingChoiceModel.h"
#include "ui/models/GroupingTexts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using Worth = GroupingChoiceModel::Worth;

namespace {

constexpr int LongEnough = SimulationBench::LongEnough;

/// 3 000 alerts, 50 a run.
store::StoredSource flood()
{
    store::StoredSource source = SimulationBench::flood(3'000, 10);
    source.flood = toUtf8(uR"({"casewright": "flood/1", "name": "Flood", "start": "2026-03-02T00:00:00Z",
        "length": "300m", "perMinute": 10, "fields": [
        {"name": "host.name", "prefix": "host-", "cardinality": 12},
        {"name": "user.name", "prefix": "user-", "cardinality": 4},
        {"name": "process.name", "prefix": "p-", "cardinality": 3, "missing": 0.4},
        {"name": "event.id", "prefix": "id-", "cardinality": 1000000},
        {"name": "agent.type", "prefix": "filebeat", "cardinality": 1}]})"_s);
    return source;
}

} // namespace

/// What cases can be grouped by, with what a run of the rule showed, under Qt's model tester.
class GroupingChoiceModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersNoGroupingWithoutAlerts();
    void sortsByUse();
    void saysWhyAndWhyNot();
    void saysWhatNoGroupingDoes();
    void anotherFieldOfTheActionAsksNothingAnew();
    void anotherSettingAsksAgain();
    void otherAlertsOrAnotherRuleBeginAnew();
    void everybodyElseAnswersFirst();
    void nothingIsAskedWhileNobodyLooks();
    void namesWhatTheAlertsOfARuleHave();
    void numbersInWords();

private:
    void begin();
    void want(const std::vector<std::string>& fields);
    void edit(const std::function<void(rules::Rule&)>& how);
    [[nodiscard]] const rules::Rule& current() const { return *m_documents->find(m_documents->current().value()); }
    [[nodiscard]] QStringList shown(int role = Qt::DisplayRole) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_documents;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<RulePreviews> m_previews;
    std::unique_ptr<GroupingOutlooks> m_outlooks;
    std::unique_ptr<FieldChoiceModel> m_fields;
    std::unique_ptr<GroupingChoiceModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void GroupingChoiceModelTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    m_documents = std::make_unique<RuleDocuments>(*m_session);
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_previews = std::make_unique<RulePreviews>(*m_session, *m_documents, *m_sources);
    m_outlooks = std::make_unique<GroupingOutlooks>(*m_session, *m_documents, *m_sources, *m_previews);
    m_fields = std::make_unique<FieldChoiceModel>();
    m_model = std::make_unique<GroupingChoiceModel>(*m_fields);
    m_tester =
        std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setOutlooks(*m_outlooks);
    QVERIFY(m_session->open(m_folder->filePath(u"a.casewright"_s), store::Access::Create).has_value());
}

void GroupingChoiceModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_fields.reset();
    m_outlooks.reset();
    m_previews.reset();
    m_sources.reset();
    m_documents.reset();
    m_session.reset();
    m_folder.reset();
}

/// Until the preview of a rule by host.name is there.
void GroupingChoiceModelTest::begin()
{
    rules::Rule rule = SimulationBench::rulePerHost();
    rule.maxSignals = 1'000;
    QVERIFY(m_documents->add(rule, u"Add"_s));
    QVERIFY(m_sources->add(flood()));
    m_previews->setActive(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_previews->state(), PreviewState::Ready, LongEnough);
    m_fields->setAlerts(m_sources->loaded(*m_sources->current()), u"Flood"_s);
    m_model->setRule(current(), m_session->profile());
}

void GroupingChoiceModelTest::want(const std::vector<std::string>& fields)
{
    m_outlooks->setWanted(fields);
    QTRY_VERIFY_WITH_TIMEOUT(m_outlooks->isComplete(), LongEnough);
}

void GroupingChoiceModelTest::edit(const std::function<void(rules::Rule&)>& how)
{
    rules::Rule changed = current();
    how(changed);
    m_documents->edit(m_documents->current().value(), changed, rules::RuleField::GroupBy, u"Edit"_s);
}

QStringList GroupingChoiceModelTest::shown(int role) const
{
    QStringList rows;
    for (int row = 0; row < m_model->rowCount(); ++row)
        rows.append(m_model->index(row).data(role).toString());
    return rows;
}

void GroupingChoiceModelTest::offersNoGroupingWithoutAlerts()
{
    QCOMPARE(shown(), QStringList{u"No grouping"_s});
    QCOMPARE(shown(GroupingChoiceModel::FieldRole), QStringList{QString()});
    QVERIFY(m_model->adviceOn(u"host.name"_s).isEmpty());
    QCOMPARE(m_model->worthOf(u"host.name"_s), Worth::Unknown);
    QVERIFY(m_model->bestField().isEmpty());
}

void GroupingChoiceModelTest::sortsByUse()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_model->bestField(), QString()); // nothing was run yet
    want(m_model->fieldsByUse(10));
    if (QTest::currentTestFailed())
        return;
    const QStringList before = shown();
    QCOMPARE(before.size(), 6);
    m_model->sortByUse();
    QCOMPARE(shown(), (QStringList{u"No grouping"_s, u"user.name"_s, u"process.name"_s, u"agent.type"_s, u"host.name"_s,
                                   u"event.id"_s}));
    QCOMPARE(m_model->bestField(), u"user.name"_s);
    QCOMPARE(m_model->fieldsByUse(2), (std::vector<std::string>{"", "user.name"}));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->sortByUse();
    QCOMPARE(reset.size(), 0);
}

void GroupingChoiceModelTest::saysWhyAndWhyNot()
{
    begin();
    want(m_model->fieldsByUse(10));
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_model->adviceOn(u"user.name"_s),
             QStringList{u"Each user.name gets its own case, at most 4 in one run."_s});
    QCOMPARE(m_model->worthOf(u"user.name"_s), Worth::Good);
    QCOMPARE(m_model->knownOf(u"user.name"_s).detail, u"keyword · 100\u202F% · 4 values · peak 4, limit 5"_s);
    const QStringList host = m_model->adviceOn(u"host.name"_s);
    QCOMPARE(host.size(), 2); // and where all of them go is soon full
    const std::uint64_t runs = m_previews->preview()->summary.breakerRuns;
    QVERIFY(runs > 1);
    QCOMPARE(host.front(), u"More groups than the limit in %1 runs: up to 12, but 5 may open."_s.arg(runs));
    QCOMPARE(m_model->worthOf(u"host.name"_s), Worth::Bad);
    const QStringList process = m_model->adviceOn(u"process.name"_s); // most of its alerts without a value fill a case
    QVERIFY2(process.size() == 2 && process.front().startsWith(u"Cases fill up"_s)
                 && (process.back().startsWith(u"Missing in 4"_s) || process.back().startsWith(u"Missing in 3"_s)),
             qUtf8Printable(process.join(u'\n')));
    QCOMPARE(m_model->worthOf(u"process.name"_s), Worth::Flawed);
    QCOMPARE(m_model->adviceOn(u"agent.type"_s).front(), u"One value: all in one case."_s);
    const QStringList unique = m_model->adviceOn(u"event.id"_s);
    QVERIFY(unique.front().startsWith(u"More groups than the limit"_s));
    QVERIFY(unique.at(1).startsWith(u"Nearly every alert its own case"_s));
    // A field that is in no alert, once somebody asked for it.
    want({"no.such"});
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_model->adviceOn(u"no.such"_s),
             QStringList{u"None of the alerts has it: all in one case, of the group unknown."_s});
}

void GroupingChoiceModelTest::saysWhatNoGroupingDoes()
{
    begin();
    want({""});
    if (QTest::currentTestFailed())
        return;
    const QStringList advice = m_model->adviceOn({});
    QCOMPARE(advice.size(), 2);
    QCOMPARE(advice.front(), u"All alerts of a run go to one case, whatever they are about."_s);
    QCOMPARE(advice.back(), u"Cases fill up: 2\u202F000 alerts are left out."_s);
    QCOMPARE(m_model->worthOf(QString()), Worth::Flawed);
}

void GroupingChoiceModelTest::anotherFieldOfTheActionAsksNothingAnew()
{
    begin();
    want({"user.name", "host.name"});
    if (QTest::currentTestFailed())
        return;
    QSignalSpy asked(m_previews.get(), &RulePreviews::outlooksChanged);
    edit([](rules::Rule& rule) { rule.casesAction->groupBy = "user.name"; });
    QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale() && !m_previews->isSearching(), LongEnough);
    QVERIFY(m_outlooks->isComplete());
    QCOMPARE(asked.size(), 0);
}

void GroupingChoiceModelTest::anotherSettingAsksAgain()
{
    begin();
    want({"host.name"});
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_outlooks->find("host.name")->breakerRuns > 0);
    edit([](rules::Rule& rule) { rule.casesAction->maximumCasesToOpen = 20; });
    QVERIFY(m_outlooks->find("host.name")); // what was known stays in sight
    QTRY_COMPARE_WITH_TIMEOUT(m_outlooks->find("host.name")->breakerRuns, std::uint64_t{0}, LongEnough);
    QCOMPARE(m_outlooks->find("host.name")->limit, 20U);
    m_session->setProfile(u"8.14"_s); // at most 10 groups, whatever is set
    QTRY_COMPARE_WITH_TIMEOUT(m_outlooks->find("host.name")->limit, 10U, LongEnough);
    QVERIFY(m_outlooks->isComplete());
}

void GroupingChoiceModelTest::otherAlertsOrAnotherRuleBeginAnew()
{
    begin();
    want({"host.name"});
    if (QTest::currentTestFailed())
        return;
    rules::Rule other = current();
    other.id.text = "other";
    other.query = "host.name : host-1";
    QVERIFY(m_documents->add(other, u"Add"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_outlooks->find("host.name") && m_outlooks->find("host.name")->values == 1, LongEnough);
    QVERIFY(m_sources->add(SimulationBench::flood(300, 10, 2)));
    m_documents->undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(m_outlooks->find("host.name") && m_outlooks->find("host.name")->values == 2, LongEnough);
    rules::Rule without = current();
    without.casesAction.reset();
    m_documents->edit(*m_documents->current(), without, rules::RuleField::CasesAction, u"Remove"_s);
    QTRY_COMPARE(m_previews->state(), PreviewState::NoAction);
    QVERIFY(m_session->open(m_folder->filePath(u"b.casewright"_s), store::Access::Create).has_value());
    QTRY_VERIFY(!m_outlooks->find("host.name"));
}

/// Somebody else asks the previews too: that answer is none of ours, and ours comes with the next change.
void GroupingChoiceModelTest::everybodyElseAnswersFirst()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isSearching(), LongEnough);
    m_outlooks->setWanted({"host.name"});
    QSignalSpy asked(m_previews.get(), &RulePreviews::outlooksChanged);
    m_previews->askOutlooks({"user.name"});
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, LongEnough);
    QVERIFY(!m_outlooks->find("host.name"));
    edit([](rules::Rule& rule) { rule.casesAction->timeWindow = "1d"; });
    QTRY_VERIFY_WITH_TIMEOUT(m_outlooks->find("host.name"), LongEnough);
}

void GroupingChoiceModelTest::nothingIsAskedWhileNobodyLooks()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isSearching(), LongEnough);
    QSignalSpy asked(m_previews.get(), &RulePreviews::outlooksChanged);
    m_outlooks->setWanted({"host.name"});
    m_previews->setActive(false);
    m_outlooks->setWanted({"user.name"});
    m_previews->setActive(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_outlooks->find("user.name"), LongEnough);
    QVERIFY(!m_outlooks->find("host.name"));
    QCOMPARE(asked.size(), 1); // what was running was given up
}

void GroupingChoiceModelTest::namesWhatTheAlertsOfARuleHave()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    rules::Rule rule = current();
    rule.ruleTypeId = "siem.thresholdRule";
    rules::ThresholdParameters parameters;
    parameters.fields = {"user.name"};
    parameters.value = 2;
    rule.parameters = parameters;
    rule.casesAction->groupBy = "user.name";
    m_documents->edit(*m_documents->current(), rule, rules::RuleField::Type, u"Type"_s);
    m_model->setRule(current(), m_session->profile());
    QVERIFY(shown().contains(u"kibana.alert.instance.id"_s));
    const std::vector<std::string> asked = m_model->fieldsByUse(100);
    QVERIFY(std::ranges::find(asked, "user.name") != asked.end());
    QVERIFY(std::ranges::find(asked, "host.name") == asked.end());
    QCOMPARE(m_model->adviceOn(u"host.name"_s),
             QStringList{u"Alerts of this rule never have it: all in one case, of the group unknown."_s});
    want({"user.name"});
    if (QTest::currentTestFailed())
        return;
    m_model->sortByUse();
    QCOMPARE(shown().at(1), u"user.name"_s);
    QCOMPARE(m_model->worthOf(u"user.name"_s), Worth::Good);
    // What a run found, however many values it has.
    for (const QString& field : {u"kibana.alert.reason"_s, u"kibana.alert.threshold_result.count"_s}) {
        QCOMPARE(m_model->worthOf(field), Worth::Bad);
        QVERIFY2(m_model->adviceOn(field).join(u' ').contains(u"What one run found"_s),
                 qUtf8Printable(m_model->adviceOn(field).join(u' ')));
    }
}

void GroupingChoiceModelTest::numbersInWords()
{
    using analysis::GroupingFault;
    const auto say = [](const analysis::GroupingReason& reason) {
        analysis::GroupingVerdict verdict;
        verdict.against = {reason};
        return GroupingTexts::advice(u"a.b"_s, verdict, nullptr).value(0);
    };
    QCOMPARE(say({.fault = GroupingFault::OftenMissing, .share = 0.4}), u"Missing in 40\u202F% of alerts: these share one case."_s);
    QCOMPARE(say({.fault = GroupingFault::OftenMissing, .share = 0.999}), u"Missing in 99\u202F% of alerts: these share one case."_s);
    QCOMPARE(say({.fault = GroupingFault::MostlyOneValue, .share = 0.96}), u"96\u202F% have the same value: nearly all in one case."_s);
    QCOMPARE(say({.fault = GroupingFault::CaseFull, .count = 1}), u"Cases fill up: 1 alert is left out."_s);
    QCOMPARE(say({.fault = GroupingFault::Lists, .count = 1}), u"A list in 1 document: the whole list is the value."_s);
    QCOMPARE(GroupingTexts::advice(u"a.b"_s, {}, nullptr), QStringList());
}

QTEST_GUILESS_MAIN(GroupingChoiceModelTest)
#include "tst_GroupingChoiceModel.moc"
