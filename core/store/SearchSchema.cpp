// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SearchSchema.h"

#include <array>
#include <span>

#include "core/store/AlertIndex.h"
#include "core/store/CaseBlocks.h"
#include "core/store/Schema.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

// What has few values is one number, so that a page in any order is a few ranges of one index, merged: those of the
// facets that the filter lets through. Each index ends with the key by itself.
constexpr std::array FacetColumn{
    u"ALTER TABLE cases ADD COLUMN facet INTEGER NOT NULL GENERATED ALWAYS AS ((CASE owner WHEN 'cases' THEN 0"
    u" WHEN 'observability' THEN 1 WHEN 'securitySolution' THEN 2 ELSE 3 END) * 24"
    u" + CASE assignees WHEN '[]' THEN 0 ELSE 12 END + severity_level * 3 + status) VIRTUAL",
};
constexpr std::array OrdersBefore{
    u"DROP INDEX cases_created",
    u"DROP INDEX cases_changed",
    u"DROP INDEX cases_alerts",
    u"DROP INDEX simulation_cases_created",
    u"DROP INDEX simulation_cases_changed",
    u"DROP INDEX simulation_cases_alerts",
};
constexpr std::array Orders{
    u"CREATE INDEX cases_facet ON cases (facet)",
    u"CREATE INDEX cases_created ON cases (facet, created_at)",
    u"CREATE INDEX cases_updated ON cases (facet, updated_at)",
    u"CREATE INDEX cases_closed ON cases (facet, closed_at)",
    u"CREATE INDEX cases_title ON cases (facet, title)",
    u"CREATE INDEX cases_category ON cases (facet, category)",
    u"CREATE INDEX cases_alerts ON cases (facet, total_alerts)",
    u"CREATE INDEX simulation_cases_facet ON cases (simulation, facet)",
    u"CREATE INDEX simulation_cases_created ON cases (simulation, facet, created_at)",
    u"CREATE INDEX simulation_cases_updated ON cases (simulation, facet, updated_at)",
    u"CREATE INDEX simulation_cases_closed ON cases (simulation, facet, closed_at)",
    u"CREATE INDEX simulation_cases_title ON cases (simulation, facet, title)",
    u"CREATE INDEX simulation_cases_category ON cases (simulation, facet, category)",
    u"CREATE INDEX simulation_cases_alerts ON cases (simulation, facet, total_alerts)",
};

// What few cases have, with all that a page is sorted by: those that have it are gathered from here alone.
constexpr std::array Few{
    u"CREATE INDEX cases_reporter ON cases (created_by, simulation, facet, created_at, updated_at, closed_at,"
    u" total_alerts, category, title) WHERE created_by IS NOT NULL",
    u"CREATE INDEX cases_of_category ON cases (category, simulation, facet, created_at, updated_at, closed_at,"
    u" total_alerts, title) WHERE category IS NOT NULL",
};

// Tags and assignees (TermKind), interned, with the simulations in which cases have or had them; and the values that
// the cases of a group have in common.
constexpr std::array Terms{
    u"CREATE TABLE terms (id INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, text TEXT NOT NULL,"
    u" UNIQUE (kind, text)) STRICT",
    u"CREATE TABLE case_terms (term INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (term, key))"
    u" STRICT, WITHOUT ROWID",
    u"CREATE TABLE term_places (term INTEGER NOT NULL, simulation INTEGER NOT NULL, PRIMARY KEY (term, simulation))"
    u" STRICT, WITHOUT ROWID",
    u"CREATE TABLE group_values (value TEXT NOT NULL, simulation INTEGER NOT NULL, number INTEGER NOT NULL,"
    u" PRIMARY KEY (value, simulation, number)) STRICT, WITHOUT ROWID",
};

// The words of a case. Only the index is kept: the texts are in cases and comments. What is taken out of it has to be
// given as it was put in.
constexpr std::array Words{
    u"CREATE VIRTUAL TABLE case_texts USING fts5(title, description, comments, content='', columnsize=0,"
    u" tokenize='unicode61 remove_diacritics 2')",
};

// In the order of what is filled, lest each row goes to a place of its own in a large table. Where a case lies is
// asked for four times as often as there are cases, so that a small table says it meanwhile: `cases` does not fit into
// the cache.
constexpr std::array Filling{
    u"INSERT INTO terms (kind, text) SELECT DISTINCT 0, each.value FROM cases, json_each(cases.tags) AS each",
    u"INSERT INTO case_terms (term, key) SELECT terms.id, cases.key FROM cases, json_each(cases.tags) AS each"
    u" JOIN terms ON terms.kind = 0 AND terms.text = each.value GROUP BY 1, 2",
    u"CREATE TEMP TABLE places (key INTEGER PRIMARY KEY, simulation INTEGER)",
    u"INSERT INTO places SELECT key, simulation FROM cases NOT INDEXED ORDER BY key",
    u"INSERT INTO term_places (term, simulation) SELECT case_terms.term, places.simulation FROM case_terms"
    u" CROSS JOIN places WHERE places.key = case_terms.key ON CONFLICT DO NOTHING",
    u"DROP TABLE temp.places",
    u"INSERT INTO group_values (value, simulation, number) SELECT DISTINCT CASE each.type WHEN 'true' THEN 'true'"
    u" WHEN 'false' THEN 'false' ELSE CAST(each.atom AS TEXT) END, groups.simulation, groups.number"
    u" FROM groups, json_tree(groups.grouping) AS each WHERE each.atom IS NOT NULL ORDER BY 1, 2, 3",
    u"INSERT INTO case_texts (rowid, title, description, comments) SELECT key, title, description, '' FROM cases"
    u" ORDER BY key",
};

// JSON is otherwise read and made in C++; here the index must follow whoever writes.
constexpr std::array TermTriggers{
    u"CREATE TRIGGER case_terms_made AFTER INSERT ON case_terms BEGIN"
    u" INSERT INTO term_places (term, simulation) SELECT NEW.term, simulation FROM cases WHERE key = NEW.key"
    u" ON CONFLICT DO NOTHING; END",
    u"CREATE TRIGGER cases_tags_made AFTER INSERT ON cases BEGIN"
    u" INSERT INTO terms (kind, text) SELECT 0, value FROM json_each(NEW.tags) WHERE true ON CONFLICT DO NOTHING;"
    u" INSERT INTO case_terms (term, key) SELECT terms.id, NEW.key FROM json_each(NEW.tags) AS each CROSS JOIN terms"
    u" WHERE terms.kind = 0 AND terms.text = each.value ON CONFLICT DO NOTHING; END",
    u"CREATE TRIGGER cases_tags_changed AFTER UPDATE OF tags ON cases WHEN OLD.tags <> NEW.tags BEGIN"
    u" DELETE FROM case_terms WHERE key = OLD.key AND term IN (SELECT terms.id FROM json_each(OLD.tags) AS each"
    u" CROSS JOIN terms WHERE terms.kind = 0 AND terms.text = each.value);"
    u" INSERT INTO terms (kind, text) SELECT 0, value FROM json_each(NEW.tags) WHERE true ON CONFLICT DO NOTHING;"
    u" INSERT INTO case_terms (term, key) SELECT terms.id, NEW.key FROM json_each(NEW.tags) AS each CROSS JOIN terms"
    u" WHERE terms.kind = 0 AND terms.text = each.value ON CONFLICT DO NOTHING; END",
    u"CREATE TRIGGER cases_assignees_made AFTER INSERT ON cases WHEN NEW.assignees <> '[]' BEGIN"
    u" INSERT INTO terms (kind, text) SELECT 1, value FROM json_each(NEW.assignees) WHERE true ON CONFLICT DO NOTHING;"
    u" INSERT INTO case_terms (term, key) SELECT terms.id, NEW.key FROM json_each(NEW.assignees) AS each"
    u" CROSS JOIN terms"
    u" WHERE terms.kind = 1 AND terms.text = each.value ON CONFLICT DO NOTHING; END",
    u"CREATE TRIGGER cases_assignees_changed AFTER UPDATE OF assignees ON cases"
    u" WHEN OLD.assignees <> NEW.assignees BEGIN"
    u" DELETE FROM case_terms WHERE key = OLD.key AND term IN (SELECT terms.id FROM json_each(OLD.assignees) AS each"
    u" CROSS JOIN terms WHERE terms.kind = 1 AND terms.text = each.value);"
    u" INSERT INTO terms (kind, text) SELECT 1, value FROM json_each(NEW.assignees) WHERE true ON CONFLICT DO NOTHING;"
    u" INSERT INTO case_terms (term, key) SELECT terms.id, NEW.key FROM json_each(NEW.assignees) AS each"
    u" CROSS JOIN terms"
    u" WHERE terms.kind = 1 AND terms.text = each.value ON CONFLICT DO NOTHING; END",
    u"CREATE TRIGGER cases_terms_removed AFTER DELETE ON cases BEGIN"
    u" DELETE FROM case_terms WHERE key = OLD.key AND term IN (SELECT terms.id FROM json_each(OLD.tags) AS each"
    u" CROSS JOIN terms WHERE terms.kind = 0 AND terms.text = each.value);"
    u" DELETE FROM case_terms WHERE key = OLD.key AND term IN (SELECT terms.id FROM json_each(OLD.assignees) AS each"
    u" CROSS JOIN terms WHERE terms.kind = 1 AND terms.text = each.value); END",
    u"CREATE TRIGGER groups_made AFTER INSERT ON groups BEGIN"
    u" INSERT INTO group_values (value, simulation, number) SELECT DISTINCT CASE type WHEN 'true' THEN 'true'"
    u" WHEN 'false' THEN 'false' ELSE CAST(atom AS TEXT) END, NEW.simulation, NEW.number"
    u" FROM json_tree(NEW.grouping) WHERE atom IS NOT NULL; END",
    u"CREATE TRIGGER groups_removed AFTER DELETE ON groups BEGIN"
    u" DELETE FROM group_values WHERE simulation = OLD.simulation AND number = OLD.number AND value IN (SELECT"
    u" CASE type"
    u" WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(atom AS TEXT) END FROM json_tree(OLD.grouping)"
    u" WHERE atom IS NOT NULL); END",
};

// A case's comments are one text, in their order. When a case goes, its words go first, while its comments are there.
constexpr std::array WordTriggers{
    u"CREATE TRIGGER cases_words_made AFTER INSERT ON cases BEGIN"
    u" INSERT INTO case_texts (rowid, title, description, comments) VALUES (NEW.key, NEW.title, NEW.description, '');"
    u" END",
    u"CREATE TRIGGER cases_words_changed AFTER UPDATE OF title, description ON cases"
    u" WHEN OLD.title <> NEW.title OR OLD.description <> NEW.description BEGIN"
    u" INSERT INTO case_texts (case_texts, rowid, title, description, comments) VALUES ('delete', OLD.key, OLD.title,"
    u" OLD.description, (SELECT coalesce(group_concat(text, char(10)), '') FROM comments WHERE case_key = OLD.key));"
    u" INSERT INTO case_texts (rowid, title, description, comments) VALUES (NEW.key, NEW.title,"
    u" NEW.description, (SELECT coalesce(group_concat(text, char(10)), '') FROM comments WHERE case_key = NEW.key));"
    u" END",
    u"CREATE TRIGGER cases_words_removed BEFORE DELETE ON cases BEGIN"
    u" INSERT INTO case_texts (case_texts, rowid, title, description, comments) VALUES ('delete', OLD.key, OLD.title,"
    u" OLD.description, (SELECT coalesce(group_concat(text, char(10)), '') FROM comments WHERE case_key = OLD.key));"
    u" END",
    u"CREATE TRIGGER comments_words_made AFTER INSERT ON comments BEGIN"
    u" INSERT INTO case_texts (case_texts, rowid, title, description, comments) SELECT 'delete', key, title,"
    u" description,"
    u" (SELECT coalesce(group_concat(text, char(10)), '') FROM comments WHERE case_key = NEW.case_key"
    u" AND key <> NEW.key) FROM cases WHERE key = NEW.case_key;"
    u" INSERT INTO case_texts (rowid, title, description, comments) SELECT key, title, description,"
    u" (SELECT group_concat(text, char(10)) FROM comments WHERE case_key = NEW.case_key)"
    u" FROM cases WHERE key = NEW.case_key; END",
    u"CREATE TRIGGER comments_words_changed AFTER UPDATE OF text ON comments WHEN OLD.text <> NEW.text BEGIN"
    u" INSERT INTO case_texts (case_texts, rowid, title, description, comments) SELECT 'delete', key, title,"
    u" description,"
    u" OLD.text || char(10) || (SELECT coalesce(group_concat(text, char(10)), '') FROM comments"
    u" WHERE case_key = OLD.case_key AND key <> OLD.key) FROM cases WHERE key = OLD.case_key;"
    u" INSERT INTO case_texts (rowid, title, description, comments) SELECT key, title, description,"
    u" (SELECT group_concat(text, char(10)) FROM comments WHERE case_key = NEW.case_key)"
    u" FROM cases WHERE key = NEW.case_key; END",
    u"CREATE TRIGGER comments_words_removed AFTER DELETE ON comments BEGIN"
    u" INSERT INTO case_texts (case_texts, rowid, title, description, comments) SELECT 'delete', key, title,"
    u" description,"
    u" OLD.text || char(10) || (SELECT coalesce(group_concat(text, char(10)), '') FROM comments"
    u" WHERE case_key = OLD.case_key) FROM cases WHERE key = OLD.case_key;"
    u" INSERT INTO case_texts (rowid, title, description, comments) SELECT key, title, description,"
    u" (SELECT coalesce(group_concat(text, char(10)), '') FROM comments WHERE case_key = OLD.case_key)"
    u" FROM cases WHERE key = OLD.case_key; END",
};

base::Result<void> dropIndices(Database& database, std::span<const char16_t* const> statements)
{
    for (const char16_t* statement : statements) {
        const QString name = QString::fromUtf16(statement).section(u' ', 2, 2);
        if (base::Result<void> done = database.executeOnce(u"DROP INDEX IF EXISTS "_s + name); !done)
            return done;
    }
    return {};
}

base::Result<void> makeFileSearch(Database& database)
{
    return makeCaseBlocks(database)
        .and_then([&] { return executeAll(database, Few); })
        .and_then([&] { return executeAll(database, Words); })
        .and_then([&] { return executeAll(database, Filling); })
        .and_then([&] { return executeAll(database, TermTriggers); })
        .and_then([&] { return executeAll(database, WordTriggers); });
}

} // namespace

base::Result<void> makeSearch(Database& database)
{
    return makeAlertIndex(database)
        .and_then([&] { return executeAll(database, FacetColumn); })
        .and_then([&] { return executeAll(database, OrdersBefore); })
        .and_then([&] { return executeAll(database, Orders); })
        .and_then([&] { return executeAll(database, Terms); })
        .and_then([&] {
            return database.dialect() == Dialect::PostgreSQL ? makeServerSearch(database) : makeFileSearch(database);
        });
}

// PostgreSQL keeps no facet in the indices of what few cases have.
base::Result<void> makeFacetsAnew(Database& database)
{
    const bool isFile = database.dialect() == Dialect::SQLite;
    return dropIndices(database, Orders)
        .and_then([&] { return isFile ? dropIndices(database, Few) : base::Result<void>(); })
        .and_then([&] { return database.executeOnce(u"ALTER TABLE cases DROP COLUMN facet"_s); })
        .and_then([&] { return executeAll(database, FacetColumn); })
        .and_then([&] { return executeAll(database, Orders); })
        .and_then([&] { return isFile ? executeAll(database, Few) : base::Result<void>(); });
}

base::Result<void> tidySearch(Database& database, std::int64_t removedCases)
{
    base::Result<void> done =
        database.executeOnce(u"DELETE FROM terms WHERE NOT EXISTS (SELECT 1 FROM case_terms WHERE term = terms.id)"_s)
            .and_then([&] {
                return database.executeOnce(u"DELETE FROM term_places WHERE simulation NOT IN (SELECT key FROM"
                                            u" simulations) OR term NOT IN (SELECT id FROM terms)"_s);
            });
    if (!done || database.dialect() == Dialect::PostgreSQL)
        return done;
    const std::int64_t many = 4 * removedCases;
    const auto left = database.number(u"SELECT count(*) FROM (SELECT 1 FROM cases LIMIT ?) AS few"_s,
                                      {QVariant::fromValue<qlonglong>(many + 1)});
    if (!left)
        return base::fail(left.error());
    if (left->value_or(0) == 0)
        return database.executeOnce(u"INSERT INTO case_texts (case_texts) VALUES ('delete-all')"_s);
    if (left->value_or(0) <= many)
        return database.executeOnce(u"INSERT INTO case_texts (case_texts) VALUES ('optimize')"_s);
    return database.executeOnce(u"INSERT INTO case_texts (case_texts, rank) VALUES ('merge', 500)"_s);
}

} // namespace casewright::store
