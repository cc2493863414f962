// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/CsvRecords.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

namespace casewright::alerts {
namespace {

constexpr std::size_t LongestRecord = std::size_t{16} * 1024 * 1024;

} // namespace

char guessDelimiter(std::string_view header)
{
    constexpr std::string_view Delimiters = ",\t;";
    std::array<std::size_t, Delimiters.size()> counts{};
    bool isQuoted = false;
    for (const char c : header) {
        isQuoted = isQuoted != (c == '"');
        const std::size_t which = isQuoted ? Delimiters.npos : Delimiters.find(c);
        if (which != Delimiters.npos)
            ++counts[which];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return Delimiters[static_cast<std::size_t>(most - counts.begin())];
}

CsvRecords::CsvRecords(std::shared_ptr<const InputFile> file, base::Progress* progress, std::stop_token stop)
    : m_lines(std::move(file), progress, std::move(stop))
{
}

bool CsvRecords::next(CsvRecord& record)
{
    const bool isThere = read(record);
    if (isThere && !record.problem.empty() && m_lines.offset() > m_secondLine)
        m_lines.moveTo(m_secondLine, record.line + 1);
    return isThere;
}

bool CsvRecords::read(CsvRecord& record)
{
    record = {};
    m_tokenizer.reset();
    std::size_t size = 0;
    for (TextRecord line; m_lines.next(line);) {
        if (record.line == 0) {
            if (line.text.empty() || line.text == "\r")
                continue;
            if (m_delimiter == 0) {
                m_delimiter = guessDelimiter(line.text);
                m_tokenizer.setDelimiter(m_delimiter);
            }
            record.line = line.line;
            record.offset = line.offset;
            m_secondLine = m_lines.offset();
        }
        size += line.text.size();
        if (take(line, record))
            return true;
        if (size > LongestRecord) {
            record.problem = fmt::format("a quoted value is not closed within {} MB", LongestRecord >> 20U);
            return true;
        }
    }
    if (record.line == 0 || m_lines.error())
        return false;
    finish(record);
    return true;
}

/// Goes on with a line; true if the record ends with it.
bool CsvRecords::take(const TextRecord& line, CsvRecord& record)
{
    record.whole = line.whole;
    if (std::memchr(line.text.data(), '\0', line.text.size()) != nullptr) {
        record.problem = "a zero byte stands in the line, which no text has";
        return true;
    }
    if (!simdjson::validate_utf8(line.text.data(), line.text.size())) {
        record.problem = "the text is not UTF-8; convert the file first (for example with iconv)";
        return true;
    }
    if (!m_tokenizer.feed(line.text) || (line.whole && !m_tokenizer.feed("\n"))) {
        record.problem = "a quote stands inside a value; quote the whole value and double the quotes in it";
        return true;
    }
    if (m_tokenizer.records() == 0)
        return false;
    if (m_tokenizer.records() > 1)
        record.problem = "a carriage return stands alone; lines must end with a line feed";
    else
        record.cells = m_tokenizer.cells();
    return true;
}

/// The file ended without a line feed, or within quotes.
void CsvRecords::finish(CsvRecord& record)
{
    if (m_tokenizer.finish())
        record.cells = m_tokenizer.cells();
    else
        record.problem = "a quoted value is not closed when the file ends";
}

std::optional<std::vector<std::string>> parseCsvRecord(std::string_view bytes, char delimiter)
{
    CsvTokenizer tokenizer;
    tokenizer.setDelimiter(delimiter);
    const bool fine = tokenizer.feed(bytes);
    if (tokenizer.records() == 0 && (!fine || !tokenizer.finish()))
        return std::nullopt;
    return std::vector<std::string>(tokenizer.cells().begin(), tokenizer.cells().end());
}

} // namespace casewright::alerts
