// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace casewright::base {

/// A bounded queue between threads: a full one holds up whoever sends, an empty one whoever receives.
/// Any number of threads may send and receive. It must outlive them.
template<class T>
class Channel final {
public:
    /// Holds at most `capacity` items, which must be at least 1.
    explicit Channel(std::size_t capacity) : m_capacity(capacity) {}
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    /// Waits for room. False if the channel was closed or the token stopped: the item is not sent.
    [[nodiscard]] bool send(T item, const std::stop_token& stop = {})
    {
        std::unique_lock lock(m_mutex);
        const bool ready = m_changed.wait(lock, stop, [&] { return m_closed || m_items.size() < m_capacity; });
        if (!ready || m_closed || stop.stop_requested())
            return false;
        m_items.push_back(std::move(item));
        lock.unlock();
        m_changed.notify_all();
        return true;
    }

    /// Waits for an item. Nothing if the channel is closed and empty, or the token stopped.
    [[nodiscard]] std::optional<T> receive(const std::stop_token& stop = {})
    {
        std::unique_lock lock(m_mutex);
        const bool ready = m_changed.wait(lock, stop, [&] { return m_closed || !m_items.empty(); });
        if (!ready || m_items.empty() || stop.stop_requested())
            return std::nullopt;
        std::optional<T> item(std::move(m_items.front()));
        m_items.pop_front();
        lock.unlock();
        m_changed.notify_all();
        return item;
    }

    /// No more is sent; what is in the channel can still be received.
    void close()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_closed = true;
        }
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<T> m_items;
    std::size_t m_capacity;
    bool m_closed = false;
};

} // namespace casewright::base
