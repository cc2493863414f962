// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::store {

/// Something that is wrong with a workspace.
struct CheckFinding {
    enum class Kind : std::uint8_t {
        Version,       ///< another program changed the number that says of which version it is
        Damage,        ///< the file itself: SQLite cannot read a part of it, or an index lies
        Reference,     ///< a row that belongs to one that is not there
        Disagreement,  ///< rows that contradict each other: a total, a sum, an order
        Unreadable,    ///< a rule or analyst model that is not what it should be
        Secret,        ///< a connector that keeps a secret in clear, as older versions let it
    };
    Kind kind = Kind::Damage;
    std::string text;  ///< a sentence, without the workspace's name
};

/// What a check found.
struct CheckReport {
    std::string path;
    bool isFile = true;                  ///< else a server looks after files and references, and rows alone were compared
    int version = 0;                     ///< of its tables
    std::vector<CheckFinding> findings;  ///< at most MostFindings
    bool hasMore = false;                ///< there is more than that
    std::vector<std::string> notChecked; ///< what was left out, and why: a sentence each, with what to do
    std::vector<std::string> copies;     ///< kept before it was brought up to date, see KeptCopy.h
};

inline constexpr std::size_t MostFindings = 100;

/// Looks at all of a workspace, also at one that is too damaged to be opened, and changes nothing: SQLite's
/// `integrity_check` and `foreign_key_check`, then what our rows must say about each other, all of it as of one moment,
/// whoever writes meanwhile; at last the index of words, if nobody writes then (else the report says so). On a server
/// rows are compared, and rules and analyst models read. `progress` counts the checks and may be null.
/// Any thread; it opens a connection of its own. Errors: as Workspace::open to read, Cancelled soon after a stop.
[[nodiscard]] base::Result<CheckReport> checkWorkspace(const std::string& path, base::Progress* progress,
                                                       const std::stop_token& stop);

/// Whether its file and its rows can be relied on: a secret that it keeps is no damage.
[[nodiscard]] bool isSound(const CheckReport& report);

/// What to do about the findings, a step each; empty where there are none.
[[nodiscard]] std::vector<std::string> adviceOn(const CheckReport& report);

/// For people and programs: `version`, `damage`, `reference`, `disagreement`, `unreadable`, `secret`.
[[nodiscard]] const char* nameOf(CheckFinding::Kind kind);

} // namespace casewright::store
