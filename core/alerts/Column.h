// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::alerts {

/// What a value was in JSON.
enum class ValueKind : std::uint8_t { Null, Boolean, Number, String, List, Object };

/// A distinct value of a column: a string's own characters (UTF-8, not quoted), or the JSON text of
/// anything else, keys in document order, numbers as JavaScript prints them. Lives as long as the table.
struct ValueView {
    ValueKind kind;
    std::string_view text;

    friend bool operator==(const ValueView&, const ValueView&) = default;
};

/// One field of an AlertTable: a code for each row, and what the codes stand for. Code 0 says that the
/// document has no such field. A list is one value; the objects of a list are also flattened into
/// columns of their own, as Elasticsearch flattens them.
class Column final {
public:
    static constexpr std::uint32_t Missing = 0;

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] std::span<const std::uint32_t> codes() const { return m_codes; }
    /// Codes run from 1 to distinctCount(), in order of first appearance in the file.
    [[nodiscard]] std::uint32_t distinctCount() const { return static_cast<std::uint32_t>(m_kinds.size()); }
    [[nodiscard]] ValueView value(std::uint32_t code) const;
    /// Rows that have the field.
    [[nodiscard]] std::uint32_t presentCount() const { return m_present; }
    /// Whether some value was found otherwise than by a plain path through objects (in a list of
    /// objects, or under a dotted key below the top), so that the column does not tell where it stood.
    [[nodiscard]] bool isIrregular() const { return m_irregular; }
    /// Bytes held in memory.
    [[nodiscard]] std::uint64_t memoryUse() const;

private:
    friend class AlertTableBuilder;

    std::string m_name;
    std::vector<std::uint32_t> m_codes;
    std::vector<ValueKind> m_kinds;          ///< by code - 1
    std::vector<std::uint64_t> m_ends;       ///< by code - 1: where the value ends in m_text
    std::string m_text;
    std::uint32_t m_present = 0;
    bool m_irregular = false;
};

} // namespace casewright::alerts
