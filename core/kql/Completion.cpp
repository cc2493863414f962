// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Completion.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/Utf8.h"
#include "core/kql/QueryText.h"
#include "core/kql/SyntaxReader.h"

namespace casewright::kql {
namespace {

using Problem = SyntaxStop::Problem;
using Slots = std::vector<CompletionSlot>;

/// As it was typed, but for escapes.
std::string typedText(const Term& term)
{
    switch (term.kind) {
    case Term::Kind::Null: return "null";
    case Term::Kind::True: return "true";
    case Term::Kind::False: return "false";
    case Term::Kind::Text: return term.text;
    case Term::Kind::Wildcard: break;
    }
    std::string text = term.parts.front();
    for (std::size_t i = 1; i < term.parts.size(); ++i) {
        text += '*';
        text += term.parts[i];
    }
    return text;
}

/// The end of the word that a place is in or at the beginning of.
std::size_t wordEnd(std::string_view query, std::size_t at)
{
    while (at < query.size() && behindBlanks(query, at) == at) {
        const Escape escape = query[at] == '\\' ? escapeAt(query, at, false) : Escape();
        if (escape.kind == Escape::Kind::None && isSpecial(query[at]) && query[at] != '*')
            break;
        at = escape.kind == Escape::Kind::None ? behindCharacter(query, at) : escape.end;
    }
    return std::min(at, query.size());
}

/// Where the word begins that ends at a place: behind white space, or `begin`.
std::size_t wordBegin(std::string_view query, std::size_t begin, std::size_t end)
{
    std::size_t word = begin;
    for (std::size_t at = begin; at < end;) {
        const std::size_t behind = behindBlanks(query, at);
        word = behind > at ? behind : word;
        at = std::max(behind, at + 1);
    }
    return std::min(word, end);
}

/// Behind the closing quote of a quoted text in which a place is; where there is none, the end of the word.
std::size_t quotedEnd(std::string_view query, std::size_t at)
{
    const std::size_t word = wordEnd(query, at);
    const bool isClosed = word < query.size() && query[word] == '"';
    SyntaxReader whole(query);
    if (!whole.read())
        return isClosed ? word + 1 : word; // quotes farther on may be those of other texts
    while (at < query.size() && query[at] != '"') {
        const Escape escape = query[at] == '\\' ? escapeAt(query, at, true) : Escape();
        at = escape.kind == Escape::Kind::None ? at + 1 : escape.end;
    }
    return std::min(at + 1, query.size());
}

/// The beginning of `and` or `or`, in any case, or the whole.
bool isConjunctionOrPart(std::string_view word)
{
    std::string lower(word);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::string_view("and").starts_with(lower) || std::string_view("or").starts_with(lower);
}

/// The text before the cursor, read from `begin` on, which is 0 unless something before is wrong.
class Cursor {
public:
    Cursor(std::string_view query, std::size_t cursor, std::size_t begin)
        : m_query(query),
          m_cursor(cursor),
          m_begin(begin),
          m_reader(query.substr(begin, cursor - begin))
    {
        m_isRight = m_reader.read().has_value();
    }

    /// Where reading has to begin anew, behind what is wrong; none, if nothing is, or nothing follows it.
    [[nodiscard]] std::optional<std::size_t> restart() const
    {
        const std::size_t at = m_begin + stop().at;
        if (m_isRight || at >= m_cursor || stop().problem == Problem::UnclosedQuote)
            return std::nullopt;
        if (isNotAt(m_query, at))
            return std::min(behindBlanks(m_query, at + 3), m_cursor);
        const std::size_t behind = behindCharacter(m_query, at);
        if (behind == m_cursor && m_query[at] == '\\')
            return std::nullopt;
        const std::optional<Conjunction> conjunction = conjunctionAt(m_query.substr(0, m_cursor), behind);
        return conjunction ? conjunction->end : behind;
    }

    [[nodiscard]] Slots slots()
    {
        if (stop().last && m_begin + stop().last->end == m_cursor && !(stop().last->quoted && stop().last->closed))
            inText(*stop().last);
        else
            betweenTexts();
        std::sort(m_slots.begin(), m_slots.end(),
                  [](const CompletionSlot& a, const CompletionSlot& b) { return a.kind < b.kind; });
        return std::move(m_slots);
    }

private:
    [[nodiscard]] const SyntaxStop& stop() const { return m_reader.stop(); }

    void add(CandidateKind kind, Span replaced, std::string prefix, const Term* field, bool quoted = false)
    {
        std::string path;
        for (const Term& part : stop().paths) {
            path += path.empty() ? "" : ".";
            path += typedText(part);
        }
        m_slots.push_back({.kind = kind,
                           .replaced = replaced,
                           .prefix = std::move(prefix),
                           .field = field != nullptr ? typedText(*field) : std::string(),
                           .nestedPath = std::move(path),
                           .quoted = quoted});
    }

    void inText(const TermPlace& last)
    {
        const bool isValue = last.role == TermPlace::Role::Value;
        const std::size_t begin = m_begin + last.span.begin;
        if (m_begin + last.span.end < m_cursor) { // white space follows
            addConjunction(m_cursor);
            if (!isValue)
                add(CandidateKind::Operator, {m_cursor, operatorEnd()}, {}, &last.term);
            return;
        }
        const std::size_t end = last.quoted ? quotedEnd(m_query, m_cursor) : wordEnd(m_query, m_cursor);
        add(isValue ? CandidateKind::Value : CandidateKind::Field, {begin, end}, typedText(last.term),
            isValue ? &last.field : nullptr, last.quoted);
        if (const std::size_t word = wordBegin(m_query, begin, m_cursor); !last.quoted && word > begin)
            addConjunction(word);
    }

    void betweenTexts()
    {
        const SyntaxStop& at = stop();
        if (m_begin + at.at != m_cursor)
            return;
        const Span word{m_cursor, wordEnd(m_query, m_cursor)};
        if (at.expects(Expected::FieldName))
            add(CandidateKind::Field, word, {}, nullptr);
        if (at.expects(Expected::Value) && at.field && !m_query.substr(m_cursor).starts_with('='))
            add(CandidateKind::Value, word, {}, &*at.field);
        if (at.expects(Expected::Colon) && at.last)
            add(CandidateKind::Operator, {m_cursor, operatorEnd()}, {}, &at.last->term);
        const char before = m_cursor > m_begin ? m_query[m_cursor - 1] : ' ';
        if ((before == '<' || before == '>') && at.field)
            add(CandidateKind::Operator, {m_cursor - 1, operatorEnd()}, std::string(1, before), &*at.field);
        const std::size_t beginOfWord = wordBegin(m_query, m_begin, m_cursor);
        if (at.expects(Expected::Conjunction) && beginOfWord == m_cursor && m_cursor > m_begin)
            addConjunction(m_cursor);
    }

    /// From the beginning of the word; of the word behind the cursor only what is a conjunction.
    void addConjunction(std::size_t begin)
    {
        const std::size_t end = wordEnd(m_query, m_cursor);
        const bool isOne = isConjunctionOrPart(m_query.substr(begin, end - begin));
        add(CandidateKind::Conjunction, {begin, isOne ? end : m_cursor},
            std::string(m_query.substr(begin, m_cursor - begin)), nullptr);
    }

    [[nodiscard]] std::size_t operatorEnd() const
    {
        const std::size_t end = m_query.find_first_not_of(":<>=", m_cursor);
        return std::min(end, m_query.size());
    }

    std::string_view m_query;
    std::size_t m_cursor;
    std::size_t m_begin;
    SyntaxReader m_reader;
    bool m_isRight = false;
    Slots m_slots{};
};

} // namespace

std::vector<CompletionSlot> complete(std::string_view query, std::size_t cursor)
{
    if (firstBadByte(query))
        return {};
    cursor = base::characterBegin(query, std::min(cursor, query.size()));
    for (std::size_t begin = 0;;) {
        Cursor at(query, cursor, begin);
        const std::optional<std::size_t> restart = at.restart();
        if (!restart)
            return at.slots();
        begin = *restart;
    }
}

} // namespace casewright::kql
