// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/GzipContent.h"

#include <algorithm>
#include <array>
#include <new>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <zlib.h>

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t InputSize = std::size_t{256} * 1024;
constexpr std::size_t ScratchSize = std::size_t{64} * 1024;
constexpr std::uint64_t PointDistance = std::uint64_t{4} * 1024 * 1024;   ///< of content, at least
constexpr std::size_t WindowSize = 32'768;                                ///< what deflate looks back at
constexpr int GzipBits = 15 + 16;
constexpr int RawBits = -15;
constexpr std::uint32_t TrailerSize = 8;   ///< checksum and length behind a member

// Of z_stream::data_type after inflate(Z_BLOCK).
constexpr int AtBlockEnd = 128;
constexpr int InLastBlock = 64;
constexpr int UnusedBits = 7;

/// Where unpacking can begin again: between two blocks of deflate.
struct Point {
    std::uint64_t content;      ///< offset in the content
    std::uint64_t file;         ///< offset in the file of the first whole byte that belongs to the next block
    int bits;                   ///< of the byte before, which belong to it too
    std::unique_ptr<std::array<unsigned char, WindowSize>> window;
    std::uint32_t windowSize;
};

unsigned char* bytes(char* text) { return reinterpret_cast<unsigned char*>(text); }

} // namespace

/// The file being unpacked, from some place on. Not thread-safe.
class GzipContent::Stream final {
public:
    Stream(std::string path, ReadFile readFile) : m_path(std::move(path)), m_readFile(std::move(readFile))
    {
        // zlib fails here only without memory.
        if (inflateInit2(&m_zlib, GzipBits) != Z_OK)
            throw std::bad_alloc();
    }
    ~Stream() { inflateEnd(&m_zlib); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    [[nodiscard]] std::uint64_t content() const { return m_content; }
    [[nodiscard]] std::uint64_t filePosition() const { return m_fileOffset - m_zlib.avail_in; }
    [[nodiscard]] std::uint64_t memoryUse() const
    {
        return m_points.size() * (sizeof(Point) + WindowSize) + InputSize + WindowSize;
    }

    /// Goes back, or far ahead, to the last point before an offset.
    Result<void> restart(std::uint64_t offset)
    {
        const auto after = std::upper_bound(m_points.begin(), m_points.end(), offset,
                                            [](std::uint64_t at, const Point& point) { return at < point.content; });
        const bool isBehind = offset < m_content;
        if (after == m_points.begin())
            return isBehind ? begin(0, GzipBits) : Result<void>();
        const Point& point = *std::prev(after);
        if (!isBehind && point.content <= m_content)
            return {};
        if (Result<void> begun = begin(point.file - (point.bits > 0 ? 1 : 0), RawBits); !begun)
            return begun;
        if (point.bits > 0) {
            if (Result<bool> more = fill(); !more || !*more)
                return more ? base::fail(cutOff()) : base::fail(more.error());
            const int first = *m_zlib.next_in++;
            --m_zlib.avail_in;
            inflatePrime(&m_zlib, point.bits, first >> (8 - point.bits));
        }
        inflateSetDictionary(&m_zlib, point.window->data(), point.windowSize);
        m_content = point.content;
        return {};
    }

    /// Unpacks what comes next; 0 at the end.
    Result<std::size_t> next(char* into, std::size_t count)
    {
        m_zlib.next_out = bytes(into);
        m_zlib.avail_out = static_cast<uInt>(std::min<std::size_t>(count, std::size_t{1} << 30U));
        const std::size_t wanted = m_zlib.avail_out;
        while (m_zlib.avail_out > 0 && !m_isAtEnd) {
            if (Result<void> done = step(); !done)
                return base::fail(done.error());
        }
        return wanted - m_zlib.avail_out;
    }

private:
    Result<void> begin(std::uint64_t fileOffset, int windowBits)
    {
        inflateReset2(&m_zlib, windowBits);
        m_isRaw = windowBits == RawBits;
        m_zlib.avail_in = 0;
        m_fileOffset = fileOffset;
        m_content = 0;
        m_isAtEnd = false;
        return {};
    }

    /// Reads on in the file if all of it was used; false at its end.
    Result<bool> fill()
    {
        if (m_zlib.avail_in > 0)
            return true;
        const Result<std::size_t> got = m_readFile(m_fileOffset, m_input.data(), m_input.size());
        if (!got)
            return base::fail(got.error());
        m_fileOffset += *got;
        m_zlib.next_in = bytes(m_input.data());
        m_zlib.avail_in = static_cast<uInt>(*got);
        return *got > 0;
    }

    /// Unpacks up to the end of a block, of the input, or of the place for it.
    Result<void> step()
    {
        if (const Result<bool> more = fill(); !more || !*more)
            return more ? base::fail(cutOff()) : base::fail(more.error());
        const uInt before = m_zlib.avail_out;
        const int code = inflate(&m_zlib, Z_BLOCK);
        m_content += before - m_zlib.avail_out;
        if (code == Z_STREAM_END)
            return endMember();
        if (code == Z_MEM_ERROR)
            throw std::bad_alloc();
        if (code != Z_OK && code != Z_BUF_ERROR)
            return base::fail(damaged());
        if ((m_zlib.data_type & AtBlockEnd) != 0 && (m_zlib.data_type & InLastBlock) == 0)
            keepPoint();
        return {};
    }

    /// Goes on with the next member if there is one. Zeros may stand behind the last one, as tapes leave them.
    Result<void> endMember()
    {
        for (std::uint32_t left = m_isRaw ? TrailerSize : 0; left > 0;) {
            if (const Result<bool> more = fill(); !more || !*more)
                return more ? base::fail(cutOff()) : base::fail(more.error());
            const std::uint32_t skipped = std::min<std::uint32_t>(left, m_zlib.avail_in);
            m_zlib.next_in += skipped;
            m_zlib.avail_in -= skipped;
            left -= skipped;
        }
        std::array<char, 2> magic{};
        const Result<std::size_t> got = m_readFile(filePosition(), magic.data(), magic.size());
        if (!got)
            return base::fail(got.error());
        m_isAtEnd = !isGzip(magic.data(), *got);
        if (m_isAtEnd) {
            if (Result<void> checked = checkRest(filePosition()); !checked)
                return checked;
        }
        inflateReset2(&m_zlib, GzipBits);
        m_isRaw = false;
        return {};
    }

    /// An error if anything but zeros comes from a place of the file on.
    [[nodiscard]] Result<void> checkRest(std::uint64_t begin) const
    {
        std::array<char, 4096> rest{};
        for (std::uint64_t at = begin;;) {
            const Result<std::size_t> got = m_readFile(at, rest.data(), rest.size());
            if (!got || *got == 0)
                return got ? Result<void>() : base::fail(got.error());
            if (std::any_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(*got),
                            [](char c) { return c != '\0'; }))
                return base::fail(ErrorCode::Unreadable,
                                  fmt::format("something else than gzip follows from byte {} on, which nobody would "
                                              "read; take it off, or pack the file anew",
                                              begin),
                                  base::Location{.file = m_path, .field = {}});
            at += *got;
        }
    }

    void keepPoint()
    {
        if (m_content < (m_points.empty() ? 0 : m_points.back().content) + PointDistance)
            return;
        Point point{.content = m_content,
                    .file = filePosition(),
                    .bits = m_zlib.data_type & UnusedBits,
                    .window = std::make_unique<std::array<unsigned char, WindowSize>>(),
                    .windowSize = 0};
        uInt size = 0;
        inflateGetDictionary(&m_zlib, point.window->data(), &size);
        point.windowSize = size;
        m_points.push_back(std::move(point));
    }

    [[nodiscard]] base::Error damaged() const
    {
        return {ErrorCode::Unreadable,
                fmt::format("the file is damaged: gzip cannot unpack it from byte {} on; get it again", filePosition()),
                base::Location{.file = m_path, .field = {}}};
    }
    [[nodiscard]] base::Error cutOff() const
    {
        return {ErrorCode::Unreadable,
                fmt::format("the file is cut off: what gzip packed goes on after its {} bytes; get it again",
                            m_fileOffset),
                base::Location{.file = m_path, .field = {}}};
    }

    std::string m_path;
    ReadFile m_readFile;
    z_stream m_zlib{};
    std::array<char, InputSize> m_input;
    std::uint64_t m_fileOffset = 0;   ///< behind what is in m_input
    std::uint64_t m_content = 0;      ///< offset of what comes next
    bool m_isRaw = false;             ///< begun at a point: no header came, and no checksum will be compared
    bool m_isAtEnd = false;
    std::vector<Point> m_points;      ///< in order
};

GzipContent::GzipContent(std::string path, ReadFile readFile)
    : m_stream(std::make_unique<Stream>(std::move(path), std::move(readFile)))
{
}

GzipContent::~GzipContent() = default;

bool GzipContent::isGzip(const char* bytes, std::size_t count)
{
    return count >= 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

Result<void> GzipContent::seek(std::uint64_t offset)
{
    if (Result<void> restarted = m_stream->restart(offset); !restarted)
        return restarted;
    std::vector<char> scratch(m_stream->content() < offset ? ScratchSize : 0);
    while (m_stream->content() < offset) {
        const std::uint64_t left = offset - m_stream->content();
        const Result<std::size_t> got =
            m_stream->next(scratch.data(), std::min<std::uint64_t>(left, scratch.size()));
        if (!got)
            return base::fail(got.error());
        if (*got == 0)
            break;
    }
    return {};
}

Result<std::size_t> GzipContent::read(std::uint64_t offset, char* into, std::size_t count)
{
    const std::scoped_lock lock(m_mutex);
    if (Result<void> done = seek(offset); !done)
        return base::fail(done.error());
    if (m_stream->content() < offset)
        return 0;
    std::size_t done = 0;
    while (done < count) {
        const Result<std::size_t> got = m_stream->next(into + done, count - done);
        if (!got)
            return base::fail(got.error());
        if (*got == 0)
            break;
        done += *got;
    }
    return done;
}

std::uint64_t GzipContent::position() const
{
    const std::scoped_lock lock(m_mutex);
    return m_stream->filePosition();
}

std::uint64_t GzipContent::memoryUse() const
{
    const std::scoped_lock lock(m_mutex);
    return m_stream->memoryUse();
}

} // namespace casewright::alerts
