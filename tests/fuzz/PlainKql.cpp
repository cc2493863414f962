// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/PlainKql.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <utility>

namespace casewright::tests {
namespace {

using kql::Node;
using kql::Term;

template<class T>
struct Read {
    T what;
    qsizetype end;
};
using ReadNode = std::optional<Read<Node>>;
using ReadTerm = std::optional<Read<Term>>;

const QString Blanks = QStringLiteral(" \t\r\n\u00a0");
const QString Specials = QStringLiteral("\\():<>\"*{}");
/// A character that no random query has.
const QChar Star(0xE000);

/// White space as JavaScript's trim() knows it.
bool isTrimmed(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x09 && code <= 0x0D) || (code >= 0x2000 && code <= 0x200A)
        || QStringLiteral(" \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff").contains(c);
}

class PlainReader {
public:
    explicit PlainReader(QString query) : m_query(std::move(query)) {}

    std::optional<Node> read()
    {
        const qsizetype begin = blanks(0);
        if (begin == m_query.size())
            return kql::matchAll();
        const ReadNode node = disjunction(begin, nullptr);
        if (!node || blanks(node->end) != m_query.size() || m_hasHalf)
            return std::nullopt;
        return node->what;
    }

private:
    [[nodiscard]] qsizetype blanks(qsizetype at) const
    {
        while (at < m_query.size() && Blanks.contains(m_query[at]))
            ++at;
        return at;
    }

    /// Behind a sign, if it is there.
    [[nodiscard]] std::optional<qsizetype> sign(qsizetype at, const char* text) const
    {
        const QString wanted = QString::fromLatin1(text);
        return m_query.mid(at, wanted.size()) == wanted ? std::optional(at + wanted.size()) : std::nullopt;
    }

    [[nodiscard]] std::optional<qsizetype> keyword(qsizetype at, const char* text, bool hasBlankBefore) const
    {
        const QString word = QString::fromLatin1(text);
        const qsizetype begin = hasBlankBefore ? blanks(at) : at;
        const qsizetype end = begin + word.size();
        if ((hasBlankBefore && begin == at) || m_query.mid(begin, word.size()).compare(word, Qt::CaseInsensitive) != 0
            || blanks(end) == end)
            return std::nullopt;
        return blanks(end);
    }

    [[nodiscard]] bool isKeyword(qsizetype at) const
    {
        return keyword(at, "or", true) || keyword(at, "and", true) || keyword(at, "not", false);
    }

    ReadNode chain(qsizetype at, Node::Kind kind, const std::function<ReadNode(qsizetype)>& operand)
    {
        ReadNode first = operand(at);
        if (!first)
            return first;
        Node node{.kind = kind};
        node.children.push_back(first->what);
        qsizetype end = first->end;
        while (const auto next = keyword(end, kind == Node::Kind::Or ? "or" : "and", true)) {
            const ReadNode more = operand(*next);
            if (!more)
                break;
            node.children.push_back(more->what);
            end = more->end;
        }
        return node.children.size() == 1 ? first : ReadNode({node, end});
    }

    /// `field`: of a list of values.
    ReadNode disjunction(qsizetype at, const Term* field)
    {
        const auto negated = [this, field](qsizetype place) { return negation(place, field); };
        const auto conjunction = [this, negated](qsizetype place) { return chain(place, Node::Kind::And, negated); };
        return chain(at, Node::Kind::Or, conjunction);
    }

    ReadNode negation(qsizetype at, const Term* field)
    {
        const auto operand = [this, field](qsizetype place) { return field ? values(place, *field) : query(place); };
        if (const auto behind = keyword(at, "not", false)) {
            if (const ReadNode negated = operand(*behind)) {
                Node node{.kind = Node::Kind::Not};
                node.children.push_back(negated->what);
                return {{node, negated->end}};
            }
        }
        return operand(at);
    }

    ReadNode inBrackets(qsizetype at, const char* open, const char* close, const Term* field)
    {
        const auto inside = sign(at, open);
        const ReadNode node = inside ? disjunction(blanks(*inside), field) : std::nullopt;
        const auto end = node ? sign(blanks(node->end), close) : std::nullopt;
        return end ? ReadNode({node->what, *end}) : std::nullopt;
    }

    ReadNode query(qsizetype at)
    {
        if (ReadNode group = inBrackets(at, "(", ")", nullptr))
            return group;
        const ReadTerm first = term(at);
        if (!first)
            return std::nullopt;
        const qsizetype behind = blanks(first->end);
        if (const auto colon = sign(behind, ":")) {
            if (const ReadNode nested = inBrackets(blanks(*colon), "{", "}", nullptr)) {
                Node node{.kind = Node::Kind::Nested, .field = first->what};
                node.children.push_back(nested->what);
                return {{node, nested->end}};
            }
            if (ReadNode list = values(blanks(*colon), first->what))
                return list;
        }
        if (ReadNode compared = range(behind, first->what))
            return compared;
        return {{{.kind = Node::Kind::Is, .value = first->what}, first->end}};
    }

    ReadNode range(qsizetype at, const Term& field)
    {
        const std::pair<const char*, kql::RangeOperator> operators[] = {{"<=", kql::RangeOperator::LessOrEqual},
                                                                        {">=", kql::RangeOperator::GreaterOrEqual},
                                                                        {"<", kql::RangeOperator::Less},
                                                                        {">", kql::RangeOperator::Greater}};
        for (const auto& [text, op] : operators) {
            if (const auto behind = sign(at, text)) {
                const ReadTerm value = term(blanks(*behind));
                if (!value)
                    return std::nullopt;
                return {{{.kind = Node::Kind::Range, .field = field, .value = value->what, .op = op}, value->end}};
            }
        }
        return std::nullopt;
    }

    ReadNode values(qsizetype at, const Term& field)
    {
        if (ReadNode list = inBrackets(at, "(", ")", &field))
            return list;
        const ReadTerm value = term(at);
        if (!value)
            return std::nullopt;
        return {{{.kind = Node::Kind::Is, .field = field, .value = value->what}, value->end}};
    }

    ReadTerm term(qsizetype at)
    {
        if (ReadTerm quoted = quotedTerm(at))
            return quoted;
        return plainTerm(at);
    }

    /// The characters of text that stand for others: what they are, and the place behind them.
    [[nodiscard]] std::optional<Read<QString>> escape(qsizetype at, bool quoted) const
    {
        if (!sign(at, "\\"))
            return std::nullopt;
        const QString rest = m_query.mid(at + 1);
        for (const auto& [letter, meaning] : {std::pair('t', u'\t'), std::pair('r', u'\r'), std::pair('n', u'\n')})
            if (rest.startsWith(QLatin1Char(letter)))
                return {{QString(QChar(meaning)), at + 2}};
        if (!rest.isEmpty() && (quoted ? QStringLiteral("\\\"") : Specials).contains(rest[0]))
            return {{rest.left(1), at + 2}};
        bool isNumber = rest.startsWith(QLatin1Char('u')) && rest.size() >= 5;
        for (qsizetype i = 1; isNumber && i < 5; ++i)
            isNumber = QStringLiteral("0123456789abcdefABCDEF").contains(rest[i]);
        if (isNumber)
            return {{QString(QChar(rest.mid(1, 4).toUShort(nullptr, 16))), at + 6}};
        for (const char* const word : {"or", "and", "not"})
            if (!quoted && rest.startsWith(QLatin1String(word), Qt::CaseInsensitive))
                return {{rest.left(QLatin1String(word).size()), at + 1 + QLatin1String(word).size()}};
        return std::nullopt;
    }

    std::string utf8(const QString& text)
    {
        m_hasHalf = m_hasHalf || !text.isValidUtf16();
        return text.toStdString();
    }

    ReadTerm quotedTerm(qsizetype at)
    {
        const auto begin = sign(at, "\"");
        if (!begin)
            return std::nullopt;
        QString text;
        qsizetype place = *begin;
        while (place < m_query.size() && !sign(place, "\"")) {
            const auto escaped = escape(place, true);
            text += escaped ? escaped->what : m_query.mid(place, 1);
            place = escaped ? escaped->end : place + 1;
        }
        if (place >= m_query.size())
            return std::nullopt;
        return {{{.kind = Term::Kind::Text, .text = utf8(text), .quoted = true}, place + 1}};
    }

    ReadTerm plainTerm(qsizetype at)
    {
        QString text;
        qsizetype place = at;
        while (place < m_query.size()) {
            if (const auto escaped = escape(place, false)) {
                text += escaped->what;
                place = escaped->end;
                continue;
            }
            const bool isStar = m_query[place] == QLatin1Char('*');
            if (!isStar && (Specials.contains(m_query[place]) || isKeyword(place)))
                break;
            text += isStar ? Star : m_query[place];
            ++place;
        }
        if (place == at)
            return std::nullopt;
        while (!text.isEmpty() && isTrimmed(text.front()))
            text.remove(0, 1);
        while (!text.isEmpty() && isTrimmed(text.back()))
            text.chop(1);
        return {{meaning(text), place}};
    }

    Term meaning(const QString& text)
    {
        if (text == QLatin1String("null"))
            return {};
        if (text == QLatin1String("true") || text == QLatin1String("false"))
            return {.kind = text == QLatin1String("true") ? Term::Kind::True : Term::Kind::False};
        if (!text.contains(Star))
            return {.kind = Term::Kind::Text, .text = utf8(text)};
        Term wildcard{.kind = Term::Kind::Wildcard};
        for (const QString& part : text.split(Star))
            wildcard.parts.push_back(utf8(part));
        return wildcard;
    }

    QString m_query;
    bool m_hasHalf = false; ///< of a surrogate pair
};

} // namespace

std::optional<Node> readPlainly(const std::string& query) { return PlainReader(QString::fromStdString(query)).read(); }

} // namespace casewright::tests
