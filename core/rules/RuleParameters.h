// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace casewright::rules {

// What the types of rules have beyond what all rules have (spec/alerting, "Rule types"), with Kibana's names and
// defaults. Plain values, kept as typed, valid or not: validate() says what is wrong, the engine runs what is valid.

/// How a number is compared with thresholds: `>`, `>=`, `<`, `<=`, `between`, `notBetween`; two thresholds for the last
/// two, else one.
struct Comparison {
    std::string comparator = ">";
    std::vector<double> threshold{};

    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// A length of time as rules with windows write it: a whole number and `s`, `m`, `h` or `d`.
struct RuleWindow {
    std::int64_t size = 5;
    std::string unit = "m";

    friend bool operator==(const RuleWindow&, const RuleWindow&) = default;
};

/// Custom query (`siem.queryRule`): nothing more.
struct CustomQueryParameters {
    friend bool operator==(const CustomQueryParameters&, const CustomQueryParameters&) = default;
};

/// Threshold (`siem.thresholdRule`).
struct ThresholdParameters {
    struct Cardinality {
        std::string field{};
        std::int64_t value = 1;

        friend bool operator==(const Cardinality&, const Cardinality&) = default;
    };
    std::vector<std::string> fields{};           ///< `threshold.field`; none: one group of all documents
    std::int64_t value = 200;
    std::vector<Cardinality> cardinality{};      ///< Kibana uses one

    friend bool operator==(const ThresholdParameters&, const ThresholdParameters&) = default;
};

/// New terms (`siem.newTermsRule`).
struct NewTermsParameters {
    std::vector<std::string> fields{};            ///< `newTermsFields`, one to three
    std::string historyWindowStart = "now-7d";

    friend bool operator==(const NewTermsParameters&, const NewTermsParameters&) = default;
};

/// What is common to Elasticsearch query and Index threshold: an aggregation over a window, of all documents or of
/// the largest groups.
struct WindowAggregation {
    std::string aggType = "count";                ///< count, avg, min, max, sum
    std::string aggField{};                       ///< of all but count
    std::string groupBy = "all";                  ///< all, top
    std::vector<std::string> termField{};         ///< one to four with `top`
    std::int64_t termSize = 5;
    RuleWindow window{};
    Comparison comparison{};

    friend bool operator==(const WindowAggregation&, const WindowAggregation&) = default;
};

/// Elasticsearch query (`.es-query`) with KQL (`searchType` searchSource).
struct EsQueryParameters {
    struct SourceField {
        std::string label{};
        std::string searchPath{};

        friend bool operator==(const SourceField&, const SourceField&) = default;
    };
    std::string searchType = "searchSource";      ///< others are kept and not simulated
    WindowAggregation aggregation{};
    std::int64_t size = 100;
    bool excludeHitsFromPreviousRun = true;
    std::vector<SourceField> sourceFields{};

    friend bool operator==(const EsQueryParameters&, const EsQueryParameters&) = default;
};

/// Index threshold (`.index-threshold`). Its KQL filter, `filterKuery`, is Rule::query.
struct IndexThresholdParameters {
    std::vector<std::string> index{};
    WindowAggregation aggregation{};

    friend bool operator==(const IndexThresholdParameters&, const IndexThresholdParameters&) = default;
};

/// One metric of a criterion of a Custom threshold rule.
struct Metric {
    std::string name = "A";                       ///< A to Z, what equations say
    std::string aggType = "count";                ///< count, avg, min, max, sum, cardinality, p95, p99, rate
    std::string field{};                          ///< of all but count
    std::string filter{};                         ///< KQL; empty: every document

    friend bool operator==(const Metric&, const Metric&) = default;
};

struct Criterion {
    Comparison comparison{};
    RuleWindow window{.size = 1, .unit = "m"};
    std::vector<Metric> metrics{};
    std::string equation{};                       ///< empty: the metrics are added
    std::string label{};

    friend bool operator==(const Criterion&, const Criterion&) = default;
};

/// Custom threshold (`observability.rules.custom_threshold`).
struct CustomThresholdParameters {
    std::vector<Criterion> criteria{};            ///< all must hold
    std::vector<std::string> groupBy{};           ///< none: one group
    std::optional<bool> alertOnNoData{};
    std::optional<bool> alertOnGroupDisappear{};  ///< none means true

    friend bool operator==(const CustomThresholdParameters&, const CustomThresholdParameters&) = default;
};

/// A rule of a type that we do not know: its file is kept, nothing is simulated.
struct UnknownParameters {
    friend bool operator==(const UnknownParameters&, const UnknownParameters&) = default;
};

using RuleParameters = std::variant<CustomQueryParameters, ThresholdParameters, NewTermsParameters, EsQueryParameters,
                                    CustomThresholdParameters, IndexThresholdParameters, UnknownParameters>;

/// A rule's own numbers for flapping (Kibana 8.16 and later), instead of the space's.
struct FlappingSettings {
    bool enabled = true;
    std::int64_t lookBackWindow = 20;
    std::int64_t statusChangeThreshold = 4;

    friend bool operator==(const FlappingSettings&, const FlappingSettings&) = default;
};

} // namespace casewright::rules
