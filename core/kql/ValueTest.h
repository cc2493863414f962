// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/alerts/FieldType.h"
#include "core/alerts/PackedValues.h"
#include "core/alerts/ValueView.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/kql/CodeSet.h"
#include "core/kql/DateExpression.h"
#include "core/kql/IpRange.h"
#include "core/kql/NumberText.h"
#include "core/kql/TextEdges.h"
#include "core/kql/Tree.h"

namespace casewright::kql {

/// What a query asks of the values of one field, by its type (spec/kql, "Matching"). Of a list one element must
/// satisfy it; null, and what is not of the type, satisfies nothing. Immutable but for setNow(), any thread.
class ValueTest final {
public:
    /// That there is a value, and not null.
    [[nodiscard]] static ValueTest exists();
    /// `field: value`. The error says why Elasticsearch would refuse it, or why nothing can match.
    [[nodiscard]] static base::Result<ValueTest> is(alerts::FieldType type, const Term& value);
    /// `field > value` and its likes; errors as above.
    [[nodiscard]] static base::Result<ValueTest> range(alerts::FieldType type, RangeOperator op, const Term& value);

    /// Whether setNow() changes what it asks for.
    [[nodiscard]] bool usesNow() const;
    /// The simulated clock. Without it, `now` is 1970.
    void setNow(base::Timestamp now);

    [[nodiscard]] bool matches(const alerts::ValueView& value) const;
    /// Whether an instant is in the range of dates; false for tests of other types.
    [[nodiscard]] bool matchesTime(base::Timestamp at) const;
    /// The range of dates; null for tests of other types.
    [[nodiscard]] const TimeSpan* times() const;

    /// Adds the codes in [begin, end) whose values match. Stops early when asked to, which the caller notices.
    void decide(const alerts::PackedValues& values, std::uint32_t begin, std::uint32_t end, CodeSet& found,
                const std::stop_token& stop) const;

private:
    struct Exists {};
    struct Text { ///< the whole text, case and all
        std::string wanted;
        TextEdges edges = TextEdges(wanted);
    };
    struct Pattern { ///< the whole text; parts between stars
        std::vector<std::string> parts;
        TextEdges edges = TextEdges(parts);
    };
    struct TextRange { ///< by bytes
        RangeOperator op;
        std::string limit;
        TextLimit head = TextLimit(limit);
    };
    struct AnyWord {
        std::vector<std::string> wanted;
    };
    struct Phrase {
        std::vector<std::string> wanted;
    };
    struct WordPattern {
        std::vector<std::string> parts;
    };
    struct Number {
        bool isEqual; ///< else by the operator
        RangeOperator op;
        NumberValue limit;
        NumberValue rounded; ///< the limit, as documents have it that write it as a number
        bool isWhole; ///< the field has whole numbers: decimals of values are cut off
    };
    struct Boolean {
        bool hasFalse;
        bool hasTrue;
    };
    struct Address {
        IpRange range;
        bool isEmpty;
    };
    struct Date {
        DateExpression expression;
        bool isEqual;
        RangeOperator op;
        TimeSpan range; ///< of those that match, at the time set
    };
    using Asked =
        std::variant<Exists, Text, Pattern, TextRange, AnyWord, Phrase, WordPattern, Number, Boolean, Address, Date>;
    explicit ValueTest(Asked asked) : m_asked(std::move(asked)) {}

    template<class Kind>
    [[nodiscard]] static bool holds(const Kind& asked, const alerts::ValueView& value);
    /// Of codes in one word, the bits of those that match.
    template<class Kind>
    [[nodiscard]] static std::uint64_t bitsOf(const Kind& asked, const alerts::PackedValues& values,
                                              std::uint32_t begin, std::uint32_t end, bool areAmong);
    /// As isOf(), for a string that lies among others, so that the characters around it may be read.
    template<class Kind>
    [[nodiscard]] static bool isTextAmong(const Kind& asked, std::string_view text);
    template<class Kind>
    [[nodiscard]] static bool holdsInList(const Kind& asked, std::string_view list);
    [[nodiscard]] static bool isOf(const Exists& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const Text& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const Pattern& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const TextRange& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const AnyWord& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const Phrase& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const WordPattern& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const Number& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const Boolean& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const Address& asked, const alerts::ValueView& value);
    [[nodiscard]] static bool isOf(const Date& asked, const alerts::ValueView& value);
    [[nodiscard]] static base::Result<ValueTest> booleanRange(RangeOperator op, const Term& value);
    [[nodiscard]] static base::Result<ValueTest> addressRange(RangeOperator op, const Term& value);
    static void setRange(Date& date, base::Timestamp now);

    Asked m_asked;
};

} // namespace casewright::kql
