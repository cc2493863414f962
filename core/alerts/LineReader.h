// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>

#include "core/alerts/ContentBlock.h"
#include "core/alerts/TextRecords.h"

namespace casewright::alerts {

/// Reads a file line by line. Looks for a request to stop at each line. One thread.
class LineReader final : public TextRecords {
public:
    LineReader(std::shared_ptr<const InputFile> file, base::Progress* progress, std::stop_token stop);

    /// A line without its line feed, the first one without a byte order mark.
    [[nodiscard]] bool next(TextRecord& line) override;
    /// Goes on with a line that was read before: the one with this number, which begins at the offset.
    void moveTo(std::uint64_t offset, std::uint64_t line);
    [[nodiscard]] const std::optional<base::Error>& error() const override { return m_block.error(); }
    /// In bytes, behind the last line.
    [[nodiscard]] std::uint64_t offset() const { return m_block.offset(); }

private:
    ContentBlock m_block;
    std::uint64_t m_lines = 0;
};

} // namespace casewright::alerts
