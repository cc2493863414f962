// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/AlertPlaces.h"

#include <charconv>
#include <system_error>

#include "core/store/SqlValues.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

// A case holds no more alerts; a text that was damaged must not ask for more.
constexpr std::int64_t MostPlaces = 100'000;

} // namespace

std::string placesText(const std::vector<std::int64_t>& places)
{
    std::string text;
    for (std::size_t i = 0; i < places.size();) {
        std::size_t last = i;
        while (last + 1 < places.size() && places[last + 1] == places[last] + 1)
            ++last;
        if (!text.empty())
            text += ' ';
        text += std::to_string(places[i]);
        if (last > i)
            text.append("-").append(std::to_string(places[last]));
        i = last + 1;
    }
    return text;
}

std::vector<std::int64_t> placesIn(std::string_view text)
{
    std::vector<std::int64_t> places;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        std::int64_t first = 0;
        const auto [afterFirst, problem] = std::from_chars(at, end, first);
        if (problem != std::errc())
            break;
        at = afterFirst;
        std::int64_t last = first;
        if (at < end && *at == '-')
            at = std::from_chars(at + 1, end, last).ptr;
        for (std::int64_t place = first; place <= last && place - first < MostPlaces; ++place)
            places.push_back(place);
        while (at < end && *at == ' ')
            ++at;
    }
    return places;
}

base::Result<std::vector<std::int64_t>> AlertPlaces::of(std::int64_t caseKey, const std::vector<std::string>& ids)
{
    if (m_cases.size() >= MostCases && !m_cases.contains(caseKey))
        m_cases.clear();
    Known& known = m_cases[caseKey];
    const base::Result<void> done = m_database->forEach(
        u"SELECT id, sequence FROM case_alerts WHERE case_key = ? AND sequence >= ? ORDER BY sequence"_s,
        {integer(caseKey), integer(known.next)}, [&known](const Row& row) {
            known.places.try_emplace(row.id(0), row.integer(1));
            known.next = row.integer(1) + 1;
        });
    if (!done)
        return base::fail(done.error());
    std::vector<std::int64_t> places;
    for (const std::string& id : ids)
        if (const auto found = known.places.find(id); found != known.places.end())
            places.push_back(found->second);
    return places;
}

} // namespace casewright::store
