// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ProgressLine.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace casewright::cli {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr std::chrono::milliseconds Step{100};
constexpr std::string_view ClearLine = "\r\x1b[K";

bool isTerminal()
{
    const char* const terminal = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

void write(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
}

} // namespace

std::optional<std::string> timeLeft(double share, Seconds elapsed)
{
    constexpr double SmallestShare = 0.01;
    constexpr Seconds ShortestTime{0.5};
    if (share < SmallestShare || share > 1 || elapsed < ShortestTime)
        return std::nullopt;
    const double seconds = std::ceil(elapsed.count() * (1 - share) / share);
    constexpr double Minute = 60;
    constexpr double Hour = 3600;
    if (seconds < 2 * Minute)
        return fmt::format("about {:.0f} s left", seconds);
    if (seconds < 2 * Hour)
        return fmt::format("about {:.0f} min left", std::ceil(seconds / Minute));
    return fmt::format("about {:.0f} h left", std::ceil(seconds / Hour));
}

ProgressLine::ProgressLine()
{
    if (isTerminal())
        m_thread = std::jthread([this](const std::stop_token& stop) { show(stop); });
}

ProgressLine::~ProgressLine()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
    write(ClearLine);
}

base::Progress* ProgressLine::begin(std::string phase)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.begin(0);
    m_phase = std::move(phase);
    m_begun = Clock::now();
    return &m_progress;
}

void ProgressLine::show(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    // Waits first, so that quick work does not flicker.
    for (;;) {
        m_wake.wait_for(lock, stop, Step, [] { return false; });
        if (stop.stop_requested())
            return;
        if (!m_phase.empty())
            write(fmt::format("{}{}", ClearLine, line()));
    }
}

std::string ProgressLine::line() const
{
    const auto total = static_cast<double>(m_progress.total());
    if (total <= 0)
        return m_phase;
    const double share = std::min(static_cast<double>(m_progress.done()) / total, 1.0);
    std::string text = fmt::format("{}  {:3.0f} %", m_phase, std::floor(100 * share));
    if (const std::optional<std::string> left = timeLeft(share, Clock::now() - m_begun))
        text += "  " + *left;
    return text;
}

} // namespace casewright::cli
