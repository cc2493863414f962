// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"
#include "core/cases/Connector.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

class Database;
class Workspace;

/// An owner's configuration of cases as the workspace keeps it.
struct StoredConfiguration {
    cases::CaseConfiguration configuration{};
    std::int64_t version = 1;
    base::Timestamp createdAt{};
    std::string createdBy{};
    std::optional<base::Timestamp> updatedAt{};
    std::optional<std::string> updatedBy{};
};

/// The configurations of cases and the connectors of a workspace, after Kibana's API (reference/kibana-cases, calls 15
/// and 19 to 21). Errors, transactions and threads as in CasesClient.
class ConfigureClient final {
public:
    explicit ConfigureClient(Workspace& workspace);

    /// All, by owner.
    [[nodiscard]] base::Result<std::vector<StoredConfiguration>> configurations() const;
    /// Nothing: the owner has none.
    [[nodiscard]] base::Result<std::optional<StoredConfiguration>> configuration(const std::string& owner) const;
    /// Sets the owner's configuration, in place of the one before. What is wrong with it is refused, and so is another
    /// type for a custom field that is there.
    [[nodiscard]] base::Result<StoredConfiguration> set(const cases::CaseConfiguration& configuration,
                                                        const Signature& by);
    /// The same with those of several owners, in their order: all of them, or none.
    [[nodiscard]] base::Result<std::vector<StoredConfiguration>>
    set(const std::vector<cases::CaseConfiguration>& configurations, const Signature& by);
    /// Changes the owner's configuration that somebody saw in a version: NotFound without one, Conflict for another
    /// version.
    [[nodiscard]] base::Result<StoredConfiguration> update(const cases::CaseConfiguration& configuration,
                                                           std::int64_t version, const Signature& by);

    // Connectors, by name. They never hold a secret: whoever saves one leaves passwords and tokens out.
    [[nodiscard]] base::Result<std::vector<cases::Connector>> connectors() const;
    /// NotFound: no such connector.
    [[nodiscard]] base::Result<cases::Connector> connector(const std::string& id) const;
    /// Adds it, or replaces the one with the same id; at most 1 000.
    [[nodiscard]] base::Result<void> saveConnector(const cases::Connector& connector);
    /// Saves it in place of the one that somebody saw, of the same id, and leaves nothing of that in the file. Conflict:
    /// it is another one by now.
    [[nodiscard]] base::Result<void> replaceConnector(const cases::Connector& seen, const cases::Connector& by);
    [[nodiscard]] base::Result<void> removeConnector(const std::string& id);

private:
    Database* m_database;
};

} // namespace casewright::store
