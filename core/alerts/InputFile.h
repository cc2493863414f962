// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "core/base/Result.h"

namespace casewright::alerts {

/// An ordinary file, open for reading at any place, that must not change meanwhile. Any thread.
class InputFile final {
public:
    /// An error says why the file cannot be read: it is not there, a folder, closed to us, no file.
    [[nodiscard]] static base::Result<std::shared_ptr<const InputFile>> open(const std::string& path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }
    /// The name without folders and the last ending.
    [[nodiscard]] std::string stem() const;
    [[nodiscard]] std::uint64_t size() const { return m_size; }

    /// Reads up to `count` bytes from an offset; fewer only at the end of the file.
    [[nodiscard]] base::Result<std::size_t> read(std::uint64_t offset, char* into, std::size_t count) const;
    /// An error if the file at the path is another one, or was written to, since it was opened.
    [[nodiscard]] base::Result<void> checkUnchanged() const;

private:
    InputFile() = default;

    std::string m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
    std::uint64_t m_device = 0;
    std::uint64_t m_inode = 0;
    std::int64_t m_changedSeconds = 0;
    std::int64_t m_changedNanoseconds = 0;
};

} // namespace casewright::alerts
