// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonListReader.h"

#include <algorithm>
#include <utility>

#include "core/alerts/JsonValueScan.h"

namespace casewright::alerts {

JsonListReader::JsonListReader(std::shared_ptr<const InputFile> file, JsonLayout layout, base::Progress* progress,
                               std::stop_token stop)
    : m_layout(std::move(layout))
    , m_block(std::move(file), progress, std::move(stop))
{
}

bool JsonListReader::next(TextRecord& record)
{
    if (m_isDone || m_block.isStopped() || (m_line == 0 && !skipTo(m_layout.offset)) || !skipBetween())
        return false;
    const bool isList = m_layout.shape == JsonShape::List;
    if (m_block.rest().empty()) {
        m_isDone = true;
        record = {.text = {}, .offset = m_block.offset(), .line = m_line, .column = m_column, .whole = false};
        return isList;
    }
    if (isList && m_block.rest().front() == ']') {
        m_isDone = true;
        return false;
    }
    JsonValueScan scan;
    std::size_t end = scan.end(m_block.rest());
    while (end == JsonValueScan::NotYet && !m_block.isAtEnd()) {
        if (m_block.isStopped() || !m_block.grow(m_line))
            return false;
        end = scan.end(m_block.rest());
    }
    record = {.text = m_block.rest().substr(0, end),
              .offset = m_block.offset(),
              .line = m_line,
              .column = m_column,
              .whole = end != JsonValueScan::NotYet};
    m_isDone = !record.whole; // what is missing is missing once
    pass(record.text.size());
    return true;
}

bool JsonListReader::skipTo(std::uint64_t offset)
{
    m_line = m_layout.line;
    m_column = m_layout.column;
    while (m_block.offset() + m_block.rest().size() < offset) {
        m_block.consume(m_block.rest().size());
        if (m_block.isAtEnd() || m_block.isStopped() || !m_block.grow(1))
            return false;
    }
    m_block.consume(static_cast<std::size_t>(offset - m_block.offset()));
    return true;
}

/// Blanks, and the commas of a list.
bool JsonListReader::skipBetween()
{
    const std::string_view between = m_layout.shape == JsonShape::List ? ", \t\r\n" : " \t\r\n";
    for (;;) {
        const std::string_view rest = m_block.rest();
        const std::size_t first = rest.find_first_not_of(between);
        pass(std::min(first, rest.size()));
        if (first != rest.npos || m_block.isAtEnd())
            return true;
        if (m_block.isStopped() || !m_block.grow(m_line))
            return false;
    }
}

void JsonListReader::pass(std::size_t count)
{
    const std::string_view passed = m_block.rest().substr(0, count);
    m_line += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
    const std::size_t last = passed.rfind('\n');
    m_column = last == passed.npos ? m_column + count : count - last;
    m_block.consume(count);
}

} // namespace casewright::alerts
