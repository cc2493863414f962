// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/AlertReader.h"
#include "core/alerts/DocumentFields.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Where a mapping says that JSON documents have their time, `_id` and `_index`. An error if it maps anything else:
/// JSON documents keep the names of their fields.
[[nodiscard]] base::Result<DocumentFields> fieldsOf(const ReadSettings& settings);

/// The mapping that says where fields were found, if that is not where they usually are; the time first.
[[nodiscard]] FieldMapping mappingTo(const DocumentFields& found, const DocumentFields& usual);

} // namespace casewright::alerts
