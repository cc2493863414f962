// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/SyntaxReader.h"

#include <utility>

#include "core/base/Utf16.h"
#include "core/kql/QueryText.h"

namespace casewright::kql {
namespace {

Node isNode(Term field, Term value, Span span)
{
    Node node{.kind = Node::Kind::Is, .field = std::move(field), .value = std::move(value)};
    node.span = span;
    return node;
}

Node parentOf(Node::Kind kind, std::vector<Node> children, Span span)
{
    Node node{.kind = kind, .children = std::move(children)};
    node.span = span;
    return node;
}

/// Unquoted text, its escapes resolved: the texts between its stars.
Term plainTerm(std::vector<std::string> parts)
{
    if (parts.size() == 1) {
        std::string text(base::trimJavascript(parts.front()));
        if (text == "null")
            return {.kind = Term::Kind::Null};
        if (text == "true" || text == "false")
            return {.kind = text == "true" ? Term::Kind::True : Term::Kind::False};
        return {.kind = Term::Kind::Text, .text = std::move(text)};
    }
    // White space is trimmed off the whole, so stars hold it back.
    const std::string first = parts.front() + '*';
    const std::string last = '*' + parts.back();
    parts.front() = base::trimJavascript(first);
    parts.front().pop_back();
    parts.back() = base::trimJavascript(last).substr(1);
    return {.kind = Term::Kind::Wildcard, .parts = std::move(parts)};
}

} // namespace

std::optional<Node> SyntaxReader::read()
{
    skipBlanks();
    const bool isEmpty = m_at == m_query.size();
    OptionalNode node = chain(Node::Kind::Or, nullptr);
    if (isEmpty) {
        m_stop.problem = Problem::None;
        return matchAll();
    }
    if (!node)
        return std::nullopt;
    skipBlanks();
    expect(Expected::End);
    if (m_at < m_query.size()) {
        fail();
        return std::nullopt;
    }
    return node;
}

SyntaxReader::OptionalNode SyntaxReader::chain(Node::Kind kind, const Term* field)
{
    const std::size_t begin = m_at;
    const auto operand = [&] { return kind == Node::Kind::Or ? chain(Node::Kind::And, field) : negation(field); };
    OptionalNode node = operand();
    std::vector<Node> children;
    while (node && takeConjunction(kind)) {
        children.push_back(std::move(*node));
        node = operand();
    }
    if (!node || children.empty())
        return node;
    children.push_back(std::move(*node));
    return parentOf(kind, std::move(children), {begin, m_solidEnd});
}

SyntaxReader::OptionalNode SyntaxReader::negation(const Term* field)
{
    const std::size_t begin = m_at;
    expect(Expected::Not);
    const bool isNegated = isNotAt(m_query, m_at);
    if (isNegated)
        m_at = behindBlanks(m_query, m_at + 3);
    OptionalNode node = field != nullptr ? values(*field) : operand();
    if (!node || !isNegated)
        return node;
    std::vector<Node> children;
    children.push_back(std::move(*node));
    return parentOf(Node::Kind::Not, std::move(children), {begin, m_solidEnd});
}

SyntaxReader::OptionalNode SyntaxReader::operand()
{
    expect(Expected::OpeningBracket);
    return peek() == '(' ? group(nullptr) : expression();
}

/// What is in brackets.
SyntaxReader::OptionalNode SyntaxReader::group(const Term* field)
{
    if (!enter('(', field != nullptr))
        return std::nullopt;
    OptionalNode node = chain(Node::Kind::Or, field);
    if (!node || !leave(')'))
        return std::nullopt;
    return node;
}

SyntaxReader::OptionalNode SyntaxReader::expression()
{
    const std::size_t begin = m_at;
    expect(Expected::FieldName);
    std::optional<Term> first = term(TermPlace::Role::First, nullptr);
    if (!first)
        return std::nullopt;
    const std::size_t behind = m_at;
    skipBlanks();
    expect(Expected::Colon);
    expect(Expected::Comparison);
    if (peek() == '<' || peek() == '>')
        return range(std::move(*first), begin);
    if (peek() != ':') {
        m_at = behind;
        return isNode({}, std::move(*first), {begin, m_solidEnd});
    }
    ++m_at;
    skipBlanks();
    m_stop.field = *first;
    expect(Expected::OpeningBrace);
    if (peek() == '{')
        return nested(std::move(*first), begin);
    OptionalNode node = values(*first);
    if (node)
        node->span = {begin, m_solidEnd};
    return node;
}

/// The value of a field, or several in brackets.
SyntaxReader::OptionalNode SyntaxReader::values(const Term& field)
{
    m_stop.field = field;
    expect(Expected::OpeningBracket);
    if (peek() == '(')
        return group(&field);
    std::optional<Term> value = term(TermPlace::Role::Value, &field);
    if (!value)
        return std::nullopt;
    m_stop.field.reset();
    return isNode(field, std::move(*value), m_stop.last->span);
}

SyntaxReader::OptionalNode SyntaxReader::nested(Term path, std::size_t begin)
{
    if (!enter('{'))
        return std::nullopt;
    m_stop.field.reset();
    m_stop.paths.push_back(path);
    OptionalNode node = chain(Node::Kind::Or, nullptr);
    if (!node || !leave('}'))
        return std::nullopt;
    m_stop.paths.pop_back();
    std::vector<Node> children;
    children.push_back(std::move(*node));
    Node result = parentOf(Node::Kind::Nested, std::move(children), {begin, m_solidEnd});
    result.field = std::move(path);
    return result;
}

SyntaxReader::OptionalNode SyntaxReader::range(Term field, std::size_t begin)
{
    const RangeOperator op = takeComparison().value_or(RangeOperator::Greater);
    skipBlanks();
    m_stop.field = field;
    std::optional<Term> value = term(TermPlace::Role::Value, &field);
    if (!value)
        return std::nullopt;
    m_stop.field.reset();
    Node node = isNode(std::move(field), std::move(*value), {begin, m_solidEnd});
    node.kind = Node::Kind::Range;
    node.op = op;
    return node;
}

std::optional<Term> SyntaxReader::term(TermPlace::Role role, const Term* field)
{
    expect(Expected::Value);
    TermPlace place{.role = role, .span = {m_at, m_at}, .end = m_at, .quoted = peek() == '"'};
    if (field != nullptr)
        place.field = *field;
    std::optional<Term> read = place.quoted ? quotedText(place) : plainText(place);
    if (read)
        place.term = *read;
    m_solidEnd = place.span.end;
    if (place.end > place.span.begin)
        m_stop.last = std::move(place);
    return read;
}

std::optional<Term> SyntaxReader::quotedText(TermPlace& place)
{
    std::string text;
    std::size_t at = m_at + 1;
    while (at < m_query.size() && m_query[at] != '"') {
        const Escape escape = m_query[at] == '\\' ? escapeAt(m_query, at, true) : Escape();
        if (escape.kind == Escape::Kind::LoneSurrogate) {
            failAt(Problem::LoneSurrogate, at);
            return std::nullopt;
        }
        if (escape.kind == Escape::Kind::Text)
            text += escape.text;
        else
            text += m_query[at];
        at = escape.kind == Escape::Kind::Text ? escape.end : at + 1;
    }
    place.closed = at < m_query.size();
    place.end = place.span.end = place.closed ? at + 1 : at;
    if (!place.closed) {
        place.term = {.kind = Term::Kind::Text, .text = std::move(text), .quoted = true};
        failAt(Problem::UnclosedQuote, m_at);
        return std::nullopt;
    }
    m_at = place.end;
    return Term{.kind = Term::Kind::Text, .text = std::move(text), .quoted = true};
}

/// Text without quotes, up to a keyword or a special character; the blanks within belong to it.
std::optional<Term> SyntaxReader::plainText(TermPlace& place)
{
    std::vector<std::string> parts{{}};
    std::size_t at = m_at;
    std::size_t solidEnd = m_at;
    while (at < m_query.size()) {
        const char c = m_query[at];
        if (const std::size_t behind = behindBlanks(m_query, at); behind > at) {
            // No keyword begins later in the same white space either, so that it is looked at once.
            if (conjunctionAt(m_query, at))
                break;
            parts.back().append(m_query.substr(at, behind - at));
            at = behind;
            continue;
        }
        if (c == '\\') {
            if (!plainEscape(parts.back(), at))
                break;
        } else if (c == '*') {
            parts.emplace_back();
            ++at;
        } else if (isSpecial(c) || isNotAt(m_query, at)) {
            break;
        } else {
            parts.back() += c;
            ++at;
        }
        solidEnd = at;
    }
    place.end = at;
    place.span.end = solidEnd;
    if (at == m_at || m_stop.problem == Problem::LoneSurrogate) {
        fail();
        return std::nullopt;
    }
    m_at = at;
    return plainTerm(std::move(parts));
}

/// Adds what the backslash at a place stands for, and goes behind it; false: it is no escape.
bool SyntaxReader::plainEscape(std::string& text, std::size_t& at)
{
    const Escape escape = escapeAt(m_query, at, false);
    if (escape.kind == Escape::Kind::LoneSurrogate)
        failAt(Problem::LoneSurrogate, at);
    if (escape.kind != Escape::Kind::Text)
        return false;
    text += escape.text;
    at = escape.end;
    return true;
}

bool SyntaxReader::takeConjunction(Node::Kind kind)
{
    const std::optional<Conjunction> found = conjunctionAt(m_query, m_at);
    if (found && found->isAnd == (kind == Node::Kind::And)) {
        m_at = found->end;
        return true;
    }
    const std::size_t behind = m_at;
    skipBlanks();
    expect(Expected::Conjunction);
    m_at = behind;
    return false;
}

std::optional<RangeOperator> SyntaxReader::takeComparison()
{
    const bool isLess = peek() == '<';
    if (!isLess && peek() != '>')
        return std::nullopt;
    ++m_at;
    const bool orEqual = peek() == '=';
    if (orEqual)
        ++m_at;
    if (isLess)
        return orEqual ? RangeOperator::LessOrEqual : RangeOperator::Less;
    return orEqual ? RangeOperator::GreaterOrEqual : RangeOperator::Greater;
}

bool SyntaxReader::enter(char bracket, bool isList)
{
    if (m_stop.open.size() == DeepestBrackets) {
        failAt(Problem::TooDeep, m_at);
        return false;
    }
    m_stop.open.push_back({m_at, bracket, isList});
    ++m_at;
    skipBlanks();
    return true;
}

bool SyntaxReader::leave(char bracket)
{
    skipBlanks();
    expect(bracket == ')' ? Expected::ClosingBracket : Expected::ClosingBrace);
    if (peek() != bracket) {
        fail();
        return false;
    }
    m_solidEnd = ++m_at;
    m_stop.open.pop_back();
    return true;
}

void SyntaxReader::skipBlanks() { m_at = behindBlanks(m_query, m_at); }

void SyntaxReader::expect(Expected what)
{
    if (m_at > m_stop.at) {
        m_stop.at = m_at;
        m_stop.expected = 0;
    }
    if (m_at == m_stop.at)
        m_stop.expected |= static_cast<std::uint16_t>(what);
}

/// What is expected at the furthest place is not there.
void SyntaxReader::fail()
{
    if (m_stop.problem == Problem::None)
        m_stop.problem = Problem::Unexpected;
}

/// A problem that no other text in its place would have been. It stops reading at once.
void SyntaxReader::failAt(Problem problem, std::size_t at)
{
    m_stop.problem = problem;
    m_stop.at = at;
    m_stop.expected = problem == Problem::UnclosedQuote ? static_cast<std::uint16_t>(Expected::ClosingQuote) : 0;
}

} // namespace casewright::kql
