// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/Result.h"

namespace casewright::rules {

/// Values of the metrics of a criterion, by letter from A; none where a metric has no value.
using MetricValues = std::array<std::optional<double>, 26>;

/// The equation of a criterion of a Custom threshold rule (spec/alerting, "Lifecycle rules, exactly", 3): letters for
/// metrics, numbers, `+ - * /`, `> < >= <= = == != && || !`, `? :` and brackets, with the usual precedence. What is
/// compared gives 1 or 0, and every number but 0 is true. Immutable, any thread.
class Equation final {
public:
    /// The error names the column of the text (from 1) where it cannot go on, and what could stand there.
    [[nodiscard]] static base::Result<Equation> parse(std::string_view text);

    /// Nothing if a metric that it names has no value, or for a division by zero where it matters: what `? :`, `&&` and
    /// `||` do not need is not worked out.
    [[nodiscard]] std::optional<double> value(const MetricValues& metrics) const;
    /// The letters that it names, from 0, ascending, each once.
    [[nodiscard]] const std::vector<std::uint8_t>& metrics() const { return m_metrics; }

private:
    class Parser;
    enum class Operation : std::uint8_t {
        Number, Metric, Not, Negate, Add, Subtract, Multiply, Divide,
        Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual, And, Or, Choose
    };
    /// Operands are numbers of nodes.
    struct Node {
        Operation operation;
        double number = 0;
        std::uint8_t metric = 0;
        std::array<std::uint32_t, 3> operands{};
    };
    Equation() = default;
    [[nodiscard]] std::optional<double> valueOf(std::uint32_t node, const MetricValues& metrics) const;
    [[nodiscard]] static std::optional<double> combine(Operation operation, double left, double right);

    std::vector<Node> m_nodes;
    std::uint32_t m_root = 0;
    std::vector<std::uint8_t> m_metrics;
};

} // namespace casewright::rules
