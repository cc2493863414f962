// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseBlocks.h"

#include <algorithm>
#include <array>

#include "core/store/Schema.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

constexpr std::int64_t BlockKeys = 4'096;

// In min() and max() of two values a null is the result.
constexpr std::array Blocks{
    u"CREATE TABLE case_blocks (block INTEGER PRIMARY KEY, first_created INTEGER NOT NULL, last_created INTEGER"
    u" NOT NULL, first_updated INTEGER, last_updated INTEGER, first_closed INTEGER, last_closed INTEGER) STRICT",
    u"INSERT INTO case_blocks (block, first_created, last_created, first_updated, last_updated, first_closed,"
    u" last_closed) SELECT key / 4096, min(created_at), max(created_at), min(updated_at), max(updated_at),"
    u" min(closed_at), max(closed_at) FROM cases GROUP BY key / 4096",
    u"CREATE TRIGGER cases_block_made AFTER INSERT ON cases BEGIN"
    u" INSERT INTO case_blocks (block, first_created, last_created, first_updated, last_updated, first_closed,"
    u" last_closed) VALUES (NEW.key / 4096, NEW.created_at, NEW.created_at, NEW.updated_at, NEW.updated_at,"
    u" NEW.closed_at, NEW.closed_at) ON CONFLICT (block) DO UPDATE SET"
    u" first_created = min(first_created, NEW.created_at), last_created = max(last_created, NEW.created_at),"
    u" first_updated = min(coalesce(first_updated, NEW.updated_at), coalesce(NEW.updated_at, first_updated)),"
    u" last_updated = max(coalesce(last_updated, NEW.updated_at), coalesce(NEW.updated_at, last_updated)),"
    u" first_closed = min(coalesce(first_closed, NEW.closed_at), coalesce(NEW.closed_at, first_closed)),"
    u" last_closed = max(coalesce(last_closed, NEW.closed_at), coalesce(NEW.closed_at, last_closed)); END",
    u"CREATE TRIGGER cases_block_changed AFTER UPDATE OF created_at, updated_at, closed_at ON cases"
    u" WHEN OLD.created_at <> NEW.created_at OR OLD.updated_at IS NOT NEW.updated_at"
    u" OR OLD.closed_at IS NOT NEW.closed_at BEGIN UPDATE case_blocks SET"
    u" first_created = min(first_created, NEW.created_at), last_created = max(last_created, NEW.created_at),"
    u" first_updated = min(coalesce(first_updated, NEW.updated_at), coalesce(NEW.updated_at, first_updated)),"
    u" last_updated = max(coalesce(last_updated, NEW.updated_at), coalesce(NEW.updated_at, last_updated)),"
    u" first_closed = min(coalesce(first_closed, NEW.closed_at), coalesce(NEW.closed_at, first_closed)),"
    u" last_closed = max(coalesce(last_closed, NEW.closed_at), coalesce(NEW.closed_at, last_closed))"
    u" WHERE block = NEW.key / 4096; END",
};

std::optional<Span> spanOf(const Row& row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return Span{.first = row.integer(column), .last = row.integer(column + 1)};
}

bool mayMeet(const TimeRange& range, const std::optional<Span>& times)
{
    if (range.isWhole())
        return true;
    return times && (!range.from || range.from->milliseconds <= times->last)
        && (!range.to || range.to->milliseconds >= times->first);
}

bool hasAny(const KeySet* wanted, const Span& keys)
{
    const std::optional<std::int64_t> next = wanted ? wanted->nextFrom(keys.first) : keys.first;
    return next && *next <= keys.last;
}

void widen(std::optional<Span>& span, const std::optional<Span>& by)
{
    if (!by)
        return;
    const Span before = span.value_or(*by);
    span = Span{.first = std::min(before.first, by->first), .last = std::max(before.last, by->last)};
}

} // namespace

base::Result<void> makeCaseBlocks(Database& database)
{
    return executeAll(database, Blocks);
}

base::Result<std::optional<CaseBounds>> readBounds(Database& database, const CaseFilter& filter, const KeySet* wanted,
                                                   const Span& within)
{
    std::optional<Span> keys;
    std::optional<Span> created;
    std::optional<Span> updated;
    std::optional<Span> closed;
    const base::Result<void> done = database.forEach(
        u"SELECT block, first_created, last_created, first_updated, last_updated, first_closed, last_closed"
        u" FROM case_blocks"_s, {}, [&](const Row& row) {
            const std::int64_t first = row.integer(0) * BlockKeys;
            const Span block{.first = std::max(first, within.first),
                             .last = std::min(first + BlockKeys - 1, within.last)};
            if (block.first > block.last)
                return;
            if (!mayMeet(filter.created, spanOf(row, 1)) || !mayMeet(filter.updated, spanOf(row, 3))
                || !mayMeet(filter.closed, spanOf(row, 5)) || !hasAny(wanted, block))
                return;
            widen(keys, block);
            widen(created, spanOf(row, 1));
            widen(updated, spanOf(row, 3));
            widen(closed, spanOf(row, 5));
        });
    if (!done)
        return base::fail(done.error());
    if (!keys)
        return std::optional<CaseBounds>();
    return std::optional(CaseBounds{.keys = *keys, .created = *created, .updated = updated, .closed = closed});
}

} // namespace casewright::store
