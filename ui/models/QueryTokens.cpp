// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/QueryTokens.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/kql/QueryText.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/TextPlaces.h"

namespace casewright::ui {
namespace {

using Kind = QueryToken::Kind;

struct Piece {
    Kind kind;
    std::size_t begin;
    std::size_t end;
};

/// Reads a query without asking whether it is right.
class PieceReader {
public:
    explicit PieceReader(std::string_view query) : m_query(query) {}

    [[nodiscard]] std::vector<Piece> read()
    {
        while (m_at < m_query.size()) {
            if (const std::optional<kql::Conjunction> word = kql::conjunctionAt(m_query, m_at)) {
                take(Kind::Keyword, word->word, word->word + (word->isAnd ? 3 : 2));
                continue;
            }
            const std::size_t begin = kql::behindBlanks(m_query, m_at);
            m_at = begin;
            if (begin < m_query.size())
                readAt(begin);
        }
        return std::move(m_pieces);
    }

private:
    void take(Kind kind, std::size_t begin, std::size_t end)
    {
        m_pieces.push_back({kind, begin, end});
        m_at = end;
    }

    void readAt(std::size_t begin)
    {
        const char c = m_query[begin];
        if (c == '(' || c == ')' || c == '{' || c == '}')
            take(Kind::Bracket, begin, begin + 1);
        else if (c == ':' || c == '<' || c == '>')
            takeOperator(begin);
        else if (kql::isNotAt(m_query, begin))
            take(Kind::Keyword, begin, begin + 3);
        else
            take(Kind::Value, begin, c == '"' ? quotedEnd(begin) : plainEnd(begin));
    }

    void takeOperator(std::size_t begin)
    {
        // What stands before it is a field after all.
        if (!m_pieces.empty() && m_pieces.back().kind == Kind::Value)
            m_pieces.back().kind = Kind::Field;
        const bool isLong = m_query[begin] != ':' && begin + 1 < m_query.size() && m_query[begin + 1] == '=';
        take(Kind::Operator, begin, begin + (isLong ? 2 : 1));
    }

    [[nodiscard]] std::size_t quotedEnd(std::size_t begin) const
    {
        std::size_t at = begin + 1;
        while (at < m_query.size() && m_query[at] != '"')
            at += m_query[at] == '\\' ? 2U : 1U;
        return std::min(at + 1, m_query.size());
    }

    /// Behind the last character that is no white space.
    [[nodiscard]] std::size_t plainEnd(std::size_t begin) const
    {
        std::size_t end = begin;
        for (std::size_t at = begin; at < m_query.size();) {
            if (const std::size_t behind = kql::behindBlanks(m_query, at); behind > at) {
                if (kql::conjunctionAt(m_query, at))
                    break;
                at = behind;
                continue;
            }
            if (at > begin && kql::isNotAt(m_query, at))
                break;
            const char c = m_query[at];
            if (c == '\\')
                at = std::min(std::max(kql::escapeAt(m_query, at, false).end, at + 1), m_query.size());
            else if (kql::isSpecial(c) && c != '*')
                break;
            else
                at = kql::behindCharacter(m_query, at);
            end = at;
        }
        return std::max(end, begin + 1);
    }

    std::string_view m_query;
    std::size_t m_at = 0;
    std::vector<Piece> m_pieces{};
};

} // namespace

std::vector<QueryToken> queryTokens(const QString& query)
{
    const std::string text = toUtf8(query);
    TextPlaces places(text);
    std::vector<QueryToken> tokens;
    for (const Piece& piece : PieceReader(text).read()) {
        const int begin = places.shownAt(piece.begin);
        tokens.push_back({.kind = piece.kind, .begin = begin, .end = places.shownAt(piece.end)});
    }
    return tokens;
}

} // namespace casewright::ui
