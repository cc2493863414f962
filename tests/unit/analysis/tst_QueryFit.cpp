// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/analysis/QueryFit.h"
#include "core/rules/RuleTypes.h"
#include "tests/unit/engine/SmallDocuments.h"

using namespace casewright;
using namespace casewright::analysis;
using rules::Rule;

namespace {

Rule ruleWith(const QByteArray& query, const QByteArray& filter = {})
{
    Rule rule;
    rule.name = "N";
    rule.query = query.toStdString();
    if (filter.isEmpty())
        return rule;
    rule.ruleTypeId = rules::CustomThresholdId;
    rules::CustomThresholdParameters custom;
    custom.criteria.emplace_back().metrics.emplace_back().filter = filter.toStdString();
    rule.parameters = std::move(custom);
    return rule;
}

QByteArrayList lines(const Rule& rule, const alerts::AlertTable& table)
{
    QByteArrayList list;
    const auto findings = findQueryMisfits(rule, rules::newestProfile(), table);
    for (const rules::Finding& finding : findings.value()) {
        const std::string place = finding.pointer.empty() ? std::string(pathOf(finding.field)) : finding.pointer;
        list.append(QByteArray::fromStdString(place + ": " + finding.text));
    }
    return list;
}

} // namespace

/// What documents have to say about the queries of a rule.
class QueryFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArrayList>("expected"); // the beginnings
        const auto row = [](const char* query, const QByteArrayList& expected) {
            QTest::newRow(query) << QByteArray(query) << expected;
        };
        row("", {});
        row("*", {});
        row("host.name: a", {});
        row("not user.name: a", {"None of these documents has user.name."});
        row("host.nmae: a", {"None of these documents has host.nmae. Is host.name meant?"});
        row("@timestamp: foo", {"In the query at 1:1: @timestamp has dates, and \"foo\" is none"});
        row("host.name: a or\n  @timestamp > foo", {"In the query at 2:3: @timestamp has dates"});
        row("n: abc", {"In the query at 1:1: n has"});
        row("host.name: zz", {"None of these 2 documents matches the query."});
        row("@timestamp > now", {}); // depends on the run
        row("host.name: (", {});     // validate() says so
    }
    void finds()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArrayList, expected);
        const QByteArrayList said = lines(ruleWith(query), *m_table);
        QVERIFY2(said.size() == expected.size(), said.join('\n').constData());
        for (qsizetype i = 0; i < said.size(); ++i)
            QVERIFY2(said[i].startsWith(QByteArray("params.query: ").append(expected[i])), said[i].constData());
    }

    void looksAtFilters()
    {
        const QByteArray place("/params/criteria/0/metrics/0/filter: ");
        QCOMPARE(lines(ruleWith({}, "host.name: zz"), *m_table),
                 QByteArrayList{place + "None of these 2 documents matches the filter."});
        QCOMPARE(lines(ruleWith({}, "user.name: zz"), *m_table),
                 QByteArrayList{place + "None of these documents has user.name."});
        QVERIFY(lines(ruleWith({}, "n: abc"), *m_table).value(0).startsWith(QByteArray(place).append("In the query at 1:1: n has")));
    }

    /// The catalog of fields knows some types.
    void knowsTypesWithoutDocuments()
    {
        const auto none = alerts::AlertTableBuilder({}, {}).finish(nullptr).value();
        QVERIFY(lines(ruleWith("host.name: a and nobody.knows: x"), *none).isEmpty());
        QVERIFY(lines(ruleWith("source.ip: x"), *none).value(0).startsWith("params.query: In the query at 1:1: source.ip"));
    }

    void leavesOtherLanguagesAlone()
    {
        Rule rule = ruleWith("@timestamp: foo");
        rule.language = "lucene";
        QVERIFY(lines(rule, *m_table).isEmpty());
    }

private:
    const std::shared_ptr<const alerts::AlertTable> m_table = smallTable(
        {documentAt(1, R"("host":{"name":"a"},"n":1)"), documentAt(2, R"("host":{"name":"b"},"n":2)")});
};

QTEST_APPLESS_MAIN(QueryFitTest)
#include "tst_QueryFit.moc"
