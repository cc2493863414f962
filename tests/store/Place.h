// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QString>
#include <QTemporaryDir>

namespace casewright::tests {

/// Where a test keeps its workspaces: files of a temporary folder or, in a program's second run (with
/// CASEWRIGHT_TEST_SERVER in the environment, see CMakeLists.txt), schemas on a PostgreSQL server that the program
/// starts for itself. Where there is no PostgreSQL the second run says so and ends as skipped.
class Place final {
public:
    Place();
    [[nodiscard]] static bool isServer();
    /// Of the workspace with a name; each place has its own.
    [[nodiscard]] std::string address(const QString& name) const;
    /// The folder of the files; of no use on a server.
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    int m_number;
};

/// The server of this program, started when it is asked for first and ended with the program, however it ends:
/// `postgresql:///postgres?host=FOLDER&user=casewright`. Its role `locked`, once made, needs a password. Ends the program
/// as skipped where there is no PostgreSQL.
[[nodiscard]] std::string serverAddress();
/// The server dies at once, as if it crashed, with all connections; and comes again, at the same address.
void killServer();
void startServerAgain();

/// For tests of what only a file has.
#define SKIP_ON_SERVER(reason)                                                                                         \
    if (casewright::tests::Place::isServer())                                                                          \
    QSKIP(reason)

} // namespace casewright::tests
