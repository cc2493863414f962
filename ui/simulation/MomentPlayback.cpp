// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/MomentPlayback.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace casewright::ui {
namespace {

constexpr std::chrono::milliseconds Frame{16};
constexpr double FastestMilliseconds = 5'000; ///< for a whole simulation

} // namespace

MomentPlayback::MomentPlayback(QObject* parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(Frame);
    connect(&m_timer, &QTimer::timeout, this, &MomentPlayback::advance);
}

void MomentPlayback::setMoments(std::shared_ptr<const SimulationMoments> moments)
{
    if (moments == m_moments)
        return;
    pause();
    m_moments = std::move(moments);
    set(std::nullopt);
    updatePossible();
    Q_EMIT momentsChanged();
}

void MomentPlayback::setHeld(bool isHeld)
{
    if (isHeld)
        toEnd();
    m_isHeld = isHeld;
    updatePossible();
}

void MomentPlayback::updatePossible()
{
    const bool isPossible = hasTime() && m_moments->first() < m_moments->last();
    if (isPossible == m_isPossible)
        return;
    m_isPossible = isPossible;
    Q_EMIT possibleChanged();
}

void MomentPlayback::set(std::optional<base::Timestamp> moment)
{
    if (moment == m_moment)
        return;
    m_moment = moment;
    Q_EMIT momentChanged();
}

void MomentPlayback::seek(base::Timestamp moment)
{
    if (!hasTime())
        return;
    m_position = static_cast<double>(moment.milliseconds);
    if (moment >= m_moments->last())
        set(std::nullopt);
    else
        set(std::max(moment, m_moments->first()));
}

void MomentPlayback::toStart()
{
    if (hasTime())
        seek(m_moments->first());
}

void MomentPlayback::toEnd()
{
    pause();
    set(std::nullopt);
}

void MomentPlayback::step(int runs)
{
    pause();
    if (!hasTime())
        return;
    const SimulationMoments::Runs& all = *m_moments->runs();
    const auto last = static_cast<std::ptrdiff_t>(all.size()) - 1;
    std::ptrdiff_t run = m_moment ? static_cast<std::ptrdiff_t>(m_moments->runsUntil(*m_moment)) - 1 : last;
    // Between two runs the one before has passed already.
    const bool isBetween = m_moment && run >= 0 && all[static_cast<std::size_t>(run)].at < *m_moment;
    run += isBetween && runs < 0 ? runs + 1 : runs;
    seek(all[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(run, 0, last))].at);
}

void MomentPlayback::play()
{
    if (!hasTime() || isPlaying())
        return;
    if (!m_moment)
        toStart();
    if (!m_moment)
        return;                  // a single run: there is no time to go through
    m_position = static_cast<double>(m_moment->milliseconds);
    m_sinceFrame.start();
    m_timer.start();
    Q_EMIT playingChanged();
}

void MomentPlayback::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    Q_EMIT playingChanged();
}

void MomentPlayback::setSpeed(std::optional<double> speed) { m_speed = speed; }

void MomentPlayback::advance()
{
    const double length = static_cast<double>((m_moments->last() - m_moments->first()).milliseconds);
    const double speed = m_speed.value_or(length / FastestMilliseconds);
    m_position += speed * static_cast<double>(m_sinceFrame.restart());
    const base::Timestamp next{std::llround(m_position)};
    if (next >= m_moments->last())
        return toEnd();
    const double kept = m_position;
    seek(next);
    m_position = kept;           // seek() knows whole milliseconds only
}

} // namespace casewright::ui
