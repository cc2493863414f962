// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QStringList>

namespace casewright::tests {

/// The statements of a dump of a workspace, fixtures/version-1.sql or version-3.sql, which stay as they are when the
/// schema moves on. That of version 3 was written before this version was changed: see core/store/SchemaVersion4.cpp.
[[nodiscard]] QStringList statementsOf(int version);

/// Makes a workspace as a Casewright of this version, 1 to 4, left it: what a dump holds, and so many cases more with
/// a setting each. Ends the program on an error.
void makeOldWorkspace(const std::string& path, int version, int moreCases = 0);

/// What of its rows every version keeps, as text: compared before and after something happened to the file. Read with
/// SQLite alone; begins with "error" where that fails.
[[nodiscard]] std::string contentOf(const std::string& path);

/// The version that the file says it has, or -1.
[[nodiscard]] int versionOf(const std::string& path);

} // namespace casewright::tests
