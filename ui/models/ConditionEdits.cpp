// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ConditionEdits.h"

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using Kind = ConditionNode::Kind;

ConditionPath parentOf(const ConditionPath& path) { return {path.begin(), path.end() - 1}; }

ConditionPath childOf(ConditionPath path, int position)
{
    path.push_back(position);
    return path;
}

/// The path that a node has after another one was taken away.
ConditionPath without(ConditionPath path, const ConditionPath& taken)
{
    const std::size_t level = taken.size() - 1;
    const bool isBeside = path.size() > level && std::equal(taken.begin(), taken.end() - 1, path.begin());
    if (isBeside && path[level] > taken[level])
        --path[level];
    return path;
}

int childrenOf(const ConditionNode& top, const ConditionPath& group)
{
    return static_cast<int>(findNode(top, group)->children.size());
}

bool isGroupAt(const ConditionNode& top, const ConditionPath& path)
{
    const ConditionNode* const node = path.back() < 0 ? nullptr : findNode(top, path);
    return node != nullptr && node->isGroup();
}

std::optional<ConditionPath> stepIn(ConditionNode& top, const ConditionPath& from)
{
    const ConditionPath parent = parentOf(from);
    const int at = from.back();
    if (isGroupAt(top, childOf(parent, at - 1)))
        return moveNode(top, from, childOf(parent, at - 1), childrenOf(top, childOf(parent, at - 1)));
    if (isGroupAt(top, childOf(parent, at + 1)))
        return moveNode(top, from, childOf(parent, at + 1), 0);
    ConditionNode group;
    group.kind = findNode(top, parent)->kind == Kind::AllOf ? Kind::AnyOf : Kind::AllOf;
    group.children.push_back(takeNode(top, from));
    insertNode(top, parent, at, std::move(group));
    return childOf(from, 0);
}

} // namespace

const ConditionNode* findNode(const ConditionNode& top, const ConditionPath& path)
{
    const ConditionNode* node = &top;
    for (const int position : path) {
        if (position < 0 || position >= static_cast<int>(node->children.size()))
            return nullptr;
        node = &node->children[static_cast<std::size_t>(position)];
    }
    return node;
}

ConditionNode* findNode(ConditionNode& top, const ConditionPath& path)
{
    return const_cast<ConditionNode*>(findNode(std::as_const(top), path));
}

bool contains(const ConditionPath& outer, const ConditionPath& inner)
{
    return outer.size() <= inner.size() && std::equal(outer.begin(), outer.end(), inner.begin());
}

ConditionPath insertNode(ConditionNode& top, const ConditionPath& group, int position, ConditionNode node)
{
    std::vector<ConditionNode>& children = findNode(top, group)->children;
    position = std::clamp(position, 0, static_cast<int>(children.size()));
    children.insert(children.begin() + position, std::move(node));
    return childOf(group, position);
}

ConditionNode takeNode(ConditionNode& top, const ConditionPath& path)
{
    std::vector<ConditionNode>& children = findNode(top, parentOf(path))->children;
    const auto place = children.begin() + path.back();
    ConditionNode node = std::move(*place);
    children.erase(place);
    return node;
}

std::optional<ConditionPath> moveNode(ConditionNode& top, const ConditionPath& from, const ConditionPath& group,
                                      int position)
{
    if (from.empty() || contains(from, group))
        return std::nullopt;
    const bool isSameGroup = parentOf(from) == group;
    if (isSameGroup && (position == from.back() || position == from.back() + 1))
        return std::nullopt;
    ConditionNode node = takeNode(top, from);
    const int place = isSameGroup && position > from.back() ? position - 1 : position;
    return insertNode(top, without(group, from), place, std::move(node));
}

std::optional<ConditionPath> stepNode(ConditionNode& top, const ConditionPath& from, MoveStep step)
{
    if (from.empty())
        return std::nullopt;
    const ConditionPath parent = parentOf(from);
    const int at = from.back();
    switch (step) {
    case MoveStep::Up:
        if (isGroupAt(top, childOf(parent, at - 1)))
            return moveNode(top, from, childOf(parent, at - 1), childrenOf(top, childOf(parent, at - 1)));
        if (at > 0)
            return moveNode(top, from, parent, at - 1);
        return parent.empty() ? std::nullopt : moveNode(top, from, parentOf(parent), parent.back());
    case MoveStep::Down:
        if (isGroupAt(top, childOf(parent, at + 1)))
            return moveNode(top, from, childOf(parent, at + 1), 0);
        if (at + 1 < childrenOf(top, parent))
            return moveNode(top, from, parent, at + 2);
        return parent.empty() ? std::nullopt : moveNode(top, from, parentOf(parent), parent.back() + 1);
    case MoveStep::Out:
        return parent.empty() ? std::nullopt : moveNode(top, from, parentOf(parent), parent.back() + 1);
    case MoveStep::In: return stepIn(top, from);
    }
    return std::nullopt;
}

void negateNode(ConditionNode& node)
{
    switch (node.kind) {
    case Kind::AnyOf: node.kind = Kind::NoneOf; return;
    case Kind::NoneOf:
        if (node.children.size() == 1 && node.children.front().kind == Kind::AllOf) {
            ConditionNode inner = std::move(node.children.front());
            inner.isOff = inner.isOff || node.isOff;
            node = std::move(inner);
        } else {
            node.kind = Kind::AnyOf;
        }
        return;
    case Kind::AllOf: {
        ConditionNode outer{.kind = Kind::NoneOf, .isOff = node.isOff};
        node.isOff = false;
        outer.children.push_back(std::move(node));
        node = std::move(outer);
        return;
    }
    default: node.isNegated = !node.isNegated;
    }
}

} // namespace casewright::ui
