// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/engine/DocumentGroups.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::engine {

/// What the document of an alert is written from: a row of the table of alerts.
struct AlertRecord {
    std::uint32_t instance = 0;
    base::Timestamp at{};                       ///< the run
    base::Timestamp start{};                    ///< when the alert became new
    std::optional<base::AlertRow> newest{};     ///< document of the instance, in the documents' table
    std::uint32_t firstValue = 0;               ///< of lifecycle rules: in AlertRecords::values, one a criterion
    std::uint32_t sourceFields = 0;             ///< of Elasticsearch query rules: in AlertRecords::sourceFields, from 1
    bool isFlapping = false;
    bool isNoData = false;
    std::uint64_t count = 0;                    ///< of threshold rules: documents; so the next
    base::Timestamp from{};                     ///< the oldest one's time
    std::uint64_t cardinality = 0;
};

/// All that the documents of a rule's alerts are written from. Immutable when it is done; any thread.
struct AlertRecords {
    rules::Rule rule;
    std::string space;
    rules::VersionProfile profile;
    std::shared_ptr<const alerts::AlertTable> documents;
    std::shared_ptr<const DocumentGroups> groups;
    std::vector<std::string> instances;         ///< ids by number
    std::vector<AlertRecord> rows;
    std::vector<double> values;                 ///< NaN: none
    std::vector<std::string> sourceFields;      ///< JSON objects
};

/// What Kibana calls a type of rules, and where their alerts are kept.
struct AlertKind {
    std::string_view category;
    std::string_view producer;
    std::string_view context;                   ///< of the index: `stack`
};
[[nodiscard]] AlertKind alertKindOf(const rules::Rule& rule);

/// `_index` of the alerts of a rule (spec/alerting, "Lifecycle rules, exactly", 8).
[[nodiscard]] std::string alertIndex(const rules::Rule& rule, std::string_view space);
/// `_id` of an alert: SHA-256 of `ruleId:space:instanceId:at`, its first 16 bytes as a UUID of version 8.
[[nodiscard]] std::string alertId(const rules::Rule& rule, std::string_view space, std::string_view instance,
                                  base::Timestamp at);

/// The alerts as a table: one row a record. Its documents are written when they are asked for.
[[nodiscard]] std::shared_ptr<const alerts::AlertTable> tableOf(std::shared_ptr<const AlertRecords> records);

} // namespace casewright::engine
