// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Result.h"
#include "core/engine/AlertRecords.h"
#include "core/rules/Rule.h"

namespace casewright::engine {

/// The document of an alert as Kibana keeps it, one line of JSON with dotted keys at its top (spec/alerting, "Lifecycle
/// rules, exactly", 9, "Threshold rules", "New terms"). An error if the document that it takes fields from cannot be
/// read any more.
[[nodiscard]] base::Result<std::string> writeAlert(const AlertRecords& records, std::uint32_t row);

/// Whether a field, or something in it, may be another in each run of an alert that goes on: its time, its value, what
/// it has of the newest document. Other fields are what they were when it became new.
[[nodiscard]] bool changesFromRunToRun(const rules::Rule& rule, std::string_view field);

/// Whether a field is the same in all alerts of an instance.
[[nodiscard]] bool belongsToInstance(const rules::Rule& rule, std::string_view field);

} // namespace casewright::engine
