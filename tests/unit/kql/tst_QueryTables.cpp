// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/kql/Printer.h"
#include "core/kql/Query.h"
#include "tests/unit/kql/Documents.h"

using namespace casewright;
using namespace casewright::kql;
using base::Json;

namespace {

/// The scalar texts that a value has; without nulls.
void collect(const Json& value, std::vector<std::string>& texts)
{
    if (value.is_array())
        std::for_each(value.begin(), value.end(), [&texts](const Json& element) { collect(element, texts); });
    else if (!value.is_null())
        texts.push_back(value.is_string() ? value.get<std::string>() : base::plainJson(value));
}

bool fits(std::string_view text, std::string_view pattern)
{
    if (pattern.empty())
        return text.empty();
    if (pattern.front() == '*')
        return fits(text, pattern.substr(1)) || (!text.empty() && fits(text.substr(1), pattern));
    return !text.empty() && text.front() == pattern.front() && fits(text.substr(1), pattern.substr(1));
}

/// Documents whose fields have codes of each width, and what each row has in them.
class Rows final {
public:
    Rows(std::uint32_t size, unsigned seed) : m_engine(seed)
    {
        const bool isMixed = seed % 2 == 0; // not in order of time
        std::vector<std::uint32_t> order(size);
        std::iota(order.begin(), order.end(), 0);
        if (isMixed)
            std::shuffle(order.begin(), order.end(), m_engine);
        m_rows.resize(size);
        for (int i = 0; i < 60; ++i)
            m_values.push_back(value(0));
        for (std::uint32_t i = 0; i < size; ++i) {
            Json document = this->document(i, size);
            for (const auto& [name, value] : document.items())
                collect(value, m_rows[order[i]][name]);
            document["@timestamp"] = 1'767'600'000'000 + std::int64_t{order[i]};
            m_documents.push_back(std::move(document));
        }
    }

    [[nodiscard]] const Json& documents() const { return m_documents; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_rows.size()); }

    [[nodiscard]] bool matches(const Node& tree, std::uint32_t row) const
    {
        const auto holds = [&](const Node& child) { return matches(child, row); };
        switch (tree.kind) {
        case Node::Kind::And: return std::all_of(tree.children.begin(), tree.children.end(), holds);
        case Node::Kind::Or: return std::any_of(tree.children.begin(), tree.children.end(), holds);
        case Node::Kind::Not: return !holds(tree.children.front());
        default: break;
        }
        const auto cell = m_rows[row].find(tree.field.text);
        return cell != m_rows[row].end()
            && std::any_of(cell->second.begin(), cell->second.end(),
                           [&tree](const std::string& text) { return matchesText(tree, text); });
    }

    Node tree(std::size_t depth = 0)
    {
        if (depth == 3 || below(3) == 0)
            return predicate();
        if (below(4) == 0)
            return listOfValues();
        Node node{.kind = std::vector{Node::Kind::Not, Node::Kind::And, Node::Kind::Or}[below(3)]};
        for (std::size_t i = node.kind == Node::Kind::Not ? 1 : 2 + below(2); i > 0; --i)
            node.children.push_back(tree(depth + 1));
        return node;
    }

private:
    std::size_t below(std::size_t count) { return m_engine() % count; }

    Json document(std::uint32_t number, std::uint32_t size)
    {
        Json document = {{"same", "always"}, {"each", fmt::format("each-{}", number)}};
        if (below(4) > 0)
            document["few"] = m_values[below(m_values.size())];
        if (below(10) > 0)
            document["many"] = fmt::format("C:\\Windows\\System32\\{}", below(std::min(size, 4'000U)));
        document["most"] = below(50) == 0 ? Json::array({number, "x"}) : Json(fmt::format("{:x}", number % 66'600));
        return document;
    }
    Json value(std::size_t depth)
    {
        switch (below(8)) {
        case 0: return static_cast<std::int64_t>(below(5)) - 2;
        case 1: return static_cast<double>(below(5)) / 2;
        case 2: return below(2) == 0;
        case 3: return nullptr;
        case 4: {
            Json list = Json::array();
            for (std::size_t i = depth < 2 ? below(4) : 0; i > 0; --i)
                list.push_back(value(depth + 1));
            return list;
        }
        default: return m_texts[below(m_texts.size())];
        }
    }

    /// One that some row has, mostly.
    std::string text(const std::string& field)
    {
        const auto& row = m_rows[below(m_rows.size())];
        const auto cell = row.find(field);
        return cell == row.end() || cell->second.empty() || below(8) == 0 ? m_texts[below(m_texts.size())]
                                                                          : cell->second.front();
    }
    Node predicate(const std::string& field = {})
    {
        static const std::vector<std::string> names = {"few",  "few",  "many", "many", "most",
                                                       "most", "each", "same", "none"};
        Node node{.kind = below(3) == 0 ? Node::Kind::Range : Node::Kind::Is};
        node.op = static_cast<RangeOperator>(below(4));
        node.field = {.kind = Term::Kind::Text, .text = field.empty() ? names[below(names.size())] : field};
        const std::string wanted = text(node.field.text);
        node.value = {.kind = Term::Kind::Text, .text = wanted};
        if (node.kind == Node::Kind::Is && below(2) == 0) {
            const std::size_t first = below(wanted.size() + 1);
            const std::size_t last = first + below(wanted.size() - first + 1);
            node.value = {.kind = Term::Kind::Wildcard, .parts = {wanted.substr(0, first), wanted.substr(last)}};
            if (below(4) == 0)
                node.value.parts.insert(node.value.parts.begin() + 1, wanted.substr(first, (last - first) / 2));
        }
        return node;
    }

    /// Some of one field, and now and then of another one between them.
    Node listOfValues()
    {
        Node node{.kind = Node::Kind::Or};
        const std::string field = predicate().field.text;
        for (std::size_t i = 2 + below(6); i > 0; --i)
            node.children.push_back(predicate(below(5) == 0 ? std::string() : field));
        return node;
    }

    static bool matchesText(const Node& tree, const std::string& text)
    {
        if (tree.value.kind == Term::Kind::Wildcard) {
            std::string pattern = tree.value.parts.front();
            for (std::size_t i = 1; i < tree.value.parts.size(); ++i)
                pattern += '*' + tree.value.parts[i];
            return fits(text, pattern);
        }
        if (tree.kind == Node::Kind::Is)
            return text == tree.value.text;
        switch (tree.op) {
        case RangeOperator::Greater: return text > tree.value.text;
        case RangeOperator::GreaterOrEqual: return text >= tree.value.text;
        case RangeOperator::Less: return text < tree.value.text;
        case RangeOperator::LessOrEqual: return text <= tree.value.text;
        }
        return false;
    }

    std::mt19937 m_engine;
    Json m_documents = Json::array();
    std::vector<Json> m_values; ///< of the field that has few
    std::vector<std::map<std::string, std::vector<std::string>, std::less<>>> m_rows;
    const std::vector<std::string> m_texts = {"",
                                              "a",
                                              "b",
                                              "ab",
                                              "a,b",
                                              "\"",
                                              "é",
                                              "1",
                                              "true",
                                              "null",
                                              "sixteen letters!",
                                              "sixteen letters! and more",
                                              "sixteen letters! and less",
                                              "a text of many letters that are like no others"};
};

} // namespace

/// Random queries over tables whose columns have codes of each width, lists, missing and mixed values, and of sizes
/// around whole words of rows, against looking at each row.
class QueryTablesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithEachRow_data()
    {
        QTest::addColumn<std::uint32_t>("size");
        QTest::addColumn<unsigned>("seed");
        for (const std::uint32_t size : {1U, 63U, 64U, 65U, 127U, 4'095U, 4'096U, 4'097U})
            for (const unsigned seed : {1U, 2U})
                QTest::addRow("%u documents, seed %u", size, seed) << size << seed;
        QTest::addRow("65536 documents") << 65'536U << 4U;
        QTest::addRow("65537 documents") << 65'537U << 3U;
    }
    void agreesWithEachRow()
    {
        QFETCH(const std::uint32_t, size);
        QFETCH(const unsigned, seed);
        Rows rows(size, seed);
        const auto table = tableOf(rows.documents());
        QCOMPARE(table->size(), size);
        for (int i = 0; i < (size < 1'000 ? 100 : 20); ++i) {
            compare(rows, *table, rows.tree());
            if (QTest::currentTestFailed())
                return;
        }
    }

    void hasEachWidth()
    {
        // Only so many documents have codes of four bytes in a field where not each value is another one.
        Rows rows(66'700, 5);
        const auto table = tableOf(rows.documents());
        const auto distinct = [&](const char* field) { return table->column(field)->distinctCount(); };
        QVERIFY(distinct("few") > 4 && distinct("few") < 256);
        QVERIFY(distinct("many") > 256 && distinct("many") < 65'536);
        QVERIFY(distinct("most") > 65'536 && distinct("most") < rows.size());
        QCOMPARE(distinct("each"), rows.size());
        QCOMPARE(distinct("same"), 1U);
        for (int i = 0; i < 20 && !QTest::currentTestFailed(); ++i)
            compare(rows, *table, rows.tree());
    }

private:
    static void compare(const Rows& rows, const alerts::AlertTable& table, const Node& tree)
    {
        const FieldTypes types{.overrides = {}, .onlyOverrides = true};
        const std::uint32_t size = rows.size();
        std::vector<base::AlertRow> expected;
        for (std::uint32_t row = 0; row < size; ++row) {
            if (rows.matches(tree, row))
                expected.push_back({row});
        }
        const Query query(tree, table, types);
        QVERIFY2(*query.rows({}, {}) == expected, print(tree).c_str());
        QVERIFY2(query.bits({}, {0, size}, {})->count({0, size}) == expected.size(), print(tree).c_str());
        const std::uint32_t begin = size / 3;
        const std::uint32_t end = size - size / 5;
        std::erase_if(expected, [&](base::AlertRow row) { return row.value < begin || row.value >= end; });
        QVERIFY2(*Query(tree, table, types).rows({}, {begin, end}, {}) == expected, print(tree).c_str());
    }
};

QTEST_APPLESS_MAIN(QueryTablesTest)
#include "tst_QueryTables.moc"
