// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include <fmt/format.h>

#include "core/alerts/AlertTable.h"
#include "core/analysis/CaseAssignment.h"
#include "tests/unit/analysis/SmallHistory.h"

namespace casewright::test {

/// So many documents, a second apart; the first one has the number `from`, in its id and its time.
inline std::shared_ptr<const alerts::AlertTable> tableOf(std::size_t size, int from = 0)
{
    SmallHistory history;
    const base::Timestamp begin{1'767'600'000'000};
    for (std::size_t i = 0; i < size; ++i) {
        const int number = from + static_cast<int>(i);
        history.add(fmt::format("a{}", number),
                    base::formatTimestamp(begin + base::Duration{number * base::Second.milliseconds}), "");
    }
    return history.input().alerts;
}

/// A letter a row: the case that it is in; `.` is an alert in no case, `-` is no alert.
inline analysis::CaseAssignment assignmentOf(std::shared_ptr<const alerts::AlertTable> table, std::string_view rows)
{
    analysis::CaseAssignment made{.table = std::move(table)};
    for (const char each : rows) {
        const bool isInCase = each >= 'A' && each <= 'Z';
        const auto number = static_cast<std::uint32_t>(each - 'A');
        made.isAlert.push_back(each != '-');
        made.caseOf.push_back(isInCase ? number : analysis::CaseAssignment::InNoCase);
        if (!isInCase)
            continue;
        made.cases.resize(std::max<std::size_t>(made.cases.size(), number + std::size_t{1}));
        ++made.cases[number].alerts;
    }
    return made;
}

} // namespace casewright::test
