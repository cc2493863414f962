// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casewright::architecture {

/// What the files of a folder may include. Their own folder and the standard library always go.
struct Layer {
    std::string folder;                  ///< from the root, such as `core/base`
    std::vector<std::string> project;    ///< beginnings of the project headers that go
    std::vector<std::string> libraries;  ///< names of Library that go
    std::vector<std::string> qt;         ///< Qt modules that go, such as `QtCore`
};

/// A library that is neither Qt nor the standard library, known by how its headers begin.
struct Library {
    std::string name;
    std::vector<std::string> headers;   ///< beginnings
    std::vector<std::string> inHeaders; ///< the beginnings of our headers' paths that may include it
};

/// The table of the house (architecture, "Folders"): the one place that says who may include what.
[[nodiscard]] const std::vector<Layer>& layers();
[[nodiscard]] const std::vector<Library>& libraries();

/// The layer that a file belongs to, or null.
[[nodiscard]] const Layer* layerOf(std::string_view path);

} // namespace casewright::architecture
