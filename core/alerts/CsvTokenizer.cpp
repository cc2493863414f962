// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/CsvTokenizer.h"

#include <new>

#include <csv.h>

namespace casewright::alerts {
namespace {

extern "C" int noBlank(unsigned char)
{
    return 0; // libcsv would cut blanks off the ends of cells; RFC 4180 says that they belong to them
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
    csv_set_delim(&m_parser->state, static_cast<unsigned char>(delimiter));
}

void CsvTokenizer::reset()
{
    m_parser->state.pstate = 0;
    m_parser->state.quoted = 0;
    m_parser->state.spaces = 0;
    m_parser->state.entry_pos = 0;
    m_parser->state.status = 0;
    m_records = 0;
    m_text.clear();
    m_ends.clear();
}

std::size_t CsvTokenizer::feed(std::string_view bytes)
{
    return csv_parse(&m_parser->state, bytes.data(), bytes.size(), &Parser::cell, &Parser::record, this);
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
