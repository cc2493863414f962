// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace casewright::store {

/// Keys of rows, none of them below 0, as bits: a million of them take 125 kB and are asked for in some nanoseconds.
/// For one thread, also to read.
class KeySet final {
public:
    KeySet() = default;
    KeySet(KeySet&&) = default;
    KeySet& operator=(KeySet&&) = default;
    ~KeySet() = default;
    KeySet(const KeySet&) = delete;                    // the pages asked for last are the other's
    KeySet& operator=(const KeySet&) = delete;

    void insert(std::int64_t key);
    [[nodiscard]] bool contains(std::int64_t key) const
    {
        if (key < 0)
            return false;
        const std::int64_t number = key / PageKeys;
        const Page* const page =
            number < static_cast<std::int64_t>(m_first.size()) ? m_first[static_cast<std::size_t>(number)] : pageOf(number);
        const auto bit = static_cast<std::size_t>(key % PageKeys);
        return page != nullptr && ((*page)[bit / WordBits] >> (bit % WordBits) & 1U) != 0;
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// The smallest key that is not below that one.
    [[nodiscard]] std::optional<std::int64_t> nextFrom(std::int64_t key) const;
    [[nodiscard]] std::optional<std::int64_t> last() const;
    /// Keeps what is in both.
    void intersect(const KeySet& other);
    /// Takes out what is in the other.
    void subtract(const KeySet& other);

private:
    static constexpr std::int64_t PageKeys = 32'768;
    static constexpr std::size_t WordBits = 64;
    using Page = std::array<std::uint64_t, static_cast<std::size_t>(PageKeys) / WordBits>;
    [[nodiscard]] const Page* pageOf(std::int64_t number) const;
    void remember(std::int64_t number, const Page* page);
    template<class Combine>
    void combine(const KeySet& other, Combine combine);

    std::map<std::int64_t, Page> m_pages;              ///< by key / PageKeys
    std::vector<const Page*> m_first;                  ///< those of the first numbers, as nearly all are: quicker to find
    std::size_t m_size = 0;
    // The pages that were asked for and added to last: keys often follow each other.
    mutable std::int64_t m_askedNumber = -1;
    mutable const Page* m_asked = nullptr;
    std::int64_t m_addedNumber = -1;
    Page* m_added = nullptr;
};

} // namespace casewright::store
