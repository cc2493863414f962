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
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// A line of a file. The text lies in the reader, with LineFlattening::Padding readable bytes behind
/// it, until the next line is read.
struct Line {
    std::string_view text;      ///< without its line feed; the first line without a byte order mark
    std::uint64_t offset = 0;   ///< in bytes, where the text begins
    std::uint64_t number = 0;   ///< from 1
    bool whole = false;         ///< ended by a line feed, not by the end of the file
};

/// Reads a file line by line in big blocks. Reports progress in bytes once a block, and looks for a
/// request to stop at each line. One thread.
class LineReader final {
public:
    static constexpr std::size_t LongestLine = std::size_t{256} * 1024 * 1024;

    LineReader(std::shared_ptr<const InputFile> file, base::Progress* progress, std::stop_token stop);

    /// False at the end of the file, or if reading failed; error() tells which.
    [[nodiscard]] bool next(Line& line);
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }
    /// In bytes, behind the last line.
    [[nodiscard]] std::uint64_t offset() const { return m_blockOffset + m_begin; }

private:
    [[nodiscard]] bool fill();

    std::shared_ptr<const InputFile> m_file;
    base::Progress* m_progress;
    std::stop_token m_stop;
    std::vector<char> m_block;
    std::size_t m_begin = 0;            ///< of the rest in the block
    std::size_t m_end = 0;
    std::uint64_t m_blockOffset = 0;    ///< of the block's first byte in the file
    std::uint64_t m_lines = 0;
    bool m_isAtEnd = false;             ///< all of the file is in the block
    std::optional<base::Error> m_error;
};

} // namespace casewright::alerts
