// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/engine/RuleSilences.h"
#include "core/engine/Simulation.h"
#include "core/rules/RuleJson.h"
#include "tests/unit/engine/SmallDocuments.h"

using namespace casewright;
using namespace casewright::engine;

namespace {

TimeSpan span(std::int64_t from, std::int64_t to) { return {.from = {from}, .to = {to}}; }

/// A query rule over a document a minute, with more in its file.
SimulationInput inputWith(const std::string& more, const std::string& query = "")
{
    std::vector<std::string> documents;
    for (std::int64_t i = 0; i < 10; ++i)
        documents.push_back(documentAt(i * 60'000, "\"n\":" + std::to_string(i)));
    const std::string text = R"({"name":"R","rule_type_id":"siem.queryRule","consumer":"siem",
        "schedule":{"interval":"1m"},"params":{"query":")" + query + R"(","from":"now-2m"},"actions":[{"id":"system-connector-.cases",
        "params":{"subAction":"run","subActionParams":{"timeWindow":"7d"}}}])" + more + "}";
    return {.rule = rules::parseRule(text).value(),
            .alerts = smallTable(documents),
            .profile = rules::newestProfile()};
}

Audit auditOf(const SimulationInput& input) { return simulate(input, nullptr).value().summary.audit; }

} // namespace

/// What silences a rule by its own file and beside it.
class RuleSilencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spansAreMerged()
    {
        const TimeSpans spans({span(5, 7), span(1, 3), span(3, 4), span(9, 9), span(6, 6), span(12, 10)});
        QVERIFY(spans.all() == (std::vector<TimeSpan>{span(1, 4), span(5, 7)}));
        QByteArray has;
        for (std::int64_t at = 0; at < 10; ++at)
            has += spans.has({at}) ? 'x' : '.';
        QCOMPARE(has, QByteArray(".xxx.xx..."));
        QVERIFY(!TimeSpans().has({0}));
    }

    void ownFile_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("muted");
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("all") << QByteArray(R"(,"mute_all":true)") << 10;
        QTest::newRow("one") << QByteArray(R"(,"muted_alert_ids":["row-3","row-99"])") << 1;
        QTest::newRow("for good") << QByteArray(R"(,"snooze_schedule":[{"duration":-1}])") << 10;
        // Documents come at 06:00 to 06:09, and each is an alert in the run of its minute.
        QTest::newRow("snoozed") << QByteArray(R"(,"snooze_schedule":[{"duration":180000,
            "rRule":{"dtstart":"2025-02-02T07:02:00.000+01:00","tzid":"UTC","freq":0}}])") << 3;
    }
    void ownFile()
    {
        QFETCH(QByteArray, more);
        QFETCH(int, muted);
        for (const char* query : {"", "@timestamp >= now-1h"}) {
            const Audit audit = auditOf(inputWith(more.toStdString(), query));
            QCOMPARE(audit.muted, static_cast<std::uint64_t>(muted));
            QCOMPARE(audit.attached, static_cast<std::uint64_t>(10 - muted));
        }
    }

    void unknown()
    {
        const SimulationInput input = inputWith(R"(,"muted_alert_ids":["row-3","row-99"])");
        Silences given;
        given.mutedInstances = {"row-1", "other", "row-99"};
        const AlertSource source = simulate(input, nullptr).value().source;
        QVERIFY(unknownMutes(input.rule, given, source) == (std::vector<std::string>{"other", "row-99"}));
        AlertSource named = source;
        named.instances = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"other"});
        QVERIFY(unknownMutes(input.rule, given, named) == (std::vector<std::string>{"row-1", "row-3", "row-99"}));
    }
};

QTEST_APPLESS_MAIN(RuleSilencesTest)
#include "tst_RuleSilences.moc"
