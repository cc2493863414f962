// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSqlDatabase>
#include <QString>

namespace casewright::test {

/// Another program that works on a workspace's file, with SQLite and nothing of ours.
class OtherProgram final {
public:
    explicit OtherProgram(const QString& path);
    ~OtherProgram();
    OtherProgram(const OtherProgram&) = delete;
    OtherProgram& operator=(const OtherProgram&) = delete;

    void run(const QString& sql);
    /// The first column of the first row; empty where there is none.
    [[nodiscard]] QString text(const QString& sql);

private:
    QSqlDatabase m_connection;
};

} // namespace casewright::test
