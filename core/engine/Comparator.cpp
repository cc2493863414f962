// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Comparator.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace casewright::engine {

base::Result<Comparator> Comparator::parse(const rules::Comparison& comparison, std::string_view field)
{
    // `outside` is what older Custom threshold rules call `notBetween`.
    constexpr std::array<std::pair<std::string_view, Kind>, 7> Names{{{">", Kind::Greater},
                                                                     {">=", Kind::GreaterOrEqual},
                                                                     {"<", Kind::Less},
                                                                     {"<=", Kind::LessOrEqual},
                                                                     {"between", Kind::Between},
                                                                     {"notBetween", Kind::NotBetween},
                                                                     {"outside", Kind::NotBetween}}};
    const auto* const found = std::find_if(Names.begin(), Names.end(), [&](const auto& name) {
        return name.first == comparison.comparator;
    });
    const base::Location place{.file = {}, .field = std::string(field)};
    if (found == Names.end())
        return base::fail(base::ErrorCode::InvalidValue,
                          fmt::format("\"{}\" is no comparator; write >, >=, <, <=, between or notBetween",
                                      comparison.comparator),
                          place);
    const bool isRange = found->second == Kind::Between || found->second == Kind::NotBetween;
    const std::size_t needed = isRange ? 2 : 1;
    if (comparison.threshold.size() < needed)
        return base::fail(base::ErrorCode::MissingValue,
                          fmt::format("\"{}\" needs {}", comparison.comparator,
                                      isRange ? "two thresholds" : "a threshold"),
                          place);
    const double first = comparison.threshold[0];
    const double second = isRange ? comparison.threshold[1] : first;
    return Comparator(found->second, first, second);
}

bool Comparator::holds(double value) const
{
    switch (m_kind) {
    case Kind::Greater: return value > m_low;
    case Kind::GreaterOrEqual: return value >= m_low;
    case Kind::Less: return value < m_low;
    case Kind::LessOrEqual: return value <= m_low;
    case Kind::Between: return value >= m_low && value <= m_high;
    case Kind::NotBetween: return value < m_low || value > m_high;
    }
    return false;
}

} // namespace casewright::engine
