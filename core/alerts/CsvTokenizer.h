// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::alerts {

/// Cuts CSV into cells with libcsv: RFC 4180, blanks kept, quotes only around whole cells. Between tabs any other quote
/// is a character, as programs write them that know no quotes. One thread.
class CsvTokenizer final {
public:
    CsvTokenizer();
    ~CsvTokenizer();
    CsvTokenizer(const CsvTokenizer&) = delete;
    CsvTokenizer& operator=(const CsvTokenizer&) = delete;

    /// What stands between cells: a comma unless it is set.
    void setDelimiter(char delimiter);
    /// Forgets a record that was begun.
    void reset();
    /// Goes on with the record. How many bytes were taken: fewer than were given if a quote stands where none may.
    [[nodiscard]] std::size_t feed(std::string_view bytes);
    /// Ends the record at the end of the file. False if a quoted cell is open.
    [[nodiscard]] bool finish();

    /// Records that ended since reset(). Cells are those of the first, as far as they ended.
    [[nodiscard]] std::size_t records() const { return m_records; }
    [[nodiscard]] const std::vector<std::string_view>& cells();

private:
    struct Parser;
    std::size_t feedPlainly(std::string_view bytes);
    std::size_t feedTabs(std::string_view bytes);
    std::size_t takeOpenCell(std::string_view bytes);
    std::size_t takeCell(std::string_view bytes);
    void addCell(std::string_view text);

    std::unique_ptr<Parser> m_parser;
    bool m_isTabs = false;
    bool m_isOpen = false;   ///< between tabs: a quoted cell goes on in the next line
    std::size_t m_records = 0;
    std::string m_text;
    std::vector<std::size_t> m_ends;
    std::vector<std::string_view> m_cells;
};

} // namespace casewright::alerts
