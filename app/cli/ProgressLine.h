// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "core/base/Progress.h"

namespace casewright::cli {

/// A line on standard error that says how far the work is, at most ten times a second; nothing where
/// standard error is no terminal. The line goes when the object does.
class ProgressLine final {
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Begins a phase, such as `Reading alerts`; the progress is that of the phase.
    [[nodiscard]] base::Progress* begin(std::string phase);
    [[nodiscard]] bool isShown() const { return m_thread.joinable(); }

private:
    void show(const std::stop_token& stop);
    [[nodiscard]] std::string line() const;

    base::Progress m_progress;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::string m_phase;
    std::chrono::steady_clock::time_point m_begun;
    std::jthread m_thread;     ///< last: ends before what it uses
};

/// `about 12 s left`, from the share that is done and the time that it took; nothing where it is too
/// early to tell.
[[nodiscard]] std::optional<std::string> timeLeft(double share, std::chrono::duration<double> elapsed);

} // namespace casewright::cli
