// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ServerLink.h"

namespace casewright::store {
namespace {

base::Error notBuilt(const std::string& name)
{
    return {base::ErrorCode::NotSupported, "The workspace " + name + " lies on a PostgreSQL server, and this Casewright "
                "was built without libpq. Use one that was built with it, or a workspace in a file.", std::nullopt};
}

} // namespace

base::Result<std::vector<std::pair<QString, QString>>>
parseServerAddress(const std::string& /*address*/, const std::string& name)
{
    return base::fail(notBuilt(name));
}

// No connection to a server comes into being, so nobody calls these.

bool isConnected(Database& /*database*/)
{
    return false;
}

bool isInTransaction(Database& /*database*/)
{
    return false;
}

bool hasTransactionFailed(Database& /*database*/)
{
    return true;
}

base::Result<void> copyRows(Database& database, const std::string& /*copy*/, const std::string& /*rows*/)
{
    return base::fail(notBuilt(database.path()));
}

base::Result<void> runStatements(Database& database, const std::string& /*statements*/)
{
    return base::fail(notBuilt(database.path()));
}

} // namespace casewright::store
