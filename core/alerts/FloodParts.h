// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/DocumentWriter.h"
#include "core/alerts/Flood.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// The ids of a flood's documents are this and a number from 1, in order of time.
inline constexpr std::string_view FloodIdPrefix = "flood-";

/// The id of the document in a row of a flood's own, from 0.
[[nodiscard]] inline std::string floodId(std::uint32_t row)
{
    return std::string(FloodIdPrefix) + std::to_string(std::uint64_t{row} + 1);
}

/// The documents of a flood before they are a table, in order of time.
struct FloodParts {
    std::vector<base::Timestamp> times;
    std::vector<AlertTableBuilder::CodedColumn> columns;   ///< of the flood's fields, also of those in no document
    std::uint64_t duplicates = 0;                          ///< documents that come twice
};

/// The `_index` of the flood's documents: its name in lower case letters, digits and hyphens.
[[nodiscard]] std::string floodIndex(const Flood& flood);

/// What the flood's documents may have in a table that they are in.
[[nodiscard]] DocumentWriter::Scope scopeOf(const Flood& flood, const AlertTable& table);

/// Makes them: see generate().
[[nodiscard]] base::Result<FloodParts> makeParts(const Flood& flood, std::uint64_t seed, base::Progress* progress,
                                                 std::stop_token stop);

} // namespace casewright::alerts
