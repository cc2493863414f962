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
    void readsConditions_data();
    void readsConditions();
    void refusesConditions_data();
    void refusesConditions();
    void conditionsAreReadAsTheyAreWritten();

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

void ValueFilterTest::findsRows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char* text, const char* ids) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(ids);
    };
    row("", "abcde");
    row("host.name: web-1", "a");
    row("host.name: web-*", "ab");
    row("host.name: *", "abce");
    row("not host.name: *", "d");
    row("not host.name: web-*", "cde");
    row("host.name: \"a*b\"", "e");
    row("host.name: a*b", "e");
    row("host.name: *b*", "abce");
    row("host.name: *-", "");
    row("n: 1", "ace");
    row("n: null", "d");
    row("n: 1 and host.name: db", "c");
    row("n: 1 and not host.name: db and tags: *", "ae");
    row("tags: x", "ab");
    row("tags: \"y z\"", "a");
    row("tags: y z", "a");
    row("tags: 1", "e");
    row("tags: []", "d");
    row("tags: [2]", "e");
    row("host: web-1", "");
    row("nothing: a", "");
    row("not nothing: a", "abcde");
    row("_id: c", "c");
    row("not _id: c and n: 1", "ae");
    row("_index: a", "abcde");
    row("_index: *b", "");
}

void ValueFilterTest::findsRows()
{
    QFETCH(QString, text);
    QFETCH(QString, ids);
    const base::Result<std::vector<ValueCondition>> conditions = parseConditions(text.toStdString());
    QVERIFY(conditions.has_value());
    const base::Result<std::vector<base::AlertRow>> rows = ValueFilter(*conditions).rows(*m_table, {});
    QVERIFY(rows.has_value());
    QCOMPARE(idsOf(*m_table, *rows), ids.toStdString());
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

void ValueFilterTest::readsConditions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const auto row = [](const char* text, const char* read) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(read);
    };
    row("a:b", "+a=b;");
    row("  a.b  :  c d  ", "+a.b=c d;");
    row("a: x and not b: y", "+a=x;-b=y;");
    row("NOT a: x AND b: y", "-a=x;+b=y;");
    row("a: sand and b: android", "+a=sand;+b=android;");
    row("a: x and", "+a=x and;");
    row("notes: x", "+notes=x;");
    row("url: http://a/b", "+url=http://a/b;");
    row(R"(a: "b and \"c\" \\" and d: e)", R"(+a=b and "c" \;+d=e;)");
    row("a: \"\"", "+a=;");
    row("a: b*", "+a~b*;");
    row("a: \"b*\"", "+a=b*;");
}

static std::string readText(const std::vector<ValueCondition>& conditions)
{
    std::string text;
    for (const ValueCondition& condition : conditions)
        text += (condition.isWanted ? '+' : '-') + condition.field + (condition.isPattern ? '~' : '=')
              + condition.value + ';';
    return text;
}

void ValueFilterTest::readsConditions()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const base::Result<std::vector<ValueCondition>> conditions = parseConditions(text.toStdString());
    QVERIFY(conditions.has_value());
    QCOMPARE(readText(*conditions), read.toStdString());
}

void ValueFilterTest::refusesConditions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("column");
    QTest::newRow("no value") << QStringLiteral("a:") << 3;
    QTest::newRow("no field") << QStringLiteral(": b") << 1;
    QTest::newRow("only a word") << QStringLiteral("web-1") << 1;
    QTest::newRow("no quote") << QStringLiteral("a: \"b") << 4;
    QTest::newRow("no and") << QStringLiteral("a: \"b\" c: d") << 8;
    QTest::newRow("nothing after and") << QStringLiteral("a: b and c") << 10;
    QTest::newRow("no value before and") << QStringLiteral("a:  and b: c") << 5;
}

void ValueFilterTest::refusesConditions()
{
    QFETCH(QString, text);
    QFETCH(int, column);
    const base::Result<std::vector<ValueCondition>> conditions = parseConditions(text.toStdString());
    QVERIFY(!conditions.has_value());
    QVERIFY(conditions.error().location.has_value());
    QCOMPARE(conditions.error().location->column, static_cast<std::size_t>(column));
}

void ValueFilterTest::conditionsAreReadAsTheyAreWritten()
{
    for (const std::string value : {"a", "a b", "a*b", "\"", "\\", "x and y: z", "", "*", "a\nb", "ü"}) {
        for (const bool isWanted : {true, false}) {
            const std::vector<ValueCondition> one{{.field = "host.name", .value = value, .isWanted = isWanted},
                                                  {.field = "n", .value = "w-*", .isPattern = true}};
            const base::Result<std::vector<ValueCondition>> read
                = parseConditions(conditionText(one[0]) + " and " + conditionText(one[1]));
            QVERIFY2(read.has_value(), value.c_str());
            QVERIFY2(*read == one, value.c_str());
        }
    }
}

QTEST_APPLESS_MAIN(ValueFilterTest)
#include "tst_ValueFilter.moc"
