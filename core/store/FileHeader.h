// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Result.h"

namespace casewright::store {

/// The bytes that say what a SQLite file is: https://www.sqlite.org/fileformat.html, "The Database Header".
using FileHeader = std::array<unsigned char, 100>;

/// Reads a file's header without locking the file, changing it, or looking at its log; nothing where it is shorter.
/// Unreadable where the disk does not give it. Any thread.
[[nodiscard]] base::Result<std::optional<FileHeader>> readHeader(const std::string& path);

/// Whether it begins as SQLite's files do.
[[nodiscard]] bool isDatabase(const FileHeader& header);

/// A number of four bytes in it, the highest first.
[[nodiscard]] std::uint32_t numberAt(const FileHeader& header, std::size_t offset);

/// Which program the database names as its own (Schema.h has our name); 0: none.
[[nodiscard]] std::uint32_t applicationOf(const FileHeader& header);

/// The version of a workspace's file that has to be brought up to date before anything is written into it, which takes
/// long where it is large; nothing where it has not. Any thread.
[[nodiscard]] std::optional<int> olderVersion(const std::string& path);

/// Whether the file is a workspace, open or not, told by its header: nothing else may be written over it. False where
/// it is not there or cannot be read. Any thread.
[[nodiscard]] bool isWorkspaceFile(const std::string& path);

} // namespace casewright::store
