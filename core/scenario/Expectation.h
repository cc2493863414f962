// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/Json.h"

namespace casewright::scenario {

/// A place where something is not as expected, in the words of a file: `expect.cases[2].title`.
struct Difference {
    std::string path;
    std::string expected;   ///< JSON, or what was demanded of it
    std::string actual;     ///< JSON, or that it is not there

    friend bool operator==(const Difference&, const Difference&) = default;
};

/// All places where `actual` is not what `expected` names: objects may have more keys than were expected, lists are
/// compared whole, at every depth (spec/formats, "Scenario files").
[[nodiscard]] std::vector<Difference> compare(const base::Json& expected, const base::Json& actual,
                                              const std::string& path);

/// The same for `expect.summary` and for rule runs, where a number may be compared: `"<= 20"` instead of 20.
[[nodiscard]] std::vector<Difference> compareSummary(const base::Json& expected, const base::Json& actual,
                                                     const std::string& path);

/// The same for the whole `expect` of a scenario file, whose `summary` may compare.
[[nodiscard]] std::vector<Difference> compareScenario(const base::Json& expect, const base::Json& actual);

/// How many values an `expect` names: texts, numbers, truths, nulls, and lists and objects that are to be empty.
[[nodiscard]] std::size_t countExpectations(const base::Json& expect);

} // namespace casewright::scenario
