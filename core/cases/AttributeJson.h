// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/cases/CaseAttributes.h"
#include "core/cases/CaseDocument.h"

namespace casewright::cases {

// Parts of a case in the JSON of Kibana's API: what the columns of a workspace, the payloads of user actions, exports
// and files hold. Reading tells the node's file what is wrong (JsonNode) and gives back something that does not matter
// then.

/// `{"key":…,"type":"text","value":…}`; values null, a text, a truth or a whole number.
[[nodiscard]] base::Json customFieldValue(const CustomField& field);
[[nodiscard]] base::Json customFieldsValue(const std::vector<CustomField>& fields);
[[nodiscard]] base::Json customValueOf(const CustomValue& value);
[[nodiscard]] CustomField customFieldFrom(const base::JsonNode& node);
[[nodiscard]] std::vector<CustomField> customFieldsFrom(const base::JsonNode& node);
/// A value of the type, or null; anything else is an error.
[[nodiscard]] CustomValue customValueFrom(const base::JsonNode& node, CustomFieldType type);

/// `[{"uid":…}]`.
[[nodiscard]] base::Json assigneesValue(const std::vector<std::string>& assignees);
[[nodiscard]] std::vector<std::string> assigneesFrom(const base::JsonNode& node);

/// `{"id":…,"name":…,"type":…,"fields":…}`.
[[nodiscard]] base::Json connectorValue(const CaseConnector& connector);
[[nodiscard]] CaseConnector connectorFrom(const base::JsonNode& node);

/// `{"username":…,"full_name":…,"email":…,"profile_uid":…}`; the rule is `elastic/kibana`, and somebody without a user
/// name, as Kibana has them without its security, an empty name here and null there. Without a profile's id where none
/// is known.
[[nodiscard]] base::Json userValue(const std::optional<std::string>& name, const Users& users);
/// Null where there is none: `updated_by`, `closed_by`, `pushed_by`.
[[nodiscard]] base::Json userValue(const std::optional<base::Timestamp>& at, const std::optional<std::string>& name,
                                   const Users& users);
/// What is said of the user beyond the name comes into `users`; of somebody without a name it has no place there.
[[nodiscard]] std::optional<std::string> userFrom(const base::JsonNode& node, Users& users);

/// Null where there is none.
[[nodiscard]] base::Json externalServiceValue(const std::optional<ExternalService>& service, const Users& users);
[[nodiscard]] std::optional<ExternalService> externalServiceFrom(const base::JsonNode& node, Users& users);

// Times as JavaScript's toISOString writes them, or null.
[[nodiscard]] base::Json timeValue(const std::optional<base::Timestamp>& at);
[[nodiscard]] base::Timestamp timeFrom(const base::JsonNode& node);
[[nodiscard]] std::optional<base::Timestamp> optionalTimeFrom(const base::JsonNode& node);
/// Null or missing: nothing.
[[nodiscard]] std::optional<std::string> optionalTextFrom(const base::JsonNode& node);

} // namespace casewright::cases
