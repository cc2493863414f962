// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <optional>

#include "core/scenario/ScenarioAlerts.h"
#include "core/scenario/ScenarioFile.h"

using namespace casewright;

namespace {

constexpr const char* File = R"({
  "casewright": "scenario/1", "name": "By hand", "kibana": "9.4", "space": "default",
  "rule": {"id": "r", "name": "R", "owner": "securitySolution"},
  "action": {"groupingBy": [], "timeWindow": "7d", "reopenClosedCases": false, "maximumCasesToOpen": null},
  "timeline": [
    {"at": "2026-01-05T08:00:00Z", "run": {"alerts": [
      {"_id": "b", "_index": "x", "@timestamp": "2026-01-05T07:00:00Z"}, {"_id": "a"}]}},
    {"at": "2026-01-05T09:00:00Z", "setStatus": {"case": [], "status": "closed"}},
    {"at": "2026-01-05T10:00:00Z", "run": {"alerts": [
      {"_id": "b", "_index": "x", "@timestamp": 1767600000, "host": {"name": "h"}},
      {"_id": "c", "_index": 7, "@timestamp": "yesterday"}]}}
  ],
  "expect": {}})";

} // namespace

class ScenarioAlertsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAlertsAsTheyAreGiven()
    {
        std::optional<scenario::Scenario> read = scenario::parseScenario(File, "s.json").value();
        const std::shared_ptr<const alerts::AlertTable> table = scenario::alertsOf(*read);
        read.reset(); // the documents stay
        QCOMPARE(table->name(), std::string("By hand"));
        QCOMPARE(table->size(), 4U);
        std::string text;
        for (std::uint32_t row = 0; row < table->size(); ++row)
            text += table->index({row}) + '/' + table->id({row}) + ' ' + base::formatTimestamp(table->times()[row])
                + '\n';
        QCOMPARE(text, std::string("x/b 2026-01-05T07:00:00.000Z\n"
                                   "By hand/a 2026-01-05T08:00:00.000Z\n"
                                   "x/b 2026-01-05T08:00:00.000Z\n"
                                   "By hand/c 2026-01-05T10:00:00.000Z\n"));
        QCOMPARE(table->idNumbers()[0], table->idNumbers()[2]);
        QCOMPARE(table->document({2}).value(),
                 std::string(R"({"_id":"b","_index":"x","@timestamp":1767600000,"host":{"name":"h"}})"));
    }
};

QTEST_APPLESS_MAIN(ScenarioAlertsTest)
#include "tst_ScenarioAlerts.moc"
