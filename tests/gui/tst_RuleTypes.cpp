// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleJson.h"
#include "tests/gui/RuleDesign.h"

#include <QPlainTextEdit>
#include <QTest>

#include <memory>
#include <string>
#include <variant>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// A rule of each of the six types, designed from nothing by names and keys.
class RuleTypesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void customQuery();
    void threshold();
    void newTerms();
    void esQuery();
    void labelsStayWithTheirFields();
    void indexThreshold();
    void customThreshold();
    void theTypeIsChanged();

private:
    void exportAndImport();

    std::unique_ptr<RulesWindow> m_rules;
    std::unique_ptr<RuleDesign> m_design;
};

void RuleTypesTest::init()
{
    m_rules = std::make_unique<RulesWindow>();
    m_design = std::make_unique<RuleDesign>(*m_rules);
}

void RuleTypesTest::cleanup()
{
    m_design.reset();
    m_rules.reset();
}

void RuleTypesTest::exportAndImport()
{
    const rules::Rule made = m_rules->current();
    const std::string text = rules::writeRule(made);
    m_rules->drop({m_rules->write(u"made.json"_s, QByteArray::fromStdString(text))});
    rules::Rule read = m_rules->current();
    QVERIFY(read.id != made.id); // there is one of that id
    QCOMPARE(read.body, text);
    read.id = made.id;
    read.body = made.body;
    QVERIFY(read == made);
    QVERIFY(m_rules->saved(1).parameters == made.parameters);
}

void RuleTypesTest::customQuery()
{
    m_design->begin(u"rules.new"_s);
    m_design->type(u"ruleName"_s, u"Suspicious PowerShell"_s);
    auto* const query = m_rules->find<QPlainTextEdit>(u"ruleQuery"_s);
    query->setFocus();
    QTest::keyClicks(query, u"process.name : powershell.exe"_s);
    m_design->keep();
    m_design->number(u"ruleInterval"_s, u"10"_s);
    m_design->number(u"ruleLookBack"_s, u"12"_s);
    m_design->type(u"ruleMaxSignals"_s, u"250"_s);
    m_design->type(u"ruleTimeField"_s, u"event.ingested"_s);
    QVERIFY(!m_rules->find<QWidget>(u"ruleAlertDelay"_s)->isVisible());
    const rules::Rule rule = m_rules->current();
    QCOMPARE(rule.from, std::string("now-12m"));
    QCOMPARE(rule.timeField, std::string("event.ingested"));
    m_design->undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::threshold()
{
    m_design->begin(u"rules.newThreshold"_s);
    m_design->design(u"rules.newThreshold"_s);
    const auto parameters = std::get<rules::ThresholdParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.fields, (std::vector<std::string>{"user.name", "host.name"}));
    QCOMPARE(parameters.value, std::int64_t{50});
    QCOMPARE(parameters.cardinality.size(), std::size_t{1});
    QCOMPARE(parameters.cardinality.front().field, std::string("source.ip"));
    QCOMPARE(parameters.cardinality.front().value, std::int64_t{3});
    m_design->undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::newTerms()
{
    m_design->begin(u"rules.newNewTerms"_s);
    m_design->design(u"rules.newNewTerms"_s);
    const auto parameters = std::get<rules::NewTermsParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.fields, (std::vector<std::string>{"host.name", "process.name"}));
    QCOMPARE(parameters.historyWindowStart, std::string("now-14d"));
    m_design->undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::esQuery()
{
    m_design->begin(u"rules.newEsQuery"_s);
    m_design->design(u"rules.newEsQuery"_s);
    const auto parameters = std::get<rules::EsQueryParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.aggregation.aggType, std::string("avg"));
    QCOMPARE(parameters.aggregation.aggField, std::string("system.load"));
    QCOMPARE(parameters.aggregation.termField, std::vector<std::string>{"host.name"});
    QCOMPARE(parameters.aggregation.termSize, std::int64_t{9});
    QCOMPARE(parameters.aggregation.comparison.comparator, std::string("between"));
    QCOMPARE(parameters.aggregation.comparison.threshold, (std::vector<double>{0.5, 2}));
    QCOMPARE(parameters.aggregation.window.size, std::int64_t{15});
    QCOMPARE(parameters.size, std::int64_t{20});
    QVERIFY(!parameters.excludeHitsFromPreviousRun);
    QCOMPARE(parameters.sourceFields.size(), std::size_t{2});
    QCOMPARE(parameters.sourceFields.front().label, std::string("host.name"));
    m_design->undoAndRedo();
    exportAndImport();
}

/// Fields of the alert's details have names of their own, which stay theirs.
void RuleTypesTest::labelsStayWithTheirFields()
{
    QByteArray file = m_rules->ruleFile(R"(, "params": {"searchType": "searchSource", "size": 1, "aggType": "count",
        "groupBy": "all", "timeWindowSize": 10, "timeWindowUnit": "m", "thresholdComparator": ">", "threshold": [1],
        "sourceFields": [{"label": "first", "searchPath": "host.name"}, {"label": "second", "searchPath": "host.name"},
                         {"label": "user.name", "searchPath": "user.name"}]})");
    file.replace("siem.queryRule", ".es-query").replace("\"siem\"", "\"stackAlerts\"");
    m_rules->drop({m_rules->write(u"labels.json"_s, file)});
    const auto labels = [this] {
        QStringList all;
        for (const auto& field : std::get<rules::EsQueryParameters>(m_rules->current().parameters).sourceFields)
            all.append(QString::fromStdString(field.label + "=" + field.searchPath));
        return all.join(u' ');
    };
    const auto* const list = m_rules->find<QWidget>(u"ruleSourceFields"_s);
    m_design->keep();
    const auto write = [this, list](const QString& field) {
        auto* const line = m_rules->find<QLineEdit>(field, list);
        line->setFocus();
        QTest::keyClick(line, Qt::Key_End);
        QTest::keyClicks(line, u"x"_s);
    };
    write(u"field2"_s);
    QCOMPARE(labels(), u"first=host.name second=host.name user.namex=user.namex"_s);
    // While a path is written it is another one with every key.
    write(u"field1"_s);
    QCOMPARE(labels(), u"first=host.name second=host.namex user.namex=user.namex"_s);
    m_design->press(u"fieldRemove0"_s, list);
    QCOMPARE(labels(), u"second=host.namex user.namex=user.namex"_s);
}

void RuleTypesTest::indexThreshold()
{
    m_design->begin(u"rules.newIndexThreshold"_s);
    m_design->design(u"rules.newIndexThreshold"_s);
    const auto parameters = std::get<rules::IndexThresholdParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.index, (std::vector<std::string>{"logs-*", "metrics-*"}));
    QCOMPARE(parameters.aggregation.aggType, std::string("sum"));
    QCOMPARE(m_rules->current().alertDelay, std::int64_t{3});
    m_design->undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::customThreshold()
{
    m_design->begin(u"rules.newCustomThreshold"_s);
    m_design->design(u"rules.newCustomThreshold"_s);
    const auto parameters = std::get<rules::CustomThresholdParameters>(m_rules->current().parameters);
    QCOMPARE(parameters.criteria.size(), std::size_t{2});
    const rules::Criterion& ratio = parameters.criteria.front();
    QCOMPARE(ratio.metrics.size(), std::size_t{2});
    QCOMPARE(ratio.metrics.front().filter, std::string("http.response.status_code >= 500"));
    QCOMPARE(ratio.metrics.back().name, std::string("B"));
    QCOMPARE(ratio.equation, std::string("A / B"));
    QCOMPARE(ratio.comparison.threshold, std::vector<double>{0.05});
    const rules::Criterion& latency = parameters.criteria.back();
    QCOMPARE(latency.metrics.front().aggType, std::string("p95"));
    QCOMPARE(latency.metrics.front().field, std::string("transaction.duration.us"));
    QCOMPARE(parameters.groupBy, std::vector<std::string>{"service.name"});
    QCOMPARE(parameters.alertOnNoData, std::optional(true));
    QCOMPARE(parameters.alertOnGroupDisappear, std::optional(false));
    QCOMPARE(m_rules->current().flapping->lookBackWindow, std::int64_t{10});
    m_design->undoAndRedo();
    exportAndImport();
}

void RuleTypesTest::theTypeIsChanged()
{
    m_design->begin(u"rules.newThreshold"_s);
    m_design->design(u"rules.newThreshold"_s);
    auto* const query = m_rules->find<QPlainTextEdit>(u"ruleQuery"_s);
    query->setFocus();
    QTest::keyClicks(query, u"event.code : 4625"_s);
    m_design->keep();
    m_design->choose(u"ruleType"_s, u"observability.rules.custom_threshold"_s);
    QCOMPARE(m_rules->action(u"edit.undo"_s)->text(), u"&Undo: Change type to Custom threshold"_s);
    const rules::Rule changed = m_rules->current();
    QCOMPARE(changed.query, std::string("event.code : 4625"));
    QCOMPARE(std::get<rules::CustomThresholdParameters>(changed.parameters).groupBy,
             (std::vector<std::string>{"user.name", "host.name"}));
    QVERIFY(m_rules->find<QWidget>(u"criterion0Threshold"_s)->isVisible());
    QVERIFY(!m_rules->find<QWidget>(u"ruleThresholdValue"_s)->isVisible());
    QVERIFY(!m_rules->find<QWidget>(u"ruleLookBack"_s)->isVisible());
    m_design->undoAndRedo();
}

QTEST_MAIN(RuleTypesTest)
#include "tst_RuleTypes.moc"
