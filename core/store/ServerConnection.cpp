// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ServerConnection.h"

#include <QRegularExpression>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include "core/store/Dialect.h"
#include "core/store/ServerAddress.h"
#include "core/store/ServerLink.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

constexpr int OldestServer = 130'000; // normalize()

/// A value of a connection string between quotes.
QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s);
    value.replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

base::Result<void> setOptions(QSqlDatabase& connection, const std::string& address, const std::string& name)
{
    const auto values = parseServerAddress(libpqAddress(address), name);
    if (!values)
        return base::fail(values.error());
    QStringList others{u"fallback_application_name='Casewright'"_s};
    bool hasTimeout = qEnvironmentVariableIsSet("PGCONNECT_TIMEOUT");
    for (const auto& [keyword, value] : *values) {
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        hasTimeout = hasTimeout || keyword == u"connect_timeout";
        if (keyword == u"host")
            connection.setHostName(value);
        else if (keyword == u"port" && isNumber)
            connection.setPort(number);
        else if (keyword == u"user")
            connection.setUserName(value);
        else if (keyword == u"dbname")
            connection.setDatabaseName(value);
        else if (value.contains(u';')) // Qt parts its options there
            return base::fail(ErrorCode::InvalidValue, "The address " + name + " has a semicolon in "
                                  + keyword.toStdString() + ", which cannot be handed on. Leave it out.");
        else
            others += keyword + u'=' + quoted(value);
    }
    if (!hasTimeout)
        others += u"connect_timeout=10"_s;
    connection.setConnectOptions(others.join(u';'));
    connection.setPassword(QString::fromStdString(passwordOf(name)));
    return {};
}

/// libpq tells what went wrong in words only, the server's where it answered.
base::Error connectError(const std::string& name, const QString& text)
{
    const std::string what = "Cannot connect to the workspace " + name;
    const std::string reason = " (" + text.simplified().toStdString() + ")";
    const auto says = [&text](const char16_t* part) { return text.contains(QString::fromUtf16(part)); };
    if (says(u"password") || says(u"authentication failed"))
        return {ErrorCode::Unreadable, what + ": the server wants another password" + reason + ". Write it into "
                    "~/.pgpass (man psql tells how), or give it with PGPASSWORD.", std::nullopt};
    if (says(u"database \"") && says(u"does not exist"))
        return {ErrorCode::NotFound, what + ": the server has no such database" + reason + ". Make it first (createdb), "
                    "or check the name.", std::nullopt};
    if (says(u"role \"") || says(u"pg_hba.conf"))
        return {ErrorCode::Unreadable, what + ": the server does not let this user in" + reason + ". Ask who looks after "
                    "the server, or name another user in the address.", std::nullopt};
    return {ErrorCode::Unreadable, what + reason + ". Check host and port, and that the server runs.", std::nullopt};
}

base::Result<void> checkServer(QSqlQuery& query, const std::string& name)
{
    if (!query.exec(u"SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),"
                    u" current_setting('server_version')"_s)
        || !query.next())
        return base::fail(serverError(name, query.lastError().nativeErrorCode(), query.lastError().databaseText()));
    if (query.value(0).toInt() < OldestServer)
        return base::fail(ErrorCode::NotSupported, "The server of the workspace " + name + " is PostgreSQL "
                              + query.value(2).toString().toStdString() + "; Casewright needs 13 or newer.");
    if (query.value(1).toString() != u"UTF8")
        return base::fail(ErrorCode::NotSupported, "The database of the workspace " + name + " keeps texts as "
                              + query.value(1).toString().toStdString()
                              + "; Casewright needs UTF8. Make a database with createdb --encoding=UTF8 "
                                "--template=template0.");
    return {};
}

} // namespace

base::Result<void> connectToServer(QSqlDatabase& connection, const std::string& address, bool mayWrite)
{
    const std::string name = withoutPassword(address);
    const QString schema = QString::fromStdString(schemaOf(address));
    static const QRegularExpression plainName(u"^[a-z_][a-z0-9_]{0,62}$"_s);
    if (!plainName.match(schema).hasMatch() || schema.startsWith(u"pg_"))
        return base::fail(ErrorCode::InvalidValue, "The address " + name + " names a schema that is none of ours: use "
                              "small letters, digits and _, and no pg_ at the beginning.");
    if (base::Result<void> done = setOptions(connection, name, name); !done)
        return done;
    if (!connection.open())
        return base::fail(connectError(name, connection.lastError().databaseText()));
    QSqlQuery query(connection);
    if (base::Result<void> done = checkServer(query, name); !done)
        return done;
    // A server that hears nothing of a client for two minutes drops it, and its locks with it.
    const QString settings = u"SET search_path = \""_s + schema + u"\"; SET lock_timeout = 2000; SET client_min_messages ="
        u" error; SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 15; SET tcp_keepalives_count = 4;"
        u" SET default_transaction_read_only = " + (mayWrite ? u"off"_s : u"on"_s);
    if (!query.exec(settings))
        return base::fail(serverError(name, query.lastError().nativeErrorCode(), query.lastError().databaseText()));
    return {};
}

} // namespace casewright::store
