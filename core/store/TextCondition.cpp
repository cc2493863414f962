// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/TextCondition.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <QByteArray>
#include <QStringList>

#include "core/store/FindFunctions.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

/// Asked for by FindFunctions, a row takes 4 µs. FTS5 begins anew with each row that it is asked for: 90 µs with a
/// million cases, where other tests take 1. For the beginning of a word it puts all words together that begin so, which
/// takes 100 ms: that is never walked.
constexpr std::int64_t FunctionCost = 4;
constexpr std::int64_t TestCost = 15;
constexpr std::int64_t BeginningTestCost = 1'000'000;

bool hasBeginning(const std::vector<TextPart>& parts)
{
    return std::any_of(parts.begin(), parts.end(), [](const TextPart& each) {
        return each.phrase.isBeginning || hasBeginning(each.wanted) || hasBeginning(each.none);
    });
}

std::int64_t testCostOf(const TextQuery& query)
{
    return hasBeginning(query.wanted) || hasBeginning(query.none) ? BeginningTestCost : TestCost;
}

/// A language of queries: FTS5's, or PostgreSQL's of to_tsquery().
struct Language {
    Dialect dialect;
    QString any;
    QString all;
    QString without;

    [[nodiscard]] QString phrase(const SoughtPhrase& phrase) const;
    [[nodiscard]] QString part(const TextPart& part) const;
    [[nodiscard]] QString oneOf(const std::vector<TextPart>& parts) const;
    [[nodiscard]] QString wanted(const std::vector<TextPart>& parts) const;
    [[nodiscard]] QString whole(const std::vector<TextPart>& wanted, const std::vector<TextPart>& none) const;
    [[nodiscard]] SqlPart keys(const QString& words) const;
    [[nodiscard]] SqlPart test(const QString& words) const;
};

Language languageOf(Dialect dialect)
{
    if (dialect == Dialect::PostgreSQL)
        return {.dialect = dialect, .any = u" | "_s, .all = u" & "_s, .without = u" & !"_s};
    return {.dialect = dialect, .any = u" OR "_s, .all = u" AND "_s, .without = u" NOT "_s};
}

QString Language::phrase(const SoughtPhrase& phrase) const
{
    const QString text = QString::fromStdString(phrase.text);
    if (dialect == Dialect::SQLite)
        return u'"' + QString(text).replace(u'"', u' ') + (phrase.isBeginning ? u"\" *"_s : u"\""_s);
    QStringList words{QString()};
    for (const QChar character : text.toLower().normalized(QString::NormalizationForm_D)) {
        if (character.isLetterOrNumber() || character.isSurrogate())
            words.back() += character;
        else if (character.category() != QChar::Mark_NonSpacing && !words.back().isEmpty())
            words.append(QString());
    }
    words.removeAll(QString());
    return u'(' + words.join(u" <-> "_s) + (phrase.isBeginning ? u":*)"_s : u")"_s);
}

QString Language::part(const TextPart& part) const
{
    return part.isGroup() ? u'(' + whole(part.wanted, part.none) + u')' : phrase(part.phrase);
}

QString Language::whole(const std::vector<TextPart>& wantedParts, const std::vector<TextPart>& none) const
{
    return none.empty() ? wanted(wantedParts) : wanted(wantedParts) + without + oneOf(none);
}

QString Language::oneOf(const std::vector<TextPart>& parts) const
{
    QStringList texts;
    for (const TextPart& each : parts)
        texts.append(part(each));
    return u'(' + texts.join(any) + u')';
}

/// `and` binds more closely than `or` in both languages: what was or-ed before an `and` goes into parentheses.
QString Language::wanted(const std::vector<TextPart>& parts) const
{
    QString text = part(parts.front());
    bool isOr = false;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i].isAnd && std::exchange(isOr, false))
            text = u'(' + text + u')';
        isOr = isOr || !parts[i].isAnd;
        text += (parts[i].isAnd ? all : any) + part(parts[i]);
    }
    return u'(' + text + u')';
}

SqlPart Language::keys(const QString& words) const
{
    return {dialect == Dialect::SQLite ? u"SELECT rowid AS key FROM case_texts WHERE case_texts MATCH ?"_s
                                       : u"SELECT rowid AS key FROM case_texts"
                                         u" WHERE words @@ to_tsquery('simple', ?)"_s,
            {words}};
}

SqlPart Language::test(const QString& words) const
{
    return {dialect == Dialect::SQLite
                ? u"EXISTS (SELECT 1 FROM case_texts WHERE case_texts MATCH ? AND case_texts.rowid = cases.key)"_s
                : u"EXISTS (SELECT 1 FROM case_texts AS t WHERE t.rowid = cases.key"
                  u" AND t.words @@ to_tsquery('simple', ?))"_s,
            {words}};
}

std::optional<CaseCondition> wordCondition(const Language& language, const TextQuery& query)
{
    if (query.isEmpty())
        return std::nullopt;
    if (query.wanted.empty()) {
        SqlPart without = language.test(language.oneOf(query.none));
        without.sql.prepend(u"NOT "_s);
        return CaseCondition{.test = std::move(without), .keys = std::nullopt,
                             .without = language.keys(language.oneOf(query.none)), .testCost = testCostOf(query)};
    }
    const QString words = language.whole(query.wanted, query.none);
    return CaseCondition{.test = language.test(words), .keys = language.keys(words), .testCost = testCostOf(query)};
}

QByteArray bytesOf(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

/// Cases whose ids begin so: of ids kept as text, as all are on a server, and of those kept as bytes.
CaseCondition idCondition(Dialect dialect, const IdBeginnings& id)
{
    SqlPart range{u"id >= ? AND id < ?"_s, {QString::fromStdString(id.text), QString::fromStdString(id.textEnd)}};
    SqlPart keys{u"SELECT key FROM cases WHERE "_s + range.sql, range.values};
    if (dialect == Dialect::SQLite && !id.bytes.empty()) {
        SqlPart bytes{u"id >= ?"_s, {bytesOf(id.bytes)}};
        if (!id.bytesEnd.empty())
            bytes += {u" AND id < ?"_s, {bytesOf(id.bytesEnd)}};
        keys += {u" UNION ALL SELECT key FROM cases WHERE "_s + bytes.sql, bytes.values};
        range += {u" OR "_s + bytes.sql, bytes.values};
    }
    return {.test = range, .keys = keys};
}

} // namespace

std::optional<CaseCondition> textCondition(Dialect dialect, const std::string& text, TextMeaning meaning,
                                           FindFunctions* functions)
{
    const TextQuery query = parseText(text, meaning);
    std::optional<CaseCondition> words = wordCondition(languageOf(dialect), query);
    if (words && functions && functions->setWords(query)) {
        words->test = {u"casewright_has_words(cases.title, cases.description, (SELECT group_concat(text, char(10))"
                       u" FROM comments WHERE case_key = cases.key))"_s, {}};
        words->areKeysDear = words->testCost == BeginningTestCost;
        words->testCost = FunctionCost;
    }
    const IdBeginnings id = idBeginnings(text);
    if (id.text.empty())
        return words;
    CaseCondition byId = idCondition(dialect, id);
    if (!words)
        return byId;
    if (words->keys && functions)
        *words->keys += {u" UNION ALL "_s + byId.keys->sql, byId.keys->values};
    else if (words->keys)
        *words->keys += {u" UNION "_s + byId.keys->sql.replace(u"UNION ALL"_s, u"UNION"_s), byId.keys->values};
    // Those without the words may still have such an id.
    words->without.reset();
    words->test += {u" OR "_s + byId.test.sql, byId.test.values};
    return words;
}

} // namespace casewright::store
