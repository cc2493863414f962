// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include <QString>
#include <QTemporaryDir>

namespace casewright::tests {

/// A real disk of some MiB in memory, which only this process sees: the system itself says when it is full.
class TinyDisk final {
public:
    /// Lets this process mount; before it has a second thread. Needs neither root nor anything that stays behind, but a
    /// system that gives a process names of its own.
    static void prepare();
    /// Empty, or why there are no such disks here.
    [[nodiscard]] static QString whyNot();

    explicit TinyDisk(std::uint64_t bytes);
    ~TinyDisk();
    TinyDisk(const TinyDisk&) = delete;
    TinyDisk& operator=(const TinyDisk&) = delete;

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Fills it up to so many bytes.
    void leave(std::uint64_t bytes);
    void makeRoom();

private:
    [[nodiscard]] QString filler() const { return m_folder.filePath(QStringLiteral("filler")); }
    QTemporaryDir m_folder;
};

} // namespace casewright::tests
