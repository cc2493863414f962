// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Printer.h"

#include <algorithm>
#include <string_view>

#include "core/kql/QueryText.h"
#include "core/kql/TermWriter.h"

namespace casewright::kql {
namespace {

bool isChain(const Node& node) { return node.kind == Node::Kind::And || node.kind == Node::Kind::Or; }

/// Whether a node needs brackets to be a child of its own. Nested queries have braces, which are enough.
bool needsBrackets(const Node& node, Node::Kind parent)
{
    switch (parent) {
    case Node::Kind::Not: return isChain(node) || node.kind == Node::Kind::Not;
    case Node::Kind::And: return isChain(node);
    case Node::Kind::Or: return node.kind == Node::Kind::Or;
    default: return false;
    }
}

/// The field that all parts of a node ask, if it can be written once with the values in brackets behind it.
const Term* commonField(const Node& node)
{
    if (node.kind == Node::Kind::Is)
        return node.field.kind == Term::Kind::Null ? nullptr : &node.field;
    if (node.kind != Node::Kind::Not && !isChain(node))
        return nullptr;
    const Term* common = nullptr;
    for (const Node& child : node.children) {
        const Term* const field = commonField(child);
        if (field == nullptr || (common != nullptr && *common != *field))
            return nullptr;
        common = field;
    }
    return common;
}

std::string_view nameOf(RangeOperator op)
{
    switch (op) {
    case RangeOperator::Greater: return " > ";
    case RangeOperator::GreaterOrEqual: return " >= ";
    case RangeOperator::Less: return " < ";
    default: return " <= ";
    }
}

/// Levels of a tree: it needs no more brackets in each other.
std::size_t height(const Node& node)
{
    std::size_t most = 0;
    for (const Node& child : node.children)
        most = std::max(most, height(child));
    return most + 1;
}

class Printer {
public:
    explicit Printer(PrintStyle style) : m_style(style) {}

    /// `inList`: only the values, their field stands before the brackets.
    void print(const Node& node, Node::Kind parent, bool inList)
    {
        const bool brackets = needsBrackets(node, parent);
        const bool isList = !inList && isChain(node) && (brackets || wantsList(node));
        if (const Term* const field = isList ? commonField(node) : nullptr) {
            m_writer.write(*field);
            m_writer.write(": ");
            printInBrackets(node, true);
        } else if (brackets) {
            printInBrackets(node, inList);
        } else {
            printBare(node, inList);
        }
    }

    [[nodiscard]] std::string take() { return m_writer.take(); }

private:
    /// Also where that costs brackets, unless they could be more than KQL takes.
    [[nodiscard]] bool wantsList(const Node& node) const
    {
        return m_style == PrintStyle::Lists && m_depth + 1 + height(node) <= DeepestBrackets;
    }

    void printInBrackets(const Node& node, bool inList)
    {
        ++m_depth;
        m_writer.write("(");
        printBare(node, inList);
        m_writer.write(")");
        --m_depth;
    }

    void printBare(const Node& node, bool inList)
    {
        switch (node.kind) {
        case Node::Kind::Is: printIs(node, inList); break;
        case Node::Kind::Range:
            m_writer.write(node.field);
            m_writer.write(nameOf(node.op));
            m_writer.write(node.value);
            break;
        case Node::Kind::Not:
            m_writer.write("not ");
            print(node.children.front(), Node::Kind::Not, inList);
            break;
        case Node::Kind::Nested:
            m_writer.write(node.field);
            m_writer.write(": ");
            ++m_depth;
            m_writer.write("{ ");
            print(node.children.front(), Node::Kind::Nested, false);
            m_writer.write(" }");
            --m_depth;
            break;
        case Node::Kind::And:
        case Node::Kind::Or: printChain(node, inList); break;
        }
    }

    void printIs(const Node& node, bool inList)
    {
        if (!inList && node.field.kind != Term::Kind::Null) {
            m_writer.write(node.field);
            m_writer.write(": ");
        }
        m_writer.write(node.value);
    }

    void printChain(const Node& node, bool inList)
    {
        bool isFirst = true;
        for (const Node& child : node.children) {
            if (!isFirst)
                m_writer.write(node.kind == Node::Kind::And ? " and " : " or ");
            isFirst = false;
            print(child, node.kind, inList);
        }
    }

    TermWriter m_writer{};
    PrintStyle m_style;
    std::size_t m_depth = 0; ///< brackets that are open
};

} // namespace

std::string print(const Node& tree, PrintStyle style)
{
    Printer printer(style);
    printer.print(tree, Node::Kind::Nested, false);
    return printer.take();
}

std::string printTerm(const Term& term)
{
    TermWriter writer;
    writer.write(term);
    writer.write(" ");
    std::string text = writer.take();
    text.pop_back();
    return text;
}

} // namespace casewright::kql
