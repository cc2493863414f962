// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/ValueDictionary.h"

#include <algorithm>
#include <array>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/alerts/ShortText.h"

namespace casewright::alerts {
namespace {

constexpr std::size_t FirstSlots = 16;
constexpr std::size_t FarSlots = 2'048;   // more of them do not stay near the processor

std::uint32_t hashOf(const ValueView& value)
{
    const XXH64_hash_t hash = XXH3_64bits(value.text.data(), value.text.size());
    return static_cast<std::uint32_t>(hash) + static_cast<std::uint32_t>(value.kind) * 0x9e3779b9U;
}

} // namespace

/// Looks at the length first, and at the characters last: they are farthest away.
inline bool ValueDictionary::is(std::uint32_t code, const ValueView& value) const
{
    const std::uint64_t from = begin(code);
    const Value& known = m_values[code - 1];
    return known.end() - from == value.text.size() && known.kind() == value.kind
        && isSame(m_text.data() + from, value.text.data(), value.text.size());
}

/// The first code of the hash; 0: none.
inline std::uint32_t ValueDictionary::guess(std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].code != 0 && m_slots[at].hash != hash)
        at = (at + 1) & mask;
    return m_slots[at].code;
}

std::uint32_t ValueDictionary::intern(ValueKind kind, std::string_view text)
{
    const ValueView value{.kind = kind, .text = text};
    return intern(value, hashOf(value));
}

void ValueDictionary::intern(std::span<const ValueView> values, std::span<std::uint32_t> codes)
{
    // Many columns have one value only, and need no search.
    std::size_t first = 0;
    for (; m_values.size() == 1 && first < values.size() && is(1, values[first]); ++first)
        codes[first] = 1;
    values = values.subspan(first);
    codes = codes.subspan(first);
    std::array<std::uint32_t, MostAtOnce> hashes;
    std::transform(values.begin(), values.end(), hashes.begin(), hashOf);
    if (m_slots.size() > FarSlots) {
        std::array<std::uint32_t, MostAtOnce> guesses;
        for (std::size_t i = 0; i < values.size(); ++i)
            __builtin_prefetch(&m_slots[hashes[i] & (m_slots.size() - 1)]);
        for (std::size_t i = 0; i < values.size(); ++i) {
            guesses[i] = guess(hashes[i]);
            if (guesses[i] > 1)
                __builtin_prefetch(&m_values[guesses[i] - 2]);
        }
        for (std::size_t i = 0; i < values.size(); ++i)
            if (guesses[i] > 1)
                __builtin_prefetch(m_text.data() + m_values[guesses[i] - 2].end());
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        codes[i] = intern(values[i], hashes[i]);
}

void ValueDictionary::approach(ValueKind kind, std::string_view text) const
{
    if (!m_slots.empty())
        __builtin_prefetch(&m_slots[hashOf({.kind = kind, .text = text}) & (m_slots.size() - 1)]);
}

inline std::uint32_t ValueDictionary::intern(const ValueView& value, std::uint32_t hash)
{
    if ((m_values.size() + 1) * 4 > m_slots.size() * 3)
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].code != 0; at = (at + 1) & mask) {
        if (m_slots[at].hash == hash && is(m_slots[at].code, value))
            return m_slots[at].code;
    }
    m_slots[at] = {.hash = hash, .code = append(value.kind, value.text)};
    return m_slots[at].code;
}

void ValueDictionary::reserve(std::size_t more, std::size_t bytes)
{
    m_values.reserve(m_values.size() + more);
    m_text.reserve(m_text.size() + more * bytes);
}

std::uint32_t ValueDictionary::append(ValueKind kind, std::string_view text)
{
    m_text.append(text);
    m_values.emplace_back(m_text.size(), kind);
    return size();
}

ValueView ValueDictionary::value(std::uint32_t code) const
{
    const Value& known = m_values[code - 1];
    return {.kind = known.kind(), .text = m_text.text(begin(code), known.end())};
}

PackedValues ValueDictionary::release()
{
    m_slots = {};
    std::vector<ValueKind> kinds(m_values.size());
    std::vector<std::uint64_t> ends(m_values.size());
    std::transform(m_values.begin(), m_values.end(), kinds.begin(), [](const Value& value) { return value.kind(); });
    std::transform(m_values.begin(), m_values.end(), ends.begin(), [](const Value& value) { return value.end(); });
    m_values = {};
    PackedValues values(std::move(kinds), std::move(ends), std::move(m_text));
    *this = {};
    return values;
}

std::uint64_t ValueDictionary::memoryUse() const
{
    return m_values.capacity() * sizeof(Value) + m_text.capacity() + m_slots.capacity() * sizeof(Slot);
}

void ValueDictionary::grow()
{
    std::vector<Slot> slots(m_slots.empty() ? FirstSlots : m_slots.size() * 2, Slot{.hash = 0, .code = 0});
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : m_slots) {
        if (slot.code == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (slots[at].code != 0)
            at = (at + 1) & mask;
        slots[at] = slot;
    }
    m_slots = std::move(slots);
}

} // namespace casewright::alerts
