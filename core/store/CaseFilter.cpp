// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseFilter.h"

#include <array>
#include <cstddef>

namespace casewright::store {
namespace {

struct Sorting {
    CaseSort sort;
    bool descending;
};

// By CaseOrder.
constexpr std::array Sortings{
    Sorting{CaseSort::Created, true},   Sorting{CaseSort::Created, false},  Sorting{CaseSort::Updated, true},
    Sorting{CaseSort::Alerts, true},    Sorting{CaseSort::Updated, false},  Sorting{CaseSort::Alerts, false},
    Sorting{CaseSort::Closed, true},    Sorting{CaseSort::Closed, false},   Sorting{CaseSort::Title, false},
    Sorting{CaseSort::Title, true},     Sorting{CaseSort::Category, false}, Sorting{CaseSort::Category, true},
    Sorting{CaseSort::Status, false},   Sorting{CaseSort::Status, true},    Sorting{CaseSort::Severity, false},
    Sorting{CaseSort::Severity, true},
};

const Sorting& sortingOf(CaseOrder order)
{
    return Sortings[static_cast<std::size_t>(order)];
}

} // namespace

CaseSort sortOf(CaseOrder order) { return sortingOf(order).sort; }

bool isDescending(CaseOrder order) { return sortingOf(order).descending; }

CaseOrder orderBy(CaseSort sort, bool descending)
{
    std::size_t order = 0;
    while (Sortings[order].sort != sort || Sortings[order].descending != descending)
        ++order;
    return static_cast<CaseOrder>(order);
}

} // namespace casewright::store
