// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::architecture {

/// A file of the source tree: its path from the root, with slashes, and its lines.
struct SourceFile {
    std::string path;
    std::vector<std::string> lines;
};

[[nodiscard]] std::vector<std::string> splitLines(std::string_view text);
[[nodiscard]] bool isHeader(std::string_view path);
[[nodiscard]] bool isCpp(std::string_view path);   ///< a header or a source of C++

[[nodiscard]] bool isCode(std::string_view path);  ///< C++, CMake or shell

/// The code below the named folders of `root`, in order of the paths.
[[nodiscard]] std::vector<SourceFile> readTree(const std::filesystem::path& root,
                                               const std::vector<std::string>& folders);

} // namespace casewright::architecture
