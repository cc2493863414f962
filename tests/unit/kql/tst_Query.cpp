// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <stop_token>

#include <nlohmann/json.hpp>

#include "core/kql/Parser.h"
#include "core/kql/Query.h"
#include "core/kql/QueryFilter.h"
#include "tests/unit/kql/Documents.h"
#include "tests/unit/kql/QueryDocuments.h"

using namespace casewright;
using namespace casewright::kql;
using base::Json;

namespace {

constexpr base::Timestamp Now{1'767'657'600'000}; // 2026-01-06T00:00:00.000Z

} // namespace

class QueryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_table = tableOf(Json::parse(QueryDocuments)); }

    void matches_data();
    void matches();
    void finds_data();
    void finds();
    void asksAgainAtAnotherTime();
    void takesTypesFromTheSource();
    void findsNumbersBeyondDoubles();
    void looksAtUnsortedTimes();
    void stopsOnRequest();
    void rangesBehindTheEndAreEmpty();
    void filtersAnyTable();

private:
    [[nodiscard]] std::string idsOf(const std::string& text, const FieldTypes& types = {},
                                    base::Timestamp now = Now) const
    {
        const Parsing parsing = parse(text);
        if (!parsing.tree)
            return parsing.error->text;
        std::string ids;
        const std::vector<base::AlertRow> rows = *Query(*parsing.tree, *m_table, types).rows(now, {});
        for (const base::AlertRow row : rows)
            ids += m_table->id(row);
        return ids;
    }

    std::shared_ptr<const alerts::AlertTable> m_table;
};

void QueryTest::matches_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char* query, const char* ids) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromLatin1(ids);
    };
    row("", "abc");
    row("*", "abc");
    // What is no column
    row("_id: b", "b");
    row("_id: *", "abc");
    row("_index: one and not _id: a", "b");
    row("_index: o*", "ab");
    row("*: one", "");
    row("@timestamp: \"2026-01-05\"", "ab");
    row("@timestamp >= now-1d/d and @timestamp < now/d", "ab");
    row("@timestamp > now-10m", "bc");
    row("@timestamp: now", "c");
    row("@timestamp < 1767600000001", "a");
    row("@timestamp: *", "abc");
    row("@times*: 2026-01-06", "c");
    row("2026-01-06", "bc");
    // Types of the catalog
    row("process.pid: 4120", "ac");
    row("process.pid: 17", "b");
    row("process.pid: 17.0", "b");
    row("process.pid > 17 and process.pid <= 4120", "ac");
    row("process.pid >= 4120.5", "");
    row("process.pid: 4120.9", "");
    row("source.ip: 10.0.0.0/8", "ab");
    row("source.ip < 10.1.0.0", "b");
    row("source.ip: \"::ffff:10.1.2.3\"", "a");
    row("message: powershell", "a");
    row("message: \"password for\"", "");
    row("message: \"for root\"", "b");
    row("message: (failed and root)", "b");
    row("message: ENC*", "a");
    row("message: *ed com*", "");
    row("process.start < 2026-01-05T08", "a");
    // Types of the values
    row("custom.score: 1.5", "a");
    row("custom.score > 1.5", "b");
    row("custom.seen: 2026-01-05", "a");
    row("custom.seen > 2026-01-05", "b");
    row("custom.peer: \"fe80::/10\"", "a");
    row("custom.flag: true", "a");
    row("custom.flag < true", "b");
    row("custom.flag: \"false\"", "b");
    row("true", "ac");
    // Keywords
    row("event.code: 4688", "a");
    row("event.category: session", "b");
    row("event.category: *", "ab");
    row("not event.category: *", "c");
    row("event.action: *", "c");
    row("event.action: \"\"", "c");
    row("host.name: *", "ab");
    row("host.name > WIN", "ab");
    row("host.name > WIN and host.name < a", "a");
    row("host.name: *DC*", "a");
    row("host.name: win*", "");
    row("tags: true", "c");
    row("tags: 7", "c");
    row("tags: \"NOT\"", "c");
    row("nested: deep", "c");
    row("nested: *", "c");
    row("quote: \"say \\\"hi\\\"\"", "c");
    // Objects and any field
    row("host: *", "ab");
    row("host.os: *", "a");
    row("host: Windows", "");
    row("empty: *", "");
    row("h*name: Windows", "a");
    row("host.*: (Windows or db-01)", "ab");
    row("files: *", "ab");
    row("files.name: c.txt", "b");
    row("files.owner.name: (x and y)", "a");
    row("not *: (process or session)", "c");
    // Objects one by one
    row("files:{ name: a.exe and size: 20 }", "");
    row("files:{ name: b.dll and size: 20 }", "a");
    row("files:{ name: c.txt and size < 6 }", "b");
    row("files:{ not name: a.exe }", "ab");
    row("files:{ owner.name: y }", "a");
    row("files:{ owner:{ name: x } and size: 10 }", "a");
    row("files:{ owner:{ name: x } and size: 20 }", "");
    row("files:{ not owner:{ name: * } }", "b");
    row("files:{ * }", "ab");
    row("files:{ na*: a.exe and s*e: 10 }", "a");
    row("files:{ dll }", "");
    row("files:{ b.dll }", "a");
    row("empty:{ * }", "c");
    row("empty:{ not a: * }", "c");
    row("not files:{ name: * }", "c");
    row("host:{ os.name: Windows and name: WIN* }", "a");
}

void QueryTest::matches()
{
    QFETCH(const QString, query);
    QFETCH(const QString, ids);
    QCOMPARE(idsOf(query.toStdString()), ids.toStdString());
}

void QueryTest::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* query, const char* part, const char* text) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(part) << QString::fromUtf8(text);
    };
    row("event.category: a", "", "");
    row("* or host.*: 5 or x*: *", "x*: *", "No document has a field called x*, so this part matches nothing.");
    row("process.pid: abc and host.name: *", "process.pid: abc",
        "process.pid has whole numbers, and \"abc\" is none; write one such as 443. This part matches nothing.");
    row("process.pid: 4*", "process.pid: 4*",
        "process.pid has whole numbers, in which there are no wildcards; only * alone can be asked for. This part "
        "matches nothing.");
    row("host.name > a*", "host.name > a*",
        "host.name cannot be compared with a wildcard; name a value, or use : instead. This part matches nothing.");
    row("message > a", "message > a",
        "message is a text of words, which have no order; look for words with : instead. This part matches nothing.");
    row("message: \"::\"", "message: \"::\"",
        "message is a text of words, and \"::\" has none. This part matches nothing.");
    row("not source.ip: 300.1.1.1", "source.ip: 300.1.1.1",
        "source.ip has addresses, and \"300.1.1.1\" is none; write one such as 10.0.0.1 or 10.0.0.0/8. This "
        "part matches nothing.");
    row("source.ip > 10.0.0.0/8", "source.ip > 10.0.0.0/8",
        "source.ip cannot be compared with many addresses; name one, or use : instead. This part matches nothing.");
    row("@timestamp < yesterday", "@timestamp < yesterday",
        "@timestamp has dates, and \"yesterday\" is none; write one such as 2026-01-05, 2026-01-05T08:00:00Z or "
        "now-1d/d. "
        "This part matches nothing.");
    row("custom.flag: 1", "custom.flag: 1",
        "custom.flag has true or false, and \"1\" is none; write one such as true. This part matches nothing.");
    row("host.name: null", "host.name: null",
        "host.name has no null to compare with; write not field: * for documents without a value, \"null\" in quotes "
        "for "
        "the text. This part matches nothing.");
    row("hots.name: a", "hots.name: a", "No document has the field hots.name, so this part matches nothing.");
    row("dns:{ id: a }", "dns:{ id: a }", "No document has objects in dns, so this part matches nothing.");
    row("files:{ size: big }", "size: big",
        "files.size has whole numbers, and \"big\" is none; write one such as 443. This part matches nothing.");
}

void QueryTest::finds()
{
    QFETCH(const QString, query);
    QFETCH(const QString, part);
    QFETCH(const QString, text);
    const std::string written = query.toStdString();
    const Parsing parsing = parse(written);
    QVERIFY(parsing.tree.has_value());
    const Query made(*parsing.tree, *m_table);
    QCOMPARE(made.findings().size(), std::size_t{part.isEmpty() ? 0U : 1U});
    for (const QueryFinding& finding : made.findings()) {
        QCOMPARE(QString::fromStdString(finding.text), text);
        QCOMPARE(QString::fromStdString(written.substr(finding.span.begin, finding.span.end - finding.span.begin)),
                 part);
    }
}

/// What looks at the clock follows it, the rest stays.
void QueryTest::asksAgainAtAnotherTime()
{
    const Query query(*parse("@timestamp > now-1d or host.os:{ name: Windows }").tree, *m_table);
    QVERIFY(query.usesNow());
    QVERIFY(!Query(*parse("@timestamp > 2026").tree, *m_table).usesNow());
    QCOMPARE(query.rows(Now, {})->size(), std::size_t{3});
    QCOMPARE(query.rows(Now + base::Day, {})->size(), std::size_t{1});
    QCOMPARE(query.rows(Now + base::Day, {1, 3}, {})->size(), std::size_t{0});
    QCOMPARE(query.rows(Now, {1, 3}, {})->size(), std::size_t{2});
    const auto lists = tableOf(Json::parse(
        R"([{"@timestamp":0,"files":[{"seen":"2026-01-05"}]},{"@timestamp":1,"files":[{"seen":"2026-01-07"}]}])"));
    const Query nested(*parse("files:{ seen < now }").tree, *lists);
    QVERIFY(nested.usesNow());
    QCOMPARE(nested.rows(Now, {})->size(), std::size_t{1});
    QCOMPARE(nested.rows(Now + base::Week, {})->size(), std::size_t{2});
}

void QueryTest::takesTypesFromTheSource()
{
    using alerts::FieldType;
    const FieldTypes own{.overrides = {{"process.pid", FieldType::Keyword}, {"host.name", FieldType::Text}}};
    QCOMPARE(idsOf("process.pid: 4120", own), std::string("a"));
    QCOMPARE(idsOf("process.pid: 41*", own), std::string("ac"));
    QCOMPARE(idsOf("host.name: dc01", own), std::string("a"));
    QCOMPARE(idsOf("source.ip: 10.0.0.0/8", own), std::string("ab"));
    const FieldTypes only{.overrides = {}, .onlyOverrides = true};
    QCOMPARE(idsOf("source.ip: 10.0.0.0/8", only), std::string());
    QCOMPARE(idsOf("message: powershell", only), std::string());
    QCOMPARE(idsOf("@timestamp: 2026-01-05*", only), std::string("ab"));
    QCOMPARE(idsOf("@timestamp < 1767600000001", {.overrides = {{"@timestamp", FieldType::Long}}}), std::string("a"));
}

/// A table has the nearest double of a number, and each digit of a text.
void QueryTest::findsNumbersBeyondDoubles()
{
    const auto table = tableOf(Json::parse(
        R"([{"@timestamp":0,"n":9007199254740993},{"@timestamp":1,"n":"9007199254740993"},
            {"@timestamp":2,"n":"9007199254740992"}])"));
    const FieldTypes types{.overrides = {{"n", alerts::FieldType::Long}}};
    const auto rows = [&](const char* query) { return *Query(*parse(query).tree, *table, types).rows({}, {}); };
    QCOMPARE(rows("n: 9007199254740993"), (std::vector<base::AlertRow>{{0}, {1}}));
    QCOMPARE(rows("n >= 9007199254740993"), (std::vector<base::AlertRow>{{0}, {1}}));
    QCOMPARE(rows("n > 9007199254740992"), (std::vector<base::AlertRow>{{1}}));
    QCOMPARE(rows("n: 9007199254740990"), std::vector<base::AlertRow>());
}

void QueryTest::looksAtUnsortedTimes()
{
    const auto table =
        alerts::AlertTableBuilder::listed("listed", {{"a", "i", {30}}, {"b", "i", {10}}, {"c", "i", {20}}},
                                          std::make_unique<KeptDocuments>(Json::array()));
    QCOMPARE(*Query(*parse("@timestamp <= 20").tree, *table).rows({}, {}), (std::vector<base::AlertRow>{{1}, {2}}));
    QCOMPARE(*Query(*parse("@timestamp < 20 or _id: a").tree, *table).rows({}, {}),
             (std::vector<base::AlertRow>{{0}, {1}}));
}

void QueryTest::stopsOnRequest()
{
    std::stop_source stop;
    stop.request_stop();
    const Query query(*parse("host.name: a* and files:{ name: a.exe }").tree, *m_table);
    const auto rows = query.rows(Now, stop.get_token());
    QVERIFY(!rows.has_value());
    QVERIFY(rows.error().code == base::ErrorCode::Cancelled);
    // What it had begun is not remembered.
    QCOMPARE(query.rows(Now, {})->size(), std::size_t{0});
    QCOMPARE(Query(*parse("files:{ name: a.exe }").tree, *m_table).rows(Now, {})->size(), std::size_t{1});
}

void QueryTest::rangesBehindTheEndAreEmpty()
{
    const Query query(matchAll(), *m_table);
    QCOMPARE(query.rows({}, {2, 9}, {})->size(), std::size_t{1});
    QCOMPARE(query.rows({}, {9, 12}, {})->size(), std::size_t{0});
    QCOMPARE(query.rows({}, {2, 1}, {})->size(), std::size_t{0});
    const auto none = tableOf(Json::array());
    QCOMPARE(Query(*parse("a: b or not c: *").tree, *none).rows({}, {})->size(), std::size_t{0});
}

/// The clock is the newest document's, unless another is named.
void QueryTest::filtersAnyTable()
{
    const Node tree = *parse("@timestamp > now-10m or _id: a").tree;
    QCOMPARE(*QueryFilter(tree).rows(*m_table, {}), (std::vector<base::AlertRow>{{0}, {1}, {2}}));
    QCOMPARE(*QueryFilter(tree, {}, Now + base::Day).rows(*m_table, {}), (std::vector<base::AlertRow>{{0}}));
    QCOMPARE(QueryFilter(tree).rows(*tableOf(Json::array()), {})->size(), std::size_t{0});
}

QTEST_APPLESS_MAIN(QueryTest)
#include "tst_Query.moc"
