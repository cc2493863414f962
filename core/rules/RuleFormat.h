// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Json.h"
#include "core/rules/Validation.h"

namespace casewright::rules {

/// The ways in which Kibana writes a rule (spec/formats, "Rule files"; reference/kibana-alerting, 1.1, 1.4 and 2.4).
enum class RuleFormat : std::uint8_t {
    Api,            ///< the body of `POST /api/alerting/rule`: snake case, `params` as the type has them
    SavedObject,    ///< an object of the type `alert` in an export: camel case under `attributes`
    DetectionRule,  ///< Security's own API and export: all in one object, snake case
};

/// What the connector of the Cases action is called.
inline constexpr std::string_view CasesConnectorId = "system-connector-.cases";
inline constexpr std::string_view CasesActionRef = "system_action:system-connector-.cases";
inline constexpr std::string_view CasesActionType = ".cases";

/// How an object says a rule; none if it is no rule.
[[nodiscard]] std::optional<RuleFormat> ruleFormatOf(const base::Json& body);

/// The JSON pointers to the object that holds the rule's values, and to the one that holds its type's parameters.
[[nodiscard]] std::string_view ruleRootOf(RuleFormat format);
[[nodiscard]] std::string_view parametersRootOf(RuleFormat format);

/// The position of the Cases action in the `actions` of a rule's body, if it has one.
[[nodiscard]] std::optional<std::size_t> findCasesAction(const base::Json& body);
/// Whether an element of `actions` is a Cases action, in any of the formats.
[[nodiscard]] bool isCasesAction(const base::Json& action);
/// The JSON pointer to an element of `actions`.
[[nodiscard]] std::string actionPointer(RuleFormat format, std::size_t position);

/// `ruleTypeId` as `rule_type_id`, and back.
[[nodiscard]] std::string withUnderscores(std::string_view key);
[[nodiscard]] std::string withCapitals(std::string_view key);
/// How an object spells a key: as it is, or in the other case; the one that has a value. As it is if there is neither.
[[nodiscard]] std::string spelledKey(const base::Json& object, std::string_view key);
/// The same for each step of a path such as `params.maxSignals` below a JSON pointer; gives back a pointer.
[[nodiscard]] std::string spelledPointer(const base::Json& body, std::string_view root, std::string_view path);

/// Where a field's value stands, or would stand, in a rule's body.
[[nodiscard]] std::string pointerOf(RuleField field, const base::Json& body);

} // namespace casewright::rules
