// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/alerts/PackedValues.h"
#include "core/alerts/TextStore.h"
#include "core/alerts/ValueView.h"

namespace casewright::alerts {

/// Gives each distinct value a code, from 1 in order of first sight. Open addressing over one text
/// arena, so that a value costs its characters and 21 bytes. One thread.
class ValueDictionary final {
public:
    /// The code of the value, which is new if it was not seen before.
    [[nodiscard]] std::uint32_t intern(ValueKind kind, std::string_view text)
    {
        return intern(kind, text, hashOf(kind, text));
    }

    // The same in steps. Where a value lies in a large dictionary is far from the processor, three times in a row; who
    // takes a step for several dictionaries before the next one waits for all of them at once.
    /// The first step: what the others need.
    [[nodiscard]] std::uint32_t approach(ValueKind kind, std::string_view text) const
    {
        const std::uint32_t hash = hashOf(kind, text);
        if (!m_slots.empty())
            __builtin_prefetch(&m_slots[hash & (m_slots.size() - 1)]);
        return hash;
    }
    /// The second step: where the code's value begins and ends.
    void approachValue(std::uint32_t hash) const
    {
        if (const std::uint32_t code = guess(hash); code != 0) {
            __builtin_prefetch(&m_ends[code - (code > 1 ? 2 : 1)]);
            __builtin_prefetch(&m_kinds[code - 1]);
        }
    }
    /// The third step: its characters.
    void approachText(std::uint32_t hash) const
    {
        if (const std::uint32_t code = guess(hash); code > 1)
            __builtin_prefetch(m_text.data() + m_ends[code - 2]);
    }
    /// The last step: as above.
    [[nodiscard]] std::uint32_t intern(ValueKind kind, std::string_view text, std::uint32_t hash);
    /// The code of a value that was not seen before and is not looked up later, which is quicker: nothing is searched.
    [[nodiscard]] std::uint32_t append(ValueKind kind, std::string_view text);
    /// Makes room for so many more values of some bytes each, which append() would make bit by bit.
    void reserve(std::size_t more, std::size_t bytes);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_kinds.size()); }
    [[nodiscard]] ValueView value(std::uint32_t code) const;

    /// Hands the values out, without what is needed to look them up; the dictionary is empty afterwards.
    [[nodiscard]] PackedValues release();
    [[nodiscard]] std::uint64_t memoryUse() const;

private:
    struct Slot {
        std::uint32_t hash;
        std::uint32_t code;   ///< 0: free
    };
    [[nodiscard]] static std::uint32_t hashOf(ValueKind kind, std::string_view text);
    /// The first code of the hash; 0: none.
    [[nodiscard]] std::uint32_t guess(std::uint32_t hash) const
    {
        if (m_slots.empty())
            return 0;
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = hash & mask;
        while (m_slots[at].code != 0 && m_slots[at].hash != hash)
            at = (at + 1) & mask;
        return m_slots[at].code;
    }
    [[nodiscard]] bool is(std::uint32_t code, ValueKind kind, std::string_view text) const;
    void grow();

    std::vector<ValueKind> m_kinds;
    std::vector<std::uint64_t> m_ends;
    TextStore m_text;
    std::vector<Slot> m_slots;       ///< a power of two
    std::uint32_t m_latest = 0;      ///< values often repeat from one document to the next
};

} // namespace casewright::alerts
