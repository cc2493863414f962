// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/Result.h"

namespace casewright::store {

class Database;

/// Says that a simulation is being written into a workspace, by a lock on a file beside it
/// (`<workspace>-running`) which the system drops when the process ends, however it ends. Any number of
/// writers share it; who gets it alone knows that there is no writer alive in any process. On a server it is an
/// advisory lock of a connection of its own, which the server drops when it hears no more of the process.
class LiveLock final {
public:
    /// For a writer, as long as its simulation is Running.
    [[nodiscard]] static base::Result<LiveLock> share(const std::string& workspacePath);
    /// For who wants to tidy up: nothing while some writer lives, or where the file cannot be made.
    [[nodiscard]] static std::optional<LiveLock> tryAlone(const std::string& workspacePath);

    /// For who only looks: whether some writer may live. It makes no file, and needs no right to write.
    [[nodiscard]] static bool isHeld(const std::string& workspacePath);
    /// The same, of the workspace that is open already: on a server that is much quicker.
    [[nodiscard]] static bool isHeld(Database& database);

    LiveLock(LiveLock&& other) noexcept;
    LiveLock& operator=(LiveLock&&) = delete;
    ~LiveLock();  ///< removes the file if nobody else holds it

private:
    LiveLock(int file, std::string name);
    explicit LiveLock(std::unique_ptr<Database> connection);
    [[nodiscard]] static int open(const std::string& name, int operation);
    int m_file;
    std::string m_name;
    std::unique_ptr<Database> m_connection;     ///< to a server
};

} // namespace casewright::store
