// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/store/CaseFilter.h"

namespace casewright::store {

class Workspace;

/// A value that cases have, and how many have it.
struct ValueCount {
    std::string value{};
    std::uint64_t cases = 0;
};

/// The values of one kind that most cases have, in the order of JavaScript's sort.
struct ValueCounts {
    std::vector<ValueCount> values{};
    std::uint64_t leftOut = 0;          ///< how many more values there are, which fewer cases have
};

/// What cases have, for filters to offer.
struct CaseValueCounts {
    ValueCounts tags{};
    ValueCounts assignees{};
    ValueCounts categories{};
    ValueCounts reporters{};            ///< people
    std::uint64_t cases = 0;
    std::uint64_t withoutAssignee = 0;
    std::uint64_t withoutCategory = 0;
    std::uint64_t byRule = 0;           ///< made by a rule
    std::array<std::uint64_t, 3> statuses{};    ///< by cases::CaseStatus
    std::array<std::uint64_t, 4> severities{};  ///< by cases::Severity
    std::array<std::uint64_t, 4> owners{};      ///< cases, observability, securitySolution, others
};

/// Counts what the cases of some collections have, of all where none is named; with an owner, only those of that one.
/// At most so many values of each kind. With a million cases it takes seconds: for a thread in the background, with a
/// workspace of its own. It is stopped within 100 ms (Cancelled); on a server a statement that runs comes to its end
/// first.
[[nodiscard]] base::Result<CaseValueCounts> countValues(const Workspace& workspace,
                                                        const std::vector<std::int64_t>& collections,
                                                        std::size_t most, const std::stop_token& stop,
                                                        const std::string& owner = {});

/// How long it took to close the closed cases that a filter lets through, whatever statuses it names: the mean of their
/// durations in seconds, rounded (Kibana's mean time to resolve). Nothing: none is closed. As countValues().
[[nodiscard]] base::Result<std::optional<std::int64_t>>
meanTimeToClose(const Workspace& workspace, const CaseFilter& filter, const std::stop_token& stop);

} // namespace casewright::store
