// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/Explanations.h"

#include "core/analysis/AlertExplanation.h"
#include "core/analysis/ExplanationText.h"
#include "core/rules/RuleJson.h"
#include "tests/models/SimulationBench.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// What the window is told about the alerts that a rule makes: the same as the core says.
class RaisedAlertsTest final : public QObject, private SimulationBench {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(setUp());
        m_rules = std::make_unique<RuleDocuments>(*m_session);
        m_explanations = std::make_unique<Explanations>(*m_session, *m_sources, *m_rules, m_service->archive());
    }
    void cleanup()
    {
        m_explanations.reset();
        m_rules.reset();
        tearDown();
    }

    void explainsInstancesAndAlerts();
    void mutedInstances();

private:
    static rules::Rule ruleWith(const std::string& more);
    std::int64_t simulate(const rules::Rule& rule);
    void ask(std::int64_t simulation, const QString& id)
    {
        m_explanations->explain(simulation, id, {});
        QVERIFY(QTest::qWaitFor([this] { return !m_explanations->isExplaining(); }, LongEnough));
        QVERIFY2(m_explanations->answer(),
                 m_explanations->refusal() ? qUtf8Printable(m_explanations->refusal()->text) : "nothing");
        QVERIFY(QTest::qWaitFor([this] { return !m_explanations->isComparing(); }, LongEnough));
    }

    std::unique_ptr<RuleDocuments> m_rules;
    std::unique_ptr<Explanations> m_explanations;
};

rules::Rule RaisedAlertsTest::ruleWith(const std::string& more)
{
    const std::string text = R"({"id": "r", "name": "R", "rule_type_id": "observability.rules.custom_threshold",
        "consumer": "observability", "schedule": {"interval": "1m"}, "params": {"criteria": [{"comparator": ">",
        "threshold": [0], "timeSize": 1, "timeUnit": "m", "metrics": [{"name": "A", "aggType": "count"}]}],
        "groupBy": ["host.name"], "alertOnGroupDisappear": false},
        "actions": [{"id": "system-connector-.cases", "params": {"subAction": "run", "subActionParams":
        {"groupingBy": ["host.name"], "timeWindow": "7d", "reopenClosedCases": false}}}])";
    return rules::parseRule(text + more + "}").value();
}

/// Hosts a and b, a document a minute of either for ten minutes.
std::int64_t RaisedAlertsTest::simulate(const rules::Rule& rule)
{
    QByteArray content;
    for (int minute = 0; minute < 10; ++minute)
        for (const char host : {'a', 'b'})
            content += u"{\"@timestamp\": \"2026-03-02T06:0%1:30Z\", \"host\": {\"name\": \"%2\"}}\n"_s.arg(minute)
                           .arg(QLatin1Char(host))
                           .toUtf8();
    QFile file(path(u"alerts.ndjson"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file could not be written");
    file.close();
    store::StoredSource source;
    source.name = "alerts.ndjson";
    source.path = toUtf8(file.fileName());
    if (!start(source, rule) || !waitUntilFinished() || stored().empty())
        qFatal("not simulated");
    const std::int64_t key = stored().front().key;
    if (!QTest::qWaitFor([&] { return m_service->archive().find(key) != nullptr; }, LongEnough))
        qFatal("not listed");
    return key;
}

/// By its name, and by the _id that the case has it under.
void RaisedAlertsTest::explainsInstancesAndAlerts()
{
    const std::int64_t key = simulate(ruleWith(""));
    ask(key, u"b"_s);
    const auto byName = m_explanations->answer();
    QVERIFY(byName->isInCase && byName->caseKey > 0);
    QCOMPARE(byName->bin, u"attached"_s);
    QVERIFY2(byName->steps[1].text.contains(u"was active in 10 runs"_s), qUtf8Printable(byName->steps[1].text));
    QCOMPARE(byName->number, 1);
    ask(key, byName->id);
    const auto byId = m_explanations->answer();
    QCOMPARE(byId->caseKey, byName->caseKey);
    QCOMPARE(byId->steps.size(), byName->steps.size());
    for (qsizetype i = 0; i < byId->steps.size(); ++i)
        QCOMPARE(byId->steps[i].text, byName->steps[i].text);
}

/// The setting that would have changed it can be put into the rule.
void RaisedAlertsTest::mutedInstances()
{
    const std::int64_t key = simulate(ruleWith(R"(, "muted_alert_ids": ["a"])"));
    ask(key, u"a"_s);
    QCOMPARE(m_explanations->answer()->bin, u"muted"_s);
    QVERIFY(!m_explanations->answer()->isInCase);
    const auto changes = m_explanations->changes();
    QVERIFY(changes);
    QCOMPARE(changes->changes.size(), std::size_t{1});
    QVERIFY(changes->changes.front().setting == analysis::Setting::Silence);
    m_explanations->explain(key, u"nobody"_s, {});
    QVERIFY(QTest::qWaitFor([this] { return !m_explanations->isExplaining(); }, LongEnough));
    QVERIFY(m_explanations->refusal() && m_explanations->refusal()->why == ExplanationRefusal::Why::UnknownAlert);
}

QTEST_GUILESS_MAIN(RaisedAlertsTest)
#include "tst_RaisedAlerts.moc"
