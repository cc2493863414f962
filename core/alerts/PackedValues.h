// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/alerts/TextStore.h"
#include "core/alerts/ValueView.h"

namespace casewright::alerts {

/// Distinct values, which do not change any more, by code from 1. Costs their characters; a kind for each only if they
/// are of several, and where each ends (4 bytes, 8 above 4 GiB of text) only if they are not all equally long. Any thread.
class PackedValues final {
public:
    PackedValues() = default;
    /// `ends`: by code - 1, where the value ends in the text.
    PackedValues(std::vector<ValueKind> kinds, std::vector<std::uint64_t> ends, TextStore text);

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] ValueView value(std::uint32_t code) const;
    /// Calls `look(code, value)` for the codes in [begin, end): for loops over many values, which value() would spend
    /// more time on than most questions that are asked of a value.
    template<class Look>
    void forEach(std::uint32_t begin, std::uint32_t end, Look look) const;
    [[nodiscard]] std::uint64_t memoryUse() const;

private:
    [[nodiscard]] std::uint64_t end(std::uint32_t code) const;
    template<class End, class Look>
    void forEach(std::uint32_t begin, std::uint32_t end, End endOf, Look& look) const
    {
        std::uint64_t from = endOf(begin - 1);
        for (std::uint32_t code = begin; code < end; ++code) {
            const std::uint64_t to = endOf(code);
            look(code, ValueView{.kind = m_kinds.empty() ? m_kind : m_kinds[code - 1], .text = m_text.text(from, to)});
            from = to;
        }
    }

    std::uint32_t m_size = 0;
    ValueKind m_kind = ValueKind::String;   ///< of all, unless there are kinds
    std::uint64_t m_length = 0;             ///< of each, unless there are ends
    std::vector<ValueKind> m_kinds;
    std::vector<std::uint32_t> m_ends;
    std::vector<std::uint64_t> m_farEnds;   ///< instead of ends
    TextStore m_text;
};

template<class Look>
void PackedValues::forEach(std::uint32_t begin, std::uint32_t end, Look look) const
{
    const auto inEnds = [](const auto& ends) {
        return [&ends](std::uint32_t code) -> std::uint64_t { return code == 0 ? 0 : ends[code - 1]; };
    };
    if (!m_ends.empty())
        forEach(begin, end, inEnds(m_ends), look);
    else if (!m_farEnds.empty())
        forEach(begin, end, inEnds(m_farEnds), look);
    else
        forEach(begin, end, [length = m_length](std::uint32_t code) { return length * code; }, look);
}

} // namespace casewright::alerts
