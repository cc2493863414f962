// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

namespace casewright::alerts {

/// Texts one behind the other, which may be hundreds of megabytes. Unlike a std::string it grows and shrinks by realloc():
/// the system moves large memory without touching it, so that the texts are never there twice. Grows on one thread.
class TextStore final {
public:
    TextStore() = default;
    TextStore(const TextStore& other)
    {
        reserve(other.m_size);
        append(other.text(0, other.m_size));
    }
    TextStore(TextStore&& other) noexcept
        : m_text(std::move(other.m_text))
        , m_size(std::exchange(other.m_size, 0))
        , m_capacity(std::exchange(other.m_capacity, 0))
    {
    }
    TextStore& operator=(TextStore other) noexcept
    {
        m_text = std::move(other.m_text);
        m_size = other.m_size;
        m_capacity = other.m_capacity;
        return *this;
    }

    /// Not one of its own texts. Throws std::bad_alloc, and is as before then.
    void append(std::string_view text)
    {
        if (text.size() > m_capacity - m_size)
            reserve(std::max({m_size + text.size(), m_capacity + m_capacity / 2, std::size_t{64}}));
        if (!text.empty())
            std::memcpy(m_text.get() + m_size, text.data(), text.size());
        m_size += text.size();
    }
    /// For so many bytes in all.
    void reserve(std::size_t bytes)
    {
        if (bytes > m_capacity)
            resizeMemory(bytes);
    }
    /// Gives back what is not used.
    void shrink()
    {
        if (m_size == 0)
            *this = TextStore();
        else if (m_size < m_capacity)
            resizeMemory(m_size);
    }

    [[nodiscard]] const char* data() const { return m_text.get(); }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const
    {
        return {m_text.get() + begin, end - begin};
    }

private:
    struct Free {
        void operator()(char* memory) const { std::free(memory); }
    };

    void resizeMemory(std::size_t bytes)
    {
        char* const memory = static_cast<char*>(std::realloc(m_text.get(), bytes));
        if (memory == nullptr)
            throw std::bad_alloc();
        static_cast<void>(m_text.release()); // realloc() has freed or kept it
        m_text.reset(memory);
        m_capacity = bytes;
    }

    std::unique_ptr<char, Free> m_text;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace casewright::alerts
