// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/CsvTokenizer.h"

#include <algorithm>
#include <new>

#include <csv.h>

namespace casewright::alerts {
namespace {

extern "C" int noBlank(unsigned char)
{
    return 0; // libcsv would cut blanks off the ends of cells; RFC 4180 says that they belong to them
}

constexpr std::string_view EndsOfCells = "\t\r\n";

std::size_t endOfCell(std::string_view bytes, std::size_t from)
{
    return std::min(bytes.find_first_of(EndsOfCells, from), bytes.size());
}

/// The first quote from there on that is not doubled; npos if there is none.
std::size_t closingQuote(std::string_view bytes, std::size_t from)
{
    for (std::size_t at = bytes.find('"', from); at != bytes.npos; at = bytes.find('"', at + 2))
        if (at + 1 >= bytes.size() || bytes[at + 1] != '"')
            return at;
    return bytes.npos;
}

} // namespace

/// Bytes that a cell's memory grows by. libcsv's own 128 mean ten thousand copies of a quote that is never closed, where
/// memory does not grow in place.
constexpr std::size_t CellGrowth = std::size_t{64} * 1024;

struct CsvTokenizer::Parser {
    csv_parser state{};

    Parser()
    {
        if (csv_init(&state, CSV_STRICT | CSV_STRICT_FINI) != 0)
            throw std::bad_alloc();
        csv_set_space_func(&state, &noBlank);
        csv_set_blk_size(&state, CellGrowth);
    }
    ~Parser() { csv_free(&state); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    static void cell(void* text, std::size_t size, void* owner) noexcept
    {
        static_cast<CsvTokenizer*>(owner)->addCell({static_cast<const char*>(text), size});
    }
    static void record(int, void* owner) noexcept { ++static_cast<CsvTokenizer*>(owner)->m_records; }
};

CsvTokenizer::CsvTokenizer()
    : m_parser(std::make_unique<Parser>())
{
}

CsvTokenizer::~CsvTokenizer() = default;

void CsvTokenizer::setDelimiter(char delimiter)
{
    m_isTabs = delimiter == '\t';
    csv_set_delim(&m_parser->state, static_cast<unsigned char>(delimiter));
}

void CsvTokenizer::reset()
{
    m_parser->state.pstate = 0;
    m_parser->state.quoted = 0;
    m_parser->state.spaces = 0;
    m_parser->state.entry_pos = 0;
    m_parser->state.status = 0;
    m_isOpen = false;
    m_records = 0;
    m_text.clear();
    m_ends.clear();
}

std::size_t CsvTokenizer::feed(std::string_view bytes)
{
    return m_isTabs ? feedTabs(bytes) : feedPlainly(bytes);
}

std::size_t CsvTokenizer::feedPlainly(std::string_view bytes)
{
    return csv_parse(&m_parser->state, bytes.data(), bytes.size(), &Parser::cell, &Parser::record, this);
}

std::size_t CsvTokenizer::feedTabs(std::string_view bytes)
{
    // Most lines have no quote.
    if (!m_isOpen && bytes.find('"') == bytes.npos)
        return feedPlainly(bytes);
    std::size_t taken = 0;
    while (taken < bytes.size() && m_parser->state.status == 0) {
        const std::string_view rest = bytes.substr(taken);
        taken += m_isOpen ? takeOpenCell(rest) : takeCell(rest);
    }
    return taken;
}

/// As far as the quote that closes the cell, which what follows must fit.
std::size_t CsvTokenizer::takeOpenCell(std::string_view bytes)
{
    const std::size_t end = closingQuote(bytes, 0);
    m_isOpen = end == bytes.npos;
    return feedPlainly(bytes.substr(0, m_isOpen ? end : std::min(endOfCell(bytes, end) + 1, bytes.size())));
}

/// A cell and what ends it. One with quotes that do not enclose it is handed on as if it were quoted.
std::size_t CsvTokenizer::takeCell(std::string_view bytes)
{
    const std::size_t end = endOfCell(bytes, 0);
    if (bytes.front() == '"') {
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        const std::size_t quote = closingQuote(line, 1);
        m_isOpen = quote == line.npos;
        if (m_isOpen)
            return feedPlainly(bytes.substr(0, 1));
        if (quote + 1 == line.size() || EndsOfCells.find(line[quote + 1]) != EndsOfCells.npos)
            return feedPlainly(bytes.substr(0, std::min(quote + 2, bytes.size())));
    }
    const std::string_view cell = bytes.substr(0, end);
    if (cell.find('"') == cell.npos)
        return feedPlainly(bytes.substr(0, std::min(end + 1, bytes.size())));
    std::string quoted = "\"";
    for (const char c : cell)
        quoted.append(c == '"' ? 2 : 1, c);
    static_cast<void>(feedPlainly(quoted += '"'));
    return end + feedPlainly(bytes.substr(end, 1));
}

bool CsvTokenizer::finish()
{
    return csv_fini(&m_parser->state, &Parser::cell, &Parser::record, this) == 0;
}

const std::vector<std::string_view>& CsvTokenizer::cells()
{
    m_cells.clear();
    std::size_t begin = 0;
    for (const std::size_t end : m_ends) {
        m_cells.push_back(std::string_view(m_text).substr(begin, end - begin));
        begin = end;
    }
    return m_cells;
}

void CsvTokenizer::addCell(std::string_view text)
{
    if (m_records > 0)
        return;
    m_text += text;
    m_ends.push_back(m_text.size());
}

} // namespace casewright::alerts
