// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/alerts/AlertReader.h"
#include "core/alerts/DocumentJson.h"
#include "core/engine/AlertGrouping.h"
#include "tests/unit/alerts/TableText.h"

using namespace casewright;
using base::AlertRow;
using base::Json;
using engine::AlertGrouping;
using engine::GroupedAlerts;

namespace {

/// `key: rows; …`, then what else there is to say.
QString text(const GroupedAlerts& grouped)
{
    QString out;
    for (const engine::AlertGroup& group : grouped.groups) {
        out += QString::fromUtf8(group.key) + QLatin1Char(':');
        for (const AlertRow alert : group.alerts)
            out += QLatin1Char(' ') + QString::number(alert.value);
        out += QStringLiteral("; ");
    }
    out += QString::number(grouped.found) + QStringLiteral(" found");
    if (grouped.breaker)
        out += QStringLiteral(", breaker");
    if (grouped.overwritten > 0)
        out += QStringLiteral(", %1 overwritten").arg(grouped.overwritten);
    return out;
}

std::vector<AlertRow> rows(std::uint32_t count)
{
    std::vector<AlertRow> all;
    for (std::uint32_t row = 0; row < count; ++row)
        all.push_back({row});
    return all;
}

} // namespace

class AlertGroupingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groups_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<uint>("limit");
        QTest::addColumn<QString>("alerts");   // a JSON list
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << "a" << 5U << "[]" << "0 found";
        QTest::newRow("no field") << "" << 5U << R"([{"a":1},{"a":2}])" << "{}: 0 1; 1 found";
        QTest::newRow("in order of the first") << "a" << 5U << R"([{"a":"y"},{"a":"x"},{"a":"y"}])"
                                               << R"({"a":"y"}: 0 2; {"a":"x"}: 1; 2 found)";
        QTest::newRow("types are kept apart") << "a" << 5U << R"([{"a":1},{"a":"1"},{"a":[1]},{"a":1.0}])"
                                              << R"({"a":1}: 0 3; {"a":"1"}: 1; {"a":[1]}: 2; 3 found)";
        QTest::newRow("falsy values are unknown, which is last")
            << "a.b" << 5U << R"([{},{"a":{"b":0}},{"a":{"b":"x"}},{"a":{"b":""}},{"a":{"b":false}},{"a":{"b":null}}])"
            << R"({"a":{"b":"x"}}: 2; {"a.b":"unknown"}: 0 1 3 4 5; 2 found)";
        QTest::newRow("truthy ones are not") << "a" << 9U << R"([{"a":" "},{"a":"0"},{"a":[]},{"a":{}}])"
                                             << R"({"a":" "}: 0; {"a":"0"}: 1; {"a":[]}: 2; {"a":{}}: 3; 4 found)";
        QTest::newRow("key order does not matter") << "a" << 5U << R"([{"a":{"x":1,"y":2}},{"a":{"y":2,"x":1}}])"
                                                   << R"({"a":{"x":1,"y":2}}: 0 1; 1 found)";
        QTest::newRow("unknown replaces in place")
            << "a" << 5U << R"([{"a":"unknown"},{"a":"x"},{},{"a":"unknown"}])"
            << R"({"a":"unknown"}: 2; {"a":"x"}: 1; 2 found, 2 overwritten)";
        QTest::newRow("also when the breaker strikes")
            << "a" << 1U << R"([{"a":"unknown"},{"a":"x"},{}])" << R"({}: 2 1; 2 found, breaker, 1 overwritten)";
        QTest::newRow("at the limit") << "a" << 2U << R"([{"a":1},{"a":2}])" << R"({"a":1}: 0; {"a":2}: 1; 2 found)";
        QTest::newRow("over it") << "a" << 2U << R"([{"a":1},{"a":2},{"a":1},{}])" << "{}: 0 2 1 3; 3 found, breaker";
        QTest::newRow("a literal key is another group, and hides the path")
            << "a.b" << 9U << R"([{"a.b":1,"a":{"b":2}},{"a":{"b":1}},{"a.b":null,"a":{"b":1}}])"
            << R"({"a.b":1}: 0; {"a":{"b":1}}: 1; {"a.b":"unknown"}: 2; 3 found)";
        QTest::newRow("through a list by number")
            << "a.1.b" << 9U << R"([{"a":[{"b":1},{"b":2}]},{"a":{"1":{"b":2}}},{"a":[]}])"
            << R"({"a":[null,{"b":2}]}: 0; {"a":{"1":{"b":2}}}: 1; {"a.1.b":"unknown"}: 2; 3 found)";
    }
    void groups()
    {
        QFETCH(QString, field);
        QFETCH(uint, limit);
        QFETCH(QString, alerts);
        QFETCH(QString, expected);
        AlertGrouping grouping(field.toStdString());
        const Json list = base::parseJson(alerts.toStdString()).value();
        for (const Json& alert : list)
            grouping.addAlert(alert);
        QCOMPARE(text(grouping.group(rows(static_cast<std::uint32_t>(list.size())), limit)), expected);
    }

    /// The property: the quick way over columns groups as the plain one over expanded documents does.
    void aTableIsGroupedAsItsDocumentsAre()
    {
        const QTemporaryDir folder;
        std::string content;
        for (int i = 0; i < 200; ++i) {
            const std::string n = std::to_string(i % 7);
            const std::vector<Json> shapes{{{"host", {{"name", "h" + n}}}},
                                           {{"host.name", "h" + n}},
                                           {{"host", {{"name", i % 7}}}},
                                           {{"host", {{"name", Json::array({"a", n})}}}},
                                           {{"host", {{"name", {{"y", 1}, {"x", n}}}}}},
                                           {{"host", {{"name", {{"x", n}, {"y", 1}}}}}},
                                           {{"host", Json::array({{{"name", "h" + n}}})}},
                                           {{"host", "plain"}},
                                           {{"severity", "unknown"}},
                                           {{"tags", Json::array({"a", n})}}};
            Json document = shapes[static_cast<std::size_t>(i) % shapes.size()];
            document["@timestamp"] = 1'767'600'000 + i;
            content += document.dump() + '\n';
        }
        const alerts::ReadAlerts read = alerts::readAlerts(writeFile(folder, "f.ndjson", content), {}).value();
        for (const char* const field : {"host.name", "host", "severity", "tags.1", "host.0.name", "nowhere"}) {
            AlertGrouping plain(field);
            for (std::uint32_t row = 0; row < read.table->size(); ++row)
                plain.addAlert(alerts::expandDottedKeys(base::parseJson(read.table->document({row}).value()).value()));
            AlertGrouping quick = AlertGrouping::ofTable(*read.table, field).value();
            for (const std::uint32_t limit : {1U, 100U})
                QCOMPARE(text(quick.group(rows(200), limit)), text(plain.group(rows(200), limit)));
        }
    }

    /// The texts of a case are made from the shape of the run's first alert.
    void theShapeIsThatOfTheFirst()
    {
        AlertGrouping grouping("a");
        for (const char* const alert : {R"({"a":{"y":1,"x":2}})", R"({"a":{"x":2,"y":1}})"})
            grouping.addAlert(base::parseJson(alert).value());
        const std::vector<AlertRow> second{{1}};
        QCOMPARE(grouping.group(rows(2), 5).groups.front().shape, std::string_view(R"({"a":{"y":1,"x":2}})"));
        QCOMPARE(grouping.group(second, 5).groups.front().shape, std::string_view(R"({"a":{"x":2,"y":1}})"));
    }

    void stopsOnRequest()
    {
        const QTemporaryDir folder;
        const alerts::ReadAlerts read =
            alerts::readAlerts(writeFile(folder, "f.ndjson", "{\"@timestamp\":1,\"a\":{\"0\":1}}\n"), {}).value();
        std::stop_source stop;
        stop.request_stop();
        for (const char* const field : {"a", "a.0"})
            QCOMPARE(AlertGrouping::ofTable(*read.table, field, stop.get_token()).error().code,
                     base::ErrorCode::Cancelled);
    }

private:
    static std::string writeFile(const QTemporaryDir& folder, const char* name, const std::string& content)
    {
        return alerts::writeFile(folder, name, content);
    }
};

QTEST_APPLESS_MAIN(AlertGroupingTest)
#include "tst_AlertGrouping.moc"
