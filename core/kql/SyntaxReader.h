// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/kql/Tree.h"

namespace casewright::kql {

/// What may stand at a place of a query. A set of them is a sum of bits.
enum class Expected : std::uint16_t {
    FieldName = 1,
    Value = 1 << 1,
    Not = 1 << 2,
    OpeningBracket = 1 << 3,
    OpeningBrace = 1 << 4,
    Colon = 1 << 5,
    Comparison = 1 << 6, ///< < <= > >=
    Conjunction = 1 << 7, ///< `and`, `or`
    ClosingBracket = 1 << 8,
    ClosingBrace = 1 << 9,
    End = 1 << 10,
    ClosingQuote = 1 << 11,
};

/// A text in a query while it is read: the last one is what a person is typing.
struct TermPlace {
    enum class Role : std::uint8_t {
        First, ///< a field, or a value alone: what follows decides
        Value, ///< of a field
    };

    Role role = Role::First;
    Span span{}; ///< with its quotes, without white space behind it
    std::size_t end = 0; ///< where reading it ended, with white space
    bool quoted = false;
    bool closed = true; ///< false: the closing quote is missing
    Term term{}; ///< what it says, as far as it was read
    Term field{}; ///< of Role::Value
};

/// Where reading a query stopped: the furthest place that it came to, and the state it was in.
struct SyntaxStop {
    enum class Problem : std::uint8_t { None, Unexpected, UnclosedQuote, LoneSurrogate, TooDeep };
    struct Bracket {
        std::size_t at = 0;
        char character = '(';
        bool isList = false; ///< of the values of a field
    };

    Problem problem = Problem::None;
    std::size_t at = 0;
    std::uint16_t expected = 0; ///< a set of Expected
    std::vector<Bracket> open{}; ///< not yet closed, outermost first
    std::vector<Term> paths{}; ///< of the nested queries around it, outermost first
    std::optional<Term> field{}; ///< whose value is awaited
    std::optional<TermPlace> last{}; ///< the last text that was read

    [[nodiscard]] bool expects(Expected what) const { return (expected & static_cast<std::uint16_t>(what)) != 0; }
};

/// Reads a query from left to right, once: what stands at a place decides what is read there, so nothing is read again.
/// The query must be UTF-8 and outlive it. Used for one query; for parse() and complete().
class SyntaxReader final {
public:
    explicit SyntaxReader(std::string_view query) : m_query(query) {}

    /// The tree, or none where the query is wrong.
    [[nodiscard]] std::optional<Node> read();
    /// Where read() stopped, also where the query is right: then at its end.
    [[nodiscard]] const SyntaxStop& stop() const { return m_stop; }

private:
    using OptionalNode = std::optional<Node>;
    using Problem = SyntaxStop::Problem;

    // `field` is that of a list of values; null outside of lists.
    OptionalNode chain(Node::Kind kind, const Term* field);
    OptionalNode negation(const Term* field);
    OptionalNode operand();
    OptionalNode group(const Term* field);
    OptionalNode expression();
    OptionalNode values(const Term& field);
    OptionalNode nested(Term path, std::size_t begin);
    OptionalNode range(Term field, std::size_t begin);
    std::optional<Term> term(TermPlace::Role role, const Term* field);
    std::optional<Term> quotedText(TermPlace& place);
    std::optional<Term> plainText(TermPlace& place);
    bool plainEscape(std::string& text, std::size_t& at);

    bool takeConjunction(Node::Kind kind);
    std::optional<RangeOperator> takeComparison();
    bool enter(char bracket, bool isList = false);
    bool leave(char bracket);
    void skipBlanks();
    [[nodiscard]] char peek() const { return m_at < m_query.size() ? m_query[m_at] : '\0'; }
    void expect(Expected what);
    void fail();
    void failAt(Problem problem, std::size_t at);

    std::string_view m_query;
    std::size_t m_at = 0;
    std::size_t m_solidEnd = 0; ///< behind the last text or bracket, without white space
    SyntaxStop m_stop{};
};

} // namespace casewright::kql
