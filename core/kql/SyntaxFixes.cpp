// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/SyntaxFixes.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/kql/QueryText.h"

namespace casewright::kql {
namespace {

using Problem = SyntaxStop::Problem;
using Fixes = std::vector<SyntaxFix>;

/// Whether the letters of a keyword end at a place, as a word of their own.
bool isKeywordBefore(std::string_view query, std::size_t at)
{
    for (const std::size_t length : {std::size_t{2}, std::size_t{3}}) {
        if (length > at)
            continue;
        // The keyword as it would be with white space on both sides.
        const std::string padded = ' ' + std::string(query.substr(at - length, length)) + ' ';
        const bool beginsAWord = at == length || behindBlanks(query, at - length - 1) == at - length
            || (at > length + 1 && behindBlanks(query, at - length - 2) == at - length)
            || isSpecial(query[at - length - 1]);
        if (beginsAWord && (conjunctionAt(padded, 0) || isNotAt(padded, 1)))
            return true;
    }
    return false;
}

/// Behind what was meant as one text: up to a conjunction, the end of the brackets around it, or the end.
std::size_t meantEnd(std::string_view query, std::size_t begin, bool inBrackets)
{
    std::size_t depth = 0;
    std::size_t end = begin;
    bool quoted = false;
    for (std::size_t at = begin; at < query.size();) {
        if (const std::size_t behind = behindBlanks(query, at); behind > at) {
            if (!quoted && depth == 0 && conjunctionAt(query, at))
                break;
            at = behind;
            continue;
        }
        const char c = query[at];
        const Escape escape = c == '\\' ? escapeAt(query, at, quoted) : Escape();
        quoted = quoted != (c == '"');
        if (!quoted && (c == '(' || c == '{'))
            ++depth;
        if (!quoted && (c == ')' || c == '}')) {
            if (depth == 0 && inBrackets)
                break;
            depth -= depth > 0 ? 1 : 0;
        }
        at = escape.kind == Escape::Kind::Text ? escape.end : at + 1;
        end = at;
    }
    return end;
}

/// Unquoted text, its escapes resolved, between quotes.
std::string inQuotes(std::string_view plain)
{
    std::string text = "\"";
    for (std::size_t at = 0; at < plain.size();) {
        const Escape escape = plain[at] == '\\' ? escapeAt(plain, at, false) : Escape();
        const bool isEscape = escape.kind == Escape::Kind::Text;
        for (const char c : isEscape ? escape.text : std::string(1, plain[at])) {
            if (c == '"' || c == '\\')
                text += '\\';
            text += c;
        }
        at = isEscape ? escape.end : at + 1;
    }
    return text + '"';
}

/// A part of a query, the words `and` and `or` in place of the signs && and || between blanks.
std::string withWords(std::string_view part)
{
    std::string text;
    bool quoted = false;
    for (std::size_t at = 0; at < part.size();) {
        const std::string_view sign = part.substr(at, 3);
        quoted = quoted != (part[at] == '"');
        const bool isSign = !quoted && (sign == "&& " || sign == "|| ");
        text += isSign ? std::string_view(sign == "&& " ? "and" : "or") : part.substr(at, 1);
        at += isSign ? 2 : 1;
    }
    return text;
}

/// A list of values, the word `or` in place of its commas.
std::string withOr(std::string_view list)
{
    std::string text;
    bool quoted = false;
    for (std::size_t at = 0; at < list.size();) {
        quoted = quoted != (list[at] == '"');
        const bool isComma = !quoted && list[at] == ',';
        text += isComma ? std::string_view(" or ") : list.substr(at, 1);
        at = isComma ? behindBlanks(list, at + 1) : at + 1;
    }
    return text;
}

/// The brackets that close all that are open.
std::string closing(const SyntaxStop& stop)
{
    std::string text;
    for (auto bracket = stop.open.rbegin(); bracket != stop.open.rend(); ++bracket)
        text += bracket->character == '(' ? ')' : '}';
    return text;
}

/// Makes the changes that may help at a place.
class Suggestions {
public:
    Suggestions(std::string_view query, const SyntaxStop& stop)
        : m_query(query),
          m_stop(stop),
          m_at(stop.at),
          m_next(stop.at < query.size() ? query[stop.at] : '\0'),
          m_inList(!stop.open.empty() && stop.open.back().isList)
    {
    }

    /// The likeliest first.
    [[nodiscard]] Fixes all()
    {
        if (m_stop.problem == Problem::UnclosedQuote) {
            insert(m_query.size(), '"' + closing(m_stop), "Close the quote.");
            insert(m_query.size(), "\\\"" + closing(m_stop), "Double the backslash, and close the quote.");
        }
        if (m_stop.problem != Problem::Unexpected)
            return std::move(m_fixes);
        if (m_at == m_query.size())
            atTheEnd();
        else if (isNotAt(m_query, m_at))
            atNot();
        else
            atCharacter();
        return std::move(m_fixes);
    }

private:
    void replace(Span span, std::string text, std::string description)
    {
        m_fixes.push_back({span, std::move(text), std::move(description)});
    }
    void insert(std::size_t at, std::string text, std::string description)
    {
        replace({at, at}, std::move(text), std::move(description));
    }

    /// Whether unquoted text ends where reading stopped.
    [[nodiscard]] bool isInText() const
    {
        return m_stop.last && !m_stop.last->quoted && m_stop.last->end == m_at && m_stop.expects(Expected::Conjunction);
    }

    [[nodiscard]] bool isBehindBlank() const
    {
        return m_at > 0
            && (behindBlanks(m_query, m_at - 1) == m_at || (m_at > 1 && behindBlanks(m_query, m_at - 2) == m_at));
    }

    void atTheEnd()
    {
        const std::string closed = closing(m_stop);
        if (m_stop.expects(Expected::ClosingBracket) || m_stop.expects(Expected::ClosingBrace))
            insert(m_at, closed, closed.size() == 1 ? "Close the bracket." : "Close the brackets.");
        removeLastConjunction(closed);
        if (m_stop.expects(Expected::OpeningBracket) && m_stop.expects(Expected::Value))
            insert(m_at, '*' + closed, "Put a star for any value.");
    }

    void removeLastConjunction(const std::string& closed)
    {
        for (std::size_t begin = m_at; begin-- > 0 && m_at - begin < 64;) {
            const std::optional<Conjunction> found = conjunctionAt(m_query, begin);
            if (!found || found->end != m_at)
                continue;
            const bool isWhole = begin == 0 || !conjunctionAt(m_query, begin - 1);
            if (isWhole) {
                replace({begin, m_at}, closed,
                        found->isAnd ? "Leave out the last \"and\"." : "Leave out the last \"or\".");
                return;
            }
        }
    }

    void atNot()
    {
        if (isInText()) {
            if (m_inList || (isBehindBlank() && isFieldAhead()))
                insert(m_at, "and ", "Put \"and\" before \"not\".");
            quoteText(m_stop.last->span.begin);
            const std::string letter = m_query[m_at] == 'n' ? "\\u006e" : "\\u004e";
            replace({m_at, m_at + 1}, letter, "Write the n of \"not\" as an escape.");
        } else if (m_stop.expects(Expected::Conjunction)) {
            insert(m_at, isBehindBlank() ? "and " : " and ", "Put \"and\" before \"not\".");
        }
        const std::size_t end = meantEnd(m_query, m_at, !m_stop.open.empty());
        replace({m_at, end}, '(' + std::string(m_query.substr(m_at, end - m_at)) + ')',
                "Put brackets around the \"not\".");
    }

    /// Whether a field with its operator begins behind the `not` where reading stopped.
    [[nodiscard]] bool isFieldAhead() const
    {
        const std::size_t begin = behindBlanks(m_query, m_at + 3);
        const std::string_view text = m_query.substr(begin, meantEnd(m_query, begin, true) - begin);
        return text.find_first_of(":<>") != std::string_view::npos;
    }

    void atCharacter()
    {
        if (m_next == ')' || m_next == '}')
            atClosing();
        if (m_next == ':' || m_next == '<' || m_next == '>')
            atOperator();
        if (m_next == '{' && m_stop.expects(Expected::Colon))
            insert(m_at, ":", "Put a colon before the brace.");
        if (m_next == '(' && isKeywordBefore(m_query, m_at))
            insert(m_at, " ", "Put a blank between the keyword and the bracket.");
        if (m_next == '\\')
            insert(m_at, "\\", "Double the backslash, to mean one.");
        if (isInText() && m_stop.last->role == TermPlace::Role::First)
            asInOtherLanguages();
        if (m_stop.expects(Expected::Conjunction) && !isInText())
            insertConjunction();
        const bool isValue = m_stop.field || (m_stop.last && m_stop.last->role == TermPlace::Role::Value);
        if (isValue)
            quoteMeant();
        if (isSpecial(m_next))
            insert(m_at, "\\", std::string("Put a backslash before the ") + m_next + '.');
        if (!isValue)
            quoteMeant();
    }

    void atClosing()
    {
        if (m_stop.expects(Expected::Value))
            insert(m_at, "*", "Put a star for any value.");
        if (!m_stop.open.empty() && m_stop.expects(Expected::Conjunction))
            replace({m_at, m_at + 1}, m_next == ')' ? "}" : ")", "Close with the other kind of bracket.");
        const std::size_t behind = m_at + 1;
        if (m_stop.open.empty() && (behind == m_query.size() || behindBlanks(m_query, behind) > behind))
            replace({m_at, behind}, {}, "Leave out the bracket: it closes nothing.");
    }

    void atOperator()
    {
        if (m_next != ':' && m_stop.field) {
            const std::size_t colon = m_query.find_last_of(':', m_at);
            if (colon != std::string_view::npos && behindBlanks(m_query, colon + 1) == m_at)
                replace({colon, m_at}, " ", "Leave out the colon: a comparison needs none.");
        }
        if (!isInText() || m_stop.last->role != TermPlace::Role::Value)
            return;
        const std::string_view text =
            m_query.substr(m_stop.last->span.begin, m_stop.last->span.end - m_stop.last->span.begin);
        const std::size_t blank = text.find_last_of(" \t\r\n");
        if (blank == std::string_view::npos)
            return;
        const std::size_t word = m_stop.last->span.begin + blank + 1;
        const std::string_view before = text.substr(0, blank);
        if (before.ends_with("&&") || before.ends_with("||"))
            replace({word - 3, m_query.size()}, withWords(m_query.substr(word - 3)), "Write && and || as words.");
        insert(word, "and ", "Put \"and\" between the two conditions.");
    }

    /// Between two parts that have nothing between them.
    void insertConjunction()
    {
        const std::string_view rest = m_query.substr(m_at);
        if (rest.starts_with("&&") || rest.starts_with("||"))
            replace({m_at, m_query.size()}, withWords(rest), "Write && and || as words.");
        const bool isLast = rest.size() <= 3 && conjunctionAt(fmt::format(" {} ", rest), 0);
        std::size_t begin = m_at;
        while (begin > 0 && behindBlanks(m_query, begin - 1) == m_at)
            --begin;
        if (isLast)
            replace({begin, m_query.size()}, {}, "Leave out the keyword at the end.");
        const std::string padded = ' ' + std::string(rest.substr(0, 4));
        if (!isBehindBlank() && conjunctionAt(padded, 0))
            insert(m_at, " ", "Put a blank before the keyword.");
        const std::string word = m_inList ? "or" : "and";
        insert(m_at, isBehindBlank() ? word + ' ' : ' ' + word + ' ', "Put \"" + word + "\" between the two.");
    }

    /// `field = "value"` and `field in ("a", "b")`.
    void asInOtherLanguages()
    {
        const Span text = m_stop.last->span;
        const std::string_view read = m_query.substr(text.begin, text.end - text.begin);
        const std::size_t sign = read.find_last_not_of('=') + 1;
        if (m_next == '"' && sign > 0 && sign < read.size())
            replace({text.begin + sign, text.end}, ":", "Write a colon for \"is\".");
        const std::size_t close = m_query.find(')', m_at);
        const bool isIn = read.ends_with(" in") || read.ends_with(" IN");
        if (m_next == '(' && isIn && close != std::string_view::npos)
            replace({text.end - 3, close}, ": " + withOr(m_query.substr(m_at, close - m_at)),
                    "Write a colon, and \"or\" between the values.");
    }

    void quoteMeant()
    {
        if (isInText())
            quoteText(m_stop.last->span.begin);
        else if (m_stop.expects(Expected::Value) && m_next != '"')
            quoteText(m_at);
    }

    /// From a place to where what was meant ends. Stars would lose their meaning between quotes.
    void quoteText(std::size_t begin)
    {
        const std::size_t end = meantEnd(m_query, begin, !m_stop.open.empty());
        const std::string_view text = m_query.substr(begin, end - begin);
        if (!text.empty() && text.find('*') == std::string_view::npos)
            replace({begin, end}, inQuotes(text), "Put quotes around the text.");
    }

    std::string_view m_query;
    const SyntaxStop& m_stop;
    std::size_t m_at;
    char m_next;
    bool m_inList;
    Fixes m_fixes{};
};

} // namespace

std::optional<SyntaxFix> findFix(std::string_view query, const SyntaxStop& stop)
{
    std::optional<SyntaxFix> partly;
    for (SyntaxFix& fix : Suggestions(query, stop).all()) {
        std::string changed(query);
        changed.replace(fix.replaced.begin, fix.replaced.end - fix.replaced.begin, fix.text);
        SyntaxReader reader(changed);
        if (reader.read())
            return std::move(fix);
        if (!partly && reader.stop().at > fix.replaced.begin + fix.text.size() && reader.stop().at > stop.at)
            partly = std::move(fix);
    }
    return partly;
}

} // namespace casewright::kql
