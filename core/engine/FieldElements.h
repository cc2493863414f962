// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/ValueDictionary.h"
#include "core/base/Id.h"

namespace casewright::engine {

/// The values of a field, document by document, as aggregations see them: those in a list are values of their own, in
/// their order; null and objects are none. Immutable, any thread.
class FieldElements final {
public:
    /// A value; two with the same text are the same value.
    struct Element {
        std::uint32_t value;      ///< its number among the field's distinct values, from 0
        double number;            ///< NaN: it is no number
    };

    /// `_id`, `_index` and the time are fields too. A text is a number where the field is one by its name, or has no
    /// numbers but texts that look like them, as in CSV.
    FieldElements(const alerts::AlertTable& table, std::string_view field);

    [[nodiscard]] std::span<const Element> of(base::AlertRow row) const
    {
        const Range range = m_ranges[m_codes[row.value]];
        return std::span(m_elements).subspan(range.begin, range.size);
    }
    [[nodiscard]] std::uint32_t distinctCount() const { return m_values.size(); }
    /// A string's own characters, a number's or boolean's JSON.
    [[nodiscard]] std::string_view text(std::uint32_t value) const { return m_values.value(value + 1).text; }
    /// The value as JSON, as it was in the document where it was first seen.
    [[nodiscard]] std::string json(std::uint32_t value) const;

private:
    struct Range {
        std::size_t begin = 0;
        std::size_t size = 0;
    };
    void takeColumn(const alerts::AlertTable& table, const alerts::Column& column, bool textsAreNumbers);
    void takeTexts(const alerts::AlertTable& table, std::string_view field);
    void add(const alerts::ValueView& value, bool textsAreNumbers);
    void addElement(alerts::ValueKind kind, std::string_view text, bool textsAreNumbers);

    std::vector<std::uint32_t> m_codes;              ///< by row
    std::vector<Range> m_ranges;                     ///< by code
    std::vector<Element> m_elements;
    alerts::ValueDictionary m_values;                ///< by text; all are of one kind there
    std::vector<alerts::ValueKind> m_kinds;          ///< by value: what it was where it was first seen
};

} // namespace casewright::engine
