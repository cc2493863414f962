// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <memory>
#include <optional>

#include "core/analysis/Advice.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class WhatIfSweeps;

/// What is advised of a sweep that is done, for the goal that a person states: found in the background, anew whenever
/// one of them is another. GUI thread.
class SweepAdvice final : public QObject {
    Q_OBJECT

public:
    /// The sweeps outlive it.
    explicit SweepAdvice(WhatIfSweeps& sweeps, QObject* parent = nullptr);
    ~SweepAdvice() override;

    void setGoal(const analysis::Goal& goal);
    [[nodiscard]] const analysis::Goal& goal() const { return m_goal; }
    /// Null before the sweep is done.
    [[nodiscard]] const std::shared_ptr<const analysis::Advice>& advice() const { return m_advice; }
    /// The best setting: a point of the board; nothing where none can be run.
    [[nodiscard]] std::optional<std::size_t> best() const;

Q_SIGNALS:
    void changed();

private:
    void advise();

    WhatIfSweeps& m_sweeps;
    analysis::Goal m_goal;
    std::shared_ptr<const analysis::Advice> m_advice;
    LatestJob<std::shared_ptr<const analysis::Advice>> m_job;
};

} // namespace casewright::ui
