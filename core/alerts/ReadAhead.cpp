// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/ReadAhead.h"

#include <utility>

namespace casewright::alerts {

ReadAhead::ReadAhead(std::shared_ptr<const InputFile> file)
    : m_file(std::move(file))
    , m_thread([this] { read(); })
{
}

ReadAhead::~ReadAhead()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
    }
    m_changed.notify_all();
}

void ReadAhead::ask(std::uint64_t offset, std::vector<char> memory, std::size_t at, std::size_t wanted)
{
    m_isAsked = true;
    {
        const std::scoped_lock lock(m_mutex);
        m_order = Order{.offset = offset, .memory = std::move(memory), .at = at, .wanted = wanted};
    }
    m_changed.notify_all();
}

ReadAhead::Piece ReadAhead::take()
{
    m_isAsked = false;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_piece.has_value() || m_failure != nullptr; });
    if (m_failure != nullptr)
        std::rethrow_exception(std::exchange(m_failure, nullptr));
    Piece piece = std::move(*m_piece);
    m_piece.reset();
    return piece;
}

/// On its own thread.
void ReadAhead::read()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isClosed || m_order.has_value(); });
        if (m_isClosed)
            return;
        Order order = std::move(*m_order);
        m_order.reset();
        lock.unlock();
        std::optional<Piece> piece;
        std::exception_ptr failure;
        try {
            piece = read(std::move(order));
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        m_piece = std::move(piece);
        m_failure = failure;
        m_changed.notify_all();
    }
}

ReadAhead::Piece ReadAhead::read(Order order) const
{
    base::Result<std::size_t> got = m_file->read(order.offset, order.memory.data() + order.at, order.wanted);
    const std::uint64_t progress = m_file->progressAt(order.offset + got.value_or(0));
    return {.memory = std::move(order.memory), .got = std::move(got), .progress = progress};
}

} // namespace casewright::alerts
