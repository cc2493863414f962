// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <set>

#include <nlohmann/json.hpp>

#include "core/base/Utf16.h"
#include "core/engine/InstanceReports.h"
#include "tests/unit/engine/SmallDocuments.h"

using namespace casewright;
using namespace casewright::engine;
using base::Json;

namespace {

constexpr std::int64_t Minute = 60'000;

/// Order of JavaScript's strings.
struct ByUtf16 {
    bool operator()(const std::string& a, const std::string& b) const { return base::compareUtf16(a, b) < 0; }
};
using Groups = std::map<std::string, std::vector<std::size_t>, ByUtf16>;

/// The rules of spec/alerting, written down plainly: every tick looks at every document.
class PlainReports final {
public:
    PlainReports(rules::Rule rule, std::vector<Json> documents)
        : m_rule(std::move(rule)),
          m_documents(std::move(documents))
    {
    }

    std::vector<std::string> at(std::int64_t now)
    {
        if (const auto* const custom = std::get_if<rules::CustomThresholdParameters>(&m_rule.parameters))
            return custom->groupBy.empty() ? single(*custom, now) : grouped(*custom, now);
        return window(std::get<rules::EsQueryParameters>(m_rule.parameters), now);
    }

private:
    std::vector<std::size_t> between(std::int64_t after, std::int64_t until) const
    {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < m_documents.size(); ++i)
            if (const auto at = m_documents[i]["ms"].get<std::int64_t>(); at > after && at <= until)
                found.push_back(i);
        return found;
    }
    std::vector<std::string> texts(std::size_t document, const std::string& field) const
    {
        std::vector<std::string> found;
        const Json value = m_documents[document].value(field, Json());
        for (const Json& each : value.is_array() ? value : Json::array({value})) {
            if (each.is_null())
                continue;
            const std::string text = each.is_string() ? each.get<std::string>() : each.dump();
            if (std::find(found.begin(), found.end(), text) == found.end())
                found.push_back(text);
        }
        return found;
    }
    Groups groupsOf(const std::vector<std::size_t>& documents, const std::vector<std::string>& fields) const
    {
        Groups groups;
        for (const std::size_t document : documents) {
            std::vector<std::string> keys{""};
            for (std::size_t f = 0; f < fields.size(); ++f) {
                std::vector<std::string> longer;
                for (const std::string& key : keys)
                    for (const std::string& text : texts(document, fields[f]))
                        longer.push_back(f == 0 ? text : key + "," + text);
                keys = longer;
            }
            for (const std::string& key : std::set<std::string>(keys.begin(), keys.end()))
                groups[key].push_back(document);
        }
        return groups;
    }
    std::vector<double> numbers(const std::vector<std::size_t>& documents, const std::string& field) const
    {
        std::vector<double> found;
        for (const std::size_t document : documents) {
            const Json value = m_documents[document].value(field, Json());
            for (const Json& each : value.is_array() ? value : Json::array({value}))
                if (each.is_number())
                    found.push_back(each.get<double>());
        }
        return found;
    }
    std::optional<double> aggregate(const std::string& type, const std::vector<std::size_t>& documents,
                                    const std::string& field) const
    {
        if (type == "count")
            return static_cast<double>(documents.size());
        if (type == "cardinality") {
            std::set<std::string> distinct;
            for (const std::size_t document : documents)
                for (const std::string& text : texts(document, field))
                    distinct.insert(text);
            return distinct.empty() ? std::nullopt : std::optional(static_cast<double>(distinct.size()));
        }
        std::vector<double> values = numbers(documents, field);
        if (values.empty())
            return std::nullopt;
        double sum = 0;
        for (const double value : values)
            sum += value;
        std::sort(values.begin(), values.end());
        const auto percentile = [&values](double p) {
            const double rank = p / 100 * static_cast<double>(values.size() - 1);
            const double low = values[static_cast<std::size_t>(std::floor(rank))];
            return low + (values[static_cast<std::size_t>(std::ceil(rank))] - low) * (rank - std::floor(rank));
        };
        if (type == "avg")
            return sum / static_cast<double>(values.size());
        if (type == "sum")
            return sum;
        if (type == "p95" || type == "p99")
            return percentile(type == "p95" ? 95 : 99);
        return type == "min" ? values.front() : values.back();
    }
    static bool holds(const rules::Comparison& comparison, double value)
    {
        const double a = comparison.threshold[0];
        if (comparison.comparator == ">")
            return value > a;
        if (comparison.comparator == ">=")
            return value >= a;
        if (comparison.comparator == "<")
            return value < a;
        if (comparison.comparator == "<=")
            return value <= a;
        const bool isBetween = value >= a && value <= comparison.threshold[1];
        return comparison.comparator == "between" ? isBetween : !isBetween;
    }
    /// All criteria of a group; without fields the group is all documents.
    bool allHold(const rules::CustomThresholdParameters& custom, const std::string& key, std::int64_t now) const
    {
        return std::all_of(custom.criteria.begin(), custom.criteria.end(), [&](const rules::Criterion& criterion) {
            double sum = 0;
            for (const rules::Metric& metric : criterion.metrics) {
                const auto in = [&](std::int64_t from, std::int64_t until) {
                    return groupsOf(between(from, until), custom.groupBy)[key];
                };
                const std::int64_t length = criterion.window.size * Minute;
                std::optional<double> value;
                if (metric.aggType == "rate") {
                    const auto latest = aggregate("max", in(now - length, now), metric.field);
                    const auto before = aggregate("max", in(now - 2 * length, now - length), metric.field);
                    if (latest && before && *latest >= *before)
                        value = (*latest - *before) / (static_cast<double>(length) / 1'000);
                } else {
                    value = aggregate(metric.aggType, in(now - length, now), metric.field);
                }
                if (!value)
                    return false;
                sum += *value;
            }
            return holds(criterion.comparison, sum);
        });
    }
    std::int64_t longest(const rules::CustomThresholdParameters& custom) const
    {
        std::int64_t length = 0;
        for (const rules::Criterion& criterion : custom.criteria)
            length = std::max(length, criterion.window.size * Minute);
        return length;
    }
    std::vector<std::string> single(const rules::CustomThresholdParameters& custom, std::int64_t now) const
    {
        const bool isNoData = custom.alertOnNoData.value_or(false) && between(now - longest(custom), now).empty();
        return allHold(custom, "", now) || isNoData ? std::vector<std::string>{""} : std::vector<std::string>();
    }
    std::vector<std::string> grouped(const rules::CustomThresholdParameters& custom, std::int64_t now)
    {
        const Groups there = groupsOf(between(now - longest(custom), now), custom.groupBy);
        std::vector<std::string> reported;
        for (const auto& [key, documents] : there)
            if (allHold(custom, key, now))
                reported.push_back(key);
        if (custom.alertOnGroupDisappear.value_or(true)) {
            for (const std::string& key : m_seen)
                if (there.count(key) == 0)
                    reported.push_back(key);
            for (const auto& [key, documents] : there)
                m_seen.insert(key);
        }
        std::sort(reported.begin(), reported.end(), ByUtf16());
        return reported;
    }
    std::vector<std::string> window(const rules::EsQueryParameters& query, std::int64_t now)
    {
        const rules::WindowAggregation& aggregation = query.aggregation;
        const bool isGrouped = aggregation.groupBy == "top";
        const std::int64_t after = now - aggregation.window.size * Minute;
        const bool excludes = query.excludeHitsFromPreviousRun && !isGrouped;
        const std::vector<std::size_t> documents = between(excludes ? std::max(after, m_newest) : after, now);
        for (const std::size_t document : documents)
            m_newest = std::max(m_newest, m_documents[document]["ms"].get<std::int64_t>());
        const Groups groups = groupsOf(documents, isGrouped ? aggregation.termField : std::vector<std::string>());
        std::vector<std::pair<std::string, std::vector<std::size_t>>> order(groups.begin(), groups.end());
        if (!isGrouped && order.empty())
            order.emplace_back("", std::vector<std::size_t>());
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
        if (isGrouped && order.size() > static_cast<std::size_t>(aggregation.termSize))
            order.resize(static_cast<std::size_t>(aggregation.termSize));
        std::vector<std::string> reported;
        for (const auto& [key, members] : order)
            if (const auto value = aggregate(aggregation.aggType, members, aggregation.aggField);
                value && holds(aggregation.comparison, *value))
                reported.push_back(key);
        return reported;
    }

    rules::Rule m_rule;
    std::vector<Json> m_documents;
    std::set<std::string> m_seen;
    std::int64_t m_newest = -1;
};

/// Draws rules and documents.
class Draw final {
public:
    explicit Draw(std::uint32_t seed) : m_random(seed) {}

    std::int64_t number(std::int64_t from, std::int64_t to)
    {
        return from + static_cast<std::int64_t>(m_random() % static_cast<std::uint32_t>(to - from + 1));
    }
    template<class Value>
    Value one(std::initializer_list<Value> values)
    {
        return *(values.begin() + number(0, static_cast<std::int64_t>(values.size()) - 1));
    }
    /// Of a field to group by: texts, numbers, truths, lists, nulls, and texts that look like two.
    std::string value()
    {
        return one<const char*>({"\"a\"", "\"b\"", "\"a,b\"", "1", "\"1\"", "2.5", "true", "null", "[]", "\"\"",
                                 "[\"a\",\"a\",\"b\"]", "[\"b\",null,1]", "\"\\uff61\"", "\"\\ud83d\\ude00\""});
    }
    std::vector<std::string> documents()
    {
        std::vector<std::string> texts;
        std::int64_t at = number(1, Minute);
        for (std::int64_t i = number(1, 60); i > 0; --i) {
            std::string members = "\"ms\":" + std::to_string(at);
            for (const char* const field : {"f", "g"})
                if (number(1, 10) > 2)
                    members += std::string(",\"") + field + "\":" + value();
            if (number(1, 10) > 2)
                members +=
                    ",\"n\":" + std::string(one<const char*>({"0", "1", "2.5", "-3", "[1,4]", "\"x\"", "null", "7"}));
            texts.push_back(documentAt(at, members));
            at += one<std::int64_t>({0, 1, 999, 20'000, Minute, 5 * Minute}) + number(0, 3'000);
        }
        return texts;
    }
    rules::Comparison comparison()
    {
        return {.comparator = one<const char*>({">", ">=", "<", "<=", "between", "notBetween"}),
                .threshold = {static_cast<double>(number(-1, 4)), static_cast<double>(number(-1, 6))}};
    }
    std::vector<std::string> fields() { return one<std::vector<std::string>>({{}, {"f"}, {"f", "g"}}); }
    rules::Rule rule()
    {
        rules::Rule rule;
        if (number(0, 1) == 0) {
            rules::EsQueryParameters query;
            query.aggregation = {.aggType = one<const char*>({"count", "avg", "min", "max", "sum"}),
                                 .aggField = "n",
                                 .termField = fields(),
                                 .termSize = number(1, 4),
                                 .window = {.size = number(1, 4), .unit = "m"},
                                 .comparison = comparison()};
            query.aggregation.groupBy = query.aggregation.termField.empty() ? "all" : "top";
            query.excludeHitsFromPreviousRun = number(0, 1) == 0;
            rule.parameters = query;
            return rule;
        }
        rules::CustomThresholdParameters custom;
        for (std::int64_t i = number(1, 2); i > 0; --i) {
            rules::Criterion criterion{.comparison = comparison(), .window = {.size = number(1, 4), .unit = "m"}};
            const auto type = [this] {
                return one<const char*>(
                    {"count", "avg", "min", "max", "sum", "cardinality", "p95", "p99", "rate"});
            };
            criterion.metrics.push_back({.name = "A", .aggType = type(), .field = "n"});
            if (number(0, 2) == 0)
                criterion.metrics.push_back({.name = "B", .aggType = type(), .field = "n"});
            custom.criteria.push_back(criterion);
        }
        custom.groupBy = fields();
        custom.alertOnGroupDisappear = number(0, 1) == 0;
        custom.alertOnNoData = number(0, 1) == 0;
        rule.parameters = custom;
        return rule;
    }

private:
    std::mt19937 m_random;
};

} // namespace

class InstanceReportsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Windows that slide say what looking at every document in every run says.
    void agreesWithThePlainWay()
    {
        std::uint64_t reportedInAll = 0;
        for (std::uint32_t seed = 1; seed <= 1'500; ++seed) {
            Draw draw(seed);
            const rules::Rule rule = draw.rule();
            const std::vector<std::string> texts = draw.documents();
            std::vector<Json> plain;
            for (const std::string& text : texts)
                plain.push_back(base::parseJson(text).value());
            PlainReports expected(rule, plain);
            const MatchingDocuments documents = MatchingDocuments::find(rule, smallTable(texts)).value();
            const DocumentGroups groups = DocumentGroups::find(documents, groupFieldsOf(rule)).value();
            const auto reports = makeReports(rule, documents, groups).value();
            const base::Timestamp six = base::parseTimestamp("2026-02-02T06:00:00Z").value();
            const std::int64_t last = plain.back()["ms"].get<std::int64_t>() + 6 * Minute;
            for (std::int64_t now = Minute; now <= last; now += draw.one<std::int64_t>({Minute, Minute, 7 * Minute})) {
                QVERIFY(reports->moveTo(six + base::Duration{now}, {}).has_value());
                std::vector<std::string> names;
                for (const std::uint32_t instance : reports->reported())
                    names.push_back(groups.key(instance));
                const std::vector<std::string> wanted = expected.at(now);
                QVERIFY2(names == wanted, qPrintable(QStringLiteral("seed %1 at %2").arg(seed).arg(now)));
                reportedInAll += names.size();
            }
        }
        QVERIFY(reportedInAll > 10'000);
    }
};

QTEST_APPLESS_MAIN(InstanceReportsTest)
#include "tst_InstanceReports.moc"
