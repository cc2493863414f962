// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseLimits.h"

namespace casewright::cli {

/// Rows that belong to a case, as many as were asked for.
template<class Row>
struct Rows {
    std::vector<Row> rows{};
    bool hasMore = false;      ///< there are more of them after these
};

/// Reads what belongs to a case by pages, up to `limit` rows (0: all) after the row with the key `after`.
/// `read(after, count)` reads a page.
template<class Row, class Read>
base::Result<Rows<Row>> readRows(std::uint64_t limit, std::optional<std::int64_t> after, const Read& read)
{
    constexpr std::uint64_t PageSize = cases::MaximumPage;
    Rows<Row> all;
    while (true) {
        // One more than is wanted tells whether there are more.
        const std::uint64_t left = limit == 0 ? PageSize : limit - all.rows.size() + 1;
        const auto count = static_cast<std::uint32_t>(std::min(left, PageSize));
        base::Result<std::vector<Row>> page = read(after, count);
        if (!page)
            return base::fail(page.error());
        if (!page->empty())
            after = page->back().key;
        all.rows.insert(all.rows.end(), page->begin(), page->end());
        if (limit != 0 && all.rows.size() > limit) {
            all.rows.pop_back();
            all.hasMore = true;
            return all;
        }
        if (page->size() < count)
            return all;
    }
}

} // namespace casewright::cli
