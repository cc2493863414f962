// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/TitleWalk.h"

#include <limits>
#include <string>
#include <utility>
#include <variant>

#include "core/store/CaseMerge.h"
#include "core/store/CaseWalk.h"

namespace casewright::store {
namespace {

/// To begin anew elsewhere takes about as long as to walk through so many parts.
constexpr std::size_t PartsPerJump = 4;
constexpr std::int64_t BeforeAllKeys = std::numeric_limits<std::int64_t>::min();

/// One page on its way.
class TitleWalk final {
public:
    TitleWalk(FindFunctions& functions, const TitlePlaces& places, const KeySet& wanted, const CaseFilter& filter,
              const CaseConditions& conditions, std::uint32_t limit)
        : m_functions(functions), m_places(places), m_filter(filter), m_conditions(conditions), m_limit(limit),
          m_isDescending(isDescending(filter.order)), m_hasWanted(places.partsOf(wanted))
    {
    }
    [[nodiscard]] base::Result<std::vector<std::int64_t>> from(std::optional<CaseCursor> reached)
    {
        for (bool goesOn = true; goesOn;) {
            const std::size_t part = reached ? m_places.partOf(std::get<std::string>(reached->sortValue))
                : m_isDescending             ? m_hasWanted.size() - 1
                                             : 0;
            const std::optional<std::size_t> next = nextWanted(part);
            if (!next)
                break;
            if (*next != part)
                reached = before(*next);
            const base::Result<bool> isMore = walk(reached);
            if (!isMore)
                return base::fail(isMore.error());
            goesOn = *isMore;
        }
        return std::move(m_keys);
    }

private:
    /// The part, or the first one after it, with a wanted case.
    [[nodiscard]] std::optional<std::size_t> nextWanted(std::size_t part) const
    {
        for (std::size_t at = part; at < m_hasWanted.size(); m_isDescending ? --at : ++at)
            if (m_hasWanted[at])
                return at;
        return std::nullopt;             // also below the first one, which is the largest number
    }
    /// As if the last row had been the one before the part.
    [[nodiscard]] CaseCursor before(std::size_t part) const
    {
        return {.sortValue = m_places.beginningOf(m_isDescending ? part + 1 : part), .key = BeforeAllKeys};
    }
    [[nodiscard]] bool isWorthAJump(std::size_t part) const
    {
        if (m_hasWanted[part])
            return false;
        const std::optional<std::size_t> next = nextWanted(part);
        return !next || (m_isDescending ? part - *next : *next - part) >= PartsPerJump;
    }
    /// Until the page is full, there is no more (false), or what follows is better left out: `reached` says from where.
    [[nodiscard]] base::Result<bool> walk(std::optional<CaseCursor>& reached)
    {
        CaseMerge merge = m_functions.merge(m_isDescending);
        merge.leaveOut([this](std::int64_t key) { return m_functions.isWanted(key); });
        for (const std::vector<SqlPart>& sources : walkSources(m_filter, m_conditions, reached, Passing::All))
            for (const SqlPart& source : sources)
                if (const base::Result<void> added = merge.add(source); !added)
                    return base::fail(added.error());
        bool isLeft = false;
        const base::Result<void> done = merge.pass([&](const CaseMerge::Passed& passed) {
            if (m_functions.isWanted(passed.key)) {
                if (passed.isMet)
                    m_keys.push_back(passed.key);
                return m_keys.size() < m_limit;
            }
            isLeft = isWorthAJump(m_places.partOf(passed.text));
            if (isLeft)
                reached = CaseCursor{.sortValue = std::string(passed.text), .key = passed.key};
            return !isLeft;
        });
        if (!done)
            return base::fail(done.error());
        return isLeft;
    }

    FindFunctions& m_functions;
    const TitlePlaces& m_places;
    const CaseFilter& m_filter;
    const CaseConditions& m_conditions;
    std::uint32_t m_limit;
    bool m_isDescending;
    std::vector<bool> m_hasWanted;
    std::vector<std::int64_t> m_keys{};
};

} // namespace

base::Result<std::vector<std::int64_t>> walkTitles(FindFunctions& functions, const TitlePlaces& places,
                                                   const KeySet& wanted, const CaseFilter& filter,
                                                   const CaseConditions& conditions,
                                                   const std::optional<CaseCursor>& after, std::uint32_t limit)
{
    return TitleWalk(functions, places, wanted, filter, conditions, limit).from(after);
}

} // namespace casewright::store
