// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/ContentBlock.h"

#include <cstring>
#include <utility>

#include "core/alerts/LineFlattening.h"

namespace casewright::alerts {
namespace {

constexpr std::size_t BlockSize = std::size_t{256} * 1024;
constexpr std::size_t RoomBefore = BlockSize;   // in a block that is read ahead, for the rest of the one before it

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
    if (offset >= m_blockOffset + m_oldest && offset <= m_blockOffset + m_end) {
        m_begin = static_cast<std::size_t>(offset - m_blockOffset);
        return;
    }
    m_blockOffset = offset;
    m_oldest = 0;
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

bool ContentBlock::grow(std::uint64_t line)
{
    const std::size_t rest = m_end - m_begin;
    if (!checkLength(line))
        return false;
    const bool isAsked = m_ahead && m_ahead->isAsked();
    const bool isNext = isAsked && m_nextOffset == m_blockOffset + m_end && rest <= RoomBefore;
    if (isAsked && !isNext)
        m_spare = m_ahead->take().memory; // somebody moved, or a line is very long
    if (!(isNext ? takeNext(rest) : read(rest)))
        return false;
    // The first block is all that some want.
    if (!m_isFirst && !m_isAtEnd && m_end - m_begin <= BlockSize + RoomBefore)
        askForNext();
    m_isFirst = false;
    return true;
}

bool ContentBlock::checkLength(std::uint64_t line)
{
    if (m_end - m_begin <= LongestPiece)
        return true;
    m_error = base::Error{base::ErrorCode::LimitReached,
                          "a line or document is longer than 256 MB; is this a text file?",
                          base::Location{.file = m_file->path(), .line = line, .field = {}}};
    return false;
}

/// Moves the rest of the block to its front first.
bool ContentBlock::read(std::size_t rest)
{
    std::memmove(m_block.data(), m_block.data() + m_begin, rest);
    m_blockOffset += m_begin;
    m_oldest = m_begin = 0;
    m_end = rest;
    if (m_block.size() < LineFlattening::Padding + rest + BlockSize / 2)
        m_block.resize(m_block.size() * 2);
    const std::size_t wanted = m_block.size() - LineFlattening::Padding - rest;
    const base::Result<std::size_t> got = m_file->read(m_blockOffset + rest, m_block.data() + rest, wanted);
    return add(got, wanted, m_file->progressAt(m_blockOffset + rest + got.value_or(0)));
}

/// Puts the rest before the block that was read ahead, where there is room for it.
bool ContentBlock::takeNext(std::size_t rest)
{
    ReadAhead::Piece next = m_ahead->take();
    std::memcpy(next.memory.data() + RoomBefore - rest, m_block.data() + m_begin, rest);
    m_block.swap(next.memory);
    m_spare = std::move(next.memory);
    m_blockOffset = m_nextOffset - RoomBefore;
    m_oldest = m_begin = RoomBefore - rest;
    m_end = RoomBefore;
    return add(next.got, BlockSize, next.progress);
}

void ContentBlock::askForNext()
{
    if (!m_ahead)
        m_ahead.emplace(m_file);
    m_spare.resize(RoomBefore + BlockSize + LineFlattening::Padding);
    m_nextOffset = m_blockOffset + m_end;
    m_ahead->ask(m_nextOffset, std::move(m_spare), RoomBefore, BlockSize);
}

bool ContentBlock::add(const base::Result<std::size_t>& got, std::size_t wanted, std::uint64_t progress)
{
    if (!got) {
        m_error = got.error();
        return false;
    }
    m_end += *got;
    m_isAtEnd = *got < wanted;
    if (m_progress != nullptr)
        m_progress->advanceTo(progress);
    return true;
}

} // namespace casewright::alerts
