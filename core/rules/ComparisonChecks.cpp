// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Comparisons with thresholds: whether Kibana takes them, and whether they can ever hold, or ever not.

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "core/rules/BodyWriter.h"
#include "core/rules/RuleCheck.h"

namespace casewright::rules {
namespace {

using Fix = RuleCheck::Fix;

constexpr std::array<std::string_view, 6> Comparators{">", ">=", "<", "<=", "between", "notBetween"};

enum class Outcome { Depends, Never, Always };

/// For values from `least` on, without an end.
Outcome outcomeOf(const Comparison& comparison, double least)
{
    const std::string& sign = comparison.comparator;
    const double first = comparison.threshold[0];
    if (sign == "between") {
        const double second = comparison.threshold[1];
        return first > second || second < least ? Outcome::Never : Outcome::Depends;
    }
    if (sign == "notBetween") {
        const double second = comparison.threshold[1];
        return first > second || second < least ? Outcome::Always : Outcome::Depends;
    }
    if (sign == "<")
        return first <= least ? Outcome::Never : Outcome::Depends;
    if (sign == "<=")
        return first < least ? Outcome::Never : Outcome::Depends;
    if (sign == ">")
        return first < least ? Outcome::Always : Outcome::Depends;
    return first <= least ? Outcome::Always : Outcome::Depends;
}

bool takesTwo(const std::string& comparator) { return comparator == "between" || comparator == "notBetween"; }

void checkComparator(RuleCheck& check, const Comparison& comparison, const Compared& compared)
{
    if (std::find(Comparators.begin(), Comparators.end(), comparison.comparator) != Comparators.end())
        return;
    if (comparison.comparator == "outside")
        return check.errorAt(compared.comparatorPath,
                             "outside is the word of old versions for notBetween, and is not simulated.",
                             Fix{"Write notBetween.", "\"notBetween\""});
    check.errorAt(compared.comparatorPath,
                  fmt::format("\"{}\" compares nothing. Kibana takes {}.", comparison.comparator,
                              fmt::join(Comparators, ", ")));
}

bool isCountRight(RuleCheck& check, const Comparison& comparison, const Compared& compared)
{
    const std::size_t wanted = takesTwo(comparison.comparator) ? 2 : 1;
    if (comparison.threshold.size() == wanted)
        return true;
    if (comparison.threshold.size() == 2) { // Kibana takes it
        check.warningAt(compared.path + ".1",
                        fmt::format("{} compares with one number: the second one is not used.", comparison.comparator),
                        Fix{"Take it out.", {}});
        return true;
    }
    check.errorAt(compared.path, fmt::format("{} needs {} and has {}.", comparison.comparator,
                                             wanted == 1 ? "one number" : "two numbers", comparison.threshold.size()));
    return false;
}

std::string numbersOf(const Comparison& comparison)
{
    return fmt::format("{}", fmt::join(comparison.threshold, " and "));
}

} // namespace

void checkComparison(RuleCheck& check, const Comparison& comparison, const Compared& compared)
{
    checkComparator(check, comparison, compared);
    const bool isKnown = std::find(Comparators.begin(), Comparators.end(), comparison.comparator) != Comparators.end();
    if (!isKnown || !isCountRight(check, comparison, compared))
        return;
    if (takesTwo(comparison.comparator) && comparison.threshold[0] > comparison.threshold[1])
        return check.warningAt(
            compared.path,
            fmt::format("{} {} is upside down: it {} holds. The smaller number comes first.", comparison.comparator,
                        numbersOf(comparison), comparison.comparator == "between" ? "never" : "always"),
            Fix{"Swap the numbers.", fmt::format("[{},{}]", comparison.threshold[1], comparison.threshold[0])});
    const double least = compared.isCount && compared.isGrouped             ? 1.0
                         : compared.isCount || compared.isNeverNegative ? 0.0
                                                                        : -std::numeric_limits<double>::infinity();
    const Outcome outcome = outcomeOf(comparison, least);
    if (outcome == Outcome::Depends)
        return;
    const std::string_view why = least == 1.0 ? " A group without documents does not exist." : "";
    check.warningAt(compared.path,
                    fmt::format("{} is never below {:g}, so {} {} {} holds.{}", compared.what, least,
                                comparison.comparator, numbersOf(comparison),
                                outcome == Outcome::Never ? "never" : "always", why));
}

} // namespace casewright::rules
