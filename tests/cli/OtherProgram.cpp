// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/OtherProgram.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace casewright::test {

OtherProgram::OtherProgram(const QString& path)
{
    m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
    m_connection.setDatabaseName(path);
    if (!m_connection.open())
        qFatal("The other program cannot open the file.");
}

OtherProgram::~OtherProgram()
{
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(u"other"_s);
}

void OtherProgram::run(const QString& sql)
{
    static_cast<void>(text(sql));
}

QString OtherProgram::text(const QString& sql)
{
    QSqlQuery query(m_connection);
    if (!query.exec(sql))
        qFatal("The other program fails: %s", qPrintable(query.lastError().text()));
    QString first;
    while (query.next())
        if (first.isEmpty())
            first = query.value(0).toString();
    return first;
}

} // namespace casewright::test
