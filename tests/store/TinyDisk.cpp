// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/TinyDisk.h"

#include <cerrno>
#include <cstring>

#include <QFile>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace casewright::tests {
namespace {

QString reason = QStringLiteral("it was not prepared"); // NOLINT: of the whole process, as its names are

bool writeWhole(const char* path, const QByteArray& text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    const auto size = static_cast<std::size_t>(text.size());
    const bool done = file >= 0 && ::write(file, text.constData(), size) == text.size();
    if (file >= 0)
        ::close(file);
    return done;
}

/// Names of files of this process's own; where it is not root, with users of its own, of whom it is root.
bool leaveNames()
{
    const QByteArray user = QByteArray::number(::geteuid());
    const QByteArray group = QByteArray::number(::getegid());
    if (::unshare(CLONE_NEWNS) == 0)
        return true;
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && writeWhole("/proc/self/setgroups", "deny")
        && writeWhole("/proc/self/uid_map", "0 " + user + " 1")
        && writeWhole("/proc/self/gid_map", "0 " + group + " 1");
}

} // namespace

void TinyDisk::prepare()
{
    reason.clear();
    if (!leaveNames() || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
        reason = QString::fromLocal8Bit(std::strerror(errno));
        return;
    }
    const QTemporaryDir tried;
    const QByteArray path = tried.path().toLocal8Bit();
    if (::mount("tmpfs", path.constData(), "tmpfs", 0, "size=64k") != 0)
        reason = QString::fromLocal8Bit(std::strerror(errno));
    else
        ::umount2(path.constData(), MNT_DETACH);
}

QString TinyDisk::whyNot() { return reason; }

TinyDisk::TinyDisk(std::uint64_t bytes)
{
    const QByteArray size = "size=" + QByteArray::number(static_cast<qulonglong>(bytes));
    if (::mount("tmpfs", folder().toLocal8Bit().constData(), "tmpfs", 0, size.constData()) != 0)
        qFatal("The disk cannot be mounted: %s.", std::strerror(errno));
}

TinyDisk::~TinyDisk() { ::umount2(folder().toLocal8Bit().constData(), MNT_DETACH); }

void TinyDisk::leave(std::uint64_t bytes)
{
    struct statvfs state {};
    const int file = ::open(filler().toLocal8Bit().constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ::fstatvfs(file, &state) != 0)
        qFatal("The disk cannot be filled: %s.", std::strerror(errno));
    const std::uint64_t free = std::uint64_t{state.f_bavail} * state.f_frsize;
    const bool isFilled = free <= bytes || ::posix_fallocate(file, 0, static_cast<off_t>(free - bytes)) == 0;
    ::close(file);
    if (!isFilled)
        qFatal("The disk cannot be filled.");
}

void TinyDisk::makeRoom()
{
    if (!QFile::remove(filler()))
        qFatal("The filler cannot be removed.");
}

} // namespace casewright::tests
