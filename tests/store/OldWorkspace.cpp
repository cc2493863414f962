// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/OldWorkspace.h"

#include <cstddef>

#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include "core/store/Database.h"
#include "core/store/Schema.h"

using namespace Qt::StringLiterals;

namespace casewright::tests {
namespace {

void must(const base::Result<void>& done)
{
    if (!done)
        qFatal("%s", done.error().text.c_str());
}

/// Runs a query on a connection that knows nothing of ours; the rows, a line each.
QString ask(const std::string& path, const QStringList& queries)
{
    const QString name = u"content"_s;
    QString text;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        connection.setDatabaseName(QString::fromStdString(path));
        if (!connection.open())
            text = u"error: "_s + connection.lastError().text();
        for (const QString& sql : queries) {
            QSqlQuery query(connection);
            if (!query.exec(sql))
                text.prepend(u"error: "_s + query.lastError().text() + u'\n');
            while (query.next())
                text += query.value(0).toString() + u'\n';
        }
    }
    QSqlDatabase::removeDatabase(name);
    return text;
}

} // namespace

QStringList statementsOf(int version)
{
    QFile fixture(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/store/fixtures/version-%1.sql").arg(version));
    if (!fixture.open(QIODevice::ReadOnly))
        qFatal("The fixture cannot be read.");
    // What goes on in the next line, as a trigger does, is indented there.
    static const QRegularExpression end(u";\n(?! )"_s);
    return QString::fromUtf8(fixture.readAll()).split(end, Qt::SkipEmptyParts);
}

void makeOldWorkspace(const std::string& path, int version, int moreCases)
{
    const auto database = store::Database::connect(path, store::Database::Mode::ReadWrite).value();
    must(database->executeOnce(u"PRAGMA auto_vacuum = FULL"_s));
    for (const QString& statement : statementsOf(version < 3 ? 1 : 3))
        must(database->executeOnce(statement));
    if (version != 3)
        must(store::migrate(*database, store::migrations().first(static_cast<std::size_t>(version))));
    const QString numbers = u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"_s
                                .arg(moreCases);
    if (moreCases > 0) {
        must(database->executeOnce(numbers + u" INSERT INTO settings SELECT 'setting ' || i, 'value ' || i FROM n"_s));
        must(database->executeOnce(
            numbers
            + u" INSERT INTO cases (simulation, number, group_number, counter, id, title, description, tags, owner,"
              u" %1, status, created_at, total_alerts, times_reopened) SELECT 1, 100 + i, 0, 1, 'id ' || i,"
              u" 'title ' || i, 'description', '[]', 'cases', %2, 0, i, 0, 0 FROM n"_s.arg(
                  version < 3 ? u"severity"_s : u"severity_level"_s, version < 3 ? u"'high'"_s : u"2"_s)));
    }
    must(database->executeOnce(u"PRAGMA journal_mode = WAL"_s));
}

std::string contentOf(const std::string& path)
{
    return ask(path, {u"SELECT name || '=' || value FROM settings ORDER BY name"_s,
                      u"SELECT key || ' ' || json FROM rules ORDER BY key"_s,
                      u"SELECT key || ' ' || title || ' ' || status || ' ' || total_alerts FROM cases ORDER BY key"_s,
                      u"SELECT case_key || ' ' || sequence || ' ' || at FROM activity ORDER BY case_key, sequence"_s})
        .toStdString();
}

int versionOf(const std::string& path)
{
    bool isNumber = false;
    const int version = ask(path, {u"PRAGMA user_version"_s}).trimmed().toInt(&isNumber);
    return isNumber ? version : -1;
}

} // namespace casewright::tests
