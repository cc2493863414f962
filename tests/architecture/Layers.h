// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/architecture/SourceTree.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::architecture {

/// Which Qt module a header belongs to, by the name it is included with: `QTableView` to `QtWidgets`.
using QtModules = std::map<std::string, std::string, std::less<>>;

/// Reads the names out of Qt's header folders.
[[nodiscard]] QtModules readQtModules(const std::string& headers);

/// What is wrong with the includes of a file, one text each: `path:line: ...`. Empty if all are allowed.
[[nodiscard]] std::vector<std::string> checkIncludes(const SourceFile& file, const QtModules& qt);

} // namespace casewright::architecture
