// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ConditionTree.h"

#include <algorithm>
#include <utility>

#include "core/kql/Parser.h"
#include "core/kql/Printer.h"
#include "ui/models/ConditionJson.h"
#include "ui/models/QueryRewriting.h"

namespace casewright::ui {
namespace {

using kql::Condition;
using Kind = Condition::Kind;

/// Whether a form can show the pattern: a star in it is a wildcard.
bool isPlainPattern(const kql::Term& term)
{
    return std::none_of(term.parts.begin(), term.parts.end(),
                        [](const std::string& part) { return part.find('*') != std::string::npos; });
}

ConditionNode textNode(const Condition& condition)
{
    const base::Result<kql::Node> tree = kql::treeOf(condition);
    return {.kind = Kind::Text, .text = tree ? kql::print(*tree) : std::string()};
}

ConditionNode nodeOf(const Condition& condition)
{
    if (condition.kind == Kind::Matches && !isPlainPattern(condition.values.front()))
        return textNode(condition);
    ConditionNode node{.kind = condition.kind,
                       .field = condition.field,
                       .values = condition.values,
                       .op = condition.op,
                       .text = condition.text};
    for (const Condition& child : condition.children)
        node.children.push_back(nodeOf(child));
    // One row that does not hold.
    if (node.kind != Kind::NoneOf || node.children.size() != 1 || node.children.front().isGroup()
        || node.children.front().isNegated)
        return node;
    ConditionNode row = std::move(node.children.front());
    row.isNegated = true;
    return row;
}

/// Without what is switched off.
Condition conditionOf(const ConditionNode& node)
{
    Condition condition{
        .kind = node.kind, .field = node.field, .values = node.values, .op = node.op, .text = node.text};
    for (const ConditionNode& child : node.children) {
        if (!child.isOff)
            condition.children.push_back(conditionOf(child));
    }
    if (!node.isNegated)
        return condition;
    Condition negation{.kind = Kind::NoneOf};
    negation.children.push_back(std::move(condition));
    return negation;
}

bool meansTheSame(const kql::Node& a, const kql::Node& b)
{
    return a == b || (kql::isMatchAll(a) && kql::isMatchAll(b));
}

/// Whether it says nothing in the query.
bool isLoose(const ConditionNode& node)
{
    switch (node.kind) {
    case Kind::AllOf:
    case Kind::AnyOf:
    case Kind::NoneOf: return node.isOff || std::all_of(node.children.begin(), node.children.end(), isLoose);
    case Kind::Text: return node.isOff || node.text.empty();
    case Kind::Exists: return node.isOff || node.field.text.empty();
    default: return node.isOff || node.field.text.empty() || node.values.empty();
    }
}

/// Whether a query has it as a group: one row alone stands there without one.
bool isGroupInQuery(const ConditionNode& node)
{
    const auto rows = std::count_if(node.children.begin(), node.children.end(),
                                    [](const ConditionNode& child) { return !isLoose(child); });
    return rows > 1 || std::any_of(node.children.begin(), node.children.end(), [](const ConditionNode& child) {
        return child.isGroup() && !isLoose(child);
    });
}

/// The rows in it that say nothing, however deep.
void gatherLoose(const ConditionNode& node, std::vector<ConditionNode>& into)
{
    for (const ConditionNode& child : node.children) {
        if (isLoose(child))
            into.push_back(child);
        else
            gatherLoose(child, into);
    }
}

/// Puts the rows that say nothing among the new ones, where they were among the old ones. Those of a group go into the
/// next group that there is, or behind what became of theirs.
void keepLoose(const ConditionNode& old, ConditionNode& fresh)
{
    std::vector<ConditionNode>& rows = fresh.children;
    const auto at = [&rows](std::size_t row) { return rows.begin() + static_cast<std::ptrdiff_t>(row); };
    std::size_t place = 0;
    std::size_t behindGroup = 0; // the last one that was one before
    for (const ConditionNode& child : old.children) {
        place = std::min(place, rows.size());
        if (isLoose(child)) {
            rows.insert(at(place++), child);
            continue;
        }
        const auto group = !isGroupInQuery(child)
            ? rows.end()
            : std::find_if(at(behindGroup), rows.end(),
                           [](const ConditionNode& node) { return node.isGroup() && !isLoose(node); });
        std::vector<ConditionNode> left;
        if (group != rows.end()) {
            keepLoose(child, *group);
            behindGroup = static_cast<std::size_t>(group - rows.begin()) + 1;
            place = std::max(place, behindGroup);
        } else {
            gatherLoose(child, left);
            place = std::min(place + 1, rows.size());
        }
        rows.insert(at(place), left.begin(), left.end());
        place += left.size();
    }
}

bool hasLoose(const ConditionNode& node)
{
    return std::any_of(node.children.begin(), node.children.end(),
                       [](const ConditionNode& child) { return isLoose(child) || hasLoose(child); });
}

const kql::Node* find(const kql::Node& in, const kql::Node& wanted)
{
    if (in == wanted)
        return &in;
    for (const kql::Node& child : in.children) {
        if (const kql::Node* const found = find(child, wanted))
            return found;
    }
    return nullptr;
}

std::string draftOf(const ConditionNode& top, const kql::Node& tree)
{
    return top == conditionNodes(tree) ? std::string() : writeConditions(top);
}

} // namespace

std::optional<kql::Span> placeInQuery(const std::string& query, const ConditionNode& text)
{
    const kql::Parsing whole = kql::parse(query);
    const kql::Parsing part = kql::parse(text.text);
    const kql::Node* const found = whole.tree && part.tree ? find(*whole.tree, *part.tree) : nullptr;
    return found ? std::optional(found->span) : std::nullopt;
}

ConditionNode conditionNodes(const kql::Node& tree)
{
    if (kql::isMatchAll(tree))
        return {};
    ConditionNode node = nodeOf(kql::conditionsOf(tree));
    if (node.isGroup())
        return node;
    ConditionNode top;
    top.children.push_back(std::move(node));
    return top;
}

kql::Node queryTree(const ConditionNode& top)
{
    // Texts come from trees, so that they are KQL.
    return top.isOff ? kql::matchAll() : kql::treeOf(conditionOf(top)).value_or(kql::matchAll());
}

ShownConditions shownConditions(const QueryDraft& draft)
{
    const kql::Parsing parsing = kql::parse(draft.query);
    const std::optional<ConditionNode> kept = readConditions(draft.draft);
    if (!parsing.tree)
        return {.top = kept.value_or(ConditionNode()), .isStale = true};
    if (kept && meansTheSame(queryTree(*kept), *parsing.tree))
        return {.top = *kept};
    ShownConditions shown{.top = conditionNodes(*parsing.tree)};
    if (kept && hasLoose(*kept))
        keepLoose(*kept, shown.top);
    return shown;
}

QueryDraft withText(const QueryDraft& before, const std::string& query)
{
    QueryDraft after{.query = query, .draft = before.draft};
    const kql::Parsing parsing = kql::parse(query);
    if (!parsing.tree) {
        // What is shown while it is wrong.
        after.draft = writeConditions(shownConditions(before).top);
        return after;
    }
    after.draft = draftOf(shownConditions(after).top, *parsing.tree);
    return after;
}

QueryDraft withConditions(const QueryDraft& before, const ConditionNode& top)
{
    const kql::Node tree = queryTree(top);
    const kql::Parsing parsing = kql::parse(before.query);
    QueryDraft after{.query = before.query};
    if (kql::isMatchAll(tree))
        after.query = parsing.tree && kql::isMatchAll(*parsing.tree) ? before.query : std::string();
    else if (!parsing.tree)
        after.query = kql::print(tree, kql::PrintStyle::Lists);
    else if (*parsing.tree != tree)
        after.query = rewritten(before.query, *parsing.tree, tree);
    after.draft = draftOf(top, tree);
    return after;
}

} // namespace casewright::ui
