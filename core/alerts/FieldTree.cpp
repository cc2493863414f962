// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FieldTree.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace casewright::alerts {
namespace {

bool standsAsItIs(std::string_view key)
{
    return std::none_of(key.begin(), key.end(),
                        [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

} // namespace

FieldTree::FieldTree(DocumentFields fields)
    : m_fields(std::move(fields))
{
    m_nodes.emplace_back();
    m_keysOf.emplace_back();
}

bool FieldTree::enter(std::uint32_t node)
{
    Node& entered = m_nodes[node];
    if (entered.enteredIn == m_document || entered.valueIn == m_document || entered.role != FieldRole::Value)
        return false;
    entered.enteredIn = m_document;
    return true;
}

std::uint32_t FieldTree::takeGuess(Cursor& cursor)
{
    const Key& key = *cursor.guess;
    cursor.previous = cursor.guess;
    cursor.guess = key.next;
    return pass(key);
}

std::uint32_t FieldTree::take(Cursor& cursor, std::string_view key)
{
    const auto& keys = m_keysOf[cursor.node].keys;
    const auto known = keys.find(key);
    if (known == keys.end() && cursor.node == Root && std::count(key.begin(), key.end(), '.') >= MostSegments)
        return None;
    Key* const found = known == keys.end() ? addKey(cursor.node, key) : known->second;
    if (cursor.previous == nullptr)
        m_keysOf[cursor.node].first = found;
    else
        cursor.previous->next = found;
    cursor.previous = found;
    cursor.guess = found->next;
    return pass(*found);
}

std::uint32_t FieldTree::newColumn(std::uint32_t node)
{
    return m_nodes[node].column = columnNamed(nameOf(node));
}

std::uint32_t FieldTree::columnNamed(std::string_view name)
{
    if (const auto known = m_columnsByName.find(name); known != m_columnsByName.end())
        return known->second;
    const auto number = static_cast<std::uint32_t>(m_columnNames.size());
    m_columnsByName.emplace(m_columnNames.emplace_back(name), number);
    return number;
}

bool FieldTree::isFull() const
{
    return m_columnNames.size() > MostColumns || m_nodes.size() > std::size_t{4} * MostColumns;
}

std::uint32_t FieldTree::child(std::uint32_t node, std::string_view segment)
{
    auto& children = m_keysOf[node].children;
    if (const auto known = children.find(segment); known != children.end())
        return known->second;
    const auto number = static_cast<std::uint32_t>(m_nodes.size());
    const bool isAboveIrregular = m_nodes[node].irregular;
    Node& added = m_nodes.emplace_back();
    added.parent = node;
    added.irregular = isAboveIrregular || segment.find('.') != std::string_view::npos;
    Keys& keys = m_keysOf.emplace_back();
    keys.segment = segment;
    children.emplace(keys.segment, number);
    if (!added.irregular) {
        const std::string name = nameOf(number);
        added.role = name == m_fields.time    ? FieldRole::Time
                     : name == m_fields.id    ? FieldRole::Id
                     : name == m_fields.index ? FieldRole::Index
                                              : FieldRole::Value;
    }
    return number;
}

FieldTree::Key* FieldTree::addKey(std::uint32_t node, std::string_view text)
{
    std::uint32_t at = node;
    std::uint32_t depth = 1;
    std::string_view rest = text;
    if (node == Root) {
        for (std::size_t dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.'), ++depth) {
            at = child(at, rest.substr(0, dot));
            rest.remove_prefix(dot + 1);
        }
    }
    at = child(at, rest);
    Key& added = m_keys.emplace_back(
        Key{.text = std::string(text), .node = at, .depth = depth, .guessable = standsAsItIs(text)});
    m_keysOf[node].keys.emplace(added.text, &added);
    return &added;
}

/// Marks the objects on the way of a dotted key, which the document has now.
std::uint32_t FieldTree::pass(const Key& key)
{
    std::uint32_t above = m_nodes[key.node].parent;
    for (std::uint32_t i = 1; i < key.depth; ++i) {
        Node& node = m_nodes[above];
        if (node.enteredIn == m_document)
            break; // and what is above it
        if (node.valueIn == m_document || node.role != FieldRole::Value)
            return None;
        node.enteredIn = m_document;
        above = node.parent;
    }
    return key.node;
}

std::string FieldTree::nameOf(std::uint32_t node) const
{
    std::string name = m_keysOf[node].segment;
    for (std::uint32_t above = m_nodes[node].parent; above != Root && above != None; above = m_nodes[above].parent)
        name.insert(0, m_keysOf[above].segment + '.');
    return name;
}

} // namespace casewright::alerts
