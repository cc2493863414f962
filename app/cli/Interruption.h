// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>
#include <thread>

namespace casewright::cli {

/// Turns Ctrl+C, SIGTERM and SIGHUP into a request to stop, as long as it lives; a second one ends the
/// program at once. Make it before other threads, which must not take the signals either.
class Interruption final {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }
    [[nodiscard]] bool requested() const { return m_source.stop_requested(); }

private:
    struct SignalMask;
    void watch(int signals);

    std::stop_source m_source;
    std::unique_ptr<SignalMask> m_before;   ///< the thread's, to be restored
    int m_ending = -1;                      ///< an eventfd: the watch is over
    std::jthread m_thread;                  ///< last: ends before what it uses
};

} // namespace casewright::cli
