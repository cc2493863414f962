// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/alerts/InputFile.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Reads a piece of a file on another thread, which unpacks it too where the file is packed. Used on one thread.
class ReadAhead final {
public:
    struct Piece {
        std::vector<char> memory;             ///< what was lent to ask()
        base::Result<std::size_t> got;        ///< bytes, fewer than wanted only at the end of the content
        std::uint64_t progress = 0;           ///< InputFile::progressAt() its end
    };

    explicit ReadAhead(std::shared_ptr<const InputFile> file);
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// Begins to read `wanted` bytes at an offset of the content into the memory, from `at` on. Not while one is read.
    void ask(std::uint64_t offset, std::vector<char> memory, std::size_t at, std::size_t wanted);
    /// Whether a piece was asked for and not taken.
    [[nodiscard]] bool isAsked() const { return m_isAsked; }
    /// Waits for the piece that was asked for. Throws what reading it threw: std::bad_alloc.
    [[nodiscard]] Piece take();

private:
    struct Order {
        std::uint64_t offset;
        std::vector<char> memory;
        std::size_t at;
        std::size_t wanted;
    };
    void read();
    [[nodiscard]] Piece read(Order order) const;

    std::shared_ptr<const InputFile> m_file;
    bool m_isAsked = false;
    std::mutex m_mutex;                  ///< of what follows
    std::condition_variable m_changed;
    std::optional<Order> m_order;
    std::optional<Piece> m_piece;
    std::exception_ptr m_failure;        ///< instead of a piece
    bool m_isClosed = false;
    std::jthread m_thread;               ///< last: ends before what it uses
};

} // namespace casewright::alerts
