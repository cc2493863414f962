// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/rules/Rule.h"

namespace casewright::analysis {

/// What a rule wants of a field of the documents.
enum class FieldUse : std::uint8_t {
    Query,      ///< it is looked for
    Group,      ///< documents are grouped by it
    Numbers,    ///< its numbers are added, compared and so on
    Any,        ///< its values are counted, or copied into the alert
    Time,       ///< documents are taken by it
    CaseGroup,  ///< the Cases action groups by it
};

/// A field that a rule names.
struct RuleFieldUse {
    std::string field;
    FieldUse use = FieldUse::Any;
    std::string path{};   ///< below the rule's parameters, such as `criteria.0.metrics.1.field`

    friend bool operator==(const RuleFieldUse&, const RuleFieldUse&) = default;
};

/// The fields of documents that a rule names in its query and its parameters, each once for each place. Without
/// wildcards, and without what the Cases action groups by.
[[nodiscard]] std::vector<RuleFieldUse> fieldsOf(const rules::Rule& rule);

/// A text in KQL of a rule.
struct RuleQuery {
    std::string text;
    std::string path{};   ///< below the rule's parameters; empty: it is the rule's query

    friend bool operator==(const RuleQuery&, const RuleQuery&) = default;
};

/// The rule's query, if it is one in KQL, and the filters of its metrics.
[[nodiscard]] std::vector<RuleQuery> queriesOf(const rules::Rule& rule);

} // namespace casewright::analysis
