// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SearchSchema.h"

#include <array>

#include "core/store/Schema.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

// A word is a run of letters and digits in small letters without accents, as in SQLite's index; only the signs that
// part words are named, as the server does not know the letters of all alphabets by itself. `LOWER` is how it makes
// small ones. A text ends with a word that nobody looks for, so that a phrase does not go from one text into the next.
constexpr auto Words =
    u"CREATE FUNCTION casewright_words(content text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$"
    u" SELECT to_tsvector('simple', regexp_replace(regexp_replace(normalize(LOWER, NFD), '[\\u0300-\\u036f]+', '',"
    u" 'g'), '[\\u0001-/:-@\\[-`{-\\u00a9\\u00ab-\\u00b1\\u00b4\\u00b6-\\u00b8\\u00bb\\u00bf\\u2000-\\u206f]+', ' ',"
    u" 'g') || ' casewrightend') $$";

// What the columns keep as JSON; PostgreSQL's takes no U+0000, also not as an escape.
constexpr std::array Tables{
    u"CREATE TABLE case_texts (rowid INTEGER PRIMARY KEY, words tsvector NOT NULL) STRICT",
    u"CREATE INDEX case_texts_words ON case_texts USING gin (words)",
    u"CREATE INDEX cases_reporter ON cases (created_by, simulation) WHERE created_by IS NOT NULL",
    u"CREATE INDEX cases_of_category ON cases (category, simulation) WHERE category IS NOT NULL",
    u"CREATE INDEX case_terms_key ON case_terms (key)",
    u"CREATE INDEX group_values_number ON group_values (simulation, number)",
    u"CREATE FUNCTION casewright_json(text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$"
    u" SELECT CAST(replace($1, '\\u0000', '\\ufffd') AS jsonb) $$",
    u"CREATE FUNCTION casewright_case_words(bigint, text, text) RETURNS tsvector LANGUAGE sql STABLE AS $$"
    u" SELECT casewright_words($2) || casewright_words($3) || casewright_words(coalesce((SELECT string_agg(text, ' '"
    u" ORDER BY key) FROM comments WHERE case_key = $1), '')) $$",
    u"CREATE FUNCTION casewright_add_terms(bigint, bigint, text) RETURNS void LANGUAGE sql AS $$"
    u" INSERT INTO terms (kind, text) SELECT DISTINCT $2, each FROM jsonb_array_elements_text(casewright_json($3))"
    u" AS each"
    u" ON CONFLICT DO NOTHING;"
    u" INSERT INTO case_terms (term, key) SELECT DISTINCT terms.id, $1"
    u" FROM jsonb_array_elements_text(casewright_json($3))"
    u" AS each JOIN terms ON terms.kind = $2 AND terms.text = each ON CONFLICT DO NOTHING;"
    u" INSERT INTO term_places (term, simulation) SELECT case_terms.term, cases.simulation FROM case_terms JOIN cases"
    u" ON cases.key = case_terms.key WHERE case_terms.key = $1 ON CONFLICT DO NOTHING; $$",
    u"CREATE FUNCTION casewright_add_group(bigint, bigint, text) RETURNS void LANGUAGE sql AS $$"
    u" INSERT INTO group_values (value, simulation, number) SELECT DISTINCT each #>> '{}', $1, $2"
    u" FROM jsonb_path_query(casewright_json($3), '$.**') AS each"
    u" WHERE jsonb_typeof(each) IN ('string', 'number', 'boolean') ON CONFLICT DO NOTHING; $$",
};

constexpr std::array Triggers{
    u"CREATE FUNCTION casewright_case_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    u" IF TG_OP <> 'INSERT' THEN DELETE FROM case_terms WHERE key = OLD.key;"
    u" DELETE FROM case_texts WHERE rowid = OLD.key; END IF;"
    u" IF TG_OP <> 'DELETE' THEN PERFORM casewright_add_terms(NEW.key, 0, NEW.tags);"
    u" PERFORM casewright_add_terms(NEW.key, 1, NEW.assignees);"
    u" INSERT INTO case_texts (rowid, words)"
    u" VALUES (NEW.key, casewright_case_words(NEW.key, NEW.title, NEW.description)); END IF;"
    u" RETURN NULL; END $$",
    u"CREATE FUNCTION casewright_comment_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    u" UPDATE case_texts SET words = casewright_case_words(cases.key, cases.title, cases.description) FROM cases"
    u" WHERE cases.key = rowid AND rowid = CASE WHEN TG_OP = 'DELETE' THEN OLD.case_key ELSE NEW.case_key END;"
    u" RETURN NULL; END $$",
    u"CREATE FUNCTION casewright_group_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    u" IF TG_OP <> 'INSERT' THEN DELETE FROM group_values WHERE simulation = OLD.simulation AND number = OLD.number;"
    u" END IF;"
    u" IF TG_OP <> 'DELETE' THEN PERFORM casewright_add_group(NEW.simulation, NEW.number, NEW.grouping); END IF;"
    u" RETURN NULL; END $$",
    u"CREATE TRIGGER cases_written AFTER INSERT OR DELETE OR UPDATE OF title, description, tags, assignees ON cases"
    u" FOR EACH ROW EXECUTE FUNCTION casewright_case_written()",
    u"CREATE TRIGGER comments_written AFTER INSERT OR DELETE OR UPDATE OF text ON comments"
    u" FOR EACH ROW EXECUTE FUNCTION casewright_comment_written()",
    u"CREATE TRIGGER groups_written AFTER INSERT OR DELETE ON groups"
    u" FOR EACH ROW EXECUTE FUNCTION casewright_group_written()",
};

/// Small letters of all alphabets where the server was built with ICU, as it is nearly everywhere. A text of more than
/// half a million signs is cut: a tsvector holds 1 MiB.
base::Result<void> makeWords(Database& database)
{
    const auto icu = database.number(u"SELECT count(*) FROM pg_collation WHERE collname = 'und-x-icu'"_s);
    if (!icu)
        return base::fail(icu.error());
    const QString collation = icu->value_or(0) > 0 ? u"\"und-x-icu\""_s : u"\"default\""_s;
    return database.executeOnce(
        QString::fromUtf16(Words).replace(u"LOWER"_s, u"lower(left(content, 500000) COLLATE "_s + collation + u')'));
}

} // namespace

base::Result<void> makeServerSearch(Database& database)
{
    return makeWords(database)
        .and_then([&] { return executeAll(database, Tables); })
        .and_then([&] { return executeAll(database, Triggers); });
}

} // namespace casewright::store
