// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Difference.h"

#include <cstddef>

#include <nlohmann/json.hpp>

namespace casewright::tests {
namespace {

std::string describe(const std::string& path, const base::Json& expected, const base::Json& actual)
{
    return path + ": expected " + expected.dump() + ", is " + actual.dump();
}

} // namespace

std::string firstDifference(const base::Json& expected, const base::Json& actual, const std::string& path)
{
    if (expected.is_object() && actual.is_object()) {
        for (auto entry = expected.begin(); entry != expected.end(); ++entry) {
            const std::string place = path + '.' + entry.key();
            if (!actual.contains(entry.key()))
                return place + ": expected " + entry.value().dump() + ", is not there";
            if (std::string difference = firstDifference(entry.value(), actual.at(entry.key()), place);
                !difference.empty())
                return difference;
        }
        return {};
    }
    if (expected.is_array() && actual.is_array()) {
        for (std::size_t i = 0; i < expected.size() && i < actual.size(); ++i)
            if (std::string difference =
                    firstDifference(expected[i], actual[i], path + '[' + std::to_string(i) + ']');
                !difference.empty())
                return difference;
        return expected.size() == actual.size()
            ? std::string()
            : path + ": expected " + std::to_string(expected.size()) + " entries, has " + std::to_string(actual.size());
    }
    return expected == actual ? std::string() : describe(path, expected, actual);
}

} // namespace casewright::tests
