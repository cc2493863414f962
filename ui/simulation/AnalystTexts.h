// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <array>

#include "core/engine/AnalystModel.h"

/// How analysts who work on cases are called on the screen.
namespace casewright::ui::analysttext {

/// "4 h", "4 h ± 2 h", "10 min to 2 h", "about 4 h"
[[nodiscard]] QString length(const engine::DrawnLength& length);
/// "Mon–Fri", "Mon, Wed, Sat–Sun", "daily"
[[nodiscard]] QString days(const std::array<bool, 7>& days);
/// "08:00"
[[nodiscard]] QString clock(base::Duration sinceMidnight);
/// "UTC", "UTC+01:00"
[[nodiscard]] QString zone(base::Duration aheadOfUtc);
/// What they do: "Nobody closes cases", "Closed after 4 h", "2 analysts, Mon–Fri 08:00–17:00 UTC"
[[nodiscard]] QString work(const engine::AnalystModel& model);
/// Name and work: "Office hours · 2 analysts, Mon–Fri 08:00–17:00 UTC"
[[nodiscard]] QString label(const engine::AnalystModel& model);

} // namespace casewright::ui::analysttext
