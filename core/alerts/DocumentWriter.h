// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"

namespace casewright::alerts {

/// Writes documents of a table as JSON, one line each: `_id`, `_index`, `@timestamp` (or whatever the table's documents
/// call these), and the fields, dotted ones as objects. The fields must not collide, as those of floods do not. One
/// thread.
class DocumentWriter final {
public:
    /// How many values are kept as JSON, so that they need not be made again for each document.
    enum class Cache : std::uint8_t { None, Values };

    /// Which documents: those of a flood may be some of the table's only.
    struct Scope {
        std::vector<const Column*> columns;   ///< of the table: all that they may have a value in
        std::string index;                    ///< that they all are in
    };

    /// The table must outlive this.
    DocumentWriter(const AlertTable& table, const Scope& scope, Cache cache);

    /// Appends the document of a row, without a line's end.
    void append(std::uint32_t row, std::string& text);

private:
    /// A field, or an object of some.
    struct Node {
        std::string name;                  ///< of this part of the path
        std::string key;                   ///< `"name":`
        const Column* column = nullptr;    ///< null: an object
        std::vector<std::string> values{}; ///< by code - 1, as JSON; empty: not kept
        std::vector<Node> children{};
    };
    void insert(Node& parent, std::string_view path, const Column& column, Cache cache);
    static bool appendMembers(const Node& object, std::uint32_t row, bool isFirst, std::string& text);
    void appendTime(base::Timestamp at, std::string& text);

    const AlertTable& m_table;
    Node m_root;
    std::string m_begin;                   ///< of each document, up to its id
    std::string m_index;                   ///< as JSON with its key, and the key of the time
    std::int64_t m_second = INT64_MIN;     ///< that m_secondText is of
    std::string m_secondText;
};

} // namespace casewright::alerts
