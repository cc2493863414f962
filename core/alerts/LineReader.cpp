// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/LineReader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/alerts/LineFlattening.h"

namespace casewright::alerts {
namespace {

constexpr std::size_t BlockSize = std::size_t{256} * 1024;
constexpr std::string_view ByteOrderMark = "\xef\xbb\xbf";

} // namespace

LineReader::LineReader(std::shared_ptr<const InputFile> file, base::Progress* progress, std::stop_token stop)
    : m_file(std::move(file))
    , m_progress(progress)
    , m_stop(std::move(stop))
    , m_block(BlockSize + LineFlattening::Padding)
{
    if (m_progress != nullptr)
        m_progress->begin(m_file->size());
}

bool LineReader::next(Line& line)
{
    std::size_t searched = 0;
    if (m_stop.stop_requested()) {
        m_error = base::Error{base::ErrorCode::Cancelled, "stopped on request", std::nullopt};
        return false;
    }
    for (;;) {
        const char* const rest = m_block.data() + m_begin;
        const std::size_t length = m_end - m_begin;
        const void* const feed = std::memchr(rest + searched, '\n', length - searched);
        if (feed == nullptr && !m_isAtEnd) {
            searched = length;
            if (!fill())
                return false;
            continue;
        }
        if (feed == nullptr && length == 0)
            return false;
        const std::size_t size = feed == nullptr ? length
                                                 : static_cast<std::size_t>(static_cast<const char*>(feed) - rest);
        line = {.text = {rest, size}, .offset = m_blockOffset + m_begin, .number = ++m_lines, .whole = feed != nullptr};
        m_begin += size + (line.whole ? 1 : 0);
        if (line.number == 1 && line.text.starts_with(ByteOrderMark)) {
            line.text.remove_prefix(ByteOrderMark.size());
            line.offset += ByteOrderMark.size();
        }
        return true;
    }
}

/// Moves the rest of the block to its front and reads on behind it.
bool LineReader::fill()
{
    const std::size_t rest = m_end - m_begin;
    if (rest > LongestLine) {
        m_error = base::Error{base::ErrorCode::LimitReached, "the line is longer than 256 MB; is this a text file?",
                              base::Location{.file = m_file->path(), .line = m_lines + 1, .field = {}}};
        return false;
    }
    std::memmove(m_block.data(), m_block.data() + m_begin, rest);
    m_blockOffset += m_begin;
    m_begin = 0;
    m_end = rest;
    if (m_block.size() - LineFlattening::Padding - rest < BlockSize / 2)
        m_block.resize(m_block.size() * 2);
    const std::size_t wanted = m_block.size() - LineFlattening::Padding - rest;
    const base::Result<std::size_t> got = m_file->read(m_blockOffset + rest, m_block.data() + rest, wanted);
    if (!got) {
        m_error = got.error();
        return false;
    }
    m_end += *got;
    m_isAtEnd = *got < wanted;
    if (m_progress != nullptr)
        m_progress->advanceTo(m_file->progressAt(m_blockOffset + m_end));
    return true;
}

} // namespace casewright::alerts
