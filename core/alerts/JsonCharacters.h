// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

#include <string_view>

#include "core/alerts/ContentBlock.h"

namespace casewright::alerts {

/// What may stand between JSON values in a paste from Kibana's console.
enum class Remarks : std::uint8_t {
    None,
    Comments,   ///< lines that begin with `#` or `//`
    Request,    ///< a line such as `GET _search`, among comments or not
};

/// What a line is that begins so; `beginning` has at least its first 8 bytes, if it has as many.
[[nodiscard]] Remarks remarkOf(std::string_view beginning);

/// The characters of a file one by one, with their places. One thread.
class JsonCharacters final {
public:
    /// The block, which outlives it, stands at the file's begin.
    explicit JsonCharacters(ContentBlock& block) : m_block(block) {}

    /// The next one, or -1 at the end or on an error, which the block has.
    [[nodiscard]] int peek()
    {
        while (m_block.rest().empty() && !m_block.isAtEnd()) {
            if (m_block.isStopped() || !m_block.grow(m_line))
                return -1;
        }
        return m_block.rest().empty() ? -1 : static_cast<unsigned char>(m_block.rest().front());
    }
    /// The same, and goes on behind it.
    int take();
    /// Goes on to what is no blank, and gives it.
    int skipBlanks();
    /// Goes on to the next line.
    void skipLine();
    /// Goes on behind blanks and lines that are remarks.
    Remarks skipRemarks();
    /// Passes a byte order mark.
    void skipMark();
    /// Goes on behind so many bytes of the block's rest.
    void pass(std::size_t count);
    /// Goes on at a place further on, as skipBlanks() and others came to it before. False on an error.
    [[nodiscard]] bool skipTo(std::uint64_t offset, std::uint64_t line, std::uint64_t column);

    [[nodiscard]] std::uint64_t offset() const { return m_block.offset(); }   ///< in bytes of the content
    [[nodiscard]] std::uint64_t line() const { return m_line; }               ///< from 1
    [[nodiscard]] std::uint64_t column() const { return m_column; }           ///< in bytes, from 1
    [[nodiscard]] bool hasFailed() const { return m_block.error().has_value(); }

private:
    ContentBlock& m_block;
    std::uint64_t m_line = 1;
    std::uint64_t m_column = 1;
};

} // namespace casewright::alerts
