// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/cases/CaseAttributes.h"
#include "core/cases/CaseDocument.h"
#include "core/cases/Connector.h"
#include "core/store/ConfigureClient.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

class Database;
class Workspace;

/// A case with what a push of it needs.
struct CaseToPush {
    StoredCase value{};
    cases::Connector connector{};
    std::vector<cases::Comment> comments{}; ///< by people, not pushed yet, oldest first
    base::Timestamp readAt{};
};

/// What a push did that is to be written down.
struct PushRecord {
    cases::ExternalService service{}; ///< time and user are taken from the signature
    std::vector<std::string> comments{}; ///< ids of those that count as pushed
    bool isComplete = true; ///< false: it failed on its way, and does not close the case
    std::int64_t version = 0; ///< of the case that was read for it; 0: the case is as it was read
    base::Timestamp readAt{}; ///< when that was
};

/// Reads a case for a push, and writes down what came of it: the two ends of Kibana's "push case", between which
/// another system is asked. Errors, transactions and threads as in CasesClient.
class PushClient final {
public:
    explicit PushClient(Workspace& workspace);

    /// By a connector, or by the case's own where none is given. `now` comes back with the case. NotFound: no such case
    /// or connector. InvalidValue: the case has no connector. Conflict: its simulation is still being written.
    [[nodiscard]] base::Result<CaseToPush> read(std::int64_t caseKey, base::Timestamp now,
                                                const std::string& connectorId = {}) const;

    /// How many comments by people were not pushed.
    [[nodiscard]] base::Result<std::uint64_t> unpushed(std::int64_t caseKey) const;

    /// Writes down external_service, the comments' pushed_at, and a user action `pushed`. Where the owner's
    /// configuration closes by pushing, a complete push closes the case first, with a row of its own. A case that was
    /// changed since it was read counts as pushed when it was read, so that it is seen to need another push. Waits for
    /// other writers for up to 30 s, as the incident would be lost, and the next push make a second one.
    [[nodiscard]] base::Result<StoredCase> record(std::int64_t caseKey, const PushRecord& push, const Signature& by);

private:
    Database* m_database;
    ConfigureClient m_configure;
};

} // namespace casewright::store
