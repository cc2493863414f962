// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"

namespace casewright::store {

// How attributes of a case are written into columns of `cases`. Tags and assignees are lists of texts: tagsToText().
// Text that none of these wrote is an error, Unreadable: a case would lose it when it is written again.

/// The column `custom_fields`: `[{"key":…,"type":"text","value":…}]`.
[[nodiscard]] std::string customFieldsToText(const std::vector<cases::CustomField>& fields);
[[nodiscard]] base::Result<std::vector<cases::CustomField>> customFieldsFromText(const std::string& text);

/// The column `connector`: `{"id":…,"name":…,"type":…,"fields":…}`, or null for the connector none.
[[nodiscard]] std::optional<std::string> connectorToText(const cases::CaseConnector& connector);
[[nodiscard]] base::Result<cases::CaseConnector> connectorFromText(const std::optional<std::string>& text);

/// The column `external_service`: Kibana's object, or null.
[[nodiscard]] std::optional<std::string> serviceToText(const std::optional<cases::ExternalService>& service);
[[nodiscard]] base::Result<std::optional<cases::ExternalService>>
serviceFromText(const std::optional<std::string>& text);

} // namespace casewright::store
