// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/Equation.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace casewright::rules {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t DeepestNesting = 256;
constexpr std::size_t LongestText = 4'096; // bytes; each may be an operand, and one lies in the next
constexpr std::string_view Blanks = " \t\r\n";

bool isDigit(char c) { return c >= '0' && c <= '9'; }

} // namespace

/// Reads the text from left to right, one function for each level of precedence.
class Equation::Parser final {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Result<Equation> parse()
    {
        const std::uint32_t root = choice();
        skipBlanks();
        if (m_at < m_text.size())
            fail("an operator, or the end");
        if (m_error)
            return base::fail(*m_error);
        m_equation.m_root = root;
        std::vector<std::uint8_t>& named = m_equation.m_metrics;
        std::sort(named.begin(), named.end());
        named.erase(std::unique(named.begin(), named.end()), named.end());
        return std::move(m_equation);
    }

private:
    using Level = std::uint32_t (Parser::*)();
    struct Sign {
        std::string_view text;
        Operation operation;
    };

    std::uint32_t choice()
    {
        const Nesting nesting(*this);
        const std::uint32_t condition = either();
        if (!take("?"))
            return condition;
        const std::uint32_t yes = choice();
        if (!take(":"))
            fail("\":\"");
        const std::uint32_t no = choice();
        return add({.operation = Operation::Choose, .operands = {condition, yes, no}});
    }
    std::uint32_t either() { return chain(&Parser::both, {{{"||", Operation::Or}}}); }
    std::uint32_t both() { return chain(&Parser::equality, {{{"&&", Operation::And}}}); }
    std::uint32_t equality()
    {
        return chain(&Parser::order, {{{"===", Operation::Equal},
                                       {"==", Operation::Equal},
                                       {"=", Operation::Equal},
                                       {"!==", Operation::NotEqual},
                                       {"!=", Operation::NotEqual}}});
    }
    std::uint32_t order()
    {
        return chain(&Parser::sum, {{{">=", Operation::GreaterOrEqual},
                                     {"<=", Operation::LessOrEqual},
                                     {">", Operation::Greater},
                                     {"<", Operation::Less}}});
    }
    std::uint32_t sum()
    {
        return chain(&Parser::product, {{{"+", Operation::Add}, {"-", Operation::Subtract}}});
    }
    std::uint32_t product()
    {
        return chain(&Parser::unary, {{{"*", Operation::Multiply}, {"/", Operation::Divide}}});
    }

    /// Operators of one precedence, from left to right.
    std::uint32_t chain(Level operand, const std::vector<Sign>& signs)
    {
        std::uint32_t left = (this->*operand)();
        while (!m_error) {
            const auto found = std::find_if(signs.begin(), signs.end(), [this](const Sign& sign) {
                return take(sign.text);
            });
            if (found == signs.end())
                break;
            const std::uint32_t right = (this->*operand)();
            left = add({.operation = found->operation, .operands = {left, right, 0}});
        }
        return left;
    }

    std::uint32_t unary()
    {
        const Nesting nesting(*this);
        if (m_error)
            return 0;
        if (take("!"))
            return add({.operation = Operation::Not, .operands = {unary(), 0, 0}});
        if (take("-"))
            return add({.operation = Operation::Negate, .operands = {unary(), 0, 0}});
        if (take("+"))
            return unary();
        return primary();
    }

    std::uint32_t primary()
    {
        if (take("(")) {
            const std::uint32_t inner = choice();
            if (!take(")"))
                fail("\")\"");
            return inner;
        }
        skipBlanks();
        const char next = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (next >= 'A' && next <= 'Z') {
            ++m_at;
            const auto metric = static_cast<std::uint8_t>(next - 'A');
            m_equation.m_metrics.push_back(metric);
            return add({.operation = Operation::Metric, .metric = metric});
        }
        return number();
    }

    /// Digits, with a fraction or none; `E` is a metric, so that there are no exponents.
    std::uint32_t number()
    {
        std::size_t end = m_at;
        while (end < m_text.size() && (isDigit(m_text[end]) || m_text[end] == '.'))
            ++end;
        double value = 0;
        const auto [parsed, problem] = std::from_chars(m_text.data() + m_at, m_text.data() + end, value);
        if (problem != std::errc{} || parsed != m_text.data() + end) {
            fail("a letter from A to Z for a metric, a number, or \"(\"");
            return 0;
        }
        m_at = end;
        return add({.operation = Operation::Number, .number = value});
    }

    bool take(std::string_view sign)
    {
        skipBlanks();
        if (!m_text.substr(m_at).starts_with(sign))
            return false;
        m_at += sign.size();
        return true;
    }
    void skipBlanks()
    {
        const std::size_t next = m_text.find_first_not_of(Blanks, m_at);
        m_at = next == std::string_view::npos ? m_text.size() : next;
    }
    void fail(std::string_view expected)
    {
        if (!m_error)
            m_error = base::Error{ErrorCode::InvalidValue,
                                  fmt::format("The equation \"{}\" cannot be read at column {}: here must stand {}.",
                                              m_text, m_at + 1, expected),
                                  std::nullopt};
    }
    std::uint32_t add(Node node)
    {
        m_equation.m_nodes.push_back(node);
        return static_cast<std::uint32_t>(m_equation.m_nodes.size() - 1);
    }

    /// Counts how deep the reader is, and lets it go no further than that.
    class Nesting final {
    public:
        explicit Nesting(Parser& parser) : m_parser(parser)
        {
            if (++m_parser.m_depth > DeepestNesting)
                m_parser.fail("less: it is nested too deeply");
        }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;
        ~Nesting() { --m_parser.m_depth; }

    private:
        Parser& m_parser;
    };

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    Equation m_equation;
    std::optional<base::Error> m_error;
};

Result<Equation> Equation::parse(std::string_view text)
{
    if (text.size() > LongestText)
        return base::fail(ErrorCode::LimitReached,
                          fmt::format("The equation has {} bytes; at most {} are read. Shorten it.", text.size(),
                                      LongestText));
    return Parser(text).parse();
}

std::optional<double> Equation::value(const MetricValues& metrics) const
{
    // Elasticsearch skips a bucket as soon as one of the metrics that its script names is missing.
    const bool isComplete = std::all_of(m_metrics.begin(), m_metrics.end(),
                                        [&metrics](std::uint8_t metric) { return metrics[metric].has_value(); });
    return isComplete ? valueOf(m_root, metrics) : std::nullopt;
}

std::optional<double> Equation::valueOf(std::uint32_t number, const MetricValues& metrics) const
{
    const Node& node = m_nodes[number];
    if (node.operation == Operation::Number)
        return node.number;
    if (node.operation == Operation::Metric)
        return metrics[node.metric];
    const std::optional<double> first = valueOf(node.operands[0], metrics);
    if (!first)
        return std::nullopt;
    switch (node.operation) {
    case Operation::Not: return *first == 0 ? 1 : 0;
    case Operation::Negate: return -*first;
    case Operation::Choose: return valueOf(node.operands[*first != 0 ? 1 : 2], metrics);
    case Operation::And:
    case Operation::Or: {
        if ((*first != 0) == (node.operation == Operation::Or))
            return *first != 0 ? 1 : 0;
        const std::optional<double> second = valueOf(node.operands[1], metrics);
        return second ? std::optional<double>(*second != 0 ? 1 : 0) : std::nullopt;
    }
    default: break;
    }
    const std::optional<double> second = valueOf(node.operands[1], metrics);
    return second ? combine(node.operation, *first, *second) : std::nullopt;
}

std::optional<double> Equation::combine(Operation operation, double left, double right)
{
    switch (operation) {
    case Operation::Add: return left + right;
    case Operation::Subtract: return left - right;
    case Operation::Multiply: return left * right;
    case Operation::Divide: return right == 0 ? std::nullopt : std::optional(left / right);
    case Operation::Less: return left < right ? 1 : 0;
    case Operation::LessOrEqual: return left <= right ? 1 : 0;
    case Operation::Greater: return left > right ? 1 : 0;
    case Operation::GreaterOrEqual: return left >= right ? 1 : 0;
    case Operation::Equal: return left == right ? 1 : 0;
    case Operation::NotEqual: return left != right ? 1 : 0;
    default: return std::nullopt;
    }
}

} // namespace casewright::rules
