// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ConfigureClient.h"

#include <utility>

#include "core/cases/CaseConfigurationJson.h"
#include "core/cases/CaseValidation.h"
#include "core/store/ConfigurationRows.h"
#include "core/store/SqlValues.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;

constexpr std::int64_t MaximumConnectors = 1'000; // that Kibana gives back

base::Error noSuchConnector(const Database& database, const std::string& id)
{
    return {ErrorCode::NotFound,
            "The workspace " + database.path() + " has no connector with the id " + id + ". Read the list again.",
            std::nullopt};
}

base::Result<void> writeConfiguration(Database& database, const cases::CaseConfiguration& configuration,
                                      const std::optional<StoredConfiguration>& before, const Signature& by)
{
    base::Result<void> done = cases::checkConfiguration(configuration);
    if (done && before)
        done = cases::checkTypesStay(before->configuration, configuration);
    if (!done)
        return done;
    const QVariant json = text(cases::configurationJson(configuration));
    if (!before)
        return database.execute(u"INSERT INTO configurations (owner, json, version, created_at, created_by)"
                                u" VALUES (?, ?, 1, ?, ?)"_s,
                                {text(configuration.owner), json, integer(by.at.milliseconds), text(by.user)});
    return database.execute(u"UPDATE configurations SET json = ?, version = version + 1, updated_at = ?, updated_by = ?"
                            u" WHERE owner = ?"_s,
                            {json, integer(by.at.milliseconds), text(by.user), text(configuration.owner)});
}

cases::Connector connectorOf(const Row& row)
{
    return {.id = row.text(0), .name = row.text(1), .type = row.text(2), .settings = row.text(3)};
}

/// A connector may have a secret from before, which SQLite would else leave in the free room of its page.
base::Result<void> overwriteFreed(Database& database)
{
    return database.dialect() == Dialect::SQLite ? database.executeOnce(u"PRAGMA secure_delete = ON"_s)
                                                 : base::Result<void>();
}

/// The log has pages as they were; it is emptied now or, while somebody reads, at a later time.
void shortenLog(Database& database)
{
    if (database.dialect() == Dialect::SQLite)
        static_cast<void>(database.executeOnce(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
}

} // namespace

ConfigureClient::ConfigureClient(Workspace& workspace) : m_database(&WorkspaceAccess::databaseOf(workspace)) {}

base::Result<std::vector<StoredConfiguration>> ConfigureClient::configurations() const
{
    return readConfigurations(*m_database);
}

base::Result<std::optional<StoredConfiguration>> ConfigureClient::configuration(const std::string& owner) const
{
    base::Result<std::vector<StoredConfiguration>> found = readConfigurations(*m_database, owner);
    if (!found)
        return base::fail(found.error());
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

base::Result<StoredConfiguration> ConfigureClient::set(const cases::CaseConfiguration& given, const Signature& by)
{
    return set(std::vector{given}, by).map([](std::vector<StoredConfiguration> all) { return std::move(all.front()); });
}

base::Result<std::vector<StoredConfiguration>>
ConfigureClient::set(const std::vector<cases::CaseConfiguration>& configurations, const Signature& by)
{
    base::Result<Transaction> transaction = Transaction::begin(*m_database);
    if (!transaction)
        return base::fail(transaction.error());
    std::vector<StoredConfiguration> written;
    for (const cases::CaseConfiguration& given : configurations) {
        const base::Result<std::optional<StoredConfiguration>> before = configuration(given.owner);
        if (!before)
            return base::fail(before.error());
        if (const base::Result<void> done = writeConfiguration(*m_database, given, *before, by); !done)
            return base::fail(done.error());
        base::Result<std::optional<StoredConfiguration>> after = configuration(given.owner);
        if (!after)
            return base::fail(after.error());
        written.push_back(after->value_or(StoredConfiguration{}));
    }
    if (const base::Result<void> done = transaction->commit(); !done)
        return base::fail(done.error());
    return written;
}

base::Result<StoredConfiguration> ConfigureClient::update(const cases::CaseConfiguration& given, std::int64_t version,
                                                          const Signature& by)
{
    base::Result<Transaction> transaction = Transaction::begin(*m_database);
    if (!transaction)
        return base::fail(transaction.error());
    const base::Result<std::optional<StoredConfiguration>> before = configuration(given.owner);
    if (!before)
        return base::fail(before.error());
    if (!*before)
        return base::fail(ErrorCode::NotFound,
                          "The workspace " + m_database->path() + " has no configuration of the owner " + given.owner
                              + ". Set one first.");
    if ((*before)->version != version)
        return base::fail(ErrorCode::Conflict,
                          "The configuration of the owner " + given.owner
                              + " has been updated. Nothing was changed; refresh before saving more "
                                "updates.");
    const base::Result<void> done =
        writeConfiguration(*m_database, given, *before, by).and_then([&] { return transaction->commit(); });
    if (!done)
        return base::fail(done.error());
    return configuration(given.owner).transform([](auto found) { return found.value_or(StoredConfiguration{}); });
}

base::Result<std::vector<cases::Connector>> ConfigureClient::connectors() const
{
    std::vector<cases::Connector> all;
    const base::Result<void> done =
        m_database->forEach(u"SELECT id, name, type, json FROM connectors ORDER BY name, id"_s, {},
                            [&](const Row& row) { all.push_back(connectorOf(row)); });
    if (!done)
        return base::fail(done.error());
    return all;
}

base::Result<cases::Connector> ConfigureClient::connector(const std::string& id) const
{
    std::optional<cases::Connector> found;
    const base::Result<void> done = m_database->forEach(u"SELECT id, name, type, json FROM connectors WHERE id = ?"_s,
                                                        {text(id)}, [&](const Row& row) { found = connectorOf(row); });
    if (!done)
        return base::fail(done.error());
    if (!found)
        return base::fail(noSuchConnector(*m_database, id));
    return std::move(*found);
}

base::Result<void> ConfigureClient::saveConnector(const cases::Connector& connector)
{
    if (base::Result<void> done = overwriteFreed(*m_database); !done)
        return done;
    base::Result<Transaction> transaction = Transaction::begin(*m_database);
    if (!transaction)
        return base::fail(transaction.error());
    const auto others = m_database->number(u"SELECT count(*) FROM connectors WHERE id <> ?"_s, {text(connector.id)});
    if (!others)
        return base::fail(others.error());
    if (others->value_or(0) >= MaximumConnectors)
        return base::fail(ErrorCode::LimitReached, "A workspace holds at most 1000 connectors. Remove one first.");
    return m_database
        ->execute(u"INSERT INTO connectors (id, name, type, json) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                  u" name = excluded.name, type = excluded.type, json = excluded.json"_s,
                  {text(connector.id), text(connector.name), text(connector.type), text(connector.settings)})
        .and_then([&] { return transaction->commit(); })
        .map([&] { shortenLog(*m_database); });
}

base::Result<void> ConfigureClient::replaceConnector(const cases::Connector& seen, const cases::Connector& by)
{
    if (base::Result<void> done = overwriteFreed(*m_database); !done)
        return done;
    const base::Result<std::int64_t> replaced = m_database->change(
        u"UPDATE connectors SET name = ?, type = ?, json = ? WHERE id = ? AND name = ? AND type = ? AND json = ?"_s,
        {text(by.name), text(by.type), text(by.settings), text(seen.id), text(seen.name), text(seen.type),
         text(seen.settings)});
    if (!replaced)
        return base::fail(replaced.error());
    if (*replaced == 0)
        return base::fail(ErrorCode::Conflict, "The connector \"" + seen.id
                                                   + "\" was changed meanwhile, and is left as it is. Try again.");
    shortenLog(*m_database);
    return {};
}

base::Result<void> ConfigureClient::removeConnector(const std::string& id)
{
    if (base::Result<void> done = overwriteFreed(*m_database); !done)
        return done;
    const base::Result<std::int64_t> removed = m_database->change(u"DELETE FROM connectors WHERE id = ?"_s, {text(id)});
    if (!removed)
        return base::fail(removed.error());
    if (*removed == 0)
        return base::fail(noSuchConnector(*m_database, id));
    shortenLog(*m_database);
    return {};
}

} // namespace casewright::store
