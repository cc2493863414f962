// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/LineReader.h"

#include <cstring>
#include <utility>

namespace casewright::alerts {
namespace {

constexpr std::string_view ByteOrderMark = "\xef\xbb\xbf";

} // namespace

LineReader::LineReader(std::shared_ptr<const InputFile> file, base::Progress* progress, std::stop_token stop)
    : m_block(std::move(file), progress, std::move(stop))
{
}

bool LineReader::next(TextRecord& line)
{
    if (m_block.isStopped())
        return false;
    for (std::size_t searched = 0;;) {
        const std::string_view rest = m_block.rest();
        const void* const feed = std::memchr(rest.data() + searched, '\n', rest.size() - searched);
        if (feed == nullptr && !m_block.isAtEnd()) {
            searched = rest.size();
            if (!m_block.grow(m_lines + 1))
                return false;
            continue;
        }
        if (feed == nullptr && rest.empty())
            return false;
        const std::size_t size =
            feed == nullptr ? rest.size() : static_cast<std::size_t>(static_cast<const char*>(feed) - rest.data());
        line = {.text = rest.substr(0, size), .offset = m_block.offset(), .line = ++m_lines, .whole = feed != nullptr};
        m_block.consume(size + (line.whole ? 1 : 0));
        if (line.line == 1 && line.text.starts_with(ByteOrderMark)) {
            line.text.remove_prefix(ByteOrderMark.size());
            line.offset += ByteOrderMark.size();
        }
        return true;
    }
}

void LineReader::moveTo(std::uint64_t offset, std::uint64_t line)
{
    m_block.moveTo(offset);
    m_lines = line - 1;
}

} // namespace casewright::alerts
