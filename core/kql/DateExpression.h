// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/alerts/ValueView.h"
#include "core/base/Time.h"

namespace casewright::kql {

/// Milliseconds since 1970, both ends included.
struct TimeSpan {
    std::int64_t first = 0;
    std::int64_t last = 0;

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// A date of a query as Elasticsearch reads it (spec/kql, "Matching"): ISO 8601 down to any of its parts, milliseconds
/// since 1970, `now`, and date math behind `now` or `||`: `now-1d/d`, `2026-01-05||+1h`. A value.
class DateExpression final {
public:
    /// Nothing if the text is no date.
    [[nodiscard]] static std::optional<DateExpression> parse(std::string_view text);

    [[nodiscard]] bool usesNow() const { return m_usesNow; }
    /// What it covers: a year, a day, an instant. A `/d` covers the whole day.
    [[nodiscard]] TimeSpan at(base::Timestamp now) const;

private:
    struct Step {
        char sign; ///< `+`, `-`, or `/` for rounding
        std::int64_t amount;
        char unit; ///< y M w d h m s
    };
    [[nodiscard]] static std::optional<std::vector<Step>> parseSteps(std::string_view text);
    [[nodiscard]] static std::int64_t apply(const Step& step, std::int64_t at, bool isUp);

    bool m_usesNow = false;
    TimeSpan m_anchor;
    std::vector<Step> m_steps;
};

/// When a value of a date field is; of a partial date its beginning. Nothing if it is no date.
[[nodiscard]] std::optional<std::int64_t> dateOf(const alerts::ValueView& value);

} // namespace casewright::kql
