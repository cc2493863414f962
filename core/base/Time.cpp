// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Time.h"

#include <array>
#include <charconv>
#include <chrono>
#include <limits>
#include <optional>

#include <fmt/format.h>

namespace casewright::base {
namespace {

/// The edges of the years 0000 to 9999.
constexpr Timestamp First{-62'167'219'200'000};
constexpr Timestamp Last{253'402'300'799'999};

/// Walks over the digits and marks of a time; every step says whether it succeeded.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    bool skip(char expected)
    {
        if (m_rest.empty() || m_rest.front() != expected)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    std::optional<int> digits(std::size_t count)
    {
        if (m_rest.size() < count)
            return std::nullopt;
        int value = 0;
        for (const char c : m_rest.substr(0, count)) {
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }

    /// The decimals of a second, cut to milliseconds; nothing if there is not one digit.
    std::optional<int> milliseconds()
    {
        int value = 0;
        int weight = 100;
        bool any = false;
        while (!m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            value += (m_rest.front() - '0') * weight;
            weight /= 10;
            any = true;
            m_rest.remove_prefix(1);
        }
        return any ? std::optional(value) : std::nullopt;
    }

private:
    std::string_view m_rest;
};

struct ClockTime {
    int hour = 0, minute = 0, second = 0, millisecond = 0;
};

std::optional<ClockTime> scanClock(Scanner& scan)
{
    const auto hour = scan.digits(2);
    if (!hour || !scan.skip(':'))
        return std::nullopt;
    const auto minute = scan.digits(2);
    if (!minute)
        return std::nullopt;
    ClockTime clock{.hour = *hour, .minute = *minute};
    if (scan.skip(':')) {
        const auto second = scan.digits(2);
        if (!second)
            return std::nullopt;
        clock.second = *second;
        if (scan.skip('.') || scan.skip(',')) {
            const auto decimals = scan.milliseconds();
            if (!decimals)
                return std::nullopt;
            clock.millisecond = *decimals;
        }
    }
    const bool midnightAtEnd =
        clock.hour == 24 && clock.minute == 0 && clock.second == 0 && clock.millisecond == 0;
    if ((clock.hour > 23 && !midnightAtEnd) || clock.minute > 59 || clock.second > 59)
        return std::nullopt;
    return clock;
}

std::optional<Duration> scanZone(Scanner& scan)
{
    if (scan.atEnd() || scan.skip('Z') || scan.skip('z'))
        return Duration{0};
    const bool east = scan.skip('+');
    if (!east && !scan.skip('-'))
        return std::nullopt;
    const auto hours = scan.digits(2);
    if (!hours)
        return std::nullopt;
    int minutes = 0;
    if (scan.skip(':') || !scan.atEnd()) {
        const auto read = scan.digits(2);
        if (!read)
            return std::nullopt;
        minutes = *read;
    }
    if (*hours > 23 || minutes > 59)
        return std::nullopt;
    const std::int64_t offset = (*hours * 60 + minutes) * Minute.milliseconds;
    return Duration{east ? offset : -offset};
}

std::optional<Timestamp> scanTimestamp(Scanner& scan)
{
    const auto year = scan.digits(4);
    if (!year || !scan.skip('-'))
        return std::nullopt;
    const auto month = scan.digits(2);
    if (!month || !scan.skip('-'))
        return std::nullopt;
    const auto day = scan.digits(2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
    ClockTime clock;
    Duration zone{0};
    if (!scan.atEnd()) {
        if (!scan.skip('T') && !scan.skip('t') && !scan.skip(' '))
            return std::nullopt;
        const auto readClock = scanClock(scan);
        if (!readClock)
            return std::nullopt;
        clock = *readClock;
        const auto readZone = scanZone(scan);
        if (!readZone || !scan.atEnd())
            return std::nullopt;
        zone = *readZone;
    }
    const std::int64_t milliseconds = days * Day.milliseconds + clock.hour * Hour.milliseconds
                                      + clock.minute * Minute.milliseconds
                                      + clock.second * Second.milliseconds + clock.millisecond;
    const Timestamp at{milliseconds - zone.milliseconds};
    if (at < First || at > Last) // in UTC, by its zone or its midnight
        return std::nullopt;
    return at;
}

struct Unit {
    char letter;
    Duration length;
};

constexpr std::array Units{Unit{'s', Second}, Unit{'m', Minute}, Unit{'h', Hour}, Unit{'d', Day},
                           Unit{'w', Week}};

} // namespace

Result<Timestamp> parseTimestamp(std::string_view text)
{
    Scanner scan(text);
    if (const auto at = scanTimestamp(scan))
        return *at;
    return fail(ErrorCode::InvalidValue,
                fmt::format("\"{}\" is no ISO 8601 time; write it like 2026-01-05T08:00:00.000Z", text));
}

std::string formatTimestamp(Timestamp at)
{
    using namespace std::chrono;
    const sys_time<milliseconds> instant{milliseconds{at.milliseconds}};
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss clock{instant - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

Result<Duration> parseDuration(std::string_view text)
{
    const auto invalid = [text] {
        return fail(ErrorCode::InvalidValue,
                    fmt::format("\"{}\" is no length of time; write a whole number and s, m, h, d or w, "
                                "such as 5m",
                                text));
    };
    std::int64_t count = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, count);
    if (problem != std::errc{} || end - rest != 1 || count <= 0)
        return invalid();
    for (const Unit& unit : Units) {
        if (unit.letter != *rest)
            continue;
        if (count > std::numeric_limits<std::int64_t>::max() / 4 / unit.length.milliseconds)
            return invalid();
        return Duration{count * unit.length.milliseconds};
    }
    return invalid();
}

std::string formatDuration(Duration length)
{
    constexpr std::array Descending{Unit{'d', Day}, Unit{'h', Hour}, Unit{'m', Minute}, Unit{'s', Second}};
    for (const Unit& unit : Descending) {
        if (length.milliseconds != 0 && length.milliseconds % unit.length.milliseconds == 0)
            return fmt::format("{}{}", length.milliseconds / unit.length.milliseconds, unit.letter);
    }
    return fmt::format("{}ms", length.milliseconds);
}

} // namespace casewright::base
