// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "core/base/Result.h"

namespace casewright::alerts {

class GzipContent;

/// An ordinary file, open for reading at any place, that must not change meanwhile but by growing. One that is packed with gzip is
/// read as what it holds. Any thread.
class InputFile final {
public:
    /// An error says why the file cannot be read: it is not there, a folder, closed to us, no file.
    [[nodiscard]] static base::Result<std::shared_ptr<const InputFile>> open(const std::string& path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }
    /// The name without folders, `.gz` and the last ending before it.
    [[nodiscard]] std::string stem() const;
    /// The name without folders and `.gz`: what tells the format.
    [[nodiscard]] std::string contentName() const;
    /// Bytes on the disk.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] bool isPacked() const { return m_gzip != nullptr; }

    /// Reads up to `count` bytes of the content from an offset; fewer only at its end.
    [[nodiscard]] base::Result<std::size_t> read(std::uint64_t offset, char* into, std::size_t count) const;
    /// All of the content, at once: for small files.
    [[nodiscard]] base::Result<std::string> readAll() const;
    /// How much of size() was read when the content is read up to an offset: for progress.
    [[nodiscard]] std::uint64_t progressAt(std::uint64_t offset) const;
    /// Bytes held in memory.
    [[nodiscard]] std::uint64_t memoryUse() const;
    /// An error if the file at the path is another one, or was written to, since it was opened. What was appended to it,
    /// as to a log, is no error, and is not read.
    [[nodiscard]] base::Result<void> checkUnchanged() const;

private:
    InputFile();
    [[nodiscard]] base::Result<std::size_t> readDisk(std::uint64_t offset, char* into, std::size_t count) const;
    [[nodiscard]] base::Result<std::string> readTail() const;

    std::string m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
    std::uint64_t m_device = 0;
    std::uint64_t m_inode = 0;
    std::int64_t m_changedSeconds = 0;
    std::int64_t m_changedNanoseconds = 0;
    std::string m_tail;                    ///< the last bytes on the disk
    std::unique_ptr<GzipContent> m_gzip;   ///< if it is packed
};

} // namespace casewright::alerts
