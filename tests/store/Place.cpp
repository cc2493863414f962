// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/Place.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace casewright::tests {
namespace {

constexpr int Skipped = 77; // what CMakeLists.txt tells CTest
constexpr int Patience = 30'000;

[[noreturn]] void skip(const QString& reason)
{
    std::printf("SKIP   : %s\n", qPrintable(reason));
    std::fflush(stdout);
    std::_Exit(Skipped);
}

/// The folder with `initdb` and `postgres`: Debian keeps them apart, by version.
QString programFolder()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) { return a.toInt() > b.toInt(); });
    for (const QString& name : std::as_const(names))
        if (QFile::exists(versions.filePath(name + u"/bin/postgres")))
            return versions.filePath(name + u"/bin");
    const QString found = QStandardPaths::findExecutable(u"postgres"_s);
    if (found.isEmpty())
        skip(u"There is no PostgreSQL server: install the package postgresql."_s);
    return QFileInfo(found).path();
}

/// PostgreSQL does not run as root; a container's tests often do.
const passwd* serverUser()
{
    if (::geteuid() != 0)
        return nullptr;
    for (const char* const name : {"postgres", "nobody"})
        if (const passwd* const user = ::getpwnam(name))
            return user;
    skip(u"PostgreSQL does not run as root, and there is no user postgres or nobody."_s);
}

class Server final {
public:
    Server();
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    void start();
    void kill();

private:
    void becomeUser(QProcess& process) const;
    QTemporaryDir m_folder;
    const passwd* m_user;
    QProcess m_process;
};

/// Its children end with this program, also where that is killed.
void Server::becomeUser(QProcess& process) const
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    process.setChildProcessModifier([user = m_user] {
        if (user && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
            ::_exit(1);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
}

Server::Server() : m_user(serverUser())
{
    const QString programs = programFolder();
    if (m_user && ::chown(qPrintable(m_folder.path()), m_user->pw_uid, m_user->pw_gid) != 0)
        skip(u"The folder of the server cannot be given to its user."_s);
    const QString data = m_folder.filePath(u"data"_s);
    QProcess made;
    becomeUser(made);
    made.start(programs + u"/initdb", {u"-D"_s, data, u"-A"_s, u"trust"_s, u"-U"_s, u"casewright"_s, u"-E"_s, u"UTF8"_s,
                                       u"--locale=C"_s, u"--no-sync"_s});
    if (!made.waitForFinished(Patience) || made.exitCode() != 0)
        qFatal("initdb failed: %s", made.readAll().constData());
    // Everybody comes in, but for one who needs a password.
    QFile rights(data + u"/pg_hba.conf"_s);
    if (!rights.open(QIODevice::WriteOnly) || rights.write("local all locked scram-sha-256\nlocal all all trust\n") < 0)
        qFatal("The server's rights cannot be written.");
    rights.close();
    becomeUser(m_process);
    start();
}

void Server::start()
{
    m_process.start(programFolder() + u"/postgres",
                    {u"-D"_s, m_folder.filePath(u"data"_s), u"-k"_s, m_folder.path(), u"-c"_s, u"listen_addresses="_s, u"-c"_s, u"fsync=off"_s,
                     u"-c"_s, u"full_page_writes=off"_s, u"-c"_s, u"log_min_messages=log"_s, u"-c"_s,
                     u"log_checkpoints=off"_s});
    QByteArray said;
    while (!said.contains("ready to accept connections")) {
        if (!m_process.waitForReadyRead(Patience))
            qFatal("The server did not start: %s", said.constData());
        said += m_process.readAll();
    }
}

/// Nothing is written to the end, and no connection is closed: it has to recover when it starts.
void Server::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_process.processId()), SIGQUIT);
    m_process.waitForFinished(Patience);
}

Server::~Server() { kill(); }

Server& server()
{
    static Server only;
    return only;
}

} // namespace

Place::Place()
{
    static int places = 0;
    m_number = ++places;
}

bool Place::isServer()
{
    return qEnvironmentVariableIsSet("CASEWRIGHT_TEST_SERVER");
}

std::string Place::address(const QString& name) const
{
    if (!isServer())
        return m_folder.filePath(name).toStdString();
    QString schema = u"place"_s + QString::number(m_number);
    for (const QChar character : name)
        schema += character.unicode() < 128 && character.isLetterOrNumber() ? character.toLower() : QChar(u'_');
    return serverAddress() + "&schema=" + schema.left(60).toStdString();
}

std::string serverAddress()
{
    return "postgresql:///postgres?host=" + server().folder().toStdString() + "&user=casewright";
}

void killServer() { server().kill(); }

void startServerAgain() { server().start(); }

} // namespace casewright::tests
