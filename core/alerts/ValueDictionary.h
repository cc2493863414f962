// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/alerts/PackedValues.h"
#include "core/alerts/TextStore.h"
#include "core/alerts/ValueView.h"

namespace casewright::alerts {

/// Gives each distinct value a code, from 1 in order of first sight. Open addressing over one text
/// arena, so that a value costs its characters and 20 bytes. One thread.
class ValueDictionary final {
public:
    static constexpr std::size_t MostAtOnce = 64;

    /// The code of the value, which is new if it was not seen before.
    [[nodiscard]] std::uint32_t intern(ValueKind kind, std::string_view text);
    /// The codes of at most MostAtOnce values, in their order, into `codes`. What a large dictionary looks at is far from
    /// the processor, three times in a row for each value: here all of them wait together.
    void intern(std::span<const ValueView> values, std::span<std::uint32_t> codes);
    /// Fetches what intern() will look at first.
    void approach(ValueKind kind, std::string_view text) const;

    /// The code of a value that was not seen before and is not looked up later, which is quicker: nothing is searched.
    [[nodiscard]] std::uint32_t append(ValueKind kind, std::string_view text);
    /// Makes room for so many more values of some bytes each, which append() would make bit by bit.
    void reserve(std::size_t more, std::size_t bytes);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_values.size()); }
    [[nodiscard]] ValueView value(std::uint32_t code) const;

    /// Hands the values out, without what is needed to look them up; the dictionary is empty afterwards.
    [[nodiscard]] PackedValues release();
    [[nodiscard]] std::uint64_t memoryUse() const;

private:
    /// In one number, so that it takes one look.
    class Value {
    public:
        Value(std::uint64_t end, ValueKind kind) : m_packed((end << 4U) | static_cast<std::uint64_t>(kind)) {}
        [[nodiscard]] std::uint64_t end() const { return m_packed >> 4U; }   ///< in the text
        [[nodiscard]] ValueKind kind() const { return static_cast<ValueKind>(m_packed & 0xfU); }

    private:
        std::uint64_t m_packed;
    };
    struct Slot {
        std::uint32_t hash;
        std::uint32_t code;   ///< 0: free
    };
    [[nodiscard]] std::uint64_t begin(std::uint32_t code) const { return code == 1 ? 0 : m_values[code - 2].end(); }
    [[nodiscard]] bool is(std::uint32_t code, const ValueView& value) const;
    [[nodiscard]] std::uint32_t guess(std::uint32_t hash) const;
    [[nodiscard]] std::uint32_t intern(const ValueView& value, std::uint32_t hash);
    void grow();

    std::vector<Value> m_values;     ///< by code - 1
    TextStore m_text;
    std::vector<Slot> m_slots;       ///< a power of two
};

} // namespace casewright::alerts
