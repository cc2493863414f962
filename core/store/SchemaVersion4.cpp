// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/SchemaVersion4.h"

#include <array>

#include "core/store/Schema.h"
#include "core/store/SearchSchema.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

// Workspaces were made of version 3 before whether somebody is assigned was a part of the facet, and before these
// columns; others with all or a part of it that say 3 as well. So the columns tell what there is to do, not the number.
struct Column {
    QString table;
    QString name;
    QString definition;
};

base::Result<bool> hasColumn(Database& database, const Column& column)
{
    const auto found = database.dialect() == Dialect::SQLite
        ? database.number(u"SELECT count(*) FROM pragma_table_info(?) WHERE name = ?"_s, {column.table, column.name})
        : database.number(u"SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema()"
                          u" AND table_name = ? AND column_name = ?"_s, {column.table, column.name});
    if (!found)
        return base::fail(found.error());
    return found->value_or(0) > 0;
}

base::Result<void> add(Database& database, const Column& column)
{
    return database.executeOnce(u"ALTER TABLE "_s + column.table + u" ADD COLUMN "_s + column.name + u' '
                                + column.definition);
}

base::Result<void> addWhereMissing(Database& database, const Column& column)
{
    const base::Result<bool> has = hasColumn(database, column);
    if (!has)
        return base::fail(has.error());
    return *has ? base::Result<void>() : add(database, column);
}

} // namespace

base::Result<void> makeVersion4(Database& database)
{
    // What they are for: SchemaVersion3.cpp.
    const Column handedOver{u"activity"_s, u"handed_over"_s, u"TEXT"_s};
    const Column draft{u"rules"_s, u"draft"_s, u"TEXT NOT NULL DEFAULT ''"_s};
    const base::Result<bool> isPresent = hasColumn(database, handedOver);
    if (!isPresent)
        return base::fail(isPresent.error());
    const base::Result<void> added = addWhereMissing(database, draft);
    if (!added || *isPresent)
        return added;
    return withLargeCaches(database, makeFacetsAnew).and_then([&] { return add(database, handedOver); });
}

} // namespace casewright::store
