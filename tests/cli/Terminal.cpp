// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Terminal.h"

#include <QtGlobal>

#include <cstdlib>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace casewright::test {

Terminal::Terminal() : m_ours(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)), m_theirs(-1)
{
    const struct winsize size {.ws_row = 40, .ws_col = 100, .ws_xpixel = 0, .ws_ypixel = 0};
    if (m_ours < 0 || ::grantpt(m_ours) != 0 || ::unlockpt(m_ours) != 0 || ::ioctl(m_ours, TIOCSWINSZ, &size) != 0)
        qFatal("There is no terminal to be had.");
    m_theirs = ::open(::ptsname(m_ours), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

Terminal::~Terminal()
{
    ::close(m_theirs);
    ::close(m_ours);
}

const QByteArray& Terminal::text()
{
    char block[4096];
    for (::ssize_t got = 0; (got = ::read(m_ours, block, sizeof block)) > 0;)
        m_text.append(block, got);
    return m_text;
}

void Terminal::type(const QByteArray& keys)
{
    if (::write(m_ours, keys.constData(), static_cast<std::size_t>(keys.size())) != keys.size())
        qFatal("The terminal takes no keys.");
}

} // namespace casewright::test
