// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/CsvRecords.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "core/alerts/CsvBeginning.h"
#include "core/base/Utf8.h"

namespace casewright::alerts {
namespace {

constexpr std::size_t LongestRecord = std::size_t{16} * 1024 * 1024;

/// How many bytes of a text that is not UTF-8 are whole characters, from its beginning.
std::size_t wholeCharacters(std::string_view text)
{
    std::size_t least = 0;
    std::size_t most = text.size();
    while (most - least > 1) {
        const std::size_t middle = least + (most - least) / 2;
        // A character that is cut is no fault of what is before it.
        const std::size_t cut = base::characterBegin(text, middle);
        (simdjson::validate_utf8(text.data(), std::max(cut, least)) ? least : most) = middle;
    }
    return base::characterBegin(text, least);
}

} // namespace

std::optional<char> delimiterSaid(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.size() > 2 && line.front() == '"' && line.back() == '"')
        line = line.substr(1, line.size() - 2);
    constexpr std::string_view Key = "sep=";
    const auto isKey = [](char wanted, char c) { return c == wanted || c == wanted - 'a' + 'A'; };
    if (line.size() != Key.size() + 1 || !std::equal(Key.begin(), Key.end() - 1, line.begin(), isKey)
        || line[Key.size() - 1] != '=')
        return std::nullopt;
    constexpr std::string_view Delimiters = ",;\t|:^~ ";
    return Delimiters.find(line.back()) == Delimiters.npos ? std::nullopt : std::optional(line.back());
}

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
    m_text.clear();
    m_tokenizer.reset();
    std::size_t size = 0;
    for (TextRecord line; m_lines.next(line);) {
        if (record.line == 0) {
            if (line.text.empty() || line.text == "\r")
                continue;
            if (m_delimiter == 0 && takeDelimiter(line.text))
                continue;
            record.line = line.line;
            record.offset = line.offset;
            m_secondLine = m_lines.offset();
        }
        size += line.text.size();
        if (take(line, record)) {
            record.text = m_text.empty() ? line.text : std::string_view(m_text += line.text);
            return true;
        }
        m_text += line.text;
        m_text += line.whole ? "\n" : "";
        if (size > LongestRecord) {
            record.problem = fmt::format("a quoted value is not closed within {} MB", LongestRecord >> 20U);
            record.column = columnOfOpenCell();
            return true;
        }
    }
    if (record.line == 0 || m_lines.error())
        return false;
    finish(record);
    return true;
}

/// Of the first line. True if that is all that it says.
bool CsvRecords::takeDelimiter(std::string_view line)
{
    const std::optional<char> said = delimiterSaid(line);
    m_delimiter = said.value_or(guessDelimiter(line));
    m_tokenizer.setDelimiter(m_delimiter);
    return said.has_value();
}

/// Goes on with a line; true if the record ends with it.
bool CsvRecords::take(const TextRecord& line, CsvRecord& record)
{
    record.whole = line.whole;
    const bool isFirst = record.line == line.line;
    const auto refuse = [&record, isFirst](std::size_t at, std::string problem) {
        record.column = isFirst ? at + 1 : 0;
        record.problem = std::move(problem);
        return true;
    };
    if (const std::size_t zero = line.text.find('\0'); zero != line.text.npos)
        return refuse(zero, "a zero byte stands in the line, which no text has");
    if (!simdjson::validate_utf8(line.text.data(), line.text.size()))
        return refuse(wholeCharacters(line.text),
                      "the text is not UTF-8; convert the file first (for example with iconv)");
    const std::size_t fed = m_tokenizer.feed(line.text);
    if (fed < line.text.size() || (line.whole && m_tokenizer.feed("\n") == 0))
        return refuse(fed, "a quote stands inside a value; quote the whole value and double the quotes in it");
    if (m_tokenizer.records() == 0)
        return false;
    if (m_tokenizer.records() > 1)
        return refuse(line.text.find('\r'), "a carriage return stands alone; lines must end with a line feed");
    record.cells = m_tokenizer.cells();
    return true;
}

/// The file ended without a line feed, or within quotes.
void CsvRecords::finish(CsvRecord& record)
{
    record.text = m_text;
    if (m_tokenizer.finish()) {
        record.cells = m_tokenizer.cells();
        return;
    }
    record.column = columnOfOpenCell();
    record.problem = "a quoted value is not closed when the file ends";
}

/// Where the cell begins that has not ended, if that is in the first line; else 0.
std::uint64_t CsvRecords::columnOfOpenCell()
{
    const CsvPlace cell = placeOfCell(m_text, m_delimiter, m_tokenizer.cells().size());
    return cell.linesBelow == 0 ? cell.column : 0;
}

std::optional<std::vector<std::string>> parseCsvRecord(std::string_view bytes, char delimiter)
{
    CsvTokenizer tokenizer;
    tokenizer.setDelimiter(delimiter);
    const bool fine = tokenizer.feed(bytes) == bytes.size();
    if (tokenizer.records() == 0 && (!fine || !tokenizer.finish()))
        return std::nullopt;
    return std::vector<std::string>(tokenizer.cells().begin(), tokenizer.cells().end());
}

} // namespace casewright::alerts
