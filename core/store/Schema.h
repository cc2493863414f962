// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

/// What SQLite's header names our files by: `Cwrt`.
inline constexpr std::uint32_t ApplicationId = 0x43777274;

/// Brings a workspace from one version to the next; runs within a transaction.
using Migration = base::Result<void> (*)(Database&);

/// Runs statements one after the other, up to the first that fails: what a migration is made of.
[[nodiscard]] base::Result<void> executeAll(Database& database, std::span<const char16_t* const> statements);

/// Runs a step, or a part of one, that makes indices of all cases: what they are made of is sorted in memory meanwhile.
[[nodiscard]] base::Result<void> withLargeCaches(Database& database, Migration change);

/// All migrations: the first makes version 1 out of nothing. Their number is the version we write.
[[nodiscard]] std::span<const Migration> migrations();
[[nodiscard]] int schemaVersion();

/// Runs the migrations that the file does not have yet, all or none of them. `beforeChange` is called with the file's
/// version before a file that has one is changed, while nobody else can write it; its error leaves the file as it was.
[[nodiscard]] base::Result<void> migrate(Database& database, std::span<const Migration> steps,
                                         const std::function<base::Result<void>(int version)>& beforeChange = {});

/// What a workspace says of its version, and what it holds, as of one moment.
struct FoundVersion {
    std::int64_t said = 0;
    int ofTables = 0;      ///< 0: those that tell it are missing
    bool hasTables = false;
};
[[nodiscard]] base::Result<FoundVersion> findVersion(Database& database);

/// Looks at every table once: an error where one is missing or its root is damaged.
[[nodiscard]] base::Result<void> checkTables(Database& database);

} // namespace casewright::store
