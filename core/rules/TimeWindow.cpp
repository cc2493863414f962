// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/TimeWindow.h"

#include <string>

#include <fmt/format.h>

namespace casewright::rules {

using base::Duration;
using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

/// Kibana takes no zeros in front.
bool startsPlainly(std::string_view text) { return !text.empty() && text.front() >= '1' && text.front() <= '9'; }

} // namespace

Result<Duration> parseTimeWindow(std::string_view text)
{
    const bool unit = startsPlainly(text) && std::string_view("dwhm").find(text.back()) != std::string_view::npos;
    const Result<Duration> length = base::parseDuration(text);
    if (!unit || !length)
        return fail(ErrorCode::InvalidValue,
                    fmt::format("\"{}\" is no time window; write a whole number and m, h, d or w, such as 7d", text));
    if (text.back() == 'm' && *length < Duration{LeastMinutes * base::Minute.milliseconds})
        return fail(ErrorCode::InvalidValue,
                    fmt::format("a time window of {} is too short; Kibana takes {}m or more", text, LeastMinutes));
    return *length;
}

Result<Duration> parseLookBack(std::string_view text)
{
    constexpr std::string_view Prefix = "now-";
    if (text.starts_with(Prefix)) {
        if (const Result<Duration> length = base::parseDuration(text.substr(Prefix.size())))
            return *length;
    }
    return fail(ErrorCode::InvalidValue,
                fmt::format("\"{}\" is no look-back; write now- and a length of time, such as now-6m", text));
}

Result<Duration> parseInterval(std::string_view text)
{
    const Result<Duration> length = base::parseDuration(text);
    if (!length || !startsPlainly(text) || text.back() == 'w')
        return fail(ErrorCode::InvalidValue,
                    fmt::format("\"{}\" is no interval; write a whole number and s, m, h or d, such as 5m", text));
    return *length;
}

} // namespace casewright::rules
