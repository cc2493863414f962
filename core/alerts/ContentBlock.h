// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

#include "core/alerts/InputFile.h"
#include "core/alerts/ReadAhead.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// A window that moves over the content of a file, in big blocks; from the second block on the next one is read on
/// another thread meanwhile. Reports progress in bytes of the file once a block. One thread.
class ContentBlock final {
public:
    /// The longest piece that may stand in it at once.
    static constexpr std::size_t LongestPiece = std::size_t{256} * 1024 * 1024;

    ContentBlock(std::shared_ptr<const InputFile> file, base::Progress* progress, std::stop_token stop);

    /// Goes on from another place of the content, which was read before.
    void moveTo(std::uint64_t offset);

    /// What was read and not consumed, with LineFlattening::Padding readable bytes behind it. It stays where it is
    /// until grow().
    [[nodiscard]] std::string_view rest() const { return {m_block.data() + m_begin, m_end - m_begin}; }
    /// In bytes of the content, where rest() begins.
    [[nodiscard]] std::uint64_t offset() const { return m_blockOffset + m_begin; }
    /// Whether nothing comes after rest().
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    void consume(std::size_t count) { m_begin += count; }
    /// Reads on behind rest(). False on an error; `line` is the one that rest() begins with, for it.
    [[nodiscard]] bool grow(std::uint64_t line);
    /// Whether somebody asked to stop; that is the error then.
    [[nodiscard]] bool isStopped();
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }

private:
    [[nodiscard]] bool checkLength(std::uint64_t line);
    [[nodiscard]] bool read(std::size_t rest);
    [[nodiscard]] bool takeNext(std::size_t rest);
    void askForNext();
    [[nodiscard]] bool add(const base::Result<std::size_t>& got, std::size_t wanted, std::uint64_t progress);

    std::shared_ptr<const InputFile> m_file;
    base::Progress* m_progress;
    std::stop_token m_stop;
    std::vector<char> m_block;
    std::size_t m_oldest = 0;           ///< position in the block of the first byte that is still there
    std::size_t m_begin = 0;            ///< of the rest in the block
    std::size_t m_end = 0;
    std::uint64_t m_blockOffset = 0;    ///< of the block's first byte in the content
    bool m_isAtEnd = false;
    std::optional<ReadAhead> m_ahead;   ///< once it is worth a thread
    std::uint64_t m_nextOffset = 0;     ///< in the content, of the block that is read ahead
    std::vector<char> m_spare;          ///< memory for it
    bool m_isFirst = true;              ///< nothing was read yet
    std::optional<base::Error> m_error;
};

} // namespace casewright::alerts
