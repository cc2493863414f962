// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/DateExpression.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <utility>

namespace casewright::kql {
namespace {

/// Beyond the years that std::chrono counts nothing is told apart.
constexpr std::int64_t Farthest = 900'000'000'000'000;
constexpr std::int64_t MostAmount = 1'000'000'000;
constexpr std::size_t LongestFraction = 9;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::int64_t clamped(std::int64_t at) { return std::clamp(at, -Farthest, Farthest); }

std::int64_t floored(std::int64_t at, std::int64_t unit) { return (at >= 0 ? at : at - unit + 1) / unit * unit; }

std::int64_t dayOf(int year, unsigned month, unsigned day)
{
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

std::chrono::year_month_day dateAt(std::int64_t at)
{
    const std::int64_t days = floored(at, base::Day.milliseconds) / base::Day.milliseconds;
    return std::chrono::sys_days{std::chrono::days{days}};
}

/// So many months later, at the same time of the same day or the last one of the month.
std::int64_t plusMonths(std::int64_t at, std::int64_t months)
{
    using namespace std::chrono;
    const year_month_day date = dateAt(at);
    const std::int64_t all = int{date.year()} * 12 + static_cast<int>(unsigned{date.month()}) - 1 + months;
    const std::int64_t toYear = floored(all, 12) / 12;
    if (toYear > 30'000 || toYear < -25'000)
        return months > 0 ? Farthest : -Farthest;
    const year_month target{year{static_cast<int>(toYear)}, month{static_cast<unsigned>(all - toYear * 12 + 1)}};
    const day last = (target / std::chrono::last).day();
    const std::int64_t inDay = at - floored(at, base::Day.milliseconds);
    return sys_days{target / std::min(date.day(), last)}.time_since_epoch().count() * base::Day.milliseconds + inDay;
}

/// The unit's length; 0 for months and years, which have several.
std::int64_t lengthOf(char unit)
{
    switch (unit) {
    case 'w': return base::Week.milliseconds;
    case 'd': return base::Day.milliseconds;
    case 'h': return base::Hour.milliseconds;
    case 'm': return base::Minute.milliseconds;
    case 's': return base::Second.milliseconds;
    default: return 0;
    }
}

std::int64_t plus(std::int64_t at, std::int64_t amount, char unit)
{
    if (const std::int64_t length = lengthOf(unit); length > 0)
        return clamped(at + amount * length);
    return clamped(plusMonths(at, unit == 'y' ? amount * 12 : amount));
}

std::int64_t beginningOf(std::int64_t at, char unit)
{
    const auto date = dateAt(at);
    if (unit == 'y')
        return dayOf(int{date.year()}, 1, 1) * base::Day.milliseconds;
    if (unit == 'M')
        return dayOf(int{date.year()}, unsigned{date.month()}, 1) * base::Day.milliseconds;
    // Weeks begin on Monday, and 1970 began on a Thursday.
    const std::int64_t shift = unit == 'w' ? 3 * base::Day.milliseconds : 0;
    return floored(at + shift, lengthOf(unit)) - shift;
}

/// Takes a date apart from left to right. What is left out at the end is covered.
class DateScan final {
public:
    explicit DateScan(std::string_view text) : m_rest(text) {}

    std::optional<TimeSpan> run()
    {
        const std::optional<int> year = digits(4, 0, 9999);
        if (!year)
            return std::nullopt;
        m_year = *year;
        if (m_rest.empty())
            return covering('y');
        if (!part('-', 1, 12, m_month))
            return std::nullopt;
        if (m_rest.empty())
            return covering('M');
        const auto last =
            std::chrono::year{m_year} / std::chrono::month{static_cast<unsigned>(m_month)} / std::chrono::last;
        if (!part('-', 1, static_cast<int>(unsigned{last.day()}), m_day))
            return std::nullopt;
        if (!skip('T'))
            return m_rest.empty() ? covering('d') : std::nullopt;
        return m_rest.empty() ? covering('d') : clock();
    }

private:
    std::optional<TimeSpan> clock()
    {
        const std::optional<int> hour = digits(2, 0, 23);
        if (!hour)
            return std::nullopt;
        m_inDay = *hour * base::Hour.milliseconds;
        char unit = 'h';
        int number = 0;
        if (part(':', 0, 59, number)) {
            m_inDay += number * base::Minute.milliseconds;
            unit = 'm';
            if (part(':', 0, 59, number)) {
                m_inDay += number * base::Second.milliseconds;
                unit = fraction() ? 'f' : 's';
            }
        }
        return zone() && m_rest.empty() ? covering(unit) : std::nullopt;
    }
    bool fraction()
    {
        if (m_rest.size() < 2 || (m_rest[0] != '.' && m_rest[0] != ',') || !isDigit(m_rest[1]))
            return false;
        std::size_t end = 1;
        std::int64_t weight = 100;
        for (; end < m_rest.size() && end <= LongestFraction && isDigit(m_rest[end]); ++end) {
            m_inDay += (m_rest[end] - '0') * weight;
            weight /= 10;
        }
        m_rest.remove_prefix(end);
        return true;
    }
    bool zone()
    {
        if (m_rest.empty() || skip('Z'))
            return true;
        const bool isEast = m_rest.front() == '+';
        if (!isEast && m_rest.front() != '-')
            return false;
        m_rest.remove_prefix(1);
        const std::optional<int> hours = digits(2, 0, 18);
        std::optional<int> minutes = 0;
        if (hours && !m_rest.empty()) {
            skip(':');
            minutes = digits(2, 0, 59);
        }
        if (!hours || !minutes)
            return false;
        const std::int64_t offset = (*hours * 60 + *minutes) * base::Minute.milliseconds;
        m_inDay -= isEast ? offset : -offset;
        return true;
    }

    bool skip(char wanted)
    {
        if (!m_rest.starts_with(wanted))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    std::optional<int> digits(std::size_t count, int least, int most)
    {
        if (m_rest.size() < count
            || !std::all_of(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(count), isDigit))
            return std::nullopt;
        int number = 0;
        std::from_chars(m_rest.data(), m_rest.data() + count, number);
        if (number < least || number > most)
            return std::nullopt;
        m_rest.remove_prefix(count);
        return number;
    }
    bool part(char mark, int least, int most, int& out)
    {
        const std::string_view before = m_rest;
        if (skip(mark)) {
            if (const std::optional<int> number = digits(2, least, most)) {
                out = *number;
                return true;
            }
        }
        m_rest = before;
        return false;
    }
    [[nodiscard]] std::optional<TimeSpan> covering(char unit) const
    {
        const std::int64_t day = dayOf(m_year, static_cast<unsigned>(m_month), static_cast<unsigned>(m_day));
        const std::int64_t first = day * base::Day.milliseconds + m_inDay;
        return TimeSpan{.first = first, .last = unit == 'f' ? first : plus(first, 1, unit) - 1};
    }

    std::string_view m_rest;
    int m_year = 0;
    int m_month = 1;
    int m_day = 1;
    std::int64_t m_inDay = 0;
};

/// `1767600000000`
std::optional<TimeSpan> epochIn(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    const std::string_view digits = text.substr(isNegative ? 1 : 0);
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    std::int64_t at = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), at).ec != std::errc() || at > Farthest)
        at = Farthest;
    at = isNegative ? -at : at;
    return TimeSpan{.first = at, .last = at};
}

std::optional<TimeSpan> dateIn(std::string_view text)
{
    if (const std::optional<TimeSpan> date = DateScan(text).run())
        return date;
    return epochIn(text);
}

} // namespace

std::optional<DateExpression> DateExpression::parse(std::string_view text)
{
    DateExpression expression;
    std::string_view math;
    if (text.starts_with("now")) {
        expression.m_usesNow = true;
        math = text.substr(3);
    } else {
        const std::size_t bars = std::min(text.find("||"), text.size());
        const std::optional<TimeSpan> anchor = dateIn(text.substr(0, bars));
        if (!anchor)
            return std::nullopt;
        expression.m_anchor = *anchor;
        math = text.substr(std::min(bars + 2, text.size()));
        // Math begins at an instant, whatever the date would cover.
        if (bars < text.size())
            expression.m_anchor.last = expression.m_anchor.first;
    }
    std::optional<std::vector<Step>> steps = parseSteps(math);
    if (!steps)
        return std::nullopt;
    expression.m_steps = std::move(*steps);
    return expression;
}

std::optional<std::vector<DateExpression::Step>> DateExpression::parseSteps(std::string_view text)
{
    std::vector<Step> steps;
    while (!text.empty()) {
        Step step{.sign = text.front(), .amount = 1, .unit = 0};
        text.remove_prefix(1);
        if (std::string_view("+-/").find(step.sign) == std::string_view::npos)
            return std::nullopt;
        const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
        const auto count = static_cast<std::size_t>(end - text.begin());
        if (count > 0) {
            const auto read = std::from_chars(text.data(), text.data() + count, step.amount);
            if (read.ec != std::errc() || step.amount > MostAmount || step.sign == '/')
                return std::nullopt;
        }
        text.remove_prefix(count);
        if (text.empty() || std::string_view("yMwdhHms").find(text.front()) == std::string_view::npos)
            return std::nullopt;
        step.unit = text.front() == 'H' ? 'h' : text.front();
        text.remove_prefix(1);
        steps.push_back(step);
    }
    return steps;
}

std::int64_t DateExpression::apply(const Step& step, std::int64_t at, bool isUp)
{
    if (step.sign != '/')
        return plus(at, step.sign == '+' ? step.amount : -step.amount, step.unit);
    const std::int64_t first = beginningOf(at, step.unit);
    return isUp ? plus(first, 1, step.unit) - 1 : first;
}

TimeSpan DateExpression::at(base::Timestamp now) const
{
    TimeSpan span = m_anchor;
    if (m_usesNow)
        span = {.first = clamped(now.milliseconds), .last = clamped(now.milliseconds)};
    for (const Step& step : m_steps) {
        span.first = apply(step, span.first, false);
        span.last = apply(step, span.last, true);
    }
    return span;
}

std::optional<std::int64_t> dateOf(const alerts::ValueView& value)
{
    if (value.kind == alerts::ValueKind::Number) {
        double number = 0;
        const char* const end = value.text.data() + value.text.size();
        const auto [stop, problem] = std::from_chars(value.text.data(), end, number);
        if (problem != std::errc() || stop != end || std::abs(number) > static_cast<double>(Farthest))
            return std::nullopt;
        return static_cast<std::int64_t>(std::floor(number));
    }
    if (value.kind != alerts::ValueKind::String)
        return std::nullopt;
    if (const std::optional<TimeSpan> date = dateIn(value.text))
        return date->first;
    if (const base::Result<base::Timestamp> time = base::parseTimestamp(value.text))
        return time->milliseconds;
    return std::nullopt;
}

} // namespace casewright::kql
