// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FullCases.h"

#include <algorithm>
#include <map>
#include <utility>

namespace casewright::ui {

std::vector<FullCase> fullCases(const std::vector<store::StoredLoss>& losses, std::optional<base::Timestamp> moment)
{
    // A case that is gone has its title no more either: those are one.
    std::map<std::pair<std::int64_t, std::string>, FullCase> found;
    for (const store::StoredLoss& loss : losses) {
        const auto [entry, isNew] = found.try_emplace({loss.caseKey, loss.caseTitle});
        FullCase& full = entry->second;
        if (isNew)
            full = {.key = loss.caseKey, .title = loss.caseTitle, .since = loss.at};
        (moment && loss.at > *moment ? full.later : full.lost) += loss.lost;
    }
    std::vector<FullCase> cases;
    cases.reserve(found.size());
    for (auto& [key, full] : found)
        cases.push_back(std::move(full));
    std::ranges::stable_sort(cases, [](const FullCase& a, const FullCase& b) {
        return std::pair(a.lost + a.later, b.since) > std::pair(b.lost + b.later, a.since);
    });
    return cases;
}

} // namespace casewright::ui
