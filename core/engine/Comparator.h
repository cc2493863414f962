// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/rules/RuleParameters.h"

namespace casewright::engine {

/// A comparison of a rule that can be carried out: `>`, `>=`, `<`, `<=` with one threshold, `between` (with its edges)
/// and `notBetween` (outside) with two, the smaller one first: as in Kibana, the other way round the one never holds and
/// the other always. A plain value.
class Comparator final {
public:
    /// `field` names where it stands in the rule, for the error of one that is none, or has too few thresholds.
    [[nodiscard]] static base::Result<Comparator> parse(const rules::Comparison& comparison, std::string_view field);

    [[nodiscard]] bool holds(double value) const;

private:
    enum class Kind : unsigned char { Greater, GreaterOrEqual, Less, LessOrEqual, Between, NotBetween };
    Comparator(Kind kind, double low, double high) : m_kind(kind), m_low(low), m_high(high) {}

    Kind m_kind;
    double m_low;     ///< or the one threshold
    double m_high;
};

} // namespace casewright::engine
