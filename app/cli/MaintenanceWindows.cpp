// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/MaintenanceWindows.h"

#include <string_view>

#include <fmt/format.h>

namespace casewright::cli {

using base::ErrorCode;
using base::Result;
using engine::TimeSpan;

Result<TimeSpan> parseMaintenanceWindow(const std::string& text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        return base::fail(ErrorCode::InvalidValue,
                          fmt::format("\"{}\" is no maintenance window; write two times in ISO 8601 with a slash "
                                      "between them, such as 2026-01-05T22:00Z/2026-01-06T02:00Z",
                                      text));
    const Result<base::Timestamp> from = base::parseTimestamp(std::string_view(text).substr(0, slash));
    const Result<base::Timestamp> to = base::parseTimestamp(std::string_view(text).substr(slash + 1));
    if (!from || !to)
        return base::fail(from ? to.error() : from.error());
    if (*to <= *from)
        return base::fail(ErrorCode::InvalidValue,
                          fmt::format("the maintenance window \"{}\" does not end after it begins", text));
    return TimeSpan{.from = *from, .to = *to};
}

engine::Silences silencesOf(const std::vector<std::string>& maintenanceWindows)
{
    engine::Silences silences;
    for (const std::string& text : maintenanceWindows)
        silences.maintenanceWindows.push_back(parseMaintenanceWindow(text).value());
    return silences;
}

} // namespace casewright::cli
