// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/FindFunctions.h"

#include <optional>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "core/store/NativeConnection.h"
#include "core/store/NativeStatement.h"
#include "core/store/WordTest.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

std::string_view textOf(sqlite3_value* value)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value))) : std::string_view();
}

} // namespace

/// What SQLite calls.
struct FindFunctions::Native {
    struct Table : sqlite3_vtab {
        FindFunctions* functions = nullptr;
    };
    struct Cursor : sqlite3_vtab_cursor {
        std::optional<std::int64_t> at{};
    };

    static FindFunctions& of(sqlite3_context* context)
    {
        return *static_cast<FindFunctions*>(sqlite3_user_data(context));
    }
    static void wanted(sqlite3_context* context, int, sqlite3_value** values)
    {
        FindFunctions& functions = of(context);
        if (--functions.m_stepsLeft < 0)
            sqlite3_result_error(context, "The steps of a walk are used up.", -1);
        else
            sqlite3_result_int(context, functions.isWanted(sqlite3_value_int64(values[0])) ? 1 : 0);
    }
    static void hasWords(sqlite3_context* context, int count, sqlite3_value** values)
    {
        static thread_local std::vector<std::string_view> texts;
        texts.clear();
        for (int i = 0; i < count; ++i)
            texts.push_back(textOf(values[i]));
        sqlite3_result_int(context, of(context).m_words->matches(texts) ? 1 : 0);
    }

    static int connect(sqlite3* connection, void* functions, int, const char* const*, sqlite3_vtab** made, char**)
    {
        const int done = sqlite3_declare_vtab(connection, "CREATE TABLE keys (key INTEGER)");
        if (done == SQLITE_OK) {
            auto* table = new Table{};     // NOLINT(cppcoreguidelines-owning-memory): SQLite's, until disconnect()
            table->functions = static_cast<FindFunctions*>(functions);
            *made = table;
        }
        return done;
    }
    static int disconnect(sqlite3_vtab* table)
    {
        delete static_cast<Table*>(table);     // NOLINT(cppcoreguidelines-owning-memory)
        return SQLITE_OK;
    }
    static int bestIndex(sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; }
    static int open(sqlite3_vtab*, sqlite3_vtab_cursor** made)
    {
        *made = new Cursor{};     // NOLINT(cppcoreguidelines-owning-memory): SQLite's, until close()
        return SQLITE_OK;
    }
    static int close(sqlite3_vtab_cursor* cursor)
    {
        delete static_cast<Cursor*>(cursor);     // NOLINT(cppcoreguidelines-owning-memory)
        return SQLITE_OK;
    }
    static int moveFrom(sqlite3_vtab_cursor* cursor, std::int64_t key)
    {
        const KeySet* const keys = static_cast<Table*>(cursor->pVtab)->functions->m_wanted;
        static_cast<Cursor*>(cursor)->at = keys ? keys->nextFrom(key) : std::nullopt;
        return SQLITE_OK;
    }
    static int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**)
    {
        return moveFrom(cursor, 0);
    }
    static int next(sqlite3_vtab_cursor* cursor) { return moveFrom(cursor, *static_cast<Cursor*>(cursor)->at + 1); }
    static int isAtEnd(sqlite3_vtab_cursor* cursor) { return static_cast<Cursor*>(cursor)->at ? 0 : 1; }
    static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int)
    {
        sqlite3_result_int64(context, *static_cast<Cursor*>(cursor)->at);
        return SQLITE_OK;
    }
    static int rowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
    {
        *id = *static_cast<Cursor*>(cursor)->at;
        return SQLITE_OK;
    }
    static const sqlite3_module& module()
    {
        static const sqlite3_module keys = [] {
            sqlite3_module made{};
            made.xConnect = connect;
            made.xBestIndex = bestIndex;
            made.xDisconnect = disconnect;
            made.xOpen = open;
            made.xClose = close;
            made.xFilter = filter;
            made.xNext = next;
            made.xEof = isAtEnd;
            made.xColumn = column;
            made.xRowid = rowId;
            return made;
        }();
        return keys;
    }
};

FindFunctions::FindFunctions(Database& database, sqlite3* connection)
    : m_database(database), m_connection(connection), m_pool(database, connection), m_words(WordTest::make(connection))
{
}

FindFunctions::~FindFunctions() = default;

std::unique_ptr<FindFunctions> FindFunctions::attach(Database& database)
{
    sqlite3* const connection = nativeConnection(database);
    if (!connection)
        return nullptr;
    std::unique_ptr<FindFunctions> made(new FindFunctions(database, connection));
    constexpr int Flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
    const auto add = [&](const char* name, int values, void (*function)(sqlite3_context*, int, sqlite3_value**)) {
        return sqlite3_create_function_v2(connection, name, values, Flags, made.get(), function, nullptr, nullptr,
                                          nullptr) == SQLITE_OK;
    };
    const bool isReady = add("casewright_wanted", 1, Native::wanted)
        && add("casewright_has_words", 3, Native::hasWords)
        && sqlite3_create_module_v2(connection, "casewright_keys", &Native::module(), made.get(), nullptr) == SQLITE_OK;
    return isReady ? std::move(made) : nullptr;
}

base::Result<bool> FindFunctions::read(const SqlPart& keys, std::size_t most, KeySet& into,
                                       const std::function<std::size_t(const KeySet& read)>& goOnTo)
{
    const base::Result<NativeStatement> statement = prepareNative(m_database, m_connection, keys);
    if (!statement)
        return base::fail(statement.error());
    for (std::size_t count = 0;; ++count) {
        const base::Result<bool> hasMore = nextRow(m_database, statement->get());
        if (!hasMore || !*hasMore)
            return hasMore.map([](bool more) { return !more; });
        if (count == most && goOnTo)
            most = goOnTo(into);
        if (count >= most)
            return false;
        into.insert(sqlite3_column_int64(statement->get(), 0));
    }
}

base::Result<NativeStatement> FindFunctions::holdMoment()
{
    base::Result<NativeStatement> reading = prepareNative(m_database, m_connection, {u"SELECT key FROM cases"_s, {}});
    if (reading)
        if (const base::Result<bool> begun = nextRow(m_database, reading->get()); !begun)
            return base::fail(begun.error());
    return reading;
}

base::Result<const TitlePlaces*> FindFunctions::titlePlaces()
{
    return m_titlePlaces.refresh(m_database, m_connection).map([this](bool isThere) {
        return isThere ? static_cast<const TitlePlaces*>(&m_titlePlaces) : nullptr;
    });
}

bool FindFunctions::setWords(const TextQuery& query)
{
    return m_words && m_words->setQuery(query);
}

} // namespace casewright::store
