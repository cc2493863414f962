// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>
#include <map>

#include <QTest>

#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/FieldStatistics.h"
#include "core/alerts/Flood.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

/// Documents with these values of the field, parted by ; and in this order. An empty one: the document has none.
std::shared_ptr<const AlertTable> tableOf(const std::string& values, const std::string& field = "f")
{
    std::string documents;
    for (std::size_t begin = 0; begin <= values.size();) {
        const std::size_t end = std::min(values.find(';', begin), values.size());
        const std::string value = values.substr(begin, end - begin);
        documents += value.empty() ? "{\"@timestamp\":1}\n" : "{\"@timestamp\":1,\"" + field + "\":" + value + "}\n";
        begin = end + 1;
    }
    const QTemporaryDir folder;
    return readAlerts(writeFile(folder, "f.ndjson", documents), {}).value().table;
}

FieldStatistics statisticsOf(const std::string& values, const std::string& field = "f")
{
    const std::vector<FieldStatistics> all = fieldStatistics(*tableOf(values, field)).value();
    if (all.size() != 1)
        qFatal("%zu fields", all.size());
    return all.front();
}

std::string inQuotes(const std::string& text) { return "\"" + text + "\""; }

std::string repeated(const std::string& value, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text.append(i == 0 ? "" : ";").append(value);
    return text;
}

/// `text*count`, joined by blanks.
std::string topText(const FieldStatistics& field)
{
    std::string text;
    for (const FrequentValue& value : field.top)
        text.append(text.empty() ? "" : " ").append(value.text).append("*").append(std::to_string(value.count));
    return text;
}

/// A value that everybody agrees on, counted the plain way.
void compareWithPlainCounting(const AlertTable& table, const FieldStatistics& field)
{
    const Column& column = *table.column(field.name);
    std::map<std::string, std::uint32_t> counts;
    std::uint32_t present = 0;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const std::uint32_t code = column.codes()[row];
        if (code == Column::Missing)
            continue;
        ++present;
        ++counts[std::string(column.value(code).text)];
    }
    QCOMPARE(field.documents, table.size());
    QCOMPARE(field.present, present);
    QCOMPARE(std::size_t{field.values}, counts.size());
    double entropy = 0;
    std::uint32_t once = 0;
    std::vector<std::uint32_t> sorted;
    for (const auto& [value, count] : counts) {
        const double share = double(count) / double(present);
        entropy -= share * std::log2(share);
        once += count == 1 ? 1U : 0U;
        sorted.push_back(count);
    }
    QVERIFY2(std::abs(field.entropy - entropy) < 1e-6, qPrintable(QString::number(field.entropy - entropy)));
    QCOMPARE(field.once, once);
    std::sort(sorted.rbegin(), sorted.rend());
    QCOMPARE(field.top.size(), std::min<std::size_t>(sorted.size(), 10));
    for (std::size_t i = 0; i < field.top.size(); ++i) {
        QCOMPARE(field.top[i].count, sorted[i]);
        QCOMPARE(field.top[i].count, counts.at(field.top[i].text));
        QCOMPARE(std::string(column.value(field.top[i].code).text), field.top[i].text);
    }
}

} // namespace

class FieldStatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entropyIsInBits_data()
    {
        QTest::addColumn<std::string>("values");
        QTest::addColumn<double>("entropy");
        QTest::addColumn<double>("evenness");
        QTest::newRow("one value") << std::string("1;1;1;1") << 0.0 << 1.0;
        QTest::newRow("two equal values") << std::string("1;2;2;1") << 1.0 << 1.0;
        QTest::newRow("four equal values") << std::string("1;2;3;4;1;2;3;4") << 2.0 << 1.0;
        QTest::newRow("each another") << std::string("1;2;3;4;5;6;7;8") << 3.0 << 1.0;
        QTest::newRow("half, quarter, quarter") << std::string("1;1;2;3") << 1.5 << 1.5 / std::log2(3);
        QTest::newRow("three quarters") << std::string("1;1;1;2") << 0.8112781244591328 << 0.8112781244591328;
        QTest::newRow("missing ones do not count") << std::string("1;;2;;;") << 1.0 << 1.0;
        QTest::newRow("null counts") << std::string("1;null") << 1.0 << 1.0;
    }
    void entropyIsInBits()
    {
        QFETCH(const std::string, values);
        QFETCH(const double, entropy);
        QFETCH(const double, evenness);
        const FieldStatistics field = statisticsOf(values);
        QVERIFY2(std::abs(field.entropy - entropy) < 1e-12, qPrintable(QString::number(field.entropy)));
        QVERIFY(field.entropy >= 0);
        QVERIFY2(std::abs(field.evenness() - evenness) < 1e-12, qPrintable(QString::number(field.evenness())));
        QVERIFY(std::abs(field.effectiveValues() - std::exp2(entropy)) < 1e-9);
    }

    void countsDocumentsAndValues()
    {
        const FieldStatistics field = statisticsOf(R"("a";;"b";"b";"c";)");
        QCOMPARE(field.name, std::string("f"));
        QCOMPARE(field.documents, 6U);
        QCOMPARE(field.present, 4U);
        QCOMPARE(field.values, 3U);
        QCOMPARE(field.once, 2U);
        QCOMPARE(topText(field), std::string("b*2 a*1 c*1"));
    }

    void tiesKeepTheOrderOfFirstAppearance()
    {
        const FieldStatistics field = statisticsOf(R"("z";"a";"m";"a";"m";"z";"b")");
        QCOMPARE(topText(field), std::string("z*2 a*2 m*2 b*1"));
        QCOMPARE(field.top[1].code, 2U);
    }

    void keepsTheTenMostFrequent()
    {
        // 1 once, 2 twice, ... 12 twelve times; and a late one as frequent as 3.
        std::string values;
        for (int value = 1; value <= 12; ++value)
            values += repeated(std::to_string(value), value) + ';';
        values += repeated("99", 3);
        const FieldStatistics field = statisticsOf(values);
        QCOMPARE(topText(field), std::string("12*12 11*11 10*10 9*9 8*8 7*7 6*6 5*5 4*4 3*3"));
        QCOMPARE(field.values, 13U);
    }

    void tenOfValuesThatAreAllDistinct()
    {
        std::string values = "0";
        for (int value = 1; value < 16; ++value)
            values += ';' + std::to_string(value);
        const FieldStatistics field = statisticsOf(values);
        QCOMPARE(topText(field), std::string("0*1 1*1 2*1 3*1 4*1 5*1 6*1 7*1 8*1 9*1"));
        QCOMPARE(field.once, 16U);
        QCOMPARE(field.entropy, 4.0);
    }

    void longValuesAreCutBetweenCharacters()
    {
        std::string text = "x";
        for (int i = 0; i < 300; ++i)
            text += "\xc3\xa4";
        const FieldStatistics field = statisticsOf(inQuotes(text) + ";\"short\"");
        QCOMPARE(field.top[0].text, text.substr(0, 399));
        QVERIFY(!field.top[0].isWhole);
        QVERIFY(field.top[1].isWhole);
    }

    void listsAreCounted_data()
    {
        QTest::addColumn<std::string>("values");
        QTest::addColumn<unsigned>("lists");
        QTest::addColumn<unsigned>("longest");
        QTest::newRow("none") << std::string("1;\"[1,2]\"") << 0U << 0U;
        QTest::newRow("some") << std::string("1;[1,2,3];[1,2,3];[4]") << 3U << 3U;
        QTest::newRow("empty") << std::string("[];[]") << 2U << 0U;
        QTest::newRow("commas and brackets in texts") << std::string("[\"a,b\",\"]\",\"\\\"],\",\"\\\\\"]") << 1U << 4U;
        QTest::newRow("lists and objects in it") << std::string(R"([[1,2],["a",[3]],[]])") << 1U << 3U;
    }
    void listsAreCounted()
    {
        QFETCH(const std::string, values);
        QFETCH(const unsigned, lists);
        QFETCH(const unsigned, longest);
        const FieldStatistics field = statisticsOf(values);
        QCOMPARE(field.documentsOf(ValueKind::List), lists);
        QCOMPARE(field.longestList, longest);
        QCOMPARE(field.isList(), lists > 0);
    }

    void kindsAreCounted()
    {
        const FieldStatistics field = statisticsOf(R"(1;2;"a";null;true;;[1];{})");
        QCOMPARE(field.documentsOf(ValueKind::Number), 2U);
        QCOMPARE(field.documentsOf(ValueKind::String), 1U);
        QCOMPARE(field.documentsOf(ValueKind::Null), 1U);
        QCOMPARE(field.documentsOf(ValueKind::Boolean), 1U);
        QCOMPARE(field.documentsOf(ValueKind::List), 1U);
        QCOMPARE(field.documentsOf(ValueKind::Object), 1U);
        QVERIFY(field.isMixed());
        QVERIFY(!statisticsOf(R"("a";null;["b"])").isMixed());
        QVERIFY(statisticsOf(R"("1";1)").isMixed());
    }

    void typeIsTheOneOfTheCatalog()
    {
        const FieldStatistics code = statisticsOf("4624;4625;4624", "event.code");
        QCOMPARE(code.type, FieldType::Keyword);
        QVERIFY(code.isTypeKnown);
        QCOMPARE(code.unfit, 0U);
        const FieldStatistics other = statisticsOf("4624;4625;4624", "winlog.event_id");
        QCOMPARE(other.type, FieldType::Long);
        QVERIFY(!other.isTypeKnown);
        QCOMPARE(statisticsOf(R"("a";"b";"a")", "error.message").type, FieldType::Text);
    }

    void countsDocumentsThatTheTypeDoesNotTake()
    {
        const FieldStatistics port = statisticsOf(R"(443;"80";"n/a";;"";[1,"https"];null;"n/a")", "source.port");
        QCOMPARE(port.type, FieldType::Long);
        QCOMPARE(port.unfit, 3U);
        QVERIFY(port.unfitValue.has_value());
        QCOMPARE(port.unfitValue->text, std::string("n/a"));
        QCOMPARE(port.unfitValue->kind, ValueKind::String);
        QCOMPARE(port.unfitValue->count, 2U);
        QVERIFY(!statisticsOf("1;2", "source.port").unfitValue.has_value());
        // A guessed type is the one that the values have: nothing is said of what would become of it.
        const FieldStatistics guessed = statisticsOf(R"(1;{})");
        QCOMPARE(guessed.unfit, 0U);
        QVERIFY(!guessed.unfitValue.has_value());
    }

    void advisesForGrouping_data()
    {
        QTest::addColumn<std::string>("values");
        QTest::addColumn<GroupingAdvice>("advice");
        QTest::newRow("two values") << std::string("1;2;1;2") << GroupingAdvice::Good;
        QTest::newRow("one value") << std::string("1;1;1") << GroupingAdvice::OneValue;
        QTest::newRow("one value of one document") << std::string("1") << GroupingAdvice::OneValue;
        QTest::newRow("each another") << std::string("1;2;3;4") << GroupingAdvice::NearlyUnique;
        QTest::newRow("more than half as many values") << std::string("1;2;3;3;3") << GroupingAdvice::NearlyUnique;
        QTest::newRow("half as many") << std::string("1;2;3;3;3;3") << GroupingAdvice::Good;
        QTest::newRow("often missing") << std::string("1;1;2;2;;;;;") << GroupingAdvice::OftenMissing;
        QTest::newRow("half is there") << std::string("1;1;2;2;;;;") << GroupingAdvice::Good;
        QTest::newRow("39 of 40") << repeated("1", 39) + ";2" << GroupingAdvice::MostlyOneValue;
        QTest::newRow("19 of 20") << repeated("1", 19) + ";2" << GroupingAdvice::Good;
        QTest::newRow("long text") << repeated(inQuotes(std::string(300, 'x')), 2) << GroupingAdvice::LongText;
    }
    void advisesForGrouping()
    {
        QFETCH(const std::string, values);
        QFETCH(const GroupingAdvice, advice);
        QCOMPARE(groupingAdvice(statisticsOf(values)), advice);
    }
    void advisesByTheCatalog()
    {
        QCOMPARE(groupingAdvice(statisticsOf(R"("a";"b";"a";"b")", "message")), GroupingAdvice::LongText);
        QCOMPARE(groupingAdvice(statisticsOf(R"("a";"b";"a";"b")", "host.name")), GroupingAdvice::Good);
    }
    void advisesWithoutValues() { QCOMPARE(groupingAdvice({}), GroupingAdvice::NoValues); }

    /// More rows than one step, more codes than lanes of counts are for, constant and all-distinct columns, two threads.
    void agreesWithPlainCounting()
    {
        Flood flood{.name = "f", .start = {1'767'600'000'000}, .length = base::Hour, .perMinute = 5'001,
                    .storm = std::nullopt,
                    .fields = {{.name = "few", .prefix = "", .cardinality = 7, .skew = 1, .missing = 0.1},
                               {.name = "many", .prefix = "m", .cardinality = 50'000, .skew = 0.6, .missing = 0},
                               {.name = "one", .prefix = "o", .cardinality = 1, .skew = 0, .missing = 0.5},
                               {.name = "each", .prefix = "e", .sequence = true}}};
        flood.duplicates = 0;
        const std::shared_ptr<const AlertTable> table = generate(flood, 3).value();
        QVERIFY(table->size() > 262'144);
        const std::vector<FieldStatistics> fields = fieldStatistics(*table).value();
        QCOMPARE(fields.size(), std::size_t{4});
        for (std::size_t i = 0; i < fields.size(); ++i) {
            QCOMPARE(fields[i].name, table->columns()[i].name());
            compareWithPlainCounting(*table, fields[i]);
        }
    }

    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!fieldStatistics(*tableOf("1;2;1"), stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(FieldStatisticsTest)
#include "tst_FieldStatistics.moc"
