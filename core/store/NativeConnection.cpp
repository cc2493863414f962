// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/NativeConnection.h"

#include <cstring>

#include <QSqlDriver>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace casewright::store {

sqlite3* nativeConnection(Database& database)
{
    const QVariant handle = database.connection().driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    bool same = false;
    const base::Result<void> asked = database.forEach(u"SELECT sqlite_source_id()"_s, {}, [&](const Row& row) {
        same = row.text(0) == sqlite3_sourceid();
    });
    return asked && same ? *static_cast<sqlite3* const*>(handle.data()) : nullptr;
}

} // namespace casewright::store
