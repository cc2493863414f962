// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/RandomKql.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/Utf16.h"
#include "core/base/Utf8.h"

namespace casewright::tests {
namespace {

using kql::Node;
using kql::Term;

/// Pieces of texts as they are, with all that has a meaning somewhere.
const std::vector<std::string> Pieces{"a",
                                      "b",
                                      "Zebra",
                                      "or",
                                      "and",
                                      "not",
                                      "OR",
                                      "And",
                                      "nOt",
                                      " ",
                                      " ",
                                      "  ",
                                      "\t",
                                      "\n",
                                      "\xc2\xa0",
                                      "\xe2\x80\x83",
                                      "\xef\xbb\xbf",
                                      "\\",
                                      "(",
                                      ")",
                                      ":",
                                      "<",
                                      ">",
                                      "\"",
                                      "*",
                                      "{",
                                      "}",
                                      "=",
                                      "u",
                                      "t",
                                      "0041",
                                      "true",
                                      "null",
                                      "false",
                                      "\xc3\xa9",
                                      "\xf0\x9f\x94\xa5",
                                      " or ",
                                      " and ",
                                      " not ",
                                      "cannot ",
                                      "-",
                                      ".",
                                      std::string(1, '\0'),
                                      "\x1b",
                                      "\xe2\x80\xae"};

/// Pieces of queries.
const std::vector<std::string> Tokens{"a",
                                      "host.name",
                                      "1",
                                      ":",
                                      ": ",
                                      " : ",
                                      "(",
                                      ")",
                                      "( ",
                                      " )",
                                      "{",
                                      "}",
                                      " or ",
                                      " and ",
                                      " AND ",
                                      "not ",
                                      " not ",
                                      "<",
                                      " >= ",
                                      "\"",
                                      "\"b c\"",
                                      "*",
                                      "\\",
                                      "\\\\",
                                      "\\t",
                                      "\\n",
                                      "\\u0041",
                                      "\\ud83d",
                                      "\\udd25",
                                      "\\ud83d\\udd25",
                                      "\\or",
                                      "\\and",
                                      "\\not",
                                      "\\NOT",
                                      "\\(",
                                      "or",
                                      "and",
                                      "not",
                                      "cannot ",
                                      "true",
                                      "null",
                                      " ",
                                      "\xc2\xa0",
                                      "\n",
                                      "\xe2\x80\x83",
                                      "\xc3\xa9",
                                      "\xff",
                                      "a:b",
                                      "a: (",
                                      "a: {",
                                      " or b",
                                      "not(",
                                      std::string(1, '\0')};

} // namespace

std::string RandomKql::plainText()
{
    std::string text;
    for (std::size_t i = 0, count = 1 + m_chance.below(5); i < count; ++i)
        text += m_chance.oneOf(Pieces);
    return text;
}

Term RandomKql::term()
{
    switch (m_chance.below(8)) {
    case 0: return {.kind = Term::Kind::Null};
    case 1: return {.kind = m_chance.below(2) == 0 ? Term::Kind::True : Term::Kind::False};
    case 2: return {.kind = Term::Kind::Text, .text = plainText(), .quoted = true};
    case 3:
    case 4: {
        Term wildcard{.kind = Term::Kind::Wildcard};
        for (std::size_t i = 0, count = 2 + m_chance.below(3); i < count; ++i)
            wildcard.parts.push_back(m_chance.below(3) == 0 ? std::string() : plainText());
        // White space at the ends is trimmed when such text is read.
        const std::string first = wildcard.parts.front() + '*';
        const std::string last = '*' + wildcard.parts.back();
        wildcard.parts.front() = base::trimJavascript(first);
        wildcard.parts.front().pop_back();
        wildcard.parts.back() = base::trimJavascript(last).substr(1);
        return wildcard;
    }
    default: break;
    }
    std::string text(base::trimJavascript(m_chance.below(10) == 0 ? std::string() : plainText()));
    if (text == "true" || text == "false" || text == "null")
        text += '!';
    return {.kind = Term::Kind::Text, .text = std::move(text)};
}

Node RandomKql::predicate()
{
    if (m_chance.below(12) == 0)
        return kql::matchAll();
    // Few fields, so that lists of values come about.
    const Term field = m_chance.below(3) == 0 ? Term{.kind = Term::Kind::Text, .text = "x"} : term();
    if (m_chance.below(4) != 0)
        return {.kind = Node::Kind::Is, .field = field, .value = term()};
    return {.kind = Node::Kind::Range,
            .field = field,
            .value = term(),
            .op = static_cast<kql::RangeOperator>(m_chance.below(4))};
}

Node RandomKql::tree(int depth)
{
    const std::size_t kind = depth <= 0 ? 0 : m_chance.below(8);
    if (kind < 3)
        return predicate();
    Node node{.kind = kind < 5 ? Node::Kind::And
                  : kind == 5  ? Node::Kind::Or
                  : kind == 6  ? Node::Kind::Not
                               : Node::Kind::Nested};
    const bool isChain = node.kind == Node::Kind::And || node.kind == Node::Kind::Or;
    for (std::size_t i = 0, count = isChain ? 2 + m_chance.below(3) : 1; i < count; ++i)
        node.children.push_back(tree(depth - 1));
    if (node.kind == Node::Kind::Nested)
        node.field = term();
    return node;
}

std::string RandomKql::text()
{
    std::string text;
    for (std::size_t i = 0, count = m_chance.below(16); i < count; ++i)
        text += m_chance.oneOf(Tokens);
    return text;
}

std::string RandomKql::changed(std::string text)
{
    for (std::size_t i = 0, count = 1 + m_chance.below(3); i < count; ++i) {
        const std::size_t at = base::characterBegin(text, m_chance.below(text.size() + 1));
        const std::size_t length = std::min(text.size() - at, 1 + m_chance.below(6));
        switch (m_chance.below(6)) {
        case 0: text.erase(at, length); break;
        case 1: text.insert(at, text.substr(at, length)); break;
        case 2: text.replace(at, length, m_chance.oneOf(Tokens)); break;
        case 3: text.resize(at); break;
        case 4: text.insert(at, 1, static_cast<char>(m_chance.below(256))); break;
        default: text.insert(at, m_chance.oneOf(Tokens));
        }
    }
    return text;
}

} // namespace casewright::tests
