// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/CsvTokenizer.h"
#include "core/alerts/InputFile.h"
#include "core/alerts/LineReader.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// A record of a CSV file. The cells and the text live until the next record is read.
struct CsvRecord {
    std::vector<std::string_view> cells;
    std::uint64_t offset = 0;   ///< in bytes, where the record begins
    std::uint64_t line = 0;     ///< its first line, from 1
    bool whole = false;         ///< a line feed ends it
    std::string problem;        ///< why it cannot be used; empty if it can
    std::uint64_t column = 0;   ///< in bytes, from 1, where the problem is in the first line; 0: not known
    std::string_view text;      ///< all of it, without the line feed at its end
};

/// What stands between the cells of a header line: a comma, a tab or a semicolon, whichever is there most.
[[nodiscard]] char guessDelimiter(std::string_view header);

/// The delimiter that a line `sep=;` says, in quotes or not; nothing if it is no such line.
[[nodiscard]] std::optional<char> delimiterSaid(std::string_view line);

/// Reads a CSV file record by record; blank lines are none. The first line tells the delimiter; a line `sep=;` before
/// it, as Excel writes it, says which one it is, and is no record. A record that is no CSV
/// ends with its first line, so that a quote that is never closed costs one line and not the rest of the file. One
/// thread.
class CsvRecords final {
public:
    CsvRecords(std::shared_ptr<const InputFile> file, base::Progress* progress, std::stop_token stop);

    /// False at the end of the file, or if reading failed; error() tells which.
    [[nodiscard]] bool next(CsvRecord& record);
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_lines.error(); }
    [[nodiscard]] char delimiter() const { return m_delimiter; }
    /// In bytes, behind what was read.
    [[nodiscard]] std::uint64_t offset() const { return m_lines.offset(); }

private:
    [[nodiscard]] bool read(CsvRecord& record);
    [[nodiscard]] bool take(const TextRecord& line, CsvRecord& record);
    void finish(CsvRecord& record);
    [[nodiscard]] std::uint64_t columnOfOpenCell();
    [[nodiscard]] bool takeDelimiter(std::string_view line);

    LineReader m_lines;
    CsvTokenizer m_tokenizer;
    std::string m_text;               ///< of the record, where it has several
    char m_delimiter = 0;             ///< 0: no line was read yet
    std::uint64_t m_secondLine = 0;   ///< of the record: its offset
};

/// The cells of a record whose bytes are given, or nothing if it cannot be used. What follows the
/// record is left alone.
[[nodiscard]] std::optional<std::vector<std::string>> parseCsvRecord(std::string_view bytes, char delimiter);

} // namespace casewright::alerts
