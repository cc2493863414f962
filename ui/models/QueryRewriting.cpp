// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/QueryRewriting.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/kql/Parser.h"
#include "core/kql/Printer.h"
#include "core/kql/QueryText.h"

namespace casewright::ui {
namespace {

using kql::Node;
using kql::Span;

bool isChain(const Node& node) { return node.kind == Node::Kind::And || node.kind == Node::Kind::Or; }

/// Parts of a chain as they were written, and the words between them.
struct Parts {
    std::vector<Span> children{}; ///< with their brackets
    std::vector<Span> between{}; ///< behind each child but the last: white space and word
};

/// Without the brackets around all of it. Nothing where the text does not tell.
std::optional<Parts> partsOf(std::string_view text, const Node& chain)
{
    Parts parts;
    std::size_t begin = chain.children.front().span.begin;
    for (std::size_t i = 0; i + 1 < chain.children.size(); ++i) {
        // The word stands behind the brackets of this child, and before those of the next one.
        std::size_t at = chain.children[i].span.end;
        std::optional<kql::Conjunction> word = kql::conjunctionAt(text, at);
        while (!word && at < chain.children[i + 1].span.begin) {
            ++at;
            word = kql::conjunctionAt(text, at);
        }
        if (!word || word->end > chain.children[i + 1].span.begin)
            return std::nullopt;
        parts.children.push_back({.begin = begin, .end = at});
        parts.between.push_back({.begin = at, .end = word->end});
        begin = word->end;
    }
    parts.children.push_back({.begin = begin, .end = chain.children.back().span.end});
    return parts;
}

std::string_view cut(std::string_view text, const Span& span) { return text.substr(span.begin, span.end - span.begin); }

/// Whether it is written as one field with a list of values.
bool isList(const Node& chain)
{
    return std::all_of(chain.children.begin(), chain.children.end(), [&chain](const Node& child) {
        return child.kind == Node::Kind::Is && child.field == chain.children.front().field;
    });
}

std::string inBrackets(const Node& node)
{
    const std::string text = kql::print(node, kql::PrintStyle::Lists);
    return isChain(node) && !isList(node) ? '(' + text + ')' : text;
}

/// For each child of one chain, the same child of the other, in order; nothing: it is new.
std::vector<std::optional<std::size_t>> sameChildren(const Node& before, const Node& after)
{
    std::vector<std::optional<std::size_t>> same(after.children.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < after.children.size(); ++i) {
        const auto begin = before.children.begin() + static_cast<std::ptrdiff_t>(next);
        const auto found = std::find(begin, before.children.end(), after.children[i]);
        if (found == before.children.end())
            continue;
        same[i] = static_cast<std::size_t>(found - before.children.begin());
        next = *same[i] + 1;
    }
    return same;
}

/// As it was written before the child, or behind the one before it; nothing if neither was there.
std::optional<std::string_view> wordBefore(std::string_view text, const Parts& parts,
                                           const std::vector<std::optional<std::size_t>>& same, std::size_t child)
{
    if (same[child] && *same[child] > 0)
        return cut(text, parts.between[*same[child] - 1]);
    if (same[child - 1] && *same[child - 1] < parts.between.size())
        return cut(text, parts.between[*same[child - 1]]);
    return std::nullopt;
}

std::optional<std::string> chainText(std::string_view text, const Node& before, const Node& after);

/// The text of a child that is changed within, with its brackets.
std::optional<std::string> changedPart(std::string_view text, const Node& before, const Node& after, const Span& place)
{
    const std::optional<std::string> whole = chainText(text, before, after);
    if (!whole)
        return std::nullopt;
    std::string part = whole->substr(place.begin, whole->size() - place.begin - (text.size() - place.end));
    const kql::Parsing parsing = kql::parse(part);
    return parsing.tree && *parsing.tree == after ? std::optional(std::move(part)) : std::nullopt;
}

std::optional<std::string> chainText(std::string_view text, const Node& before, const Node& after)
{
    if (!isChain(before) || before.kind != after.kind)
        return std::nullopt;
    const std::optional<Parts> parts = partsOf(text, before);
    if (!parts)
        return std::nullopt;
    const std::vector<std::optional<std::size_t>> same = sameChildren(before, after);
    const std::string_view word = after.kind == Node::Kind::And ? " and " : " or ";
    if (std::none_of(same.begin(), same.end(), [](const auto& each) { return each.has_value(); }))
        return std::nullopt;
    std::string made(text.substr(0, parts->children.front().begin));
    for (std::size_t i = 0; i < after.children.size(); ++i) {
        if (i > 0)
            made += wordBefore(text, *parts, same, i).value_or(word);
        const bool isChanged = !same[i] && i < before.children.size() && isChain(after.children[i])
            && after.children.size() == before.children.size();
        const std::optional<std::string> inner =
            isChanged ? changedPart(text, before.children[i], after.children[i], parts->children[i]) : std::nullopt;
        if (same[i])
            made += cut(text, parts->children[*same[i]]);
        else if (inner)
            made += *inner;
        else
            made += inBrackets(after.children[i]);
    }
    made += text.substr(parts->children.back().end);
    return made;
}

} // namespace

std::string rewritten(const std::string& text, const Node& before, const Node& tree)
{
    // Whatever the brackets were: only what reads as the tree is taken.
    if (const std::optional<std::string> made = chainText(text, before, tree)) {
        const kql::Parsing parsing = kql::parse(*made);
        if (parsing.tree && *parsing.tree == tree)
            return *made;
    }
    return kql::print(tree, kql::PrintStyle::Lists);
}

} // namespace casewright::ui
