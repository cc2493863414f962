// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SweepAdvice.h"

#include <utility>

#include "ui/bridge/WhatIfSweeps.h"

namespace casewright::ui {

SweepAdvice::SweepAdvice(WhatIfSweeps& sweeps, QObject* parent) : QObject(parent), m_sweeps(sweeps), m_job(this)
{
    connect(&m_sweeps, &WhatIfSweeps::begun, this, &SweepAdvice::advise);
    connect(&m_sweeps, &WhatIfSweeps::ended, this, &SweepAdvice::advise);
}

SweepAdvice::~SweepAdvice() = default;

void SweepAdvice::setGoal(const analysis::Goal& goal)
{
    if (goal == m_goal)
        return;
    m_goal = goal;
    advise();
}

std::optional<std::size_t> SweepAdvice::best() const
{
    return m_advice && !m_advice->ranked.empty() ? std::optional(m_advice->ranked.front().point) : std::nullopt;
}

void SweepAdvice::advise()
{
    const std::shared_ptr<const analysis::Sweep> sweep = m_sweeps.sweep();
    if (!sweep) {
        m_job.cancel();
        if (std::exchange(m_advice, nullptr))
            Q_EMIT changed();
        return;
    }
    m_job.start(
        [sweep, goal = m_goal](const std::stop_token&) {
            return std::make_shared<const analysis::Advice>(analysis::advise(*sweep, goal));
        },
        [this](std::shared_ptr<const analysis::Advice> advice) {
            m_advice = std::move(advice);
            Q_EMIT changed();
        });
}

} // namespace casewright::ui
