// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/TitlePlaces.h"

#include <algorithm>
#include <limits>
#include <random>
#include <utility>

#include <sqlite3.h>

#include "core/store/NativeStatement.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

constexpr std::int64_t AllKeys = std::numeric_limits<std::int64_t>::max();
/// So many cases a part, while there are not too many parts.
constexpr std::int64_t CasesOfPart = 64;
/// A case that is read by its key takes ten times longer than one of the index of titles.
constexpr std::size_t MostBlocksByKey = 16;

std::string_view textOf(sqlite3_stmt* statement, int column)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)))
                : std::string_view();
}

/// Whether it comes back from a statement as it is given to one.
bool isPlain(std::string_view text)
{
    const QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
    return QString::fromUtf8(bytes).toUtf8() == bytes;
}

} // namespace

base::Result<bool> TitlePlaces::refresh(Database& database, sqlite3* connection)
{
    if (sqlite3_get_autocommit(connection) == 0)
        return false;
    Changes changes;
    std::int64_t lastKey = 0;
    base::Result<void> done = readChanges(database, changes, lastKey);
    const std::vector<std::int64_t> changed = changedBlocks(changes);
    const bool isLittle = changed.size() <= MostBlocksByKey
        && lastKey - m_lastKey <= static_cast<std::int64_t>(MostBlocksByKey) * BlockKeys
        && lastKey <= 2 * m_lastKeyOfParts;
    if (done && (!m_isMade || !isLittle)) {
        m_isMade = false;
        done = readAll(database, connection);
        m_isMade = done.has_value();
        m_lastKeyOfParts = lastKey;
    } else {
        for (std::size_t i = 0; i < changed.size() && done; ++i)
            done = readSome(database, connection, changed[i] * BlockKeys, (changed[i] + 1) * BlockKeys - 1);
        if (done && lastKey > m_lastKey)
            done = readSome(database, connection, m_lastKey + 1, AllKeys);
    }
    if (!done)
        return base::fail(done.error());
    for (const auto& [block, count] : changes)
        m_blocks[block].changes = count;
    m_lastKey = std::max(m_lastKey, lastKey);
    return true;
}

base::Result<void> TitlePlaces::readChanges(Database& database, Changes& into, std::int64_t& lastKey) const
{
    const auto last = database.number(u"SELECT max(key) FROM cases"_s);
    if (!last)
        return base::fail(last.error());
    lastKey = last->value_or(0);
    return database.forEach(u"SELECT block, changes FROM title_changes"_s, {},
                            [&into](const Row& row) { into.emplace(row.integer(0), row.integer(1)); });
}

std::vector<std::int64_t> TitlePlaces::changedBlocks(const Changes& changes) const
{
    std::vector<std::int64_t> changed;
    for (const auto& [block, count] : changes) {
        const auto known = m_blocks.find(block);
        if (known == m_blocks.end() || known->second.changes != count)
            changed.push_back(block);
    }
    return changed;
}

/// Titles of cases that are drawn say where the parts begin. At equal distances they could be all of one rule: rules
/// often take turns.
base::Result<void> TitlePlaces::chooseParts(Database& database, sqlite3* connection)
{
    const auto first = database.number(u"SELECT min(key) FROM cases"_s);
    const auto last = database.number(u"SELECT max(key) FROM cases"_s);
    if (!first || !last)
        return base::fail(first ? last.error() : first.error());
    m_beginnings.assign(1, std::string());
    const std::int64_t keys = last->value_or(0) - first->value_or(0) + 1;
    const std::int64_t parts = std::clamp<std::int64_t>(keys / CasesOfPart, 1, MostParts);
    const auto statement = prepareNative(database, connection,
                                         {u"SELECT title FROM cases WHERE key >= ? ORDER BY key LIMIT 1"_s, {0}});
    if (!statement)
        return base::fail(statement.error());
    std::mt19937_64 draw; // NOLINT(cert-msc51-cpp): the same each time
    for (std::int64_t i = 1; i < parts; ++i) {
        const auto behind = static_cast<std::int64_t>(draw() % static_cast<std::uint64_t>(keys));
        sqlite3_reset(statement->get());
        sqlite3_bind_int64(statement->get(), 1, first->value_or(0) + behind);
        const base::Result<bool> isThere = nextRow(database, statement->get());
        if (!isThere)
            return base::fail(isThere.error());
        if (const std::string_view title = *isThere ? textOf(statement->get(), 0) : std::string_view(); isPlain(title))
            m_beginnings.emplace_back(title);
    }
    std::sort(m_beginnings.begin(), m_beginnings.end());
    m_beginnings.erase(std::unique(m_beginnings.begin(), m_beginnings.end()), m_beginnings.end());
    return {};
}

/// Along the index, which has the titles of one facet after those of another: the next title's part is nearly always the
/// one before's, or the next.
base::Result<void> TitlePlaces::readAll(Database& database, sqlite3* connection)
{
    if (base::Result<void> chosen = chooseParts(database, connection); !chosen)
        return chosen;
    m_blocks.clear();
    const auto statement =
        prepareNative(database, connection, {u"SELECT key, title FROM cases INDEXED BY cases_title"_s, {}});
    if (!statement)
        return base::fail(statement.error());
    std::size_t part = 0;
    for (;;) {
        const base::Result<bool> hasMore = nextRow(database, statement->get());
        if (!hasMore || !*hasMore)
            return hasMore.map([](bool) {});
        const std::string_view title = textOf(statement->get(), 1);
        const bool isBehindNext = part + 1 < m_beginnings.size() && title >= m_beginnings[part + 1];
        if (isBehindNext || title < m_beginnings[part])
            part = partOf(title);
        put(sqlite3_column_int64(statement->get(), 0), part);
    }
}

base::Result<void> TitlePlaces::readSome(Database& database, sqlite3* connection, std::int64_t first,
                                         std::int64_t last)
{
    const auto statement =
        prepareNative(database, connection, {u"SELECT key, title FROM cases NOT INDEXED WHERE key BETWEEN ? AND ?"_s,
                                             {integerValue(first), integerValue(last)}});
    if (!statement)
        return base::fail(statement.error());
    for (;;) {
        const base::Result<bool> hasMore = nextRow(database, statement->get());
        if (!hasMore || !*hasMore)
            return hasMore.map([](bool) {});
        put(sqlite3_column_int64(statement->get(), 0), partOf(textOf(statement->get(), 1)));
    }
}

void TitlePlaces::put(std::int64_t key, std::size_t part)
{
    m_blocks[key / BlockKeys].parts[static_cast<std::size_t>(key % BlockKeys)] = static_cast<std::uint16_t>(part);
}

std::size_t TitlePlaces::partOf(std::string_view title) const
{
    const auto next = std::upper_bound(m_beginnings.begin(), m_beginnings.end(), title);
    return static_cast<std::size_t>(next - m_beginnings.begin()) - 1;
}

std::vector<bool> TitlePlaces::partsOf(const KeySet& cases) const
{
    std::vector<bool> has(m_beginnings.size(), false);
    for (const auto& [number, block] : m_blocks)
        for (auto key = cases.nextFrom(number * BlockKeys); key && *key / BlockKeys == number;
             key = cases.nextFrom(*key + 1))
            has[block.parts[static_cast<std::size_t>(*key % BlockKeys)]] = true;
    return has;
}

} // namespace casewright::store
