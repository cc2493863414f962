// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/LikelyTime.h"

#include <algorithm>
#include <utility>

#include "core/alerts/MappingGuess.h"
#include "core/alerts/TimeValue.h"

namespace casewright::alerts {
namespace {

constexpr base::Timestamp Earliest{946'684'800'000};    // 2000-01-01: small numbers are no times,
constexpr base::Timestamp Latest{4'102'444'800'000};    // 2100-01-01: and most identifiers neither

bool isPlausible(std::string_view value)
{
    const base::Result<base::Timestamp> time = parseTimeValue(value);
    return time && isLikely(*time);
}

/// Digits before the point if the value is a number, else 0: times of one column are in one unit.
std::size_t digitsOf(std::string_view value)
{
    const std::size_t whole = std::min(value.find('.'), value.size());
    const std::string_view fraction = value.substr(std::min(whole + 1, value.size()));
    constexpr std::string_view Digits = "0123456789";
    const bool isNumber = value.substr(0, whole).find_first_not_of(Digits) == value.npos
        && fraction.find_first_not_of(Digits) == value.npos;
    return isNumber ? whole : 0;
}

/// How likely a column is the time: higher is likelier, nothing at all is not likely.
using Likelihood = std::pair<int, std::size_t>;
constexpr int Written = 2; ///< as a time, and not as a number

Likelihood likelihoodOf(std::size_t column, const FirstRows& rows)
{
    Likelihood found{0, 0};
    std::size_t digits = 0;
    for (const std::vector<std::string>& row : rows) {
        if (column >= row.size() || row[column].empty())
            continue;
        const std::size_t itsDigits = digitsOf(row[column]);
        if (!isPlausible(row[column]) || (found.second > 0 && itsDigits != digits))
            return {0, 0};
        digits = itsDigits;
        found = {digits == 0 ? Written : 1, found.second + 1};
    }
    return found;
}

std::string likeliestOf(const std::vector<std::string>& names, const FirstRows& rows, Likelihood highest)
{
    std::string likeliest;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Likelihood likelihood = canBeMapped(names[i]) ? likelihoodOf(i, rows) : Likelihood{0, 0};
        if (likelihood <= highest)
            continue;
        highest = likelihood;
        likeliest = names[i];
    }
    return likeliest;
}

} // namespace

std::string likelyTime(const std::vector<std::string>& names, const FirstRows& rows)
{
    return likeliestOf(names, rows, {0, 0});
}

std::string writtenTime(const std::vector<std::string>& names, const FirstRows& rows)
{
    return likeliestOf(names, rows, {Written, 0});
}

bool isLikely(base::Timestamp time)
{
    return time >= Earliest && time < Latest;
}

bool mayBeTime(std::size_t column, const FirstRows& rows)
{
    bool hasValues = false;
    for (const std::vector<std::string>& row : rows) {
        if (column >= row.size() || row[column].empty())
            continue;
        if (isPlausible(row[column]))
            return true;
        hasValues = true;
    }
    return !hasValues;
}

bool isDay(std::string_view text)
{
    constexpr std::size_t Length = 10;
    return text.size() == Length && text[4] == '-' && text[7] == '-' && parseTimeValue(text);
}

bool hasDaysOnly(std::size_t column, const FirstRows& rows)
{
    bool hasDays = false;
    for (const std::vector<std::string>& row : rows) {
        if (column >= row.size() || row[column].empty())
            continue;
        if (!isDay(row[column]))
            return false;
        hasDays = true;
    }
    return hasDays;
}

std::string firstValue(std::size_t column, const FirstRows& rows)
{
    for (const std::vector<std::string>& row : rows)
        if (column < row.size() && !row[column].empty())
            return row[column];
    return {};
}

} // namespace casewright::alerts
