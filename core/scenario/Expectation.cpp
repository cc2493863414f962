// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/Expectation.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Utf8.h"

namespace casewright::scenario {
namespace {

using base::Json;

constexpr std::size_t LongestValue = 400; // bytes of a value in a difference

std::string textOf(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// A part of a text that is not too long, from a place on.
std::string partOf(const std::string& text, std::size_t from)
{
    const std::size_t begin = base::characterBegin(text, from);
    const std::size_t end = base::characterBegin(text, std::min(text.size(), begin + LongestValue));
    return (begin > 0 ? "..." : "") + text.substr(begin, end - begin) + (end < text.size() ? "..." : "");
}

std::string shown(const Json& value) { return partOf(textOf(value), 0); }

/// Of long values, the part where they begin to differ.
Difference differenceOf(std::string path, const Json& expected, const Json& actual)
{
    const std::string left = textOf(expected);
    const std::string right = textOf(actual);
    const auto same = static_cast<std::size_t>(
        std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first - left.begin());
    const std::size_t from = same < LongestValue / 2 ? 0 : same - LongestValue / 4;
    const bool fit = std::max(left.size(), right.size()) <= LongestValue;
    return {std::move(path), partOf(left, fit ? 0 : from), partOf(right, fit ? 0 : from)};
}

void append(std::vector<Difference>& all, std::vector<Difference> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

/// `<= 20`.
struct Comparison {
    std::string_view sign;
    double number;
};

std::optional<Comparison> parseComparison(std::string_view text)
{
    const auto trim = [](std::string_view part) {
        const std::size_t begin = part.find_first_not_of(' ');
        return begin == std::string_view::npos ? std::string_view()
                                               : part.substr(begin, part.find_last_not_of(' ') - begin + 1);
    };
    text = trim(text);
    for (const std::string_view sign : {"<=", ">=", "==", "<", ">"}) { // the longer ones first
        if (!text.starts_with(sign))
            continue;
        const std::string_view rest = trim(text.substr(sign.size()));
        double number = 0;
        const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (rest.empty() || problem != std::errc{} || end != rest.data() + rest.size())
            return std::nullopt;
        return Comparison{sign, number};
    }
    return std::nullopt;
}

bool holds(double actual, const Comparison& comparison)
{
    if (comparison.sign == "<=")
        return actual <= comparison.number;
    if (comparison.sign == ">=")
        return actual >= comparison.number;
    if (comparison.sign == "<")
        return actual < comparison.number;
    return comparison.sign == ">" ? actual > comparison.number : actual == comparison.number;
}

} // namespace

std::vector<Difference> compare(const Json& expected, const Json& actual, const std::string& path)
{
    std::vector<Difference> differences;
    if (expected.is_object() && actual.is_object()) {
        for (auto entry = expected.begin(); entry != expected.end(); ++entry) {
            const std::string place = path + '.' + entry.key();
            const auto found = actual.find(entry.key());
            if (found == actual.end())
                differences.push_back({place, shown(entry.value()), "not there"});
            else
                append(differences, compare(entry.value(), found.value(), place));
        }
    } else if (expected.is_array() && actual.is_array()) {
        for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
            std::string place = fmt::format("{}[{}]", path, i);
            if (i >= actual.size())
                differences.push_back({std::move(place), shown(expected[i]), "not there"});
            else if (i >= expected.size())
                differences.push_back({std::move(place), "nothing more", shown(actual[i])});
            else
                append(differences, compare(expected[i], actual[i], place));
        }
    } else if (expected != actual) {
        differences.push_back(differenceOf(path, expected, actual));
    }
    return differences;
}

std::vector<Difference> compareSummary(const Json& expected, const Json& actual, const std::string& path)
{
    std::vector<Difference> differences;
    if (!expected.is_object())
        return compare(expected, actual, path);
    for (auto entry = expected.begin(); entry != expected.end(); ++entry) {
        const std::string place = path + '.' + entry.key();
        const auto found = actual.find(entry.key());
        if (found == actual.end()) {
            differences.push_back({place, shown(entry.value()), "not there"});
        } else if (entry.value().is_object()) {
            append(differences, compareSummary(entry.value(), found.value(), place));
        } else if (!entry.value().is_string() || !found.value().is_number()) {
            append(differences, compare(entry.value(), found.value(), place));
        } else {
            const std::string& text = entry.value().get_ref<const std::string&>();
            const std::optional<Comparison> comparison = parseComparison(text);
            if (!comparison)
                differences.push_back({place, "a number or a comparison such as <= 20, not " + shown(entry.value()),
                                       shown(found.value())});
            else if (!holds(found.value().get<double>(), *comparison))
                differences.push_back({place, text, shown(found.value())});
        }
    }
    return differences;
}

std::vector<Difference> compareScenario(const Json& expect, const Json& actual)
{
    std::vector<Difference> differences;
    for (auto entry = expect.begin(); entry != expect.end(); ++entry) {
        const std::string path = "expect." + entry.key();
        const Json& found = actual.at(entry.key());
        append(differences, entry.key() == "summary" ? compareSummary(entry.value(), found, path)
                                                     : compare(entry.value(), found, path));
    }
    return differences;
}

std::size_t countExpectations(const Json& expect)
{
    std::size_t count = 0;
    for (const Json& value : expect)
        count += value.is_structured() && !value.empty() ? countExpectations(value) : 1;
    return count;
}

} // namespace casewright::scenario
