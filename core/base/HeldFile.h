// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace casewright::base {

/// A file that this process holds locks on while the object lives: a workspace. Whoever opens and closes such a file,
/// even to look at it, drops these locks (POSIX), and another program may then spoil it. Any thread.
class HeldFile final {
public:
    explicit HeldFile(std::string path);
    ~HeldFile();
    HeldFile(const HeldFile&) = delete;
    HeldFile& operator=(const HeldFile&) = delete;

private:
    std::string m_path;
};

/// Whether the name leads to a held file or to a part of it beside it (`-wal`, `-shm`), through links too. To be asked
/// before a file that a person named is opened; it opens nothing itself. Any thread.
[[nodiscard]] bool isHeld(const std::string& path);

} // namespace casewright::base
