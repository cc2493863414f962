// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// How a field is found in the documents, which is what the Cases action groups by
/// (spec/cases-action, step 1): a literal dotted key first, then a path through objects and lists.
struct FieldCells {
    std::vector<std::uint32_t> codes;   ///< by row: 0 where the field is missing, else 1 + a position in values
    std::vector<std::string> values;    ///< the distinct values, as JSON with keys in document order
};

/// Looks a field up in every document after its top-level dotted keys were expanded, so that it stands
/// nested as its path says. Quick from the columns where they say all there is to say; from the
/// documents' text where they do not (a field that is an object, the time, what lies in a list, has a
/// number in its path, or a dotted key below the top). `_id` and `_index` are as the table has them.
/// Stops within 100 ms of a request with ErrorCode::Cancelled.
[[nodiscard]] base::Result<FieldCells> lookUp(const AlertTable& table, std::string_view field,
                                              std::stop_token stop = {});

} // namespace casewright::alerts
