// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodWriter.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>
#include <zlib.h>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/DocumentWriter.h"
#include "core/alerts/FloodDuplicates.h"
#include "core/alerts/FloodParts.h"
#include "core/base/Json.h"

namespace casewright::alerts {
namespace {

using base::Result;

constexpr std::size_t BlockSize = 1'000'000;
constexpr int GzipWindow = 15 + 16; // zlib's way of asking for a gzip header

/// A document of a history in one line, as it came in: numbers may have more digits than any type of ours. It says its
/// id and index, which it may have had by its place only.
Result<void> appendHistory(const AlertTable& table, base::AlertRow row, std::string& block)
{
    Result<std::string> text = table.document(row);
    const Result<base::Json> document = text ? base::parseJson(*text) : base::fail(text.error());
    if (!document)
        return base::fail(document.error());
    const base::Json expanded = expandDottedKeys(*document);
    block += '{';
    for (const auto& [field, value] : {std::pair(table.fields().id, table.id(row)),
                                       std::pair(table.fields().index, table.index(row))}) {
        if (!findValue(expanded, field))
            block += base::javascriptString(field) + ':' + base::javascriptString(value) + ',';
    }
    // Something follows: the time. In a string there is no end of a line.
    std::ranges::replace_if(*text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    block.append(*text, text->find('{') + 1);
    return {};
}

/// Writes the document of a row, whoever has it.
class RowWriter final {
public:
    RowWriter(const AlertTable& table, const Flood& flood, std::uint64_t seed, const MixOrder* order)
        : m_table(table)
        , m_order(order)
        , m_writer(table, scopeOf(flood, table), DocumentWriter::Cache::Values)
        , m_duplicates(flood, seed)
    {
    }

    /// Rows must be asked for in order, from the first on.
    Result<void> append(std::uint32_t row, std::string& block)
    {
        if (m_order != nullptr && !m_order->isFlood(row)) {
            Result<void> done = appendHistory(m_table, {row}, block);
            block += '\n';
            return done;
        }
        const std::size_t begin = block.size();
        m_writer.append(row, block);
        block += '\n';
        if (isDuplicate(row))
            block.append(block, begin);
        return {};
    }

private:
    /// Duplicates are drawn for the flood's rows, also those that are not in the mix.
    bool isDuplicate(std::uint32_t row)
    {
        const std::uint32_t floodRow = m_order != nullptr ? m_order->floodRow(row) : row;
        for (; m_drawn < floodRow; ++m_drawn)
            static_cast<void>(m_duplicates.next());
        ++m_drawn;
        return m_duplicates.next();
    }

    const AlertTable& m_table;
    const MixOrder* m_order;
    DocumentWriter m_writer;
    FloodDuplicates m_duplicates;
    std::uint32_t m_drawn = 0;
};

} // namespace

Result<void> writeDocuments(const AlertTable& table, const Flood& flood, std::uint64_t seed, std::uint32_t count,
                            const TextSink& sink, base::Progress* progress, std::stop_token stop,
                            const MixOrder* order)
{
    RowWriter writer(table, flood, seed, order);
    const std::uint32_t documents = std::min(count, table.size());
    if (progress != nullptr)
        progress->begin(documents);
    std::string block;
    for (std::uint32_t row = 0; row < documents; ++row) {
        if (Result<void> appended = writer.append(row, block); !appended)
            return appended;
        if (block.size() < BlockSize && row + 1 < documents)
            continue;
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        if (Result<void> written = sink(block); !written)
            return written;
        block.clear();
        if (progress != nullptr)
            progress->advanceTo(row + 1);
    }
    return {};
}

struct GzipSink::Stream {
    z_stream zlib{};
    std::array<unsigned char, 1U << 17U> packed{};
};

GzipSink::GzipSink(TextSink sink)
    : m_sink(std::move(sink))
    , m_stream(std::make_unique<Stream>())
{
    // It fails for want of memory only.
    if (::deflateInit2(&m_stream->zlib, Z_BEST_SPEED, Z_DEFLATED, GzipWindow, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY)
        != Z_OK)
        throw std::bad_alloc();
}

GzipSink::~GzipSink() { ::deflateEnd(&m_stream->zlib); }

Result<void> GzipSink::write(std::string_view block) { return pack(block, Z_NO_FLUSH); }

Result<void> GzipSink::finish() { return pack({}, Z_FINISH); }

Result<void> GzipSink::pack(std::string_view block, int flush)
{
    z_stream& zlib = m_stream->zlib;
    // Without ZLIB_CONST its pointer is not to const, though zlib only reads.
    zlib.next_in = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(block.data()));
    zlib.avail_in = static_cast<unsigned>(block.size());
    do {
        zlib.next_out = m_stream->packed.data();
        zlib.avail_out = static_cast<unsigned>(m_stream->packed.size());
        static_cast<void>(::deflate(&zlib, flush)); // with room to write to, it always gets on
        const std::size_t made = m_stream->packed.size() - zlib.avail_out;
        const auto* const text = reinterpret_cast<const char*>(m_stream->packed.data());
        if (made > 0) {
            if (Result<void> written = m_sink({text, made}); !written)
                return written;
        }
    } while (zlib.avail_out == 0);
    return {};
}

} // namespace casewright::alerts
