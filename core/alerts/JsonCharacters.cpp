// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonCharacters.h"

#include <algorithm>
#include <string_view>

namespace casewright::alerts {
namespace {

constexpr std::string_view ByteOrderMark = "\xef\xbb\xbf";

bool isBlank(int c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

} // namespace

Remarks remarkOf(std::string_view beginning)
{
    if (beginning.starts_with('#') || beginning.starts_with("//"))
        return Remarks::Comments;
    for (const std::string_view method : {"GET ", "POST ", "PUT ", "DELETE ", "HEAD ", "PATCH "})
        if (beginning.starts_with(method))
            return Remarks::Request;
    return Remarks::None;
}

int JsonCharacters::take()
{
    const int c = peek();
    if (c < 0)
        return c;
    m_block.consume(1);
    ++m_column;
    if (c == '\n') {
        ++m_line;
        m_column = 1;
    }
    return c;
}

int JsonCharacters::skipBlanks()
{
    while (isBlank(peek()))
        take();
    return peek();
}

void JsonCharacters::skipLine()
{
    for (int c = take(); c >= 0 && c != '\n'; c = take()) {}
}

Remarks JsonCharacters::skipRemarks()
{
    constexpr std::size_t Beginning = 8;
    Remarks found = Remarks::None;
    while (skipBlanks() >= 0) {
        while (m_block.rest().size() < Beginning && !m_block.isAtEnd() && !m_block.error())
            static_cast<void>(m_block.grow(m_line));
        const Remarks next = remarkOf(m_block.rest().substr(0, Beginning));
        if (next == Remarks::None)
            break;
        skipLine();
        found = std::max(found, next);
    }
    return found;
}

void JsonCharacters::skipMark()
{
    while (m_block.rest().size() < ByteOrderMark.size() && !m_block.isAtEnd() && !m_block.error())
        static_cast<void>(m_block.grow(1));
    if (m_block.rest().starts_with(ByteOrderMark))
        m_block.consume(ByteOrderMark.size());
}

void JsonCharacters::pass(std::size_t count)
{
    const std::string_view passed = m_block.rest().substr(0, count);
    m_line += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
    const std::size_t last = passed.rfind('\n');
    m_column = last == passed.npos ? m_column + count : count - last;
    m_block.consume(count);
}

bool JsonCharacters::skipTo(std::uint64_t offset, std::uint64_t line, std::uint64_t column)
{
    m_line = line;
    m_column = column;
    while (m_block.offset() + m_block.rest().size() < offset) {
        m_block.consume(m_block.rest().size());
        if (m_block.isAtEnd() || m_block.isStopped() || !m_block.grow(1))
            return false;
    }
    m_block.consume(static_cast<std::size_t>(offset - m_block.offset()));
    return true;
}

} // namespace casewright::alerts
