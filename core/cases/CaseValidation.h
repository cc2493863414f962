// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"
#include "core/cases/CaseConfiguration.h"

namespace casewright::cases {

// What Kibana takes and refuses (reference/kibana-cases, "Constants", "HTTP API"), in its wording. Errors name the
// field (Location::field): InvalidValue, MissingValue or UnknownKey for what Kibana answers with 400, LimitReached for
// lengths and counts over its limits.

/// The texts without white space around them, and each assignee once, as Kibana stores them.
[[nodiscard]] CaseChange trimmed(CaseChange change);

/// Lengths and counts of what is given, after trimming; not the custom fields' keys and types (checkCustomFields()).
[[nodiscard]] base::Result<void> checkChange(const CaseChange& change);

/// A new case as Kibana stores it: trimmed, open, each assignee once, with the custom fields that were not given; or
/// what is wrong with it.
[[nodiscard]] base::Result<CaseAttributes> newCase(CaseAttributes given, const CaseConfiguration& configuration);

/// Custom fields against an owner's configuration, in Kibana's order: none configured, keys that are there twice, keys
/// that are not configured, wrong types, required fields that are missing and have no default, required fields that are
/// null.
[[nodiscard]] base::Result<void> checkCustomFields(const std::vector<CustomField>& given,
                                                   const CaseConfiguration& configuration);

/// All fields of the configuration in its order: what is given, else the default, else null.
[[nodiscard]] std::vector<CustomField> withMissingFields(const std::vector<CustomField>& given,
                                                         const CaseConfiguration& configuration);

/// A comment by a person: not blank, and within the limit.
[[nodiscard]] base::Result<void> checkComment(const std::string& text);

/// A custom field that a configuration has already keeps its type.
[[nodiscard]] base::Result<void> checkTypesStay(const CaseConfiguration& before, const CaseConfiguration& after);

} // namespace casewright::cases
