// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace casewright::store {

/// What a program can hold of a workspace.
enum class Hold {
    Writing,     ///< SQLite's lock: it changes something just now
    Simulating,  ///< it stores a simulation, see LiveLock.h
};

/// Who holds it, for a sentence: `casewright-cli (process 4711)`, several with commas; `this program itself`; empty
/// where nobody does or the system does not say (another computer, a server, another user's process). Any thread;
/// touches no lock.
[[nodiscard]] std::string holderOf(const std::string& workspacePath, Hold hold);

} // namespace casewright::store
