// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/alerts/DocumentFields.h"

namespace casewright::alerts {

/// What a field is to the table.
enum class FieldRole : std::uint8_t { Value, Time, Id, Index };

/// The fields that were seen in documents, as a tree of their paths; leaves are columns. It finds a key
/// by guessing that it follows the key that it followed last time, and it notices when one document
/// says something twice, which a reader must then sort out the slow way. One thread.
class FieldTree final {
public:
    static constexpr std::uint32_t Root = 0;
    static constexpr std::uint32_t None = 0xffff'ffff;
    static constexpr std::uint32_t MostColumns = 10'000;   ///< Elasticsearch stops at 1 000 by default

    static constexpr std::uint32_t MostSegments = 100;     ///< of a dotted key; one with more has no node

    explicit FieldTree(DocumentFields fields);

    /// Begins a document: forgets what the one before had.
    void beginDocument() { ++m_document; }

    struct Key;   // below
    /// A place in an object of the document, from which the next key is guessed.
    struct Cursor {
        std::uint32_t node;
        Key* previous;
        Key* guess;
    };
    /// Enters an object at a node. False if the document had one there already, or a value.
    [[nodiscard]] bool enter(std::uint32_t node);
    [[nodiscard]] Cursor cursor(std::uint32_t node) const { return {node, nullptr, m_keysOf[node].first}; }
    /// The key that is guessed to come, as it stands in JSON between its quotes; null data without a guess.
    [[nodiscard]] static std::string_view guessedKey(const Cursor& cursor)
    {
        return cursor.guess != nullptr && cursor.guess->guessable ? std::string_view(cursor.guess->text)
                                                                  : std::string_view();
    }
    /// The node of the guessed key, which did come. None if the document has a value on its way.
    [[nodiscard]] std::uint32_t takeGuess(Cursor& cursor);
    /// The node of any key (unescaped). A dotted key at the root is a path. None as above.
    [[nodiscard]] std::uint32_t take(Cursor& cursor, std::string_view key);

    /// Says that the document has a value at the node. False if it had one or an object there.
    [[nodiscard]] bool setValue(std::uint32_t node)
    {
        Node& at = m_nodes[node];
        if (at.enteredIn == m_document || at.valueIn == m_document)
            return false;
        at.valueIn = m_document;
        return true;
    }
    [[nodiscard]] FieldRole role(std::uint32_t node) const { return m_nodes[node].role; }
    [[nodiscard]] bool isIrregular(std::uint32_t node) const { return m_nodes[node].irregular; }

    [[nodiscard]] std::uint32_t columnOf(std::uint32_t node)
    {
        return m_nodes[node].column == None ? newColumn(node) : m_nodes[node].column;
    }
    [[nodiscard]] std::uint32_t columnNamed(std::string_view name);
    /// Names of columns, by their numbers.
    [[nodiscard]] const std::deque<std::string>& columnNames() const { return m_columnNames; }
    /// Whether there are more fields than a table may have.
    [[nodiscard]] bool isFull() const;

    struct Key {
        std::string text;
        std::uint32_t node;
        std::uint32_t depth;       ///< segments: more than 1 for a dotted key at the root
        bool guessable;            ///< stands in JSON as it is
        Key* next = nullptr;       ///< the key that came after this one last time
    };

private:
    /// What is looked at for each value.
    struct Node {
        std::uint32_t parent = None;
        std::uint32_t column = None;
        std::uint32_t enteredIn = 0;   ///< the document that has an object here
        std::uint32_t valueIn = 0;     ///< the document that has a value here
        FieldRole role = FieldRole::Value;
        bool irregular = false;
    };
    /// What is looked at for a key that was not guessed.
    struct Keys {
        std::string segment;
        Key* first = nullptr;          ///< that the last object here began with
        std::unordered_map<std::string_view, Key*> keys{};                ///< as in JSON, to a Key
        std::unordered_map<std::string_view, std::uint32_t> children{};   ///< by segment, to a Node
    };
    [[nodiscard]] std::uint32_t newColumn(std::uint32_t node);
    [[nodiscard]] std::uint32_t child(std::uint32_t node, std::string_view segment);
    [[nodiscard]] Key* addKey(std::uint32_t node, std::string_view text);
    [[nodiscard]] std::uint32_t pass(const Key& key);
    [[nodiscard]] std::string nameOf(std::uint32_t node) const;

    DocumentFields m_fields;
    std::uint32_t m_document = 0;      ///< there are fewer of them than a table may have
    std::vector<Node> m_nodes;
    std::deque<Keys> m_keysOf;         ///< by node; deques, so that the maps may look at the texts
    std::deque<Key> m_keys;
    std::deque<std::string> m_columnNames;
    std::unordered_map<std::string_view, std::uint32_t> m_columnsByName;
};

} // namespace casewright::alerts
