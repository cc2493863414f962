// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <random>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/kql/Printer.h"
#include "core/kql/Query.h"
#include "tests/unit/kql/Documents.h"
#include "tests/unit/kql/PlainMatcher.h"

using namespace casewright;
using namespace casewright::kql;
using alerts::FieldType;
using base::Json;

namespace {

constexpr base::Timestamp Now{1'767'657'600'000}; // 2026-01-06T00:00:00.000Z

/// Draws documents and queries of few fields and values, so that they meet.
class Chance final {
public:
    explicit Chance(std::uint32_t seed) : m_engine(seed) {}

    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_engine); }
    bool oneIn(std::size_t count) { return below(count) == 0; }
    template<class Value>
    const Value& from(const std::vector<Value>& values)
    {
        return values[below(values.size())];
    }

    Json document()
    {
        Json document = object(0, true);
        document["@timestamp"] = from(m_times);
        return document;
    }
    PlainMatcher::Types types()
    {
        PlainMatcher::Types types;
        for (const std::string& name : m_names)
            types[name] = static_cast<FieldType>(below(7));
        types["@timestamp"] = FieldType::Date;
        return types;
    }
    Node tree(std::size_t depth = 0)
    {
        if (depth == 3 || oneIn(3))
            return predicate();
        switch (below(5)) {
        case 0: return {.kind = Node::Kind::Not, .children = {tree(depth + 1)}};
        case 1: {
            Term path{.kind = Term::Kind::Text, .text = from(m_names)};
            return {.kind = Node::Kind::Nested, .field = path, .children = {tree(depth + 1)}};
        }
        default: {
            Node node{.kind = oneIn(2) ? Node::Kind::And : Node::Kind::Or};
            for (std::size_t i = 2 + below(2); i > 0; --i)
                node.children.push_back(tree(depth + 1));
            return node;
        }
        }
    }

private:
    Json value(std::size_t depth)
    {
        switch (below(depth > 3 ? 6 : 9)) {
        case 0: return nullptr;
        case 1: return oneIn(2);
        case 2: return static_cast<std::int64_t>(below(4)) - 1;
        case 3: return static_cast<double>(below(5)) / 2;
        case 4:
        case 5: return from(m_texts);
        case 6: return object(depth + 1, false);
        default: {
            Json list = Json::array();
            for (std::size_t i = below(4); i > 0; --i)
                list.push_back(value(depth + 1));
            return list;
        }
        }
    }
    Json object(std::size_t depth, bool isTop)
    {
        Json object = Json::object();
        const std::vector<std::string>& keys = isTop ? m_topKeys : m_keys;
        for (std::size_t i = below(4); i > 0; --i)
            object[from(keys)] = value(depth + 1);
        // Of a list of objects and an object beside it under the same name the columns do not tell which is which.
        if (!isTop && object.contains("b") && object["b"].is_array())
            object.erase("b.c");
        return object;
    }
    Node predicate()
    {
        Node node{.kind = oneIn(3) ? Node::Kind::Range : Node::Kind::Is};
        node.op = static_cast<RangeOperator>(below(4));
        node.field = {.kind = Term::Kind::Text, .text = oneIn(8) ? "@timestamp" : from(m_names)};
        if (oneIn(6))
            node.field = {.kind = Term::Kind::Wildcard, .parts = from(m_patterns)};
        else if (node.kind == Node::Kind::Is && oneIn(6))
            node.field = {};
        node.value = {.kind = Term::Kind::Text, .text = from(m_texts), .quoted = oneIn(3)};
        if (oneIn(5))
            node.value = {.kind = Term::Kind::Wildcard, .parts = from(m_patterns)};
        else if (oneIn(8))
            node.value = {.kind = static_cast<Term::Kind>(below(3))};
        return node;
    }

    std::mt19937 m_engine;
    const std::vector<std::string> m_keys = {"a", "b", "c", "b.c"};
    const std::vector<std::string> m_topKeys = {"a", "b", "a.b", "b.c", "a.b.c"};
    const std::vector<std::string> m_names = {"a",   "b",     "c",     "a.b",   "b.c", "a.c",
                                              "a.a", "a.b.c", "a.b.b", "b.c.a", "b.b"};
    const std::vector<std::vector<std::string>> m_patterns = {
        {"", ""}, {"a", ""}, {"", "b"}, {"a", "c"}, {"", ".", ""}};
    const std::vector<std::string> m_texts = {"a",
                                              "b",
                                              "a b",
                                              "B c a",
                                              "abc",
                                              "1",
                                              "0",
                                              "1.5",
                                              "-1",
                                              "true",
                                              "false",
                                              "",
                                              "10.0.0.1",
                                              "10.9.0.7",
                                              "192.168.0.1",
                                              "10.0.0.0/8",
                                              "2026-01-05",
                                              "2026-01-05T10:00:00.000Z",
                                              "2026-01-06T00:00:00.000Z",
                                              "now-1d/d",
                                              "null",
                                              "a\"b\\c",
                                              "*"};
    const std::vector<std::string> m_times = {"2026-01-04T23:59:59.999Z", "2026-01-05T00:00:00.000Z",
                                              "2026-01-05T10:00:00.000Z", "2026-01-05T23:59:59.999Z",
                                              "2026-01-06T00:00:00.000Z"};
};

} // namespace

/// Random queries over random documents, against a matcher that looks at one document at a time.
class QueryRandomTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPlainMatcher_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 10; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithPlainMatcher()
    {
        QFETCH(const unsigned, seed);
        Chance chance(seed);
        Json documents = Json::array();
        for (std::size_t i = 1 + chance.below(150); i > 0; --i)
            documents.push_back(chance.document());
        // In order of time, as rows are.
        std::stable_sort(documents.begin(), documents.end(),
                         [](const Json& a, const Json& b) { return a["@timestamp"] < b["@timestamp"]; });
        const auto table = tableOf(documents);
        FieldTypes types{.overrides = chance.types(), .onlyOverrides = true};
        const PlainMatcher plain(types.overrides, Now);
        for (int i = 0; i < 100; ++i) {
            const Node tree = chance.tree();
            const Query query(tree, *table, types);
            std::vector<base::AlertRow> expected;
            for (std::uint32_t row = 0; row < table->size(); ++row) {
                if (plain.matches(tree, alerts::expandDottedKeys(documents[row])))
                    expected.push_back({row});
            }
            checkRows(query, expected, documents);
            if (QTest::currentTestFailed())
                QFAIL(print(tree).c_str());
            const auto begin = static_cast<std::uint32_t>(chance.below(table->size()));
            const auto end = begin + static_cast<std::uint32_t>(chance.below(table->size() - begin + 1));
            std::erase_if(expected, [&](base::AlertRow row) { return row.value < begin || row.value >= end; });
            QCOMPARE(*query.rows(Now, {begin, end}, {}), expected);
            QCOMPARE(*query.count(Now, {begin, end}, {}), expected.size());
            if (QTest::currentTestFailed())
                return;
        }
    }

private:
    void checkRows(const Query& query, const std::vector<base::AlertRow>& expected, const Json& documents)
    {
        const auto rows = query.rows(Now, {});
        QVERIFY(rows.has_value());
        for (std::uint32_t row = 0; row < documents.size(); ++row) {
            const bool is = std::find(rows->begin(), rows->end(), base::AlertRow{row}) != rows->end();
            const bool should = std::find(expected.begin(), expected.end(), base::AlertRow{row}) != expected.end();
            QVERIFY2(is == should,
                     qPrintable(QStringLiteral("%1: %2").arg(is).arg(QString::fromStdString(documents[row].dump()))));
        }
    }
};

QTEST_APPLESS_MAIN(QueryRandomTest)
#include "tst_QueryRandom.moc"
