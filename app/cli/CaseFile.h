// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"

namespace casewright::cli {

/// What a file says of one case: attributes, and which case is meant.
struct FiledCase {
    std::string id{};                          ///< empty: none
    std::optional<std::int64_t> version{};
    std::optional<std::string> owner{};
    cases::CaseChange change{};
};

// Files as Kibana's API takes them (reference/kibana-cases, calls 1 and 2). Every key may be missing, but no other may
// be there; limits are for whoever takes what was read. Errors name line, column and field.

/// The body of a request that creates a case.
[[nodiscard]] base::Result<FiledCase> readNewCase(std::string json, const std::string& file);
/// The body of a request that changes cases, `{"cases": [{"id": …}]}`; or one of its cases without an id, for cases
/// that are named elsewhere.
[[nodiscard]] base::Result<std::vector<FiledCase>> readCaseChanges(std::string json, const std::string& file);

} // namespace casewright::cli
