// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/SweepMeasure.h"

namespace casewright::analysis {

std::string_view nameOf(Measure measure)
{
    switch (measure) {
    case Measure::CasesOpened: return "casesOpened";
    case Measure::CasesADay: return "casesADay";
    case Measure::CasesReopened: return "casesReopened";
    case Measure::BreakerRuns: return "breakerRuns";
    case Measure::AlertsLost: return "alertsLost";
    case Measure::AlertsMixed: return "alertsMixed";
    case Measure::LargestCase: return "largestCase";
    case Measure::OpenAtPeak: return "openAtPeak";
    case Measure::AlertsACase: return "alertsACase";
    case Measure::AnalystHours: return "analystHours";
    }
    return {};
}

bool isWhole(Measure measure)
{
    return measure != Measure::CasesADay && measure != Measure::AlertsACase && measure != Measure::AnalystHours;
}

double valueOf(const SweepOutcome& outcome, Measure measure)
{
    const auto whole = [](std::uint64_t count) { return static_cast<double>(count); };
    switch (measure) {
    case Measure::CasesOpened: return whole(outcome.summary.casesOpened);
    case Measure::CasesADay: return outcome.casesADay();
    case Measure::CasesReopened: return whole(outcome.summary.casesReopened);
    case Measure::BreakerRuns: return whole(outcome.summary.breakerRuns);
    case Measure::AlertsLost: return whole(outcome.lost());
    case Measure::AlertsMixed: return whole(outcome.mixed);
    case Measure::LargestCase: return whole(outcome.summary.largestCase);
    case Measure::OpenAtPeak: return whole(outcome.summary.openAtPeak);
    case Measure::AlertsACase: return outcome.alertsACase();
    case Measure::AnalystHours: return outcome.analystHours;
    }
    return 0;
}

} // namespace casewright::analysis
