// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

#include "ui/models/RunBars.h"
#include "ui/simulation/TimelineLines.h"

/// What the timeline says in words.
namespace casewright::ui::timelinetext {

/// A bar of that length: "From 2026-03-05 03:30: 312 alerts in 4 runs", the limits that struck in it, and the cases
/// then.
[[nodiscard]] QString bar(const RunBar& bar, base::Duration length, const TimelineCases& cases);

/// Each run with its numbers and the cases after it, as CSV; what is not known is empty.
[[nodiscard]] QByteArray csv(const std::vector<store::StoredRun>& runs, const TimelineCases& cases);

} // namespace casewright::ui::timelinetext
