// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include "core/analysis/Advice.h"
#include "core/analysis/Sweep.h"
#include "core/analysis/SweepMeasure.h"
#include "ui/bridge/SweepBoard.h"

namespace casewright::ui {

/// What a person arranged of a sweep, for the next start. Other rules and alerts have other fields, so those are not
/// kept.
struct SweepArrangement {
    analysis::SweepAxes axes{};                                  ///< windows, intervals
    analysis::Measure measure = analysis::Measure::CasesOpened;
    SweepAxis rows = SweepAxis::GroupBy;
    SweepAxis columns = SweepAxis::TimeWindow;
    bool isTable = false;
    analysis::Goal goal{};

    friend bool operator==(const SweepArrangement&, const SweepArrangement&) = default;
};

[[nodiscard]] QByteArray writeArrangement(const SweepArrangement& arrangement);
/// What is not understood is as at the first start.
[[nodiscard]] SweepArrangement readArrangement(const QByteArray& json);

} // namespace casewright::ui
