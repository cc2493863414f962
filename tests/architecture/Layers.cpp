// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/Layers.h"

#include "tests/architecture/LayerTable.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace casewright::architecture {
namespace {

struct Include {
    std::string path;
    bool quoted = false;
};

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// The include of a line, if it is one.
std::optional<Include> readInclude(std::string_view line)
{
    line = withoutBlanks(line);
    if (!line.starts_with('#'))
        return std::nullopt;
    line = withoutBlanks(line.substr(1));
    constexpr std::string_view Word = "include";
    if (!line.starts_with(Word))
        return std::nullopt;
    line = withoutBlanks(line.substr(Word.size()));
    if (line.empty() || (line.front() != '"' && line.front() != '<'))
        return std::nullopt;
    const bool quoted = line.front() == '"';
    const std::size_t end = line.find(quoted ? '"' : '>', 1);
    if (end == std::string_view::npos)
        return std::nullopt;
    return Include{std::string(line.substr(1, end - 1)), quoted};
}

bool beginsWithOne(std::string_view text, const std::vector<std::string>& beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [text](const std::string& beginning) { return text.starts_with(beginning); });
}

bool contains(const std::vector<std::string>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isProjectPath(std::string_view path)
{
    return path.starts_with("core/") || path.starts_with("ui/") || path.starts_with("app/")
        || path.starts_with("tests/");
}

/// Why a project header may not be included, or nothing.
std::string checkProject(const Layer& layer, const std::string& header)
{
    if (header.ends_with(".moc"))
        return {};
    if (!isProjectPath(header))
        return "write the path from the root, such as \"core/base/Result.h\"";
    if (!isHeader(header))
        return "include headers only";
    if (header.starts_with(layer.folder + '/') || beginsWithOne(header, layer.project))
        return {};
    return layer.folder + " may not know this header";
}

std::string checkQt(const Layer& layer, std::string_view header, std::string_view module)
{
    if (header == module || header.ends_with(".h"))
        return "include the class, such as <QObject>, and no whole module or lower-case header";
    if (!contains(layer.qt, module))
        return layer.folder + " may not use " + std::string(module);
    return {};
}

std::string checkLibrary(const Layer& layer, const Library& library, std::string_view file)
{
    if (!contains(layer.libraries, library.name) && !beginsWithOne(file, library.inHeaders))
        return layer.folder + " may not use " + library.name;
    if (isHeader(file) && !beginsWithOne(file, library.inHeaders))
        return library.name + " belongs into .cpp files, not into headers";
    return {};
}

std::string checkAngle(const Layer& layer, const std::string& header, std::string_view file, const QtModules& qt)
{
    if (isProjectPath(header))
        return "write project headers in quotes";
    if (header.starts_with("Qt") && header.find('/') != std::string::npos)
        return "write Qt headers without their module, such as <QTableView>";
    if (const auto module = qt.find(header); module != qt.end())
        return checkQt(layer, header, module->second);
    for (const Library& library : libraries()) {
        if (beginsWithOne(header, library.headers))
            return checkLibrary(layer, library, file);
    }
    if (header.find_first_of("./Q") == std::string::npos)
        return {}; // the standard library's headers have no ending
    return "the table of layers does not know this header";
}

} // namespace

QtModules readQtModules(const std::string& headers)
{
    QtModules modules;
    for (const auto& module : std::filesystem::directory_iterator(headers)) {
        if (!module.is_directory())
            continue;
        for (const auto& header : std::filesystem::directory_iterator(module.path())) {
            if (header.is_regular_file())
                modules.emplace(header.path().filename().string(), module.path().filename().string());
        }
    }
    return modules;
}

std::vector<std::string> checkIncludes(const SourceFile& file, const QtModules& qt)
{
    const Layer* const layer = layerOf(file.path);
    if (layer == nullptr)
        return {file.path + ": the table of layers does not have this folder"};
    std::vector<std::string> wrong;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::optional<Include> include = readInclude(file.lines[i]);
        if (!include)
            continue;
        const std::string why = include->quoted ? checkProject(*layer, include->path)
                                                : checkAngle(*layer, include->path, file.path, qt);
        if (!why.empty())
            wrong.push_back(file.path + ':' + std::to_string(i + 1) + ": " + include->path + ": " + why);
    }
    return wrong;
}

} // namespace casewright::architecture
