// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseStatusChange.h"

#include <algorithm>
#include <cstddef>

#include "core/cases/CaseLimits.h"
#include "core/cases/StatusEffects.h"
#include "core/cases/UserActionPayload.h"
#include "core/store/ActivityRows.h"
#include "core/store/CaseDocumentRows.h"

namespace casewright::store {
namespace {

base::Result<void> changeOne(Database& database, std::int64_t key, cases::CaseStatus status, const Signature& by)
{
    const base::Result<StoredCase> before = readStoredCase(database, key);
    if (!before)
        return base::fail(before.error());
    if (before->document.attributes.status == status)
        return {};
    if (base::Result<void> done = checkFinished(database, *before); !done)
        return done;
    const base::Result<std::int64_t> sequence = nextActivity(database, key, 1);
    if (!sequence)
        return base::fail(sequence.error());
    return writeCase(database, key, cases::withStatus(before->document, status, by.at, by.user), by).and_then([&] {
        return addActivity(database, key, *sequence, {cases::statusAction(status)}, by);
    });
}

} // namespace

base::Result<void> changeStatus(Database& database, const std::vector<std::int64_t>& caseKeys,
                                engine::CaseStatus status, base::Timestamp at, const std::string& user)
{
    std::vector<std::int64_t> keys = caseKeys;
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    if (keys.size() > cases::MaximumCasesPerCall)
        return base::fail(base::ErrorCode::LimitReached,
                          "At most 100 cases can be changed at once, as in Kibana; " + std::to_string(keys.size())
                              + " were given. No case was changed; choose fewer.");
    base::Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return base::fail(transaction.error());
    for (const std::int64_t key : keys)
        if (base::Result<void> done = changeOne(database, key, status, {.user = user, .at = at}); !done)
            return done;
    return transaction->commit();
}

} // namespace casewright::store
