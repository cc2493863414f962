// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/ContentBlock.h"

#include <cstring>
#include <utility>

#include "core/alerts/LineFlattening.h"

namespace casewright::alerts {
namespace {

constexpr std::size_t BlockSize = std::size_t{256} * 1024;

} // namespace

ContentBlock::ContentBlock(std::shared_ptr<const InputFile> file, base::Progress* progress, std::stop_token stop)
    : m_file(std::move(file))
    , m_progress(progress)
    , m_stop(std::move(stop))
    , m_block(BlockSize + LineFlattening::Padding)
{
    if (m_progress != nullptr)
        m_progress->begin(m_file->size());
}

void ContentBlock::moveTo(std::uint64_t offset)
{
    if (offset >= m_blockOffset && offset <= m_blockOffset + m_end) {
        m_begin = static_cast<std::size_t>(offset - m_blockOffset);
        return;
    }
    m_blockOffset = offset;
    m_begin = 0;
    m_end = 0;
    m_isAtEnd = false;
}

bool ContentBlock::isStopped()
{
    if (!m_stop.stop_requested())
        return false;
    m_error = base::Error{base::ErrorCode::Cancelled, "stopped on request", std::nullopt};
    return true;
}

/// Moves the rest of the block to its front first.
bool ContentBlock::grow(std::uint64_t line)
{
    const std::size_t rest = m_end - m_begin;
    if (rest > LongestPiece) {
        m_error = base::Error{base::ErrorCode::LimitReached,
                              "a line or document is longer than 256 MB; is this a text file?",
                              base::Location{.file = m_file->path(), .line = line, .field = {}}};
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
