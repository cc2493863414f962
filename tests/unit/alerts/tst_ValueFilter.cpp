// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <random>
#include <stop_token>

#include <nlohmann/json.hpp>

#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/Flood.h"
#include "core/alerts/ValueFilter.h"

using namespace casewright;
using namespace casewright::alerts;

class ValueFilterTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsRows_data();
    void findsRows();
    void agreesWithCells();
    void saysThatTimesAreNotFilteredBy();
    void stopsOnRequest();
    void writesConditions_data();
    void writesConditions();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const AlertTable> m_table;
};

void ValueFilterTest::initTestCase()
{
    const std::string path = writeFile(m_folder, "a.ndjson",
                                       R"({"_id":"a","@timestamp":1,"host":{"name":"web-1"},"tags":["x","y z"],"n":1})"
                                       "\n"
                                       R"({"_id":"b","@timestamp":2,"host":{"name":"web-2"},"tags":"x","n":2})"
                                       "\n"
                                       R"({"_id":"c","@timestamp":3,"host":{"name":"db"},"n":1})"
                                       "\n"
                                       R"({"_id":"d","@timestamp":4,"tags":[],"n":null})"
                                       "\n"
                                       R"({"_id":"e","@timestamp":5,"host":{"name":"a*b"},"tags":[1,[2]],"n":"1"})"
                                       "\n");
    const base::Result<ReadAlerts> read = readAlerts(path, {});
    QVERIFY(read.has_value());
    m_table = read->table;
}

/// Ids of the rows, one after the other.
static std::string idsOf(const AlertTable& table, const std::vector<base::AlertRow>& rows)
{
    std::string ids;
    for (const base::AlertRow row : rows)
        ids += table.id(row);
    return ids;
}

static ValueCondition is(const char* field, const char* value) { return {.field = field, .value = value}; }

static ValueCondition like(const char* field, const char* pattern)
{
    return {.field = field, .value = pattern, .isPattern = true};
}

static ValueCondition isNot(ValueCondition condition)
{
    condition.isWanted = false;
    return condition;
}

void ValueFilterTest::findsRows_data()
{
    QTest::addColumn<std::vector<ValueCondition>>("conditions");
    QTest::addColumn<std::string>("ids");
    const auto row = [](const char* name, const std::vector<ValueCondition>& conditions, const std::string& ids) {
        QTest::newRow(name) << conditions << ids;
    };
    row("none", {}, "abcde");
    row("a text", {is("host.name", "web-1")}, "a");
    row("a beginning", {like("host.name", "web-*")}, "ab");
    row("any value", {like("host.name", "*")}, "abce");
    row("no value", {isNot(like("host.name", "*"))}, "d");
    row("no such beginning", {isNot(like("host.name", "web-*"))}, "cde");
    row("a star in a text", {is("host.name", "a*b")}, "e");
    row("a star between", {like("host.name", "a*b")}, "e");
    row("a middle", {like("host.name", "*b*")}, "abce");
    row("an end", {like("host.name", "*-")}, "");
    row("a number", {is("n", "1")}, "ace");
    row("null", {is("n", "null")}, "d");
    row("two", {is("n", "1"), is("host.name", "db")}, "c");
    row("three", {is("n", "1"), isNot(is("host.name", "db")), like("tags", "*")}, "ae");
    row("an element", {is("tags", "x")}, "ab");
    row("an element with a blank", {is("tags", "y z")}, "a");
    row("an element that is a number", {is("tags", "1")}, "e");
    row("an empty list", {is("tags", "[]")}, "d");
    row("a list in a list", {is("tags", "[2]")}, "e");
    row("an object", {is("host", "web-1")}, "");
    row("no such field", {is("nothing", "a")}, "");
    row("not in no such field", {isNot(is("nothing", "a"))}, "abcde");
    row("an id", {is("_id", "c")}, "c");
    row("not an id", {isNot(is("_id", "c")), is("n", "1")}, "ae");
    row("an index", {is("_index", "a")}, "abcde");
    row("no such index", {like("_index", "*b")}, "");
}

void ValueFilterTest::findsRows()
{
    QFETCH(const std::vector<ValueCondition>, conditions);
    QFETCH(const std::string, ids);
    const base::Result<std::vector<base::AlertRow>> rows = ValueFilter(conditions).rows(*m_table, {});
    QVERIFY(rows.has_value());
    QCOMPARE(idsOf(*m_table, *rows), ids);
}

/// A flood over several blocks of rows against what its cells say, one by one.
void ValueFilterTest::agreesWithCells()
{
    Flood flood;
    flood.name = "f";
    flood.length = base::Duration{base::Hour.milliseconds * 24};
    flood.perMinute = 500;
    flood.fields = {{.name = "host.name", .prefix = "h-", .cardinality = 50, .skew = 1, .missing = 0.2},
                    {.name = "user.name", .prefix = "u-", .cardinality = 400'000, .skew = 0, .missing = 0}};
    const base::Result<std::shared_ptr<const AlertTable>> table = generate(flood, 7);
    QVERIFY(table.has_value());
    QVERIFY((*table)->size() > 600'000);
    const ValueFilter filter(std::vector<ValueCondition>{
        {.field = "host.name", .value = "h-1*", .isPattern = true},
        {.field = "user.name", .value = "u-1*", .isPattern = true, .isWanted = false}});
    const base::Result<std::vector<base::AlertRow>> rows = filter.rows(**table, {});
    QVERIFY(rows.has_value());
    std::vector<base::AlertRow> expected;
    for (std::uint32_t row = 0; row < (*table)->size(); ++row) {
        if (cellText(**table, "host.name", row).starts_with("string:h-1")
            && !cellText(**table, "user.name", row).starts_with("string:u-1"))
            expected.push_back({row});
    }
    QVERIFY(expected.size() > 1'000);
    QVERIFY(*rows == expected);
}

void ValueFilterTest::saysThatTimesAreNotFilteredBy()
{
    const ValueFilter filter(std::vector<ValueCondition>{{.field = "@timestamp", .value = "1"}});
    const base::Result<std::vector<base::AlertRow>> rows = filter.rows(*m_table, {});
    QVERIFY(!rows.has_value());
    QCOMPARE(rows.error().code, base::ErrorCode::NotSupported);
    QVERIFY(rows.error().text.find("@timestamp") != std::string::npos);
}

void ValueFilterTest::stopsOnRequest()
{
    std::stop_source stop;
    stop.request_stop();
    for (const char* const field : {"host.name", "_id", "nothing"}) {
        const ValueFilter filter(std::vector<ValueCondition>{{.field = field, .value = "web-1"}});
        const base::Result<std::vector<base::AlertRow>> rows = filter.rows(*m_table, stop.get_token());
        QVERIFY(!rows.has_value());
        QCOMPARE(rows.error().code, base::ErrorCode::Cancelled);
    }
}

void ValueFilterTest::writesConditions_data()
{
    QTest::addColumn<ValueCondition>("condition");
    QTest::addColumn<std::string>("text");
    const auto row = [](const ValueCondition& condition, const char* text) {
        QTest::newRow(text) << condition << std::string(text);
    };
    row(is("a.b", "c"), "a.b: c");
    row(isNot(is("a", "ü")), "not a: ü");
    row(is("a", "b c"), R"(a: "b c")");
    row(is("a", "b*"), R"(a: "b*")");
    row(like("a", "b*"), "a: b*");
    row(isNot(like("a", "*")), "not a: *");
    row(is("a", ""), R"(a: "")");
    row(is("a", R"(b "c" \)"), R"(a: "b \"c\" \\")");
    row(is("a", "x and y: z"), R"(a: "x and y: z")");
    row(is("a", "b\nc"), "a: \"b\nc\"");
}

void ValueFilterTest::writesConditions()
{
    QFETCH(const ValueCondition, condition);
    QFETCH(const std::string, text);
    QCOMPARE(conditionText(condition), text);
}

QTEST_APPLESS_MAIN(ValueFilterTest)
#include "tst_ValueFilter.moc"
