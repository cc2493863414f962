// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ConfigurationRows.h"

#include "core/cases/CaseConfigurationJson.h"
#include "core/store/SqlValues.h"

using namespace Qt::StringLiterals;

namespace casewright::store {

base::Result<std::vector<StoredConfiguration>> readConfigurations(Database& database,
                                                                  const std::optional<std::string>& owner)
{
    std::vector<StoredConfiguration> all;
    std::optional<base::Error> unreadable;
    QVariantList values;
    if (owner)
        values.append(text(*owner));
    const base::Result<void> done =
        database.forEach(u"SELECT json, version, created_at, created_by, updated_at, updated_by FROM configurations"_s
                             + (owner ? u" WHERE owner = ?"_s : QString()) + u" ORDER BY owner"_s,
                         values, [&](const Row& row) {
                             base::Result<cases::CaseConfiguration> read =
                                 cases::parseConfiguration(row.text(0), database.path());
                             if (read)
                                 all.push_back({.configuration = std::move(*read),
                                                .version = row.integer(1),
                                                .createdAt = row.time(2),
                                                .createdBy = row.text(3),
                                                .updatedAt = row.optionalTime(4),
                                                .updatedBy = optionalText(row, 5)});
                             else if (!unreadable)
                                 unreadable = read.error();
                         });
    if (!done)
        return base::fail(done.error());
    if (unreadable)
        return base::fail(std::move(*unreadable));
    return all;
}

base::Result<cases::CaseConfiguration> configurationOf(Database& database, const std::string& owner)
{
    base::Result<std::vector<StoredConfiguration>> found = readConfigurations(database, owner);
    if (!found)
        return base::fail(found.error());
    if (found->empty()) {
        cases::CaseConfiguration none;
        none.owner = owner;
        return none;
    }
    return std::move(found->front().configuration);
}

} // namespace casewright::store
