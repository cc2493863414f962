// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FullCases.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace casewright::ui {

FullCases::FullCases(const std::vector<store::StoredLoss>& losses)
{
    // Cases that are gone have no key: they are one.
    std::unordered_map<std::int64_t, std::size_t> places;
    for (const store::StoredLoss& loss : losses) {
        const auto [place, isNew] = places.try_emplace(loss.caseKey, m_cases.size());
        if (isNew)
            m_cases.push_back({.key = loss.caseKey, .title = loss.caseTitle, .marks = {}});
        std::vector<Mark>& marks = m_cases[place->second].marks;
        marks.push_back({.at = loss.at, .lost = (marks.empty() ? 0 : marks.back().lost) + loss.lost});
    }
    std::ranges::stable_sort(m_cases, [](const Losses& a, const Losses& b) {
        return a.marks.back().lost > b.marks.back().lost;
    });
}

std::vector<FullCase> FullCases::at(std::optional<base::Timestamp> moment, std::size_t most) const
{
    std::vector<FullCase> shown;
    for (const Losses& each : m_cases) {
        if (shown.size() == most)
            break;
        const std::uint64_t all = each.marks.back().lost;
        auto next = each.marks.end();
        if (moment)
            next = std::ranges::upper_bound(each.marks, *moment, {}, &Mark::at);
        const std::uint64_t lost = next == each.marks.begin() ? 0 : std::prev(next)->lost;
        shown.push_back({.key = each.key,
                         .title = each.title,
                         .since = each.marks.front().at,
                         .lost = lost,
                         .later = all - lost});
    }
    return shown;
}

} // namespace casewright::ui
