// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace casewright::store {

/// Whether the disk that a file is on has no room for another page or two of SQLite's; false where that cannot be told.
/// SQLite itself calls it an error of the disk where it was about to make the index of its log.
[[nodiscard]] bool isDiskFull(const std::string& path);

/// The folder of a file as a person would name it.
[[nodiscard]] std::string folderOf(const std::string& path);

} // namespace casewright::store
