// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::kql {

/// How texts that are asked for begin and end, up to eight characters each, and how long they may be: compared without
/// a branch, as which of many texts fit nobody could foretell. A value.
class TextEdges final {
public:
    static constexpr std::size_t Reach = 8; ///< characters read from either end, also where the text is shorter

    /// Of this text alone.
    explicit TextEdges(std::string_view whole);
    /// Of texts with these parts, two or more, and anything between them.
    explicit TextEdges(const std::vector<std::string>& parts);

    /// Whether texts that fit are asked for; else there is more to it than ends.
    [[nodiscard]] bool areAll() const { return m_areAll; }
    /// Whether texts that fit begin and end as is asked for; else with so many characters of it.
    [[nodiscard]] bool areWhole() const { return m_areWhole; }
    [[nodiscard]] bool fit(std::string_view text) const
    {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::memcpy(&first, text.data(), sizeof first);
        std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
        // What is shorter than the shortest turns over to a large number.
        return static_cast<int>((((first & m_firstMask) ^ m_first) | ((last & m_lastMask) ^ m_last)) == 0)
            & static_cast<int>(text.size() - m_shortest <= m_span);
    }

private:
    void setEnds(std::string_view first, std::string_view last);

    std::uint64_t m_first = 0;
    std::uint64_t m_firstMask = 0;
    std::uint64_t m_last = 0;
    std::uint64_t m_lastMask = 0;
    std::size_t m_shortest = 0;
    std::size_t m_span = 0; ///< by how much the longest is longer
    bool m_areWhole = false;
    bool m_areAll = false;
};

/// A text that others are compared with by bytes: the first sixteen characters at once. A value.
class TextLimit final {
public:
    static constexpr std::size_t Reach = 16; ///< characters read of a text, also where it is shorter

    explicit TextLimit(std::string_view limit);

    /// Whether the characters do not tell on which side of the limit a text is.
    [[nodiscard]] bool isUnsure(std::string_view text) const { return headOf(text) == m_head; }
    /// For texts that it is sure of.
    [[nodiscard]] bool isBehind(std::string_view text) const
    {
        const Head head = headOf(text);
        return static_cast<int>(m_head.first < head.first)
            | (static_cast<int>(m_head.first == head.first) & static_cast<int>(m_head.second < head.second));
    }

private:
    struct Head { ///< numbers in the order of the characters; zeros behind the end
        std::uint64_t first;
        std::uint64_t second;

        friend bool operator==(const Head&, const Head&) = default;
    };

    static std::uint64_t numberOf(const char* characters, std::size_t count)
    {
        /// By how many of eight characters count.
        static constexpr std::array<std::uint64_t, 9> Masks = {0,
                                                               0xff00'0000'0000'0000U,
                                                               0xffff'0000'0000'0000U,
                                                               0xffff'ff00'0000'0000U,
                                                               0xffff'ffff'0000'0000U,
                                                               0xffff'ffff'ff00'0000U,
                                                               0xffff'ffff'ffff'0000U,
                                                               0xffff'ffff'ffff'ff00U,
                                                               0xffff'ffff'ffff'ffffU};
        std::uint64_t number = 0;
        std::memcpy(&number, characters, sizeof number);
        if constexpr (std::endian::native == std::endian::little)
            number = __builtin_bswap64(number);
        return number & Masks[std::min(count, std::size_t{8})];
    }
    static Head headOf(std::string_view text)
    {
        return {.first = numberOf(text.data(), text.size()),
                .second = numberOf(text.data() + 8, std::max(text.size(), std::size_t{8}) - 8)};
    }

    Head m_head{};
};

} // namespace casewright::kql
