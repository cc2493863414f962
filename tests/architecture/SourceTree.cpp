// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/SourceTree.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace casewright::architecture {

std::vector<std::string> splitLines(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

bool isHeader(std::string_view path)
{
    return path.ends_with(".h");
}

bool isCpp(std::string_view path)
{
    return isHeader(path) || path.ends_with(".cpp");
}

bool isCode(std::string_view path)
{
    return isCpp(path) || path.ends_with("CMakeLists.txt") || path.ends_with(".cmake") || path.ends_with(".sh");
}

std::vector<SourceFile> readTree(const std::filesystem::path& root, const std::vector<std::string>& folders)
{
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!std::filesystem::is_directory(root / folder))
            continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (!entry.is_regular_file() || !isCode(entry.path().generic_string()))
                continue;
            std::ifstream in(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
            files.push_back({entry.path().lexically_relative(root).generic_string(), splitLines(text)});
        }
    }
    std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

} // namespace casewright::architecture
