// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/engine/Silences.h"
#include "core/rules/Rule.h"
#include "tests/unit/engine/SmallDocuments.h"

namespace casewright {

/// Draws rules, documents and silences; the same ones for the same seed.
class RandomRule final {
public:
    explicit RandomRule(std::uint32_t seed) : m_random(seed) {}

    std::int64_t number(std::int64_t from, std::int64_t to)
    {
        return from + static_cast<std::int64_t>(m_random() % static_cast<std::uint32_t>(to - from + 1));
    }
    bool chance(int percent) { return number(1, 100) <= percent; }
    template<class Value>
    Value one(std::initializer_list<Value> values)
    {
        return *(values.begin() + number(0, static_cast<std::int64_t>(values.size()) - 1));
    }

    std::shared_ptr<const alerts::AlertTable> documents()
    {
        std::vector<std::string> texts;
        std::int64_t at = 0;
        const std::int64_t step = one<std::int64_t>({200, 2'000, 20'000});
        for (std::int64_t i = number(0, 250); i > 0; --i) {
            at += number(0, step) + (chance(2) ? 600'000 : 0);
            std::string members = chance(90) ? "\"host\":{\"name\":" + name() + "}" : "\"other\":1";
            if (chance(80))
                members += ",\"user.name\":" + name();
            if (chance(80))
                members += ",\"n\":" + std::to_string(number(-5, 40));
            texts.push_back(documentAt(at, members));
        }
        return smallTable(texts);
    }

    rules::Rule rule()
    {
        rules::Rule rule;
        rule.id = {"r"};
        rule.name = "R";
        rule.interval = one<const char*>({"1m", "2m", "5m"});
        rule.from = one<const char*>({"now-1m", "now-6m", "now-10m"});
        rule.maxSignals = number(1, 6);
        rule.alertDelay = number(1, 3);
        rule.query = one<const char*>({"", "*", "n >= 3", "not host.name : h1", "@timestamp > now-3m"});
        if (chance(30))
            rule.flapping = rules::FlappingSettings{.enabled = chance(80), .lookBackWindow = number(2, 20),
                                                    .statusChangeThreshold = number(2, 4)};
        rule.casesAction = rules::CasesAction{
            .groupBy = one<const char*>({"", "host.name", "kibana.alert.instance.id", "kibana.alert.evaluation.value",
                                         "@timestamp", "user.name"}),
            .timeWindow = one<const char*>({"5m", "1h", "7d"}),
            .reopenClosedCases = chance(50),
            .maximumCasesToOpen = number(1, 12)};
        draw(rule, number(0, 5));
        return rule;
    }

    engine::Silences silences()
    {
        engine::Silences silences;
        if (chance(50))
            silences.mutedInstances = {"h1", "h2,h3", "query matched", "row-7", "row-8"};
        for (std::int64_t i = number(0, 2); i > 0; --i)
            silences.snoozes.push_back(span());
        for (std::int64_t i = number(0, 2); i > 0; --i)
            silences.maintenanceWindows.push_back(span());
        return silences;
    }

private:
    std::string name()
    {
        const auto single = [this] { return "\"h" + std::to_string(number(1, 5)) + "\""; };
        return chance(15) ? "[" + single() + "," + single() + "]" : single();
    }
    engine::TimeSpan span()
    {
        const base::Timestamp six = base::parseTimestamp("2026-02-02T06:00:00Z").value();
        const base::Timestamp from = six + base::Duration{number(0, 20) * 60'000};
        return {.from = from, .to = from + base::Duration{number(0, 15) * 60'000}};
    }
    rules::Comparison comparison()
    {
        return {.comparator = one<const char*>({">", ">=", "<", "<=", "between", "notBetween"}),
                .threshold = {static_cast<double>(number(0, 6)), static_cast<double>(number(0, 12))}};
    }
    std::vector<std::string> fields()
    {
        return one<std::vector<std::string>>({{}, {"host.name"}, {"user.name"}, {"host.name", "user.name"}});
    }
    rules::WindowAggregation aggregation()
    {
        rules::WindowAggregation drawn{.aggType = one<const char*>({"count", "avg", "min", "max", "sum"}),
                                       .aggField = "n",
                                       .termField = fields(),
                                       .termSize = number(1, 5),
                                       .window = {.size = number(1, 6), .unit = "m"},
                                       .comparison = comparison()};
        drawn.groupBy = drawn.termField.empty() ? "all" : "top";
        return drawn;
    }
    rules::CustomThresholdParameters criteria()
    {
        rules::CustomThresholdParameters drawn;
        for (std::int64_t i = number(1, 2); i > 0; --i) {
            rules::Criterion criterion{.comparison = comparison(), .window = {.size = number(1, 6), .unit = "m"}};
            const char* const type =
                one<const char*>({"count", "avg", "max", "sum", "cardinality", "p95", "p99", "rate"});
            criterion.metrics = {{.name = "A", .aggType = type, .field = "n"},
                                 {.name = "B", .aggType = "count", .filter = chance(50) ? "n > 10" : ""}};
            criterion.equation = one<const char*>({"", "A / B", "B > 1 ? A : B * 2"});
            drawn.criteria.push_back(criterion);
        }
        drawn.groupBy = fields();
        drawn.alertOnGroupDisappear = chance(20);
        drawn.alertOnNoData = chance(20);
        return drawn;
    }
    void draw(rules::Rule& rule, std::int64_t type)
    {
        switch (type) {
        case 0: return;
        case 1:
            rule.ruleTypeId = "siem.thresholdRule";
            rule.parameters = rules::ThresholdParameters{.fields = fields(), .value = number(1, 5)};
            return;
        case 2:
            rule.ruleTypeId = "siem.newTermsRule";
            rule.parameters = rules::NewTermsParameters{.fields = {"host.name", "n"}, .historyWindowStart = "now-20m"};
            return;
        case 3:
            rule.ruleTypeId = ".es-query";
            rule.parameters = rules::EsQueryParameters{.aggregation = aggregation(),
                                                       .excludeHitsFromPreviousRun = chance(50),
                                                       .sourceFields = {{"user.name", "user.name"}}};
            return;
        case 4:
            rule.ruleTypeId = ".index-threshold";
            rule.parameters = rules::IndexThresholdParameters{.index = {}, .aggregation = aggregation()};
            return;
        default:
            rule.ruleTypeId = "observability.rules.custom_threshold";
            rule.consumer = "observability";
            rule.parameters = criteria();
        }
    }

    std::mt19937 m_random;
};

} // namespace casewright
