// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Equations: random ones come to what their trees come to, and random texts are read or refused, and never more than
// that.

#include <QTest>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/rules/Equation.h"
#include "tests/fuzz/Chance.h"
#include "tests/fuzz/FuzzRounds.h"

using namespace casewright;
using rules::Equation;
using rules::MetricValues;

namespace {

/// A part of an equation: its text, and what it comes to if it is worked out.
struct Part {
    std::string text;
    std::optional<double> value;
};

class RandomEquation final : public tests::Chance {
public:
    RandomEquation(std::uint64_t seed, const MetricValues& metrics) : Chance(seed), m_metrics(metrics) {}

    Part part(int depth)
    {
        if (depth == 0 || below(5) == 0)
            return leaf();
        switch (below(8)) {
        case 0: return choice(depth);
        case 1: return unary(depth);
        case 2: return logic(depth);
        default: return binary(depth);
        }
    }

private:
    Part leaf()
    {
        if (below(2) == 0) {
            const auto letter = below(4);
            return {std::string(1, static_cast<char>('A' + letter)), m_metrics[letter]};
        }
        const double number = static_cast<double>(below(8)) / 2;
        return {fmt::format("{}", number), number};
    }
    Part unary(int depth)
    {
        const Part inner = part(depth - 1);
        if (below(2) == 0)
            return {"!(" + inner.text + ")",
                    inner.value ? std::optional<double>(*inner.value == 0 ? 1 : 0) : std::nullopt};
        return {"-(" + inner.text + ")", inner.value ? std::optional(-*inner.value) : std::nullopt};
    }
    Part choice(int depth)
    {
        const Part condition = part(depth - 1);
        const Part yes = part(depth - 1);
        const Part no = part(depth - 1);
        std::optional<double> value;
        if (condition.value)
            value = *condition.value != 0 ? yes.value : no.value;
        return {"((" + condition.text + ") ? (" + yes.text + ") : (" + no.text + "))", value};
    }
    Part logic(int depth)
    {
        const Part left = part(depth - 1);
        const Part right = part(depth - 1);
        const bool isAnd = below(2) == 0;
        std::optional<double> value;
        if (left.value && (*left.value == 0) == isAnd)
            value = isAnd ? 0 : 1;
        else if (left.value && right.value)
            value = *right.value != 0 ? 1 : 0;
        return {"(" + left.text + (isAnd ? ")&&(" : ") || (") + right.text + ")", value};
    }
    Part binary(int depth)
    {
        static const std::vector<std::string> Signs{"+", "-", "*", "/", ">", "<", ">=", "<=", "=", "==", "!="};
        const Part left = part(depth - 1);
        const Part right = part(depth - 1);
        const std::string sign = oneOf(Signs);
        std::optional<double> value;
        if (left.value && right.value)
            value = apply(sign, *left.value, *right.value);
        return {"(" + left.text + ") " + sign + " (" + right.text + ")", value};
    }
    static std::optional<double> apply(const std::string& sign, double a, double b)
    {
        if (sign == "+")
            return a + b;
        if (sign == "-")
            return a - b;
        if (sign == "*")
            return a * b;
        if (sign == "/")
            return b == 0 ? std::nullopt : std::optional(a / b);
        if (sign == ">")
            return a > b;
        if (sign == "<")
            return a < b;
        if (sign == ">=")
            return a >= b;
        if (sign == "<=")
            return a <= b;
        return sign == "!=" ? a != b : a == b;
    }

    const MetricValues& m_metrics;
};

} // namespace

class EquationFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesToWhatItsTreeDoes()
    {
        MetricValues metrics;
        metrics[0] = 3;
        metrics[1] = 0;
        metrics[2] = -1.5;
        metrics[3] = 0.25;
        RandomEquation random(tests::FuzzRounds::seed(11), metrics);
        int values = 0;
        tests::FuzzRounds rounds(20'000, 0.5);
        while (rounds.next()) {
            const Part part = random.part(4);
            const auto equation = Equation::parse(part.text);
            QVERIFY2(equation.has_value(), part.text.c_str());
            const std::optional<double> value = equation->value(metrics);
            const bool isSame = value.has_value() == part.value.has_value()
                && (!value || *value == *part.value || (std::isnan(*value) && std::isnan(*part.value)));
            QVERIFY2(isSame, part.text.c_str());
            values += value ? 1 : 0;
        }
        QVERIFY(values > rounds.round() / 4);
    }

    void anyTextIsReadOrRefused()
    {
        static const std::vector<std::string> Tokens{"A", "B", "Z", "1", "0.5", ".",    "(",  ")",  "+",
                                                     "-", "*", "/", ">", "<",   "=",    "!",  "&&", "||",
                                                     "&", "?", ":", " ", "a",   "\xff", "\n", "1e9"};
        tests::Chance chance(tests::FuzzRounds::seed(12));
        MetricValues metrics;
        metrics[0] = 1;
        int read = 0;
        tests::FuzzRounds rounds(50'000, 0.5);
        while (rounds.next()) {
            std::string text;
            for (std::size_t i = chance.below(12); i > 0; --i)
                text += chance.oneOf(Tokens);
            const auto equation = Equation::parse(text);
            if (!equation) {
                QVERIFY2(!equation.error().text.empty(), text.c_str());
                continue;
            }
            ++read;
            static_cast<void>(equation->value(metrics));
        }
        QVERIFY(read > 0);
    }
};

QTEST_APPLESS_MAIN(EquationFuzz)
#include "tst_EquationFuzz.moc"
