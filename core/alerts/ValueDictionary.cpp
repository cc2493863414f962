// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/ValueDictionary.h"

#include <cstring>
#include <utility>

#include "core/alerts/ShortText.h"

namespace casewright::alerts {
namespace {

constexpr std::size_t FirstSlots = 16;

std::uint64_t mix(std::uint64_t value)
{
    value ^= value >> 32;
    value *= 0xd6e8feb86659fd93U;
    value ^= value >> 32;
    return value;
}

} // namespace

/// Eight bytes at a time; good enough for a table, and not for more.
std::uint32_t ValueDictionary::hashOf(ValueKind kind, std::string_view text)
{
    std::uint64_t hash = 0x9e3779b97f4a7c15U ^ (text.size() << 3U) ^ static_cast<std::uint64_t>(kind);
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= sizeof(std::uint64_t); at += sizeof(std::uint64_t), left -= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        hash = mix(hash ^ word) * 0x9e3779b97f4a7c15U;
    }
    std::uint64_t word = 0;
    if (left > 0)
        std::memcpy(&word, at, left);
    return static_cast<std::uint32_t>(mix(hash ^ word));
}

/// Looks at the length first, and at the characters last: they are farthest away.
inline bool ValueDictionary::is(std::uint32_t code, ValueKind kind, std::string_view text) const
{
    const std::uint64_t begin = code == 1 ? 0 : m_ends[code - 2];
    return m_ends[code - 1] - begin == text.size() && m_kinds[code - 1] == kind
        && isSame(m_text.data() + begin, text.data(), text.size());
}

std::uint32_t ValueDictionary::intern(ValueKind kind, std::string_view text, std::uint32_t hash)
{
    if (m_latest != 0 && is(m_latest, kind, text))
        return m_latest;
    if ((m_kinds.size() + 1) * 4 > m_slots.size() * 3)
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].code != 0; at = (at + 1) & mask) {
        if (m_slots[at].hash == hash && is(m_slots[at].code, kind, text))
            return m_latest = m_slots[at].code;
    }
    m_latest = append(kind, text);
    m_slots[at] = {.hash = hash, .code = m_latest};
    return m_latest;
}

void ValueDictionary::reserve(std::size_t more, std::size_t bytes)
{
    m_kinds.reserve(m_kinds.size() + more);
    m_ends.reserve(m_ends.size() + more);
    m_text.reserve(m_text.size() + more * bytes);
}

std::uint32_t ValueDictionary::append(ValueKind kind, std::string_view text)
{
    m_kinds.push_back(kind);
    m_text.append(text);
    m_ends.push_back(m_text.size());
    return static_cast<std::uint32_t>(m_kinds.size());
}

ValueView ValueDictionary::value(std::uint32_t code) const
{
    const std::size_t begin = code == 1 ? 0 : m_ends[code - 2];
    return {.kind = m_kinds[code - 1], .text = m_text.text(begin, m_ends[code - 1])};
}

PackedValues ValueDictionary::release()
{
    m_slots = {};
    PackedValues values(std::move(m_kinds), std::move(m_ends), std::move(m_text));
    *this = {};
    return values;
}

std::uint64_t ValueDictionary::memoryUse() const
{
    return m_kinds.capacity() * sizeof(ValueKind) + m_ends.capacity() * sizeof(std::uint64_t) + m_text.capacity()
           + m_slots.capacity() * sizeof(Slot);
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
