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
    [[nodiscard]] std::uint64_t memoryUse() const;

private:
    [[nodiscard]] std::uint64_t end(std::uint32_t code) const;

    std::uint32_t m_size = 0;
    ValueKind m_kind = ValueKind::String;   ///< of all, unless there are kinds
    std::uint64_t m_length = 0;             ///< of each, unless there are ends
    std::vector<ValueKind> m_kinds;
    std::vector<std::uint32_t> m_ends;
    std::vector<std::uint64_t> m_farEnds;   ///< instead of ends
    TextStore m_text;
};

} // namespace casewright::alerts
