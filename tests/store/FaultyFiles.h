// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

namespace casewright::tests {

/// How a disk fails.
enum class Fault : std::uint8_t {
    None,
    Full,        ///< writes find no room: SQLITE_FULL
    WriteError,  ///< writes, and cutting files: SQLITE_IOERR_WRITE, SQLITE_IOERR_TRUNCATE
    SyncError,   ///< what is written does not reach the disk: SQLITE_IOERR_FSYNC
    ReadError,   ///< SQLITE_IOERR_READ
    ReadOnly,    ///< writes are not allowed any more: SQLITE_READONLY
    Locked,      ///< locks are not given: SQLITE_BUSY
};

/// SQLite's files as on a disk that fails: a layer between SQLite and its own, for the whole process. From the n-th
/// call of the fault's kind on (the first is 1) all of them fail, as on a disk that is full, until there is another
/// fault; with `once` only that one fails.
class FaultyFiles final {
public:
    /// Puts the layer in; before the first database is opened.
    static void install();
    static void fail(Fault fault, std::uint64_t nth, bool once = false);
    static void heal() { fail(Fault::None, 0); }
    /// Whether a call failed since fail().
    [[nodiscard]] static bool hasFailed();
};

[[nodiscard]] const char* nameOf(Fault fault);

} // namespace casewright::tests
