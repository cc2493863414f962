// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>

namespace casewright::base {

/// How far a long job is. The job writes, one other thread polls (the window at 30 Hz); each number is
/// exact by itself, the pair may be a step apart.
class Progress final {
public:
    /// Begins a phase whose size is known (in whatever unit the phase has), or 0 if it is not.
    void begin(std::uint64_t total)
    {
        m_done.store(0, std::memory_order_relaxed);
        m_count.store(0, std::memory_order_relaxed);
        m_total.store(total, std::memory_order_relaxed);
    }
    void advanceTo(std::uint64_t done) { m_done.store(done, std::memory_order_relaxed); }
    /// How many things came of the phase so far, if they are not what it is measured in: documents of bytes.
    void countTo(std::uint64_t count) { m_count.store(count, std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t count() const { return m_count.load(std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t done() const { return m_done.load(std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t total() const { return m_total.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_done{0};
    std::atomic<std::uint64_t> m_total{0};
    std::atomic<std::uint64_t> m_count{0};
};

} // namespace casewright::base
