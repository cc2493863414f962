// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace casewright::store {

/// Something that rows say twice, or in order, and must say alike.
struct RowCheck {
    int since = 1;             ///< the version of the tables that has what it asks for
    const char16_t* query;     ///< its rows are what is wrong: the key, what is written, what should be
    const char* sentence;      ///< %1, %2, %3 stand for them
    bool isOfFile = false;     ///< asks for what only a file has
};

/// All that is checked of a sound workspace, whoever wrote it. The queries are plain SQL, but for those of files.
[[nodiscard]] std::span<const RowCheck> rowChecks();

} // namespace casewright::store
