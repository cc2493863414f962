// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "core/alerts/PackedNumbers.h"
#include "core/alerts/PackedValues.h"
#include "core/alerts/ValueView.h"

namespace casewright::alerts {

/// One field of an AlertTable: a code for each row, and what the codes stand for. Code 0 says that the
/// document has no such field. A cell costs 4 bytes or less, and nothing in a column that is the same in all documents,
/// or different in each of them. A list is one value; the objects of a list are also flattened into
/// columns of their own, as Elasticsearch flattens them.
class Column final {
public:
    static constexpr std::uint32_t Missing = 0;

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// By row. Loops over many rows go through PackedNumbers::visit().
    [[nodiscard]] const PackedNumbers& codes() const { return m_codes; }
    /// Codes run from 1 to distinctCount(), in order of first appearance in the file.
    [[nodiscard]] std::uint32_t distinctCount() const { return m_values.size(); }
    [[nodiscard]] ValueView value(std::uint32_t code) const { return m_values.value(code); }
    /// What the codes stand for, for loops over many.
    [[nodiscard]] const PackedValues& values() const { return m_values; }
    /// Rows that have the field.
    [[nodiscard]] std::uint32_t presentCount() const { return m_present; }
    /// Whether some value was found otherwise than by a plain path through objects (in a list of
    /// objects, or under a dotted key below the top), so that the column does not tell where it stood.
    [[nodiscard]] bool isIrregular() const { return m_irregular; }
    /// Bytes held in memory, without an order that the table shares between columns.
    [[nodiscard]] std::uint64_t memoryUse() const
    {
        return m_codes.memoryUse() + m_values.memoryUse() + m_name.capacity() + sizeof(Column);
    }

private:
    friend class AlertTableBuilder;
    friend class TableMix;

    std::string m_name;
    PackedNumbers m_codes;
    PackedValues m_values;
    std::uint32_t m_present = 0;
    bool m_irregular = false;
};

} // namespace casewright::alerts
