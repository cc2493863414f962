// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Interruption.h"

#include <array>
#include <cstdint>
#include <cstdlib>

#include <signal.h>
#include <sys/eventfd.h>
#include <sys/poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "app/cli/ExitCode.h"

namespace casewright::cli {

struct Interruption::SignalMask {
    sigset_t signals{};
};

Interruption::Interruption() : m_before(std::make_unique<SignalMask>())
{
    sigset_t taken;
    sigemptyset(&taken);
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&taken, number);
    pthread_sigmask(SIG_BLOCK, &taken, &m_before->signals);
    m_ending = ::eventfd(0, EFD_CLOEXEC);
    const int signals = ::signalfd(-1, &taken, SFD_CLOEXEC | SFD_NONBLOCK);
    if (m_ending < 0 || signals < 0) {
        // Without the watch the signals end the program, as they would without us.
        pthread_sigmask(SIG_SETMASK, &m_before->signals, nullptr);
        return;
    }
    m_thread = std::jthread([this, signals] { watch(signals); });
}

Interruption::~Interruption()
{
    if (m_thread.joinable()) {
        ::eventfd_write(m_ending, 1);
        m_thread.join();
    }
    if (m_ending >= 0)
        ::close(m_ending);
    pthread_sigmask(SIG_SETMASK, &m_before->signals, nullptr);
}

void Interruption::watch(int signals)
{
    std::array<pollfd, 2> files{pollfd{signals, POLLIN, 0}, pollfd{m_ending, POLLIN, 0}};
    for (;;) {
        if (::poll(files.data(), files.size(), -1) < 0)
            continue;
        signalfd_siginfo taken{};
        if (::read(signals, &taken, sizeof taken) == sizeof taken) {
            // The workspace is as after a kill: whole batches, and marked when it is opened again.
            if (m_source.stop_requested())
                std::_Exit(static_cast<int>(ExitCode::Interrupted));
            m_source.request_stop();
        }
        if (files[1].revents != 0)
            break;
    }
    ::close(signals);
}

} // namespace casewright::cli
