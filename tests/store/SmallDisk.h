// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <csignal>

#include <QtGlobal>

#include <sys/resource.h>

namespace casewright::tests {

/// While it lives, no file of this process grows beyond a size, as if the disk were full.
class SmallDisk final {
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        struct rlimit limit {};
        if (::getrlimit(RLIMIT_FSIZE, &limit) != 0)
            qFatal("The limit cannot be read.");
        m_before = limit.rlim_cur;
        limit.rlim_cur = bytes;
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            qFatal("The limit cannot be set.");
    }
    ~SmallDisk()
    {
        struct rlimit limit {};
        if (::getrlimit(RLIMIT_FSIZE, &limit) == 0) {
            limit.rlim_cur = m_before;
            static_cast<void>(::setrlimit(RLIMIT_FSIZE, &limit));
        }
        std::signal(SIGXFSZ, SIG_DFL);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlim_t m_before = 0;
};

} // namespace casewright::tests
