// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/AlertIndex.h"

using namespace Qt::StringLiterals;

namespace casewright::store {

base::Result<void> makeAlertIndex(Database& database)
{
    return database.executeOnce(database.dialect() == Dialect::PostgreSQL
                                    ? u"CREATE INDEX case_alerts_id ON case_alerts (id)"_s
                                    : u"CREATE INDEX case_alerts_ending ON case_alerts (substr(id, -5))"_s);
}

QString hasSameId(Dialect dialect, const QString& alert, const QString& other)
{
    const QString same = alert + u".id = "_s + other + u".id"_s;
    if (dialect == Dialect::PostgreSQL)
        return same;
    return u"substr("_s + alert + u".id, -5) = substr("_s + other + u".id, -5) AND "_s + same;
}

QString fromAlertsWithId(Dialect dialect)
{
    return u" FROM (SELECT ? AS id) AS sought CROSS JOIN case_alerts AS a WHERE "_s
        + hasSameId(dialect, u"a"_s, u"sought"_s);
}

} // namespace casewright::store
