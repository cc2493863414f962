// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/AnalystPresets.h"

#include <QCoreApplication>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using base::Duration;
using engine::AnalystModel;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnalystPresets)
};

constexpr std::array WorkingDays{true, true, true, true, true, false, false};
constexpr std::array AllDays{true, true, true, true, true, true, true};

Duration hours(std::int64_t count) { return {count * base::Hour.milliseconds}; }

/// Twenty minutes for a usual case; some take hours.
engine::DrawnLength usualTriage()
{
    return engine::LogNormalLength{.median = {20 * base::Minute.milliseconds}, .spread = 2};
}

AnalystModel closeAfter()
{
    return {.name = toUtf8(Words::tr("Closed after a time")),
            .work = engine::CloseAfter{engine::UniformLength{.from = hours(2), .to = hours(6)}}};
}

AnalystModel officeHours()
{
    const engine::Shift shift{.days = WorkingDays, .from = hours(8), .to = hours(17), .analysts = 2};
    return {.name = toUtf8(Words::tr("Office hours")),
            .work = engine::StaffedQueue{.shifts = {shift}, .triage = usualTriage()}};
}

AnalystModel aroundTheClock()
{
    engine::StaffedQueue queue{.shifts = {}, .triage = usualTriage()};
    for (const std::int64_t begin : {0, 8, 16})
        queue.shifts.push_back({.days = AllDays, .from = hours(begin), .to = hours(begin + 8), .analysts = 2});
    return {.name = toUtf8(Words::tr("Around the clock")), .work = std::move(queue)};
}

} // namespace

AnalystModel makeAnalysts(AnalystPreset preset)
{
    switch (preset) {
    case AnalystPreset::CloseAfter: return closeAfter();
    case AnalystPreset::OfficeHours: return officeHours();
    case AnalystPreset::AroundTheClock: return aroundTheClock();
    }
    return {};
}

} // namespace casewright::ui
