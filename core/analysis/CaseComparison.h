// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/analysis/CaseAssignment.h"
#include "core/base/Id.h"
#include "core/base/Result.h"

namespace casewright::analysis {

/// What became of a case under the other setting. Its partners are the cases there that have alerts of it, and "no
/// case" where some of its alerts are in none. It is torn where it has several partners; it is joined where one of the
/// cases among them has another partner than this one.
enum class CaseFate : std::uint8_t {
    Kept,     ///< neither: one case has the same alerts
    Split,    ///< before: torn, its alerts are in several cases, or some of them in none. After: it is a part of a case
    Merged,   ///< before: all of its alerts are in one case, with others. After: it has alerts of several, or of none
    Mixed,    ///< both
    Gone,     ///< before: its alerts are in no case after
    New,      ///< after: its alerts were in no case before
};

/// Alerts that two cases have in common, or that a case has and nobody has on the other side. The flows of a case add
/// up to its alerts; only an alert that the other side has in several cases, one after the other, is in several flows.
struct CaseFlow {
    std::uint32_t before = CaseAssignment::InNoCase;
    std::uint32_t after = CaseAssignment::InNoCase;
    std::uint32_t alerts = 0;

    friend bool operator==(const CaseFlow&, const CaseFlow&) = default;
};

/// An alert that is in another case than most of its case went to, in a case where it was in none, or in none.
struct MovedAlert {
    base::AlertRow row{};                         ///< of the table of `before`
    std::uint32_t before = CaseAssignment::InNoCase;
    std::uint32_t after = CaseAssignment::InNoCase;
    bool isOnlyAfter = false;                     ///< the table of `before` has no such alert: a row of that of `after`

    friend bool operator==(const MovedAlert&, const MovedAlert&) = default;
};

/// Two assignments of the same alerts. Cases have no name in common: the same case is the one with the same alerts.
struct CaseComparison {
    std::vector<CaseFate> before{};               ///< by case of the first
    std::vector<CaseFate> after{};                ///< by case of the second
    std::vector<CaseFlow> flows{};                ///< by `before`, those from no case last; of one the largest first
    std::vector<MovedAlert> moved{};              ///< in order of rows, those that only the second has last
    std::uint64_t kept = 0, split = 0, merged = 0, mixed = 0, gone = 0;   ///< cases of the first
    std::uint64_t fresh = 0;                      ///< cases of the second that are New
};

/// Alerts are the same that are a row of the same table, else of the same `_id` and time, or, where rules make them, of
/// the same instance and start. An error where one rule makes alerts and the other has documents for them, or where
/// both have alerts, of different tables, and none in common. Linear in the alerts. Stops within 100 ms of a request
/// with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<CaseComparison> compareCases(const CaseAssignment& before, const CaseAssignment& after,
                                                        const std::stop_token& stop = {});

/// For a picture: the `most` largest of either side, and what remains put together as one of each side
/// (CaseFlow::before or after is then `Rest`).
struct FlowPicture {
    static constexpr std::uint32_t Rest = UINT32_MAX - 1;
    std::vector<std::uint32_t> before{};          ///< cases from the top: numbers, Rest, InNoCase
    std::vector<std::uint32_t> after{};
    std::vector<CaseFlow> flows{};                ///< from the top, by `before` and then by `after`
    std::uint64_t restBefore = 0, restAfter = 0;  ///< cases
};
/// Cases stand in the order in which few flows cross (sweeps to the middle of what they are bound to), the rest and "no
/// case" below them; the same comparison gives the same picture.
[[nodiscard]] FlowPicture flowPicture(const CaseComparison& comparison, std::size_t most);

} // namespace casewright::analysis
