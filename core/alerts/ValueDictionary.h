// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/Column.h"

namespace casewright::alerts {

/// Gives each distinct value a code, from 1 in order of first sight. Open addressing over one text
/// arena, so that a value costs its characters and 21 bytes. One thread.
class ValueDictionary final {
public:
    /// The code of the value, which is new if it was not seen before.
    [[nodiscard]] std::uint32_t intern(ValueKind kind, std::string_view text);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_kinds.size()); }
    [[nodiscard]] ValueView value(std::uint32_t code) const;

    /// The dictionary without what is needed to look values up.
    struct Values {
        std::vector<ValueKind> kinds;
        std::vector<std::uint64_t> ends;
        std::string text;
    };
    /// Hands the values out; the dictionary is empty afterwards.
    [[nodiscard]] Values release();
    /// Frees what only intern() needs; nothing may be interned afterwards.
    void dropLookUp();
    [[nodiscard]] std::uint64_t memoryUse() const;

private:
    struct Slot {
        std::uint32_t hash;
        std::uint32_t code;   ///< 0: free
    };
    [[nodiscard]] bool is(std::uint32_t code, ValueKind kind, std::string_view text) const;
    void grow();

    std::vector<ValueKind> m_kinds;
    std::vector<std::uint64_t> m_ends;
    std::string m_text;
    std::vector<Slot> m_slots;       ///< a power of two
    std::uint32_t m_latest = 0;      ///< values often repeat from one document to the next
};

} // namespace casewright::alerts
