// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Time.h"
#include "core/cases/CaseAttributes.h"
#include "core/store/CaseFilter.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// From one time to another, as typed: ISO 8601, `now`, or `now-7d`. Empty: no end.
struct RangeOptions {
    std::string from{};
    std::string to{};

    friend bool operator==(const RangeOptions&, const RangeOptions&) = default;
};

/// Which cases a command is about. What is empty lets all through.
struct CaseFilterOptions {
    std::vector<std::int64_t> simulations{};   ///< and other collections; empty: the newest simulation
    bool all = false;                          ///< of the whole workspace
    std::vector<cases::CaseStatus> statuses{};
    std::vector<cases::Severity> severities{};
    std::vector<std::string> owners{};
    std::vector<std::string> tags{};
    std::vector<std::string> assignees{};      ///< `none`: cases without any, here and below
    std::vector<std::string> reporters{};      ///< `elastic/kibana`: the rule; `none`: nobody knows who
    std::vector<std::string> categories{};
    std::string text{};
    bool needsAllWords = false;                ///< of the text; else one is enough
    RangeOptions created{};
    RangeOptions updated{};
    RangeOptions closed{};
    std::string groupValue{};
    std::string alertId{};

    friend bool operator==(const CaseFilterOptions&, const CaseFilterOptions&) = default;
};

void addFilters(CLI::App& app, CaseFilterOptions& options);
/// Empty: nothing is wrong.
[[nodiscard]] std::string problemOfFilters(const CaseFilterOptions& options);
/// The filter but its collections, for options that nothing is wrong with.
[[nodiscard]] store::CaseFilter filterOf(const CaseFilterOptions& options, base::Timestamp now);

} // namespace casewright::cli
