// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QTimeZone>

#include <array>
#include <optional>

#include "core/alerts/Flood.h"
#include "core/alerts/FloodRate.h"
#include "core/base/Result.h"

/// What the window says about floods, in one place.
namespace casewright::ui::FloodTexts {

// Storms are told apart by their place in Flood::storms; these are no places in it.
inline constexpr int SingleStorm = -1;   ///< Flood::storm
inline constexpr int NoStorm = -2;

/// In the order of a menu.
inline constexpr std::array Kinds{
    alerts::FloodEventKind::Burst,    alerts::FloodEventKind::Ramp,    alerts::FloodEventKind::Drip,
    alerts::FloodEventKind::Rolling,  alerts::FloodEventKind::Scanner, alerts::FloodEventKind::Flapping,
    alerts::FloodEventKind::Giant,    alerts::FloodEventKind::Backfill, alerts::FloodEventKind::Rename,
    alerts::FloodEventKind::Missing};

/// "120", "0.15", "1 200".
[[nodiscard]] QString number(double value);
/// "120 a minute, 4× the base rate"
[[nodiscard]] QString rate(const alerts::Flood& flood, double perMinute);
/// "Rolling failure"
[[nodiscard]] QString kindName(alerts::FloodEventKind kind);
/// What a storm of the kind does: "one value of a field after the other"
[[nodiscard]] QString kindHint(alerts::FloodEventKind kind);
/// Its name, or that of its kind.
[[nodiscard]] QString title(const alerts::FloodEvent& event);
[[nodiscard]] QString title(const alerts::FloodStorm& storm);
/// "18 values of host.name, one every 2 min 30 s, 40 a minute"
[[nodiscard]] QString sentence(const alerts::Flood& flood, const alerts::FloodEvent& event);
[[nodiscard]] QString sentence(const alerts::FloodStorm& storm);
/// "Thu 03:00, 45 min": what the form says, sound or not.
[[nodiscard]] QString when(const alerts::Flood& flood, base::Duration after, base::Duration length);
/// "Zipf 1.1 over 18", "uniform over 412, 7 % missing", "goes with host.name", "sequence", "list of 3"
[[nodiscard]] QString distribution(const alerts::FloodField& field);
/// "7 d, 3 storms, 1 500 events": of a sound flood.
[[nodiscard]] QString summary(const alerts::Flood& flood);
/// What is wrong with a flood, as a sentence without its point: "This must be whole seconds, from 1s to 3660d". Shares
/// are in percent, as in the form.
[[nodiscard]] QString problem(const base::Error& error);
/// "UTC", "UTC+01:00"
[[nodiscard]] QString zoneName(base::Duration zone);
[[nodiscard]] QTimeZone timeZone(base::Duration zone);

} // namespace casewright::ui::FloodTexts
