// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "core/base/Result.h"

namespace casewright::alerts {

/// What a gzip file holds, readable at any place: it is unpacked as far as it is read, and remembers a place to begin
/// again from each 4 MB or so (32 KB of memory each). Several members behind each other are one content, as for gunzip.
/// Zeros may follow, anything else is an error. What was unpacked is checked against gzip's checksums the first time. Any thread; one reads at a time.
class GzipContent final {
public:
    /// Reads bytes of the file, fewer only at its end.
    using ReadFile = std::function<base::Result<std::size_t>(std::uint64_t offset, char* into, std::size_t count)>;

    /// `path` is for errors.
    GzipContent(std::string path, ReadFile readFile);
    ~GzipContent();
    GzipContent(const GzipContent&) = delete;
    GzipContent& operator=(const GzipContent&) = delete;

    /// Whether a file that begins so is packed with gzip.
    [[nodiscard]] static bool isGzip(const char* bytes, std::size_t count);

    /// Unpacks up to `count` bytes from an offset of the content; fewer only at its end. A damaged file, or one that
    /// is cut off, is ErrorCode::Unreadable.
    [[nodiscard]] base::Result<std::size_t> read(std::uint64_t offset, char* into, std::size_t count);
    /// How many bytes of the file were read for what was read last.
    [[nodiscard]] std::uint64_t position() const;
    /// Bytes held in memory.
    [[nodiscard]] std::uint64_t memoryUse() const;

private:
    class Stream;
    [[nodiscard]] base::Result<void> seek(std::uint64_t offset);

    mutable std::mutex m_mutex;
    std::unique_ptr<Stream> m_stream;
};

} // namespace casewright::alerts
