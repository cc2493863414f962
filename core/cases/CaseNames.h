// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string_view>

#include "core/cases/CaseAttributes.h"

namespace casewright::cases {

/// Who Kibana says made what a rule made; here it is nobody's name, but for attachments (archive/AttachmentText.h).
inline constexpr std::string_view RuleUser = "elastic/kibana";

// Values as Kibana's API writes them.

/// `open`, `in-progress`, `closed`.
[[nodiscard]] std::string_view nameOf(CaseStatus status);
/// `low`, `medium`, `high`, `critical`.
[[nodiscard]] std::string_view nameOf(Severity severity);
/// `text`, `toggle`, `number`.
[[nodiscard]] std::string_view nameOf(CustomFieldType type);

// Nothing: no such name.
[[nodiscard]] std::optional<CaseStatus> statusNamed(std::string_view name);
[[nodiscard]] std::optional<Severity> severityNamed(std::string_view name);
[[nodiscard]] std::optional<CustomFieldType> customFieldTypeNamed(std::string_view name);
/// By the key of an update: `assignees`, `customFields`, `settings`, …
[[nodiscard]] std::optional<CaseField> caseFieldNamed(std::string_view name);

} // namespace casewright::cases
